"""A motif of the house → a decorative border 花边 around a rectangle, one filled outline in all.

Each motif is drawn once, in a square of side 1 with the outside of the border at the top (of a corner at the left too), and
repeated a whole number of times along every side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from epaper.geometry import Outline, Point, Rect, Step
from epaper.scene.model import Shape
from epaper.style.model import OrnamentLook

ROUND = 0.5523  # control points of a quarter circle, of its radius
STROKE, THIN = 0.13, 0.07  # weights of the meander and of the lines beside diamonds, of the square
MEANDER = ((0.07, 0.93), (0.07, 0.07), (0.79, 0.07), (0.79, 0.79), (0.31, 0.79), (0.31, 0.33), (0.55, 0.33))
Motif = Callable[[], Iterator[Outline]]


def border(look: OrnamentLook, rect: Rect) -> Shape:
    """Draw the border along the inside of a rectangle."""
    side, corner = (tuple(motif()) for motif in MOTIFS[look.motif])
    steps = tuple(
        step
        for square in _squares(rect, look.size)
        for outline in (corner if square.corner else side)
        for step in _laid(outline, square)
    )
    return Shape(steps, look.ink)


class _Square(NamedTuple):
    """A square of the border: its outer corner, its side along the border, and the one inwards."""

    origin: Point
    along: Point
    inwards: Point
    corner: bool


def _squares(rect: Rect, size: float) -> Iterator[_Square]:
    """Go round the border, each corner before the side that follows it."""
    across, down = max(1, round(rect.width / size) - 2), max(1, round(rect.height / size) - 2)
    sides = (
        (Point(rect.x, rect.y), Point(1, 0), Point(0, 1), across, rect.width),
        (Point(rect.right, rect.y), Point(0, 1), Point(-1, 0), down, rect.height),
        (Point(rect.right, rect.bottom), Point(-1, 0), Point(0, -1), across, rect.width),
        (Point(rect.x, rect.bottom), Point(0, -1), Point(1, 0), down, rect.height),
    )
    for corner, along, inwards, count, length in sides:
        inside = Point(inwards.x * size, inwards.y * size)
        reach = (length - 2 * size) / count
        yield _Square(corner, Point(along.x * size, along.y * size), inside, corner=True)
        for number in range(count):
            start = size + number * reach
            origin = Point(corner.x + along.x * start, corner.y + along.y * start)
            yield _Square(origin, Point(along.x * reach, along.y * reach), inside, corner=False)


def _laid(outline: Outline, square: _Square) -> Iterator[Step]:
    """Lay an outline of the unit square into one of the border's."""
    origin, along, inwards, _ = square
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


def _squared() -> Iterator[Outline]:
    """Turn a corner of 回纹: a square in a square."""
    for edge in (0.0, 0.86 - STROKE):
        yield _polygon((0, edge), (0.86, edge), (0.86, edge + STROKE), (0, edge + STROKE))
        yield _polygon((edge, 0), (edge + STROKE, 0), (edge + STROKE, 0.86), (edge, 0.86))
    yield _polygon((0.31, 0.31), (0.55, 0.31), (0.55, 0.55), (0.31, 0.55))


def _wave() -> Iterator[Outline]:
    """水波: scales, one within the other."""
    for outer, inner in ((0.5, 0.4), (0.26, 0.16)):
        yield (*_arch(outer, 1.0, forth=True), *_arch(inner, 1.0, forth=False), Step("close", ()))


def _arch(radius: float, foot: float, *, forth: bool) -> Iterator[Step]:
    """Draw half an oval over the middle of the square's foot."""
    way, k = (1.0 if forth else -1.0), radius * ROUND
    start, top, end = Point(0.5 - way * radius, foot), Point(0.5, foot - radius * 1.8), Point(0.5 + way * radius, foot)
    yield Step("move" if forth else "line", (start,))
    yield Step("curve", (Point(start.x, foot - k * 1.8), Point(0.5 - way * k, top.y), top))
    yield Step("curve", (Point(0.5 + way * k, top.y), Point(end.x, foot - k * 1.8), end))


def _pearl() -> Iterator[Outline]:
    yield _circle(0.55, 0.55, 0.32)


def _dots() -> Iterator[Outline]:
    """圆点: a large one, and a small one on either side."""
    yield _circle(0.5, 0.5, 0.22)
    yield from (_circle(x, 0.5, 0.09) for x in (0.04, 0.96))


def _dot() -> Iterator[Outline]:
    yield _circle(0.5, 0.5, 0.3)


def _diamonds() -> Iterator[Outline]:
    """菱形, between two lines."""
    yield _diamond()
    yield from (_polygon((0, y), (1, y), (1, y + THIN), (0, y + THIN)) for y in (0.0, 1 - THIN))


def _diamond_in_lines() -> Iterator[Outline]:
    yield _diamond()
    yield _polygon((0, 0), (1, 0), (1, THIN), (0, THIN))
    yield _polygon((0, 0), (THIN, 0), (THIN, 1), (0, 1))
    yield _polygon((1 - THIN, 1 - THIN), (1, 1 - THIN), (1, 1), (1 - THIN, 1))


def _diamond() -> Outline:
    return _polygon((0.5, 0.2), (0.84, 0.5), (0.5, 0.8), (0.16, 0.5))


def _rope() -> Iterator[Outline]:
    """绳纹: strands side by side."""
    yield _polygon((0.08, 0.88), (0.52, 0.12), (0.92, 0.12), (0.48, 0.88))


def _knot() -> Iterator[Outline]:
    yield _polygon((0.12, 0.12), (0.88, 0.12), (0.88, 0.88), (0.12, 0.88))


# Of each motif what is repeated along a side, and what turns the corner.
MOTIFS: Mapping[str, tuple[Motif, Motif]] = MappingProxyType(
    {
        "meander": (_meander, _squared),
        "wave": (_wave, _pearl),
        "dots": (_dots, _dot),
        "diamonds": (_diamonds, _diamond_in_lines),
        "rope": (_rope, _knot),
    }
)
