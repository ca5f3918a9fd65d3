"""A page of shapes and the page before it → what it repeats of that, and what that costs: pages should differ from each other."""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.shapes.model import Crown, Pair, Shape


def likeness(before: Shape, shape: Shape) -> float:
    """Price what a page repeats of the page before it."""
    same = costs.SAME_SHAPE if signature(before) == signature(shape) else 0.0
    return same + (costs.BAND_AGAIN if has_band(before) and has_band(shape) else 0.0)


def signature(shape: Shape) -> tuple[object, ...]:
    """Tell the page's build in outline, so that two pages can be told to be alike."""
    if isinstance(shape, Crown):
        left = bool(shape.left), shape.left_columns if shape.left or shape.right else 0
        return "crown", shape.columns, *left, bool(shape.right)
    return shape.kind if isinstance(shape, Pair) else "corner", shape.columns


def has_band(shape: Shape) -> bool:
    """Say whether a page is led by a headline band 题带."""
    while isinstance(shape, Pair):
        shape = shape.one
    return isinstance(shape, Crown) and shape.dress == "band"
