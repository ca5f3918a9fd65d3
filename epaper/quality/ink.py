"""A page → the rectangles its ink takes: boxes of lines, rules, tints and pictures, in points. Nothing is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from epaper.geometry import Rect, union
from epaper.scene.model import ASCENT, Clip, Facsimile, Fill, GlyphRun, Image, Mark, Page, Rule

DESCENT = 1 - ASCENT  # of a full-width character's box below its baseline, em
GROUND = 0.8  # share of the page: a mark larger than this is the paper's own colour
LARGER = 1.04  # × the body: a line of more is display type, and may stand farther from what is under it


class Ink(NamedTuple):
    """What is printed in one place; `display` says that it is large type."""

    rect: Rect
    display: bool = False


def inks(page: Page, body: float) -> Iterator[Ink]:
    """Yield all that is printed on a page whose copy is `body` points large."""
    for line in page.lines:
        if line.text.strip():
            yield Ink(line.box, line.size > LARGER * body)
    for rect in _marks(page.marks):
        if rect.area <= GROUND * page.width * page.height:
            yield Ink(rect)


def _marks(marks: Iterable[Mark]) -> Iterator[Rect]:
    for mark in marks:
        match mark:
            case Rule():
                left, top = min(mark.x0, mark.x1), min(mark.y0, mark.y1)
                yield Rect(left, top, abs(mark.x1 - mark.x0), abs(mark.y1 - mark.y0))
            case Fill(rect, ink):
                if ink != "white":
                    yield rect
            case Image():
                yield mark.rect
            case Clip():
                yield from _marks(mark.marks)
            case GlyphRun():
                width = max(mark.offsets, default=0.0) + mark.size
                yield Rect(mark.x, mark.y - ASCENT * mark.size, width, mark.size)


def type_area(facsimile: Facsimile, pages: Sequence[Sequence[Ink]]) -> Rect | None:
    """Return the rectangle common to all pages within which they are printed; None where nothing is."""
    rects = [ink.rect for page in pages for ink in page]
    if not rects:
        return None
    whole, sheet = union(rects), facsimile.pages[0]
    left, top = max(0.0, whole.x), max(0.0, whole.y)
    return Rect(left, top, min(sheet.width, whole.right) - left, min(sheet.height, whole.bottom) - top)


def gutter_of(facsimile: Facsimile) -> float:
    """Return the usual white between two legs of a story side by side, in points."""
    widths = sorted(
        two.x - one.x - one.measure
        for page in facsimile.pages
        for one, two in zip(page.legs, page.legs[1:], strict=False)
        if one.article == two.article and one.x + one.measure < two.x < one.x + one.measure + 4 * facsimile.body_size
    )
    return widths[len(widths) // 2] if widths else 0.0
