"""A story that jumps 转版 and a rectangle of the grid → the cheapest way to fill it exactly: the story takes what is left.

Whatever stands under its legs, the story's first part fills the rest of any rectangle to the line; so every height can be had.
"""

from __future__ import annotations

import math
from functools import lru_cache

from epaper.plan import costs
from epaper.plan.growth import Grower
from epaper.plan.matter import Piece
from epaper.plan.model import HeadBlock
from epaper.plan.parts import legs_stand
from epaper.plan.pictures import PictureStack
from epaper.plan.settings import Settings
from epaper.plan.shapes import Body, Crown, Frame, Under, crown, leg_cost
from epaper.plan.starts import legs_price, starts
from epaper.typeset.material.unit import Foot

HEADS_TRIED = 12  # heads of the story, the cheapest first
BARE = Under(0.0, 0, 0, None, 0, None)


class Jumper:
    """Fills rectangles with stories of one issue on one grid that jump; remembers how."""

    def __init__(self, settings: Settings, grower: Grower) -> None:
        """Fill with what `settings` set and `grower` has grown."""
        self._settings = settings
        self._parts = settings.parts
        self._matter = settings.parts.matter
        self._grower = grower
        self.filled = lru_cache(maxsize=None)(self._filled)
        self.least = lru_cache(maxsize=None)(self._least)

    def leads(self, flex: Piece | None, pieces: tuple[Piece, ...]) -> bool:
        """Say whether the story that jumps leads these pieces, as it must."""
        return bool(pieces) and self._parts.lead_of(pieces)[0] == flex

    def _filled(self, pieces: tuple[Piece, ...], columns: int, rows: int, level: int) -> Crown | None:
        """Return the cheapest way to fill a rectangle with pieces whose lead jumps; None where there is none."""
        found = self.ways(pieces, columns, rows, level, math.inf, 1)
        return found[0] if found else None

    def ways(self, pieces: tuple[Piece, ...], columns: int, rows: int, level: int, limit: float, count: int) -> list[Crown]:
        """Return about the `count` cheapest ways to fill a rectangle that cost less than `limit`, in no order."""
        piece, rest = self._parts.lead_of(pieces)
        heads = self._settings.crown_heads(piece, columns, level)[:HEADS_TRIED]
        measure, found, worst = self._matter.base(columns), list[Crown](), limit
        extra = self._parts.width_price(piece, columns) + self._parts.depth_price(piece, rows)
        low, high = _bounds(heads, columns) if heads else (rows, columns * rows)
        lines = self._parts.lines(piece)
        for under in self._grower.unders(rest, columns, level) if rest else (BARE,):
            if under.cost + extra + self._jump(piece) >= worst:
                break
            if rows - low - under.rows < costs.LEG_LEAST or columns * rows - high - under.area > lines:
                continue  # no room for legs above it, or so much that all of the story would stand here
            for stack in self._parts.pictures(piece, columns):
                least = under.cost + stack.cost + extra + self._jump(piece)
                for head in heads:
                    if least + head.cost >= worst:
                        break
                    price = _price(rows, head, under, columns, stack)
                    room = columns * rows - head.area(columns) - under.area - stack.area
                    body = self.cut(piece, room) if price is not None else None
                    if body is None or price is None or least + head.cost + price >= worst:
                        continue
                    frame = Frame(piece, columns, head, stack, "plain", measure)
                    found.append(crown(frame, rows - head.rows, body, price + extra, under if rest else None))
                    if len(found) >= count:
                        worst = min(worst, sorted(way.cost for way in found)[count - 1])
        return sorted(found, key=lambda way: way.cost)[:count]

    def _least(self, pieces: tuple[Piece, ...], columns: int, level: int) -> float:
        """Return the least that pieces whose lead jumps may cost over `columns`; more than anything where they do not fit."""
        piece, rest = self._parts.lead_of(pieces)
        heads, stacks = self._settings.crown_heads(piece, columns, level), self._parts.pictures(piece, columns)
        unders = self._grower.unders(rest, columns, level) if rest else (BARE,)
        if not (heads and stacks and unders):
            return math.inf
        price = self._parts.width_price(piece, columns)
        return heads[0].cost + stacks[0].cost + unders[0].cost + price + self._jump(piece)

    def cut(self, piece: Piece, room: int) -> Body | None:
        """Fill `room` lines with the beginning of a piece, the jump line included, or say it cannot be done."""
        here, lines = room - 1, self._parts.lines(piece)
        if not costs.LEG_LEAST < here < lines - costs.LEG_LEAST:
            return None
        return Body(piece.first + lines, piece.first + here, 0, self.price(piece, here))

    def price(self, piece: Piece, here: int) -> float:
        """Price a jump of a piece after `here` lines."""
        lines = self._parts.lines(piece)
        cost = self._jump(piece) + costs.JUMP_SHORT * max(0, costs.JUMP_BEFORE - here)
        cost += costs.JUMP_SHORT * max(0, costs.JUMP_AFTER - (lines - here))
        foot = self._matter.foot(piece.order, piece.first + here - 1)
        return cost + (costs.JUMP_AT_END if foot is Foot.END else costs.JUMP_TEARS if foot is Foot.NEVER else 0.0)

    def _jump(self, piece: Piece) -> float:
        """Price a jump of the piece, wherever it falls."""
        return costs.JUMP + (costs.JUMP_LEAD if piece.order == 0 else 0.0) + (costs.JUMP_AGAIN if piece.part else 0.0)


def _bounds(heads: tuple[HeadBlock, ...], columns: int) -> tuple[int, int]:
    """Return the fewest lines any of some heads leaves above a leg, and the most column-lines any takes."""
    return min(min(head.rows, head.start(columns - 1)) for head in heads), max(head.area(columns) for head in heads)


def _price(rows: int, head: HeadBlock, under: Under, columns: int, stack: PictureStack) -> float | None:
    """Price the legs of a story of `rows` lines over what stands under them; None where one is too short."""
    if not under.rows and not head.columns:
        depth = rows - head.rows
        return leg_cost(depth) if legs_stand(columns * depth, depth, stack) else None
    begun = starts(head, stack, columns)
    if begun is None:
        return None
    left, right = (under.left.rows if under.left else 0), (under.right.rows if under.right else 0)
    return legs_price(rows, begun, left, under.columns if under.rows else head.columns, right)
