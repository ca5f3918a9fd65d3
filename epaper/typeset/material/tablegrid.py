"""The text of a table 表格 → its cells measured, and a width for each column in the room there is.

Widths are in em of the table's type. A column is never narrower than what cannot be broken in it.
"""

from __future__ import annotations

import math
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.material.stick import FLUSH, stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.issue.model import Paragraph
    from epaper.typeset.material.stick import Stick, Stretch

APART: Final = 0.75  # em between columns at the least …
APART_MOST: Final = 8.0  # … and at the most: farther the eye loses its row
LEAST_TEXT: Final = 3.0  # em: a column of words is not narrower, unless they are
ALIGNMENTS: Final = frozenset("lcr")

_NUMBER: Final = re.compile(r"([+＋\-−–±约]?[\d,，\s]*\d)((?:[.．]\d+)?)\s*[^\d\s.,，．]{0,3}")
_NONE: Final = frozenset({"", "-", "–", "—", "——", "…", "／", "/"})  # what stands where there is no figure


class Cell(NamedTuple):
    """A cell: its characters with the tab or line feed after it, its content, and how wide that is on one line and at least."""

    copy: Stretch
    end: int
    width: float
    least: float
    point: float  # em from its left edge to its decimal point, the end of its whole number; 0 for words

    @property
    def text(self) -> str:
        """What is printed."""
        return self.copy.text.strip()


class Column(NamedTuple):
    """A column: how it is aligned, its width, and whether it holds figures, `point` em before their decimal point."""

    align: str
    width: float
    figures: bool
    point: float
    tail: float  # em behind the decimal point


class Table(NamedTuple):
    """The rows of a table, the first its head, all of as many cells."""

    rows: tuple[tuple[Cell | None, ...], ...]
    aligns: str

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)


def read_table(stick: Stick, paragraph: Paragraph) -> Table:
    """Cut a table's text into cells and measure them; missing cells at a row's end are None."""
    rows, at = list[list[Cell]](), 0
    for line in paragraph.text.removesuffix("\n").split("\n"):
        row = list[Cell]()
        for text in line.split("\t"):
            end = min(at + len(text) + 1, len(paragraph.text))
            row.append(_cell(stick, paragraph, at, end, strong=not rows))
            at = end
        rows.append(row)
    columns = max(len(row) for row in rows)
    aligns = "".join(align if align in ALIGNMENTS else "l" for align in paragraph.align.ljust(columns, "l")[:columns])
    return Table(tuple((*row, *(None,) * (columns - len(row))) for row in rows), aligns)


def fit(table: Table, room: float) -> tuple[Column, ...] | None:
    """Give every column its width; None where even the least widths are too wide.

    All columns may take the same number of lines, as few as can be; those that need little more for one line then get it.
    """
    columns = [_column(table, number) for number in range(table.columns)]
    room -= APART * (table.columns - 1)
    most = [_widest(table, number, column) for number, column in enumerate(columns)]
    least = [_least(table, number, column) for number, column in enumerate(columns)]
    if sum(least) > room + costs.TIED:
        return None
    lines, widths = 1, most
    while sum(widths) > room + costs.TIED:
        lines += 1
        widths = [_folded(table, number, low, lines) for number, low in enumerate(least)]
    widths = _widened(widths, most, room)
    return tuple(column._replace(width=width) for column, width in zip(columns, widths, strict=True))


def _folded(table: Table, number: int, least: float, lines: int) -> float:
    """Return the width at which no cell of a column takes more than so many lines, about; in whole ems."""
    cells = (cell.width for row in table.rows if (cell := row[number]) is not None and cell.width > least)
    return max((least, *(float(math.ceil(width / lines)) for width in cells)))


def _widened(widths: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Bring columns back to one line, those that lack least first, while there is room; the others share what is left."""
    done, left = list(widths), room - sum(widths)
    lacks = [round(high - width, 2) for high, width in zip(most, widths, strict=True)]
    for lack in sorted(set(lacks)):
        alike = [number for number, own in enumerate(lacks) if own == lack]
        if lack * len(alike) <= left + costs.TIED:
            left -= lack * len(alike)
            for number in alike:
                done[number] = most[number]
    short = [number for number, width in enumerate(done) if width < most[number] - costs.TIED]
    for number in short:
        done[number] = min(most[number], done[number] + left / len(short))
    return done


def lefts(columns: Sequence[Column], room: float) -> tuple[float, ...]:
    """Stand the columns across the room, what is over shared out between them, and at the sides if it is very much."""
    over = room - sum(column.width for column in columns)
    apart = min(APART_MOST, over / max(1, len(columns) - 1))
    side = (over - apart * (len(columns) - 1)) / 2 if len(columns) > 1 else 0.0
    return tuple(accumulate((column.width + apart for column in columns[:-1]), initial=side))


def _cell(stick: Stick, paragraph: Paragraph, start: int, end: int, *, strong: bool) -> Cell:
    copy = stretch(paragraph, start, end, "strong" if strong else None)._replace(opening=FLUSH, ragged=True)
    prepared = stick.prepared(copy)
    figure = _NUMBER.fullmatch(copy.text.strip())
    point = stick.width(copy._replace(text=figure[1], spans=())) if figure else 0.0
    runs, run = [0.0], 0.0
    for box, split in zip(prepared.boxes, (*prepared.splits, 0.0), strict=False):
        run += box.width
        if split < costs.SPLIT_ADDRESS:
            runs.append(run)
            run = 0.0
    return Cell(copy, end, prepared.natural[-1], max(runs), point)


def _column(table: Table, number: int) -> Column:
    cells = [cell for row in table.rows[1:] if (cell := row[number]) is not None]
    told = [cell for cell in cells if cell.text not in _NONE]
    figures = bool(told) and all(cell.point for cell in told)
    point = max((cell.point for cell in told), default=0.0) if figures else 0.0
    tail = max((cell.width - cell.point for cell in told), default=0.0) if figures else 0.0
    return Column(table.aligns[number], 0.0, figures, point, tail)


def _widest(table: Table, number: int, column: Column) -> float:
    cells = (cell.width for row in table.rows if (cell := row[number]) is not None)
    return max(column.point + column.tail, *cells, costs.HALF)


def _least(table: Table, number: int, column: Column) -> float:
    """Return the least width of a column; figures are never broken, and their head may be."""
    cells = [cell for row in table.rows if (cell := row[number]) is not None]
    unbroken = max((costs.HALF, *(cell.least for cell in cells)))
    if column.figures:
        return max(column.point + column.tail, unbroken, *(min(cell.width, LEAST_TEXT - 1) for cell in cells))
    return max(unbroken, *(min(cell.width, LEAST_TEXT) for cell in cells))
