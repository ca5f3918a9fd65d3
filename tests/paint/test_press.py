"""The file for the press, read back: four inks and no others, fine black over everything, boxes, sheets, and the same bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from handset import bind, set_line, set_page
from PIL import Image

from epaper.colours import Cmyk, Colour, Rgb
from epaper.geometry import Rect, mm
from epaper.paint.ink_limit import most_ink
from epaper.paint.pdf import pdf_bytes
from epaper.paint.press import Press, press_bytes
from epaper.paint.press_palette import OUT, OVER, RULE_OVERPRINTS, TYPE_OVERPRINTS, PressPalette
from epaper.paint.profiles import Profile, profiles
from epaper.paint.sheets import MARKS_ROOM, Wanted, sheets
from epaper.resources import icc_folder, shipped_issue
from epaper.scene.inks import PLAIN
from epaper.scene.model import Facsimile, Fill, Rule
from epaper.scene.model import Image as Placed
from tests.composed import ENGLISH, SHIPPED, composed

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SCHEMA, PROPERTY = "{http://www.aiim.org/pdfa/ns/schema#}", "{http://www.aiim.org/pdfa/ns/property#}"
COLOURS = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri"}


@pytest.fixture(scope="module")
def profile() -> Profile:
    return profiles(icc_folder())["newsprint"]


@pytest.fixture(scope="module", params=["a4", "broadsheet"])
def facsimile(request: pytest.FixtureRequest) -> Facsimile:
    return composed(SHIPPED, request.param).facsimile


@pytest.fixture(scope="module")
def pictured() -> Facsimile:
    return composed(ENGLISH, "a4").facsimile


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def operations(data: bytes) -> Iterator[tuple[str, list[object]]]:
    for page in opened(data).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            yield str(operator), list(operands)


def test_every_colour_is_of_four_inks_within_the_limit(facsimile: Facsimile, profile: Profile) -> None:
    found = list(operations(press_bytes(facsimile, Press(profile))))
    assert not COLOURS & {operator for operator, _ in found}
    builds = {tuple(map(float, inks)) for operator, inks in found if operator in ("k", "K")}  # type: ignore[arg-type]
    assert (0, 0, 0, 1) in builds
    assert len(builds) > 2
    assert max(map(sum, builds)) * 100 <= profile.ink_limit


def test_inks_of_the_paper_keep_within_the_limit_of_the_press(profile: Profile) -> None:
    """A style may name up to 240 %, and some presses bear less than others: the colours give way, as in pictures."""
    rich = Colour(Rgb(20, 30, 20), Cmyk(75, 60, 60, 40))
    marks = (Fill(Rect(20, 20, 100, 100), "accent"), Rule(20, 200, 100, 200, 4, "accent"))
    paper = replace(bind(set_page([set_line("大", 20, 180, size=40, ink="accent")], marks)), inks={**PLAIN, "accent": rich})
    for limit in (220, 180):
        press = Press(profile._replace(ink_limit=limit))
        painted = [operands for operator, operands in operations(press_bytes(paper, press)) if operator in ("k", "K")]
        totals = [100 * sum(map(float, inks)) for inks in painted]  # type: ignore[arg-type]
        assert len(totals) >= 3
        assert limit - 1 < max(totals) <= limit
        assert {float(inks[3]) for inks in painted} == {0.4}  # type: ignore[arg-type]


def test_fine_black_overprints_and_nothing_else_does(facsimile: Facsimile, profile: Profile) -> None:
    state, ink, size, weight, seen = "", (), 0.0, 0.0, set()
    for operator, operands in operations(press_bytes(facsimile, Press(profile))):
        match operator:
            case "gs":
                state = str(operands[0]).removeprefix("/")
            case "k" | "K":
                ink = tuple(map(float, operands))  # type: ignore[arg-type]
            case "Tf":
                size = float(operands[1])  # type: ignore[arg-type]
            case "w":
                weight = float(operands[0])  # type: ignore[arg-type]
            case "TJ" | "S":
                fine = size < TYPE_OVERPRINTS if operator == "TJ" else weight < RULE_OVERPRINTS
                assert state == (OVER if ink == (0, 0, 0, 1) and fine else OUT), (operator, size, weight, ink)
                seen.add((operator, state))
    assert {("TJ", OVER), ("TJ", OUT), ("S", OVER)} <= seen


def test_it_says_what_it_is_for(facsimile: Facsimile, profile: Profile) -> None:
    pdf = opened(press_bytes(facsimile, Press(profile)))
    assert pdf.pdf_version == "1.6"
    assert pdf.trailer.ID[0] == pdf.trailer.ID[1]
    intents = pdf.Root.OutputIntents
    assert [str(intent.S) for intent in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert intents[0].DestOutputProfile.objgen == intents[1].DestOutputProfile.objgen
    assert intents[0].DestOutputProfile.read_bytes() == profile.icc
    assert str(intents[0].OutputConditionIdentifier) == profile.condition
    assert str(pdf.docinfo.CreationDate) == "D:20260521000000Z"
    assert str(pdf.docinfo.Trapped) == "/False"
    with pdf.open_metadata() as said:
        assert said["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "U")
        assert said["dc:title"] == facsimile.title == str(pdf.docinfo.Title)
        assert said["pdf:Trapped"] == "False"
        assert said["xmp:CreateDate"] == "2026-05-21T00:00:00Z"


def test_only_a_file_without_boxes_for_missing_characters_claims_to_be_for_the_archive(profile: Profile) -> None:
    whole, box = (bind(set_page([set_line(text, 20, 40)])) for text in ("正文", "缺\U000f0000字"))
    claims = [press_bytes(paper, Press(profile)) for paper in (whole, box)]
    assert [b"pdfaid:part>2<" in data for data in claims] == [True, False]
    assert [b"GTS_PDFXVersion>PDF/X-4<" in data for data in claims] == [True, True]


def test_what_the_archive_does_not_know_is_described(facsimile: Facsimile, profile: Profile) -> None:
    """PDF/A-2 takes no property that is neither its own nor described in an extension schema (ISO 19005-2, 6.6.2.3)."""
    pdf = opened(press_bytes(facsimile, Press(profile)))
    root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    described = {
        (schema.findtext(f"{SCHEMA}namespaceURI"), name.text)
        for schema in root.iter(f"{RDF}li")
        for name in schema.iter(f"{PROPERTY}name")
        if schema.find(f"{SCHEMA}namespaceURI") is not None
    }
    assert {("http://ns.adobe.com/pdf/1.3/", "Trapped"), ("http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion")} == described


def test_pages_have_their_boxes_and_nothing_that_a_press_refuses(facsimile: Facsimile, profile: Profile) -> None:
    for page in opened(press_bytes(facsimile, Press(profile))).pages:
        assert list(page.TrimBox) == list(page.MediaBox) == list(page.BleedBox)
        assert not {"/Annots", "/AA", "/Rotate", "/UserUnit", "/CropBox", "/Group"} & set(page.keys())
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_it_reads_as_the_file_for_readers_does(facsimile: Facsimile, profile: Profile) -> None:
    def texts(data: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(data)
        found = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        return found

    assert texts(press_bytes(facsimile, Press(profile))) == texts(pdf_bytes(facsimile))


def test_the_same_issue_gives_the_same_bytes_and_another_day_another_file(facsimile: Facsimile, profile: Profile) -> None:
    press = Press(profile)
    assert press_bytes(facsimile, press) == press_bytes(facsimile, press)
    assert press_bytes(replace(facsimile, dated=date(2026, 5, 22)), press) != press_bytes(facsimile, press)
    assert b"D:20000101" in press_bytes(replace(facsimile, dated=None), press)


# -- pictures ---------------------------------------------------------------------------------------------------------


def images(pdf: pikepdf.Pdf) -> list[pikepdf.PdfImage]:
    found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    return [pikepdf.PdfImage(image) for image in found]


@pytest.mark.parametrize("limit", [220, 160])
def test_a_photograph_keeps_within_the_limit_though_jpeg_strays(profile: Profile, limit: int) -> None:
    """Printers' inks of their own, dark, fine in grain and all over the place."""
    data = random.Random(7).randbytes(4 * 160 * 120)
    grain = Image.frombytes("CMYK", (160, 120), data).resize((480, 360), Image.Resampling.BICUBIC)
    file = BytesIO()
    grain.save(file, "JPEG", quality=95)
    paper = bind(set_page([], (Placed(Rect(20, 20, 172.8, 129.6), "p"),)), images={"p": file.getvalue()})
    pdf = opened(press_bytes(paper, Press(profile._replace(ink_limit=limit))))
    (image,) = images(pdf)
    assert image.obj.Filter == "/DCTDecode"
    with Image.open(BytesIO(image.obj.read_raw_bytes())) as printed:
        assert limit - 20 < most_ink(printed) <= limit


