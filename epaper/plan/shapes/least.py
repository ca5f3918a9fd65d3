"""Pieces → what they cost and take at the least, wherever they stand: by these bounds make-up leaves out what comes too dear."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate

from epaper.plan import costs
from epaper.plan.heads.costs import least_on_tint
from epaper.plan.shapes.divide import is_corner
from epaper.plan.shapes.dresses import Dresses
from epaper.plan.shapes.looks import Looks
from epaper.plan.stories.matter import Matter, Piece

GAIN_MOST = -min(0.0, costs.FIRST_BOX, costs.BROKEN)  # what dressing a story may take off its cost
DEEPEST = 2  # deeper than this below a page's lead nothing changes any more


class Least:
    """Bounds the pieces of one issue on one grid from below."""

    def __init__(self, matter: Matter, looks: Looks, dresses: Dresses) -> None:
        """Take the copy, and how it may look."""
        self._matter = matter
        self._looks = looks
        self._dresses = dresses
        self.floor = lru_cache(maxsize=None)(self._floor)
        self.floors = lru_cache(maxsize=None)(self._floors)
        self.areas = lru_cache(maxsize=None)(self._areas)

    def _floor(self, pieces: tuple[Piece, ...], columns: int) -> float:
        """Return what pieces cost at the least, wherever they stand, over any number of columns up to `columns`."""
        return sum([self.floors(whole(piece))[columns] for piece in pieces])

    def _floors(self, piece: Piece) -> tuple[float, ...]:
        """Return what a piece costs at the least, wherever it stands, over any number of columns up to each."""
        widths = range(1, self._matter.grid.columns + 1)
        if is_corner(piece):
            return (0.0, *[0.0] * len(widths))
        heads = accumulate((self._cheapest_head(piece, columns) for columns in widths), min)
        dresses = accumulate((self._cheapest_dress(piece, columns) for columns in widths), min)
        least = [head + dress for head, dress in zip(heads, dresses, strict=True)]
        return (0.0, *(-GAIN_MOST if self._looks.uprights(piece, columns) else least[columns - 1] for columns in widths))

    def _cheapest_head(self, piece: Piece, columns: int) -> float:
        """Return what the cheapest head of a piece over its columns costs, on any level, be it on a tint."""
        heads = (head for depth in range(DEEPEST + 1) for head in self._looks.heads(piece, columns, 1, depth))
        return min(map(least_on_tint, heads))

    def _cheapest_dress(self, piece: Piece, columns: int) -> float:
        """Return what the cheapest dress of a piece alone over its columns costs."""
        return min(dress.cost for dress in self._dresses.dresses(piece, columns, True, False))

    def area(self, pieces: tuple[Piece, ...], columns: int) -> float:
        """Return the column-lines pieces take at the least, wherever they stand, over any number of columns up to `columns`."""
        return sum([self.areas(piece)[columns] for piece in pieces])

    def _areas(self, piece: Piece) -> tuple[float, ...]:
        """Return the column-lines a piece takes at the least, over any number of columns up to each."""
        widths = range(1, self._matter.grid.columns + 1)
        if is_corner(piece):
            return (0.0, *[piece.part * piece.first] * len(widths))
        over = (0.0 if self._looks.uprights(piece, columns) else self._room_over(piece, columns) for columns in widths)
        return (0.0, *accumulate(over, min))

    def _room_over(self, piece: Piece, columns: int) -> float:
        """Return the column-lines a piece takes at the least over so many columns."""
        heads = [
            self._looks.heads(piece, columns, page, depth)
            for page, depth in ((1, 0), *((2, deep) for deep in range(DEEPEST + 1)))
        ]
        bodies: list[float] = [
            self._shortest(piece, self._matter.grid.cells) + stack.area
            for stack in self._looks.pictures(piece, columns, leads=False)
        ]
        for stack in self._looks.pictures_alone(piece, columns, False):
            for dress in self._dresses.dresses(piece, columns, stack.level, stack.boxed):
                lines = self._shortest(piece, dress.measure.cells) + stack.taken(dress.measure.legs)
                bodies.append(columns * lines / dress.measure.legs)
        return columns * min(some[0].rows for some in heads) + min(bodies, default=math.inf)

    def _shortest(self, piece: Piece, cells: int) -> int:
        """Count the lines a piece takes at a measure when it is set as tightly as can be."""
        return self._matter.left(piece, cells) + min(self._matter.copyfit(piece, cells))


def whole(piece: Piece) -> Piece:
    """Return a piece from its first line on, as which it costs as much at the least."""
    return Piece(piece.order, piece.part, 0) if piece.first else piece
