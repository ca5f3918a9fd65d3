"""What a page paints → which text and lines lie over something painted before.

What lies below counts by its box: areas, pictures and shadings do, text (drawn glyphs too) and strokes do not: lines of copy
touch the boxes of their neighbours, and the box of a frame is as large as what it frames. Bare paper painted white is no ground.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from epaper.preflight.lines import lines_of
from epaper.preflight.model import Painted, Path, Picture, Shade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.geometry import Rect

_CELL = 48.0  # points; a broadsheet page has some 700 cells of it
_MOST_CELLS = 4096  # of one object: a poster
_TOUCH = 0.1  # points two boxes have to share each way: rules touch the edges of tints they close


class Grounds:
    """The areas painted so far, found by place."""

    def __init__(self) -> None:
        """Start with bare paper."""
        self._cells: dict[tuple[int, int], list[Rect]] = defaultdict(list)

    def add(self, box: Rect) -> None:
        """Remember an area."""
        for at, cell in enumerate(_cells(box)):
            if at >= _MOST_CELLS:
                break
            self._cells[cell].append(box)

    def lies_under(self, box: Rect) -> bool:
        """Say whether an area lies under a box."""
        return any(_meet(area, box) for cell in _cells(box) for area in self._cells.get(cell, ()))


def over_grounds(painted: Sequence[Painted]) -> Iterator[tuple[Painted, bool]]:
    """Yield each object, with whether it lies over an area painted before it."""
    grounds = Grounds()
    for item in painted:
        yield item, grounds.lies_under(item.box)
        if isinstance(item, Path):
            if item.fill is not None and not item.fill.is_white:
                lines = {line.box for line in lines_of(item)}
                for part in item.parts:
                    if part.box not in lines:
                        grounds.add(part.box)
        elif isinstance(item, Shade) or (isinstance(item, Picture) and not item.is_type):
            grounds.add(item.box)


def _cells(box: Rect) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.y // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row


def _meet(area: Rect, box: Rect) -> bool:
    across = min(area.right, box.right) - max(area.x, box.x)
    down = min(area.bottom, box.bottom) - max(area.y, box.y)
    return across >= min(_TOUCH, box.width) and down >= min(_TOUCH, box.height) and across >= 0 and down >= 0
