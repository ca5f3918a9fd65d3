"""Shapes for either side of a crown → the best ways to stand under its legs, few enough to be tried with every crown.

Of ways that take equally many column-lines the cheapest is kept, and a dearer one if it is lower.
"""

from __future__ import annotations

import math
from bisect import insort

from epaper.plan import costs
from epaper.plan.shapes.model import Shape, Under, by_key

KEPT_MOST = 16  # ways to stand under a crown that are remembered

Ranked = tuple[float, int, float, Shape | None]  # key, lines, cost, shape
NOTHING: tuple[Ranked, ...] = ((0.0, 0, 0.0, None),)  # stands under a leg that runs down to the foot
Way = tuple[float, int, float, Shape | None, int, Shape | None]  # cost, lines of the higher side, key, left, its columns, right


class Unders:
    """The ways to stand under a crown, while they are found."""

    def __init__(self, dearer: float) -> None:
        """Begin with none; no way is kept whose key is so much `dearer` than the best."""
        self._dearer = dearer
        self._by_area: dict[int, list[Way]] = {}  # one or two each, the cheaper first
        self._keys: list[float] = []  # of the first way to take so much, ascending: no less than that of the cheapest
        self.limit = math.inf

    def take(self, lefts: tuple[Ranked, ...], left_columns: int, rights: tuple[Ranked, ...], right_columns: int) -> None:
        """Keep each pair of sides unless another that takes as much is better; they come with the best first."""
        if not rights:
            return
        by_area, best = self._by_area, rights[0][0]
        for key_left, one, cost_left, left in lefts:
            if key_left + best >= self.limit:
                return
            for key_right, two, cost_right, right in rights:
                key = key_left + key_right
                if key >= self.limit:
                    break
                if left and right and -costs.LEG_LEAST < one - two < costs.LEG_LEAST:
                    continue
                area, cost, rows = left_columns * one + right_columns * two, cost_left + cost_right, one if one > two else two
                held = by_area.get(area)
                if held is None:
                    by_area[area] = [(cost, rows, key, left, left_columns, right)]
                    self._lower(key)
                elif cost < held[0][0] or (rows < held[0][1] and (len(held) == 1 or cost < held[1][0])):
                    _among(held, (cost, rows, key, left, left_columns, right))

    def _lower(self, key: float) -> None:
        """Lower the limit now that one more number of column-lines is taken at that key."""
        keys = self._keys
        insort(keys, key)
        del keys[KEPT_MOST:]
        limit = min(self.limit, keys[0] + self._dearer)
        self.limit = keys[-1] if len(keys) == KEPT_MOST and keys[-1] < limit else limit

    def kept(self) -> tuple[Under, ...]:
        """Return what was kept, the best first."""
        ways = [
            Under(cost, area, rows, left, columns, right, key)
            for area, held in self._by_area.items()
            for cost, rows, key, left, columns, right in held
            if key < self.limit
        ]
        return tuple(sorted(ways, key=by_key))


def _among(held: list[Way], way: Way) -> None:
    """Put a way among others that take as much: those that are neither cheaper nor lower go, and of the others the dearest."""
    cost, rows = way[0], way[1]
    first = held[0]
    if first[0] < cost:
        held[1:] = [way]
    else:
        held[:] = [way, *(other for other in held if other[1] < rows)][:2]
