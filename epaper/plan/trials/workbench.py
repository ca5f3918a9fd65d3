"""An issue in a house style → what it is made of on each grid it is tried on, found once: furniture, copy, sheets, pagers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from epaper.plan.closing.airing import aired, spread_air
from epaper.plan.division import Divided
from epaper.plan.furniture.extras import Extras
from epaper.plan.furniture.index import wants_index
from epaper.plan.furniture.sheets import Sheet, filled, folio_rows, sheets
from epaper.plan.grid import Grid
from epaper.plan.heads.ladder import ladder
from epaper.plan.masthead.imprint import plan_imprint
from epaper.plan.pages.demand import Demand, Total
from epaper.plan.pages.pager import Pager
from epaper.plan.pages.steps import Way
from epaper.plan.shapes.leads import is_narrow
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Matter
from epaper.plan.trials.grids import Trial
from epaper.style import House
from epaper.typeset.galley import Setter


class Workbench:
    """Holds one issue on every grid."""

    def __init__(self, copy: Divided, house: House, setter: Setter) -> None:
        """Hold `copy` in the style of `house`; `setter` measures it, and the furniture."""
        self.stories = copy.stories
        self._copy = copy
        self._house = house
        self._setter = setter
        self.extras = lru_cache(maxsize=None)(self._extras)
        self.matter = lru_cache(maxsize=None)(self._matter)
        self.parts = lru_cache(maxsize=None)(self._parts)
        self.sheets = lru_cache(maxsize=None)(self._sheets)

    def total(self, grid: Grid) -> Total:
        """Measure what all copy takes on a grid."""
        return Demand(self.parts(grid)).total()

    @property
    def asked_for(self) -> bool:
        """Say whether an editor wants a story on some page."""
        return any(story.page for story in self.stories)

    def room(self, grid: Grid, pages: int) -> int:
        """Count the column-lines for copy on so many pages."""
        return sum(sheet.room for sheet in self.sheets(grid, pages))

    def pager(self, trial: Trial) -> Pager:
        """Return what makes up all pages on a trial's grid."""
        made = self.sheets(trial.grid, trial.pages)
        opened = [sheet._replace(blank=lines) for sheet, lines in zip(made, spread_air(made, trial.air), strict=True)]
        opened[-1] = opened[-1]._replace(blank=opened[-1].blank + trial.blank)
        return Pager(self.parts(trial.grid), opened, large=trial.large, yielding=trial.yielding)

    def opened(self, trial: Trial, way: Way) -> Way:
        """Put the air of a trial into the heads that lead its pages."""
        airs = spread_air(self.sheets(trial.grid, trial.pages), trial.air)
        return way._replace(pages=tuple(aired(shape, lines) for shape, lines in zip(way.pages, airs, strict=True)))

    def filled(self, made: Sequence[Sheet], shapes: Sequence[Shape]) -> tuple[Sheet, ...]:
        """Let what is no story fill what finished pages leave blank above it."""
        measured = {box.id for box in self._copy.boxes if box.pins.rows}
        return tuple(filled(sheet, shape.rows, measured) for sheet, shape in zip(made, shapes, strict=True))

    def _extras(self, grid: Grid) -> Extras:
        return Extras(self._copy, grid, self._house, self._setter)

    def _matter(self, grid: Grid) -> Matter:
        # No head may rival the masthead (rule M1).
        ceiling = self.extras(grid).masthead.head_ceiling
        steps = ladder(grid, min(grid.area.width * self._house.head_share, ceiling), self._house.heads, ceiling)
        return Matter(self._copy, grid, steps, self._house, self._setter)

    def _parts(self, grid: Grid) -> Parts:
        return Parts(self.matter(grid))

    def _imprint_rows(self, grid: Grid) -> int:
        """Count the lines at the last page's foot for the imprint."""
        plan = plan_imprint(self._copy.issue.masthead, grid, self._house, self._setter.heads.width)
        return plan.rows if plan else 0

    def _index_across(self, grid: Grid) -> bool:
        """Say whether an index box lies across page 1: beside a short lead a gutter would run down to it, and part the page.

        Asked of every grid that may be tried, so only the lead is measured.
        """
        if not self.stories or not wants_index(self._copy.issue, self._house):
            return False
        return is_narrow(self._setter.count(self.stories[0], grid.cells), grid)

    def _sheets(self, grid: Grid, pages: int, laid: int = 0) -> tuple[Sheet, ...]:
        """Measure pages with the corners of what is no story on the first `laid` of them, or on all."""
        extras = self.extras(grid)
        heads = [extras.masthead.rows, *[folio_rows(grid, self._house)] * (pages - 1)]
        imprint = self._imprint_rows(grid)
        rooms = [grid.rows - rows - (imprint if number == pages else 0) for number, rows in enumerate(heads, 1)]
        corners = extras.corners(rooms[: laid or pages], across=self._index_across(grid))
        return sheets(grid, heads, imprint, (*corners, *[None] * (pages - len(corners))))
