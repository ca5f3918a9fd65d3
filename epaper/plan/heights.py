"""Shapes while they are found → the cheapest for each height, few enough to be tried with one another."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left, insort

from epaper.plan.shapes import Shape

SHAPES_KEPT = (24, 24, 20, 16, 12)  # heights remembered for one piece at one width, for two, three, four and more
DEARER = (24.0, 16.0, 12.0, 8.0, 6.0)  # ... unless this much dearer than the cheapest: many pieces come to any height cheaply


def dearer(pieces: int) -> float:
    """Return by how much a shape of so many pieces may be dearer than the cheapest."""
    return DEARER[min(pieces, len(DEARER)) - 1]


class Heights:
    """The cheapest shape for each height over some columns, while shapes are being found.

    Shapes of several heights are compared by their cost and `weight` for each column-line they take: where copy is too much
    for its page, lower shapes count for more. What comes to `limit` so will not be remembered.
    """

    def __init__(self, pieces: int, columns: int, weight: float) -> None:
        """Begin with none of so many pieces."""
        self._kept = SHAPES_KEPT[min(pieces, len(SHAPES_KEPT)) - 1]
        self._dearer = dearer(pieces)
        self._line = weight * columns
        self.costs: dict[int, float] = {}
        self._held: dict[int, Shape] = {}
        self._keys: list[float] = []  # of what is held, ascending
        self.limit = math.inf

    def wants(self, rows: int, cost: float) -> bool:
        """Say whether a shape of that height and cost is worth making."""
        held = self._held.get(rows)
        return cost + self._line * rows < self.limit if held is None else cost < held.cost

    def take(self, shape: Shape) -> None:
        """Remember a shape if it is wanted."""
        if not self.wants(shape.rows, shape.cost):
            return
        keys, outdone = self._keys, self._held.get(shape.rows)
        if outdone is not None:
            del keys[bisect_left(keys, self.key(outdone))]
        insort(keys, self.key(shape))
        self._held[shape.rows] = shape
        self.costs[shape.rows] = shape.cost
        self.limit = min(self.limit, keys[0] + self._dearer)
        if len(keys) >= self._kept:
            self.limit = min(self.limit, keys[self._kept - 1])

    def key(self, shape: Shape) -> float:
        """Return what a shape is compared by."""
        return shape.cost + self._line * shape.rows

    def kept(self) -> tuple[Shape, ...]:
        """Return the cheapest few, the cheapest first."""
        return tuple(heapq.nsmallest(self._kept, (s for s in self._held.values() if self.key(s) <= self.limit), key=self.key))
