"""An issue and what was asked of stock and pages → the grid on which its copy comes out, and the plan on it (copyfit 排满).

The body's size and pitch are free within the style's limits; together with heads and jumps they are what makes copy of any
length end on the last line of the last page. The copy itself is never touched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import chain

from epaper.errors import Finding, UsageError
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.places import read_grid, write_grid
from epaper.issue.whereabouts import MASTHEAD
from epaper.plan.account.allowed import decks_left_out, quotes_left_out
from epaper.plan.account.page import misses, unused
from epaper.plan.account.shortage import columns_fewer, copy_short, heads_not_upright, pages_differ, pins_missed, short_pages
from epaper.plan.account.tables import broad_tables
from epaper.plan.closing.closer import Closer
from epaper.plan.division import Divided, without_index
from epaper.plan.editor.again import Made, as_modules, is_like
from epaper.plan.editor.given import grid_mark, stated_grid
from epaper.plan.editor.standing import STANDING_CODES, Standing, attempts, standing_findings
from epaper.plan.finishing import planned_pages
from epaper.plan.furniture.extras import NO_ROOM, index_left_out
from epaper.plan.furniture.index import wants_index
from epaper.plan.grid import make_grid
from epaper.plan.judging.enlarging import Enlarger
from epaper.plan.model import IssuePlan, PagePlan
from epaper.plan.pages.pager import Pager
from epaper.plan.pages.revising import at_fault, revised
from epaper.plan.pages.steps import Way
from epaper.plan.stock import Stock, auto_stocks, parse_stock
from epaper.plan.stories.estimate import CopyEstimate
from epaper.plan.stories.matter import setter_for
from epaper.plan.stories.mending import lost_captions, mended, told
from epaper.plan.trials.candidates import Candidates, smallest
from epaper.plan.trials.grids import Trial, Trials
from epaper.plan.trials.patience import Patience
from epaper.plan.trials.workbench import Workbench
from epaper.plan.unswept import unswept
from epaper.style import House, Style
from epaper.typeset.galley import Setter

GOOD = 15.0  # a plan that costs no more than this a page is taken without looking at further grids …
GOOD_STORY = 4.0  # … and a story
AT_FAULT = 30.0  # what a page an editor would not let pass adds to the cost of a plan
GRIDS_TRIED = 3  # grids, in order of strain, on which an issue of few pages comes out, until one is good …
GRIDS_MOST, STORIES_TRIED = 6, 100  # … and of any issue until one has no such page: so many, or so many stories in all …
PAGE_IN_VAIN = 30  # … or so many to a page, grids on which the copy did not come out counted too: a crowded page takes long
BRIEFS_ASKED, BRIEFS_MORE = 16, 4  # questions that are asked there on one grid, and as many more a page
FEW = 4  # pages: of more, the first grid that comes out so is taken
DEARER = 10.0  # a plan that is kept after an edit may cost so much more than it did


def plan_issue(issue: Issue, style: Style, book: FontBook, setter: Setter | None = None, last: Made | None = None) -> IssuePlan:
    """Choose stock, body size, pitch and page count, and make up every page.

    A `setter` that is given keeps what it has set, if it serves this issue; the plan of the issue as it was `last` made up is
    kept where it still closes after an edit. Raises UsageError for a stock that is no paper size. What cannot be done as asked
    is told in the findings.
    """
    house = style.house_for(issue.masthead)
    setter = setter_for(issue, book, house, setter)
    if last and is_like(last, issue, style):
        written = mended(as_modules(issue, last.plan), last.plan.flowing, last.plan.captions)
        kept = Fitter(written, house, setter).again(last.plan, style.pages)
        if kept and not kept.overset and not lost_captions(written, kept):
            return told(kept, issue, last.plan.flowing, last.plan.captions)
    flowing, captions = tuple[str, ...](), tuple[tuple[str, int], ...]()
    while True:
        made = mended(issue, flowing, captions)
        plan = _planned(made, style, house, setter)
        more = lost_captions(made, plan)
        if not (plan.overset or more):
            return told(plan, issue, flowing, captions)
        flowing, captions = (*flowing, *plan.overset), (*captions, *more)


def _planned(copy: Divided, style: Style, house: House, setter: Setter) -> IssuePlan:
    """Choose stock and pages for an issue, and plan it on them."""
    fitter = Fitter(copy, house, setter)
    stated = style.pages or copy.issue.masthead.pages_today
    stock = parse_stock(style.stock, house) or fitter.written_stock()
    if stock is not None:
        return fitter.on_stock(stock, style.pages)
    if stated is None:
        return fitter.on_stock(auto_stocks(house)[-1], None)
    best = fitter.on_best_stock(stated)
    if best and (style.pages or len(best.pages) == stated):
        return best
    return fitter.on_stock(fitter.nearest_stock(stated), style.pages)  # what a masthead says binds nobody


class Fitter:
    """Finds grids on which one issue comes out."""

    def __init__(self, copy: Divided, house: House, setter: Setter) -> None:
        """Fit `copy` in the style of `house`; `setter` measures its copy and its furniture."""
        self._copy = copy
        self._issue, self._stories, self._boxes = copy
        self._house = house
        self._setter = setter
        self._workbench = Workbench(copy, house, setter)
        self._trials = Trials(CopyEstimate(self._stories, house), house, self._workbench.total, self._workbench.room)
        self._candidates = Candidates(self._workbench, self._trials)
        self._patience = Patience(self._workbench)

    def on_best_stock(self, pages: int) -> IssuePlan | None:
        """Plan the issue on the largest stock on which it fills `pages` pages, or comes nearest; None where no stock may."""
        nearest: IssuePlan | None = None
        for stock in auto_stocks(self._house):
            if self._trials.trials(stock, pages):
                plan = self.on_stock(stock, pages)
                if misses(plan, pages) == (0, 0):
                    return plan
                nearest = plan if nearest is None or misses(plan, pages) < misses(nearest, pages) else nearest
        return nearest

    def nearest_stock(self, pages: int) -> Stock:
        """Choose the stock for copy that is too long for `pages` pages of any, or too short for the smallest."""
        largest, *_, smallest = (*(stocks := auto_stocks(self._house)), stocks[-1])
        return largest if self._candidates.least_pages(largest) > pages else smallest

    def on_stock(self, stock: Stock, asked: int | None) -> IssuePlan:
        """Plan the issue on `stock`, on `asked` pages if that is possible, else on as many as its copy fills."""
        kept = self._kept(stock, asked)
        if kept:
            return kept
        wanted = asked or self._issue.masthead.pages_today
        if make_grid(stock, min(self._house.body_sizes), 2) is None:
            return self._plan(*self._anyhow(Trial(0.0, smallest(stock), wanted or 1)), asked)
        return (
            self._coming_out(stock, asked)
            or self._without_index(stock, asked)
            or self._plan(*self._least_open(stock, wanted), asked)
        )

    def _kept(self, stock: Stock, asked: int | None) -> IssuePlan | None:
        """Plan the issue with pages as they are written down; None where none is, or none can stand."""
        kept = self._as_written(stock, asked)
        return self._plan(*kept[:2], asked, kept[2]) if kept else None

    def _coming_out(self, stock: Stock, asked: int | None) -> IssuePlan | None:
        """Plan the issue on the grids on which its copy may come out; None where it does on none."""
        tries: tuple[Iterator[list[Trial]], ...]
        if asked is None:
            tries = (self._candidates.worth_trying(stock, self._issue.masthead.pages_today),)
        else:
            tries = self._candidates.on_asked(stock, asked), self._candidates.instead(stock, asked)
        lists = chain.from_iterable(map(self._patience.within_reason, tries))
        made = next(filter(None, map(self._made_up, lists)), None)
        return self._plan(*made, asked) if made else None

    def _without_index(self, stock: Stock, asked: int | None) -> IssuePlan | None:
        """Plan the issue without its index box 导读, which may be what page 1 has no room for beside its lead's pictures."""
        if not wants_index(self._issue, self._house):
            return None
        bare = Fitter(without_index(self._copy), self._house, self._setter)
        plan = bare._kept(stock, asked) or bare._coming_out(stock, asked)
        told_of = (index_left_out(NO_ROOM),) if self._issue.makeup.index else ()
        return plan._replace(findings=(*plan.findings, *told_of)) if plan else None

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
        count, parts = max(written), self._workbench.parts(grid)
        beyond = any((box.page or 1) > count for box in self._boxes)
        # More pages may have been asked for than the copy fills, and what is no story may have had one more to itself.
        for pages in dict.fromkeys((asked or count, count + beyond, count)):
            made = self._workbench.sheets(grid, pages)
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

    def _least_open(self, stock: Stock, wanted: int | None) -> tuple[Trial, Way]:
        """Make up everything anyhow, on the grid that comes nearest to the pages wanted and leaves the fewest lines unused."""
        trials = (self._trials.trials(stock, wanted) if wanted else self._candidates.all_counts(stock))[:GRIDS_TRIED]
        made = [self._anyhow(trial) for trial in trials or self._candidates.between(stock)]
        return min(made, key=lambda each: (abs(each[0].pages - (wanted or each[0].pages)), self._unused(*each)))

    def _unused(self, trial: Trial, way: Way) -> int:
        """Count the column-lines a way leaves unused."""
        sheets_ = self._workbench.sheets(trial.grid, trial.pages, trial.laid)
        return sum(unused(shape, sheet) for sheet, shape in zip(sheets_, way.pages, strict=True))

    def _made_up(self, trials: list[Trial]) -> tuple[Trial, Way] | None:
        """Make up the most comfortable grids until all pages of one would pass an editor; return the best."""
        best: tuple[float, Trial, Way] | None = None
        number = 0  # of grids on which the copy came out
        for tried, trial in enumerate(self._patience.chosen(trials), 1):
            briefs = self._workbench.matter(trial.grid).only_briefs
            made = self._revised(trial, best[0] - trial.strain + AT_FAULT * trial.pages if best else math.inf, briefs=briefs)
            if made is None:
                if best and tried * len(self._stories) > PAGE_IN_VAIN * trial.pages:
                    break
                continue
            number += 1
            way, faults = made
            cost = way.cost + trial.strain + AT_FAULT * faults
            if best is None or cost < best[0]:
                best = (cost, trial, way)
            good = cost <= GOOD * trial.pages + GOOD_STORY * len(self._stories)
            enough = briefs or number >= GRIDS_MOST or (number + 1) * len(self._stories) > STORIES_TRIED
            if enough or (not faults and (good or trial.pages > FEW or number >= GRIDS_TRIED)):
                break
        return (best[1], self._workbench.opened(best[1], best[2])) if best else None

    @unswept()  # the tables of each grid go when it is made up
    def _revised(self, trial: Trial, limit: float, *, briefs: bool) -> tuple[Way, int] | None:
        """Make up all pages on one grid, and once more those that are dear; say how many would not pass an editor."""
        pager = self._workbench.pager(trial)
        way = pager.best(limit, BRIEFS_ASKED + BRIEFS_MORE * trial.pages if briefs else None)
        way = revised(pager, way) if way and not (briefs and trial.pages > FEW) else way
        return (way, len(at_fault(pager, way))) if way else None

    def _anyhow(self, trial: Trial) -> tuple[Trial, Way]:
        """Make up everything on these pages or more: nothing may be left over, whatever was asked."""
        while True:
            way = self._workbench.pager(trial).anyhow()
            made = trial._replace(pages=len(way.pages))
            if made.pages >= trial.pages:
                return made._replace(laid=trial.pages), way
            trial = made  # the imprint stands at the foot of the last page, which is now another one

    # -- results ------------------------------------------------------------------------------------------------------

    def _plan(self, trial: Trial, way: Way, asked: int | None, kept: Standing | None = None) -> IssuePlan:
        grid, masthead = trial.grid, self._issue.masthead
        made = self._workbench.sheets(grid, trial.pages, trial.laid)
        score, enlarger = Closer(self._workbench.parts(grid)).score, Enlarger(self._workbench.parts(grid))
        shapes = enlarger.sized(way.pages, kept.pages if kept else ())
        pages = planned_pages(
            shapes, self._workbench.filled(made, shapes), masthead.sections, self._workbench.matter(grid), score
        )
        written = write_grid(grid_mark(grid))
        stood = standing_findings(kept, self._issue.makeup, self._stories, len(pages), written)
        overset = self._workbench.extras(grid).overset(pages)
        return IssuePlan(grid, pages, (*self._findings(trial, pages, asked), *stood), way.cost, overset)

    def _findings(self, trial: Trial, pages: tuple[PagePlan, ...], asked: int | None) -> Iterator[Finding]:
        grid, made = trial.grid, trial.pages
        stated = self._issue.masthead.pages_today
        if asked and asked != made:
            extreme = self._trials.tightest(grid.stock) if made > asked else self._trials.most_open(grid.stock)
            grid_ = extreme or grid
            gap = self._trials.need_on(grid_, asked) - self._workbench.room(grid_, asked)
            yield pages_differ(asked, made, gap, f"{asked} 版 {grid.stock.name}", grid_, self._house)
        elif stated and stated != made and not asked:
            text = f"报头称今日 {stated} 版，这种纸张（{grid.stock.name}）上排成 {made} 版。"
            yield Finding("warning", "page-count-differs", MASTHEAD, text, "pages_today")
        yield from columns_fewer(grid, self._house)
        yield from self._short(trial)
        yield from pins_missed(self._stories, pages, grid)
        yield from heads_not_upright(self._stories, pages)
        yield from decks_left_out(self._stories, pages)
        yield from quotes_left_out(self._stories, pages)
        yield from short_pages(pages, grid, self._house)
        yield from self._workbench.extras(grid).findings(pages)
        yield from broad_tables(self._stories, pages, self._setter)

    def _short(self, trial: Trial) -> Iterator[Finding]:
        """Say so where copy had to be leaded out, or heads opened, by more than a line a page."""
        grid, widest = trial.grid, self._trials.most_open(trial.grid.stock)
        if widest and (trial.air or (grid.size == widest.size and grid.rows < widest.rows)):
            missing = round(self._workbench.room(widest, trial.pages) - self._trials.need_on(widest, trial.pages))
            if (lines := max(missing, trial.air * grid.columns)) > grid.columns * trial.pages:
                yield copy_short(lines, grid, self._house, airy=trial.air > 0)
