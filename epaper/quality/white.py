"""The ink of the pages → how much of the type area is left white that need not be, and the largest hole in it (Q12, F6).

The type area is cut into squares of a millimetre; one is white that lies farther than a line from all ink, and than half a
gutter more to its sides. White between lines, columns, and around heads is thus no loss.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

from epaper.geometry import POINTS_PER_MM, Rect
from epaper.quality.ink import Ink, gutter_of, inks, type_area
from epaper.quality.model import Metric, Place
from epaper.scene.model import Facsimile

UNUSED = 2.0  # per cent of the type area
HOLE = 1.0  # ... in one piece
HEAD_AIR = 1.5  # pitches of white above large type that are its own


def white(facsimile: Facsimile) -> tuple[Metric, Metric]:
    """Q12: per cent of the type area left white, and in the largest empty rectangle, on the worst page."""
    grid, pages = facsimile.baselines, [tuple(inks(page, facsimile.body_size)) for page in facsimile.pages]
    area = type_area(facsimile, pages)
    if grid is None or area is None:
        pages, area = [], Rect(0.0, 0.0, 1.0, 1.0)
    side = (grid.pitch if grid else 0.0) + gutter_of(facsimile) / 2
    unused, holes, where = [], [], []
    for page in pages:
        free = _free(page, area, grid.pitch if grid else 0.0, side)
        cells = max(1, _across(area) * len(free))
        unused.append(100 * sum(row.bit_count() for row in free) / cells)
        hole = _largest(free, _across(area))
        holes.append(100 * hole.width * hole.height / cells)
        where.append(f"空白一处 {hole.width:.0f}×{hole.height:.0f} 毫米，离版心左边 {hole.x:.0f}、上边 {hole.y:.0f} 毫米")
    shown = [f"空白 {share:.1f}%" for share in unused]
    return (
        _worst(facsimile, "Q12", "版面空白", unused, UNUSED, shown),
        _worst(facsimile, "Q12-hole", "最大空洞", holes, HOLE, where),
    )


def _worst(facsimile: Facsimile, key: str, name: str, shares: Sequence[float], target: float, faults: Sequence[str]) -> Metric:
    every = zip(shares, faults, facsimile.pages, strict=False)
    over = sorted(((share, fault, page.number) for share, fault, page in every if share > target), key=lambda each: -each[0])
    places = tuple(Place(number, "", 0, "", fault) for _, fault, number in over)
    return Metric(key, name, max(shares, default=0.0), target, "%", not places, places, by_page=tuple(shares))


def _across(area: Rect) -> int:
    return max(1, int(area.width / POINTS_PER_MM))


def _free(page: Sequence[Ink], area: Rect, pitch: float, side: float) -> list[int]:
    """Return the rows of squares from the top, each a number whose bit n says that square n from the left is white."""
    across, down = _across(area), max(1, int(area.height / POINTS_PER_MM))
    free = [(1 << across) - 1] * down
    for ink in page:
        up = pitch * (HEAD_AIR if ink.display else 1.0)
        left, right = _squares(ink.rect.x - side - area.x, ink.rect.right + side - area.x, across)
        if right > left:
            taken = ~(((1 << (right - left)) - 1) << left)
            for row in range(*_squares(ink.rect.y - up - area.y, ink.rect.bottom + up - area.y, down)):
                free[row] &= taken
    return free


def _squares(start: float, end: float, most: int) -> tuple[int, int]:
    return max(0, int(start / POINTS_PER_MM)), min(most, math.ceil(end / POINTS_PER_MM))


def _largest(free: Sequence[int], across: int) -> Rect:
    """Return the largest white rectangle, in squares: for each row, the largest one that ends there."""
    best, heights = Rect(0, 0, 0, 0), [0] * across
    for number, row in enumerate(free, 1):
        if not row:
            heights = [0] * across
            continue
        heights = [height + 1 if row >> column & 1 else 0 for column, height in enumerate(heights)]
        stack: list[tuple[int, int]] = []  # columns at which a rectangle of that height may begin, heights rising
        for column, height in enumerate(chain(heights, (0,))):
            start = column
            while stack and stack[-1][1] >= height:
                start, tall = stack.pop()
                if tall * (column - start) > best.area:
                    best = Rect(start, number - tall, column - start, tall)
            stack.append((start, height))
    return best
