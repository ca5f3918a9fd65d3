"""Pieces of copy and a rectangle of the grid → the cheapest shapes that fill it exactly; one story may jump and gives way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.endings import Endings
from epaper.plan.growth import Grower
from epaper.plan.judge import judge
from epaper.plan.matter import Piece
from epaper.plan.model import HeadBlock, Measure
from epaper.plan.parts import Parts, cuts, divisions, legs_price, legs_stand
from epaper.plan.pictures import PictureStack, no_pictures
from epaper.plan.shapes import Body, Cheapest, Frame, Shape, Under, crown, leg_cost, over, side
from epaper.plan.upright import ABOVE
from epaper.typeset.material.unit import Foot

SOLUTIONS_KEPT = 4  # shapes returned for a page
SOLUTIONS_JUDGED = 12  # ... the best of so many, judged as a whole
SOLUTIONS_BELOW = 2  # ... and for a part of it
HEADS_TRIED = 12  # heads of the lead tried, the cheapest first
FLEX_DEPTH = 1  # a story may jump when it leads the page or stands right under the lead, not deeper


class _Target(NamedTuple):
    """What is to be closed: columns and lines, who may jump, on which page, how deep below the page's lead."""

    columns: int
    rows: int
    flex: Piece | None
    page: int
    depth: int
    best: Cheapest


class _Side(NamedTuple):
    """What stands under some of a crown's legs, the least it costs and takes; `flexes` if one of it jumps."""

    pieces: tuple[Piece, ...]
    columns: int
    least: float
    area: float
    flexes: bool


class _Split(NamedTuple):
    """The two sides under a crown."""

    left: _Side
    right: _Side

    @property
    def least(self) -> float:
        """The least both cost."""
        return self.left.least + self.right.least

    def stands(self, rows: int) -> bool:
        """Say whether both sides have room under legs in `rows` lines."""
        rows -= costs.LEG_LEAST
        return self.left.area <= self.left.columns * rows and self.right.area <= self.right.columns * rows


class _Opened(NamedTuple):
    """A split of which one side, over `columns`, is known to have `shapes`, and the other is wanted at the height left to it."""

    shapes: tuple[Shape | None, ...]
    columns: int
    wanted: _Side
    closes_left: bool
    least: float  # of both sides
    least_wanted: float


_Priced = tuple[tuple[float, Shape], ...]  # shapes with their costs, the cheapest first
_Known = tuple[float, _Priced]  # the limit asked for, and what was found below it


