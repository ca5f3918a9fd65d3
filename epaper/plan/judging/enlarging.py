"""Finished pages → their heads as large as the white around them lets them be, none inside larger than page 1's (rules H3, H7).

A page closes by lines of white in its heads where it needs them. Now that every head has its lines, its type may grow into them:
up to nearly the width it stands in and the step above its own, but no head past one of higher rank, nor near the lead's.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import count, takewhile

from epaper.plan.judging.judge import airy, held_to_rank, in_rank, leading
from epaper.plan.judging.settling import STEP, Settler, beside_lead, is_pinned, room_of, with_heads
from epaper.plan.model import HeadBlock
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import Placed, placed

LOWERED, LOWERED_MOST = 1.0, 8.0  # points between sizes tried of a head that outdoes page 1's; what lowering it may cost
LEAST = 1.04  # times its size: less is not worth it
SECOND = 1  # level below the lead at which the others are asked for their step


class Enlarger:
    """Enlarges the heads of finished pages of one issue on one grid, and lowers those that outdo page 1's."""

    def __init__(self, parts: Parts) -> None:
        """Take what shapes are made of."""
        self._matter = parts.matter
        self._settler = Settler(parts)

    def sized(self, shapes: Sequence[Shape], kept: Collection[int]) -> list[Shape]:
        """Return pages with their heads in the sizes they are printed in; those of the numbers `kept` stay as they are."""
        grown = [shape if number in kept else self.enlarged(shape, number) for number, shape in enumerate(shapes, 1)]
        front = max((crown for crown, _, _ in placed(grown[0], 0, 0)), key=lambda crown: crown.head.size, default=None)
        if front is None or front.piece[:2] != (0, 0) or is_pinned(self._matter, front):
            return grown  # an editor wants another order, or the lead's head stands upright and is as high as its legs
        most = math.floor(front.head.size / STEP) * STEP
        return [shape if number in {1, *kept} else self._below(shape, most) for number, shape in enumerate(grown, 1)]

    def _below(self, shape: Shape, most: float) -> Shape:
        """Return a page with its lead's head no larger than `most` points; or as little larger as leaves no hole about it."""
        crowns = placed(shape, 0, 0)
        lead = leading(crowns)
        if not crowns or is_pinned(self._matter, crowns[lead].crown):
            return shape
        now = crowns[lead].crown.head.size
        sizes = takewhile(lambda size: size < now, (most + step * LOWERED for step in count()))
        lower = (self._lowered(shape, crowns, lead, size) for size in sizes)
        now_costs = _with_air(shape)
        return next((page for page in lower if page is not None and _with_air(page) - now_costs <= LOWERED_MOST), shape)

    def _lowered(self, shape: Shape, crowns: tuple[Placed, ...], lead: int, size: float) -> Shape | None:
        """Return a page with its lead's head of that size and the others below it; None where it cannot shrink."""
        crown = crowns[lead].crown
        columns, inset, tinted = room_of(crown)
        head = self._matter.resizer.smaller(crown.head, size, columns, inset, tinted=tinted)
        if head is None:
            return None
        sizes = [head.size if number == lead else item.crown.head.size for number, item in enumerate(crowns)]
        return with_heads(shape, {**self._settler.heads(crowns, in_rank(crowns), sizes), lead: head})

    def enlarged(self, shape: Shape, page: int) -> Shape:
        """Return a page with its heads as large as they may be; the same one where they are."""
        crowns = placed(shape, 0, 0)
        heads = dict(self._heads(crowns, page))
        return with_heads(shape, heads) if heads else shape

    def _heads(self, crowns: tuple[Placed, ...], page: int) -> Iterator[tuple[int, HeadBlock]]:
        """Yield the heads that grow, by the place of their story among all, the most important first."""
        sizes = [item.crown.head.size for item in crowns]
        lead = leading(crowns)
        order = sorted(range(len(crowns)), key=lambda number: (number != lead, crowns[number].crown.piece))
        for at, number in enumerate(order):
            crown = crowns[number].crown
            kept = crown.piece.part or not crown.head.size or is_pinned(self._matter, crown)
            if kept or self._matter.short(crown.piece.order):
                continue  # briefs have heads alike
            most = self._matter.tier(crown.piece.order, page, 0 if number == lead else SECOND).most
            if number != lead:
                most = min(most, beside_lead(sizes[lead], self._matter.grid))
            higher = (sizes[n] for n in order[:at] if n != lead and held_to_rank(crowns[n].crown, crown))
            head = self._grown(crowns[number], min((most, *higher)))
            if head is not None:
                sizes[number] = head.size
                yield number, head

    def _grown(self, item: Placed, most: float) -> HeadBlock | None:
        """Set a head in the largest type of at most `most` points that its lines hold."""
        head, (columns, inset, tinted) = item.crown.head, room_of(item.crown)
        size = math.floor(most / STEP) * STEP
        while size >= head.size * LEAST:
            larger = self._matter.resizer.larger(head, size, columns, inset, tinted=tinted)
            if larger is not None:
                return larger
            size -= STEP
        return None


def _with_air(shape: Shape) -> float:
    """Return what a page costs, and more white beside its heads than it may have."""
    return shape.cost + airy(sum(item.crown.head.white for item in placed(shape, 0, 0)), shape.columns, shape.rows)
