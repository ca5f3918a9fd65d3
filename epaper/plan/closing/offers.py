"""Shapes found for a page, one after the other → the cheapest few of them, judged as whole pages.

Each is judged when it is found, so that what costs more than the last of the few need not be built: `limit` only falls.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.closing.score import Score
from epaper.plan.closing.topped import Topper
from epaper.plan.furniture.sheets import Ground
from epaper.plan.growth.grower import Grower
from epaper.plan.judging.build import Build, is_strip
from epaper.plan.judging.flanks import ROUNDING
from epaper.plan.judging.judge import held_against, in_rank
from epaper.plan.judging.settling import Settler, with_heads
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.placed import Placed, placed
from epaper.plan.stories.matter import Piece

KEPT = 4  # shapes of a page that are kept

Priced = tuple[tuple[float, Shape], ...]  # shapes with their costs, the cheapest first


class Field(NamedTuple):
    """The lines of a page, what is around them, the level of the story that leads it.

    Below that up to so many `units`, stories and runs of briefs, are divided in every way.
    """

    rows: int
    ground: Ground
    level: int
    units: int


class Judges(NamedTuple):
    """What looks at whole pages: prices them, puts their heads in order, puts pictures above heads."""

    score: Score
    settler: Settler
    topper: Topper


class Page:
    """A page that is to be closed with pieces, `flex` among them jumping; keeps the cheapest shapes that have been found."""

    def __init__(
        self,
        pieces: tuple[Piece, ...],
        field: Field,
        flex: Piece | None,
        limit: float,
        grower: Grower,
        judges: Judges,
    ) -> None:
        """Close a page for less than `limit` with shapes from `grower`."""
        self.pieces = pieces
        self.rows, self.ground, self.level, self.units = field
        self.flex = flex
        self.limit = self._asked = limit
        # Where nobody jumps, all shapes leave the same copy to other pages: there the best is taken, unless it is built as the
        # page before it.
        self._near = costs.SAME_SHAPE + costs.BAND_AGAIN + ROUNDING if flex is None else math.inf
        self.grower = grower
        self._score, self._settler, self._topper = judges
        self.beside: Priced = ()  # the best with its lead beside another story, if that was looked for
        self._kept: list[tuple[float, int, Shape]] = []
        self._offers = 0

    def roomier(self, more: float) -> Page:
        """Return the same page, nothing found for it yet, whose shapes may cost so much `more`."""
        field, judges = Field(self.rows, self.ground, self.level, self.units), Judges(self._score, self._settler, self._topper)
        return Page(self.pieces, field, self.flex, self.limit + more, self.grower, judges)

    def is_strip(self, shape: Shape) -> bool:
        """Say whether a shape at the foot is the one strip that may lie under a cut, if none of what is no story lies there."""
        return not self.ground.strip and is_strip(shape, self.rows)

    def may_take(self, least: float) -> bool:
        """Say whether a shape may be cheap enough that costs so much at the least."""
        return least < self.limit + ROUNDING

    def offer(self, shape: Shape) -> None:
        """Keep a shape if it is cheap enough, its heads in order; of two equally cheap ones the first stays.

        Most are not, so what they cost at the least is looked at first; a shape is built anew and priced in full only where its
        heads, too, leave it cheap enough.
        """
        if shape.cost >= self.limit:
            return
        crowns = placed(shape, 0, 0)
        build = self._score.build(shape, crowns, self.ground)
        least = shape.cost + self._score.least_whole(shape, build)
        ranks = in_rank(crowns)
        sizes, whites = [crown.head.size for crown, _, _ in crowns], [crown.head.white for crown, _, _ in crowns]
        heads = self._settler.heads(crowns, ranks, sizes)
        if heads:
            more, new_sizes, new_whites = 0.0, list(sizes), list(whites)
            for number, head in heads.items():
                more += head.cost - crowns[number].crown.head.cost
                new_sizes[number], new_whites[number] = head.size, head.white
            if self._may_hold(least + more, shape, crowns, build, ranks, new_sizes, sum(new_whites)):
                settled = with_heads(shape, heads)
                self._keep(settled, placed(settled, 0, 0), build)
        if self._may_hold(least, shape, crowns, build, ranks, sizes, sum(whites)):
            self._keep(shape, crowns, build)
        for topped in self._topper.topped(shape, crowns, build):
            self.offer(topped)

    def _may_hold(
        self,
        least: float,
        shape: Shape,
        crowns: tuple[Placed, ...],
        build: Build,
        ranks: Sequence[int],
        sizes: Sequence[float],
        white: float,
    ) -> bool:
        """Say whether a shape may be cheap enough with heads of these sizes and so much white beside them."""
        if not self.may_take(least):
            return False
        return self.may_take(least + held_against(shape, crowns, build, ranks, sizes, white))

    def _keep(self, shape: Shape, crowns: tuple[Placed, ...], build: Build) -> None:
        cost = shape.cost
        if cost >= self.limit:
            return
        cost += self._score.whole(shape, self.ground, crowns, build)
        if cost >= self.limit:
            return
        cost += self._score.ends(crowns)
        if cost >= self.limit:
            return
        self._offers += 1
        insort(self._kept, (cost, self._offers, shape))
        del self._kept[KEPT:]
        self.limit = min(self.limit, self._kept[0][0] + self._near)
        if len(self._kept) == KEPT:
            self.limit = min(self.limit, self._kept[-1][0])

    @property
    def reach(self) -> float:
        """The limit below which there are no other shapes that are of use: none of any cost where enough are kept."""
        enough = len(self._kept) == KEPT or (self._kept and self._kept[0][0] + self._near <= self._asked)
        return math.inf if enough else self._asked

    def priced(self) -> Priced:
        """Return what was kept."""
        return tuple((cost, shape) for cost, _, shape in self._kept)
