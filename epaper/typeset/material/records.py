"""A table too broad for its measure → records: for each row its cells one below the other, each behind the head of its column.

The heads are part of the copy once, in the first record; in the others they are repeated as furniture.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from epaper.typeset.material.stick import Stretch, placed_at
from epaper.typeset.material.unit import Block, Way, white, whole
from epaper.typeset.model import Slot, SlotRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.typeset.material.stick import Stick
    from epaper.typeset.material.tablegrid import Cell, Table
    from epaper.typeset.model import SetLine

COLON: Final = "："
COLON_ROOM: Final = 1.0  # em that the colon takes behind the longest head
HEAD_SHARE: Final = 0.45  # of the measure that heads may take at the most
FURTHER: Final = 1.0  # em that a cell too broad to stand beside its head goes in on the next line
FIRM, HAIR = 0.8, 0.25  # points: above and below all, between records
EDGE: Final = 0.6  # of a line: the outer rules stand nearer to the records


def records(stick: Stick, table: Table, cells: float) -> Block:
    """Set the rows of a table as records."""
    head, rows = table.rows[0], table.rows[1:]
    room = min(HEAD_SHARE * cells, max((title.width for title in head if title), default=0.0))
    body: list[Slot] = []
    for number, row in enumerate(rows):
        slots = list[Slot]()
        for title, cell in zip(head, row, strict=True):
            slots += _entry(stick, title, cell, room, cells, first=number == 0)
        if number and slots:
            slots[0] = slots[0]._replace(rules=(SlotRule(0.0, 0.0, cells, 0.0, HAIR),))
        body += whole(tuple(slots))
    if not rows:
        body += [Slot((line,)) for title in head if title for line in stick.ragged(title.copy, cells, "table")]
    if body:
        body[-1] = body[-1]._replace(parts=False)
    top, foot = SlotRule(0.0, EDGE, cells, EDGE, FIRM), SlotRule(0.0, 1 - EDGE, cells, 1 - EDGE, FIRM)
    return Block((Way(0.0, (white(top, parts=False), *body, white(foot))),))


def _entry(stick: Stick, title: Cell | None, cell: Cell | None, room: float, cells: float, *, first: bool) -> list[Slot]:
    """Set the head of a column and behind it, or below where it is too broad, a cell."""
    heads = _heads(stick, title, cell, room, first=first)
    if cell is None:
        return [Slot(pieces) for pieces in heads] if first else []
    beside = room + COLON_ROOM if heads else 0.0
    if heads and cell.least > cells - beside:
        lines = stick.ragged(cell.copy, max(1.0, cells - FURTHER), "table")
        return [*(Slot(pieces) for pieces in heads), *(Slot((placed_at(line, FURTHER),)) for line in lines)]
    lines = tuple(placed_at(line, beside) for line in stick.ragged(cell.copy, cells - beside, "table"))
    return [Slot((*(pieces or ()), *((line,) if line else ()))) for pieces, line in zip_longest(heads, lines)]


def _heads(stick: Stick, title: Cell | None, cell: Cell | None, room: float, *, first: bool) -> Sequence[tuple[SetLine, ...]]:
    """Set the head of a column with its colon, as part of the copy or as furniture."""
    if title is None or not (first or title.text):
        return ()
    lines = stick.ragged(title.copy, room, "table")
    if not title.text or not lines:
        return tuple((line,) for line in lines)
    at = cell.copy.start if cell else title.end
    mark = stick.ragged(Stretch(COLON, spans=title.copy.spans[:1]), 1.0, "table")[0]
    colon = placed_at(_furniture(mark, at), lines[-1].width)
    if not first:
        lines = tuple(_furniture(line, at) for line in lines)
    return (*((line,) for line in lines[:-1]), (lines[-1], colon))


def _furniture(line: SetLine, at: int) -> SetLine:
    """Return what stands before character `at` and is no part of the copy."""
    return line._replace(start=at, end=at, role="furniture")
