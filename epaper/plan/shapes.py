"""Pieces of copy and a width in base columns → shapes 版块: modules that fill a rectangle of the grid exactly.

A shape is one story as a *crown* (a head over all its columns, legs of text below, and under its shorter legs, left or
right, other shapes: so L-shapes interlock and no lane cuts the page), or two shapes one over the other or side by side.
Every rectangle closes exactly: columns × lines = lines of text + heads + pictures + the few lines called `spare`.
"""

from __future__ import annotations

import heapq
import math
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
SOLUTIONS_KEPT = 6
SOLUTIONS_BELOW = 2
BOTH_SIDES_KEPT = 6  # ... of the shapes on either side of a crown that has shapes under both
BOTH_SIDES_DEPTH = 2  # below the page's lead by so much, a crown has shapes under one side only
HEADS_TRIED = 6  # heads of a page's lead tried when it closes exactly, the cheapest first
FLEX_DEPTH = 1  # a story may jump when it leads the page or stands right under the lead, not deeper


class Crown(NamedTuple):
    """One piece as a module; `left`/`right` stand under its first `left_columns` and its other columns."""

    piece: Piece
    columns: int
    rows: int
    head: HeadBlock
    dress: Dress
    measure: Measure
    total: int  # lines of the whole galley, after copyfit
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


class Cheapest:
    """Keeps the few cheapest shapes offered; `limit` is the cost a further one must stay under."""

    def __init__(self, count: int) -> None:
        """Keep `count` shapes."""
        self._count = count
        self._heap: list[tuple[float, int, Shape]] = []
        self._offers = 0
        self.limit = math.inf

    def offer(self, shape: Shape) -> None:
        """Keep the shape if it is cheap enough; of two equally cheap ones the first stays."""
        if shape.cost >= self.limit:
            return
        self._offers += 1
        heapq.heappush(self._heap, (-shape.cost, -self._offers, shape))
        if len(self._heap) > self._count:
            heapq.heappop(self._heap)
        if len(self._heap) == self._count:
            self.limit = -self._heap[0][0]

    def shapes(self) -> list[Shape]:
        """Return what was kept, the cheapest first."""
        return [shape for _, _, shape in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1]))]


class _Target(NamedTuple):
    """What is to be closed: columns and lines, who may jump, on which page, how deep below the page's lead."""

    columns: int
    rows: int
    flex: Piece | None
    page: int
    depth: int
    best: Cheapest


class _Frame(NamedTuple):
    """A crown being closed: its piece, head and pictures, and how many legs are on the left of the step."""

    piece: Piece
    head: HeadBlock
    stack: PictureStack
    left_columns: int


