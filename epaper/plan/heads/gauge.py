"""A head on a grid → its height and width, and the white about it that is not its own (rule F6)."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.plan.grid import Grid
from epaper.plan.heads.heights import LINE_HEIGHT, head_height
from epaper.plan.model import HeadPart
from epaper.typeset.heads import HeadSetter

# Pitches of white above and below it, together, that are a head's own: at the least, × its height more, and at the most.
OWN, OWN_MORE, OWN_MOST = 1.6, 0.85, 3.8


class Gauge:
    """Measures heads on one grid: how high and how wide they are, and the white about them."""

    def __init__(self, grid: Grid, setter: HeadSetter) -> None:
        """Measure on `grid` what `setter` sets."""
        self._grid = grid
        self._setter = setter

    def lines(self, parts: Sequence[HeadPart]) -> float:
        """Return the height of the characters of a head in lines of the grid."""
        return head_height(parts, self._grid.pitch) / self._grid.pitch

    def ems(self, part: HeadPart) -> float:
        """Return the width of the widest line of a part, × its size."""
        return max([self._setter.width(line, part.face) for line in part.lines])

    def wide(self, parts: Sequence[HeadPart], width: float) -> float:
        """Return the width of the headline's widest line; without one the measure's `width`."""
        return max([self.ems(part) * part.size for part in parts if part.role == "headline"], default=width)

    def white(self, parts: Sequence[HeadPart], rows: int, width: float) -> float:
        """Return the column-lines of white about a head of so many `rows`, `width` points wide, beyond what is its own."""
        return self.loose(rows, self.lines(parts), width) + self.beside(parts, width)

    def loose(self, rows: int, high: float, width: float) -> float:
        """Return the column-lines of white above and below a head `high` lines high in so many `rows` that are not its own."""
        return self.loosened(range(rows, rows + 1), high, width)[0]

    def loosened(self, rows: range, high: float, width: float) -> list[float]:
        """Return the same for each of several numbers of rows."""
        own, column = own_white(high), self._grid.column_width + self._grid.gutter
        return [max(0.0, each - high - own) * width / column for each in rows]

    def beside(self, parts: Sequence[HeadPart], width: float) -> float:
        """Return the column-lines of white beside the lines of a head, their own at either end left out."""
        return sum(self.free(parts, width)) / (self._grid.column_width + self._grid.gutter) / self._grid.pitch

    def free(self, parts: Sequence[HeadPart], width: float) -> list[float]:
        """Return the white beside each line of a head, in square points; 上接 beside one is no part of that line here."""
        wide, ems, found = width - (2 * self._grid.pitch + self._grid.gutter), self._setter.width, list[float]()
        for role, lines, size, face, beside in parts:
            if not beside and role != "label":
                height = size * (1 + (len(lines) - 1) * LINE_HEIGHT)
                found += [max(0.0, wide - ems(text, face) * size) * height / len(lines) for text in lines]
        return found


def own_white(high: float) -> float:
    """Return the lines of white above and below a head `high` lines high that are its own: fewer of a small one."""
    return min(OWN_MOST, OWN + OWN_MORE * high)
