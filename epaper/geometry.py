"""Plain geometry in points (1/72 inch), origin at the top left, y growing downwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

POINTS_PER_INCH = 72.0
POINTS_PER_MM = 72 / 25.4


def mm(length: float) -> float:
    """Turn millimetres into points."""
    return length * POINTS_PER_MM


class Point(NamedTuple):
    """A place on a page."""

    x: float
    y: float


class Size(NamedTuple):
    """Width and height."""

    width: float
    height: float


class Insets(NamedTuple):
    """Distances from the four edges of a rectangle inwards."""

    left: float
    top: float
    right: float
    bottom: float


class Rect(NamedTuple):
    """An upright rectangle: left edge, top edge, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    def contains(self, point: Point) -> bool:
        """Say whether `point` lies inside or on the left or upper edge."""
        return self.x <= point.x < self.right and self.y <= point.y < self.bottom

    def inset(self, by: Insets) -> Rect:
        """Return the rectangle left when its edges move inwards."""
        return Rect(
            self.x + by.left,
            self.y + by.top,
            self.width - by.left - by.right,
            self.height - by.top - by.bottom,
        )

    def shifted(self, dx: float, dy: float) -> Rect:
        """Return the rectangle moved."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlap(self, other: Rect) -> float:
        """Return the area two rectangles share."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(0.0, across) * max(0.0, down)


def union(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around all of `rects` (at least one)."""
    boxes = tuple(rects)
    left = min(box.x for box in boxes)
    top = min(box.y for box in boxes)
    right = max(box.right for box in boxes)
    bottom = max(box.bottom for box in boxes)
    return Rect(left, top, right - left, bottom - top)


class Step(NamedTuple):
    """A step along an outline: go to a point, draw a line to it, or a Bézier curve by two more points to the third, or close."""

    kind: Literal["move", "line", "curve", "close"]
    points: tuple[Point, ...]


Outline = tuple[Step, ...]


def transformed(outline: Outline, scale: float, dx: float, dy: float) -> Outline:
    """Return an outline made larger or smaller from the origin, then moved."""
    return tuple(Step(step.kind, tuple(Point(x * scale + dx, y * scale + dy) for x, y in step.points)) for step in outline)
