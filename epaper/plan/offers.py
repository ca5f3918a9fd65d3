"""Shapes found for a page, one after the other → the cheapest few of them, judged as whole pages.

Each is judged when it is found, so that what costs more than the last of the few need not be built: `limit` only falls.
"""

from __future__ import annotations

from bisect import insort
from typing import NamedTuple

from epaper.plan.growth import Grower
from epaper.plan.judge import Placed, placed
from epaper.plan.matter import Piece
from epaper.plan.score import Score
from epaper.plan.settling import Settler, with_heads
from epaper.plan.shapes import Shape

KEPT = 4  # shapes of a page that are kept
ROUNDING = 1e-6  # more than sums of the same prices in another order differ by

Priced = tuple[tuple[float, Shape], ...]  # shapes with their costs, the cheapest first


class Field(NamedTuple):
    """The lines of a page, the grid line at which its copy begins, the level of the story that leads it.

    Below that up to so many `units`, stories and runs of briefs, are divided in every way.
    """

    rows: int
    top: int
    level: int
    units: int


class Page:
    """A page that is to be closed with pieces, `flex` among them jumping; keeps the cheapest shapes that have been found."""

    def __init__(
        self,
        pieces: tuple[Piece, ...],
        field: Field,
        flex: Piece | None,
        limit: float,
        grower: Grower,
        score: Score,
        settler: Settler,
    ) -> None:
        """Close a page for less than `limit` with shapes from `grower`."""
        self.pieces = pieces
        self.rows, self._top, self.level, self.units = field
        self.flex = flex
        self.limit = limit
        self.grower = grower
        self._score, self._settler = score, settler
        self._kept: list[tuple[float, int, Shape]] = []
        self._offers = 0

    def offer(self, shape: Shape) -> None:
        """Keep a shape if it is cheap enough, its heads in order; of two equally cheap ones the first stays."""
        if shape.cost >= self.limit:
            return
        crowns = placed(shape, 0, 0)
        least, heads = shape.cost + self._score.least_whole(shape, crowns), self._settler.heads(crowns)
        if heads and self._may_keep(least + sum(head.cost - crowns[number].crown.head.cost for number, head in heads.items())):
            settled = with_heads(shape, heads)
            self._keep(settled, placed(settled, 0, 0))
        if self._may_keep(least):
            self._keep(shape, crowns)

    def _may_keep(self, least: float) -> bool:
        """Say whether a shape may be cheap enough that costs so much at the least."""
        return least < self.limit + ROUNDING

    def _keep(self, shape: Shape, crowns: tuple[Placed, ...]) -> None:
        cost = shape.cost
        for judge in (self._score.whole, self._score.ends):
            if cost >= self.limit:
                return
            cost += judge(shape, self._top, crowns)
        if cost >= self.limit:
            return
        self._offers += 1
        insort(self._kept, (cost, self._offers, shape))
        del self._kept[KEPT:]
        if len(self._kept) == KEPT:
            self.limit = self._kept[-1][0]

    def priced(self) -> Priced:
        """Return what was kept."""
        return tuple((cost, shape) for cost, _, shape in self._kept)
