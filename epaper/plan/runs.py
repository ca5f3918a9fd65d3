"""A run of briefs 简讯 in order of rank → columns of them with level feet, for each height at which all columns close.

Short items with small heads make a handsome block when they stand in columns, one under the other, read down and then across;
so many of them need no search among all their arrangements, only for where each column ends.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.judge import beside
from epaper.plan.matter import Piece
from epaper.plan.settings import SECOND, Settings
from epaper.plan.shapes import Crown, Shape, over, side

RUN_LEAST, RUN_ONLY = 3, 6  # briefs that make a run; that stand in no other way
COLUMN_DEARER = 24.0  # a column is not kept at a height where it costs so much more than at its cheapest


class Column(NamedTuple):
    """Briefs one under the other in one base column: their cost, the last of them, and the column without it."""

    cost: float
    last: Crown
    above: Column | None


class Runs:
    """Stands briefs of one issue in columns; remembers which."""

    def __init__(self, settings: Settings) -> None:
        """Stand what `settings` set."""
        self._settings = settings
        self._parts = settings.parts
        self._most = settings.parts.matter.grid.rows
        self._plain = lru_cache(maxsize=None)(self._plainly)
        self._column = lru_cache(maxsize=None)(self._columned)

    def shapes(self, pieces: tuple[Piece, ...], columns: int) -> list[Shape]:
        """Return the cheapest way to stand briefs in `columns` for each height at which these come out level."""
        if len(pieces) < columns:
            return []
        heights = sorted({rows for end in range(1, len(pieces) + 1) for rows in self._column(pieces[:end])})
        found = (self.at(pieces, columns, rows) for rows in heights)
        return [shape for shape in found if shape]

    def at(self, pieces: tuple[Piece, ...], columns: int, rows: int) -> Shape | None:
        """Divide briefs into columns of `rows` lines as cheaply as can be."""
        count = len(pieces)
        costs_of, starts = [0.0, *[math.inf] * count], list[list[int]]()
        for _ in range(columns):
            after, start = [math.inf] * (count + 1), [0] * (count + 1)
            for begin in range(count):
                if costs_of[begin] == math.inf:
                    continue
                for end in range(begin + 1, count + 1):
                    column = self._column(pieces[begin:end]).get(rows)
                    if column and costs_of[begin] + column.cost < after[end]:
                        after[end], start[end] = costs_of[begin] + column.cost, begin
            costs_of = after
            starts.append(start)
        return self._built(pieces, starts, rows) if costs_of[count] < math.inf else None

    def _built(self, pieces: tuple[Piece, ...], starts: list[list[int]], rows: int) -> Shape:
        """Stand the columns side by side, which begin where `starts` says, the last column last."""
        end, shape = len(pieces), None
        for start in reversed(starts):
            begin = start[end]
            column = _stacked(self._column(pieces[begin:end])[rows])
            shape = side(column, shape, beside(column, shape, self._parts.brief)) if shape else column
            end = begin
        assert shape is not None
        return shape

    def _columned(self, pieces: tuple[Piece, ...]) -> dict[int, Column]:
        """Stand briefs one under the other in one base column, at every height this comes to."""
        leaves = self._plain(pieces[-1])
        if len(pieces) == 1:
            return {rows: Column(leaf.cost, leaf, None) for rows, leaf in leaves.items()}
        found: dict[int, Column] = {}
        for above, column in self._column(pieces[:-1]).items():
            for rows, leaf in leaves.items():
                cost, height = column.cost + leaf.cost, above + rows
                if height <= self._most and (height not in found or cost < found[height].cost):
                    found[height] = Column(cost, leaf, column)
        limit = min((column.cost for column in found.values()), default=0.0) + COLUMN_DEARER
        return {rows: column for rows, column in found.items() if column.cost < limit}

    def _plainly(self, piece: Piece) -> dict[int, Crown]:
        """Set a brief over one column, plain."""
        return {
            rows: leaf for rows, leaf in self._settings.leaves(piece, 1, SECOND).items() if leaf.dress in ("plain", "upright")
        }


def _stacked(column: Column) -> Shape:
    """Turn a column into shapes one over the other."""
    leaves = [column.last]
    while column.above:
        column = column.above
        leaves.append(column.last)
    shape: Shape = leaves.pop()
    while leaves:
        shape = over(shape, leaves.pop(), costs.CUT)
    return shape
