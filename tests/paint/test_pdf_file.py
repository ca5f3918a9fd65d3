"""The PDF as a file: sound, small, its fonts embedded and cut, its pictures once, the same bytes each time."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import uharfbuzz as hb
from handset import bind, every_mark, faces_used, photo, set_line, set_page, swapped
from PIL import Image as Pillow

from epaper.geometry import Rect
from epaper.paint.pdf import pdf_bytes, write_pdf
from epaper.paint.pdf_document import LONG, MOST_WAITING, Document
from epaper.paint.profiles import srgb
from epaper.resources import icc_folder
from epaper.scene.model import Clip, Image


@pytest.fixture(scope="module")
def data() -> bytes:
    return pdf_bytes(replace(every_mark(), publisher="衡阳日报社"))


def test_same_page_same_bytes_in_every_process(data: bytes) -> None:
    here = Path(__file__).parent
    program = (
        "import sys; from dataclasses import replace; from handset import every_mark; from epaper.paint.pdf import pdf_bytes\n"
    )
    program += "sys.stdout.buffer.write(pdf_bytes(replace(every_mark(), publisher='衡阳日报社')))"
    path = f"{here}:{here.parents[1]}"
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "LC_ALL": "C", "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        assert done.stdout == data


def test_contents_deflated_beside_the_rest_stand_where_they_were_put() -> None:
    """Long ones and short ones in turn, and more than may wait: the identity of the file follows from them, too."""
    contents = [bytes([number]) * (LONG if number % 3 else 9) for number in range(3 * MOST_WAITING)]

    def written() -> bytes:
        document = Document("报", "社", "zh-CN")
        document.catalogue["Pieces"] = tuple(document.add_stream({}, content) for content in contents)
        return document.data()

    data = written()
    with pikepdf.open(BytesIO(data)) as file:
        assert [piece.read_bytes() for piece in file.Root.Pieces] == contents
    assert {written() for _ in range(5)} == {data}


def test_the_time_a_package_is_built_at_makes_no_other_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builders set this variable, and ReportLab heeds it."""
    usual = Document("报", "社", "zh-CN").data()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert Document("报", "社", "zh-CN").data() == usual


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(data: bytes, tmp_path: Path) -> None:
    """Older ones count the links, which the structure tree names too, to no page: they disagree with newer ones about hints."""
    (tmp_path / "page.pdf").write_bytes(data)
    done = subprocess.run(["qpdf", "--check", str(tmp_path / "page.pdf")], capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if line.startswith("WARNING") and "hint table" not in line]
    assert not wrong
    assert done.returncode in {0, 3}, done.stdout + done.stderr


