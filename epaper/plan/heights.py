"""Shapes while they are found → the cheapest for each height, and below which cost that is known to be all there are."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from typing import NamedTuple

from epaper.plan.model import HeadBlock
from epaper.plan.shapes import Shape, by_cost

SHAPES_KEPT = 24  # heights remembered for one set of pieces at one width
DEARER = 16.0  # ... unless this much dearer than the cheapest


class Grown(NamedTuple):
    """Shapes by height and by cost, all there are that cost less than `limit`."""

    limit: float
    by_rows: dict[int, Shape]
    by_cost: tuple[Shape, ...]


class Heights:
    """The cheapest shape for each height, while shapes are being found; what costs `limit` will not be remembered."""

    def __init__(self, limit: float) -> None:
        """Begin with none."""
        self.held: dict[int, Shape] = {}
        self.limit = limit
        self._costs: list[float] = []  # of what is held, ascending

    def wants(self, rows: int, cost: float) -> bool:
        """Say whether a shape of that height and cost is worth making."""
        held = self.held.get(rows)
        return cost < self.limit if held is None else cost < held.cost

    def worth(self, heads: tuple[HeadBlock, ...], rows: int, cost: float, most: int) -> list[HeadBlock]:
        """Return the heads, given with the cheapest first, worth setting over `rows`; `cost` holds the cheapest one."""
        held, spent = self.held, cost - heads[0].cost
        found = []
        for head in heads:
            total = spent + head.cost
            if total >= self.limit:
                break
            height = rows + head.rows
            if height <= most and (height not in held or total < held[height].cost):
                found.append(head)
        return found

    def take(self, shape: Shape) -> None:
        """Remember a shape that is wanted."""
        costs, outdone = self._costs, self.held.get(shape.rows)
        if outdone is not None:
            del costs[bisect_left(costs, outdone.cost)]
        insort(costs, shape.cost)
        self.held[shape.rows] = shape
        self.limit = min(self.limit, shape.cost + DEARER)
        if len(costs) >= SHAPES_KEPT:
            self.limit = min(self.limit, costs[SHAPES_KEPT - 1])

    def kept(self) -> dict[int, Shape]:
        """Return the cheapest few, by height."""
        few = heapq.nsmallest(SHAPES_KEPT, (s for s in self.held.values() if s.cost <= self.limit), key=by_cost)
        return {shape.rows: shape for shape in sorted(few, key=lambda shape: shape.rows)}
