"""Columns of briefs 简讯, each with the briefs it holds → the same columns with their heads on different levels, at little cost.

A brief may stand a line or two higher or lower, as white above the heads before it is shared out; of all the ways to do so in one
column only the cheapest few are looked at, and of these those are taken whose heads bump least against the next column's (H8).
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.judging.bumps import on_level
from epaper.plan.shapes.model import Crown, Shape, over

KEPT = 5  # ways to stand one column that are looked at
DEARER = 3.0  # … so much dearer than the cheapest at the most

Way = tuple[float, int, tuple[Crown, ...]]  # the cost of a column, a number to tell ways apart, its briefs


class Choice(NamedTuple):
    """A column that begins on line `top` and is `rows` lines deep: for each of its briefs the ways to set it, by height."""

    leaves: Sequence[Mapping[int, Crown]]
    top: int
    rows: int


def staggered(columns: Sequence[Choice]) -> list[Shape]:
    """Return the columns with as few heads side by side on one level as comes cheap."""
    reached: list[tuple[float, tuple[Way, ...]]] = [(0.0, ())]
    for number, column in enumerate(columns):
        top, before = column.top, columns[number - 1].top
        ways = _cheapest(column)
        reached = [
            min(
                (
                    (cost + way[0] + (_bumps(taken[-1][2], before, way[2], top) if taken else 0.0), (*taken, way))
                    for cost, taken in reached
                ),
                key=lambda entry: entry[0],
            )
            for way in ways
        ]
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
    ways: dict[int, list[Way]] = {0: [(0.0, 0, ())]}
    number = 0
    for leaves in column.leaves:
        after: dict[int, list[Way]] = {}
        for above, held in ways.items():
            for rows, leaf in leaves.items():
                if above + rows <= column.rows:
                    for cost, _, briefs in held:
                        number += 1
                        after.setdefault(above + rows, []).append((cost + leaf.cost, number, (*briefs, leaf)))
        ways = {rows: heapq.nsmallest(KEPT, held) for rows, held in after.items()}
    found = ways[column.rows]
    return [way for way in found if way[0] <= found[0][0] + DEARER]


def _bumps(one: Sequence[Crown], top: int, two: Sequence[Crown], other: int) -> float:
    """Price the heads of two columns side by side that stand on one level, the columns beginning at these lines."""
    return costs.BRIEF_BUMP * sum(
        on_level(upper, a, lower, b)
        for a, upper in zip(_tops(one, top), one, strict=False)
        for b, lower in zip(_tops(two, other), two, strict=False)
    )


def _tops(briefs: Sequence[Crown], top: int) -> list[int]:
    return list(accumulate((brief.rows for brief in briefs), initial=top))
