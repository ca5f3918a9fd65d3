"""A story that jumps 转版 and a rectangle of the grid → the cheapest way to fill it exactly: the story takes what is left.

Whatever stands under its legs, the story's first part fills the rest of any rectangle to the line; so every height can be had.
"""

from __future__ import annotations

import math
from bisect import insort
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.growth.groups import Group
from epaper.plan.growth.grower import Grower
from epaper.plan.growth.settings import LEADS_PAGE, Settings
from epaper.plan.model import Dress, HeadBlock
from epaper.plan.pictures.stack import PictureStack
from epaper.plan.remembered import remembered
from epaper.plan.shapes.bodies import legs_stand
from epaper.plan.shapes.model import Body, Crown, Frame, Shape, Under, by_cost, crown, leg_cost
from epaper.plan.shapes.starts import Starts, legs_price, starts
from epaper.plan.stories.matter import Piece
from epaper.typeset.material.unit import Foot

HEADS_TRIED = 12  # heads of the story, the cheapest first
TOPS_TRIED = 60  # ... with ways to lay its pictures
BARE = Under(0.0, 0, 0, None, 0, None)


class JumpTop(NamedTuple):
    """What stands above the legs of a story that jumps: its cost, the column-lines taken, and where the legs begin.

    Of the cost so much is for its dress and width.
    """

    cost: float
    area: int
    begun: Starts
    head: HeadBlock
    stack: PictureStack
    dress: Dress
    extra: float


class Jumper:
    """Fills rectangles with stories of one issue on one grid that jump; remembers how."""

    def __init__(self, settings: Settings, grower: Grower) -> None:
        """Fill with what `settings` set and `grower` has grown."""
        self._settings = settings
        self._parts = settings.parts
        self._matter = settings.parts.matter
        self._grower = grower
        self._tops = remembered(self._find_tops)
        self.filled = remembered(self._filled)
        self.least = remembered(self._least)

    def leads(self, flex: Piece | None, group: Group | None) -> bool:
        """Say whether the story that jumps leads a group, as it must."""
        return group is not None and group.lead == flex

    def exactly(self, flex: Piece | None, group: Group, columns: int, rows: int, level: int, grower: Grower) -> Shape | None:
        """Return the cheapest shape of a group, so many rows high: one that is grown, unless the story that jumps leads it."""
        if flex in group.pieces:
            return self.filled(group, columns, rows, level) if self.leads(flex, group) else None
        return grower.grown(group, columns, level).by_rows.get(rows)

    def _filled(self, group: Group, columns: int, rows: int, level: int) -> Crown | None:
        """Return the cheapest way to fill a rectangle with a group whose lead jumps; None where there is none."""
        found = self.ways(group.lead, group.others, columns, rows, level, math.inf, 1)
        return found[0] if found else None

    def ways(
        self, piece: Piece, rest: Group | None, columns: int, rows: int, level: int, limit: float, count: int
    ) -> list[Crown]:
        """Return about the `count` cheapest ways to fill a rectangle that cost less than `limit`, the cheapest first."""
        tops, found, prices, worst = self._tops(piece, columns, level), list[Crown](), list[float](), limit
        extra = self._parts.depth_price(piece, rows)
        lines, jump = self._parts.lines(piece), self._jump(piece)
        for under in self._grower.unders(rest, columns, level) if rest else (BARE,):
            least, room = under.cost + extra + jump, columns * rows - under.area
            if not tops or least + tops[0].cost >= worst:
                break
            most, fewest, split = room - 1 - costs.LEG_LEAST, room - 1 - (lines - costs.LEG_LEAST), under.columns
            left, right = _heights(under)
            for top in tops:
                if least + top.cost >= worst:
                    break
                if not fewest < top.area < most:
                    continue  # no room for legs, or so much that all of the story would stand here
                if under.rows and (top.begun.ends[split] > rows - left or top.begun.others_end[split] > rows - right):
                    continue  # a leg would be too short, as most are
                price = _price(rows, top, under, columns)
                body = self.cut(piece, room - top.area) if price is not None and least + top.cost + price < worst else None
                if body is None or price is None:
                    continue
                frame = Frame(piece, columns, top.head, top.stack, top.dress, self._matter.base(columns))
                found.append(crown(frame, rows - top.head.rows, body, price + top.extra + extra, under if rest else None))
                insort(prices, found[-1].cost)
                if len(found) >= count:
                    worst = min(worst, prices[count - 1])
        return sorted(found, key=by_cost)[:count]

    def _find_tops(self, piece: Piece, columns: int, level: int) -> tuple[JumpTop, ...]:
        """Combine the heads of a piece with the ways to lay its pictures, the cheapest first."""
        heads = sorted(self._settings.dressed_heads(piece, columns, level), key=lambda each: each[0].cost + each[2])[:HEADS_TRIED]
        tops = (
            JumpTop(head.cost + stack.cost + extra, head.area(columns) + stack.area, begun, head, stack, dress, extra)
            for stack in self._parts.pictures(piece, columns, leads=level <= LEADS_PAGE)
            for head, dress, extra in heads
            if (begun := starts(head, stack, columns)) is not None
        )
        return tuple(sorted(tops, key=by_cost)[:TOPS_TRIED])

    def _least(self, group: Group, columns: int, level: int) -> float:
        """Return the least that a group whose lead jumps may cost over `columns`; more than anything where it does not fit."""
        piece, rest = group.lead, group.others
        tops = self._tops(piece, columns, level)
        unders = self._grower.unders(rest, columns, level) if rest else (BARE,)
        if not (tops and unders):
            return math.inf
        return tops[0].cost + unders[0].cost + self._jump(piece)

    def cut(self, piece: Piece, room: int) -> Body | None:
        """Fill `room` lines with the beginning of a piece, the jump line included, or say it cannot be done."""
        here, lines = room - 1, self._parts.lines(piece)
        if not costs.LEG_LEAST < here < lines - costs.LEG_LEAST:
            return None
        return Body(piece.first + lines, piece.first + here, 0, self.price(piece, here))

    def price(self, piece: Piece, here: int) -> float:
        """Price a jump of a piece after `here` lines."""
        lines = self._parts.lines(piece)
        short = max(0, costs.JUMP_BEFORE - here) + max(0, costs.JUMP_AFTER - (lines - here))
        cost = self._jump(piece) + (costs.JUMP_CHOPPY + costs.JUMP_SHORT * short if short else 0.0)
        foot = self._matter.foot(piece.order, piece.first + here - 1)
        return cost + (costs.JUMP_AT_END if foot is Foot.END else costs.JUMP_TEARS if foot is Foot.NEVER else 0.0)

    def _jump(self, piece: Piece) -> float:
        """Price a jump of the piece, wherever it falls."""
        return costs.JUMP + (costs.JUMP_LEAD if piece.order == 0 else 0.0) + (costs.JUMP_AGAIN if piece.part else 0.0)


def _price(rows: int, top: JumpTop, under: Under, columns: int) -> float | None:
    """Price the legs of a story of `rows` lines over what stands under them; None where one is too short."""
    if not under.rows and not top.head.columns:
        depth = rows - top.head.rows
        return leg_cost(depth) if legs_stand(columns * depth, depth, top.stack) else None
    left, right = _heights(under)
    return legs_price(rows, top.begun, left, under.columns if under.rows else top.head.columns, right)


def _heights(under: Under) -> tuple[int, int]:
    """Return how high the shapes stand under the first legs of a story, and under the others."""
    return (under.left.rows if under.left else 0), (under.right.rows if under.right else 0)
