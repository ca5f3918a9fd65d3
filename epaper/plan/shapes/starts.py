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

    `lines` are the same for each column, and `quote` is a pull-quote that has to stand in one of the legs.
    """

    first: tuple[int, ...]
    others: tuple[int, ...]
    lines: tuple[int, ...]
    quote: PullQuote | None

    @property
    def earliest(self) -> int:
        """The line at which the first of the outer legs begins: above it nothing can stand under a leg."""
        return min(self.first[1], self.others[-2])

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
    return _begun([head.start(column) + top for column, top in zip(range(columns), stack.tops, strict=False)], stack.quote)


@lru_cache(maxsize=4096)
def _bare(rows: int, over: int, beside: int, columns: int) -> Starts:
    """Say where the legs begin under a head of so many rows over some columns, without pictures; all the same wherever asked."""
    part = over or columns
    return _begun((*[rows] * part, *[beside] * (columns - part)), None)


def _begun(lines: Sequence[int], quote: PullQuote | None) -> Starts:
    """Say the same of legs that begin at these lines."""
    first = tuple(accumulate(lines, max, initial=0))
    others = tuple(accumulate(reversed(lines), max, initial=0))[::-1]
    return Starts(first, others, tuple(lines), quote)


def _clear(stack: PictureStack, columns: int) -> bool:
    """Say whether all pictures stand below a head over the first `columns`, or all beside it."""
    return all(box.column >= columns for box in stack.pictures) or all(
        box.column + box.columns <= columns for box in stack.pictures
    )


def legs_price(rows: int, begun: Starts, under_left: int, left_columns: int, under_right: int) -> float | None:
    """Price the legs of a story of `rows` lines over what stands under its first columns and under its others.

    None where one is too short to be a leg.
    """
    left, right = rows - begun.first[left_columns] - under_left, rows - begun.others[left_columns] - under_right
    if left < costs.LEG_LEAST or right < costs.LEG_LEAST:
        return None
    if begun.quote and not quote_stands(begun, rows - under_left, left_columns, rows - under_right):
        return None
    return leg_cost(left) + leg_cost(right)


def quote_stands(begun: Starts, left: int, left_columns: int, right: int) -> bool:
    """Say whether the pull-quote of a story has room where its first legs end at line `left`, and the others at `right`."""
    feet = (*[left] * left_columns, *[right] * (len(begun.lines) - left_columns))
    return begun.quote is None or quote_spot(begun.quote, tuple(zip(begun.lines, feet, strict=True))) is not None
