"""Pieces of copy → the column-lines they will take on a page, estimated before any page is made up: body, head and pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.pictures.rows import PHOTO_COLUMNS
from epaper.plan.shapes.model import by_cost, leg_cost
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece

AREA = 0.4  # for a column-line of a head, when estimating which head a story will have
PICTURE_AREA = 0.1  # … and for one of pictures, when estimating how wide they will stand
BRIEF_AIR = 1  # lines of white above a brief among others, on average: columns of whole briefs end level by it
LED = 2  # columns of the head that leads a page of nothing but briefs
JUMPING_LEAST = costs.JUMP_BEFORE + costs.JUMP_AFTER + 4  # lines of a story that may be cut in two


class Total(NamedTuple):
    """Column-lines all copy is estimated to take: of bodies, of heads, of pictures; stories that may jump; the longest body.

    The head of a story that leads a page takes `lead` more, on average; pictures may take as many as `stretch` more.
    """

    body: int
    heads: int
    pictures: int
    long: int
    longest: int
    lead: float
    stretch: int


class Demand:
    """Estimates what pieces of one issue take on one grid; remembers it."""

    def __init__(self, parts: Parts, *, large: bool = False) -> None:
        """Ask `parts` for heads and pictures; these stand as `large` as suits them best where copy is short for its pages."""
        self._large = large
        self._parts = parts
        self._matter = parts.matter
        self._columns = parts.matter.grid.columns
        self.of = lru_cache(maxsize=None)(self._estimate)
        self.leading = lru_cache(maxsize=None)(self._leading)
        self.body = lru_cache(maxsize=None)(self._below)
        self.lead_of, self.lines = parts.lead_of, parts.lines

    def _below(self, piece: Piece) -> int:
        """Return the column-lines a piece has below its head."""
        return self.lines(piece) + self._pictures(piece)

    def total(self) -> Total:
        """Estimate what all copy takes."""
        pieces = [Piece(order, 0, 0) for order in range(len(self._matter.articles))]
        lines = [self.lines(piece) for piece in pieces]
        pictures = sum(self._pictures(piece) for piece in pieces)
        return Total(
            sum(lines),
            sum(self.of(piece) for piece in pieces) - sum(lines) - pictures,
            pictures,
            sum(count >= JUMPING_LEAST for count in lines),
            max(lines, default=0),
            self.lead,
            sum(map(self._stretch, pieces)),
        )

    @cached_property
    def lead(self) -> float:
        """Estimate what the head of a page's lead takes more than elsewhere, on average over the stories that may lead one."""
        matter = self._matter
        orders = [order for order in range(1, len(matter.articles)) if matter.only_briefs or not matter.brief(order)]
        extras = [self.leading(Piece(order, 0, 0)) for order in orders]
        return sum(extras) / len(extras) if extras else 0.0

    def page(self, pieces: tuple[Piece, ...]) -> int:
        """Estimate what pieces take that share a page, one of them leading it."""
        return sum(map(self.of, pieces)) + self.leading(self.lead_of(pieces)[0])

    def _leading(self, piece: Piece) -> int:
        """Estimate what a piece's head takes more over all columns of a page that it leads."""
        columns = min(LED, self._columns) if self._matter.only_briefs else self._columns
        heads = self._parts.heads(piece, columns, 2, 0)
        best = min(heads, key=lambda head: head.cost + AREA * head.rows * columns)
        return max(0, best.rows * columns - self._head(piece))

    def _estimate(self, piece: Piece) -> int:
        """Estimate what a piece takes at the width where it stands most comfortably."""
        return self.lines(piece) + self._head(piece) + self._pictures(piece)

    def _head(self, piece: Piece) -> int:
        """Estimate what its head takes: one among other briefs 简讯 where the issue has nothing else."""
        if self._matter.only_briefs and not piece.part:
            return min(self._matter.brief_heads(piece), key=by_cost).rows + BRIEF_AIR
        lines, leads = self.lines(piece), piece == Piece(0, 0, 0)
        settings = [
            (head.cost + leg_cost(math.ceil(lines / columns)) + AREA * head.rows * columns, head.rows * columns)
            for columns in range(self._columns if leads else 1, self._columns + 1)
            for head in self._parts.heads(piece, columns, 1, 0 if leads else 1)
        ]
        return min(settings)[1]

    def _pictures(self, piece: Piece) -> int:
        """Estimate what its pictures take: those of a photo story in a block as small as suits them, of others over the page."""
        if self._large:
            return self._pictures_over(piece, (self._columns,))
        photo = not piece.part and self._matter.photo(piece.order)
        least = min(PHOTO_COLUMNS, self._columns) if photo else self._columns
        return self._pictures_over(piece, range(least, self._columns + 1), PICTURE_AREA)

    def _stretch(self, piece: Piece) -> int:
        """Estimate how much more the pictures of a piece may take, where its page has room for them at their best."""
        return max(0, self._pictures_over(piece, (self._columns,)) - self._pictures(piece))

    def _pictures_over(self, piece: Piece, widths: Sequence[int], price: float = 0.0) -> int:
        """Return what the pictures of a piece best take over some number of columns, where a column-line has that price."""
        stacks = (stack for columns in widths for stack in self._parts.pictures(piece, columns, leads=True))
        return min((stack for stack in stacks if stack.quote is None), key=lambda stack: stack.cost + price * stack.area).area
