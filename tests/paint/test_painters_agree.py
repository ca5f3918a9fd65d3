"""Screen and paper show the same page: Qt's raster against pdfium's of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handset import bind, every_mark, photo, set_line, set_page, swapped
from PIL import ImageChops
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from epaper.geometry import Rect
from epaper.paint.qt import QtPagePainter
from epaper.paint.raster import ensure_application
from epaper.scene.inks import PLAIN
from epaper.scene.model import Image, Rule
from tests.rasters import by_pdfium, by_qt, disagreement, from_qt, ink_centre, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image as Picture

    from epaper.scene.model import Facsimile, TextLine

# Share of pixels that differ by more than a quarter of grey from all their neighbours; measured: none, 0.02 if shifted by 2 px.
MOST_LOST = 0.0002
# Pixels between the centres of gravity of one glyph in the two rasters; measured: 0.1.
FARTHEST_GLYPH = 0.2


@pytest.mark.parametrize("scale", [2, 3])
def test_every_mark_looks_the_same(scale: int) -> None:
    facsimile = every_mark()
    screen, paper = by_qt(facsimile, scale), by_pdfium(facsimile, scale)
    lost = disagreement(screen, paper)
    assert lost <= MOST_LOST, f"{lost:.4%} differ: see {keep(f'agree-{scale}x', screen, paper)}"


def test_the_measure_sees_a_shift_of_two_pixels() -> None:
    screen = by_qt(every_mark(), 2)
    assert disagreement(screen, ImageChops.offset(screen, 2, 0)) > 50 * MOST_LOST


def test_every_glyph_stands_in_the_same_place() -> None:
    facsimile = every_mark()
    screen, paper = by_qt(facsimile, 3), by_pdfium(facsimile, 3)
    black = [line for line in facsimile.pages[0].lines if line.runs[0].ink == "black" and line.size > 10]
    shifts = {place: _shift(screen, paper, box) for line in black for place, box in _glyph_boxes(line)}
    far = {place: shift for place, shift in shifts.items() if max(map(abs, shift)) > FARTHEST_GLYPH}
    assert len(shifts) > 40
    assert not far, f"{far}: see {keep('glyphs', screen, paper)}"


def _glyph_boxes(line: TextLine) -> Iterator[tuple[str, Rect]]:
    for run in line.runs:
        for first, last, cluster in zip(run.offsets, run.offsets[1:], run.clusters, strict=False):
            if last - first > 1 and not run.text[cluster].isspace():
                box = Rect(run.x + first, run.y - run.size, last - first, 1.2 * run.size)
                yield f"{line.text}[{run.text[cluster]}]", box


def _shift(screen: Picture, paper: Picture, box: Rect) -> tuple[float, float]:
    on_screen, on_paper = ink_centre(screen, box, 3), ink_centre(paper, box, 3)
    return on_screen[0] - on_paper[0], on_screen[1] - on_paper[1]


@pytest.mark.parametrize("profile", [None, swapped()], ids=["plain", "foreign"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_whatever_way_the_camera_was_held(orientation: int, profile: bytes | None) -> None:
    from PIL import Image as Pillow

    exif = Pillow.Exif()
    exif[0x0112] = orientation
    facsimile = _with_picture(photo(exif=exif, icc_profile=profile))
    screen, paper = by_qt(facsimile, 1), by_pdfium(facsimile, 1)
    lost = disagreement(screen, paper)
    assert lost <= MOST_LOST, f"{lost:.4%} differ: see {keep(f'upright-{orientation}', screen, paper)}"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "L"), ("TIFF", "RGB")],
)
def test_pictures_of_all_kinds_look_the_same(kind: str, mode: str) -> None:
    facsimile = _with_picture(photo(kind, mode=mode))
    screen, paper = by_qt(facsimile, 1), by_pdfium(facsimile, 1)
    lost = disagreement(screen, paper)
    assert lost <= MOST_LOST, f"{lost:.4%} differ: see {keep(f'picture-{kind}-{mode}', screen, paper)}"


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("TIFF", "RGB"), ("WEBP", "RGB")]
)
def test_foreign_light_is_shown_by_its_profile(kind: str, mode: str) -> None:
    facsimile = _with_picture(photo(kind, mode=mode, icc_profile=swapped()))
    screen, paper = by_qt(facsimile, 1), by_pdfium(facsimile, 1)
    lost = disagreement(screen, paper)
    assert lost <= MOST_LOST, f"{lost:.4%} differ: see {keep(f'light-{kind}-{mode}', screen, paper)}"
    red, _, blue = paper.getpixel((60, 110))[:3]  # type: ignore[index]  # of what is red by sRGB
    assert red < blue


@pytest.mark.qt_log_ignore("Corrupt JPEG data", "Invalid JPEG file")
@pytest.mark.parametrize("data", [b"", b"no picture at all", photo()[:300]], ids=["absent", "text", "cut short"])
def test_a_picture_that_cannot_be_read_leaves_a_visible_place(data: bytes) -> None:
    facsimile = _with_picture(data)
    screen, paper = by_qt(facsimile, 2), by_pdfium(facsimile, 2)
    assert disagreement(screen, paper) <= MOST_LOST, keep("lost-picture", screen, paper)
    assert screen.getpixel((110, 240)) == PLAIN["tint"].rgb


def _with_picture(data: bytes) -> Facsimile:
    image = Image(Rect(50, 100, 120, 120), "p", Rect(0.1, 0.0, 0.9, 0.7))
    return bind(set_page([set_line("图片", 20, 30)], (image,)), images={"p": data})


@pytest.mark.parametrize("scale", [1.0, 2.5, 6.0])
def test_the_screens_fast_way_draws_what_outlines_draw(scale: float) -> None:
    facsimile = every_mark()
    ensure_application()
    exact, fast = (_painted(QtPagePainter(facsimile, outlines=way), facsimile, scale) for way in (True, False))
    lost = disagreement(exact, fast)
    assert lost <= 0.002, f"{lost:.4%} differ: see {keep(f'fast-{scale}x', exact, fast)}"


@pytest.mark.parametrize("offset", [0.0, 0.3, 0.5, 0.77])
def test_a_thin_rule_is_one_crisp_row_wherever_it_falls(offset: float) -> None:
    rules = (Rule(10, 40 + offset, 290, 40 + offset, 0.75, "black"), Rule(60 + offset, 100, 60 + offset, 300, 0.75, "black"))
    facsimile = bind(set_page([], rules))
    ensure_application()
    picture = _painted(QtPagePainter(facsimile), facsimile, 1.35)
    down = [picture.getpixel((200, y))[0] for y in range(40, 70)]
    across = [picture.getpixel((x, 200))[0] for x in range(60, 110)]
    assert (sorted(down)[:2], sorted(across)[:2]) == ([0, 255], [0, 255])


def test_a_part_of_the_page_is_painted_as_in_the_whole() -> None:
    facsimile = every_mark()
    ensure_application()
    painter = QtPagePainter(facsimile)
    whole = _painted(painter, facsimile, 2)
    part = _painted(painter, facsimile, 2, QRectF(60, 100, 150, 140))
    inside = (120, 200, 420, 480)
    assert ImageChops.difference(whole.crop(inside), part.crop(inside)).getbbox() is None
    assert part.getpixel((2 * 50, 2 * 365)) != whole.getpixel((2 * 50, 2 * 355)), "nothing was left out far away"


def _painted(painter: QtPagePainter, facsimile: Facsimile, scale: float, exposed: QRectF | None = None) -> Picture:
    image = QImage(round(300 * scale), round(400 * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    brush = QPainter(image)
    brush.scale(scale, scale)
    painter.paint(brush, facsimile.pages[0], exposed)
    brush.end()
    return from_qt(image)
