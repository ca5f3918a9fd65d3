"""A line of a head, a masthead field or a folio → its glyphs set solid at optical widths for large sizes, in em.

Full-width marks keep their half box and no white: at 30 pt the white of a mark is a hole (rulebook H3, mock of the pages).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.model import DisplayLine
from epaper.typeset.setline import placed
from epaper.typeset.spacing import WORD, WRITTEN

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook

GAP: Final = 1.0  # a semantic blank in a head, em


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
    boxes = boxes_of(text, (Role(0, len(text), face_key),), book)
    xs = [0.0]
    for left, right in pairwise(boxes):
        xs.append(xs[-1] + left.width + _white(left, right, gap) + tracking)
    return DisplayLine(text, xs[-1] + boxes[-1].width, placed(text, boxes, xs))


def _white(left: Box, right: Box, gap: float) -> float:
    """Return the white between two boxes: none but at a blank, not even in 5月20日 and its like (rulebook L8)."""
    if not left.spaced:
        return 0.0
    return WORD.natural if left.kind in WRITTEN and right.kind in WRITTEN else gap
