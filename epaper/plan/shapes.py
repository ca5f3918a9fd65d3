"""Pieces of copy and a width in base columns → shapes 版块: modules that fill a rectangle of the grid exactly.

A shape is one story as a *crown* (a head over all its columns, legs of text below, and under its shorter legs, left or
right, other shapes: so L-shapes interlock and no lane cuts the page), or two shapes one over the other or side by side.
Every rectangle closes exactly: columns × lines = lines of text + heads + pictures + the few lines called `spare`.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from epaper.plan import costs
from epaper.plan.matter import Matter, Piece
from epaper.plan.model import Dress, HeadBlock, Measure
from epaper.plan.pictures import PictureStack, no_pictures

SHAPES_KEPT = 12  # heights remembered for one set of pieces at one width
DEARER = 30.0  # ... unless this much dearer than the cheapest
SUBSETS_UP_TO = 4  # stories below a crown whose every division is tried; beyond, only divisions in order of rank
SOLUTIONS_KEPT = 8
FLEX_DEPTH = 1  # a story may jump when it leads the page or stands right under the lead, not deeper


class Crown(NamedTuple):
    """One piece as a module; `left`/`right` stand under its first `left_columns` and its other columns."""

    piece: Piece
    columns: int
    rows: int
    head: HeadBlock
    dress: Dress
    measure: Measure
    count: int  # lines of the whole galley, after copyfit
    last: int  # first galley line that does not stand here
    jumps: bool
    pictures: PictureStack
    left: Shape | None
    left_columns: int
    right: Shape | None
    spare: int
    cost: float

    @property
    def first(self) -> int:
        """The first galley line that stands here."""
        return self.piece.first


class Pair(NamedTuple):
    """Two shapes, one over the other or side by side."""

    kind: Literal["over", "side"]
    one: Crown | Pair
    two: Crown | Pair
    columns: int
    rows: int
    spare: int
    cost: float


Shape = Crown | Pair


class _Body(NamedTuple):
    """How a body is set in a crown: lines of the galley, how many stand here, unused ones, and the cost of it."""

    count: int
    last: int
    spare: int
    cost: float


def leg_cost(rows: int) -> float:
    """Price the length of a leg (rulebook F4)."""
    return costs.SHORT_LEG * max(0, costs.LEG_SHORT - rows) + costs.LONG_LEG * max(0, rows - costs.LEG_LONG)


class Shaper:
    """Finds shapes for pieces of one issue on one grid."""

    def __init__(self, matter: Matter) -> None:
        """Shape the copy of `matter`."""
        self._matter = matter
        self._cells = matter.grid.cells
        self.shapes = lru_cache(maxsize=None)(self._shapes)
        self._solve_under = lru_cache(maxsize=None)(self._solve_below)
        self.lead_of = lru_cache(maxsize=None)(self._lead_of)

    # -- any height ---------------------------------------------------------------------------------------------------

    def _shapes(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> dict[int, Shape]:
        """Return the cheapest shape of `pieces` over `columns` for each height they can close at."""
        best: dict[int, Shape] = {}
        for shape in self._grow(pieces, columns, depth):
            held = best.get(shape.rows)
            if held is None or shape.cost < held.cost:
                best[shape.rows] = shape
        if not best:
            return best
        limit = min(shape.cost for shape in best.values()) + DEARER
        kept = heapq.nsmallest(SHAPES_KEPT, (s for s in best.values() if s.cost <= limit), key=_by_cost)
        return {shape.rows: shape for shape in sorted(kept, key=lambda shape: shape.rows)}

    def _grow(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> Iterator[Shape]:
        lead, rest = self.lead_of(pieces)
        tier = self._matter.tier(lead.order, 0, depth)
        heads = self._matter.heads(lead, columns, tier)
        for stack in self._pictures(lead, columns):
            if not rest:
                yield from self._leaves(lead, columns, heads, stack)
                continue
            for left, left_columns, right in self._divisions(rest, columns):
                for a, b in self._unders(left, left_columns, right, columns, depth + 1):
                    yield from self._crowns(lead, columns, heads, stack, a, left_columns, b)
        for one, two in _cuts(pieces, self.lead_of(pieces)[0]):
            uppers = self.shapes(one, columns, depth)
            lowers = self.shapes(two, columns, depth + 1)
            for a in uppers.values():
                for b in lowers.values():
                    yield _over(a, b, costs.CUT)
            for width in range(1, columns):
                lefts = self.shapes(one, width, depth)
                rights = self.shapes(two, columns - width, depth + 1)
                for rows in lefts.keys() & rights.keys():
                    yield _side(lefts[rows], rights[rows])

    def _leaves(self, piece: Piece, columns: int, heads: tuple[HeadBlock, ...], stack: PictureStack) -> Iterator[Crown]:
        """Set a piece alone over its columns, plain, in broken measure, or in a box, at the heights it comes to."""
        for dress, measure, pad, price in self._dresses(piece, columns, stack):
            left = self._matter.left(piece, measure.cells)
            for delta, cost in self._matter.copyfit(piece, measure.cells).items():
                need = left + delta + stack.area
                rows = -(-need // measure.legs)
                spare = rows * measure.legs - need
                if delta and spare:
                    continue
                if not self._legs_stand(left, rows, stack):
                    continue
                body = _Body(piece.first + left + delta, piece.first + left + delta, spare, cost + spare * costs.SPARE_LINE)
                for head in heads:
                    yield _crown(piece, columns, head, rows + pad, dress, measure, body, stack, price + leg_cost(rows))

    def _crowns(
        self,
        piece: Piece,
        columns: int,
        heads: tuple[HeadBlock, ...],
        stack: PictureStack,
        left: Shape | None,
        left_columns: int,
        right: Shape | None,
    ) -> Iterator[Crown]:
        """Let a piece's legs run past the shapes under it, at the heights it comes to."""
        under_left, under_right = (left.rows if left else 0), (right.rows if right else 0)
        if left and right and abs(under_left - under_right) < costs.LEG_LEAST:
            return
        under = left_columns * under_left + (columns - left_columns) * under_right
        lines = self._matter.left(piece, self._cells)
        for delta, cost in self._matter.copyfit(piece, self._cells).items():
            need = lines + delta + stack.area + under
            rows = -(-need // columns)
            spare = rows * columns - need
            if delta and spare:
                continue
            price = self._legs_price(rows, left, left_columns, right, columns, stack)
            if price is None:
                continue
            total = piece.first + lines + delta
            body = _Body(total, total, spare, cost + spare * costs.SPARE_LINE)
            for head in heads:
                yield _crown(
                    piece, columns, head, rows, "plain", self._matter.base(columns), body, stack, price, left, left_columns, right
                )

    # -- an exact height ----------------------------------------------------------------------------------------------

    def solve(
        self, pieces: tuple[Piece, ...], columns: int, rows: int, flex: Piece | None, page: int, depth: int = 0
    ) -> list[Shape]:
        """Return the cheapest shapes that close at exactly `rows`; the story `flex` may jump and so takes what is left."""
        if depth == 0:
            return heapq.nsmallest(SOLUTIONS_KEPT, self._fit(pieces, columns, rows, flex, page, 0), key=_by_cost)
        if flex in pieces:
            return self._solve_under(pieces, columns, rows, flex, depth) if depth <= FLEX_DEPTH else []
        shape = self.shapes(pieces, columns, depth).get(rows)
        return [shape] if shape else []

    def _solve_below(self, pieces: tuple[Piece, ...], columns: int, rows: int, flex: Piece, depth: int) -> list[Shape]:
        return heapq.nsmallest(2, self._fit(pieces, columns, rows, flex, 0, depth), key=_by_cost)

    def _fit(
        self, pieces: tuple[Piece, ...], columns: int, rows: int, flex: Piece | None, page: int, depth: int
    ) -> Iterator[Shape]:
        lead, rest = self.lead_of(pieces)
        heads = self._matter.heads(lead, columns, self._matter.tier(lead.order, page, depth))
        for head in heads:
            body_rows = rows - head.rows
            if body_rows < 1:
                continue
            for stack in self._pictures(lead, columns):
                if not rest:
                    yield from self._fit_alone(lead, columns, head, body_rows, flex, stack)
                    continue
                for left, left_columns, right in self._divisions(rest, columns):
                    yield from self._fit_crown(
                        lead, columns, head, body_rows, flex, stack, left, left_columns, right, page, depth
                    )
        yield from self._fit_pairs(pieces, columns, rows, flex, page, depth)

    def _fit_alone(
        self, piece: Piece, columns: int, head: HeadBlock, rows: int, flex: Piece | None, stack: PictureStack
    ) -> Iterator[Crown]:
        for dress, measure, pad, price in self._dresses(piece, columns, stack):
            if piece == flex and dress != "plain":
                continue
            body = self._body(piece, measure, measure.legs * (rows - pad) - stack.area, flex)
            if body and self._legs_stand(body.last - piece.first, rows - pad, stack):
                yield _crown(piece, columns, head, rows, dress, measure, body, stack, price + leg_cost(rows - pad))

    def _fit_crown(
        self,
        piece: Piece,
        columns: int,
        head: HeadBlock,
        rows: int,
        flex: Piece | None,
        stack: PictureStack,
        left: tuple[Piece, ...],
        left_columns: int,
        right: tuple[Piece, ...],
        page: int,
        depth: int,
    ) -> Iterator[Crown]:
        """Close a crown of `rows` under its head: what one side leaves decides what the other must come to."""
        measure = self._matter.base(columns)
        for a, b in self._closings(piece, columns, rows, flex, stack, left, left_columns, right, page, depth):
            under_left, under_right = (a.rows if a else 0), (b.rows if b else 0)
            if a and b and abs(under_left - under_right) < costs.LEG_LEAST:
                continue
            price = self._legs_price(rows, a, left_columns, b, columns, stack)
            if price is None:
                continue
            room = left_columns * (rows - under_left) + (columns - left_columns) * (rows - under_right) - stack.area
            body = self._body(piece, measure, room, flex)
            if body:
                yield _crown(piece, columns, head, rows, "plain", measure, body, stack, price, a, left_columns, b)

    def _closings(
        self,
        piece: Piece,
        columns: int,
        rows: int,
        flex: Piece | None,
        stack: PictureStack,
        left: tuple[Piece, ...],
        left_columns: int,
        right: tuple[Piece, ...],
        page: int,
        depth: int,
    ) -> Iterator[tuple[Shape | None, Shape | None]]:
        """Yield pairs of under-shapes that may close a crown whose body area is `rows` deep."""
        if piece == flex:
            yield from self._unders(left, left_columns, right, columns, depth + 1)
            return
        right_columns = columns - left_columns
        lines = self._matter.left(piece, self._cells) + stack.area
        solved_left = bool(left) and (not right or flex in left)
        known = (right, right_columns) if solved_left else (left, left_columns)
        open_pieces, open_columns = (left, left_columns) if solved_left else (right, right_columns)
        fixed: list[Shape | None] = list(self.shapes(known[0], known[1], depth + 1).values()) if known[0] else [None]
        slack = (*self._matter.copyfit(piece, self._cells), *range(-1, -columns, -1))
        for shape in fixed:
            taken = known[1] * (rows - (shape.rows if shape else 0))
            heights = set()
            for extra in slack:
                # A negative number stands for that many lines tightened, or, when not attainable, left unused.
                for need in (lines + extra, lines - extra):
                    over, rest = divmod(need - taken, open_columns)
                    if rest == 0 and 0 < rows - over < rows:
                        heights.add(rows - over)
            for height in sorted(heights):
                for other in self.solve(open_pieces, open_columns, height, flex, page, depth + 1):
                    yield (other, shape) if solved_left else (shape, other)

    def _fit_pairs(
        self, pieces: tuple[Piece, ...], columns: int, rows: int, flex: Piece | None, page: int, depth: int
    ) -> Iterator[Pair]:
        through = costs.CUT_THROUGH if depth == 0 else costs.CUT
        for one, two in _cuts(pieces, self.lead_of(pieces)[0]):
            if flex in one:
                for b in self.shapes(two, columns, depth + 1).values():
                    for a in self.solve(one, columns, rows - b.rows, flex, page, depth + 1):
                        yield _over(a, b, through)
            else:
                for a in self.shapes(one, columns, max(depth, 1)).values():
                    for b in self.solve(two, columns, rows - a.rows, flex, page, depth + 1):
                        yield _over(a, b, through)
            for width in range(1, columns) if depth == 0 else ():
                for a in self.solve(one, width, rows, flex, page, 1)[:1]:
                    for b in self.solve(two, columns - width, rows, flex, page, 1)[:1]:
                        yield _side(a, b)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _lead_of(self, pieces: tuple[Piece, ...]) -> tuple[Piece, tuple[Piece, ...]]:
        """Choose who leads: the first in rank that is no brief and no rest, else the first; and return the others."""
        lead = next((p for p in pieces if p.order == 0 and p.part == 0), None)
        lead = lead or next((p for p in pieces if p.part == 0 and not self._matter.brief(p.order)), pieces[0])
        return lead, tuple(piece for piece in pieces if piece != lead)

    def _body(self, piece: Piece, measure: Measure, room: int, flex: Piece | None) -> _Body | None:
        """Fill `room` lines with the piece, or say it cannot be done."""
        lines = self._matter.left(piece, measure.cells)
        if piece == flex:
            here = room - 1  # the jump line takes one
            if not costs.LEG_LEAST < here < lines - costs.LEG_LEAST:
                return None
            cost = costs.JUMP + (costs.JUMP_LEAD if piece.order == 0 else 0.0) + (costs.JUMP_AGAIN if piece.part else 0.0)
            cost += costs.JUMP_SHORT * max(0, costs.JUMP_BEFORE - here)
            cost += costs.JUMP_SHORT * max(0, costs.JUMP_AFTER - (lines - here))
            if self._matter.ends_paragraph(piece.order, piece.first + here - 1):
                cost += costs.JUMP_AT_END
            return _Body(piece.first + lines, piece.first + here, 0, cost)
        delta = room - lines
        prices = self._matter.copyfit(piece, measure.cells)
        if delta in prices:
            return _Body(piece.first + room, piece.first + room, 0, prices[delta])
        if 0 < delta < max(2, measure.legs):
            return _Body(piece.first + lines, piece.first + lines, delta, delta * costs.SPARE_LINE)
        return None

    def _dresses(self, piece: Piece, columns: int, stack: PictureStack) -> Iterator[tuple[Dress, Measure, int, float]]:
        """Yield the ways a piece alone may be dressed: name, measure, lines of padding, and what it costs."""
        yield "plain", self._matter.base(columns), 0, 0.0
        if piece.part or stack.pictures:
            return
        if self._matter.boxable(piece) and columns <= 3:
            box = self._matter.box(columns)
            if box:
                yield "box", box, 1, costs.FIRST_BOX
        broken = self._matter.broken(columns)
        if broken:
            yield "broken", broken, 0, costs.BROKEN

    def _pictures(self, piece: Piece, columns: int) -> tuple[PictureStack, ...]:
        if piece.part or not self._matter.articles[piece.order].pictures:
            return (no_pictures(),)
        return self._matter.pictures(piece.order, columns)

    def _divisions(self, rest: tuple[Piece, ...], columns: int) -> Iterator[tuple[tuple[Piece, ...], int, tuple[Piece, ...]]]:
        """Yield what stands under the left legs, how many those are, and what stands under the others."""
        for left_columns in range(1, columns):
            yield rest, left_columns, ()
            yield (), left_columns, rest
            for left, right in _parts(rest):
                yield left, left_columns, right

    def _unders(
        self, left: tuple[Piece, ...], left_columns: int, right: tuple[Piece, ...], columns: int, depth: int
    ) -> Iterator[tuple[Shape | None, Shape | None]]:
        lefts: list[Shape | None] = list(self.shapes(left, left_columns, depth).values()) if left else [None]
        rights: list[Shape | None] = list(self.shapes(right, columns - left_columns, depth).values()) if right else [None]
        for a in lefts:
            for b in rights:
                yield a, b

    def _legs_stand(self, lines: int, rows: int, stack: PictureStack) -> bool:
        """Say whether legs of `rows` are long enough to be read, given how little text there may be."""
        if rows < 1 or (stack.pictures and 0 < rows - stack.rows < costs.LEG_LEAST) or rows < stack.rows:
            return False
        return rows >= min(costs.LEG_LEAST, max(1, lines))

    def _legs_price(
        self, rows: int, left: Shape | None, left_columns: int, right: Shape | None, columns: int, stack: PictureStack
    ) -> float | None:
        """Price the two lengths of leg of a crown; None where one is too short to be one."""
        long_left = rows - (left.rows if left else 0)
        long_right = rows - (right.rows if right else 0)
        under_picture = (long_right if stack.columns <= columns - left_columns else min(long_left, long_right)) - stack.rows
        if min(long_left, long_right) < costs.LEG_LEAST or (stack.pictures and under_picture < costs.LEG_LEAST):
            return None
        return leg_cost(long_left) + leg_cost(long_right)


def _crown(
    piece: Piece,
    columns: int,
    head: HeadBlock,
    rows: int,
    dress: Dress,
    measure: Measure,
    body: _Body,
    stack: PictureStack,
    price: float,
    left: Shape | None = None,
    left_columns: int = 0,
    right: Shape | None = None,
) -> Crown:
    under = (left.cost if left else 0.0) + (right.cost if right else 0.0)
    spare = body.spare + (left.spare if left else 0) + (right.spare if right else 0)
    return Crown(
        piece,
        columns,
        head.rows + rows,
        head,
        dress,
        measure,
        body.count,
        body.last,
        body.last < body.count,
        stack,
        left,
        left_columns or columns,
        right,
        spare,
        head.cost + body.cost + stack.cost + price + under,
    )


def _over(a: Shape, b: Shape, price: float) -> Pair:
    return Pair("over", a, b, a.columns, a.rows + b.rows, a.spare + b.spare, a.cost + b.cost + price)


def _side(a: Shape, b: Shape) -> Pair:
    return Pair("side", a, b, a.columns + b.columns, a.rows, a.spare + b.spare, a.cost + b.cost + costs.BUMP)


def _by_cost(shape: Shape) -> float:
    return shape.cost


def _cuts(pieces: tuple[Piece, ...], lead: Piece) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """Divide pieces into an upper or left part that holds the lead, and the rest, both in order of rank."""
    rest = tuple(piece for piece in pieces if piece != lead)
    for count in range(len(rest)):
        yield (lead, *rest[:count]), rest[count:]


def _parts(rest: tuple[Piece, ...]) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """Divide pieces into two parts, neither empty: every way for a few, in order of rank for many."""
    if len(rest) <= SUBSETS_UP_TO:
        for mask in range(1, (1 << len(rest)) - 1):
            one = tuple(piece for bit, piece in enumerate(rest) if mask >> bit & 1)
            yield one, tuple(piece for piece in rest if piece not in one)
        return
    for count in range(1, len(rest)):
        yield rest[:count], rest[count:]
        yield rest[count:], rest[:count]
