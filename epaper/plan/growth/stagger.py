"""Columns of briefs 简讯, each with the briefs it holds → the same columns with their heads on different levels, at little cost.

A brief may stand a line or two higher or lower, as white above the heads before it is shared out; of all the ways to do so in one
column only the cheapest few are looked at, and of these those are taken whose heads bump least against the next column's (H8).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.judging.bumps import on_level
from epaper.plan.judging.flanks import ROUNDING
from epaper.plan.shapes.model import Crown, Shape, over

KEPT = 5  # ways to stand one column that are looked at
DEARER = 3.0  # … so much dearer than the cheapest at the most

Way = tuple[float, int, tuple[Crown, ...]]  # the cost of a column, a number to tell ways apart, its briefs
Head = tuple[int, Crown]  # the line a brief begins on


class Choice(NamedTuple):
    """A column that begins on line `top` and is `rows` lines deep: for each of its briefs the ways to set it, by height."""

    leaves: Sequence[Mapping[int, Crown]]
    top: int
    rows: int


def staggered(columns: Sequence[Choice]) -> list[Shape]:
    """Return the columns with as few heads side by side on one level as comes cheap."""
    reached: list[tuple[float, tuple[Way, ...]]] = [(0.0, ())]
    before: list[list[Head]] = [[]]
    for column in columns:
        ways = _cheapest(column)
        heads = [_heads(briefs, column.top) for _, _, briefs in ways]
        reached = [
            min(
                (
                    (cost + way[0] + _bumps(beside, begun), (*taken, way))
                    for (cost, taken), beside in zip(reached, before, strict=True)
                ),
                key=lambda entry: entry[0],
            )
            for way, begun in zip(ways, heads, strict=True)
        ]
        before = heads
    _, taken = min(reached, key=lambda entry: entry[0])
    return [stacked(briefs) for _, _, briefs in taken]


def stacked(briefs: Sequence[Crown]) -> Shape:
    """Stand briefs one over the other."""
    shape: Shape = briefs[0]
    for brief in briefs[1:]:
        shape = over(shape, brief, costs.CUT)
    return shape


def _cheapest(column: Choice) -> list[Way]:
    """Return the cheapest ways to stand a column, the cheapest first."""
    rests = _rests(column)
    limit = rests[0][0] + DEARER + ROUNDING
    ways: dict[int, list[Way]] = {0: [(0.0, 0, ())]}
    number = 0
    for leaves, rest in zip(column.leaves, rests[1:], strict=True):
        after: dict[int, list[Way]] = {}
        for above, held in ways.items():
            for rows, leaf in leaves.items():
                below = rest.get(above + rows)
                if below is None:
                    continue
                for cost, _, briefs in held:
                    if cost + leaf.cost + below <= limit:
                        number += 1
                        after.setdefault(above + rows, []).append((cost + leaf.cost, number, (*briefs, leaf)))
        ways = {rows: sorted(held)[:KEPT] for rows, held in after.items()}
    found = ways[column.rows]
    return [way for way in found if way[0] <= found[0][0] + DEARER]


def _rests(column: Choice) -> list[dict[int, float]]:
    """Return for each brief what it and those below it cost at the least, by the lines above it; and for the foot."""
    lows = list(accumulate((min(leaves) for leaves in column.leaves), initial=0))
    highs = list(accumulate((max(leaves) for leaves in column.leaves), initial=0))
    rests: list[dict[int, float]] = [{column.rows: 0.0}]
    for leaves, low, high in zip(column.leaves[::-1], lows[-2::-1], highs[-2::-1], strict=True):
        prices = [(rows, leaf.cost) for rows, leaf in leaves.items()]
        found: dict[int, float] = {}
        for below, cost in rests[-1].items():
            for rows, price in prices:
                above, more = below - rows, cost + price
                if low <= above <= high and (above not in found or more < found[above]):
                    found[above] = more
        rests.append(found)
    return rests[::-1]


def _bumps(one: Sequence[Head], two: Sequence[Head]) -> float:
    """Price the heads of two columns side by side that stand on one level."""
    count = 0
    for row, upper in one:
        for other, lower in two:
            if other >= row + upper.head.rows:
                break
            count += on_level(upper, row, lower, other)
    return costs.BRIEF_BUMP * count


def _heads(briefs: Sequence[Crown], top: int) -> list[Head]:
    """Return briefs one under the other with the lines they begin on, the first of them on line `top`."""
    return list(zip(accumulate((brief.rows for brief in briefs[:-1]), initial=top), briefs, strict=True))
