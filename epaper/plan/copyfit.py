"""An issue and what was asked of stock and pages → the grid on which its copy comes out, and the plan on it (copyfit 排满).

The body's size and pitch are free within the style's limits; together with heads and jumps they are what makes copy of any
length end on the last line of the last page. The copy itself is never touched.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from epaper.errors import Finding
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.blocks import numbered, page_blocks
from epaper.plan.extras import Extras
from epaper.plan.grid import GUTTER_BEST, Grid, make_grid, rows_at
from epaper.plan.heads import ladder
from epaper.plan.masthead import MastheadPlan, NameplatePlan, folio_rows, foot_rows
from epaper.plan.matter import Matter, by_rank, setter_for
from epaper.plan.model import Corner, IssuePlan, PagePlan
from epaper.plan.pages import Demand, Pager, Way
from epaper.plan.slots import corner_blocks
from epaper.plan.stock import Stock, auto_stocks, parse_stock
from epaper.plan.tables import broad_tables
from epaper.style import House, Style
from epaper.typeset.display import display_line
from epaper.typeset.galley import Setter
from epaper.typeset.heads import HeadSetter

GOOD = 10.0  # a plan that costs no more than this a page is taken without looking at further grids
GRIDS_TRIED, PAGES_TRIED = 3, 8  # grids, in order of strain, and pages planned in full on them once a plan is known
PITCH_COST = 30.0  # per unit of pitch/size away from the style's best
GUTTER_COST = 4.0  # per em of gutter away from the best
MISS_COST, MISS_FREE = 60.0, 0.01  # per share by which estimated copy misses the best fill, beyond a share that is nothing
FILL_BEST = 0.975  # estimated copy over room at which pages close best: heads grow more easily than they shrink
SLACK, SLACK_HEADS = 0.02, 0.3  # share of a page by which copyfit, and share of their own by which heads, make up for a miss
THIN_MOST = 0.06  # but pages filled by blowing up heads look thin: so far below, and no farther
SIZE_MISS = 0.1  # share by which copy estimated from another body size may be off
JUMP_HEAD = 16  # column-lines the head of a continued part takes
JUMPS = 0.5  # jumps to expect for each page turned, while there are stories long enough
MOST_PAGES = 96
MORE_PAGES = 1.6  # times the fewest pages: as many may be tried
SMALLEST_PITCH = 1.3  # of the body, on pages too narrow for anything but one column
CELLS_FILLED = 0.93  # of a line of copy, on average: indents and last lines are white


class Trial(NamedTuple):
    """One grid and page count to try: `strain` says how far from comfortable it is."""

    strain: float
    grid: Grid
    pages: int


def plan_issue(issue: Issue, style: Style, book: FontBook, setter: Setter | None = None) -> IssuePlan:
    """Choose stock, body size, pitch and page count, and make up every page.

    A `setter` that is given keeps what it has set. Raises UsageError for a stock that is no paper size. What cannot be done
    as asked is told in the plan's findings.
    """
    house = style.house_for(issue.masthead.language)
    fitter = Fitter(issue, house, book, setter or setter_for(issue, book, drop_cap=house.drop_cap))
    stated = style.pages or issue.masthead.pages_today
    stock = parse_stock(style.stock, house)
    if stock is not None:
        return fitter.on_stock(stock, style.pages)
    if stated is None:
        return fitter.on_stock(auto_stocks(house)[-1], None)
    return fitter.on_best_stock(stated) or fitter.on_stock(fitter.nearest_stock(stated), style.pages)


def _misses(plan: IssuePlan, stated: int) -> tuple[int, int]:
    """Say how far a plan is from filling the stated pages: pages too many or few, column-lines left blank."""
    return abs(len(plan.pages) - stated), sum(page.blank for page in plan.pages) * plan.grid.columns


class Fitter:
    """Finds grids on which one issue comes out."""

    def __init__(self, issue: Issue, house: House, book: FontBook, setter: Setter) -> None:
        """Fit `issue` in the style of `house`; `book` measures its furniture, `setter` its copy."""
        self._issue = issue
        self._house = house
        self._book = book
        self._setter = setter
        self._heads = HeadSetter(book)
        self._matters: dict[Grid, Matter] = {}
        self._total = lru_cache(maxsize=None)(self._totals)
        self._extras = lru_cache(maxsize=None)(self._plan_extras)
        self._corners = lru_cache(maxsize=None)(self._plan_corners)

    def on_best_stock(self, pages: int) -> IssuePlan | None:
        """Plan the issue on the largest stock on which it fills `pages` pages, or comes nearest; None where no stock may."""
        nearest: IssuePlan | None = None
        for stock in auto_stocks(self._house):
            if any(True for _ in self.trials(stock, pages)):
                plan = self.on_stock(stock, pages)
                if _misses(plan, pages) == (0, 0):
                    return plan
                nearest = plan if nearest is None or _misses(plan, pages) < _misses(nearest, pages) else nearest
        return nearest

    def nearest_stock(self, pages: int) -> Stock:
        """Choose the stock for copy that is too long for `pages` pages of any, or too short for the smallest."""
        largest, *_, smallest = (*(stocks := auto_stocks(self._house)), stocks[-1])
        return largest if self.least_pages(largest) > pages else smallest

    def on_stock(self, stock: Stock, asked: int | None) -> IssuePlan:
        """Plan the issue on `stock`, on `asked` pages if that is possible, else on as many as its copy fills."""
        wanted = asked or self._issue.masthead.pages_today
        trials = sorted(self.trials(stock, wanted)) if wanted else []
        if not trials:
            trials = sorted(trial for pages in self._page_counts(stock) for trial in self.trials(stock, pages))
        if not trials:
            trials = [self._forced(stock)]
        best: tuple[float, Trial, Way] | None = None
        tried = 0
        for number, trial in enumerate(trials[: 2 * GRIDS_TRIED]):
            if number >= GRIDS_TRIED and (best or tried > PAGES_TRIED):
                break
            if best and (best[0] <= GOOD * best[1].pages or tried + trial.pages > PAGES_TRIED):
                break
            tried += trial.pages
            way = self._pager(trial).best(best[0] - trial.strain if best else math.inf)
            if way:
                best = (way.cost + trial.strain, trial, way)
        if best is None:
            trial, way = self._anyhow(trials[0])
            return self._plan(trial, way, asked)
        return self._plan(best[1], best[2], asked)

    def trials(self, stock: Stock, pages: int) -> Iterator[Trial]:
        """Yield the grids on which the copy is estimated to fill `pages` pages of `stock`."""
        style = self._house
        measured: Grid | None = None
        for size in style.body_sizes:
            reference = make_grid(stock, size, rows_at(stock, size, size * style.pitch_best))
            if reference is None or (measured and self._far_off(measured, reference, pages)):
                continue
            measured = reference
            fewest, most = rows_at(stock, size, size * style.pitch_most), rows_at(stock, size, size * style.pitch_least)
            for rows in range(fewest, most + 1):
                grid = make_grid(stock, size, rows)
                if grid is None:
                    continue
                fill = self._demand(reference, grid, pages) / self._room(grid, pages)
                miss = abs(fill - FILL_BEST)
                if fill < FILL_BEST - THIN_MOST:
                    continue
                if miss <= self._slack(reference):
                    strain = PITCH_COST * abs(grid.pitch / size - style.pitch_best) + MISS_COST * max(0.0, miss - MISS_FREE)
                    yield Trial(strain + GUTTER_COST * abs(grid.gutter / size - GUTTER_BEST), grid, pages)

    def _far_off(self, measured: Grid, other: Grid, pages: int) -> bool:
        """Say whether copy cannot fill pages at another body size, going by the grid it has been `measured` on."""
        total = self._total(measured)
        need = total.body * measured.cells / other.cells + total.heads
        fills = [need / (self._room(other, pages) * share) for share in (1.0, *self._pitches)]
        return min(fills) > FILL_BEST + self._slack(measured) + SIZE_MISS or max(fills) < FILL_BEST - THIN_MOST - SIZE_MISS

    @property
    def _pitches(self) -> tuple[float, float]:
        """The least and the greatest number of lines a page may have, as shares of the best."""
        style = self._house
        return style.pitch_best / style.pitch_most, style.pitch_best / style.pitch_least

    def least_pages(self, stock: Stock) -> int:
        """Count the pages of `stock` the copy needs when set as tight as the style allows."""
        size = min(self._house.body_sizes)
        grid = make_grid(stock, size, rows_at(stock, size, size * self._house.pitch_least))
        if grid is None:
            return 1
        most = FILL_BEST + self._slack(grid)
        return next((n for n in range(1, MOST_PAGES) if self._demand(grid, grid, n) <= self._room(grid, n) * most), MOST_PAGES)

    def _page_counts(self, stock: Stock) -> range:
        least = self.least_pages(stock)
        return range(least, min(MOST_PAGES, math.ceil(least * MORE_PAGES) + 1))

    def _forced(self, stock: Stock) -> Trial:
        """Return the grid for copy that fills no whole number of pages: the fewest pages, set as open as they allow."""
        pages = self.least_pages(stock)
        style = self._house
        for size in style.body_sizes:
            for pitch in (style.pitch_most, style.pitch_best, style.pitch_least):
                grid = make_grid(stock, size, rows_at(stock, size, size * pitch))
                if grid and self._demand(grid, grid, pages) <= self._room(grid, pages):
                    return Trial(0.0, grid, pages)
        size = min(style.body_sizes)
        grid = make_grid(stock, size, rows_at(stock, size, size * style.pitch_least)) or _smallest(stock)
        return Trial(0.0, grid, pages)

    def _anyhow(self, trial: Trial) -> tuple[Trial, Way]:
        """Make up everything on these pages or more: nothing may be left over, whatever was asked."""
        while True:
            way = self._pager(trial, patient=True).anyhow()
            made = trial._replace(pages=len(way.pages))
            if made.pages >= trial.pages:
                return made, way
            trial = made  # the imprint stands at the foot of the last page, which is now another one

    # -- estimates ----------------------------------------------------------------------------------------------------

    def _matter(self, grid: Grid) -> Matter:
        if grid not in self._matters:
            # No head may rival the masthead (rule M1).
            steps = ladder(
                grid, min(grid.area.width * self._house.head_share, self._masthead(grid).head_ceiling), self._house.heads
            )
            self._matters[grid] = Matter(self._issue, grid, steps, self._house, self._setter, self._heads)
        return self._matters[grid]

    def _plan_extras(self, grid: Grid) -> Extras:
        return Extras(self._issue, by_rank(self._issue.articles), grid, self._house, self._setter, self._heads, self._width)

    def _masthead(self, grid: Grid) -> MastheadPlan | NameplatePlan:
        return self._extras(grid).masthead

    def _plan_corners(self, grid: Grid, pages: int) -> tuple[Corner | None, ...]:
        return self._extras(grid).corners(self._lines(grid, pages))

    def _width(self, text: str, face: str) -> float:
        return display_line(text, face, self._book).width

    def _demand(self, reference: Grid, grid: Grid, pages: int) -> float:
        """Estimate the column-lines of all copy on `grid` from the heads of `reference`, a grid of the same body size."""
        total = self._total(reference)
        jumps = JUMPS * min(pages - 1, total.long) + total.longest // (grid.rows * grid.columns)
        return total.body + total.heads * reference.pitch / grid.pitch + JUMP_HEAD * jumps

    def _slack(self, grid: Grid) -> float:
        """Estimate the share by which copy on a grid of this body size may miss its pages and still close."""
        total = self._total(grid)
        return SLACK + SLACK_HEADS * total.heads / max(1, total.body + total.heads)

    def _totals(self, grid: Grid) -> Demand:
        return Pager(self._matter(grid), ()).total()

    def _rooms(self, grid: Grid, pages: int) -> tuple[int, ...]:
        """Lines for copy on each page, what masthead, folio, imprint and strips at its foot take being off."""
        strips = (corner.rows if corner and corner.columns == grid.columns else 0 for corner in self._corners(grid, pages))
        return tuple(room - strip for room, strip in zip(self._lines(grid, pages), strips, strict=True))

    def _lines(self, grid: Grid, pages: int) -> tuple[int, ...]:
        """Lines of each page, what masthead, folio and imprint take being off."""
        rooms = [grid.rows - self._head_rows(grid, page) for page in range(1, pages + 1)]
        rooms[-1] -= foot_rows(self._issue.masthead)
        return tuple(rooms)

    def _head_rows(self, grid: Grid, page: int) -> int:
        """Lines the masthead takes on page 1, and the folio on the others."""
        return self._masthead(grid).rows if page == 1 else folio_rows(grid)

    def _room(self, grid: Grid, pages: int) -> int:
        taken = sum(corner.columns * corner.rows for corner in self._beside(grid, pages) if corner)
        return sum(self._rooms(grid, pages)) * grid.columns - taken

    def _beside(self, grid: Grid, pages: int) -> tuple[Corner | None, ...]:
        """Return the corners that copy stands beside; a strip over the whole page is off its lines already."""
        return tuple(corner if corner and corner.columns < grid.columns else None for corner in self._corners(grid, pages))

    def _pager(self, trial: Trial, *, patient: bool = False) -> Pager:
        rooms, corners = self._rooms(trial.grid, trial.pages), self._beside(trial.grid, trial.pages)
        return Pager(self._matter(trial.grid), rooms, corners, patient=patient)

    # -- results ------------------------------------------------------------------------------------------------------

    def _plan(self, trial: Trial, way: Way, asked: int | None) -> IssuePlan:
        grid, masthead = trial.grid, self._issue.masthead
        articles = self._matter(grid).articles
        rooms = self._rooms(grid, trial.pages)
        blocks = [page_blocks(shape, self._head_rows(grid, number), grid, articles) for number, shape in enumerate(way.pages, 1)]
        corners = self._corners(grid, trial.pages)
        feet = [grid.rows - (foot_rows(masthead) if number == trial.pages else 0) for number in range(1, trial.pages + 1)]
        blocks = [
            (*own, *(corner_blocks(corner, grid, foot) if corner else ()))
            for own, corner, foot in zip(blocks, corners, feet, strict=True)
        ]
        pages = tuple(
            PagePlan(
                number,
                masthead.sections[number - 1] if number <= len(masthead.sections) else "",
                self._head_rows(grid, number),
                foot_rows(masthead) if number == trial.pages else 0,
                page,
                way.pages[number - 1].spare,
                rooms[number - 1] - way.pages[number - 1].rows,
            )
            for number, page in enumerate(numbered(blocks), 1)
        )
        findings = (
            *self._findings(trial, pages, asked),
            *broad_tables(self._issue.articles, pages, self._setter),
            *self._extras(grid).findings(pages),
        )
        return IssuePlan(grid, pages, findings, way.cost)

    def _findings(self, trial: Trial, pages: tuple[PagePlan, ...], asked: int | None) -> Iterator[Finding]:
        grid, made = trial.grid, trial.pages
        stated = self._issue.masthead.pages_today
        need = self._demand(grid, grid, made)
        if asked and asked != made:
            room = self._room(grid, asked)
            gap = round(abs(room - need))
            characters = _characters(gap, grid, self._house)
            if made > asked:
                text = f"稿件在 {asked} 版 {grid.stock.name} 上排不下，约多 {gap} 栏行（{characters}）；已排成 {made} 版。"
            else:
                lack = f"约缺 {gap} 栏行（可补 {characters}或等面积的图片）"
                text = f"稿件排不满 {asked} 版 {grid.stock.name}，{lack}；已排成 {made} 版。"
            yield Finding("error", "page-count", "全报", text)
        elif stated and stated != made and not asked:
            yield Finding(
                "warning",
                "page-count-differs",
                "报头",
                f"报头称今日 {stated} 版，这种纸张（{grid.stock.name}）上排成 {made} 版。",
            )
        stands = {block.article: page.number for page in pages for block in page.blocks if not block.part}
        for article in self._issue.articles:
            if article.page and stands.get(article.id, article.page) != article.page:
                wish = f"《{article.title}》指定第 {article.page} 版，排不进去"
                text = f"{wish}，现在第 {stands[article.id]} 版；可改指定版次或删减该版稿件。"
                yield Finding("warning", "page-pin", article.id, text)
        upright = {block.article for page in pages for block in page.blocks if block.dress == "upright"}
        for article in self._issue.articles:
            if article.head_style == "vertical" and article.id not in upright:
                text = f"《{article.title}》要求竖题，这里排不下，现排横题；可改版次、字数，或去掉竖题的要求。"
                yield Finding("warning", "head-not-upright", article.id, text)
        for page in pages:
            if page.blank > 0:
                characters = _characters(page.blank * grid.columns, grid, self._house)
                text = f"第 {page.number} 版版脚空 {page.blank} 行 × {grid.columns} 栏；补约 {characters}或等高的图片即可排满。"
                yield Finding("warning", "page-short", f"第{page.number}版", text)


def _characters(lines: int, grid: Grid, house: House) -> str:
    """Say, in round tens, how many characters, or words, column-lines hold."""
    return house.wording.copy.format(count=round(lines * grid.cells * CELLS_FILLED / house.count_ems / 10) * 10)


def _smallest(stock: Stock) -> Grid:
    """Return one column over the whole width, for pages too narrow for anything else."""
    size = stock.area.width / stock.cells_least
    grid = make_grid(stock._replace(columns=1), size, rows_at(stock, size, size * SMALLEST_PITCH))
    assert grid is not None
    return grid
