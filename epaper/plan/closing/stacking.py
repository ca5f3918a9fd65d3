"""Pieces of copy and lines of room → a plain stack of full-width modules: what is left to do where no page closes exactly.

Always comes to an end: a piece is set whole, or cut and continued, or waits for the next page; a page takes at least a part
of its first piece. What a page cannot use stays blank at its foot.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.heads.heights import head_height
from epaper.plan.model import HeadBlock
from epaper.plan.pictures.stack import PictureStack, squeezed
from epaper.plan.shapes.model import Body, Crown, Frame, Shape, crown, over
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece
from epaper.typeset.heads import Heading, HeadSetter, Room

SHORTEST = 3  # lines of a leg before or after a cut, while there is a choice
PLAIN_SIZES = (1.3, 1.0, 0.85, 0.7, 0.5)  # of the body: a head too tall for its page, set smaller and smaller
PLAIN_WHITE, PLAIN_COST = 0.5, 30.0  # pitches of white around it; and its price
TEXT_LEAST = 2  # lines of text a page has room for below the head and pictures it begins with


class Stack(NamedTuple):
    """A page's worth of modules, and the pieces still to place."""

    shape: Shape
    left: tuple[Piece, ...]


class Stacker:
    """Stacks pieces of one issue on one grid."""

    def __init__(self, parts: Parts) -> None:
        """Take what shapes are made of."""
        self._parts = parts
        self._matter = parts.matter
        self._columns = parts.matter.grid.columns

    def page(self, left: tuple[Piece, ...], rows: int, number: int) -> Stack:
        """Stack as many pieces, in order of rank, as `rows` lines hold."""
        shape: Shape | None = None
        while left:
            used = shape.rows if shape else 0
            one = self._module(left[0], rows - used, number, forced=shape is None)
            if one is None:
                break
            shape = over(shape, one, costs.CUT_THROUGH) if shape else one
            rest = (Piece(one.piece.order, one.piece.part + 1, one.last),) if one.jumps else ()
            left = (*rest, *left[1:])
            if one.jumps:
                break
        assert shape is not None, "a page takes at least a part of its first piece"
        return Stack(shape, left)

    def _module(self, piece: Piece, room: int, number: int, *, forced: bool) -> Crown | None:
        """Set a piece over all columns in at most `room` lines, cut if need be; `forced` ones begin at any cost."""
        lines = self._matter.left(piece, self._parts.cells)
        head = self._head(piece, number, room - TEXT_LEAST, leads=forced)
        if head is None or head.rows + min(TEXT_LEAST, lines) > room:
            if not forced:
                return None
            heads = self._parts.heads(piece, self._columns, number, 1)
            head = plain_head(self._matter.grid, heads[0], room - TEXT_LEAST, self._matter.head_setter)
        stack = self._pictures(piece, lines, room - head.rows, forced=forced)
        if stack is None:
            return None
        whole = self._undivided(piece, head, stack, room)
        if whole:
            return whole
        frame = Frame(piece, self._columns, head, stack, "plain", self._matter.base(self._columns))
        need = lines + stack.area
        depth = max(-(-need // self._columns), stack.rows)
        if head.rows + depth <= room:
            spare = depth * self._columns - need
            body = Body(piece.first + lines, piece.first + lines, spare, spare * costs.SPARE_LINE)
            return crown(frame, depth, body, 0.0)
        depth = room - head.rows
        here = min(depth * self._columns - stack.area - 1, lines - 1)
        if here < 1 or (not forced and min(here, lines - here) < SHORTEST * self._columns):
            return None
        return crown(frame, depth, Body(piece.first + lines, piece.first + here, 0, costs.JUMP_AGAIN), 0.0)

    def _undivided(self, piece: Piece, head: HeadBlock, stack: PictureStack, room: int) -> Crown | None:
        """Set a story of a few lines as one broad leg; None where it has more, or no room for that."""
        measure = self._matter.undivided(piece, self._columns)
        lines = self._matter.left(piece, measure.cells) if measure else 0
        if measure is None or head.rows + lines > room:
            return None
        return crown(Frame(piece, self._columns, head, stack, "plain", measure), lines, Body(lines, lines, 0, 0.0), 0.0)

    def _head(self, piece: Piece, number: int, most: int, *, leads: bool) -> HeadBlock | None:
        """Choose the cheapest head of at most `most` lines; it `leads` its page or not."""
        heads = [head for head in self._parts.heads(piece, self._columns, number, 0 if leads else 1) if head.rows <= most]
        return min(heads, key=lambda head: head.cost, default=None)

    def _pictures(self, piece: Piece, lines: int, room: int, *, forced: bool) -> PictureStack | None:
        """Choose the cheapest stack of pictures that leaves room for legs of its `lines`; squeeze one where that must be.

        Only where pictures would have to go are legs as short as can be.
        """
        text = max(TEXT_LEAST, min(costs.LEG_LEAST, -(-lines // self._columns)))
        stacks = [stack for stack in self._parts.pictures(piece, self._columns, leads=forced) if stack.quote is None]
        fitting = [stack for stack in stacks if stack.rows + (text if stack.rows else 0) <= room]
        if fitting:
            return min(fitting, key=lambda stack: stack.cost)
        small = [squeezed(stack, room - least) for least in (text, TEXT_LEAST) for stack in stacks] if forced else []
        return max(small, key=lambda stack: (len(stack.pictures), min(stack.rows, room - text), -stack.rows), default=None)


def plain_head(grid: Grid, head: HeadBlock, most: int, setter: HeadSetter) -> HeadBlock:
    """Set the parts of a head once more so small that it takes at most `most` lines, whatever its breaks."""
    width = grid.span(grid.columns)
    for share in PLAIN_SIZES:
        room = Room(width, grid.size * share, grid.size * share, 1)
        parts = tuple(
            part._replace(lines=fit.lines, size=fit.size, beside=False)
            for part in head.parts
            for fit in setter.fit(Heading(part.lines, part.face), room)[:1]
        )
        rows = math.ceil(head_height(parts, grid.pitch) / grid.pitch + PLAIN_WHITE)
        if rows <= most:
            break
    return HeadBlock(parts, min(rows, max(1, most)), PLAIN_COST)
