"""Every way to set a story as a crown over some columns → the same ways in the orders the search walks through them.

A way is judged by its cost and by the column-lines it takes. The search asks for ways that take what something else leaves, the
cheapest first; lists of these are made once, and say of all that is in them what need not be looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from epaper.plan.model import Dress, HeadBlock
from epaper.plan.pictures.stack import PictureStack
from epaper.plan.shapes.bodies import Ending
from epaper.plan.shapes.starts import Starts


class Top(NamedTuple):
    """A story set as a crown: column-lines it takes, its cost, and where its legs begin."""

    area: int
    cost: float
    begun: Starts
    head: HeadBlock
    stack: PictureStack
    ending: Ending
    dress: Dress = "plain"
    extra: float = 0.0  # what its dress and width cost


class Leaving(NamedTuple):
    """Ways to set a story over two shapes, the best first; `left` and `right` are the most of what ways have there.

    A way is its key and cost, the column-lines it takes, and what is left of these on the left, and on the right, where all copy
    ends as low as it must at the least.
    """

    ways: tuple[tuple[float, float, int, int, int, Top], ...]
    left: int
    right: int


class Over(NamedTuple):
    """Ways to set a story over two shapes that all take as many column-lines, the cheapest first, and the least of their costs.

    A way is its cost and the lines from which its legs over the one shape, and over the other, may end; `left` and `right` are
    the least of these.
    """

    cost: float
    left: int
    right: int
    ways: tuple[tuple[float, int, int, Top], ...]


class Overs(NamedTuple):
    """The same by the column-lines they take, and the least of all lines from which legs may end on either side."""

    by_area: Mapping[int, Over]
    left: int
    right: int


# A way to set a story over shapes on one side and others: its cost, the column-lines it takes, and the lines from which its legs
# on that side, and on the other, may end.
Resting = tuple[float, int, int, int, Top]

NONE_LEAVING = Leaving((), 0, 0)


class Tops:
    """All ways to set a story as a crown over some columns, compared by their keys: cost, and weight of the column-lines."""

    def __init__(self, by_area: Mapping[int, list[Top]], columns: int, weight: float) -> None:
        """Order ways that come by the column-lines they take, which cost `weight` each."""
        self.by_area = by_area
        self._columns = columns
        self._keyed = [(top.cost + weight * top.area, top) for held in by_area.values() for top in held]
        self._keyed.sort(key=_key)
        self.ways = tuple(top for _, top in self._keyed)
        self.least = self._keyed[0][0] if self.ways else 0.0  # of all keys
        self._by_rest: list[list[tuple[float, Top]]] = [[] for _ in range(columns)]  # by what they take more than whole lines
        for key, top in self._keyed:
            self._by_rest[top.area % columns].append((key, top))
        self.earliest = min([top.begun.earliest for top in self.ways], default=0)
        self._resting: dict[tuple[int, int, bool], tuple[Resting, ...]] = {}
        self._leaving: dict[tuple[int, int], Leaving] = {}
        self._over: dict[int, Overs] = {}

    def resting(self, rest: int, columns: int, *, on_left: bool) -> tuple[Resting, ...]:
        """Return those that take `rest` column-lines more than a multiple of the `columns` on one side, the best first."""
        found = self._resting.get((rest, columns, on_left))
        if found is None:
            found = self._resting[rest, columns, on_left] = tuple(self._over_side(rest, columns, on_left=on_left))
        return found

    def leaving(self, rest: int, left: int) -> Leaving:
        """Return those that take `rest` more, over a shape under the first `left` columns and one under the others."""
        found = self._leaving.get((rest, left))
        if found is None:
            found = self._leaving[rest, left] = self._over_two(rest, left)
        return found

    def over(self, left: int) -> Overs:
        """Return those over a shape under the first `left` columns and one under the others, by the column-lines they take."""
        found = self._over.get(left)
        if found is None:
            ways = {area: _over(tops, left) for area, tops in self.by_area.items()}
            lefts, rights = [each.left for each in ways.values()], [each.right for each in ways.values()]
            found = self._over[left] = Overs(ways, min(lefts, default=0), min(rights, default=0))
        return found

    def _over_side(self, rest: int, columns: int, *, on_left: bool) -> Iterator[Resting]:
        left = columns if on_left else self._columns - columns
        for top in self.ways:
            if top.area % columns == rest:
                ends = top.begun.ends[left], top.begun.others_end[left]
                yield top.cost, top.area, *(ends if on_left else ends[::-1]), top

    def _over_two(self, rest: int, left: int) -> Leaving:
        columns = self._columns
        ways = []
        for key, top in self._by_rest[rest]:
            area, begun = top.area, top.begun
            ways.append((key, top.cost, area, area - columns * begun.ends[left], area - columns * begun.others_end[left], top))
        return Leaving(tuple(ways), max([way[3] for way in ways]), max([way[4] for way in ways])) if ways else NONE_LEAVING


def _over(tops: Sequence[Top], left: int) -> Over:
    ways = tuple((top.cost, top.begun.ends[left], top.begun.others_end[left], top) for top in tops)
    return Over(ways[0][0], min([way[1] for way in ways]), min([way[2] for way in ways]), ways)


def _key(way: tuple[float, Top]) -> float:
    return way[0]
