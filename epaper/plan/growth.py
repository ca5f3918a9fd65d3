"""Pieces of copy and a width in base columns → their cheapest shape for each of a few heights, whatever closes."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.matter import Piece
from epaper.plan.model import HeadBlock
from epaper.plan.parts import DEEPEST, Parts, cuts, divisions, legs_price, legs_stand
from epaper.plan.pictures import PictureStack, no_pictures
from epaper.plan.shapes import Body, Cheapest, Frame, Shape, Under, by_cost, crown, leg_cost, over, side

SHAPES_KEPT = 24  # heights remembered for one set of pieces at one width
DEARER = 16.0  # ... unless this much dearer than the cheapest
BOTH_SIDES_KEPT = 6  # ... of the shapes on either side of a crown that has shapes under both
BOTH_SIDES_DEPTH = 2  # below the page's lead by so much, a crown has shapes under one side only


class Division(NamedTuple):
    """What stands under a crown's first `left_columns` legs and under the others, and the least it costs."""

    cost: float
    left: tuple[Shape | None, ...]
    left_columns: int
    right: tuple[Shape | None, ...]


class Heights:
    """The cheapest shape for each height, while shapes are being found; what costs `limit` will not be remembered."""

    def __init__(self) -> None:
        """Begin with none."""
        self.held: dict[int, Shape] = {}
        self.limit = math.inf

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
        self.held[shape.rows] = shape
        self.limit = min(self.limit, shape.cost + DEARER)

    def kept(self) -> dict[int, Shape]:
        """Return the cheapest few, by height."""
        few = heapq.nsmallest(SHAPES_KEPT, (s for s in self.held.values() if s.cost <= self.limit), key=by_cost)
        return {shape.rows: shape for shape in sorted(few, key=lambda shape: shape.rows)}


