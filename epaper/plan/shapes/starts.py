"""A head over a story's columns, or over the first of them 串文题, and pictures → the line at which each leg begins.

A head over part of its story leaves the other columns to the copy, whose legs run up beside it, or to its pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.model import HeadBlock, PullQuote
from epaper.plan.pictures.stack import PictureStack
from epaper.plan.shapes.model import leg_cost
from epaper.plan.stories.quotes import quote_spot


class Starts(NamedTuple):
    """For every n the line, from a story's top, by which the legs in its first n columns, and in the others, have all begun.

    `lines` are the same for each column, and `quote` is a pull-quote that has to stand in one of the legs. Copy may end, in the
    first n columns and in the others, from the lines `ends` and `others_end` on: where legs are long enough, or right below
    pictures, in the `pictured` columns, that have no copy under them; some must stand in one of the `headed` first columns.
    """

    first: tuple[int, ...]
    others: tuple[int, ...]
    ends: tuple[int, ...]
    others_end: tuple[int, ...]
    lines: tuple[int, ...]
    pictured: tuple[bool, ...]
    headed: int
    quote: PullQuote | None

    @property
    def earliest(self) -> int:
        """The first line at which something can stand under one of the outer columns."""
        return min(self.ends[1], self.others_end[-2])

    @property
    def latest(self) -> int:
        """The line by which all legs have begun."""
        return self.others[0]


def starts(head: HeadBlock, stack: PictureStack, columns: int) -> Starts | None:
    """Say where the legs begin; None where pictures would stand below the head and beside it as well."""
    if not stack.tops:  # as most do
        return _bare(head.rows, head.columns, head.beside, columns)
    if head.columns and stack.pictures and not _clear(stack, head.columns):
        return None
    lines = [head.start(column) + top for column, top in zip(range(columns), stack.tops, strict=False)]
    return _begun(lines, tuple(top > 0 for top in stack.tops[:columns]), head.over(columns), stack.quote)


@lru_cache(maxsize=4096)
def _bare(rows: int, over: int, beside: int, columns: int) -> Starts:
    """Say where the legs begin under a head of so many rows over some columns, without pictures; all the same wherever asked."""
    part = over or columns
    return _begun((*[rows] * part, *[beside] * (columns - part)), (False,) * columns, part, None)


def _begun(lines: Sequence[int], pictured: tuple[bool, ...], headed: int, quote: PullQuote | None) -> Starts:
    """Say the same of legs that begin at these lines, some of them below pictures, the first `headed` below the head."""
    ends = [line if below else line + costs.LEG_LEAST for line, below in zip(lines, pictured, strict=True)]
    return Starts(*_highest(lines), *_highest(ends), tuple(lines), pictured, headed, quote)


def _highest(lines: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return for every n the highest number of the first n, and of the others."""
    return tuple(accumulate(lines, max, initial=0)), tuple(accumulate(reversed(lines), max, initial=0))[::-1]


def _clear(stack: PictureStack, columns: int) -> bool:
    """Say whether all pictures stand below a head over the first `columns`, or all beside it."""
    return all(box.column >= columns for box in stack.pictures) or all(
        box.column + box.columns <= columns for box in stack.pictures
    )


def legs_price(rows: int, begun: Starts, under_left: int, left_columns: int, under_right: int) -> float | None:
    """Price the legs of a story of `rows` lines over what stands under its first columns and under its others.

    None where one is too short to be a leg; but a picture may stand on what is under its story, with no copy between.
    """
    one, two, bare = rows - under_left, rows - under_right, 0.0
    left, right = one - begun.first[left_columns], two - begun.others[left_columns]
    if left < costs.LEG_LEAST or right < costs.LEG_LEAST:
        legs = _legs(begun, one, left_columns, two)
        if not legs:
            return None
        left = min(filter(None, legs[:left_columns]), default=costs.LEG_SHORT)
        right = min(filter(None, legs[left_columns:]), default=costs.LEG_SHORT)
        bare = costs.PICTURE_BARE * (
            (0 in legs[:left_columns]) * bool(under_left) + (0 in legs[left_columns:]) * bool(under_right)
        )
    if begun.quote and not quote_stands(begun, one, left_columns, two):
        return None
    return leg_cost(left) + leg_cost(right) + bare + _late(begun, one, left_columns)


def _late(begun: Starts, foot: int, left_columns: int) -> float:
    """Price how far below the foot of the last of the first legs the next one begins: there the eye looks for what follows."""
    lines = begun.lines
    far = lines[left_columns] - foot - costs.RESUMED_FAR if 0 < left_columns < len(lines) else 0
    return costs.RESUMED_LATE * far if far > 0 else 0.0


def _legs(begun: Starts, left: int, left_columns: int, right: int) -> list[int]:
    """Return the lines of the legs, the first of them ending at line `left` and the others at `right`: none below some pictures.

    Nothing is returned where a leg is too short, or such a picture parts one leg from the next, or all from the head.
    """
    feet = (*[left] * left_columns, *[right] * (len(begun.lines) - left_columns))
    legs = [foot - line for line, foot in zip(begun.lines, feet, strict=True)]
    if any(leg < costs.LEG_LEAST and (leg or not below) for leg, below in zip(legs, begun.pictured, strict=True)):
        return []
    filled = [number for number, leg in enumerate(legs) if leg]
    return legs if filled and filled[-1] - filled[0] < len(filled) and filled[0] < begun.headed else []


def quote_stands(begun: Starts, left: int, left_columns: int, right: int) -> bool:
    """Say whether the pull-quote of a story has room where its first legs end at line `left`, and the others at `right`."""
    feet = (*[left] * left_columns, *[right] * (len(begun.lines) - left_columns))
    return begun.quote is None or quote_spot(begun.quote, tuple(zip(begun.lines, feet, strict=True))) is not None
