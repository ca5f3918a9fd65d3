"""Copy and a stock → the grids on which it should come out on so many pages: body size and pitch, the most comfortable first.

One grid is measured; on all others the same copy is estimated from it: bodies by ems over cells, heads and pictures by as many
lines, for they are made of whole lines everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from epaper.plan.grid import GUTTER_BEST, Grid, make_grid, rows_at
from epaper.plan.pages.demand import Total
from epaper.plan.stock import Stock
from epaper.plan.stories.estimate import CopyEstimate
from epaper.style import House

# What is uncomfortable about a grid, in the currency of `plan.costs`, for every page:
PITCH_COST = 10.0  # per unit of pitch/size away from the style's best
GUTTER_COST = 1.0  # per em of gutter away from the best
SIZE_COST = 0.3  # for each size that comes before in the style's list
MISS_COST, MISS_FREE = 90.0, 0.01  # per share by which estimated copy misses the best fill, beyond a share that is nothing
FILL_BEST = 0.98  # estimated copy over room at which pages close best
STRETCHED = 45.0  # for a share of pages that copy fills only with pictures larger than they need be
SLACK, SLACK_HEADS = 0.02, 0.3  # share of a page by which copyfit, and share of their own by which heads, make up for a miss
# Times the widest pitch: so wide may copy too short for its pages be leaded out, those asked for and those only stated.
LEADED, LEADED_STATED = 1.12, 1.09
AIRY = 1.5  # em from line to line: beyond it the eye takes lines for paragraphs, and readers that know places alone do too
THIN_MOST = 0.06  # but pages filled by blowing up heads look thin: so far below, and no farther
ROUGH_SHARE = 0.92  # of what copy takes, that is estimated without measuring its heads …
ROUGH = 0.16  # … and the share by which that may be off
JUMP_HEAD = 16  # column-lines the head of a continued part takes
JUMPS = 0.5  # jumps to expect for each page turned, while there are stories long enough


class Trial(NamedTuple):
    """One grid and page count to try: `strain` says how far from comfortable it is.

    Where copy is too short, `air` lines are white in the heads that lead pages, spread over all, and `blank` are left open at
    the end. What is no story is laid out on the first `laid` pages, on all of them where that is 0. Copy may fill its pages only
    where its pictures are `large`. Any page may take a story that an editor wants on another, where copy does not come out
    otherwise: so `yielding`.
    """

    strain: float
    grid: Grid
    pages: int
    blank: int = 0
    air: int = 0
    laid: int = 0
    large: bool = False
    yielding: bool = False


class Measured(NamedTuple):
    """A grid, and what all copy takes on it."""

    grid: Grid
    total: Total


Room = Callable[[Grid, int], int]  # column-lines so many pages have for copy on a grid


class Trials:
    """Finds grids for one issue."""

    def __init__(self, copy: CopyEstimate, house: House, measure: Callable[[Grid], Total], room: Room) -> None:
        """Estimate `copy`; `measure` it on one grid where that is needed, and learn from `room` how much pages hold."""
        self._copy = copy
        self._house = house
        self._measure = measure
        self._room = room
        self._measured: dict[Stock, Measured] = {}

    def trials(self, stock: Stock, pages: int) -> list[Trial]:
        """Return the grids on which the copy is estimated to fill `pages` pages of `stock`, the most comfortable first."""
        if not any(self._may_fill(grid, pages) for grid in self._references(stock)):
            return []
        return self._filled(stock, pages, self.comfortable(stock))

    def leaded(self, stock: Stock, pages: int, most: float = LEADED) -> list[Trial]:
        """Return grids on which copy too short for `pages` pages fills them, leaded out 加条 beyond their widest pitch."""
        found = self._filled(stock, pages, ((self._strain(grid), grid) for grid in self.leaded_out(stock, most)))
        return sorted(found, key=lambda trial: is_airy(trial.grid))

    def leaded_out(self, stock: Stock, most: float = LEADED) -> list[Grid]:
        """Return the grids of the largest body beyond the widest pitch copy is else set on, up to `most` × it, widest first."""
        size, widest = max(self._house.body_sizes), self._house.pitch_most
        return _made(stock, size, range(rows_at(stock, size, size * widest * most), rows_at(stock, size, size * widest)))

    def _filled(self, stock: Stock, pages: int, grids: Iterable[tuple[float, Grid]]) -> list[Trial]:
        """Return those of some grids, each with its strain, on which copy is estimated to fill pages, the best first."""
        measured = self._measured_on(stock, pages)
        slack, found = self._slack(measured.total), []
        for strain, grid in grids:
            room = max(1, self._room(grid, pages))
            fill = self.need(measured, grid, pages) / room
            for larger in (0.0, max(0.0, min(measured.total.stretch / room, FILL_BEST - fill))):
                miss = abs(fill + larger - FILL_BEST)
                if fill + larger >= FILL_BEST - THIN_MOST and miss <= slack:
                    price = MISS_COST * max(0.0, miss - MISS_FREE) + STRETCHED * larger
                    found.append(Trial((strain + price) * pages, grid, pages, large=larger > 0))
                    break
        return sorted(found, key=lambda trial: (trial.strain, trial.grid.rows))

    def comfortable(self, stock: Stock) -> Iterator[tuple[float, Grid]]:
        """Yield every grid of a stock, and how far from comfortable it is whatever its copy."""
        for number, size in enumerate(self._house.body_sizes):
            yield from ((self._strain(grid) + SIZE_COST * number, grid) for grid in self._grids(stock, size))

    def _strain(self, grid: Grid) -> float:
        """Say how far the white between the lines and columns of a grid is from the best."""
        pitch = PITCH_COST * abs(grid.pitch / grid.size - self._house.pitch_best)
        return pitch + GUTTER_COST * abs(grid.gutter / grid.size - GUTTER_BEST)

    def most_open(self, stock: Stock) -> Grid | None:
        """Return the grid on which copy takes most: the largest body, the widest pitch."""
        grids = self._grids(stock, max(self._house.body_sizes))
        return grids[0] if grids else None

    def tightest(self, stock: Stock) -> Grid | None:
        """Return the grid on which copy takes least."""
        grids = self._grids(stock, min(self._house.body_sizes))
        return grids[-1] if grids else None

    def roomy(self, stock: Stock, pages: int) -> Grid | None:
        """Return the most comfortable grid on which copy has room on so many pages, else the tightest."""
        grids = (grid for size in self._house.body_sizes for grid in self._grids(stock, size))
        return next((grid for grid in grids if self.need_on(grid, pages) <= self._room(grid, pages)), self.tightest(stock))

    def need_on(self, grid: Grid, pages: int, pictures: float = 1.0) -> float:
        """Estimate the column-lines of all copy on `pages` pages, with a share of what its pictures take."""
        return self.need(self._measured_on(grid.stock, pages), grid, pages, pictures)

    def need(self, measured: Measured, grid: Grid, pages: int, pictures: float = 1.0) -> float:
        """Estimate the column-lines of all copy on a grid from what it takes on one of the same stock."""
        known, total = measured
        body = total.body * self._copy.total(grid.cells) / max(1, self._copy.total(known.cells))
        jumps = JUMPS * min(pages - 1, total.long) + total.longest // (grid.rows * grid.columns)
        return body + total.heads + pictures * total.pictures + JUMP_HEAD * jumps + total.lead * pages

    def stretch(self, stock: Stock, pages: int) -> int:
        """Estimate the column-lines that pictures may take more than they need."""
        return self._measured_on(stock, pages).total.stretch

    def slack(self, stock: Stock, pages: int) -> float:
        """Estimate the share by which copy may miss its pages and still close."""
        return self._slack(self._measured_on(stock, pages).total)

    def _slack(self, total: Total) -> float:
        return SLACK + SLACK_HEADS * total.heads / max(1, total.body + total.heads)

    # -- grids --------------------------------------------------------------------------------------------------------

    def _grids(self, stock: Stock, size: float) -> list[Grid]:
        """Return the grids of a body size, from the widest pitch to the narrowest."""
        fewest = rows_at(stock, size, size * self._house.pitch_most)
        most = rows_at(stock, size, size * self._house.pitch_least)
        return _made(stock, size, range(fewest, most + 1))

    def _references(self, stock: Stock) -> Iterator[Grid]:
        """Yield for each body size the grid of the best pitch."""
        for size in self._house.body_sizes:
            grid = make_grid(stock, size, rows_at(stock, size, size * self._house.pitch_best))
            if grid:
                yield grid

    def _measured_on(self, stock: Stock, pages: int) -> Measured:
        """Measure copy at the body size that will most likely be tried first, at the best pitch: its lines are wanted again."""
        if stock not in self._measured:
            grid = self._reference(stock, pages)
            self._measured[stock] = Measured(grid, self._measure(grid))
        return self._measured[stock]

    def _reference(self, stock: Stock, pages: int) -> Grid:
        """Choose the reference of the size whose grids are the most comfortable on which copy, by its characters, fills pages."""
        references = {grid.size: grid for grid in self._references(stock)}
        needs = {size: self._rough_need(grid) / ROUGH_SHARE for size, grid in references.items()}
        strains = []
        for strain, grid in self.comfortable(stock):
            if grid.size in references:
                miss = abs(needs[grid.size] / max(1, self._room(grid, pages)) - FILL_BEST)
                strains.append((strain + MISS_COST * max(0.0, miss - MISS_FREE), grid.size))
        return references[min(strains, key=itemgetter(0))[1]]

    def _may_fill(self, grid: Grid, pages: int) -> bool:
        """Say whether copy may fill pages at a body size, going by its characters alone."""
        style, rough = self._house, self._rough(grid, pages)
        tight, wide = rough * style.pitch_least / style.pitch_best, rough * style.pitch_most / style.pitch_best
        return tight <= (FILL_BEST + SLACK + ROUGH) * (1 + ROUGH) and wide >= (FILL_BEST - THIN_MOST) * (1 - ROUGH)

    def _rough(self, grid: Grid, pages: int) -> float:
        """Estimate the share of pages that copy fills from its characters and pictures."""
        return self._rough_need(grid) / max(1, self._room(grid, pages))

    def _rough_need(self, grid: Grid) -> float:
        """Estimate the column-lines of all copy from its characters and pictures."""
        lead = grid.area.width * self._house.head_share
        return sum(self._copy.roughly(order, lead, grid) for order in range(self._copy.count))


def is_airy(grid: Grid) -> bool:
    """Say whether the lines of a grid stand so far apart that they no longer hold together."""
    return grid.pitch > AIRY * grid.size


def _made(stock: Stock, size: float, rows: range) -> list[Grid]:
    """Return the grids of a body size with so many lines, where there are such."""
    return [grid for grid in (make_grid(stock, size, count) for count in rows) if grid]