class Grower:
    """Finds shapes of any height for pieces of one issue on one grid."""

    def __init__(self, parts: Parts) -> None:
        """Shape what `parts` are made of."""
        self._parts = parts
        self._most = parts.matter.grid.rows
        self._shapes = lru_cache(maxsize=None)(self._grow)
        self._cheap = lru_cache(maxsize=None)(self._sorted)
        self._divisions = lru_cache(maxsize=None)(self._divided)

    def shapes(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> dict[int, Shape]:
        """Return the cheapest shape of `pieces` over `columns` for each height they can close at."""
        return self._shapes(pieces, columns, min(depth, DEEPEST))

    def cheap(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> tuple[Shape, ...]:
        """Return the same shapes, the cheapest first."""
        return self._cheap(pieces, columns, min(depth, DEEPEST))

    def divisions(self, rest: tuple[Piece, ...], columns: int, depth: int) -> tuple[Division, ...]:
        """Return what may stand under a crown over `columns`, `depth` levels below the page's lead, the cheapest first."""
        return self._divisions(rest, columns, min(depth, DEEPEST))

    def _sorted(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> tuple[Shape, ...]:
        return tuple(sorted(self._shapes(pieces, columns, depth).values(), key=by_cost))

    def _divided(self, rest: tuple[Piece, ...], columns: int, depth: int) -> tuple[Division, ...]:
        found = []
        for left, left_columns, right in divisions(rest, columns):
            if left and right and depth >= BOTH_SIDES_DEPTH:
                continue
            lefts: tuple[Shape | None, ...] = self.cheap(left, left_columns, depth + 1) if left else (None,)
            rights: tuple[Shape | None, ...] = self.cheap(right, columns - left_columns, depth + 1) if right else (None,)
            if left and right:
                lefts, rights = lefts[:BOTH_SIDES_KEPT], rights[:BOTH_SIDES_KEPT]
            if lefts and rights:
                found.append(Division(_cost(lefts[0]) + _cost(rights[0]), lefts, left_columns, rights))
        return tuple(sorted(found, key=lambda division: division.cost))

    def _grow(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> dict[int, Shape]:
        lead, rest = self._parts.lead_of(pieces)
        heads = tuple(sorted(self._parts.heads(lead, columns, 0, depth), key=lambda head: head.cost))
        found = Heights()
        for stack in self._parts.pictures(lead, columns):
            if rest:
                self._crowns(lead, rest, columns, heads, stack, depth, found)
            else:
                self._leaves(lead, columns, heads, stack, found)
                self._uprights(lead, columns, depth, found)
        for one, two in cuts(lead, rest):
            self._pairs(one, two, columns, depth, found)
        return found.kept()

    def _pairs(self, one: tuple[Piece, ...], two: tuple[Piece, ...], columns: int, depth: int, found: Heights) -> None:
        for a in self.cheap(one, columns, depth):
            for b in self.cheap(two, columns, depth + 1):
                cost = a.cost + b.cost + costs.CUT
                if cost >= found.limit:
                    break
                if a.rows + b.rows <= self._most and found.wants(a.rows + b.rows, cost):
                    found.take(over(a, b, costs.CUT))
        if self._parts.floor((*one, *two), columns) + costs.BUMP >= found.limit:
            return
        for width in range(1, columns):
            lefts = self.shapes(one, width, depth)
            rights = self.shapes(two, columns - width, depth + 1)
            for rows in sorted(lefts.keys() & rights.keys()):
                if found.wants(rows, lefts[rows].cost + rights[rows].cost + costs.BUMP):
                    found.take(side(lefts[rows], rights[rows]))

    def _leaves(self, piece: Piece, columns: int, heads: tuple[HeadBlock, ...], stack: PictureStack, found: Heights) -> None:
        """Set a piece alone over its columns, plain, in broken measure, or in a box, at the heights it comes to."""
        for dress, measure, pad, price in self._parts.dresses(piece, columns, bool(stack.pictures)):
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
        self,
        piece: Piece,
        rest: tuple[Piece, ...],
        columns: int,
        heads: tuple[HeadBlock, ...],
        stack: PictureStack,
        depth: int,
        found: Heights,
    ) -> None:
        """Let a piece's legs run past the shapes under it, at the heights it comes to, the cheapest shapes first."""
        lines = self._parts.matter.left(piece, self._parts.cells)
        endings, measure = self._parts.endings(piece, columns), self._parts.matter.base(columns)
        for under, cost in self.unders(rest, columns, depth, found, heads[0].cost + stack.cost):
            left, right = _rows(under.left), _rows(under.right)
            need = lines + stack.area + under.columns * left + (columns - under.columns) * right
            for delta, spare, ending in endings[need % columns]:
                rows = (need + delta + spare) // columns
                price = legs_price(rows, left, under.columns, right, columns, stack)
                if price is None:
                    continue
                body = Body(piece.first + lines + delta, piece.first + lines + delta, spare, ending)
                for head in found.worth(heads, rows, cost + ending + price, self._most):
                    found.take(crown(Frame(piece, columns, head, stack, "plain", measure), rows, body, price, under))

    def unders(
        self, rest: tuple[Piece, ...], columns: int, depth: int, found: Heights | Cheapest, least: float
    ) -> Iterator[tuple[Under, float]]:
        """Yield what may stand under a crown that costs at `least` so much, with the cost of both, the cheapest first.

        Ends when the cost reaches the limit of what is `found`, which may fall in the meantime.
        """
        for division in self.divisions(rest, columns, depth):
            if least + division.cost >= found.limit:
                return
            for a in division.left:
                for b in division.right:
                    cost = least + _cost(a) + _cost(b)
                    if cost >= found.limit:
                        break
                    if not (a and b) or abs(a.rows - b.rows) >= costs.LEG_LEAST:
                        yield Under(a, division.left_columns, b), cost


def _cost(shape: Shape | None) -> float:
    return shape.cost if shape else 0.0


def _rows(shape: Shape | None) -> int:
    return shape.rows if shape else 0
