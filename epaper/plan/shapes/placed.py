"""A page's shape → its stories, each with its place, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, cast

from epaper.plan.shapes.model import Crown, Pair, Shape


class Placed(NamedTuple):
    """A crown with its place: base column and line of its top left corner."""

    crown: Crown
    column: int
    row: int

    @property
    def head_right(self) -> int:
        """The first column right of its head."""
        crown, column, _ = self
        return column + (crown.head.columns or crown.columns)  # as `HeadBlock.over`, without the calls: of all pages weighed


_PLACED = partial(cast("Callable[..., Placed]", tuple.__new__), Placed)  # from its fields, without a step in Python


def placed(shape: Shape, column: int, row: int) -> tuple[Placed, ...]:
    """List a shape's crowns in reading order: a story, then what stands under it, left before right."""
    found: list[Placed] = []
    _place(shape, column, row, found)
    return tuple(found)


def _place(shape: Shape, column: int, row: int, found: list[Placed]) -> None:
    if isinstance(shape, Crown):
        found.append(_PLACED((shape, column, row)))
        left, right, foot = shape.left, shape.right, row + shape.rows
        if left is not None:
            _place(left, column, foot - left.rows, found)
        if right is not None:
            _place(right, column + shape.left_columns, foot - right.rows, found)
    elif isinstance(shape, Pair):
        one = shape.one
        _place(one, column, row, found)
        if shape.kind == "over":
            _place(shape.two, column, row + one.rows, found)
        else:
            _place(shape.two, column + one.columns, row, found)
