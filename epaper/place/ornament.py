"""A motif of the house → a decorative border 花边 around a rectangle, one filled outline in all.

Each motif is drawn once, in a square of side 1 with the outside of the border at the top, and repeated a whole number of times
along every side; the corners have one each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from epaper.geometry import Outline, Point, Rect, Step
from epaper.scene.model import Shape
from epaper.style.model import OrnamentLook

ROUND = 0.5523  # control points of a quarter circle, of its radius
STROKE = 0.13  # weight of the meander, of its square
MEANDER = ((0.07, 0.93), (0.07, 0.07), (0.79, 0.07), (0.79, 0.79), (0.31, 0.79), (0.31, 0.33), (0.55, 0.33))
Motif = Callable[[], Iterator[Outline]]


def border(look: OrnamentLook, rect: Rect) -> Shape:
    """Draw the border along the inside of a rectangle."""
    motif = tuple(MOTIFS[look.motif]())
    steps = tuple(step for square in _squares(rect, look.size) for outline in motif for step in _laid(outline, *square))
    return Shape(steps, look.ink)


def _squares(rect: Rect, size: float) -> Iterator[tuple[Point, Point, Point]]:
    """Yield each square as its corner, its way along the border and its way inwards."""
    across, down = max(1, round(rect.width / size) - 2), max(1, round(rect.height / size) - 2)
    wide, high = (rect.width - 2 * size) / across, (rect.height - 2 * size) / down
    sides = (
        (Point(rect.x, rect.y), Point(1, 0), Point(0, 1), across, wide),
        (Point(rect.right, rect.y), Point(0, 1), Point(-1, 0), down, high),
        (Point(rect.right, rect.bottom), Point(-1, 0), Point(0, -1), across, wide),
        (Point(rect.x, rect.bottom), Point(0, -1), Point(1, 0), down, high),
    )
    for corner, along, inwards, count, length in sides:
        for number in range(count + 1):
            start = size + (number - 1) * length if number else 0.0
            reach = length if number else size
            origin = Point(corner.x + along.x * start, corner.y + along.y * start)
            yield origin, Point(along.x * reach, along.y * reach), Point(inwards.x * size, inwards.y * size)


def _laid(outline: Outline, origin: Point, along: Point, inwards: Point) -> Iterator[Step]:
    """Lay an outline of the unit square into one of the border's."""
    for step in outline:
        yield Step(
            step.kind,
            tuple(Point(origin.x + x * along.x + y * inwards.x, origin.y + x * along.y + y * inwards.y) for x, y in step.points),
        )


def _polygon(*points: tuple[float, float]) -> Outline:
    first, *others = (Point(*point) for point in points)
    return (Step("move", (first,)), *(Step("line", (point,)) for point in others), Step("close", ()))


def _circle(x: float, y: float, radius: float) -> Outline:
    by, k = radius, radius * ROUND
    turns = (
        ((x + k, y - by), (x + by, y - k), (x + by, y)),
        ((x + by, y + k), (x + k, y + by), (x, y + by)),
        ((x - k, y + by), (x - by, y + k), (x - by, y)),
        ((x - by, y - k), (x - k, y - by), (x, y - by)),
    )
    curves = (Step("curve", tuple(Point(*point) for point in turn)) for turn in turns)
    return (Step("move", (Point(x, y - by),)), *curves, Step("close", ()))


def _meander() -> Iterator[Outline]:
    """回纹: a line that turns in on itself."""
    half = STROKE / 2
    for (x0, y0), (x1, y1) in pairwise(MEANDER):
        left, right, top, foot = min(x0, x1) - half, max(x0, x1) + half, min(y0, y1) - half, max(y0, y1) + half
        yield _polygon((left, top), (right, top), (right, foot), (left, foot))


def _wave() -> Iterator[Outline]:
    """水波: scales, one within the other."""
    for outer, inner in ((0.5, 0.4), (0.26, 0.16)):
        yield (*_arch(outer, 1.0, forth=True), *_arch(inner, 1.0, forth=False), Step("close", ()))


def _arch(radius: float, foot: float, *, forth: bool) -> Iterator[Step]:
    """Draw half a circle over the middle of the square's foot."""
    way, k = (1.0 if forth else -1.0), radius * ROUND
    start, top, end = Point(0.5 - way * radius, foot), Point(0.5, foot - radius * 1.8), Point(0.5 + way * radius, foot)
    yield Step("move" if forth else "line", (start,))
    yield Step("curve", (Point(start.x, foot - k * 1.8), Point(0.5 - way * k, top.y), top))
    yield Step("curve", (Point(0.5 + way * k, top.y), Point(end.x, foot - k * 1.8), end))


def _dots() -> Iterator[Outline]:
    """圆点: a large one and a small one in turn."""
    yield _circle(0.3, 0.5, 0.22)
    yield _circle(0.82, 0.5, 0.1)


def _diamonds() -> Iterator[Outline]:
    """菱形, between two lines."""
    yield _polygon((0.5, 0.18), (0.86, 0.5), (0.5, 0.82), (0.14, 0.5))
    for y in (0.0, 0.93):
        yield _polygon((0, y), (1, y), (1, y + 0.07), (0, y + 0.07))


def _rope() -> Iterator[Outline]:
    """绳纹: strands side by side."""
    yield _polygon((0.12, 0.9), (0.52, 0.1), (0.88, 0.1), (0.48, 0.9))


MOTIFS: Mapping[str, Motif] = MappingProxyType(
    {"meander": _meander, "wave": _wave, "dots": _dots, "diamonds": _diamonds, "rope": _rope}
)
