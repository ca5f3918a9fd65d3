"""Path operators → the subpaths of one painted path, on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.geometry import Rect, union
from epaper.preflight.matrix import Matrix, at
from epaper.preflight.model import Part
from epaper.preflight.values import numbers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRAIGHT_POINTS = 5  # a rectangle drawn point by point comes back to its first
BUILDING = frozenset({"m", "l", "c", "v", "y", "h", "re"})


class Outliner:
    """Gathers the points of the path under construction."""

    def __init__(self) -> None:
        """Start without a path."""
        self._parts: list[Part] = []
        self._points: list[tuple[float, float]] = []
        self._bent = False

    def step(self, operator: str, operands: Sequence[object], matrix: Matrix) -> None:
        """Take in one operator."""
        given = numbers_of(operands)
        if operator == "h":
            return
        if operator == "re" and len(given) >= 4:
            self._close()
            x, y, width, height = given[:4]
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            self._points = [at(matrix, *corner) for corner in corners]
            self._close()
            return
        if operator == "m":
            self._close()
        self._bent |= operator in "cvy"
        self._points.extend(at(matrix, x, y) for x, y in zip(given[::2], given[1::2], strict=False))

    def finish(self) -> tuple[Part, ...]:
        """Return the subpaths, and forget them."""
        self._close()
        parts, self._parts = tuple(self._parts), []
        return parts

    def _close(self) -> None:
        points = self._points
        if len(points) > 1:
            across, down = [x for x, _ in points], [y for _, y in points]
            left, top = min(across), min(down)
            box = Rect(left, top, max(across) - left, max(down) - top)
            self._parts.append(Part(box, not self._bent and len(points) <= _STRAIGHT_POINTS))
        self._points, self._bent = [], False


def around(parts: Sequence[Part]) -> Rect | None:
    """Return the box around subpaths, None when there are none."""
    return union(part.box for part in parts) if parts else None
