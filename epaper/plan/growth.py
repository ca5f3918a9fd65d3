"""Pieces of copy and a width in base columns → their cheapest shape for each of a few heights, whatever closes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.heights import DEARER, Grown, Heights
from epaper.plan.matter import Piece
from epaper.plan.model import HeadBlock
from epaper.plan.parts import DEEPEST, Dressed, Parts, cuts, divisions, legs_price, legs_stand
from epaper.plan.pictures import PictureStack, no_pictures
from epaper.plan.shapes import Body, Cheapest, Frame, Shape, Under, by_cost, crown, leg_cost, over, side

BOTH_SIDES_KEPT = 6  # ... of the shapes on either side of a crown that has shapes under both
BOTH_SIDES_DEPTH = 2  # below the page's lead by so much, a crown has shapes under one side only


class Division(NamedTuple):
    """What stands under a crown's first `left_columns` legs and under the others, and the least it costs."""

    cost: float
    left: tuple[Shape | None, ...]
    left_columns: int
    right: tuple[Shape | None, ...]


class Split(NamedTuple):
    """Pieces to stand under a crown's first `left_columns` legs and under the others, and the least either costs."""

    least_left: float
    left: tuple[Piece, ...]
    left_columns: int
    least_right: float
    right: tuple[Piece, ...]


