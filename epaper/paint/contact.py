"""A facsimile → a contact sheet 版样总览: all its pages small on one picture, each over its label, and one page as a thumbnail.

Pages that lie open together stand together: page 1 alone, then 2-3, 4-5 … Labels are set in the faces of the issue, so that the
sheet looks alike on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QPainter, QPen

from epaper.errors import UsageError
from epaper.geometry import Rect
from epaper.paint.inks import PAPER
from epaper.paint.pages import page_numbered
from epaper.paint.qt import QtPagePainter, rectangle
from epaper.paint.raster import LONGEST_SIDE, POINTS_PER_INCH, check_pixels, pixel_size, render_page, white_paper, write_png
from epaper.scene.model import GlyphRun, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from epaper.scene.model import Facsimile

CONTACT_EDGE = 480  # pixels, the longer edge of a page on the sheet: headlines can be read
SHAPE = 1.5  # of the sheet, its width to its height: as a screen, a little less broad
# Shares of the longer edge of a page: between spreads and around the sheet, and the room and size of a label.
GAP, LABEL_ROOM, LABEL_SIZE = 0.07, 0.07, 0.033
LABEL_RISE = 0.35  # of the room of a label, from its foot to the baseline
DESK, FRAME = QColor(226, 226, 224), QColor(150, 150, 148)  # light enough for black labels, dark enough for white paper
LABEL_FACES = ("hei-bold", "latin-sans")  # else whatever has the sign


class Spot(NamedTuple):
    """Where a page stands on the sheet, in pixels: its top left corner."""

    page: int
    x: int
    y: int


class Layout(NamedTuple):
    """A contact sheet in pixels: its size, and where the pages stand, which are all as large as `width` and `height`."""

    size: tuple[int, int]
    spots: tuple[Spot, ...]


def save_contact(facsimile: Facsimile, path: Path, edge: int = CONTACT_EDGE) -> None:
    """Write the contact sheet to `path` as PNG, whole or not at all; the longer edge of a page has `edge` pixels."""
    write_png(contact_sheet(facsimile, edge), path)


def save_thumbnail(facsimile: Facsimile, number: int, path: Path, edge: int) -> None:
    """Write page `number` to `path` as PNG, whole or not at all; its longer edge has `edge` pixels."""
    write_png(thumbnail(facsimile, number, edge), path)


def thumbnail(facsimile: Facsimile, number: int, edge: int) -> QImage:
    """Paint page `number` so large that its longer edge has `edge` pixels."""
    return render_page(facsimile, number, _dpi(page_numbered(facsimile, number), edge))


def contact_sheet(facsimile: Facsimile, edge: int = CONTACT_EDGE) -> QImage:
    """Paint all pages, the longer edge of the largest `edge` pixels long."""
    if not facsimile.pages:
        raise UsageError("这份报纸没有版面，排不出版样总览。")
    largest = max(facsimile.pages, key=lambda page: max(page.width, page.height))
    dpi = _dpi(largest, edge)
    sizes = [pixel_size(page, dpi) for page in facsimile.pages]
    cell = max(width for width, _ in sizes), max(height for _, height in sizes)
    layout = laid_out([page.number for page in facsimile.pages], *cell)
    check_pixels(*layout.size)
    sheet = white_paper(*layout.size)
    sheet.fill(DESK)
    painter, pages = QPainter(sheet), QtPagePainter(facsimile, outlines=True)
    for page, size, spot in zip(facsimile.pages, sizes, layout.spots, strict=True):
        place = Rect(spot.x, spot.y, *size)
        _paint_page(painter, pages, page, place, dpi / POINTS_PER_INCH)
        pages.paint(painter, _label(facsimile, page, place, edge, layout.size))
    painter.end()
    return sheet


def _paint_page(painter: QPainter, pages: QtPagePainter, page: Page, place: Rect, scale: float) -> None:
    paper = rectangle(place)
    painter.fillRect(paper, QColor(*PAPER))
    painter.save()
    painter.setClipRect(paper)
    painter.translate(place.x, place.y)
    painter.scale(scale, scale)
    pages.paint(painter, page)
    painter.restore()
    painter.setPen(QPen(FRAME, 1))
    painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))


def laid_out(numbers: Sequence[int], width: int, height: int) -> Layout:
    """Place pages of `width` × `height` pixels so that the sheet comes near to `SHAPE` and is well filled, no spread parted."""
    edge = max(width, height)
    gap, row_height = round(edge * GAP), height + round(edge * LABEL_ROOM)
    groups = spreads(numbers)

    def sheet(columns: int) -> Layout:
        spots: list[Spot] = []
        x, y, taken, right = gap, gap, 0, 0
        for group in groups:
            if taken and taken + len(group) > columns:
                x, y, taken = gap, y + row_height + gap, 0
            for index in group:
                spots.append(Spot(index, x, y))
                x, taken = x + width, taken + 1
            right, x = max(right, x), x + gap
        return Layout((right + gap, y + row_height + gap // 2), tuple(spots))

    sheets = (sheet(columns) for columns in range(min(2, len(numbers)), len(numbers) + 1))
    return min(sheets, key=lambda layout: _off(layout.size) * layout.size[0] * layout.size[1])


def spreads(numbers: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the places of pages that lie open together: one with an even number and the next."""
    groups: list[tuple[int, ...]] = []
    for index, number in enumerate(numbers):
        if number % 2 and index and numbers[index - 1] == number - 1:
            groups[-1] += (index,)
        else:
            groups.append((index,))
    return tuple(groups)


def _off(size: tuple[int, int]) -> float:
    """Return how far a sheet is from the shape it should have, at least 1."""
    shape = size[0] / size[1] / SHAPE
    return max(shape, 1 / shape)


def _dpi(page: Page, edge: int) -> float:
    if not 0 < edge <= LONGEST_SIDE:
        raise UsageError(f"版面的长边 {edge} 像素不可用，请给出 1 至 {LONGEST_SIDE} 之间的数。")
    return edge * POINTS_PER_INCH / max(page.width, page.height)


def _label(facsimile: Facsimile, page: Page, place: Rect, edge: int, sheet: tuple[int, int]) -> Page:
    """Set the label under a page, no wider than the page, as a page of its own: as large as the sheet, a point to the pixel."""
    text = page.label or str(page.number)
    parts = list(_faced(facsimile, text))
    ems = sum(advance for *_, advance in parts)
    size = min(edge * LABEL_SIZE, place.width / max(ems, 1.0))
    x, baseline = place.centre.x - size * ems / 2, place.bottom + edge * LABEL_ROOM * (1 - LABEL_RISE)
    runs = []
    for face, glyph, sign, advance in parts:
        runs.append(GlyphRun(face, size, "black", x, baseline, (glyph,), (0.0,), sign, (0,)))
        x += advance * size
    return Page(page.number, float(sheet[0]), float(sheet[1]), tuple(runs), (), ())


def _faced(facsimile: Facsimile, text: str) -> Iterator[tuple[str, int, str, float]]:
    """Yield face, glyph, sign and advance in em of each sign of a label; one that no face has is left out."""
    keys = [key for key in (*LABEL_FACES, *facsimile.faces) if key in facsimile.faces]
    for sign in text:
        for key in keys:
            glyph = facsimile.faces[key].glyph_of(sign)
            if glyph is not None:
                yield key, glyph, sign, facsimile.faces[key].advance(glyph)
                break
