"""The grid of a page: base columns of whole cells, gutters, and lines of one pitch; integers in, points out."""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.geometry import Rect
from epaper.plan.stock import Stock
from epaper.scene.model import ASCENT

TYPE_LEAST = 7.875  # points: nothing in a newspaper is smaller (rule G8)
GUTTER_LEAST, GUTTER_BEST, GUTTER_MOST = 1.3, 1.5, 1.9  # em between columns (rulebook G5)


class Grid(NamedTuple):
    """Columns × lines on one stock. `size`, `pitch`, `gutter` and `area` are points; `cells` ems to a base column."""

    stock: Stock
    area: Rect
    size: float
    pitch: float
    columns: int
    cells: int
    gutter: float
    rows: int

    @property
    def column_width(self) -> float:
        """Width of one base column."""
        return self.cells * self.size

    def x(self, column: int) -> float:
        """Left edge of base column `column` (from 0)."""
        return self.area.x + column * (self.column_width + self.gutter)

    def span(self, columns: int) -> float:
        """Width of `columns` base columns with the gutters between them."""
        return columns * self.column_width + (columns - 1) * self.gutter

    def top(self, row: float) -> float:
        """Upper edge of line `row` (from 0): half the leading above its characters' boxes."""
        return self.baseline(row) - ASCENT * self.size - (self.pitch - self.size) / 2

    def baseline(self, row: float) -> float:
        """Baseline of line `row`; a broken number is a place between two lines."""
        return self.area.y + ASCENT * self.size + row * self.pitch

    def box(self, column: int, columns: int, row: int, rows: int) -> Rect:
        """Rectangle of `columns` × `rows` cells of the grid, leading included."""
        return Rect(self.x(column), self.top(row), self.span(columns), rows * self.pitch)


def widest_pitch(stock: Stock, size: float, rows: int) -> float:
    """Pitch at which `rows` lines of `size` just fill the height of the type area."""
    return (stock.area.height - size) / max(1, rows - 1)


def rows_at(stock: Stock, size: float, pitch: float) -> int:
    """Count the lines of `size` on `pitch` that the type area holds."""
    return 1 + math.floor((stock.area.height - size) / pitch + 1e-6)


def cells_over(stock: Stock, size: float, columns: int) -> int:
    """Count the cells of `size` in each of so many base columns of the type area."""
    return math.floor((stock.area.width - (columns - 1) * GUTTER_LEAST * size) / (columns * size) + 1e-6)


def make_grid(stock: Stock, size: float, rows: int) -> Grid | None:
    """Divide the type area into base columns of whole cells; None where a column would be too narrow to set."""
    columns = stock.columns
    width = stock.area.width
    while columns > 1 and cells_over(stock, size, columns) < stock.cells_least:
        columns -= 1
    cells = cells_over(stock, size, columns)
    if cells < stock.cells_least:
        return None
    gutter = 0.0
    if columns > 1:
        gutter = min(GUTTER_MOST * size, (width - columns * cells * size) / (columns - 1))
    used = columns * cells * size + (columns - 1) * gutter
    area = Rect(stock.area.x + (width - used) / 2, stock.area.y, used, stock.area.height)
    return Grid(stock, area, size, widest_pitch(stock, size, rows), columns, cells, gutter, rows)
