"""An issue and what was asked of stock and pages → the grid on which its copy comes out, and the plan on it (copyfit 排满).

The body's size and pitch are free within the style's limits; together with heads and jumps they are what makes copy of any
length end on the last line of the last page. The copy itself is never touched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from epaper.errors import Finding, UsageError
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.places import read_grid, write_grid
from epaper.plan.again import Made, as_modules, is_like
from epaper.plan.airing import AIR_MOST, aired, may_open, spread_air
from epaper.plan.allowed import decks_left_out, quotes_left_out
from epaper.plan.closing import Closer
from epaper.plan.demand import Demand, Total
from epaper.plan.enlarging import Enlarger
from epaper.plan.estimate import CopyEstimate
from epaper.plan.extras import Extras
from epaper.plan.finishing import planned_pages
from epaper.plan.given import grid_mark, stated_grid
from epaper.plan.grid import Grid, make_grid, rows_at
from epaper.plan.ladder import ladder
from epaper.plan.masthead import folio_rows, foot_rows
from epaper.plan.matter import Matter, by_rank, setter_for
from epaper.plan.model import IssuePlan, PagePlan
from epaper.plan.pages import Pager, Way
from epaper.plan.parts import Parts
from epaper.plan.revising import at_fault, revised
from epaper.plan.sheets import Sheet, sheets
from epaper.plan.shortage import heads_not_upright, pages_differ, pins_missed, short_pages
from epaper.plan.standing import STANDING_CODES, Standing, attempts, standing_findings
from epaper.plan.stock import Stock, auto_stocks, parse_stock
from epaper.plan.tables import broad_tables
from epaper.plan.trials import FILL_BEST, Trial, Trials
from epaper.plan.unswept import unswept
from epaper.style import House, Style
from epaper.typeset.galley import Setter

GOOD = 12.0  # a plan that costs no more than this a page is taken without looking at further grids …
GOOD_STORY = 4.0  # … and a story
AT_FAULT = 30.0  # what a page an editor would not let pass adds to the cost of a plan
GRIDS_TRIED = 3  # grids, in order of strain, that are made up of an issue of few pages, until one is good …
GRIDS_MOST, PAGES_TRIED = 6, 30  # … and of any issue until one has no such page: so many, or so many pages in all
BRIEFS_TRIED = 8  # … where there are only briefs, which are soon made up but come out on some grids only
BRIEFS_ASKED = 8  # questions a page that are asked there on one grid
BRIEF_OPEN = 1.5  # lines of white more than usual above each where they are too short for their pages
CROWDED = 4  # stories to a page: of more, half as many grids are made up
FEW = 4  # pages: of more, the first grid that comes out so is taken
LAST_LEAST = 0.35  # share of a last page that copy must fill at the least, lest a page less be made
MOST_PAGES = 128
MORE_PAGES = 1.6  # times the fewest pages: as many may be tried
DEARER = 10.0  # a plan that is kept after an edit may cost so much more than it did
# Lines fewer that are left blank at the end where copy does not come out with those estimated.
OTHER_FEET = (1, -1, 2, -2, 3, -3, 4, -4, -5, -6, -7)
SMALLEST_PITCH = 1.3  # of the body, on pages too narrow for anything but one column


def plan_issue(issue: Issue, style: Style, book: FontBook, setter: Setter | None = None, last: Made | None = None) -> IssuePlan:
    """Choose stock, body size, pitch and page count, and make up every page.

    A `setter` that is given keeps what it has set; the plan of the issue as it was `last` made up is kept where it still closes
    after an edit. Raises UsageError for a stock that is no paper size. What cannot be done as asked is told in the findings.
    """
    house = style.house_for(issue.masthead)
    setter = setter or setter_for(issue, book, drop_cap=house.drop_cap)
    if last and is_like(last, issue, style):
        kept = Fitter(as_modules(issue, last.plan), house, setter).again(last.plan, style.pages)
        if kept:
            return kept
    fitter = Fitter(issue, house, setter)
    stated = style.pages or issue.masthead.pages_today
    stock = parse_stock(style.stock, house) or fitter.written_stock()
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

    def __init__(self, issue: Issue, house: House, setter: Setter) -> None:
        """Fit `issue` in the style of `house`; `setter` measures its copy and its furniture."""
        self._issue = issue
        self._house = house
        self._setter = setter
        self._heads = setter.heads
        self._stories = by_rank(issue.articles)
        self._extras = lru_cache(maxsize=None)(self._find_extras)
        self._matter = lru_cache(maxsize=None)(self._measure)
        self._parts = lru_cache(maxsize=None)(self._find_parts)
        self._sheets = lru_cache(maxsize=None)(self._find_sheets)
        self._trials = Trials(CopyEstimate(self._stories, house), house, self._total, self._room)

    def on_best_stock(self, pages: int) -> IssuePlan | None:
        """Plan the issue on the largest stock on which it fills `pages` pages, or comes nearest; None where no stock may."""
        nearest: IssuePlan | None = None
        for stock in auto_stocks(self._house):
            if self._trials.trials(stock, pages):
                plan = self.on_stock(stock, pages)
                if _misses(plan, pages) == (0, 0):
                    return plan
                nearest = plan if nearest is None or _misses(plan, pages) < _misses(nearest, pages) else nearest
        return nearest

    def nearest_stock(self, pages: int) -> Stock:
        """Choose the stock for copy that is too long for `pages` pages of any, or too short for the smallest."""
        largest, *_, smallest = (*(stocks := auto_stocks(self._house)), stocks[-1])
        return largest if self._least_pages(largest) > pages else smallest

    def on_stock(self, stock: Stock, asked: int | None) -> IssuePlan:
        """Plan the issue on `stock`, on `asked` pages if that is possible, else on as many as its copy fills."""
        kept = self._as_written(stock, asked)
        if kept:
            return self._plan(*kept[:2], asked, kept[2])
        wanted = asked or self._issue.masthead.pages_today
        if make_grid(stock, min(self._house.body_sizes), 2) is None:
            return self._plan(*self._anyhow(Trial(0.0, _smallest(stock), wanted or 1)), asked)
        lists = self._worth_trying(stock, wanted, asked is not None)
        made = next(filter(None, map(self._made_up, lists)), None)
        return self._plan(*(made or self._least_open(stock, wanted)), asked)

    # -- as written down ----------------------------------------------------------------------------------------------

    def written_stock(self) -> Stock | None:
        """Return the stock on which modules are written down, if they are."""
        mark = read_grid(self._issue.makeup.grid)
        if mark is None or not any(story.pins.modules for story in self._stories):
            return None
        try:
            return parse_stock(mark.stock, self._house)
        except UsageError:  # a stock of another house style
            return None

    def _as_written(self, stock: Stock, asked: int | None) -> tuple[Trial, Way, Standing] | None:
        """Keep the pages that stand as they are written down and make up the others around them."""
        written = [module.page for story in self._stories for module in story.pins.modules]
        grid = stated_grid(self._issue.makeup.grid, stock) if written else None
        if grid is None:
            return None
        count, parts = max(written), self._parts(grid)
        beyond = any((article.page or 1) > count for article in self._issue.articles if article.kind != "story")
        # More pages may have been asked for than the copy fills, and what is no story may have had one more to itself.
        for pages in dict.fromkeys((asked or count, count + beyond, count)):
            made = self._sheets(grid, pages)
            *some, none = attempts(parts, made, self._issue.makeup.locked)
            ways: tuple[tuple[Standing, Callable[[], Way | None]], ...] = (
                *((kept, Pager(parts, made, kept).best) for kept in some),
                *((kept, Pager(parts, made, kept).anyhow) for kept in some[:1] if kept.pages),  # pages ended early before
                *(((none, Pager(parts, made, none).best),) if pages == count else ()),
            )
            for kept, make in ways:
                way = make()
                if way and len(way.pages) == pages:
                    return Trial(0.0, grid, pages), way, kept
        return None

    def again(self, plan: IssuePlan, asked: int | None) -> IssuePlan | None:
        """Return a plan whose modules this issue has once more, where today's copy closes its pages about as well."""
        kept = self._as_written(plan.grid.stock, len(plan.pages))
        if kept is None or kept[1].cost > plan.cost + DEARER:
            return None
        made = self._plan(*kept[:2], asked, kept[2])
        return made._replace(findings=tuple(each for each in made.findings if each.code not in STANDING_CODES))

    # -- which grid ---------------------------------------------------------------------------------------------------

    def _worth_trying(self, stock: Stock, wanted: int | None, bound: bool) -> Iterator[list[Trial]]:
        """Yield the grids to try for the pages wanted, then, as copy does not come out there, for others near them.

        Where pages are not `bound` to that number full ones are better than as many as the masthead says.
        """
        if wanted:
            yield self._trials.trials(stock, wanted)
            yield self._open(stock, wanted, least=LAST_LEAST if bound else 1.0)
            counts = sorted(self._page_counts(stock), key=lambda pages: (abs(pages - wanted), pages))
            if not bound:
                yield from (self._trials.trials(stock, pages) for pages in counts if pages != wanted)
                yield self._open(stock, wanted)
            elif not self._trials.trials(stock, wanted):
                yield self._all_counts(stock)
        else:
            yield self._all_counts(stock)
        least = self._least_pages(stock)
        for pages in (least, least + 1):
            opened = self._open(stock, pages, least=0.0)
            yield opened
            for trial in opened:
                blanks = (trial.blank - lines for lines in OTHER_FEET if trial.blank > lines)
                yield from ([trial._replace(blank=blank)] for blank in blanks)

    def _all_counts(self, stock: Stock) -> list[Trial]:
        """Return the grids on which copy may fill any number of pages, the most comfortable first."""
        return sorted(chain.from_iterable(self._trials.trials(stock, pages) for pages in self._page_counts(stock)))

    def _least_open(self, stock: Stock, wanted: int | None) -> tuple[Trial, Way]:
        """Make up everything anyhow, on the grid that comes nearest to the pages wanted and leaves the fewest lines unused."""
        trials = (self._trials.trials(stock, wanted) if wanted else self._all_counts(stock))[:GRIDS_TRIED]
        made = [self._anyhow(trial) for trial in trials or self._between(stock)]
        return min(made, key=lambda each: (abs(each[0].pages - (wanted or each[0].pages)), self._unused(*each)))

    def _unused(self, trial: Trial, way: Way) -> int:
        """Count the column-lines a way leaves unused."""
        sheets_ = self._sheets(trial.grid, trial.pages, trial.laid)
        blank = sum(max(0, sheet.rows - shape.rows) for sheet, shape in zip(sheets_, way.pages, strict=True))
        return blank * trial.grid.columns + sum(shape.spare for shape in way.pages)

    def _made_up(self, trials: list[Trial]) -> tuple[Trial, Way] | None:
        """Make up the most comfortable grids until all pages of one would pass an editor; return the best."""
        best: tuple[float, Trial, Way] | None = None
        for number, trial in enumerate(self._tried(trials), 1):
            briefs = self._matter(trial.grid).only_briefs
            made = self._revised(trial, best[0] - trial.strain + AT_FAULT * trial.pages if best else math.inf, briefs=briefs)
            if made is None:
                continue
            way, faults = made
            cost = way.cost + trial.strain + AT_FAULT * faults
            if best is None or cost < best[0]:
                best = (cost, trial, way)
            good = cost <= GOOD * trial.pages + GOOD_STORY * len(self._stories)
            enough = briefs or (number + 1) * trial.pages * (1 + self._crowded(trial.pages)) > PAGES_TRIED
            if enough or (not faults and (good or trial.pages > FEW or number >= GRIDS_TRIED)):
                break
        return (best[1], self._opened(best[1], best[2])) if best else None

    @unswept()  # the tables of each grid go when it is made up
    def _revised(self, trial: Trial, limit: float, *, briefs: bool) -> tuple[Way, int] | None:
        """Make up all pages on one grid, and once more those that are dear; say how many would not pass an editor."""
        pager = self._pager(trial)
        way = pager.best(limit, BRIEFS_ASKED * trial.pages if briefs else None)
        way = revised(pager, way) if way else None
        return (way, len(at_fault(pager, way))) if way else None

    def _tried(self, trials: list[Trial]) -> list[Trial]:
        """Choose the grids that are made up if need be, in this order."""
        if trials and self._matter(trials[0].grid).only_briefs:
            # One more or fewer in a column is a big step: grids farther apart hold them differently.
            return trials[:: -(-len(trials) // BRIEFS_TRIED)]
        return trials[:GRIDS_MOST]

    def _crowded(self, pages: int) -> bool:
        """Say whether so many stories share a page that answers take long."""
        return len(self._stories) > CROWDED * pages

    def _open(self, stock: Stock, pages: int, least: float = LAST_LEAST) -> list[Trial]:
        """Open the heads of all pages where copy is too short, though set as wide as can be, then the foot of the last.

        Of that page copy must fill a share at the `least`.
        """
        grid = self._trials.most_open(stock)
        if grid is None:
            return []
        need = self._trials.need_on(grid, pages)
        rooms = self._sheets(grid, pages)
        blank = int((sum(sheet.room for sheet in rooms) - need / FILL_BEST) / grid.columns)
        air = min(blank, AIR_MOST * sum(may_open(sheet) for sheet in rooms))
        opened = air
        if air > 0 and self._matter(grid).only_briefs:  # they are opened one by one, not by the head that leads the page
            air, opened = 0, min(blank, math.ceil(BRIEF_OPEN * len(self._stories) / grid.columns))
        blank -= opened
        if air < 0 or blank > (1 - least) * (rooms[-1].rows - AIR_MOST):
            return []
        return [Trial(0.0, grid, pages, min(blank, rooms[-1].rows - AIR_MOST - 1), air)]

    def _between(self, stock: Stock) -> list[Trial]:
        """Take a grid for copy that is too much for its pages set wide, and too little set tight."""
        pages = self._least_pages(stock)
        grid = self._trials.roomy(stock, pages) or _smallest(stock)
        return [Trial(0.0, grid, pages)]

    def _least_pages(self, stock: Stock) -> int:
        """Count the pages of `stock` the copy needs when set as tight as the style allows."""
        grid = self._trials.tightest(stock)
        if grid is None:
            return 1
        for pages in range(1, MOST_PAGES):
            most = FILL_BEST + self._trials.slack(stock, pages)
            if self._trials.need_on(grid, pages) <= self._room(grid, pages) * most:
                return pages
        return MOST_PAGES

    def _page_counts(self, stock: Stock) -> range:
        least = self._least_pages(stock)
        return range(least, min(MOST_PAGES, math.ceil(least * MORE_PAGES) + 1))

    def _anyhow(self, trial: Trial) -> tuple[Trial, Way]:
        """Make up everything on these pages or more: nothing may be left over, whatever was asked."""
        while True:
            way = self._pager(trial).anyhow()
            made = trial._replace(pages=len(way.pages))
            if made.pages >= trial.pages:
                return made._replace(laid=trial.pages), way
            trial = made  # the imprint stands at the foot of the last page, which is now another one

    # -- one grid -----------------------------------------------------------------------------------------------------

    def _find_extras(self, grid: Grid) -> Extras:
        return Extras(self._issue, self._stories, grid, self._house, self._setter, self._heads, self._width)

    def _measure(self, grid: Grid) -> Matter:
        # No head may rival the masthead (rule M1).
        ceiling = self._extras(grid).masthead.head_ceiling
        steps = ladder(grid, min(grid.area.width * self._house.head_share, ceiling), self._house.heads, ceiling)
        return Matter(self._issue, grid, steps, self._house, self._setter, self._heads)

    def _total(self, grid: Grid) -> Total:
        return Demand(self._parts(grid)).total()

    def _find_parts(self, grid: Grid) -> Parts:
        return Parts(self._matter(grid))

    def _width(self, text: str, face: str) -> float:
        return self._heads.line(text, face).width

    def _find_sheets(self, grid: Grid, pages: int, laid: int = 0) -> tuple[Sheet, ...]:
        """Measure pages with the corners of what is no story on the first `laid` of them, or on all."""
        extras = self._extras(grid)
        heads = [extras.masthead.rows, *[folio_rows(grid)] * (pages - 1)]
        imprint = foot_rows(self._issue.masthead)
        rooms = [grid.rows - rows - (imprint if number == pages else 0) for number, rows in enumerate(heads, 1)]
        corners = extras.corners(rooms[: laid or pages])
        return sheets(grid, heads, imprint, (*corners, *[None] * (pages - len(corners))))

    def _room(self, grid: Grid, pages: int) -> int:
        """Count the column-lines for copy on so many pages."""
        return sum(sheet.room for sheet in self._sheets(grid, pages))

    def _pager(self, trial: Trial) -> Pager:
        made = self._sheets(trial.grid, trial.pages)
        opened = [sheet._replace(blank=lines) for sheet, lines in zip(made, spread_air(made, trial.air), strict=True)]
        opened[-1] = opened[-1]._replace(blank=opened[-1].blank + trial.blank)
        return Pager(self._parts(trial.grid), opened)

    def _opened(self, trial: Trial, way: Way) -> Way:
        """Put the air of a trial into the heads that lead its pages."""
        airs = spread_air(self._sheets(trial.grid, trial.pages), trial.air)
        return way._replace(pages=tuple(aired(shape, lines) for shape, lines in zip(way.pages, airs, strict=True)))

    # -- results ------------------------------------------------------------------------------------------------------

    def _plan(self, trial: Trial, way: Way, asked: int | None, kept: Standing | None = None) -> IssuePlan:
        grid, masthead = trial.grid, self._issue.masthead
        made = self._sheets(grid, trial.pages, trial.laid)
        score, enlarger = Closer(self._parts(grid)).score, Enlarger(self._parts(grid))
        shapes = [
            shape if kept and number in kept.pages else enlarger.enlarged(shape, number)
            for number, shape in enumerate(way.pages, 1)
        ]
        pages = planned_pages(shapes, made, masthead.sections, self._matter(grid), score)
        written = write_grid(grid_mark(grid))
        stood = standing_findings(kept, self._issue.makeup, self._stories, len(pages), written)
        return IssuePlan(grid, pages, (*self._findings(trial, pages, asked), *stood), way.cost)

    def _findings(self, trial: Trial, pages: tuple[PagePlan, ...], asked: int | None) -> Iterator[Finding]:
        grid, made = trial.grid, trial.pages
        stated = self._issue.masthead.pages_today
        if asked and asked != made:
            extreme = self._trials.tightest(grid.stock) if made > asked else self._trials.most_open(grid.stock)
            grid_ = extreme or grid
            gap = self._trials.need_on(grid_, asked) - self._room(grid_, asked)
            yield pages_differ(asked, made, gap, f"{asked} 版 {grid.stock.name}", grid_, self._house)
        elif stated and stated != made and not asked:
            text = f"报头称今日 {stated} 版，这种纸张（{grid.stock.name}）上排成 {made} 版。"
            yield Finding("warning", "page-count-differs", "报头", text)
        yield from pins_missed(self._stories, pages, grid)
        yield from heads_not_upright(self._stories, pages)
        yield from decks_left_out(self._stories, pages)
        yield from quotes_left_out(self._stories, pages)
        yield from short_pages(pages, grid, self._house)
        yield from self._extras(grid).findings(pages)
        yield from broad_tables(self._stories, pages, self._setter)


def _smallest(stock: Stock) -> Grid:
    """Return one column over the whole width, for pages too narrow for anything else."""
    size = stock.area.width / stock.cells_least
    grid = make_grid(stock._replace(columns=1), size, rows_at(stock, size, size * SMALLEST_PITCH))
    assert grid is not None
    return grid
