"""Plates of a page against the press file: black alone in its plate, tints under fine black, white through all, ink limit."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from handset import bind, every_mark, photo, set_line, set_page
from PIL import Image as Pillow
from PIL import ImageChops, ImageOps

from epaper.colours import Cmyk, Colour, Rgb
from epaper.errors import UsageError
from epaper.geometry import Point, Rect, Step
from epaper.paint.ink_limit import most_ink
from epaper.paint.plate_raster import page_tiff
from epaper.paint.plates import plates
from epaper.paint.press import Press, press_bytes
from epaper.paint.press_palette import SOLID
from epaper.paint.profiles import profiles
from epaper.paint.separation import to_cmyk
from epaper.preflight.colourspaces import PROCESS
from epaper.preflight.plates import Plates
from epaper.resources import icc_folder
from epaper.scene.grey import grey_page
from epaper.scene.inks import PLAIN
from epaper.scene.model import Clip, Fill, Image, Mark, Rule, Shape
from tests.composed import SHIPPED, composed
from tests.rasters import by_qt, disagreement, keep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from epaper.scene.inks import Ink
    from epaper.scene.model import Facsimile

DPI = 144
RED = (38, 255, 255, 0)  # 15, 100, 100 and 0 %
INKS = {**PLAIN, "accent": Colour(Rgb(0, 120, 60), Cmyk(82, 15, 85, 25)), "tint": Colour(Rgb(239, 233, 220), Cmyk(5, 6, 13, 0))}
ROUNDING = 1  # of 255: each plate is painted by itself
MOST_LOST = 0.0002  # as between the Qt painter and the PDF
SAMPLING = 4  # of 255: Qt finds its place in a picture by fixed-point numbers that start anew in each band


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(profiles(icc_folder())["newsprint"])


def opened(data: bytes) -> Pillow.Image:
    picture = Pillow.open(BytesIO(data))
    picture.load()
    return picture


def painted(press: Press, *marks: Mark, images: dict[str, bytes] | None = None, dpi: float = DPI) -> Pillow.Image:
    return opened(page_tiff(replace(bind(set_page([], marks), images=images), inks=INKS), 1, press, dpi))


def at(picture: Pillow.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the inks of the pixel at a place of the page in points."""
    inks = picture.getpixel((round(x * DPI / 72), round(y * DPI / 72)))
    assert isinstance(inks, tuple)
    return inks


def colours(picture: Pillow.Image) -> int:
    """Return the most of cyan, magenta or yellow anywhere."""
    return max(picture.getchannel(ink).getextrema()[1] for ink in "CMY")


def round_up(percents: Iterable[float]) -> tuple[int, ...]:
    """Return a build as samples."""
    return tuple(255 - round(255 * (1 - part / 100)) for part in percents)


def test_the_file_says_what_it_is(press: Press) -> None:
    picture = opened(page_tiff(every_mark(), 1, press, 300))
    assert (picture.format, picture.mode, picture.size) == ("TIFF", "CMYK", (1250, 1667))
    assert picture.info["dpi"] == (300, 300)
    assert picture.info["icc_profile"] == press.profile.icc
    assert picture.info["compression"] == "tiff_adobe_deflate"


def test_black_text_is_in_the_black_plate_alone(press: Press) -> None:
    lines = [set_line("正文一行，本报讯", 20, 40), set_line("头条标题", 20, 80, size=28), set_line("楷体", 20, 120, face="kai")]
    picture = opened(page_tiff(bind(set_page(lines, (Rule(20, 130, 280, 130, 0.25, "black"),))), 1, press, DPI))
    assert colours(picture) == 0
    assert picture.getchannel("K").getextrema() == (0, 255)


