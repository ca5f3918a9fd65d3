"""A group of pieces and a width in base columns → their cheapest shape for each height they can close at.

Every answer is a table, made once for a set of pieces, a width and a level below the page's lead, whatever asks for it; tables of
larger sets are made of those of smaller ones. A table keeps `Heights.KEPT` heights, none `DEARER` than its cheapest shape.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.growth.groups import Group, Groups, Halves
from epaper.plan.growth.heights import Heights, dearer
from epaper.plan.growth.runs import RUN_LEAST, RUN_ONLY, Runs
from epaper.plan.growth.settings import LEADS_PAGE, Settings
from epaper.plan.growth.tops import Top
from epaper.plan.growth.unders import NOTHING, Ranked, Unders
from epaper.plan.judging.bumps import beside
from epaper.plan.judging.flanks import ROUNDING
from epaper.plan.remembered import remembered
from epaper.plan.shapes.model import Frame, Reserve, Shape, Under, crown, over, side
from epaper.plan.shapes.starts import legs_price
from epaper.plan.stories.matter import Piece

DEEPEST = 2  # levels below a page's lead beyond which nothing changes any more
ONE_SIDE = 2  # level from which a crown has shapes under one side only
BOTH_SIDES_KEPT = 8  # ... of the shapes on either side of a crown that has shapes under both


class Grown(NamedTuple):
    """Shapes by height; the cheapest first; and these with their keys, lines and costs at hand."""

    by_rows: dict[int, Shape]
    by_cost: tuple[Shape, ...]
    ranked: tuple[Ranked, ...]
    cheapest: tuple[Ranked, ...]  # by cost alone


class Grower:
    """Finds shapes of any height for groups of one issue on one grid; remembers what it has found."""

    def __init__(self, settings: Settings, runs: Runs, groups: Groups, weight: float, plain: Grower | None = None) -> None:
        """Shape what `settings` set and `runs` stand in columns; `weight` prices the column-lines of what is compared.

        Where the settings turn a story's head upright, the `plain` ones' grower finds the shapes of groups without it.
        """
        self.weight = weight
        self._settings = settings
        self._parts = settings.parts
        self._most = settings.parts.matter.grid.rows
        self._wide = settings.parts.matter.grid.columns
        self._runs = runs
        self._groups = groups
        self._plain = plain
        self._grown = remembered(self._grow)
        self._under = remembered(self._find_unders)

    def grown(self, group: Group, columns: int, level: int) -> Grown:
        """Return the cheapest shapes of a group over `columns`, `level` below the page's lead."""
        grower = self._plain if self._plain and not group.turned else self
        return grower._grown(group, columns, level if level < DEEPEST else DEEPEST)

    def pair(
        self, one: Group, columns: int, level: int, two: Group, others: int, below: int, limit: float, *, keyed: bool = False
    ) -> tuple[Grown, Grown] | None:
        """Return the shapes of two groups; None where there are none that cost less than `limit` together.

        What they cost is their key, if they are `keyed`. Those of fewer pieces are grown first: by these it may be seen already.
        """
        if len(one.pieces) <= len(two.pieces):
            first, large, width = self.grown(one, columns, level), two, others
        else:
            first, large, width = self.grown(two, others, below), one, columns
        if not first.ranked:
            return None
        least = first.ranked[0][0] + self._least_lines(large, width) if keyed else first.cheapest[0][2]
        if least + large.floors[width] >= limit + ROUNDING:
            return None
        return (first, self.grown(two, others, below)) if large is two else (self.grown(one, columns, level), first)

    def _least_lines(self, group: Group, columns: int) -> float:
        """Return the least that the column-lines of a group count for."""
        return self.weight * (group.areas[columns] if self.weight >= 0 else columns * self._most)

    def unders(self, rest: Group, columns: int, level: int) -> tuple[Under, ...]:
        """Return what may stand under a crown of this level, the cheapest first."""
        grower = self._plain if self._plain and not rest.turned else self
        return grower._under(rest, columns, max(LEADS_PAGE, min(level, DEEPEST)))

    def through(self, columns: int) -> float:
        """Price one shape over another across `columns`: across the whole page it cuts it in two (断版, rule F3)."""
        return costs.CUT_THROUGH if columns == self._wide > 1 else costs.CUT

    def _grow(self, group: Group, columns: int, level: int) -> Grown:
        pieces, lead = group.pieces, group.lead
        if group.corner:
            reserve = Reserve(lead.part, lead.first)
            return _grown((reserve,), 0.0) if columns == reserve.columns else NOT_GROWN
        if group.areas[columns] > columns * self._most:
            return NOT_GROWN
        found = Heights(len(pieces), columns, self.weight)
        rest = group.others
        run = RUN_LEAST <= len(pieces) == group.briefs
        if not rest:
            for leaf in self._settings.leaves(lead, columns, level).values():
                found.take(leaf.rows, leaf.cost, _same, leaf)
        if run:
            for shape in self._runs.shapes(pieces, columns):
                found.take(shape.rows, shape.cost, _same, shape)
        if rest and not (run and len(pieces) >= RUN_ONLY):
            self._crowns(lead, rest, columns, level, found)
            for halves in self._groups.halves(lead, rest):
                self._over(halves, columns, level, found)
                self._beside(halves, columns, level, found)
        kept = found.kept()
        return _grown(kept, self.weight * columns) if kept else NOT_GROWN

    def _crowns(self, lead: Piece, rest: Group, columns: int, level: int, found: Heights) -> None:
        """Let a story's legs run past the shapes under it, at the heights it comes to, the cheapest shapes first."""
        ways = self._settings.tops(lead, columns, level, self.weight)
        if not ways.ways:
            return
        pinned, most, held = self._parts.depth_price, self._most, found.costs
        for under in self.unders(rest, columns, level):
            if under.key + ways.least >= found.limit:
                break
            cost, area = under.cost, under.area
            left, right = under.left.rows if under.left else 0, under.right.rows if under.right else 0
            # Legs that are too short are what most ways fail by: column-lines of legs are compared, those under them included.
            one, two = columns * left - area, columns * right - area
            tops = ways.leaving(-area % columns, under.columns)
            if tops.left < one or tops.right < two:
                continue
            for key, spent, taken, first, others, top in tops.ways:
                if key + under.key >= found.limit:
                    break
                if first < one or others < two:
                    continue
                height = (taken + area) // columns
                if height > most or held.get(height, math.inf) <= spent + cost:
                    continue
                price = legs_price(height, top.begun, left, under.columns, right)
                if price is None:
                    continue
                price += pinned(lead, height)
                found.take(height, spent + cost + price, self._crown, lead, columns, height, top, price + top.extra, under)

    def _crown(self, lead: Piece, columns: int, height: int, top: Top, price: float, under: Under) -> Shape:
        """Set a story as a crown of that height over what stands under its legs."""
        frame = Frame(lead, columns, top.head, top.stack, top.dress, self._parts.matter.base(columns))
        return crown(frame, height - top.head.rows, self._parts.body(lead, top.ending), price, under)

    def _over(self, halves: Halves, columns: int, level: int, found: Heights) -> None:
        """Stand one half over the other."""
        one, two, _ = halves
        through, most, held = self.through(columns), self._most, found.costs
        both = self.pair(one, columns, level, two, columns, max(level, 0) + 1, found.limit - through, keyed=True)
        if both is None or not (both[0].ranked and both[1].ranked):
            return
        uppers, lowers = both[0].ranked, both[1].ranked
        best = lowers[0][0]
        for key, upper, cost, a in uppers:
            if key + best + through >= found.limit:
                break
            for other, lower, more, b in lowers:
                if key + other + through >= found.limit:
                    break
                rows = upper + lower
                if rows <= most and held.get(rows, math.inf) > cost + more + through:
                    found.take(rows, cost + more + through, over, a, b, through)

    def _beside(self, halves: Halves, columns: int, level: int, found: Heights) -> None:
        """Stand one half beside the other."""
        one, two, _ = halves
        if self._least_beside(halves, columns) >= found.limit:
            return
        for width in range(1, columns):
            both = self.pair(one, width, level, two, columns - width, max(level, 0) + 1, found.limit, keyed=True)
            if both is None:
                continue
            lefts, rights = both
            for rows in sorted(lefts.by_rows.keys() & rights.by_rows.keys()):
                a, b = lefts.by_rows[rows], rights.by_rows[rows]
                if found.wants(rows, a.cost + b.cost):
                    price = beside(a, b, self._parts.brief)
                    found.take(rows, a.cost + b.cost + price, side, a, b, price)

    def _least_beside(self, halves: Halves, columns: int) -> float:
        """Return the least key of two groups side by side."""
        one, two, bump = halves
        floor = one.floors[columns] + two.floors[columns] + bump
        area = one.areas[columns] + two.areas[columns]
        return floor + (self.weight * area if self.weight > 0 else self.weight * columns * self._most)

    # -- what stands under a crown ------------------------------------------------------------------------------------

    def _find_unders(self, rest: Group, columns: int, level: int) -> tuple[Under, ...]:
        """Find the ways to divide what stands under a crown: of those that take as much the cheapest, dearer ones if lower."""
        ways = Unders(dearer(len(rest.pieces)))
        line = max(0.0, self.weight)  # where column-lines count for less than nothing, nothing is known of the least
        for least, area, left, width, right in self._groups.fitting(rest, columns):
            if least + line * area >= ways.limit and self.weight >= 0:
                continue
            if left and right and level >= ONE_SIDE and not right.corner:
                continue
            others = columns - width
            if left and right:
                both = self.pair(left, width, level + 1, right, others, level + 1, ways.limit, keyed=True)
                if both:
                    ways.take(both[0].ranked[:BOTH_SIDES_KEPT], width, both[1].ranked[:BOTH_SIDES_KEPT], others)
            elif left:
                ways.take(self.grown(left, width, level + 1).ranked, width, NOTHING, others)
            elif right:
                ways.take(NOTHING, width, self.grown(right, others, level + 1).ranked, others)
        return ways.kept()


def _grown(shapes: tuple[Shape, ...], line: float) -> Grown:
    """List shapes that come with the cheapest first, their lines at so much each."""
    ranked = tuple((shape.cost + line * shape.rows, shape.rows, shape.cost, shape) for shape in shapes)
    return Grown({shape.rows: shape for shape in shapes}, shapes, ranked, tuple(sorted(ranked, key=_by_cost)))


def _by_cost(entry: Ranked) -> float:
    return entry[2]


NOT_GROWN = Grown({}, (), (), ())


def _same(shape: Shape) -> Shape:
    return shape