def test_pictures_are_in_ink_and_no_finer_than_the_press(pictured: Facsimile, profile: Profile) -> None:
    pdf = opened(press_bytes(pictured, Press(profile)))
    assert images(pdf)
    for image in images(pdf):
        assert image.colorspace in ("/DeviceCMYK", "/DeviceGray")
        assert "/SMask" not in image.obj
        if image.colorspace == "/DeviceCMYK" and not image.filters:
            assert most_ink(Image.frombytes("CMYK", image.size, image.read_bytes())) <= profile.ink_limit


def test_pages_in_black_have_black_ink_alone(pictured: Facsimile, profile: Profile) -> None:
    from epaper.scene.grey import grey_page

    data = press_bytes(replace(pictured, pages=tuple(map(grey_page, pictured.pages))), Press(profile))
    pdf = opened(data)
    assert all(image.colorspace == "/DeviceGray" for image in images(pdf))
    for operator, inks in operations(data):
        if operator in ("k", "K"):
            assert tuple(map(float, inks[:3])) == (0, 0, 0)  # type: ignore[arg-type]


# -- sheets -----------------------------------------------------------------------------------------------------------


def numbers(facsimile: Facsimile, wanted: Wanted) -> list[str]:
    return [sheet.label for sheet in sheets(facsimile.pages, wanted)]