def test_the_shipped_issue_has_red_and_tints_only_where_its_marks_are(press: Press) -> None:
    facsimile = composed(SHIPPED, "a4").facsimile
    picture = opened(page_tiff(facsimile, 1, press, DPI))
    for line in facsimile.pages[0].lines:
        if line.role == "body" and line.runs and {run.ink for run in line.runs} == {"black"}:
            sides = (line.x, line.baseline - line.size, line.x + line.width, line.baseline)
            body = picture.crop(tuple(round(side * DPI / 72) for side in sides))
            shade = body.getchannel("C").getextrema()
            assert shade[0] == shade[1], "paper or an unbroken tint, no letter in it"
    red = round_up(facsimile.inks["red"].cmyk)
    found = {colour for _, colour in picture.getcolors(picture.width * picture.height) or ()}
    assert red in found, "the build of the masthead's red"
    with pikepdf.open(BytesIO(press_bytes(facsimile, press))) as file:
        said = [operands for operands, operator in pikepdf.parse_content_stream(file.pages[0]) if str(operator) in ("k", "K")]
    builds = {round_up(100 * float(part) for part in operands) for operands in said}  # type: ignore[arg-type, union-attr]
    assert red in builds
    assert builds <= found, "every ink of the press file, and none of them mixed with another"
    assert most_ink(picture) <= press.profile.ink_limit + 100 * 4 * ROUNDING / 255


@pytest.mark.parametrize(
    ("mark", "place", "inks"),
    [
        (Rule(0, 60, 100, 60, 1.5, "black"), (50, 60), (13, 15, 33, 255)),
        (Rule(0, 60, 100, 60, 4, "black"), (50, 60), (0, 0, 0, 255)),
        (Fill(Rect(10, 60, 50, 1.5), "black"), (30, 60.7), (13, 15, 33, 255)),
        (Fill(Rect(10, 60, 50, 10), "black"), (30, 65), (0, 0, 0, 255)),
        (Rule(0, 60, 100, 60, 1.5, "white"), (50, 60), (0, 0, 0, 0)),
        (Fill(Rect(10, 60, 50, 10), "white"), (30, 65), (0, 0, 0, 0)),
        (Fill(Rect(10, 60, 50, 10), "grey"), (30, 65), (0, 0, 0, 128)),
        (Fill(Rect(10, 60, 50, 10), "accent"), (30, 65), (209, 38, 217, 64)),
        (Clip(Rect(0, 0, 40, 200), (Rule(0, 60, 100, 60, 1.5, "black"),)), (30, 60), (13, 15, 33, 255)),
        (Clip(Rect(0, 0, 40, 200), (Rule(0, 60, 100, 60, 1.5, "black"),)), (60, 60), (13, 15, 33, 0)),
    ],
)
def test_fine_black_overprints_a_tint_and_all_else_knocks_it_out(
    press: Press, mark: Mark, place: tuple[float, float], inks: tuple[int, ...]
) -> None:
    picture = painted(press, Fill(Rect(0, 0, 200, 200), "tint"), mark)
    assert at(picture, *place) == pytest.approx(inks, abs=ROUNDING)
    assert at(picture, 150, 150) == pytest.approx((13, 15, 33, 0), abs=ROUNDING)


