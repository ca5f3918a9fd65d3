"""A stock and the pages wanted of it → the grids to try, list by list: first those on which the copy may fill just these pages.

Then, as it does not come out there, the same pages leaded out and opened, other numbers of pages near them, and pages that
end early.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter

from epaper.plan.closing.airing import AIR_MOST, may_open
from epaper.plan.grid import Grid, make_grid, rows_at
from epaper.plan.stock import Stock
from epaper.plan.trials.grids import FILL_BEST, LEADED, LEADED_STATED, Trial, Trials, is_airy
from epaper.plan.trials.workbench import Workbench

BRIEF_OPEN = 1.5  # lines of white more than usual above each where they are too short for their pages
LAST_LEAST = 0.35  # share of a last page that copy must fill at the least, lest a page less be made
MOST_PAGES = 128
GRIDS_NEAR, STORIES_NEAR = 6, 300  # grids tried for each other number of pages, fewer where stories come to more in all
LEADED_BLANK = 0.15  # share of a page that copy may leave blank and still be leaded out
LARGER = 1.5  # × the room that pictures are estimated to take: what they may take on the only page
MORE_PAGES = 1.6  # times the fewest pages: as many may be tried
# Lines fewer that are left blank at the end where copy does not come out with those estimated.
OTHER_FEET = (1, -1, 2, -2, 3, -3, 4, -4, -5, -6, -7)
SMALLEST_PITCH = 1.3  # of the body, on pages too narrow for anything but one column


class Candidates:
    """Lists the grids and page counts to try for one issue."""

    def __init__(self, workbench: Workbench, trials: Trials) -> None:
        """Choose among the grids of `trials`; `workbench` knows what the issue takes on each."""
        self._workbench = workbench
        self._trials = trials

    def worth_trying(self, stock: Stock, wanted: int | None) -> Iterator[list[Trial]]:
        """Yield the grids to try for the pages the masthead states, then, as copy does not come out there, for others near them.

        Full pages are better than as many as it says.
        """
        if wanted is None:
            yield from self._for_any_pages(stock)
        else:
            yield from self._for_pages(stock, wanted, LEADED_STATED)
            yield from (self._trials.trials(stock, pages) for pages in self._near(stock, wanted))
            yield self._open(stock, wanted)
        yield from self._ending_early(stock, wanted)

    def on_asked(self, stock: Stock, asked: int) -> Iterator[list[Trial]]:
        """Yield the grids to try for the pages asked for."""
        yield from self._for_pages(stock, asked, LEADED)
        yield self._open(stock, asked)

    def instead(self, stock: Stock, asked: int) -> Iterator[list[Trial]]:
        """Yield the grids to try, as copy does not come out on the pages asked for, for others, the nearest first."""
        most = max(1, min(GRIDS_NEAR, STORIES_NEAR // max(1, len(self._workbench.stories))))
        for pages in self._near(stock, asked):
            yield self._trials.trials(stock, pages)[:most]
        yield from self._ending_early(stock, asked)

    def _ending_early(self, stock: Stock, wanted: int | None) -> Iterator[list[Trial]]:
        """Yield the grids to try for copy that fills no pages: leaded out, opened, or ending early."""
        least = self.least_pages(stock)
        for pages in (least, least + 1):
            if pages != wanted:
                yield self._trials.leaded(stock, pages, LEADED_STATED)
            if pages == 1 != wanted:
                yield from self._one_page(stock)
            opened = self._open(stock, pages, least=0.0)
            yield opened
            for trial in opened:
                blanks = (trial.blank - lines for lines in OTHER_FEET if trial.blank > lines)
                yield from ([trial._replace(blank=blank)] for blank in blanks)

    def _for_pages(self, stock: Stock, wanted: int, most: float) -> Iterator[list[Trial]]:
        """Yield the grids to try for so many pages, leaded out up to `most` times the widest pitch."""
        fitting = self._trials.trials(stock, wanted)
        leaded = self._trials.leaded(stock, wanted, most)
        if wanted == 1:
            yield fitting
            yield from self._one_page(stock)
            yield leaded
        else:  # copy may fill its pages on few grids only, and on none of them well
            yield [*fitting, *(trial for trial in leaded if not is_airy(trial.grid))]
            yield [trial for trial in leaded if is_airy(trial.grid)]
        yield self._yielding(fitting)

    def _near(self, stock: Stock, wanted: int) -> list[int]:
        """Return the other numbers of pages that may be tried, the nearest to those wanted first."""
        counts = (pages for pages in self._page_counts(stock) if pages != wanted)
        return sorted(counts, key=lambda pages: (abs(pages - wanted), pages))

    def _for_any_pages(self, stock: Stock) -> Iterator[list[Trial]]:
        """Yield the grids to try where nobody says how many pages there should be."""
        trials = self.all_counts(stock)
        yield trials
        yield self._yielding(trials)

    def _yielding(self, trials: list[Trial]) -> list[Trial]:
        """Return grids to try once more, with the pages that an editor wants stories on giving way; none where there are none."""
        return [trial._replace(yielding=True) for trial in trials if self._workbench.asked_for]

    def all_counts(self, stock: Stock) -> list[Trial]:
        """Return the grids on which copy may fill any number of pages, the most comfortable first."""
        return sorted(chain.from_iterable(self._trials.trials(stock, pages) for pages in self._page_counts(stock)))

    def between(self, stock: Stock) -> list[Trial]:
        """Take a grid for copy that is too much for its pages set wide, and too little set tight."""
        pages = self.least_pages(stock)
        grid = self._trials.roomy(stock, pages) or smallest(stock)
        return [Trial(0.0, grid, pages)]

    def least_pages(self, stock: Stock) -> int:
        """Count the pages of `stock` the copy needs when set as tight as the style allows."""
        grid = self._trials.tightest(stock)
        if grid is None:
            return 1
        for pages in range(1, MOST_PAGES):
            most = FILL_BEST + self._trials.slack(stock, pages)
            if self._trials.need_on(grid, pages) <= self._workbench.room(grid, pages) * most:
                return pages
        return MOST_PAGES

    def _open(self, stock: Stock, pages: int, least: float = LAST_LEAST) -> list[Trial]:
        """Open the heads of all pages where copy is too short, though leaded out, then the foot of the last.

        Of that page copy must fill a share at the `least`. Copy that would end early all the same is not leaded out.
        """
        widest = self._trials.most_open(stock)
        leaded = [trial for grid in self._trials.leaded_out(stock)[:1] for trial in self._opened(grid, pages, least)]
        if widest is None or (leaded and leaded[0].blank <= LEADED_BLANK * leaded[0].grid.rows):
            return leaded
        return self._opened(widest, pages, least) or leaded

    def _opened(self, grid: Grid, pages: int, least: float) -> list[Trial]:
        """Open pages on a grid; none where copy is too long for that, or too short."""
        rooms = self._workbench.sheets(grid, pages)
        missing = sum(sheet.room for sheet in rooms) * FILL_BEST - self._trials.need_on(grid, pages)
        larger = max(0.0, min(missing, self._trials.stretch(grid.stock, pages)))  # pictures, before white is put anywhere
        blank = int((missing - larger) / FILL_BEST / grid.columns)
        air = min(blank, AIR_MOST * sum(may_open(sheet) for sheet in rooms))
        opened = air
        if air > 0 and self._workbench.matter(grid).only_briefs:  # these are opened one by one, not by what leads the page
            air, opened = 0, min(blank, math.ceil(BRIEF_OPEN * len(self._workbench.stories) / grid.columns))
        blank -= opened
        if air < 0 or blank > (1 - least) * (rooms[-1].rows - AIR_MOST):
            return []
        return [Trial(0.0, grid, pages, min(blank, rooms[-1].rows - AIR_MOST - 1), air, large=larger > 0)]

    def _one_page(self, stock: Stock) -> Iterator[list[Trial]]:
        """Open the head of the only page by as few lines as can be, on every grid that pictures of another size may fill.

        A few stories with a picture may take a third less than estimated, and there is no other page to make up for it.
        """
        need, room = self._trials.need_on, self._workbench.room
        fitting = [
            (strain, grid)
            for strain, grid in self._trials.comfortable(stock)
            if need(grid, 1, pictures=0.0) <= room(grid, 1) <= need(grid, 1, pictures=LARGER)
        ]
        for air in range(AIR_MOST + 1):
            yield from ([Trial(strain, grid, 1, 0, air)] for strain, grid in sorted(fitting, key=itemgetter(0)))

    def _page_counts(self, stock: Stock) -> range:
        """Return the numbers of pages that may be tried."""
        least = self.least_pages(stock)
        return range(least, min(MOST_PAGES, math.ceil(least * MORE_PAGES) + 1))


def smallest(stock: Stock) -> Grid:
    """Return one column over the whole width, for pages too narrow for anything else."""
    size = stock.area.width / stock.cells_least
    grid = make_grid(stock._replace(columns=1), size, rows_at(stock, size, size * SMALLEST_PITCH))
    assert grid is not None
    return grid
