"""A page of shapes → the same page with its heads in order: none larger than one of higher rank, none too near the lead's (H7).

Only type sizes change; every head keeps its lines of the grid, and what its type gives up is white around it. So the order of
heads is settled when a page is complete, and shapes need not be sought for it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.judging.judge import held_to_rank, leading
from epaper.plan.model import BOXES, TINTED, Dress, HeadBlock
from epaper.plan.remembered import remembered
from epaper.plan.shapes.model import Crown, Pair, Reserve, Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import Placed
from epaper.plan.stories.matter import Matter

STEP = 0.25  # points between one size and the next


class Settler:
    """Settles the heads of pages of one issue on one grid."""

    def __init__(self, parts: Parts) -> None:
        """Take what shapes are made of."""
        self._parts = parts
        self._resizer = parts.matter.resizer
        self._smaller = remembered(self._set_smaller)
        self._whites: dict[int, tuple[HeadBlock, float]] = {}  # by identity: to compare heads would take longer

    def heads(self, crowns: tuple[Placed, ...], order: Sequence[int], asked: Sequence[float]) -> Mapping[int, HeadBlock]:
        """Return the heads that change so that sizes are in order, as far as these may shrink, by the place of their story.

        The crowns come with their places in `order` of rank and with the sizes `asked` of them so far.
        """
        if len(crowns) < 2:
            return {}
        sizes = list(asked)
        briefs = all(self._parts.brief(item.crown.piece) for item in crowns)
        lead = leading(crowns)
        least = beside_lead(sizes[lead], self._parts.matter.grid)
        for at, number in enumerate(order):
            crown, size = crowns[number].crown, sizes[number]
            if number in (0, lead) or (briefs and crown.columns == 1 and crown.dress == "plain"):
                continue  # what leads the page stays as it is, and heads of briefs in columns are all alike
            most = least if least < size else size
            for other in order[:at]:
                if sizes[other] < most and held_to_rank(crowns[other].crown, crown):
                    most = sizes[other]
            if most < size:
                sizes[number] = math.floor(most / STEP) * STEP
        changed: dict[int, HeadBlock] = {}
        for number, item in enumerate(crowns):
            if sizes[number] < asked[number]:
                head = self._smaller(item.crown.head, sizes[number], *room_of(item.crown))
                if head is not None and not is_pinned(self._parts.matter, item.crown):
                    changed[number] = head
        return changed

    def smallest(self, crown: Crown, size: float) -> float:
        """Return the least size to which the head of a story, which has this size, may shrink; an upright one does not."""
        return size if crown.dress == "upright" else min(size, self._resizer.shrunk(size))

    def white_least(self, crown: Crown) -> float:
        """Return the least white that the head of a story has, whether it shrinks or not."""
        head = crown.head
        if not head.white or crown.dress in TINTED:
            return head.white
        known = self._whites.get(id(head))
        if known is None:
            known = self._whites[id(head)] = head, self._resizer.white_least(head, head.over(crown.columns))
        return known[1]

    def _set_smaller(self, head: HeadBlock, size: float, columns: int, inset: float, tinted: bool) -> HeadBlock | None:
        return self._resizer.smaller(head, size, columns, inset, tinted=tinted)


def beside_lead(size: float, grid: Grid) -> float:
    """Return the largest size a head may have beside its page's lead of `size` points: a step below, on large pages 12 points."""
    step = size / costs.DOMINANT
    return min(step, size - costs.DOMINANT_BY) if grid.stock.width >= costs.LARGE_PAGE else step


def is_pinned(matter: Matter, crown: Crown) -> bool:
    """Say whether a head keeps its size: an editor has chosen it, or it stands upright and is as high as its legs."""
    tier = matter.articles[crown.piece.order].pins.tier
    return crown.dress == "upright" or (not crown.piece.part and tier is not None)


def room_of(crown: Crown) -> tuple[int, float, bool]:
    """Return the columns of a story's head, the ems it stands inside them at either end, and whether it lies on a tint."""
    return crown.head.over(crown.columns), crown.measure.inset if crown.dress in BOXES else 0.0, crown.dress in TINTED


class Change(NamedTuple):
    """What a story of a finished page has instead: its head, its dress unless that stays, and what that costs more."""

    head: HeadBlock
    dress: Dress | None = None
    price: float = 0.0


def with_heads(shape: Shape, heads: Mapping[int, HeadBlock]) -> Shape:
    """Put other heads into a page, by the place of their story in reading order, and what they cost more."""
    return altered(shape, {number: Change(head) for number, head in heads.items()})


def altered(shape: Shape, changes: Mapping[int, Change]) -> Shape:
    """Put other heads and dresses into a page, by the place of their story in reading order, and what they cost more."""
    rebuilt, _ = _replaced(shape, changes, 0)
    return rebuilt


def _replaced(shape: Shape, changes: Mapping[int, Change], number: int) -> tuple[Shape, int]:
    if isinstance(shape, Reserve):
        return shape, number
    if isinstance(shape, Pair):
        one, number = _replaced(shape.one, changes, number)
        two, number = _replaced(shape.two, changes, number)
        more = one.cost + two.cost - shape.one.cost - shape.two.cost
        return shape._replace(one=one, two=two, cost=shape.cost + more), number
    head, dress, price = changes.get(number, Change(shape.head))
    more, left, right = head.cost - shape.head.cost + price, shape.left, shape.right
    number += 1
    if left:
        left, number = _replaced(left, changes, number)
        more += left.cost - (shape.left.cost if shape.left else 0.0)
    if right:
        right, number = _replaced(right, changes, number)
        more += right.cost - (shape.right.cost if shape.right else 0.0)
    return shape._replace(head=head, dress=dress or shape.dress, left=left, right=right, cost=shape.cost + more), number
