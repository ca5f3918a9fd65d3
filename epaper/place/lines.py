"""A rule of the house, one line or several → its rules along an edge, or around a rectangle."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.geometry import Rect
from epaper.scene.model import Rule
from epaper.style.model import Line


def level(line: Line, x0: float, x1: float, y: float) -> Iterator[Rule]:
    """Draw a rule from left to right, its first line at `y`, the others below."""
    for number, weight in enumerate(line.weights):
        yield Rule(x0, y + number * line.apart, x1, y + number * line.apart, weight, line.ink)


def upright(line: Line, x: float, y0: float, y1: float) -> Iterator[Rule]:
    """Draw a rule from top to foot, its lines side by side with their middle at `x`."""
    left = x - line.depth / 2
    for number, weight in enumerate(line.weights):
        yield Rule(left + number * line.apart, y0, left + number * line.apart, y1, weight, line.ink)


def framed(line: Line, rect: Rect) -> Iterator[Rule]:
    """Draw a rule around a rectangle, its first line on the edge, the others inside."""
    for number, weight in enumerate(line.weights):
        by = number * line.apart
        left, top, right, foot = rect.x + by, rect.y + by, rect.right - by, rect.bottom - by
        for edge in ((left, top, right, top), (left, foot, right, foot), (left, top, left, foot), (right, top, right, foot)):
            yield Rule(*edge, weight, line.ink)
