"""Pieces of copy and a page of so many lines → the cheapest shapes that fill it exactly; one story may jump and gives way.

A page is its lead as a crown over the shapes under its legs, or one shape over or beside another. What stands below the lead
comes from tables of every height (`growth`), so a page is closed by looking up the one height, or the one number of column-lines,
that is missing. Up to `ALL_UP_TO` + 1 stories every division of them is tried, so the search is exact among crowns and pairs but
for its caps: tables keep `Heights.KEPT` heights, and under both sides of a crown inside a page `BOTH_SIDES_KEPT` shapes a side
are tried. Beyond so many stories divisions are tried in order of rank, and briefs in columns. Every page is judged when found.
`Score.least` bounds what any page of the same stories may cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from epaper.plan import costs
from epaper.plan.closing.briefpages import BriefPages
from epaper.plan.closing.leading import Leading
from epaper.plan.closing.narrow import NarrowLeads
from epaper.plan.closing.offers import Field, Judges, Page, Priced
from epaper.plan.closing.pressure import WEIGHTS, Pressure
from epaper.plan.closing.score import Score
from epaper.plan.closing.topped import Topper
from epaper.plan.furniture.sheets import BARE, Ground
from epaper.plan.growth.groups import Group, Groups
from epaper.plan.growth.grower import Grower
from epaper.plan.growth.jumps import Jumper
from epaper.plan.growth.runs import RUN_ONLY, Runs
from epaper.plan.growth.settings import LEADS_PAGE, LEADS_PAPER, SECOND, Settings
from epaper.plan.judging.bumps import beside, bumping
from epaper.plan.judging.settling import Settler
from epaper.plan.model import Corner
from epaper.plan.shapes.divide import UNITS_UP_TO, corner_piece
from epaper.plan.shapes.model import Shape, over, side
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece

BRIEFS_FEW = 9  # briefs on a page that may stand in any other way as well as in columns


class Closer:
    """Closes pages with pieces of one issue on one grid; remembers what it has closed."""

    def __init__(self, parts: Parts, plain: Closer | None = None) -> None:
        """Close with what `parts` say shapes are made of; where they turn a head, what is without that story is `plain`'s."""
        self._parts = parts
        self._wide = parts.matter.grid.columns
        self._settings: Settings = Settings(parts, plain._settings if plain else None)
        self._groups: Groups = Groups(parts, plain._groups if plain else None)
        self._pressure = Pressure(self._settings)
        self._runs = Runs(self._settings)
        self._brief_pages = BriefPages(self._settings, self._runs)
        self._growers: dict[float, Grower] = {
            weight: Grower(self._settings, self._runs, self._groups, weight, plain._growers[weight] if plain else None)
            for weight in (0.0, *WEIGHTS)
        }
        self._jumper = Jumper(self._settings, self._growers[0.0])
        settler = Settler(parts)
        self._leading = Leading(self._settings, self._groups, self._jumper, settler)
        self._narrow = NarrowLeads(self._settings, self._groups, self._jumper)
        self.score = Score(parts, self._jumper)
        self._judges = Judges(self.score, settler, Topper(parts))
        self._turned: dict[int, Closer] = {}
        self._closed: dict[tuple[tuple[Piece, ...], int, Piece | None, int, Ground, int], tuple[float, Priced]] = {}

    def page(
        self,
        pieces: tuple[Piece, ...],
        rows: int,
        flex: Piece | None,
        number: int,
        limit: float = math.inf,
        corner: Corner | None = None,
        ground: Ground = BARE,
        units: int = UNITS_UP_TO,
    ) -> Priced:
        """Return the cheapest shapes for a whole page of `rows`, each with its cost, all below `limit` that may be of use.

        A `corner` at the right foot stays free; `ground` is what is around the page's copy. Under the lead up to so many `units`
        are divided in every way.
        """
        level = LEADS_PAPER if number == 1 else LEADS_PAGE
        if corner:
            pieces = (*pieces, corner_piece(corner.columns, corner.rows))
        key = pieces, rows, flex, level, ground, units
        known = self._closed.get(key)
        if known is None or known[0] < limit:
            weight = self._pressure.weight(pieces, self._wide * rows) if flex is None else 0.0
            page = Page(pieces, Field(rows, ground, level, units), flex, limit, self._growers[weight], self._judges)
            if rows > 0:
                self._close(page)
                self._turn(page, weight)
            known = self._closed[key] = page.reach, page.priced()
        return known[1]

    def _close(self, page: Page) -> None:
        if page.flex is None and self._parts.area(page.pieces, self._wide) > self._wide * page.rows:
            return
        if page.flex is None and self._briefs(page) and len(page.pieces) > BRIEFS_FEW:
            return
        first, *longer = self._parts.page_leads(page.pieces)
        for lead, rest in (first, *longer):
            self._leading.crowns(lead, self._groups.maybe(rest), page)
        lead, rest = first
        if rest:
            self._pairs(lead, self._groups.of(rest), page)
        if rest and self._narrow.wanted(lead, page):
            beside = page.roomier(costs.BUMP)  # by less than which a head that is turned upright makes a page cheaper
            self._narrow.pages(lead, rest, beside)
            page.beside = beside.priced()[:1]
            for _, shape in beside.priced():
                page.offer(shape)

    def _turn(self, page: Page, weight: float) -> None:
        """Where heads bump at best, or beside a lead too short, try the page with one of them upright 竖题 (rule H8)."""
        best = [shape for _, shape in (*page.priced()[:1], *page.beside)]
        bumps = [crown.piece for shape in best for crown in bumping(shape, self._parts.brief)]
        for order in dict.fromkeys(piece.order for piece in bumps if not piece.part):
            if not self._parts.matter.upright.may(order):
                continue
            if order not in self._turned:
                self._turned[order] = Closer(Parts(self._parts.matter, order), self)
            turned = self._turned[order]
            page.grower = turned._growers[weight]
            turned._close(page)

    def _briefs(self, page: Page) -> bool:
        """Stand many briefs in columns over the whole page, if they come out so."""
        if len(page.pieces) < RUN_ONLY or not all(map(self._parts.brief, page.pieces)):
            return False
        shapes = tuple(self._brief_pages.shapes(page.pieces, page.rows, page.level))
        for shape in shapes:
            page.offer(shape)
        return bool(shapes)

    # -- two shapes ---------------------------------------------------------------------------------------------------

    def _pairs(self, lead: Piece, rest: Group, page: Page) -> None:
        through = page.grower.through(self._wide)
        for one, two, bump in self._groups.halves(lead, rest):
            floor = one.floors[self._wide] + two.floors[self._wide]
            price = costs.FOOT_STRIP if len(two.pieces) == 1 and not page.ground.strip else through
            if floor + price < page.limit:
                for a, b in self._over(one, two, page, page.limit - price):
                    page.offer(over(a, b, costs.FOOT_STRIP if page.is_strip(b) else through))
            if floor + bump < page.limit:
                self._beside(one, two, page)

    def _over(self, one: Group, two: Group, page: Page, limit: float) -> Iterator[tuple[Shape, Shape]]:
        """Yield shapes that fill the page one over the other, one of them with the story that jumps, if any.

        They may be left out where they cost no less than `limit` together.
        """
        flex, grown, wide, rows = page.flex, page.grower.grown, self._wide, page.rows
        if flex is None:
            both = page.grower.pair(one, wide, page.level, two, wide, SECOND, limit)
            for upper in both[0].by_cost if both else ():
                if both and rows - upper.rows in both[1].by_rows:
                    yield upper, both[1].by_rows[rows - upper.rows]
        elif self._jumper.leads(flex, one):
            for lower in grown(two, wide, SECOND).by_cost:
                filled = self._jumper.filled(one, wide, rows - lower.rows, page.level)
                if filled:
                    yield filled, lower
        elif self._jumper.leads(flex, two):
            for upper in grown(one, wide, page.level).by_cost:
                filled = self._jumper.filled(two, wide, rows - upper.rows, SECOND)
                if filled:
                    yield upper, filled

    def _beside(self, one: Group, two: Group, page: Page) -> None:
        """Stand two parts of a page side by side: heads bump, so only where nothing better is known."""
        for width in range(1, self._wide):
            a = self._jumper.exactly(page.flex, one, width, page.rows, page.level, page.grower)
            b = self._jumper.exactly(page.flex, two, self._wide - width, page.rows, SECOND, page.grower) if a else None
            if a and b and a.cost + b.cost < page.limit:
                page.offer(side(a, b, beside(a, b, self._parts.brief)))
