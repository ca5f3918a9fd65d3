"""A page that no copy closes exactly → the ways to end it early: blank lines over its whole foot, or an open corner there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.closing.airing import AIR_MOST, aired
from epaper.plan.closing.closer import Closer
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.model import Corner
from epaper.plan.shapes.model import Shape
from epaper.plan.stories.matter import Piece

SHORT_MOST = 12  # lines a page may end early before its copy is stacked
SHORT_NEAR = 12  # ... or lines about what it falls short by estimate
CORNER_LEAST, CORNER_MOST = 3, 0.7  # lines of a corner that is left open, and share of the page's
TRIES = 1500  # corners that are tried for a page of one story; for more fewer, by the square of their number


class Ended(NamedTuple):
    """A page that ends early, with what it costs."""

    cost: float
    shape: Shape


Ends = Callable[[Closer, tuple[Piece, ...], Sheet, int, int], Iterator[Ended]]  # a way to end a page of these pieces


def with_strip(closer: Closer, pieces: tuple[Piece, ...], sheet: Sheet, page: int, need: int) -> Iterator[Ended]:
    """Yield the ways to end a page early by a few lines, or by about as many as it has more than its pieces `need` by estimate.

    The lines are white in the head that leads the page as far as that may be, the rest at the foot.
    """
    for missing in _strips(sheet, need):
        corner = sheet.beside
        if corner:
            corner = corner._replace(rows=corner.rows - missing) if corner.rows > missing else None
        for cost, shape in closer.page(pieces, sheet.rows - missing, None, page, math.inf, corner, sheet.ground)[:1]:
            yield Ended(cost + costs.BLANK_ROW * missing, shape if sheet.beside else aired(shape, min(missing, AIR_MOST)))


def with_corner(closer: Closer, pieces: tuple[Piece, ...], sheet: Sheet, page: int, need: int) -> Iterator[Ended]:
    """Yield the ways to end a page of these pieces with an open corner, the nearest to their estimated `need` first."""
    if sheet.corner is not None:
        return
    for blank, corner in _corners(sheet, need)[: TRIES // len(pieces) ** 2]:
        for cost, shape in closer.page(pieces, sheet.rows - blank, None, page, math.inf, corner, sheet.ground)[:1]:
            yield Ended(cost + costs.BLANK_ROW * _unused(blank, corner, sheet) / sheet.columns, shape)


def _strips(sheet: Sheet, need: int) -> list[int]:
    """Return by how many lines a page may end early: a few, or about what its copy is estimated to fall short."""
    about = sheet.rows - math.ceil(need / sheet.columns)
    near = range(max(SHORT_MOST + 1, about - SHORT_NEAR), min(sheet.rows, about + SHORT_NEAR + 1))
    return [*range(1, min(sheet.rows, SHORT_MOST + 1)), *near]


def _corners(sheet: Sheet, need: int) -> list[tuple[int, Corner]]:
    """Return the corners that may be left open, maybe over blank lines at the foot, the nearest to what is missing first."""
    missing = sheet.room - need
    ways = [
        (blank, Corner(columns, rows))
        for blank in range(max(0, min(missing // sheet.columns + 1, sheet.rows - CORNER_LEAST)))
        for columns in range(1, sheet.columns)
        for rows in range(CORNER_LEAST, int(CORNER_MOST * (sheet.rows - blank)) + 1)
    ]
    return sorted(ways, key=lambda way: (abs(_unused(way[0], way[1], sheet) - missing), way))


def _unused(blank: int, corner: Corner, sheet: Sheet) -> int:
    """Count the column-lines of a corner and of blank lines below it."""
    return blank * sheet.columns + corner.columns * corner.rows
