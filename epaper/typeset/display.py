"""A line of a head, a masthead field or a folio → its glyphs set solid at optical widths for large sizes, in em.

Full-width marks keep their half box and no white: at 30 pt the white of a mark is a hole (rulebook H3, mock of the pages).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.classes import MARKS, Kind
from epaper.typeset.model import DisplayLine
from epaper.typeset.setline import placed
from epaper.typeset.spacing import WRITTEN

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook

GAP: Final = 1.0  # a semantic blank in a head, em
WORD_GAP: Final = 0.26  # between Latin words of a head: large letters need less white than the ⅓ of the copy


class Extent(NamedTuple):
    """A piece `start:end` of a line's text, blanks behind it included, and where its ink box begins and ends in em."""

    start: int
    end: int
    begins: float
    ends: float


def display_line(
    text: str,
    face_key: str,
    book: FontBook,
    *,
    tracking: float = 0.0,
    gap: float = GAP,
) -> DisplayLine:
    """Set `text` on one line; `tracking` is added between all boxes, `gap` is a semantic blank, both in em."""
    if not text:
        return DisplayLine("", 0.0, ())
    boxes, xs = _boxes(text, face_key, book, tracking, gap)
    left = boxes[0].width if boxes[0].kind is Kind.OPEN else 0.0
    right = boxes[-1].width if boxes[-1].kind in MARKS else 0.0
    return DisplayLine(text, xs[-1] + boxes[-1].width, placed(text, boxes, xs), left, right)


def display_extents(text: str, face_key: str, book: FontBook) -> tuple[Extent, ...]:
    """Tell where the pieces of the same line begin and end."""
    boxes, xs = _boxes(text, face_key, book, 0.0, GAP) if text else ((), [])
    return tuple(Extent(box.start, box.end, x, x + box.width) for box, x in zip(boxes, xs, strict=True))


def _boxes(text: str, face_key: str, book: FontBook, tracking: float, gap: float) -> tuple[tuple[Box, ...], list[float]]:
    """Return the boxes of a line and their left edges."""
    boxes = boxes_of(text, (Role(0, len(text), face_key),), book)
    xs = [0.0]
    for left, right in pairwise(boxes):
        xs.append(xs[-1] + left.width + _white(left, right, gap) + tracking)
    return boxes, xs


def _white(left: Box, right: Box, gap: float) -> float:
    """Return the white between two boxes: none but at a blank, not even in 5月20日 and its like (rulebook L8)."""
    if not left.spaced:
        return 0.0
    return WORD_GAP if left.kind in WRITTEN and right.kind in WRITTEN else gap
