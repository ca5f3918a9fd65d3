"""An SVG page looks as the Qt painter's, in two other renderers; it can be read, and the same page gives the same bytes."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from handset import bind, every_mark, photo, set_line, set_page, swapped
from PIL import Image as Pillow

from epaper.colours import Rgb
from epaper.geometry import POINTS_PER_MM, Point, Rect, Step
from epaper.paint.svg import page_svg
from epaper.scene.grey import grey_page
from epaper.scene.model import Image, Shape
from tests.composed import ENGLISH, SHIPPED, composed
from tests.rasters import by_qt, by_resvg, disagreement, from_qt, keep

if TYPE_CHECKING:
    from epaper.scene.model import Facsimile

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
MOST_LOST = 0.0002  # as between the Qt painter and the PDF


@pytest.fixture(scope="module")
def chinese() -> Facsimile:
    return composed(SHIPPED, "a4").facsimile


@pytest.fixture(scope="module")
def english() -> Facsimile:
    return composed(ENGLISH, "a4").facsimile


def tree(facsimile: Facsimile, number: int = 1) -> ElementTree.Element:
    return ElementTree.fromstring(page_svg(facsimile, number))


def agrees(facsimile: Facsimile, name: str, folder: Path, number: int = 1, scale: float = 2) -> None:
    page = facsimile.pages[number - 1]
    painted = by_qt(facsimile, scale, number)
    # Typst rounds the size of a page up, the Qt painter all but a hair of it.
    drawn = by_resvg(page_svg(facsimile, number), page, scale, folder).crop((0, 0, *painted.size))
    assert disagreement(drawn, painted) <= MOST_LOST, keep(f"svg-{name}", drawn, painted)


def test_every_mark_is_drawn_as_by_qt(tmp_path: Path) -> None:
    agrees(every_mark(), "marks", tmp_path)
    agrees(bind(*map(grey_page, every_mark().pages), images=every_mark().images), "marks-grey", tmp_path)


@pytest.mark.parametrize("number", [1, 2])
def test_pages_of_the_shipped_issues_are_drawn_as_by_qt(
    chinese: Facsimile, english: Facsimile, number: int, tmp_path: Path
) -> None:
    agrees(chinese, f"chinese-{number}", tmp_path, number)
    agrees(english, f"english-{number}", tmp_path, number)


@pytest.mark.parametrize("even_odd", [True, False])
def test_outlines_are_filled_as_they_say(tmp_path: Path, even_odd: bool) -> None:
    outer, inner = ((20, 20), (120, 20), (120, 120), (20, 120)), ((50, 50), (90, 50), (90, 90), (50, 90))
    steps = [step for corners in (outer, inner) for step in ring(corners)]
    curve = (Step("move", (Point(160, 40),)), Step("curve", (Point(260, 0), Point(260, 160), Point(160, 120))), Step("close", ()))
    shapes = (Shape(tuple(steps), Rgb(20, 60, 160), even_odd), Shape(curve, "red"))
    agrees(bind(set_page([], shapes)), f"shapes-{even_odd}", tmp_path)


def ring(corners: tuple[tuple[int, int], ...]) -> list[Step]:
    points = [Point(*corner) for corner in corners]
    return [Step("move", (points[0],)), *(Step("line", (point,)) for point in points[1:]), Step("close", ())]


PICTURES = {
    "jpeg": photo(),
    "png": photo("PNG"),
    "clear": photo("PNG", mode="RGBA"),
    "grey": photo(mode="L"),
    "gif": photo("GIF", mode="P"),
    "webp": photo("WEBP", lossless=True),
    "tiff": photo("TIFF"),
    "bmp": photo("BMP"),
    "ink": photo(mode="CMYK"),
    "of foreign light": photo(icc_profile=swapped()),
    "lost": b"no picture",
}


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("grey", [False, True])
def test_pictures_of_any_kind_are_drawn_as_by_qt(tmp_path: Path, kind: str, grey: bool) -> None:
    marks = (
        Image(Rect(20, 20, 180, 120), kind, grey=grey),
        Image(Rect(20, 200, 90, 90), kind, Rect(0.25, 0.1, 0.5, 0.8), "", grey),
    )
    agrees(bind(set_page([], marks), images=PICTURES), f"picture-{kind}-{grey}", tmp_path, scale=1)


@pytest.mark.parametrize("profile", [None, swapped()], ids=["plain", "foreign"])
@pytest.mark.parametrize("side", range(1, 9))
def test_a_turned_picture_is_upright(tmp_path: Path, side: int, profile: bytes | None) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = side
    images = {"p": photo(exif=exif, icc_profile=profile)}
    agrees(bind(set_page([], (Image(Rect(20, 20, 150, 150), "p"),)), images=images), f"turned-{side}", tmp_path, scale=1)


def test_a_jpeg_or_png_stays_as_it_came_and_is_there_once(tmp_path: Path) -> None:
    for data in (photo(), photo("PNG")):
        marks = (Image(Rect(20, 20, 90, 60), "p", alternative="农民在“田里”插秧 <春耕>"), Image(Rect(20, 120, 90, 60), "p"))
        root = tree(bind(set_page([], marks), images={"p": data}))
        (image,) = root.iter(f"{SVG}image")
        assert b64decode(image.attrib[LINK].split(",")[1]) == data
        assert [use.get("aria-label") for use in root.iter(f"{SVG}use")] == ["农民在“田里”插秧 <春耕>", None]


def test_a_renderer_of_svg_tiny_draws_type_and_rules_alike(chinese: Facsimile) -> None:
    """Qt's own reader of SVG knows no clips; the shipped page has none."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    painted = by_qt(chinese, 2, 2)
    image = QImage(painted.width * 4, painted.height * 4, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(8, 8)
    renderer = QSvgRenderer(page_svg(chinese, 2))
    assert renderer.isValid()
    renderer.render(painter, QRectF(0, 0, chinese.pages[1].width, chinese.pages[1].height))
    painter.end()
    drawn = from_qt(image).reduce(4)
    assert disagreement(drawn, painted) <= MOST_LOST, keep("svg-tiny", drawn, painted)


def test_the_page_has_its_size_its_title_and_every_line_in_order(chinese: Facsimile) -> None:
    root, page = tree(chinese), chinese.pages[0]
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(page.width / POINTS_PER_MM, abs=0.001)
    assert root.attrib["viewBox"].split()[:2] == ["0", "0"]
    assert [float(side) for side in root.attrib["viewBox"].split()[2:]] == pytest.approx([page.width, page.height], abs=0.001)
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-CN"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{chinese.title} {page.label}"
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert texts == [line.text for line in page.lines if line.text.strip()]
    for text, line in zip(root.iter(f"{SVG}text"), page.lines, strict=True):
        assert float(text.attrib["textLength"]) == pytest.approx(line.width, abs=0.001)


def test_the_text_over_the_outlines_has_no_fill_but_is_open_to_the_mouse(chinese: Facsimile) -> None:
    """MuPDF paints a fill that is transparent black."""
    groups = [group for group in tree(chinese).iter(f"{SVG}g") if group.find(f"{SVG}text") is not None]
    assert [(group.get("fill"), group.get("pointer-events")) for group in groups] == [("none", "all")]


def test_each_glyph_is_there_once_and_nothing_is_named_that_is_not_there(chinese: Facsimile) -> None:
    root = tree(chinese)
    outlines = [path.attrib["d"] for defs in root.iter(f"{SVG}defs") for path in defs.iter(f"{SVG}path")]
    names = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(names) == len(set(names))
    assert {use.attrib[LINK] for use in root.iter(f"{SVG}use")} == {f"#{name}" for name in names}
    used = {(run.face, glyph) for line in chinese.pages[0].lines for run in line.runs for glyph in run.glyphs}
    assert 0.9 * len(used) < len(outlines) <= len(used), "blanks have none"


def test_an_upright_head_reads_downwards_and_odd_characters_do_no_harm() -> None:
    line = replace(set_line("竖题", 20, 40), vertical=True)
    root = tree(bind(set_page([line, set_line("a<b&c\x01\ufffe", 20, 60), set_line("　 ", 20, 80)])))
    assert ["".join(text.itertext()) for text in root.iter(f"{SVG}text")] == ["竖题", "a<b&c\ufffd\ufffd"]
    assert [(span.attrib["x"], span.attrib["y"]) for span in root.iter(f"{SVG}tspan")] == [("20", "40")]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert page_svg(every_mark(), 1) == page_svg(every_mark(), 1)
    assert not re.search(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T", page_svg(every_mark(), 1)), "no clock"


def test_light_of_another_picture_is_that_of_its_file() -> None:
    root = tree(bind(set_page([], (Image(Rect(20, 20, 90, 60), "p"),)), images={"p": photo("TIFF")}))
    (image,) = root.iter(f"{SVG}image")
    with Pillow.open(BytesIO(b64decode(image.attrib[LINK].split(",")[1]))) as picture:
        assert (picture.format, picture.getpixel((2, 2))) == ("PNG", (220, 30, 30))