@pytest.mark.parametrize(("size", "ink", "knocked"), [(11.9, "black", 0), (12, "black", 3), (10, "white", 3), (10, "grey", 3)])
def test_type_overprints_below_its_size_and_only_in_black(press: Press, size: float, ink: str, knocked: int) -> None:
    line = set_line("国", 40, 60, size=size, face="hei-black", ink=ink)  # type: ignore[arg-type]
    page = set_page([line], (Fill(Rect(0, 0, 200, 200), "tint"),))
    picture = opened(page_tiff(replace(bind(page), inks=INKS), 1, press, 600))
    inside = picture.crop((40 * 600 // 72, 40 * 600 // 72, 60 * 600 // 72, 65 * 600 // 72))
    broken = [name for name in "CMY" if inside.getchannel(name).getextrema()[0] < 12]
    assert len(broken) == knocked


def test_colours_of_artwork_are_separated_and_its_greys_are_black_alone(press: Press) -> None:
    def square(x: float) -> tuple[Step, ...]:
        corners = [Point(x, 20), Point(x + 40, 20), Point(x + 40, 60), Point(x, 60)]
        return (Step("move", (corners[0],)), *(Step("line", (corner,)) for corner in corners[1:]), Step("close", ()))

    blue = Rgb(20, 60, 160)
    picture = painted(press, Shape(square(20), blue), Shape(square(80), Rgb(51, 51, 51)), Shape(square(140), "red"))
    assert at(picture, 40, 40) == pytest.approx([part * 2.55 for part in press.build(blue)], abs=ROUNDING)
    assert at(picture, 100, 40) == pytest.approx((0, 0, 0, 204), abs=ROUNDING)
    assert at(picture, 160, 40) == pytest.approx(RED, abs=ROUNDING)


def test_pictures_are_separated_within_the_limit_and_grey_ones_in_black_alone(press: Press) -> None:
    data = photo("PNG", (400, 300))
    picture = painted(press, Image(Rect(0, 0, 200, 150), "p"), images={"p": data})
    wanted = to_cmyk(Pillow.open(BytesIO(data)), press.profile)
    for x, y in ((50, 40), (150, 40), (50, 110), (150, 110)):
        expected = wanted.getpixel((x * 2, y * 2))
        assert at(picture, x, y) == pytest.approx(expected, abs=4), "a percent is kept back for rounding"
    assert most_ink(picture) <= press.profile.ink_limit
    for grey in (
        painted(press, Image(Rect(0, 0, 200, 150), "p", grey=True), images={"p": data}),
        painted(press, Image(Rect(0, 0, 200, 150), "p"), images={"p": photo("PNG", mode="L")}),
    ):
        assert colours(grey) == 0
        assert grey.getchannel("K").getextrema()[1] > 100


def test_a_dark_noisy_picture_stays_within_the_limit_however_it_is_scaled(press: Press) -> None:
    noise = Pillow.merge("RGB", [Pillow.effect_noise((503, 401), 90).point(lambda level: level // 3) for _ in range(3)])
    file = BytesIO()
    noise.save(file, "PNG")
    for width in (61, 150, 280):
        picture = painted(
            press, Image(Rect(7.3, 11.1, width, width * 0.7), "n", Rect(0.1, 0.1, 0.7, 0.8)), images={"n": file.getvalue()}
        )
        assert most_ink(picture) <= press.profile.ink_limit


def test_a_picture_is_turned_upright_and_one_that_is_lost_shows_its_place(press: Press) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 3
    turned = painted(press, Image(Rect(0, 0, 240, 160), "p"), images={"p": photo(exif=exif)})
    upright = painted(press, Image(Rect(0, 0, 240, 160), "p"), images={"p": photo()}).crop((0, 0, 480, 320))
    around = turned.crop((0, 0, 480, 320)).rotate(180)
    assert all(
        step <= 8 for _, step in (ImageChops.difference(around, upright)).resize((24, 16), Pillow.Resampling.BOX).getextrema()
    )
    lost = painted(press, Image(Rect(0, 0, 200, 150), "p"), images={"p": b"no picture"})
    assert at(lost, 100, 20) == pytest.approx((13, 15, 33, 0), abs=ROUNDING)


def test_a_page_in_black_has_one_plate(press: Press) -> None:
    facsimile = every_mark()
    black = bind(*map(grey_page, facsimile.pages), images=facsimile.images)
    picture = opened(page_tiff(black, 1, press, DPI))
    assert colours(picture) == 0
    screen, ink = by_qt(black, 2), ImageOps.invert(picture.getchannel("K"))
    assert disagreement(screen, ink.convert("RGB")) < 0.001, keep("black-plate", screen, ink)


def test_what_was_red_under_type_is_a_tint_on_the_black_plate(press: Press) -> None:
    picture = opened(page_tiff(bind(*map(grey_page, on_red().pages)), 1, press, DPI))
    assert colours(picture) == 0
    assert at(picture, 10, 290) == pytest.approx((0, 0, 0, 51), abs=ROUNDING)


def on_red() -> Facsimile:
    """Set type and rules of every kind on a solid that shows whether they knock it out."""
    marks = (
        Fill(Rect(0, 0, 300, 300), "red"),
        *(Rule(20, 20 + 10 * step, 280, 20 + 10 * step, weight, "black") for step, weight in enumerate((0.5, 1.9, 2, 4))),
        Fill(Rect(20, 70, 260, 1.5), "black"),
        Clip(Rect(20, 80, 100, 20), (Fill(Rect(0, 90, 300, 5), "black"), Rule(0, 98, 300, 98, 1, "white"))),
    )
    inks: tuple[Ink, ...] = ("black", "grey", "white")
    lines = [
        set_line("叠印还是挖空", 20, 130 + 40 * row + 14 * under, size=size, ink=ink, face="hei-black")
        for row, ink in enumerate(inks)
        for under, size in enumerate((11.5, 12.5))
    ]
    return bind(set_page(lines, marks))


@pytest.mark.parametrize("kind", ["marks", "marks in black", "overprint", "overprint in black", "issue"])
def test_every_plate_is_as_preflight_separates_the_press_file(press: Press, kind: str) -> None:
    """Pdfium draws the press file plate by plate: another renderer, and other rules of overprinting, written apart."""
    marked = every_mark()
    facsimile = {
        "marks": lambda: marked,
        "marks in black": lambda: bind(*map(grey_page, marked.pages), images=marked.images),
        "overprint": on_red,
        "overprint in black": lambda: bind(*map(grey_page, on_red().pages)),
        "issue": lambda: composed(SHIPPED, "a4").facsimile,
    }[kind]()
    picture = opened(page_tiff(facsimile, 1, press, DPI))
    with pikepdf.open(BytesIO(press_bytes(replace(facsimile, pages=facsimile.pages[:1]), press))) as file:
        separated = Plates(file)
        for name, ink in zip(PROCESS, "CMYK", strict=True):
            (drawn,) = separated.pictures(name, [4 * DPI / 72])
            plate = ImageOps.invert(picture.getchannel(ink))
            theirs = drawn.convert("L").reduce(4).crop((0, 0, *plate.size))
            assert disagreement(theirs, plate) <= MOST_LOST, keep(f"plate-{ink}", theirs.convert("RGB"), plate.convert("RGB"))


def test_plates_are_greys_and_the_black_one_holds_every_line(press: Press) -> None:
    made = plates(every_mark(), 1, press, DPI)
    assert len(made) == 4
    for plate in made:
        assert {len(set(colour.rgb)) for colour in plate.inks.values()} == {1}
    runs = [sum(len(line.runs) for line in plate.pages[0].lines) for plate in made]
    assert runs[0] == runs[1] == runs[2] < runs[3]
    assert every_mark().inks["black"].cmyk == SOLID


@pytest.mark.parametrize("band", [700, 40_000])
def test_bands_leave_no_seam_and_the_same_page_gives_the_same_bytes(press: Press, band: int) -> None:
    whole, banded = (opened(page_tiff(every_mark(), 1, press, 100, band=size)) for size in (10**9, band))
    assert max(step for _, step in ImageChops.difference(whole, banded).getextrema()) <= SAMPLING
    assert page_tiff(every_mark(), 1, press, 100) == page_tiff(every_mark(), 1, press, 100)


@pytest.mark.parametrize(("dpi", "said"), [(0, "分辨率"), (float("nan"), "分辨率"), (4801, "分辨率")])
def test_an_impossible_resolution_is_refused_in_words(press: Press, dpi: float, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        page_tiff(every_mark(), 1, press, dpi)


def test_a_page_too_large_is_refused_in_words(press: Press) -> None:
    with pytest.raises(UsageError, match="降低分辨率"):
        page_tiff(bind(replace(set_page([]), width=2000)), 1, press, 4800)


def test_a_broadsheet_fits_in_memory() -> None:
    """A process of its own paints one at 300 dpi in far less than its plates whole, four of 120 MB each, would take."""
    program = (
        "import resource\nfrom dataclasses import replace\nfrom handset import bind, set_line, set_page\n"
        "from epaper.paint.plate_raster import page_tiff\nfrom epaper.paint.press import Press\n"
        "from epaper.paint.profiles import chosen\nfrom epaper.resources import icc_folder\n"
        "page = replace(set_page([set_line('国' * 40, 20, 40)]), width=1105.5, height=1559.1)\n"
        "press = Press(chosen('', icc_folder()))\npage_tiff(bind(page), 1, press, 20)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\npage_tiff(bind(page), 1, press, 300)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    here = Path(__file__).parent
    environment = os.environ | {"PYTHONPATH": f"{here}:{here.parents[1]}", "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    assert int(said.stdout) < 150_000, "kilobytes"
