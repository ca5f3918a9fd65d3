"""Base columns of a grid → the measures copy may be set at over them: ordinary, broken 破栏, inside a box; all of whole cells."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.plan.grid import GUTTER_LEAST, Grid
from epaper.plan.model import Measure

CELLS_MOST = 26  # cells to a line in a box, or in a broken measure; longer ones are divided into legs
# Cells to a line of a story with tables that need them: two columns as one, on any page; a poem alone would be lost in those.
ROOMY_CELLS_MOST, POEM_CELLS_MOST = 36, 30
BROKEN_GUTTER = 1.5  # of the base gutter at the most between the legs of a broken measure: more is a white lane (rule G5)


def base(grid: Grid, columns: int) -> Measure:
    """Return the ordinary measure: every base column a leg."""
    return Measure(grid.cells, columns, 0.0, grid.gutter / grid.size)


def single(grid: Grid, columns: int) -> Measure:
    """Return one leg amid some columns, as broad as can be read: for copy too short to be divided."""
    width = grid.span(columns) / grid.size
    cells = min(CELLS_MOST, int(width + 1e-6))
    return Measure(cells, 1, (width - cells) / 2, grid.gutter / grid.size)


def fewer_legs(grid: Grid, columns: int) -> Measure | None:
    """Break columns into one leg fewer, or two (三破二, 四破三); None where that is no use."""
    if columns not in (3, 4, 5):
        return None
    ways = (_divided(grid, columns, legs, 0.0) for legs in range(columns - 1, max(2, columns - 2) - 1, -1))
    return next((way for way in ways if way and way.cells <= CELLS_MOST), None)


def widest(grid: Grid, columns: int, inset: float = 0.0) -> Measure | None:
    """Divide the width of `columns`, `inset` ems in at either end, into as few legs as can be read."""
    ways = (_divided(grid, columns, legs, inset) for legs in range(1, columns + 1))
    return next((way for way in ways if way and way.cells <= CELLS_MOST), None)


def roomy(grid: Grid, columns: int, *, tables: bool) -> Iterator[Measure]:
    """Yield the ways to break columns into legs with room for tables or else for poems, many legs before few."""
    most = ROOMY_CELLS_MOST if tables else POEM_CELLS_MOST
    ways = (_divided(grid, columns, legs, 0.0, aside=True) for legs in range(columns - 1, 0, -1))
    return (way for way in ways if way and way.cells <= most)


def _divided(grid: Grid, columns: int, legs: int, inset: float, *, aside: bool = False) -> Measure | None:
    """Divide the width of `columns` into `legs` of whole cells; what is over widens gutters and insets (rule G3).

    Without an inset it widens gutters alone, unless it may stand `aside`. None where legs so wide would be no use, or stand
    too far apart.
    """
    width = grid.span(columns) / grid.size - 2 * inset
    gutter = grid.gutter / grid.size
    cells = int((width - (legs - 1) * gutter) / legs + 1e-6)
    if cells < grid.stock.cells_least or (legs > 1 and cells == grid.cells):
        return None
    over = width - legs * cells - (legs - 1) * gutter
    if inset or legs == 1 or aside:
        return Measure(cells, legs, inset + over / 2, gutter)
    ways = (Measure(wide, legs, 0.0, (width - legs * wide) / (legs - 1)) for wide in (cells, cells + 1))
    near = (way for way in ways if way.gutter + 1e-6 >= GUTTER_LEAST and way.gutter <= BROKEN_GUTTER * gutter + 1e-6)
    return min(near, key=lambda way: abs(way.gutter - gutter), default=None)