def test_every_font_is_embedded_cut_and_addressed_by_glyph(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as file:
        fonts = [file.pages[0].Resources.Font[key] for key in file.pages[0].Resources.Font]
        assert {str(font.BaseFont)[8:] for font in fonts} == {face.path.stem for face in faces_used(every_mark())}
        for font in fonts:
            assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H")
            assert re.fullmatch(r"/[A-Z]{6}\+.+", str(font.BaseFont))
            below = font.DescendantFonts[0]
            assert list(glyph_map(below)) == list(range(len(glyph_map(below)))) or str(font.BaseFont)[8:] in RECODED
            assert len(below.FontDescriptor.FontFile2.read_bytes()) < 100_000
            assert font.ToUnicode.read_bytes()
    assert b"Helvetica" not in data


# The bold Song has a box for a character in no face, the Arabic a ligature: these go by more codes than one.
RECODED = {"NotoSerifSC-Bold", "ScheherazadeNew-Medium"}


def glyph_map(font: pikepdf.Object) -> list[int]:
    """Return the glyph each code of a descendant font shows."""
    if font.CIDToGIDMap == "/Identity":
        return list(range(hb.Face(font.FontDescriptor.FontFile2.read_bytes()).glyph_count))
    data = font.CIDToGIDMap.read_bytes()
    return [int.from_bytes(data[start : start + 2], "big") for start in range(0, len(data), 2)]


def test_widths_are_those_of_the_font_program(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as file:
        for key in file.pages[0].Resources.Font:
            below = file.pages[0].Resources.Font[key].DescendantFonts[0]
            font = hb.Font(hb.Face(below.FontDescriptor.FontFile2.read_bytes()))
            shown = glyph_map(below)
            stated = [int(below.DW)] * len(shown)
            listed = list(below.W)
            for first, group in zip(listed[::2], listed[1::2], strict=True):
                stated[int(first) : int(first) + len(group)] = map(int, group)
            em = font.face.upem
            assert stated == [round(font.get_glyph_h_advance(glyph) * 1000 / em) for glyph in shown]


def test_streams_end_on_a_line_of_their_own(data: bytes) -> None:
    ends = [match.start() for match in re.finditer(rb"endstream", data)]
    assert len(ends) > 10
    assert all(data[end - 1 : end] == b"\n" for end in ends)
    with pikepdf.open(BytesIO(data)) as file:
        assert not file.check_pdf_syntax()


def test_the_document_says_what_it_is(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as file:
        assert str(file.Root.Lang) == "zh-CN"
        assert str(file.docinfo.Title) == "衡阳日报 2026-05-21"
        assert str(file.docinfo.Author) == "衡阳日报社"
        assert str(file.docinfo.CreationDate) == "D:20000101000000Z"  # the issue says no date
        assert str(file.Root.PageLabels.Nums[1].P) == "第1版 要闻"


def test_the_outline_leads_from_pages_to_articles() -> None:
    lines = [set_line("正文", 20, 30)]
    data = pdf_bytes(bind(set_page(lines), set_page(lines, number=2)))
    with pikepdf.open(BytesIO(data)) as file, file.open_outline() as outline:
        told = [(str(page.title), [str(article.title) for article in page.children]) for page in outline.root]
        assert told == [("第1版 要闻", ["头条标题"]), ("第2版 要闻", ["头条标题（续）"])]
        assert outline.root[1].children[0].destination[0].objgen == file.pages[1].objgen
        assert [float(part) for part in list(outline.root[0].children[0].destination)[2:4]] == [20, 380]


def test_a_jpeg_is_passed_through_and_stored_once() -> None:
    jpeg = photo()
    marks = (Image(Rect(20, 20, 60, 40), "p"), Clip(Rect(20, 80, 60, 40), (Image(Rect(20, 80, 90, 60), "p"),)))
    page = set_page([set_line("图片", 20, 200)], marks)
    data = pdf_bytes(bind(page, page, images={"p": jpeg, "unused": photo("PNG")}))
    with pikepdf.open(BytesIO(data)) as file:
        stored = [item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        assert [item.read_raw_bytes() for item in stored] == [jpeg]


@pytest.mark.parametrize(("profile", "stays"), [(srgb(icc_folder()), True), (swapped(), False)], ids=["screen's", "foreign"])
def test_a_jpeg_of_the_light_of_screens_alone_is_passed_through(profile: bytes, *, stays: bool) -> None:
    jpeg = photo(icc_profile=profile)
    data = pdf_bytes(bind(set_page([], (Image(Rect(20, 20, 60, 40), "p"),)), images={"p": jpeg}))
    with pikepdf.open(BytesIO(data)) as file:
        stored = file.pages[0].Resources.XObject["/I1"]
        assert str(stored.Filter) == "/DCTDecode"
        assert (stored.read_raw_bytes() == photo()) == stays, "without the profile, which is no news"


def test_transparency_is_kept() -> None:
    marks = (Image(Rect(20, 20, 60, 40), "p"),)
    data = pdf_bytes(bind(set_page([], marks), images={"p": photo("PNG", mode="RGBA")}))
    with pikepdf.open(BytesIO(data)) as file:
        assert "/SMask" in file.pages[0].Resources.XObject["/I1"]


def test_a_tiff_taken_on_its_side_is_turned_once() -> None:
    turned = Pillow.Exif()
    turned[0x0112] = 6
    images = {"p": photo("TIFF", exif=turned)}
    data = pdf_bytes(bind(set_page([], (Image(Rect(20, 20, 40, 60), "p"),)), images=images))
    with pikepdf.open(BytesIO(data)) as file:
        image = file.pages[0].Resources.XObject["/I1"]
        upright = (int(image.Width), int(image.Height)) == (80, 120)
        content = file.pages[0].Contents.read_bytes()
    assert upright
    assert b"0 -1 1 0 0 1 cm" not in content


def test_sixteen_bits_of_grey_become_eight() -> None:
    buffer = BytesIO()
    Pillow.new("I;16", (4, 4), 30_000).save(buffer, "PNG")
    data = pdf_bytes(bind(set_page([], (Image(Rect(20, 20, 60, 40), "p"),)), images={"p": buffer.getvalue()}))
    with pikepdf.open(BytesIO(data)) as file:
        samples = file.pages[0].Resources.XObject["/I1"].read_bytes()
    assert all(abs(sample - 30_000 / 257) <= 1 for sample in samples)


@pytest.mark.parametrize("pages", [0, 1], ids=["no page", "an empty page"])
def test_nothing_to_show_is_still_a_document(pages: int) -> None:
    data = pdf_bytes(bind(*[set_page([])] * pages))
    with pikepdf.open(BytesIO(data)) as file:
        assert len(file.pages) == pages


def test_the_writer_brings_in_nothing_heavy() -> None:
    """Pictures apart, an export pays for no Qt, numpy, fontTools or pikepdf (ReportLab itself imports Pillow)."""
    program = "import sys, epaper.paint.pdf; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert not {"PySide6", "numpy", "fontTools", "pikepdf", "uharfbuzz", "lxml"} & set(done.stdout.split())


def test_write_pdf_writes_these_bytes(tmp_path: Path, data: bytes) -> None:
    write_pdf(replace(every_mark(), publisher="衡阳日报社"), tmp_path / "报.pdf")
    assert (tmp_path / "报.pdf").read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["报.pdf"]
