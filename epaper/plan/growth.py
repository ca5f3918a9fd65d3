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
from epaper.plan.parts import legs_price
from epaper.plan.runs import RUN_LEAST, RUN_ONLY, Runs
from epaper.plan.settings import LEADS_PAGE, Settings, by_key
from epaper.plan.shapes import Frame, Reserve, Shape, Under, by_cost, crown, over, side

DEEPEST = 2  # levels below a page's lead beyond which nothing changes any more
ONE_SIDE = 2  # level from which a crown has shapes under one side only
BOTH_SIDES_KEPT = 8  # ... of the shapes on either side of a crown that has shapes under both
UNDERS_MOST = 96  # ways to stand under a crown that are remembered
UNDERS_KEPT = 2  # ... ways to stand under a crown that take equally many column-lines: the dearer ones are lower
NO_SHAPES: dict[int, Shape] = {}


class Grown(NamedTuple):
    """Shapes by height, and the cheapest first."""

    by_rows: dict[int, Shape]
    by_cost: tuple[Shape, ...]


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
            return Grown({reserve.rows: reserve}, (reserve,)) if columns == reserve.columns else Grown(NO_SHAPES, ())
        if self._parts.area(pieces, columns) > columns * self._most:
            return Grown(NO_SHAPES, ())
        lead, rest = self._parts.lead_of(pieces)
        run = len(pieces) >= RUN_LEAST and all(self._parts.brief(piece) for piece in pieces)
        if not rest:
            for leaf in self._settings.leaves(lead, columns, level).values():
                found.take(leaf)
        if run:
            for shape in self._runs.shapes(pieces, columns):
                found.take(shape)
        if rest and not (run and len(pieces) >= RUN_ONLY):
            self._crowns(lead, rest, columns, level, found)
            for one, two in cuts(lead, rest):
                self._pairs(one, two, columns, level, found)
        kept = found.kept()
        return Grown({shape.rows: shape for shape in kept}, kept)

    def _crowns(self, lead: Piece, rest: tuple[Piece, ...], columns: int, level: int, found: Heights) -> None:
        """Let a story's legs run past the shapes under it, at the heights it comes to, the cheapest shapes first."""
        tops = self._settings.tops(lead, columns, level, self.weight)
        if not tops.ways:
            return
        pinned, measure, leaving = self._parts.depth_price, self._parts.matter.base(columns), self._settings.leaving
        for under in self.unders(rest, columns, level):
            if under.key + tops.least >= found.limit:
                break
            left, right = _rows(under.left), _rows(under.right)
            for top in leaving(lead, columns, level, self.weight, -under.area % columns, columns):
                if top.key + under.key >= found.limit:
                    break
                cost = top.cost + under.cost
                height = (top.area + under.area) // columns
                if height > self._most or not found.wants(height, cost) or height - top.above - under.rows < costs.LEG_LEAST:
                    continue
                rows = height - top.head.rows
                price = legs_price(rows, left, under.columns, right, columns, top.stack)
                if price is None:
                    continue
                price += pinned(lead, height) + top.extra
                if found.wants(height, cost + price - top.extra):
                    frame = Frame(lead, columns, top.head, top.stack, top.dress, measure)
                    found.take(crown(frame, rows, self._parts.body(lead, top.ending), price, under))

    def _pairs(self, one: tuple[Piece, ...], two: tuple[Piece, ...], columns: int, level: int, found: Heights) -> None:
        through = self.through(columns)
        uppers, lowers = self.grown(one, columns, level).by_cost, self.grown(two, columns, max(level, 0) + 1).by_cost
        line = self.weight * columns
        for a in uppers:
            for b in lowers:
                cost = a.cost + b.cost + through
                if cost + line * (a.rows + b.rows) >= found.limit:
                    break
                if a.rows + b.rows <= self._most and found.wants(a.rows + b.rows, cost):
                    found.take(over(a, b, through))
        for width in range(1, columns):
            lefts, rights = self.grown(one, width, level), self.grown(two, columns - width, max(level, 0) + 1)
            for rows in sorted(lefts.by_rows.keys() & rights.by_rows.keys()):
                a, b = lefts.by_rows[rows], rights.by_rows[rows]
                if found.wants(rows, a.cost + b.cost + costs.BRIEF_BUMP):
                    price = beside(a, b, self._parts.brief)
                    if found.wants(rows, a.cost + b.cost + price):
                        found.take(side(a, b, price))

    # -- what stands under a crown ------------------------------------------------------------------------------------

    def _find_unders(self, rest: tuple[Piece, ...], columns: int, level: int) -> tuple[Under, ...]:
        """Find the ways to divide what stands under a crown: of those that take as much the cheapest, dearer ones if lower."""
        ways = _Unders(dearer(len(rest)), self.weight)
        splits = sorted(self._splits(rest, columns, level), key=lambda split: split[0])
        for least, area, left, left_columns, right in splits:
            if least + max(0.0, self.weight) * area >= ways.limit and self.weight >= 0:
                continue
            lefts: tuple[Shape | None, ...] = self.grown(left, left_columns, level + 1).by_cost if left else (None,)
            rights: tuple[Shape | None, ...] = (None,)
            if right and lefts:
                rights = self.grown(right, columns - left_columns, level + 1).by_cost
            if left and right:
                lefts, rights = lefts[:BOTH_SIDES_KEPT], rights[:BOTH_SIDES_KEPT]
            for a in lefts:
                for b in rights:
                    if not ways.take(a, left_columns, b, columns):
                        break
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

    def __init__(self, dearer: float, weight: float) -> None:
        self._dearer = dearer
        self._weight = weight
        self._by_area: dict[int, list[Under]] = {}
        self._keys: list[float] = []
        self.limit = math.inf

    def take(self, left: Shape | None, left_columns: int, right: Shape | None, columns: int) -> bool:
        """Keep a way unless one that takes as much is better; say whether dearer right sides are worth trying."""
        cost = (left.cost if left else 0.0) + (right.cost if right else 0.0)
        one, two = _rows(left), _rows(right)
        area, rows = left_columns * one + (columns - left_columns) * two, max(one, two)
        key = cost + self._weight * area
        if key >= self.limit:
            return False
        if left and right and abs(one - two) < costs.LEG_LEAST:
            return True
        held = self._by_area.setdefault(area, [])
        if any(other.cost <= cost and other.rows <= rows for other in held):
            return True
        if not held:
            insort(self._keys, key)  # of the first way to take so much: no less than that of the cheapest
            self.limit = min(self.limit, self._keys[0] + self._dearer)
            if len(self._keys) >= UNDERS_MOST:
                self.limit = min(self.limit, self._keys[UNDERS_MOST - 1])
        held[:] = [other for other in held if other.cost < cost or other.rows < rows]
        held.append(Under(cost, area, rows, left, left_columns, right, key))
        if len(held) > UNDERS_KEPT:
            held.remove(max(held, key=by_cost))
        return True

    def kept(self) -> tuple[Under, ...]:
        """Return what was kept, the cheapest first."""
        return tuple(sorted((way for held in self._by_area.values() for way in held if way.key < self.limit), key=by_key))


def _rows(shape: Shape | None) -> int:
    return shape.rows if shape else 0
