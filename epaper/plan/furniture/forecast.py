"""Rows of a forecast 天气 → their cells, set, and the columns they stand in.

Whoever chooses how a box is set and whoever sets it measure by the same columns: those as broad as their broadest cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from epaper.issue.forecast import Piece, cell_text, row_pieces
from epaper.style import House
from epaper.typeset.heads import HeadSetter
from epaper.typeset.model import DisplayLine

CELL_GAP = 0.8  # em between the cells of a row at the least


class Row(NamedTuple):
    """Where the cells of a row stand in its text, and each of them set."""

    pieces: tuple[Piece, ...]
    cells: tuple[DisplayLine, ...]


class Column(NamedTuple):
    """Where a column begins and how wide it is, in ems."""

    x: float
    width: float


def set_rows(texts: Sequence[str], heads: HeadSetter, house: House) -> tuple[Row, ...]:
    """Part rows into cells and set these, the first of a row in bold if others follow."""
    plain, strong = house.faces.data, house.faces.data_strong
    return tuple(
        Row(
            pieces,
            tuple(
                heads.line(cell_text(text, piece), strong if number == 0 and len(pieces) > 1 else plain)
                for number, piece in enumerate(pieces)
            ),
        )
        for text, pieces in zip(texts, row_pieces(texts), strict=True)
    )


def longest(rows: Sequence[Row]) -> float:
    """Return the width of the longest row by itself, in ems."""
    return max((_with_gaps([cell.width for cell in row.cells]) for row in rows), default=0.0)


def breadth(rows: Sequence[Row]) -> float:
    """Return the width that rows need, in ems, whose cells stand under one another."""
    return max((_with_gaps(_widths(rows, len(row.cells))) for row in rows), default=0.0)


def columns(rows: Sequence[Row], count: int, room: float) -> list[Column]:
    """Place the columns of the rows of `count` cells over `room` ems, with equal white between; one alone has all the room."""
    widths = _widths(rows, count)
    if count == 1:
        return [Column(0.0, room)]
    gap = (room - sum(widths)) / (count - 1)
    begins = accumulate((width + gap for width in widths[:-1]), initial=0.0)
    return [Column(x, width) for x, width in zip(begins, widths, strict=True)]


def _widths(rows: Sequence[Row], count: int) -> list[float]:
    """Return the width of each column of the rows of `count` cells: that of its broadest cell."""
    alike = [[cell.width for cell in row.cells] for row in rows if len(row.cells) == count]
    return [max(widths) for widths in zip(*alike, strict=True)]


def _with_gaps(widths: Sequence[float]) -> float:
    return sum(widths) + CELL_GAP * (len(widths) - 1)
