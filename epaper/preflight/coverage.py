"""Grey pictures of plates → the squares of a page where the inks together are more than the paper bears, averaged over 15 mm."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from epaper.geometry import POINTS_PER_MM, Rect
from epaper.preflight.matrix import common

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL.Image import Image

SQUARE = 15.0  # millimetres, R0026
PIXELS_TO_A_CELL = 4  # each way; cells are a millimetre, so a picture has some 100 pixels to the inch
MOST_CELLS = 600_000  # a broadsheet page has 210,000; larger sheets are measured in larger cells
MOST_SQUARES = 8  # of one page that are named
_FULL = 255


class Grid(NamedTuple):
    """How a page is divided: the side of a cell in points, and how many cells make a square."""

    cell: float
    square: int

    @property
    def scale(self) -> float:
        """Pixels to the point."""
        return PIXELS_TO_A_CELL / self.cell


class Square(NamedTuple):
    """A square of a page and the mean of its inks in per cent."""

    place: Rect
    ink: float


def grid_of(width: float, height: float) -> Grid:
    """Return the grid for a page of so many points."""
    cell = max(POINTS_PER_MM, (width * height / MOST_CELLS) ** 0.5)
    return Grid(cell, max(1, round(SQUARE * POINTS_PER_MM / cell)))


def cells_of(picture: Image) -> tuple[int, bytes]:
    """Return how many cells a row has, and the mean grey of each."""
    reduced = picture.convert("L").reduce(PIXELS_TO_A_CELL)
    return reduced.width, reduced.tobytes()


def summed(plates: Sequence[bytes]) -> list[int]:
    """Return the inks of each cell, all plates together, 255 for each ink in full."""
    most = _FULL * len(plates)
    return [most - sum(greys) for greys in zip(*plates, strict=True)]


def heavy_squares(inks: Sequence[int], across: int, grid: Grid, limit: float, within: Rect) -> list[Square]:
    """Return the heaviest squares above `limit` per cent that do not share paper, of those that lie in `within`."""
    found = sorted(_above(inks, across, grid, limit, within), reverse=True)
    squares: list[Square] = []
    for ink, x, y in found:
        place = Rect(x * grid.cell, y * grid.cell, grid.square * grid.cell, grid.square * grid.cell)
        if all(_apart(place, other.place) for other in squares):
            squares.append(Square(place, ink))
            if len(squares) == MOST_SQUARES:
                break
    return squares


def heaviest(inks: Sequence[int], across: int, grid: Grid, within: Rect) -> float:
    """Return the mean of the inks in the heaviest square, in per cent."""
    return max((ink for ink, _, _ in _above(inks, across, grid, -1.0, within)), default=0.0)


def _above(inks: Sequence[int], across: int, grid: Grid, limit: float, within: Rect) -> Iterable[tuple[float, int, int]]:
    side = grid.square
    left, right = max(0, round(within.x / grid.cell)), min(across, round(within.right / grid.cell))
    top, bottom = max(0, round(within.y / grid.cell)), min(len(inks) // across, round(within.bottom / grid.cell))
    full = _FULL * side * side / 100
    columns = [0] * (right - left)
    for y in range(top, bottom):
        row = inks[y * across + left : y * across + right]
        if y - top >= side:
            gone = inks[(y - side) * across + left : (y - side) * across + right]
            columns = [old + new - away for old, new, away in zip(columns, row, gone, strict=True)]
        else:
            columns = [old + new for old, new in zip(columns, row, strict=True)]
        if y - top >= side - 1:
            sums = [0, *accumulate(columns)]
            for x, (start, end) in enumerate(zip(sums, sums[side:], strict=False)):
                if end - start > limit * full:
                    yield (end - start) / full, left + x, y - side + 1


def _apart(one: Rect, other: Rect) -> bool:
    shared = common(one, other)
    return shared is None or not shared.area
