"""Pieces of copy and a width in base columns → their cheapest shape for each height they can close at.

Every answer is a table, made once for a set of pieces, a width and a level below the page's lead, whatever asks for it; tables of
larger sets are made of those of smaller ones. A table keeps `Heights.KEPT` heights, none `DEARER` than its cheapest shape.
"""

from __future__ import annotations

import math
from bisect import insort
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.divide import cuts, divisions, is_corner
from epaper.plan.heights import Heights, dearer
from epaper.plan.judge import beside
from epaper.plan.matter import Piece
from epaper.plan.runs import RUN_LEAST, RUN_ONLY, Runs
from epaper.plan.settings import LEADS_PAGE, Settings
from epaper.plan.shapes import Frame, Reserve, Shape, Under, by_cost, by_key, crown, leg_cost, over, side
from epaper.plan.starts import quote_stands
from epaper.plan.tops import Top

DEEPEST = 2  # levels below a page's lead beyond which nothing changes any more
ONE_SIDE = 2  # level from which a crown has shapes under one side only
BOTH_SIDES_KEPT = 8  # ... of the shapes on either side of a crown that has shapes under both
UNDERS_MOST = 32  # ways to stand under a crown that are remembered
UNDERS_KEPT = 2  # ... ways to stand under a crown that take equally many column-lines: the dearer ones are lower


Ranked = tuple[float, int, float, Shape | None]  # key, lines, cost, shape
NOTHING: tuple[Ranked, ...] = ((0.0, 0, 0.0, None),)  # stands under a leg that runs down to the foot


class Grown(NamedTuple):
    """Shapes by height; the cheapest first; and these with their keys, lines and costs at hand."""

    by_rows: dict[int, Shape]
    by_cost: tuple[Shape, ...]
    ranked: tuple[Ranked, ...]
    cheapest: tuple[Ranked, ...]  # by cost alone