def test_pages_are_imposed_so_that_folded_sheets_read_in_order() -> None:
    page = composed(SHIPPED, "a4").facsimile.pages[0]

    def of(count: int) -> list[str]:
        pages = [replace(page, number=number) for number in range(1, count + 1)]
        return [sheet.label for sheet in sheets(pages, Wanted(imposed=True))]

    assert of(4) == ["4-1", "2-3"]
    assert of(8) == ["8-1", "2-7", "6-3", "4-5"]
    assert of(6) == ["1", "2", "6-3", "4-5"]
    assert of(1) == ["1"]
    assert of(0) == []


def test_creep_moves_inner_sheets_towards_their_fold() -> None:
    page = composed(SHIPPED, "a4").facsimile.pages[0]
    pages = [replace(page, number=number) for number in range(1, 9)]
    outer, _, inner, _ = sheets(pages, Wanted(imposed=True, creep=mm(0.5)))
    assert [spot.x for spot in outer.spots] == [0, page.width]
    assert [spot.x for spot in inner.spots] == pytest.approx([mm(0.5), page.width - mm(0.5)])
    assert inner.folds == (page.width,)


def test_bleed_and_marks_lie_around_what_is_kept(facsimile: Facsimile, profile: Profile) -> None:
    data = press_bytes(facsimile, Press(profile, Wanted(bleed=mm(3), marks=True)))
    plain = press_bytes(facsimile, Press(profile))
    for page, sheet in zip(opened(data).pages, facsimile.pages, strict=True):
        left, foot, right, top = map(float, page.TrimBox)
        assert (right - left, top - foot) == pytest.approx((sheet.width, sheet.height), abs=0.01)
        assert left == pytest.approx(mm(3) + MARKS_ROOM, abs=0.01)
        assert float(page.BleedBox[0]) == pytest.approx(left - mm(3), abs=0.01)
    one, other = (pypdfium2.PdfDocument(each)[0].render(scale=1).to_pil() for each in (data, plain))
    off = round(mm(3) + MARKS_ROOM)
    inside = one.crop((off, off, off + other.width, off + other.height))
    assert sum(inside.convert("L").histogram()[:128]) == pytest.approx(sum(other.convert("L").histogram()[:128]), rel=0.05)
    assert one.crop((0, 0, one.width, off - round(mm(3)))).convert("L").getextrema()[0] < 128


def test_marks_say_below_each_page_which_it_is(facsimile: Facsimile, profile: Profile) -> None:
    document = pypdfium2.PdfDocument(press_bytes(facsimile, Press(profile, Wanted(marks=True, bleed=mm(3)))))
    for page, sheet in zip(facsimile.pages, document, strict=True):
        below = sheet.get_textpage().get_text_bounded(top=MARKS_ROOM)
        assert page.label in below
        assert "2026-05-21" in below
    document.close()
    assert "mm" not in "".join(line.text for page in facsimile.pages for line in page.lines)


def test_marks_are_on_every_plate(facsimile: Facsimile, profile: Profile) -> None:
    data = press_bytes(facsimile, Press(profile, Wanted(marks=True, imposed=True)))
    content = b"".join(page.Contents.read_bytes() for page in opened(data).pages)
    assert len(re.findall(rb"1 1 1 1 K", content)) == len(opened(data).pages)


def test_an_issue_on_its_way_to_the_press_is_whole_or_not_there(tmp_path: Path) -> None:
    from epaper.__main__ import main

    target = tmp_path / "press.pdf"
    target.write_bytes(b"old")
    wrong = tmp_path / "wrong.icc"
    wrong.write_bytes(b"no profile")
    asked = ["export", str(shipped_issue()), "-o", str(target), "--for", "press", "--stock", "a4"]
    assert main([*asked, "--profile", str(wrong)]) == 3
    assert main([*asked, "--profile", "unheard-of"]) == 3
    assert main([*asked, "--bleed", "99"]) == 2
    assert target.read_bytes() == b"old"
    assert main([*asked, "--impose", "--marks", "--bleed", "3"]) == 0
    assert len(opened(target.read_bytes()).pages) == 2


def test_small_type_has_one_ink() -> None:
    builds = {ink: colour.cmyk for ink, colour in PLAIN.items()}
    palette = PressPalette({**builds, "accent": Cmyk(0, 80, 90, 10)}, lambda _: Cmyk(0, 0, 0, 0))
    assert palette.type("accent", 9.5).endswith("0 0 0 1 k")
    assert palette.type("accent", 10).endswith("0 0.8 0.9 0.1 k")
    assert palette.type("white", 8) == f"/{OUT} gs 0 0 0 0 k"
    assert palette.area(Rgb(128, 128, 128), 9).endswith("0 0 0 0.498 k")
