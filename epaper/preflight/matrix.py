"""Matrices of PDF as six numbers → places and lengths on the page."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from epaper.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first`, and `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def across(matrix: Matrix) -> float:
    """Return how long a step of 1 to the right becomes."""
    return hypot(matrix[0], matrix[1])


def upwards(matrix: Matrix) -> float:
    """Return how long a step of 1 upwards becomes."""
    return hypot(matrix[2], matrix[3])


def evenly(matrix: Matrix) -> float:
    """Return by how much lengths grow, all directions taken together."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def around(points: Iterable[tuple[float, float]]) -> Rect:
    """Return the smallest rectangle around points (at least one)."""
    found = tuple(points)
    across_, down = [x for x, _ in found], [y for _, y in found]
    left, top = min(across_), min(down)
    return Rect(left, top, max(across_) - left, max(down) - top)


def box_of(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rect:
    """Return the upright rectangle around where a rectangle comes to lie."""
    return around(at(matrix, x, y) for x in (left, right) for y in (bottom, top))


def common(one: Rect, other: Rect) -> Rect | None:
    """Return what two rectangles share, None when they lie apart; a rectangle may be as thin as a line."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, right - left, bottom - top) if right >= left and bottom >= top else None
