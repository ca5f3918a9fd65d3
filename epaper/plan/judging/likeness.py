"""A page of shapes and the page before it → what it repeats of that, and what that costs: pages should differ from each other."""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.shapes.model import Crown, Pair, Shape


def likeness(before: Shape, shape: Shape) -> float:
    """Price what a page repeats of the page before it."""
    band = costs.BAND_AGAIN if has_band(before) and has_band(shape) else 0.0
    if signature(before) == signature(shape):
        return costs.SAME_SHAPE + band
    longer_leg = longer(shape)
    return band + (costs.SAME_SIDE if longer_leg and longer_leg == longer(before) else 0.0)


def signature(shape: Shape) -> tuple[object, ...]:
    """Tell the page's build in outline, so that two pages can be told to be alike."""
    if isinstance(shape, Crown):
        left = bool(shape.left), shape.left_columns if shape.left or shape.right else 0
        return "crown", shape.columns, *left, bool(shape.right)
    return shape.kind if isinstance(shape, Pair) else "corner", shape.columns


def longer(shape: Shape) -> int:
    """Say on which side the story that leads a page runs on past the others: -1 left, 1 right, 0 neither."""
    lead = _lead(shape)
    if lead is None:
        return 0
    left, right = lead.left.rows if lead.left else 0, lead.right.rows if lead.right else 0
    return (left > right) - (left < right)


def has_band(shape: Shape) -> bool:
    """Say whether a page is led by a headline band 题带."""
    lead = _lead(shape)
    return lead is not None and lead.dress == "band"


def _lead(shape: Shape) -> Crown | None:
    """Find the story at a page's head on the left."""
    while isinstance(shape, Pair):
        shape = shape.one
    return shape if isinstance(shape, Crown) else None