class Grower:
    """Finds shapes of any height for pieces of one issue on one grid; remembers what it has found, and below which limit."""

    def __init__(self, parts: Parts) -> None:
        """Shape what `parts` are made of."""
        self._parts = parts
        self._most = parts.matter.grid.rows
        self._known: dict[tuple[tuple[Piece, ...], int, int], Grown] = {}
        self._divided: dict[tuple[tuple[Piece, ...], int, int], tuple[float, tuple[Division, ...]]] = {}
        self._splits = lru_cache(maxsize=None)(self._split)

    def shapes(self, pieces: tuple[Piece, ...], columns: int, depth: int, limit: float = math.inf) -> dict[int, Shape]:
        """Return the cheapest shape of `pieces` over `columns` for each height they can close at for less than `limit`."""
        return self._grown(pieces, columns, depth, limit).by_rows

    def cheap(self, pieces: tuple[Piece, ...], columns: int, depth: int, limit: float = math.inf) -> tuple[Shape, ...]:
        """Return the same shapes, the cheapest first."""
        return self._grown(pieces, columns, depth, limit).by_cost

    def _grown(self, pieces: tuple[Piece, ...], columns: int, depth: int, limit: float) -> Grown:
        key = pieces, columns, min(depth, DEEPEST)
        known = self._known.get(key)
        if known is None or known.limit < limit:
            limit += 0.0 if known is None else DEARER  # asked a second time, so that it is seldom asked a third time
            known = self._known[key] = self._grow(*key, limit)
        return known

    def _grow(self, pieces: tuple[Piece, ...], columns: int, depth: int, limit: float) -> Grown:
        if self._parts.area(pieces, columns) > columns * self._most:
            return Grown(math.inf, {}, ())
        if self._parts.floor(pieces, columns) >= limit:
            return Grown(limit, {}, ())
        lead, rest = self._parts.lead_of(pieces)
        heads = tuple(sorted(self._parts.heads(lead, columns, 0, depth), key=by_cost))
        found = Heights(limit)
        if rest:
            self._crowns(lead, rest, columns, heads, depth, found)
        else:
            self._leaves(lead, columns, heads, found)
            self._uprights(lead, columns, depth, found)
        for one, two in cuts(lead, rest):
            self._pairs(one, two, columns, depth, found)
        kept = found.kept()
        return Grown(limit if found.limit >= limit else math.inf, kept, tuple(sorted(kept.values(), key=by_cost)))

    def _pairs(self, one: tuple[Piece, ...], two: tuple[Piece, ...], columns: int, depth: int, found: Heights) -> None:
        least, most = self._parts.floor(one, columns), self._parts.floor(two, columns)
        uppers = self.cheap(one, columns, depth, found.limit - costs.CUT - most)
        lowers = self.cheap(two, columns, depth + 1, found.limit - costs.CUT - least) if uppers else ()
        for a in uppers:
            for b in lowers:
                cost = a.cost + b.cost + costs.CUT
                if cost >= found.limit:
                    break
                if a.rows + b.rows <= self._most and found.wants(a.rows + b.rows, cost):
                    found.take(over(a, b, costs.CUT))
        if least + most + costs.BUMP >= found.limit:
            return
        for width in range(1, columns):
            lefts = self.shapes(one, width, depth, found.limit - costs.BUMP - most)
            rights = self.shapes(two, columns - width, depth + 1, found.limit - costs.BUMP - least) if lefts else {}
            for rows in sorted(lefts.keys() & rights.keys()):
                if found.wants(rows, lefts[rows].cost + rights[rows].cost + costs.BUMP):
                    found.take(side(lefts[rows], rights[rows]))

    def _leaves(self, piece: Piece, columns: int, heads: tuple[HeadBlock, ...], found: Heights) -> None:
        """Set a piece alone over its columns, plain, in broken measure, or in a box, at the heights it comes to."""
        for stack in self._parts.pictures_alone(piece, columns):
            for dress in self._parts.dresses(piece, columns, stack.level, stack.boxed):
                self._leaf(piece, columns, heads, stack, dress, found)

    def _leaf(
        self, piece: Piece, columns: int, heads: tuple[HeadBlock, ...], stack: PictureStack, dressed: Dressed, found: Heights
    ) -> None:
        dress, measure, pad, price = dressed
        left = self._parts.matter.left(piece, measure.cells)
        for delta, cost in self._parts.matter.copyfit(piece, measure.cells).items():
            need = left + delta + stack.area
            rows = -(-need // measure.legs)
            spare = rows * measure.legs - need
            if (delta and spare) or not legs_stand(left, rows, stack):
                continue
            end = piece.first + left + delta
            body = Body(end, end, spare, cost + spare * costs.SPARE_LINE)
            legs = price + leg_cost(rows) + self._parts.legs_end(piece, columns, measure, stack, rows, end)
            for head in heads:
                height = head.rows + rows + pad
                if height <= self._most and found.wants(height, head.cost + body.cost + stack.cost + legs):
                    found.take(crown(Frame(piece, columns, head, stack, dress, measure), rows + pad, body, legs))

    def _uprights(self, piece: Piece, columns: int, depth: int, found: Heights) -> None:
        """Set a piece beside an upright head, at the heights it comes to."""
        for measure in self._parts.uprights(piece, columns):
            lines = self._parts.matter.lines(piece.order, measure.cells)
            for delta, cost in self._parts.matter.copyfit(piece, measure.cells).items():
                rows = -(-(lines + delta) // measure.legs)
                spare = rows * measure.legs - lines - delta
                head = None if delta and spare else self._parts.upright_head(piece, measure, rows, 0, depth)
                if head is None or head.rows + rows > self._most:
                    continue
                body = Body(lines + delta, lines + delta, spare, cost + spare * costs.SPARE_LINE)
                if found.wants(head.rows + rows, head.cost + body.cost + leg_cost(rows)):
                    frame = Frame(piece, columns, head, no_pictures(), "upright", measure)
                    found.take(crown(frame, rows, body, leg_cost(rows)))

    def _crowns(
        self, piece: Piece, rest: tuple[Piece, ...], columns: int, heads: tuple[HeadBlock, ...], depth: int, found: Heights
    ) -> None:
        """Let a piece's legs run past the shapes under it, at the heights it comes to, the cheapest shapes first."""
        lines = self._parts.matter.left(piece, self._parts.cells)
        endings, measure = self._parts.endings(piece, columns), self._parts.matter.base(columns)
        stacks = self._parts.pictures(piece, columns)
        if not stacks:
            return
        for under, least in self.unders(rest, columns, depth, found, heads[0].cost + stacks[0].cost):
            left, right = _rows(under.left), _rows(under.right)
            text = lines + under.columns * left + (columns - under.columns) * right
            for stack in stacks:
                cost, need = least + stack.cost - stacks[0].cost, text + stack.area
                if cost >= found.limit:
                    break
                for delta, spare, ending in endings[need % columns]:
                    if cost + ending >= found.limit:
                        break
                    rows = (need + delta + spare) // columns
                    price = legs_price(rows, left, under.columns, right, columns, stack)
                    if price is None:
                        continue
                    body = Body(piece.first + lines + delta, piece.first + lines + delta, spare, ending)
                    for head in found.worth(heads, rows, cost + ending + price, self._most):
                        found.take(crown(Frame(piece, columns, head, stack, "plain", measure), rows, body, price, under))

    # -- what stands under a crown ------------------------------------------------------------------------------------

    def unders(
        self, rest: tuple[Piece, ...], columns: int, depth: int, found: Heights | Cheapest, least: float
    ) -> Iterator[tuple[Under, float]]:
        """Yield what may stand under a crown that costs at `least` so much, with the cost of both, the cheapest first.

        Ends when the cost reaches the limit of what is `found`, which may fall in the meantime.
        """
        for division in self._divisions(rest, columns, min(depth, DEEPEST), found.limit - least):
            if least + division.cost >= found.limit:
                return
            for a in division.left:
                for b in division.right:
                    cost = least + _cost(a) + _cost(b)
                    if cost >= found.limit:
                        break
                    if not (a and b) or abs(a.rows - b.rows) >= costs.LEG_LEAST:
                        yield Under(a, division.left_columns, b), cost

    def _divisions(self, rest: tuple[Piece, ...], columns: int, depth: int, limit: float) -> tuple[Division, ...]:
        """Return what may stand under a crown over `columns` for less than `limit`, the cheapest first."""
        key = rest, columns, depth
        known, found = self._divided.get(key, (-math.inf, ()))
        if known < limit:
            limit += DEARER if key in self._divided else 0.0
            divided = (self._division(split, columns, depth + 1, limit) for split in self._splits(*key))
            found = tuple(sorted(filter(None, divided), key=by_cost))
            self._divided[key] = limit, found
        return found

    def _division(self, split: Split, columns: int, depth: int, limit: float) -> Division | None:
        """Grow both sides under a crown, as far as they cost less than `limit` together."""
        one, left, left_columns, two, right = split
        lefts: tuple[Shape | None, ...] = (None,)
        rights: tuple[Shape | None, ...] = (None,)
        if one + two >= limit:
            return None
        if left:
            lefts = self.cheap(left, left_columns, depth, limit - two)
        if right and lefts:
            rights = self.cheap(right, columns - left_columns, depth, limit - max(one, _cost(lefts[0])))
        if left and right:
            lefts, rights = lefts[:BOTH_SIDES_KEPT], rights[:BOTH_SIDES_KEPT]
        return Division(_cost(lefts[0]) + _cost(rights[0]), lefts, left_columns, rights) if lefts and rights else None

    def _split(self, rest: tuple[Piece, ...], columns: int, depth: int) -> tuple[Split, ...]:
        """Return the ways to divide what stands under a crown that have room, with the least each side costs."""
        parts = self._parts
        return tuple(
            Split(parts.floor(left, width), left, width, parts.floor(right, columns - width), right)
            for left, width, right in divisions(rest, columns)
            if not (left and right and depth >= BOTH_SIDES_DEPTH)
            and parts.area(left, width) <= width * self._most
            and parts.area(right, columns - width) <= (columns - width) * self._most
        )


def _cost(shape: Shape | None) -> float:
    return shape.cost if shape else 0.0


def _rows(shape: Shape | None) -> int:
    return shape.rows if shape else 0