class Grower:
    """Finds shapes of any height for pieces of one issue on one grid; remembers what it has found."""

    def __init__(self, settings: Settings, runs: Runs, weight: float) -> None:
        """Shape what `settings` set and `runs` stand in columns; `weight` prices the column-lines of what is compared."""
        self.weight = weight
        self._settings = settings
        self._parts = settings.parts
        self._most = settings.parts.matter.grid.rows
        self._wide = settings.parts.matter.grid.columns
        self._runs = runs
        self._grown = lru_cache(maxsize=None)(self._grow)
        self._under = lru_cache(maxsize=None)(self._find_unders)

    def grown(self, pieces: tuple[Piece, ...], columns: int, level: int) -> Grown:
        """Return the cheapest shapes of `pieces` over `columns`, `level` below the page's lead."""
        return self._grown(pieces, columns, min(level, DEEPEST))

    def unders(self, rest: tuple[Piece, ...], columns: int, level: int) -> tuple[Under, ...]:
        """Return what may stand under a crown of this level, the cheapest first."""
        return self._under(rest, columns, max(LEADS_PAGE, min(level, DEEPEST)))

    def through(self, columns: int) -> float:
        """Price one shape over another across `columns`: across the whole page it cuts it in two (断版, rule F3)."""
        return costs.CUT_THROUGH if columns == self._wide > 1 else costs.CUT

    def _grow(self, pieces: tuple[Piece, ...], columns: int, level: int) -> Grown:
        found = Heights(len(pieces), columns, self.weight)
        if is_corner(pieces[0]):
            reserve = Reserve(pieces[0].part, pieces[0].first)
            return _grown((reserve,), 0.0) if columns == reserve.columns else _grown((), 0.0)
        if self._parts.area(pieces, columns) > columns * self._most:
            return _grown((), 0.0)
        lead, rest = self._parts.lead_of(pieces)
        run = len(pieces) >= RUN_LEAST and all(self._parts.brief(piece) for piece in pieces)
        if not rest:
            for leaf in self._settings.leaves(lead, columns, level).values():
                found.take(leaf.rows, leaf.cost, _same, leaf)
        if run:
            for shape in self._runs.shapes(pieces, columns):
                found.take(shape.rows, shape.cost, _same, shape)
        if rest and not (run and len(pieces) >= RUN_ONLY):
            self._crowns(lead, rest, columns, level, found)
            for one, two in cuts(lead, rest):
                self._pairs(one, two, columns, level, found)
        kept = found.kept()
        return _grown(kept, self.weight * columns)

    def _crowns(self, lead: Piece, rest: tuple[Piece, ...], columns: int, level: int, found: Heights) -> None:
        """Let a story's legs run past the shapes under it, at the heights it comes to, the cheapest shapes first."""
        ways = self._settings.tops(lead, columns, level, self.weight)
        if not ways.ways:
            return
        pinned, most, held, shortest = self._parts.depth_price, self._most, found.costs, costs.LEG_LEAST
        for under in self.unders(rest, columns, level):
            if under.key + ways.least >= found.limit:
                break
            cost, area, left, right = under.cost, under.area, _rows(under.left), _rows(under.right)
            # Legs that are too short are what most ways fail by: column-lines of legs are compared, those under them included.
            one, two = columns * (left + shortest) - area, columns * (right + shortest) - area
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
                if top.stack.quote and not quote_stands(top.begun, height - left, under.columns, height - right):
                    continue
                price = leg_cost((first + area) // columns - left) + leg_cost((others + area) // columns - right)
                price += pinned(lead, height)
                found.take(height, spent + cost + price, self._crown, lead, columns, height, top, price + top.extra, under)

    def _crown(self, lead: Piece, columns: int, height: int, top: Top, price: float, under: Under) -> Shape:
        """Set a story as a crown of that height over what stands under its legs."""
        frame = Frame(lead, columns, top.head, top.stack, top.dress, self._parts.matter.base(columns))
        return crown(frame, height - top.head.rows, self._parts.body(lead, top.ending), price, under)

    def _pairs(self, one: tuple[Piece, ...], two: tuple[Piece, ...], columns: int, level: int, found: Heights) -> None:
        through = self.through(columns)
        uppers, lowers = self.grown(one, columns, level).ranked, self.grown(two, columns, max(level, 0) + 1).ranked
        held = found.costs
        for key, upper, cost, a in uppers:
            for other, lower, more, b in lowers:
                if key + other + through >= found.limit:
                    break
                rows = upper + lower
                if rows <= self._most and held.get(rows, math.inf) > cost + more + through:
                    found.take(rows, cost + more + through, over, a, b, through)
        if self._least_beside(one, two, columns) >= found.limit:
            return
        for width in range(1, columns):
            lefts, rights = self.grown(one, width, level), self.grown(two, columns - width, max(level, 0) + 1)
            for rows in sorted(lefts.by_rows.keys() & rights.by_rows.keys()):
                a, b = lefts.by_rows[rows], rights.by_rows[rows]
                if found.wants(rows, a.cost + b.cost):
                    price = beside(a, b, self._parts.brief)
                    found.take(rows, a.cost + b.cost + price, side, a, b, price)

    def _least_beside(self, one: tuple[Piece, ...], two: tuple[Piece, ...], columns: int) -> float:
        """Return the least key of two parts side by side."""
        floor = self._parts.floor(one, columns) + self._parts.floor(two, columns) + self.bump(one, two)
        area = self._parts.area(one, columns) + self._parts.area(two, columns)
        return floor + (self.weight * area if self.weight > 0 else self.weight * columns * self._most)

    def bump(self, one: tuple[Piece, ...], two: tuple[Piece, ...]) -> float:
        """Return the least that heads bump where one part stands beside the other."""
        parts = self._parts
        if any(parts.uprights(piece, self._wide) for piece in (*one, *two) if not is_corner(piece)) or is_corner(two[0]):
            return 0.0
        return costs.BRIEF_BUMP if all(any(map(parts.brief, part)) for part in (one, two)) else costs.BUMP / 2

    # -- what stands under a crown ------------------------------------------------------------------------------------

    def _find_unders(self, rest: tuple[Piece, ...], columns: int, level: int) -> tuple[Under, ...]:
        """Find the ways to divide what stands under a crown: of those that take as much the cheapest, dearer ones if lower."""
        ways = _Unders(dearer(len(rest)))
        splits = sorted(self._splits(rest, columns, level), key=lambda split: split[0])
        for least, area, left, left_columns, right in splits:
            if least + max(0.0, self.weight) * area >= ways.limit and self.weight >= 0:
                continue
            lefts = self.grown(left, left_columns, level + 1).ranked if left else NOTHING
            rights = self.grown(right, columns - left_columns, level + 1).ranked if right and lefts else NOTHING
            if left and right:
                lefts, rights = lefts[:BOTH_SIDES_KEPT], rights[:BOTH_SIDES_KEPT]
            ways.take(lefts, left_columns, rights, columns - left_columns)
        return ways.kept()

    def _splits(
        self, rest: tuple[Piece, ...], columns: int, level: int
    ) -> list[tuple[float, float, tuple[Piece, ...], int, tuple[Piece, ...]]]:
        """Return the divisions that have room, each with the least both sides cost and take."""
        parts = self._parts
        return [
            (
                parts.floor(left, width) + parts.floor(right, columns - width),
                parts.area(left, width) + parts.area(right, columns - width),
                left,
                width,
                right,
            )
            for left, width, right in divisions(rest, columns, parts.brief)
            if not (left and right and level >= ONE_SIDE and not is_corner(right[0]))
            and parts.area(left, width) <= width * self._most
            and parts.area(right, columns - width) <= (columns - width) * self._most
        ]


class _Unders:
    """The ways to stand under a crown, while they are found."""

    def __init__(self, dearer: float) -> None:
        self._dearer = dearer
        self._by_area: dict[int, list[Under]] = {}
        self._keys: list[float] = []
        self.limit = math.inf

    def take(self, lefts: tuple[Ranked, ...], left_columns: int, rights: tuple[Ranked, ...], right_columns: int) -> None:
        """Keep each pair of sides unless another that takes as much is better."""
        for key_left, one, cost_left, left in lefts:
            for key_right, two, cost_right, right in rights:
                if key_left + key_right >= self.limit:
                    break
                if left and right and -costs.LEG_LEAST < one - two < costs.LEG_LEAST:
                    continue
                area, cost = left_columns * one + right_columns * two, cost_left + cost_right
                held = self._by_area.get(area)
                if held and cost >= held[0].cost and (one if one > two else two) >= held[0].rows:
                    continue
                if held and len(held) == UNDERS_KEPT and cost >= held[-1].cost:
                    continue
                way = Under(cost, area, max(one, two), left, left_columns, right, key_left + key_right)
                if held:
                    self._among(way, held)
                else:
                    self._first(way)

    def _first(self, way: Under) -> None:
        """Keep a way that takes so much, the first to do so."""
        self._by_area[way.area] = [way]
        insort(self._keys, way.key)  # no less than that of the cheapest to take so much
        self.limit = min(self.limit, self._keys[0] + self._dearer)
        if len(self._keys) >= UNDERS_MOST:
            self.limit = min(self.limit, self._keys[UNDERS_MOST - 1])

    def _among(self, way: Under, held: list[Under]) -> None:
        """Keep a way among others that take as much, the cheapest first, unless a cheaper one is as low."""
        if any(other.cost <= way.cost and other.rows <= way.rows for other in held):
            return
        kept = [way, *(other for other in held if other.cost < way.cost or other.rows < way.rows)]
        held[:] = sorted(kept, key=by_cost)[:UNDERS_KEPT]

    def kept(self) -> tuple[Under, ...]:
        """Return what was kept, the cheapest first."""
        return tuple(sorted((way for held in self._by_area.values() for way in held if way.key < self.limit), key=by_key))


def _grown(shapes: tuple[Shape, ...], line: float) -> Grown:
    """List shapes that come with the cheapest first, their lines at so much each."""
    ranked = tuple((shape.cost + line * shape.rows, shape.rows, shape.cost, shape) for shape in shapes)
    return Grown({shape.rows: shape for shape in shapes}, shapes, ranked, tuple(sorted(ranked, key=lambda entry: entry[2])))


def _same(shape: Shape) -> Shape:
    return shape


def _rows(shape: Shape | None) -> int:
    return shape.rows if shape else 0
