"""Pieces of copy that share a rectangle → what can be said of them before any is set: what they cost and take at the least.

A group is made once for its pieces and told apart by being that one, so that what is remembered of it is found without comparing
pieces. So are the ways to divide one: under a crown's legs, or in two that stand one over the other or side by side.
"""

from __future__ import annotations

from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.remembered import remembered
from epaper.plan.shapes.divide import UNITS_UP_TO, cuts, divisions, is_corner
from epaper.plan.shapes.least import whole
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece

# What each piece more costs a group, as a rule, for it stands over, beside or under others: cuts, bumps, legs of other lengths.
# A little less is seen now and then, among shapes that come to nothing.
JOINT = 6.0


class Group:
    """Pieces in order of rank, which of them leads, and the group of the others, if any.

    So many `briefs` are among them, and maybe a story that may have an `upright` head. By columns, `floors` are what the pieces
    cost at the least together, and `areas` the column-lines they take at the least.
    """

    __slots__ = ("areas", "briefs", "corner", "floors", "lead", "others", "pieces", "turned", "upright")

    def __init__(self, pieces: tuple[Piece, ...], lead: Piece, others: Group | None, parts: Parts, *, turned: bool) -> None:
        """Weigh pieces by their `parts`; one of them is `turned` upright, as is tried where heads bump, or none is."""
        self.pieces = pieces
        self.lead = lead
        self.others = others
        self.turned = turned
        self.corner = is_corner(pieces[0])
        self.briefs = sum(map(parts.brief, pieces))
        self.upright = any(parts.may_stand_upright(piece) for piece in pieces)
        joints = JOINT * (len(pieces) - 1 - self.corner) if others else 0.0
        floors = map(sum, zip(*map(parts.floors, map(whole, pieces)), strict=True))
        self.floors: tuple[float, ...] = tuple(floor + joints for floor in floors)
        self.areas = tuple(map(sum, zip(*map(parts.areas, pieces), strict=True)))


class Split(NamedTuple):
    """A division of what stands under a crown: the group under its first `columns`, and that under its others, if any.

    `least` is what both cost at the least, `area` the column-lines they take at the least.
    """

    least: float
    area: float
    left: Group | None
    columns: int
    right: Group | None


class Halves(NamedTuple):
    """Two groups that stand one over the other or side by side, and the least that their heads bump beside one another."""

    one: Group
    two: Group
    bump: float


class Groups:
    """The groups of pieces of one issue on one grid, and their divisions."""

    def __init__(self, parts: Parts, plain: Groups | None = None) -> None:
        """Weigh by `parts`; where these turn a story's head upright, groups without it are those of `plain`."""
        self._parts = parts
        self._plain = plain
        self._most = parts.matter.grid.rows
        self._nothing = ((0.0,) * (parts.matter.grid.columns + 1),) * 2
        self.of = remembered(self._of)
        self._divided = remembered(self._divide)
        self.splits = remembered(self._splits)
        self.fitting = remembered(self._fitting)
        self.halves = remembered(self._halves)

    def maybe(self, pieces: tuple[Piece, ...]) -> Group | None:
        """Return the group of pieces, if there are any."""
        return self.of(pieces) if pieces else None

    def _of(self, pieces: tuple[Piece, ...]) -> Group:
        if self._plain and all(piece.order != self._parts.turned for piece in pieces):
            return self._plain.of(pieces)
        lead, others = self._parts.lead_of(pieces)
        return Group(pieces, lead, self.maybe(others), self._parts, turned=self._plain is not None)

    def _splits(self, rest: Group, columns: int, units: int = UNITS_UP_TO) -> tuple[Split, ...]:
        """Return the divisions of what stands under a crown: in every way, where there are no more than so many units."""
        found = []
        for left, right in self._divided(rest, units):
            floors, areas = (left.floors, left.areas) if left else self._nothing
            more, spare = (right.floors, right.areas) if right else self._nothing
            for width in range(1, columns):
                others = columns - width
                found.append(Split(floors[width] + more[others], areas[width] + spare[others], left, width, right))
        return tuple(found)

    def _divide(self, rest: Group, units: int) -> tuple[tuple[Group | None, Group | None], ...]:
        """Return what stands under the left legs of a crown, and under the others, however many these are."""
        found = divisions(rest.pieces, self._parts.brief, units)
        return tuple((self.maybe(left), self.maybe(right)) for left, right in found)

    def _fitting(self, rest: Group, columns: int) -> tuple[Split, ...]:
        """Return the divisions whose sides have room, those first that cost least at the least."""
        fitting = (split for split in self.splits(rest, columns) if self._fits(split, columns))
        return tuple(sorted(fitting, key=by_least))

    def _fits(self, split: Split, columns: int) -> bool:
        """Say whether both sides of a division are no deeper, at the least, than a page."""
        _, _, left, width, right = split
        others = columns - width
        return not (left and left.areas[width] > width * self._most) and not (right and right.areas[others] > others * self._most)

    def _halves(self, lead: Piece, rest: Group) -> tuple[Halves, ...]:
        """Return the ways to divide a lead and others in two."""
        ways = ((self.of(one), self.of(two)) for one, two in cuts(lead, rest.pieces))
        return tuple(Halves(one, two, _bump(one, two)) for one, two in ways)


def _bump(one: Group, two: Group) -> float:
    """Return the least that heads bump where one group stands beside the other."""
    if one.upright or two.upright or two.corner:
        return 0.0
    return costs.BRIEF_BUMP if one.briefs and two.briefs else costs.BUMP / 2


def by_least(split: Split) -> float:
    """Sort by what divisions cost at the least."""
    return split.least
