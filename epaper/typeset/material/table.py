"""A table 表格 → a unit: rows of cells under a head between rules 三线表; one too broad for the measure, as records.

Rows are never parted; a table of few lines stays together. Every cell is set ragged in its column, figures under their point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.material.records import records
from epaper.typeset.material.stick import placed_at
from epaper.typeset.material.tablegrid import fit, lefts, read_table
from epaper.typeset.material.unit import Block, Way, white, whole
from epaper.typeset.model import Slot, SlotRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.issue.model import Paragraph
    from epaper.typeset.material.stick import Stick
    from epaper.typeset.material.tablegrid import Cell, Column, Table
    from epaper.typeset.model import SetLine

SCALES: Final = (1.0, 0.9375, 0.875)  # of the body: 9 pt goes down to 7.875, the least of rule G8
FIRM, FINE, HAIR = 0.8, 0.35, 0.25  # points: above and below the table, under its head, between rows; none finer prints whole
RULE_ABOVE, RULE_BELOW = 0.7, 0.3  # of a line: the outer rules stand nearer to the table than to the copy outside
TIGHT: Final = 4.0  # demerits of no line of white above and below
TOGETHER: Final = 14  # lines of a table that is never parted


def table(stick: Stick, paragraph: Paragraph, cells: float, *, ends: bool = False) -> Block:
    """Set a table in the largest type in which no cell is broken, else in the smallest; where that is too broad, as records.

    One that `ends` a story needs no white below.
    """
    read = read_table(stick, paragraph)
    columns = next(((scale, found) for scale in SCALES if (found := _unbroken(read, cells / scale))), None)
    if columns is None:
        scale = SCALES[-1]
        fitted = fit(read, cells / scale)
        if fitted is None:
            return records(stick, read, cells)
        columns = scale, fitted
    return _ruled(_rows(stick, read, columns[1], columns[0], cells), cells, ends=ends)


def is_too_broad(stick: Stick, paragraph: Paragraph, cells: float) -> bool:
    """Say whether a table is set as records at this measure."""
    return fit(read_table(stick, paragraph), cells / SCALES[-1]) is None


def _unbroken(read: Table, room: float) -> tuple[Column, ...] | None:
    """Return the columns if every cell stands on one line in them."""
    columns = fit(read, room)
    if columns is None:
        return None
    fits = all(cell is None or cell.width <= columns[at].width + costs.TIED for row in read.rows for at, cell in enumerate(row))
    return columns if fits else None


def _rows(
    stick: Stick, read: Table, columns: Sequence[Column], scale: float, cells: float
) -> tuple[tuple[tuple[SetLine, ...], ...], ...]:
    """Set the rows: for each its lines, for each of these its pieces."""
    places = lefts(columns, cells / scale)
    done = []
    for number, row in enumerate(read.rows):
        stacks = [
            _cell(stick, cell, column, left, scale, head=number == 0)
            for cell, column, left in zip(row, columns, places, strict=True)
            if cell is not None
        ]
        depth = max(map(len, stacks), default=0)
        done.append(tuple(tuple(stack[at] for stack in stacks if at < len(stack)) for at in range(max(1, depth))))
    return tuple(done)


def _cell(stick: Stick, cell: Cell, column: Column, left: float, scale: float, *, head: bool) -> tuple[SetLine, ...]:
    """Set a cell in its column."""
    lines = stick.ragged(cell.copy, max(column.width, cell.least), "table")
    return tuple(placed_at(line, (left + _shift(line, cell, column, head=head)) * scale, scale) for line in lines)


def _shift(line: SetLine, cell: Cell, column: Column, *, head: bool) -> float:
    """Return how far a line stands from the left edge of its column."""
    share = {"l": 0.0, "c": 0.5, "r": 1.0}[column.align]
    if column.figures and not head and cell.point:
        return share * (column.width - column.point - column.tail) + column.point - cell.point
    return max(0.0, share * (column.width - line.width))


def _ruled(rows: Sequence[Sequence[tuple[SetLine, ...]]], cells: float, *, ends: bool) -> Block:
    """Draw the rules; rows of several lines are parted by hair lines."""
    tall = any(len(row) > 1 for row in rows[1:])
    body: list[Slot] = []
    for number, row in enumerate(rows):
        over = FINE if number == 1 else HAIR if number > 1 and tall else 0.0
        rules = (SlotRule(0.0, 0.0, cells, 0.0, over),) if over else ()
        body += whole(tuple(Slot(pieces, rules if at == 0 else ()) for at, pieces in enumerate(row)))
    if len(body) <= TOGETHER:
        body = list(whole(tuple(body)))
    body[0] = body[0]._replace(parts=len(body) == 1)
    top, foot = SlotRule(0.0, RULE_ABOVE, cells, RULE_ABOVE, FIRM), SlotRule(0.0, RULE_BELOW, cells, RULE_BELOW, FIRM)
    under = _with_rule(body, -1, SlotRule(0.0, 1.0, cells, 1.0, FIRM))
    below = under if ends else [*body[:-1], body[-1]._replace(parts=False), white(foot)]
    tight = _with_rule(under, 0, SlotRule(0.0, 0.0, cells, 0.0, FIRM))
    return Block((Way(0.0, (white(top, parts=False), *below)), Way(TIGHT, tuple(tight))))


def _with_rule(slots: Sequence[Slot], at: int, rule: SlotRule) -> list[Slot]:
    """Draw a rule on one of the slots."""
    done = list(slots)
    done[at] = done[at]._replace(rules=(*done[at].rules, rule))
    return done