class _Body(NamedTuple):
    """How a body is set in a crown: lines of the galley, the first not standing here, unused ones, and the cost of it."""

    total: int
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
        self.cheap = lru_cache(maxsize=None)(self._cheap)
        self._endings = lru_cache(maxsize=None)(self._ways_to_end)
        self._slacks = lru_cache(maxsize=None)(self._slack)
        self.solve = lru_cache(maxsize=None)(self._solve)
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

    def _cheap(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> tuple[Shape, ...]:
        """Return the same shapes, the cheapest first."""
        return tuple(sorted(self.shapes(pieces, columns, depth).values(), key=_by_cost))

    def _grow(self, pieces: tuple[Piece, ...], columns: int, depth: int) -> Iterator[Shape]:
        lead, rest = self.lead_of(pieces)
        heads = self._matter.heads(lead, columns, self._matter.tier(lead.order, 0, depth))
        for stack in self._pictures(lead, columns):
            if rest:
                yield from self._crowns(lead, rest, columns, heads, stack, depth)
            else:
                yield from self._leaves(lead, columns, heads, stack)
        for one, two in _cuts(pieces, lead):
            for a in self.cheap(one, columns, depth):
                for b in self.cheap(two, columns, depth + 1):
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
        rest: tuple[Piece, ...],
        columns: int,
        heads: tuple[HeadBlock, ...],
        stack: PictureStack,
        depth: int,
    ) -> Iterator[Crown]:
        """Let a piece's legs run past the shapes under it, at the heights it comes to; the cheapest way for each."""
        lines = self._matter.left(piece, self._cells)
        endings = self._endings(piece, columns)
        best: dict[int, tuple[float, HeadBlock, int, _Body, Shape | None, int, Shape | None, float]] = {}
        for left, left_columns, right in self._divisions(rest, columns):
            if left and right and depth >= BOTH_SIDES_DEPTH:
                continue
            for a, b in self._unders(left, left_columns, right, columns, depth + 1):
                under_left, under_right = (a.rows if a else 0), (b.rows if b else 0)
                if a and b and abs(under_left - under_right) < costs.LEG_LEAST:
                    continue
                under = (a.cost if a else 0.0) + (b.cost if b else 0.0)
                need = lines + stack.area + left_columns * under_left + (columns - left_columns) * under_right
                for delta, spare, cost in endings[need % columns]:
                    rows = (need + delta + spare) // columns
                    price = self._legs_price(rows, under_left, left_columns, under_right, columns, stack)
                    if price is None:
                        continue
                    for head in heads:
                        total = under + cost + price + head.cost
                        held = best.get(rows + head.rows)
                        if held is None or total < held[0]:
                            last = piece.first + lines + delta
                            body = _Body(last, last, spare, cost)
                            best[rows + head.rows] = (total, head, rows, body, a, left_columns, b, price)
        measure = self._matter.base(columns)
        for _, head, rows, body, a, left_columns, b, price in best.values():
            yield _crown(piece, columns, head, rows, "plain", measure, body, stack, price, a, left_columns, b)

    def _ways_to_end(self, piece: Piece, columns: int) -> tuple[tuple[tuple[int, int, float], ...], ...]:
        """Return, for each remainder of lines over `columns` legs, the ways to end level: copyfit, spare lines, cost."""
        prices = self._matter.copyfit(piece, self._cells)
        ways = []
        for over in range(columns):
            fitted = [(delta, 0, cost) for delta, cost in prices.items() if (over + delta) % columns == 0]
            spare = -over % columns
            if spare:
                fitted.append((0, spare, spare * costs.SPARE_LINE))
            ways.append(tuple(fitted))
        return tuple(ways)

    # -- an exact height ----------------------------------------------------------------------------------------------

    def _solve(
        self, pieces: tuple[Piece, ...], columns: int, rows: int, flex: Piece | None, page: int, depth: int = 0
    ) -> list[Shape]:
        """Return the cheapest shapes that close at exactly `rows`; the story `flex` may jump and so takes what is left."""
        if depth and flex not in pieces:
            shape = self.shapes(pieces, columns, depth).get(rows)
            return [shape] if shape else []
        if depth > FLEX_DEPTH:
            return []
        target = _Target(columns, rows, flex, page, depth, Cheapest(SOLUTIONS_KEPT if depth == 0 else SOLUTIONS_BELOW))
        self._fit_crowns(pieces, target)
        self._fit_pairs(pieces, target)
        return target.best.shapes()

    def _fit_crowns(self, pieces: tuple[Piece, ...], target: _Target) -> None:
        lead, rest = self.lead_of(pieces)
        tier = self._matter.tier(lead.order, target.page, target.depth)
        heads = sorted(self._matter.heads(lead, target.columns, tier), key=lambda head: head.cost)
        heads = [head for head in heads if head.rows < target.rows][:HEADS_TRIED]
        for stack in self._pictures(lead, target.columns):
            if not rest:
                for head in heads:
                    self._fit_alone(lead, head, stack, target)
                continue
            for left, left_columns, right in self._divisions(rest, target.columns):
                for head in heads:
                    self._fit_crown(_Frame(lead, head, stack, left_columns), left, right, target)

    def _fit_alone(self, piece: Piece, head: HeadBlock, stack: PictureStack, target: _Target) -> None:
        rows = target.rows - head.rows
        for dress, measure, pad, price in self._dresses(piece, target.columns, stack):
            if piece == target.flex and dress != "plain":
                continue
            body = self._body(piece, measure, measure.legs * (rows - pad) - stack.area, target.flex)
            if body and self._legs_stand(body.last - piece.first, rows - pad, stack):
                price += leg_cost(rows - pad)
                target.best.offer(_crown(piece, target.columns, head, rows, dress, measure, body, stack, price))

    def _fit_crown(self, frame: _Frame, left: tuple[Piece, ...], right: tuple[Piece, ...], target: _Target) -> None:
        """Close a crown at the target: what one side leaves decides what the other must come to."""
        rows = target.rows - frame.head.rows
        measure = self._matter.base(target.columns)
        so_far = frame.head.cost + frame.stack.cost
        for a, b in self._closings(frame, left, right, target):
            if so_far + (a.cost if a else 0.0) + (b.cost if b else 0.0) >= target.best.limit:
                continue
            under_left, under_right = (a.rows if a else 0), (b.rows if b else 0)
            if a and b and abs(under_left - under_right) < costs.LEG_LEAST:
                continue
            price = self._legs_price(rows, under_left, frame.left_columns, under_right, target.columns, frame.stack)
            if price is None:
                continue
            under = frame.left_columns * under_left + (target.columns - frame.left_columns) * under_right
            body = self._body(frame.piece, measure, target.columns * rows - under - frame.stack.area, target.flex)
            if body:
                target.best.offer(
                    _crown(
                        frame.piece,
                        target.columns,
                        frame.head,
                        rows,
                        "plain",
                        measure,
                        body,
                        frame.stack,
                        price,
                        a,
                        frame.left_columns,
                        b,
                    )
                )

    def _closings(
        self, frame: _Frame, left: tuple[Piece, ...], right: tuple[Piece, ...], target: _Target
    ) -> Iterator[tuple[Shape | None, Shape | None]]:
        """Yield pairs of under-shapes that may close a crown whose body area is `rows` deep."""
        rows, piece = target.rows - frame.head.rows, frame.piece
        right_columns = target.columns - frame.left_columns
        if piece == target.flex:
            yield from self._unders(left, frame.left_columns, right, target.columns, target.depth + 1)
            return
        solved_left = bool(left) and (not right or target.flex in left)
        known = (right, right_columns) if solved_left else (left, frame.left_columns)
        wanted = (left, frame.left_columns) if solved_left else (right, right_columns)
        fixed: tuple[Shape | None, ...] = self.cheap(known[0], known[1], target.depth + 1) if known[0] else (None,)
        lines = self._matter.left(piece, self._cells) + frame.stack.area
        for shape in fixed:
            if shape and frame.head.cost + shape.cost >= target.best.limit:
                return
            taken = known[1] * (rows - (shape.rows if shape else 0))
            need, legs = lines - taken, wanted[1]
            for extra in self._slacks(piece, legs, target.columns)[need % legs]:
                height = rows - (need + extra) // legs
                if not 0 < height < rows:
                    continue
                for other in self.solve(wanted[0], wanted[1], height, target.flex, target.page, target.depth + 1):
                    yield (other, shape) if solved_left else (shape, other)

    def _slack(self, piece: Piece, columns: int, spread: int) -> tuple[tuple[int, ...], ...]:
        """Return, for each remainder over `columns`, what may be added to a need of lines so that it divides."""
        slack = sorted({*self._matter.copyfit(piece, self._cells), *range(spread)})
        return tuple(tuple(extra for extra in slack if (over + extra) % columns == 0) for over in range(columns))

    def _fit_pairs(self, pieces: tuple[Piece, ...], target: _Target) -> None:
        columns, rows, flex, page, depth = target.columns, target.rows, target.flex, target.page, target.depth
        through = costs.CUT_THROUGH if depth == 0 else costs.CUT
        for one, two in _cuts(pieces, self.lead_of(pieces)[0]):
            if flex in one:
                for b in self.cheap(two, columns, depth + 1):
                    if b.cost + through >= target.best.limit:
                        break
                    for a in self.solve(one, columns, rows - b.rows, flex, page, depth + 1):
                        target.best.offer(_over(a, b, through))
            else:
                for a in self.cheap(one, columns, max(depth, 1)):
                    if a.cost + through >= target.best.limit:
                        break
                    for b in self.solve(two, columns, rows - a.rows, flex, page, depth + 1):
                        target.best.offer(_over(a, b, through))
            if depth or target.best.limit < costs.BUMP:
                continue
            for width in range(1, columns):
                for a in self.solve(one, width, rows, flex, page, 1)[:1]:
                    for b in self.solve(two, columns - width, rows, flex, page, 1)[:1]:
                        target.best.offer(_side(a, b))

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
        lefts: tuple[Shape | None, ...] = self.cheap(left, left_columns, depth) if left else (None,)
        rights: tuple[Shape | None, ...] = self.cheap(right, columns - left_columns, depth) if right else (None,)
        if left and right:
            lefts, rights = lefts[:BOTH_SIDES_KEPT], rights[:BOTH_SIDES_KEPT]
        for a in lefts:
            for b in rights:
                yield a, b

    def _legs_stand(self, lines: int, rows: int, stack: PictureStack) -> bool:
        """Say whether legs of `rows` are long enough to be read, given how little text there may be."""
        if rows < 1 or (stack.pictures and 0 < rows - stack.rows < costs.LEG_LEAST) or rows < stack.rows:
            return False
        return rows >= min(costs.LEG_LEAST, max(1, lines))

    def _legs_price(
        self, rows: int, under_left: int, left_columns: int, under_right: int, columns: int, stack: PictureStack
    ) -> float | None:
        """Price the two lengths of leg of a crown; None where one is too short to be one."""
        long_left, long_right = rows - under_left, rows - under_right
        if long_left < costs.LEG_LEAST or long_right < costs.LEG_LEAST:
            return None
        if stack.pictures:
            beside = long_right if stack.columns <= columns - left_columns else min(long_left, long_right)
            if beside - stack.rows < costs.LEG_LEAST:
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
        body.total,
        body.last,
        body.last < body.total,
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