class Closer:
    """Closes rectangles with pieces of one issue on one grid; remembers what it has closed."""

    def __init__(self, parts: Parts) -> None:
        """Close with what `parts` say shapes are made of."""
        self._parts = parts
        self._matter = parts.matter
        self._grower = Grower(parts)
        self._endings = Endings(parts.matter)
        self._closed: dict[tuple[tuple[Piece, ...], int, int, Piece | None, bool, int], _Known] = {}
        self._splits = lru_cache(maxsize=None)(self._split)

    def close(
        self,
        pieces: tuple[Piece, ...],
        columns: int,
        rows: int,
        flex: Piece | None,
        page: int,
        depth: int = 0,
        limit: float = math.inf,
    ) -> _Priced:
        """Return the cheapest shapes that close at exactly `rows` for less than `limit`, with their costs.

        The piece `flex` jumps and so takes what is left.
        """
        if depth and flex not in pieces:
            shape = self._grower.shapes(pieces, columns, depth, limit).get(rows)
            return ((shape.cost, shape),) if shape and shape.cost < limit else ()
        if depth > FLEX_DEPTH or rows < 1:
            return ()
        key = pieces, columns, rows, flex, page == 1, depth
        count = SOLUTIONS_BELOW if depth else SOLUTIONS_KEPT
        known = self._closed.get(key)
        if known is None or (known[0] < limit and len(known[1]) < count):
            target = _Target(columns, rows, flex, page, depth, Cheapest(count if depth else SOLUTIONS_JUDGED, limit))
            self._crowns(pieces, target)
            self._pairs(pieces, target)
            found = target.best.shapes()
            known = self._closed[key] = limit, self._judged(found, limit)[:count] if depth == 0 else _priced(found)
        return known[1]

    def page(self, pieces: tuple[Piece, ...], rows: int, flex: Piece | None, number: int, limit: float) -> _Priced:
        """Return the cheapest shapes for a whole page of `rows`, each with its cost as the judge sees it."""
        return self.close(pieces, self._matter.grid.columns, rows, flex, number, 0, limit)

    # -- one story over the others ------------------------------------------------------------------------------------

    def _crowns(self, pieces: tuple[Piece, ...], target: _Target) -> None:
        lead, rest = self._parts.lead_of(pieces)
        if not rest and lead != target.flex:
            self._upright(lead, target)
        heads = sorted(self._parts.heads(lead, target.columns, target.page, target.depth), key=lambda head: head.cost)
        heads = [head for head in heads if head.rows < target.rows][:HEADS_TRIED]
        if not heads:
            return
        for stack in self._parts.pictures(lead, target.columns) if rest else self._parts.pictures_alone(lead, target.columns):
            if not rest:
                for head in heads:
                    self._alone(lead, head, stack, target)
            elif lead == target.flex:
                self._jumping(lead, rest, heads, stack, target)
            else:
                self._standing(lead, rest, heads, stack, target)

    def _alone(self, piece: Piece, head: HeadBlock, stack: PictureStack, target: _Target) -> None:
        rows = target.rows - head.rows
        for dress, measure, pad, price in self._parts.dresses(piece, target.columns, stack.level, stack.boxed):
            if piece == target.flex and dress != "plain":
                continue
            room = measure.legs * (rows - pad) - stack.area
            body = self._cut(piece, room) if piece == target.flex else self._fitted(piece, measure, room)
            if body and legs_stand(body.last - piece.first, rows - pad, stack):
                frame = Frame(piece, target.columns, head, stack, dress, measure)
                ends = (
                    0.0
                    if piece == target.flex
                    else self._parts.legs_end(piece, target.columns, measure, stack, rows - pad, body.total)
                )
                target.best.offer(crown(frame, rows, body, price + leg_cost(rows - pad) + ends))

    def _upright(self, piece: Piece, target: _Target) -> None:
        """Set a piece beside an upright head."""
        for measure in self._parts.uprights(piece, target.columns):
            rows = target.rows - ABOVE
            head = self._parts.upright_head(piece, measure, rows, target.page, target.depth)
            body = self._fitted(piece, measure, measure.legs * rows) if head else None
            if head and body:
                frame = Frame(piece, target.columns, head, no_pictures(), "upright", measure)
                target.best.offer(crown(frame, rows, body, leg_cost(rows)))

    def _jumping(
        self, piece: Piece, rest: tuple[Piece, ...], heads: list[HeadBlock], stack: PictureStack, target: _Target
    ) -> None:
        """Let the story that jumps take what the shapes under it leave; so any of these will do, the cheapest first."""
        columns, best, measure = target.columns, target.best, self._matter.base(target.columns)
        jump = self._jump_price(piece)
        deepest = target.rows - min(head.rows for head in heads) - costs.LEG_LEAST
        for under, cost in self._grower.unders(rest, columns, target.depth, best, heads[0].cost + stack.cost + jump):
            left, right = (under.left.rows if under.left else 0), (under.right.rows if under.right else 0)
            if max(left, right) > deepest:
                continue
            taken = under.columns * left + (columns - under.columns) * right + stack.area
            for head in heads:
                if cost + head.cost - heads[0].cost >= best.limit:
                    break
                rows = target.rows - head.rows
                price = legs_price(rows, left, under.columns, right, columns, stack)
                body = self._cut(piece, columns * rows - taken) if price is not None else None
                if body and price is not None:
                    best.offer(crown(Frame(piece, columns, head, stack, "plain", measure), rows, body, price, under))

    def _standing(
        self, piece: Piece, rest: tuple[Piece, ...], heads: list[HeadBlock], stack: PictureStack, target: _Target
    ) -> None:
        """Close a crown whose story does not jump: what one side leaves decides what the other must come to."""
        least = heads[0].cost + stack.cost
        for split in self._splits(rest, target.columns, target.depth, target.flex):
            if least + split.least >= target.best.limit:
                return
            opened = self._opened(split, target.depth + 1, target.best.limit - least)
            if opened is None:
                continue
            for head in heads:
                if head.cost + stack.cost + opened.least >= target.best.limit:
                    break
                if split.stands(target.rows - head.rows):
                    frame = Frame(piece, target.columns, head, stack, "plain", self._matter.base(target.columns))
                    self._close_side(frame, opened, target)

    def _opened(self, split: _Split, depth: int, limit: float) -> _Opened | None:
        """Grow one side under a crown, and the other too if nobody jumps there; None where they cost more than `limit`."""
        closes_left = bool(split.left.pieces) and (not split.right.pieces or split.left.flexes)
        known, wanted = (split.right, split.left) if closes_left else (split.left, split.right)
        shapes: tuple[Shape | None, ...] = (None,)
        if known.pieces:
            shapes = self._grower.cheap(known.pieces, known.columns, depth, limit - wanted.least)
        if not shapes:
            return None
        spent, least = shapes[0].cost if shapes[0] else 0.0, wanted.least
        if not wanted.flexes:
            others = self._grower.cheap(wanted.pieces, wanted.columns, depth, limit - spent)
            if not others:
                return None
            least = others[0].cost
        return _Opened(shapes, known.columns, wanted, closes_left, spent + least, least)

    def _close_side(self, frame: Frame, opened: _Opened, target: _Target) -> None:
        """Take one side as grown, and close the other at the height which is left to it."""
        columns, rows, best = target.columns, target.rows - frame.head.rows, target.best
        wanted, closes_left, above = opened.wanted, opened.closes_left, frame.head.cost + frame.stack.cost
        left_columns = wanted.columns if closes_left else opened.columns
        text = self._matter.left(frame.piece, self._parts.cells) + frame.stack.area - opened.columns * rows
        slacks = self._parts.slacks(frame.piece, wanted.columns, columns)
        for shape in opened.shapes:
            base = above + (shape.cost if shape else 0.0)
            if base + opened.least_wanted >= best.limit:
                return
            under = shape.rows if shape else 0
            need = text + opened.columns * under
            for delta, spare, cost in slacks[need % wanted.columns]:
                if base + opened.least_wanted + cost >= best.limit:
                    break
                height = rows - (need + delta + spare) // wanted.columns
                if not 0 < height < rows or (shape and abs(height - under) < costs.LEG_LEAST):
                    continue
                left, right = (height, under) if closes_left else (under, height)
                price = legs_price(rows, left, left_columns, right, columns, frame.stack)
                if price is None:
                    continue
                last = frame.piece.first + self._matter.left(frame.piece, self._parts.cells) + delta
                body = Body(last, last, spare, cost)
                limit = best.limit - base - cost - price
                for _, other in self.close(
                    wanted.pieces, wanted.columns, height, target.flex, target.page, target.depth + 1, limit
                ):
                    a, b = (other, shape) if closes_left else (shape, other)
                    best.offer(crown(frame, rows, body, price, Under(a, left_columns, b)))

    def _split(self, rest: tuple[Piece, ...], columns: int, depth: int, flex: Piece | None) -> tuple[_Split, ...]:
        """Return the ways to divide what stands under a crown, the cheapest at the least first."""
        found = []
        for left, left_columns, right in divisions(rest, columns):
            one = self._side(left, left_columns, depth + 1, flex)
            two = self._side(right, columns - left_columns, depth + 1, flex)
            if one and two:
                found.append(_Split(one, two))
        return tuple(sorted(found, key=lambda split: split.least))

    def _side(self, pieces: tuple[Piece, ...], columns: int, depth: int, flex: Piece | None) -> _Side | None:
        least, area = self._parts.floor(pieces, columns), self._parts.area(pieces, columns)
        if flex not in pieces:
            return _Side(pieces, columns, least, area, flexes=False)
        return _Side(pieces, columns, least + costs.JUMP, 0.0, flexes=True) if depth <= FLEX_DEPTH else None

    # -- two shapes ---------------------------------------------------------------------------------------------------

    def _pairs(self, pieces: tuple[Piece, ...], target: _Target) -> None:
        columns, rows, flex, page, depth, best = target
        through = costs.CUT if depth else costs.CUT_THROUGH
        for one, two in cuts(*self._parts.lead_of(pieces)):
            upper, lower = (two, one) if flex in one else (one, two)  # `upper` is grown, `lower` closed
            level = depth + 1 if flex in one else max(depth, 1)
            least = through + self._parts.floor(lower, columns)
            for grown in self._grown(upper, columns, level, best.limit - least):
                if grown.cost + least >= best.limit:
                    break
                limit = best.limit - through - grown.cost
                for _, closed in self.close(lower, columns, rows - grown.rows, flex, page, depth + 1, limit):
                    target.best.offer(over(closed, grown, through) if flex in one else over(grown, closed, through))
            if depth == 0 and best.limit >= costs.BUMP:
                self._beside(one, two, target)

    def _grown(self, pieces: tuple[Piece, ...], columns: int, depth: int, limit: float) -> Iterator[Shape]:
        """Yield shapes of any height unless even the cheapest thinkable is too dear."""
        if self._parts.floor(pieces, columns) < limit:
            yield from self._grower.cheap(pieces, columns, depth, limit)

    def _beside(self, one: tuple[Piece, ...], two: tuple[Piece, ...], target: _Target) -> None:
        """Stand two parts of a page side by side: heads bump, so only where nothing better is known."""
        for width in range(1, target.columns):
            for _, a in self.close(one, width, target.rows, target.flex, target.page, 1)[:1]:
                for _, b in self.close(two, target.columns - width, target.rows, target.flex, target.page, 1)[:1]:
                    target.best.offer(side(a, b))

    # -- bodies -------------------------------------------------------------------------------------------------------

    def _cut(self, piece: Piece, room: int) -> Body | None:
        """Fill `room` lines with the beginning of a piece, the jump line included, or say it cannot be done."""
        lines = self._matter.left(piece, self._parts.cells)
        here = room - 1
        if not costs.LEG_LEAST < here < lines - costs.LEG_LEAST:
            return None
        cost = self._jump_price(piece) + costs.JUMP_SHORT * max(0, costs.JUMP_BEFORE - here)
        cost += costs.JUMP_SHORT * max(0, costs.JUMP_AFTER - (lines - here))
        foot = self._matter.foot(piece.order, piece.first + here - 1)
        cost += costs.JUMP_AT_END if foot is Foot.END else costs.JUMP_TEARS if foot is Foot.NEVER else 0.0
        return Body(piece.first + lines, piece.first + here, 0, cost)

    def _jump_price(self, piece: Piece) -> float:
        """Price a jump of the piece, wherever it falls."""
        return costs.JUMP + (costs.JUMP_LEAD if piece.order == 0 else 0.0) + (costs.JUMP_AGAIN if piece.part else 0.0)

    def _fitted(self, piece: Piece, measure: Measure, room: int) -> Body | None:
        """Fill `room` lines with all of a piece, or say it cannot be done."""
        lines = self._matter.left(piece, measure.cells)
        delta = room - lines
        prices = self._matter.copyfit(piece, measure.cells)
        if delta in prices:
            return Body(piece.first + room, piece.first + room, 0, prices[delta])
        if 0 < delta < max(2, measure.legs):
            return Body(piece.first + lines, piece.first + lines, delta, delta * costs.SPARE_LINE)
        return None

    def _judged(self, shapes: tuple[Shape, ...], limit: float) -> _Priced:
        """Add what the judge says of whole pages and their legs do, drop those beyond the limit, put the cheapest first."""
        priced = ((shape.cost + judge(shape), shape) for shape in shapes)
        ended = ((cost + self._endings.price(shape), shape) for cost, shape in priced if cost < limit)
        return tuple(sorted((entry for entry in ended if entry[0] < limit), key=lambda entry: entry[0]))


def _priced(shapes: tuple[Shape, ...]) -> _Priced:
    return tuple((shape.cost, shape) for shape in shapes)
