"""The part of a picture that pages show → the pixels of it that are stored, and back, whatever side is up.

Parts are fractions (left, top, width, height) of the picture as it is seen, upright; a file stores it as the camera was held.
"""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

from epaper.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Mapping

Matrix = tuple[int, int, int, int, int, int]
Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels

# How the unit square of the stored picture is turned upright, by what the camera noted.
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
TURNS: Mapping[int, Matrix] = MappingProxyType(
    {
        2: (-1, 0, 0, 1, 1, 0),
        3: (-1, 0, 0, -1, 1, 1),
        4: (1, 0, 0, -1, 0, 1),
        5: (0, -1, -1, 0, 1, 1),
        6: (0, -1, 1, 0, 0, 1),
        7: (0, 1, 1, 0, 0, 0),
        8: (0, 1, -1, 0, 1, 0),
    }
)
NO_PIXEL = 0.01  # of a pixel: what fractions err by shall not take one more


def pixels_shown(part: Rect, size: tuple[int, int], turn: Matrix = UPRIGHT) -> Box:
    """Return the whole pixels of a stored picture of `size` that hold a `part` of it; at least one."""
    a, b, c, d, e, f = turn
    corners = ((part.x - e, 1 - part.y - f), (part.right - e, 1 - part.bottom - f))
    across = sorted((a * x + b * y) * size[0] for x, y in corners)  # a turn is taken back by its transpose
    down = sorted((1 - c * x - d * y) * size[1] for x, y in corners)
    left, right = _outward(across, size[0])
    top, bottom = _outward(down, size[1])
    return left, top, right, bottom


def part_held(box: Box, size: tuple[int, int], turn: Matrix = UPRIGHT) -> Rect:
    """Return the part of a picture that pixels of it hold."""
    a, b, c, d, e, f = turn
    corners = ((box[0] / size[0], 1 - box[1] / size[1]), (box[2] / size[0], 1 - box[3] / size[1]))
    left, right = sorted(a * x + c * y + e for x, y in corners)
    top, bottom = sorted(1 - b * x - d * y - f for x, y in corners)
    return Rect(left, top, right - left, bottom - top)


def within(crop: Rect, part: Rect) -> Rect:
    """Return a crop of a picture as one of a `part` of it."""
    left, top = (crop.x - part.x) / part.width, (crop.y - part.y) / part.height
    return Rect(left, top, crop.width / part.width, crop.height / part.height)


def _outward(ends: list[float], most: int) -> tuple[int, int]:
    start = min(max(0, math.floor(ends[0] + NO_PIXEL)), most - 1)
    return start, max(start + 1, min(most, math.ceil(ends[1] - NO_PIXEL)))
