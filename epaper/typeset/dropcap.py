"""A paragraph → the same with its first letter over several lines, the lines beside it made shorter.

The letter's size depends on the pitch of the grid, which is chosen later; the room beside the lines is that of the widest pitch.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.boxes import Role, boxes_of
from epaper.typeset.model import DropCap
from epaper.typeset.prepared import assemble
from epaper.typeset.setline import placed
from epaper.typeset.spacing import FIXED

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.typeset.prepared import Prepared

_INITIAL: Final = re.compile(r"[“‘\"'(]?[^\W\d_]")


def capped(prepared: Prepared, book: FontBook) -> Prepared:
    """Drop the initial of a paragraph; one that begins with no letter stays as it is."""
    text, habits = prepared.text, prepared.habits
    found = _INITIAL.match(text)
    if found is None:
        return prepared
    count = sum(box.start < found.end() for box in prepared.boxes)
    end = prepared.boxes[count - 1].end
    drawn = boxes_of(found.group(), (Role(0, found.end(), habits.faces.initial),), book)
    if len(text[found.end() : end].strip()) or len({box.face for box in drawn}) > 1:
        return prepared  # the first box holds more than the initial: a ligature
    lefts = tuple(accumulate((box.width for box in drawn), initial=0.0))
    (glyphs,) = placed(text, drawn, lefts)
    heights = (book.faces[key].metrics.cap_height for key in (drawn[0].face, habits.faces.body))
    cap = DropCap(glyphs._replace(text=text[:end]), lefts[-1], habits.drop_lines, *heights)
    hidden = (box._replace(width=0.0, glyphs=()) for box in prepared.boxes[:count])
    beside = assemble(
        text,
        (*hidden, *prepared.boxes[count:]),
        (*(FIXED,) * count, *prepared.gaps[count:]),
        (*(costs.SPLIT_RULE,) * count, *prepared.splits[count:]),
        indents=(cap.reach(costs.CAP_PITCH) + costs.CAP_WHITE,) * habits.drop_lines,
        habits=habits,
        parted=prepared.hyphened.parted if prepared.hyphened is not None else {},
    )
    return beside._replace(cap=cap, plain=prepared)


def held(prepared: Prepared, cells: float) -> int:
    """Count the lines of a paragraph after which no leg may end, because the initial reaches below them."""
    cap = prepared.at(cells).cap
    return cap.lines - 1 if cap is not None else 0
