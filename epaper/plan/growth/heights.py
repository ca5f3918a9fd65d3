"""Shapes while they are found → the cheapest for each height, few enough to be tried with one another."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Callable

from epaper.plan.shapes.model import Shape

# Heights remembered for one piece at one width, for two, three and more, unless so much dearer than the cheapest: few pieces come
# to few heights, whatever they cost; more come to many cheaply; of very many, few divisions are tried, so more is kept of each.
SHAPES_KEPT = (20, 14, 10, 8, 8, 9, 10, 11, 12)
DEARER = (20.0, 12.0, 9.0, 7.0, 6.0, 7.0, 8.0, 9.0, 10.0)


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
        self._held: dict[int, tuple[float, Callable[..., Shape], tuple[object, ...]]] = {}
        self._keys: list[float] = []  # of what is held, ascending
        self.limit = math.inf

    def wants(self, rows: int, cost: float) -> bool:
        """Say whether a shape of that height and cost is worth making."""
        held = self.costs.get(rows)
        return cost + self._line * rows < self.limit if held is None else cost < held

    def take(self, rows: int, cost: float, make: Callable[..., Shape], *made_of: object) -> None:
        """Remember a shape if it is wanted: how it is made, for few of those found are."""
        key, keys, line = cost + self._line * rows, self._keys, self._line
        outdone = self.costs.get(rows)
        if outdone is None:
            if key >= self.limit:
                return
        elif cost >= outdone:
            return
        else:
            del keys[bisect_left(keys, outdone + line * rows)]
        insort(keys, key)
        self._held[rows] = key, make, made_of
        self.costs[rows] = cost
        limit = min(self.limit, keys[0] + self._dearer)
        self.limit = keys[self._kept - 1] if len(keys) >= self._kept and keys[self._kept - 1] < limit else limit

    def kept(self) -> tuple[Shape, ...]:
        """Make the cheapest few, the cheapest first."""
        cheap = sorted((key, rows) for rows, (key, _, _) in self._held.items() if key <= self.limit)[: self._kept]
        return tuple(make(*made_of) for _, rows in cheap for _, make, made_of in (self._held[rows],))
