"""Pieces of copy and a page of so many lines → the cheapest shapes that fill it exactly; one story may jump and gives way.

A page is its lead as a crown over the shapes under its legs, or one shape over or beside another. What stands below the lead
comes from tables of every height (`growth`), so a page is closed by looking up the one height, or the one number of column-lines,
that is missing. Up to `ALL_UP_TO` + 1 stories every division of them is tried, so the search is exact among crowns and pairs but
for its caps: tables keep a few heights (`heights`), under both sides of a crown `BOTH_SIDES_KEPT` shapes a side are tried,
and the judge sees the best `JUDGED` pages. Beyond so many stories divisions are tried in order of rank, and briefs in columns.
`Score.least` bounds what any page of the same stories may cost.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator

from epaper.plan import costs
from epaper.plan.divide import corner_piece, cuts, divisions
from epaper.plan.growth import Grower
from epaper.plan.judge import beside
from epaper.plan.jumps import Jumper
from epaper.plan.matter import Piece
from epaper.plan.model import Corner
from epaper.plan.parts import Parts, legs_price
from epaper.plan.pressure import WEIGHTS, Pressure
from epaper.plan.runs import RUN_ONLY, Runs
from epaper.plan.score import Score
from epaper.plan.settings import LEADS_PAGE, LEADS_PAPER, SECOND, Settings
from epaper.plan.shapes import Frame, Shape, Under, crown, over, side

KEPT = 4  # shapes returned for a page
JUDGED = 24  # ... the best of so many, judged as a whole

Priced = tuple[tuple[float, Shape], ...]  # shapes with their costs, the cheapest first


class Page:
    """A page that is to be closed with pieces, `flex` among them jumping; keeps the cheapest shapes that have been found."""

    def __init__(
        self, pieces: tuple[Piece, ...], rows: int, flex: Piece | None, level: int, limit: float, grower: Grower
    ) -> None:
        """Close `rows` lines for less than `limit` with shapes from `grower`."""
        self.pieces = pieces
        self.rows = rows
        self.flex = flex
        self.level = level
        self.limit = limit
        self.grower = grower
        self._heap: list[tuple[float, int, Shape]] = []
        self._offers = 0

    def offer(self, shape: Shape) -> None:
        """Keep a shape if it is cheap enough; of two equally cheap ones the first stays."""
        if shape.cost >= self.limit:
            return
        self._offers += 1
        heapq.heappush(self._heap, (-shape.cost, -self._offers, shape))
        if len(self._heap) > JUDGED:
            heapq.heappop(self._heap)
            self.limit = -self._heap[0][0]

    def shapes(self) -> list[Shape]:
        """Return what was kept, the cheapest first."""
        return [shape for _, _, shape in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1]))]


class Closer:
    """Closes pages with pieces of one issue on one grid; remembers what it has closed."""

    def __init__(self, parts: Parts) -> None:
        """Close with what `parts` say shapes are made of."""
        self._parts = parts
        self._wide = parts.matter.grid.columns
        self._settings = Settings(parts)
        self._pressure = Pressure(self._settings)
        self._runs = Runs(self._settings)
        self._growers = {weight: Grower(self._settings, self._runs, weight) for weight in (0.0, *WEIGHTS)}
        self._jumper = Jumper(self._settings, self._growers[0.0])
        self.score = Score(parts, self._jumper)
        self._closed: dict[tuple[tuple[Piece, ...], int, Piece | None, int, int], tuple[float, Priced]] = {}

    def page(
        self,
        pieces: tuple[Piece, ...],
        rows: int,
        flex: Piece | None,
        number: int,
        limit: float = math.inf,
        corner: Corner | None = None,
        top: int = 0,
    ) -> Priced:
        """Return the cheapest shapes for a whole page of `rows`, each with its cost, all below `limit`.

        A `corner` at the right foot stays free; `top` is the grid line at which the page's copy begins.
        """
        level = LEADS_PAPER if number == 1 else LEADS_PAGE
        if corner:
            pieces = (*pieces, corner_piece(corner.columns, corner.rows))
        key = pieces, rows, flex, level, top
        known = self._closed.get(key)
        if known is None or (known[0] < limit and len(known[1]) < KEPT):
            weight = self._pressure.weight(pieces, self._wide * rows) if flex is None else 0.0
            page = Page(pieces, rows, flex, level, limit, self._growers[weight])
            if rows > 0:
                self._close(page)
            known = self._closed[key] = limit, self._judged(page.shapes(), limit, top)
        return known[1]

    def _close(self, page: Page) -> None:
        lead, rest = self._parts.lead_of(page.pieces)
        if page.flex is None and self._parts.area(page.pieces, self._wide) > self._wide * page.rows:
            return
        if page.flex is None and self._briefs(page):
            return
        self._crowns(lead, rest, page)
        if rest:
            self._pairs(lead, rest, page)

    def _crowns(self, lead: Piece, rest: tuple[Piece, ...], page: Page) -> None:
        """Set the lead over all others."""
        if page.flex == lead:
            for shape in self._jumper.ways(page.pieces, self._wide, page.rows, page.level, page.limit, JUDGED):
                page.offer(shape)
        elif not rest:
            leaf = self._settings.leaves(lead, self._wide, page.level).get(page.rows)
            if leaf:
                page.offer(leaf)
        elif page.flex is None:
            for under in page.grower.unders(rest, self._wide, page.level):
                if not self._crown(lead, under, page):
                    break
        else:
            self._crowns_over_jump(lead, rest, page)

    def _briefs(self, page: Page) -> bool:
        """Stand many briefs in columns over the whole page, if they come out so."""
        if len(page.pieces) < RUN_ONLY or not all(map(self._parts.brief, page.pieces)):
            return False
        shape = self._runs.at(page.pieces, self._wide, page.rows)
        if shape:
            page.offer(shape)
        return shape is not None

    def _crown(self, lead: Piece, under: Under, page: Page) -> bool:
        """Set the lead over what stands under its legs; say whether dearer ones are worth trying."""
        tops = self._settings.tops(lead, self._wide, page.level, page.grower.weight)
        if not tops.ways or under.key + tops.least - page.grower.weight * self._wide * page.rows >= page.limit:
            return False
        left, right = (under.left.rows if under.left else 0), (under.right.rows if under.right else 0)
        for top in tops.by_area.get(self._wide * page.rows - under.area, ()):
            rows = page.rows - top.head.rows
            if under.cost + top.cost >= page.limit:
                break
            price = legs_price(rows, left, under.columns, right, self._wide, top.stack)
            if price is not None:
                frame = Frame(lead, self._wide, top.head, top.stack, top.dress, self._parts.matter.base(self._wide))
                price += top.extra + self._parts.depth_price(lead, page.rows)
                page.offer(crown(frame, rows, self._parts.body(lead, top.ending), price, under))
        return True

    # -- a lead over a story that jumps -------------------------------------------------------------------------------

    def _crowns_over_jump(self, lead: Piece, rest: tuple[Piece, ...], page: Page) -> None:
        """Close a crown over a story that jumps: what is left to that side is its height."""
        tops = self._settings.tops(lead, self._wide, page.level, 0.0)
        if not tops.ways:
            return
        for least, wanted, columns, known, on_left in self._sides(rest, page):
            if tops.least + least >= page.limit:
                break
            others: tuple[Shape | None, ...] = (None,)
            if known:
                others = page.grower.grown(known, self._wide - columns, SECOND).by_cost
            for other in others:
                self._fit(lead, wanted, columns, other, on_left, page)

    def _sides(self, rest: tuple[Piece, ...], page: Page) -> list[tuple[float, tuple[Piece, ...], int, tuple[Piece, ...], bool]]:
        """Return the divisions with a story that jumps on one side: that side, its columns, the other, and which it is."""
        floor, leads, found = self._parts.floor, self._jumper.leads, []
        for left, left_columns, right in divisions(rest, self._wide, self._parts.brief):
            right_columns = self._wide - left_columns
            least = floor(left, left_columns) + floor(right, right_columns) + costs.JUMP
            if leads(page.flex, left):
                found.append((least, left, left_columns, right, True))
            elif leads(page.flex, right):
                found.append((least, right, right_columns, left, False))
        return sorted(found, key=lambda entry: entry[0])

    def _fit(self, lead: Piece, wanted: tuple[Piece, ...], columns: int, other: Shape | None, on_left: bool, page: Page) -> None:
        """Try the lead's ways to be set, the cheapest first; each leaves a height to the side that is wanted."""
        spent, under = (other.cost, other.rows) if other else (0.0, 0)
        spent += self._jumper.least(wanted, columns, SECOND)
        room = self._wide * page.rows - (self._wide - columns) * under
        for top in self._settings.leaving(lead, self._wide, page.level, 0.0, room % columns, columns):
            if spent + top.cost >= page.limit:
                return
            rows, height = page.rows - top.head.rows, (room - top.area) // columns
            if height < 1 or (other and abs(height - under) < costs.LEG_LEAST):
                continue
            left_columns = columns if on_left else self._wide - columns
            left, right = (height, under) if on_left else (under, height)
            price = legs_price(rows, left, left_columns, right, self._wide, top.stack)
            filled = self._jumper.filled(wanted, columns, height, SECOND) if price is not None else None
            if filled and price is not None:
                a, b = (filled, other) if on_left else (other, filled)
                below = filled.cost + (other.cost if other else 0.0)
                frame = Frame(lead, self._wide, top.head, top.stack, top.dress, self._parts.matter.base(self._wide))
                price += top.extra + self._parts.depth_price(lead, page.rows)
                page.offer(crown(frame, rows, self._parts.body(lead, top.ending), price, Under(below, 0, 0, a, left_columns, b)))

    # -- two shapes ---------------------------------------------------------------------------------------------------

    def _pairs(self, lead: Piece, rest: tuple[Piece, ...], page: Page) -> None:
        through = page.grower.through(self._wide)
        for one, two in cuts(lead, rest):
            floor = self._parts.floor(one, self._wide) + self._parts.floor(two, self._wide)
            if floor + through < page.limit:
                for a, b in self._over(one, two, page):
                    if a.cost + b.cost + through < page.limit:
                        page.offer(over(a, b, through))
            if floor + page.grower.bump(one, two) < page.limit:
                self._beside(one, two, page)

    def _over(self, one: tuple[Piece, ...], two: tuple[Piece, ...], page: Page) -> Iterator[tuple[Shape, Shape]]:
        """Yield shapes that fill the page one over the other, one of them with the story that jumps, if any."""
        flex, grown, wide, rows = page.flex, page.grower.grown, self._wide, page.rows
        if flex is None:
            lowers = grown(two, wide, SECOND).by_rows
            for upper in grown(one, wide, page.level).by_cost:
                if rows - upper.rows in lowers:
                    yield upper, lowers[rows - upper.rows]
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

    def _beside(self, one: tuple[Piece, ...], two: tuple[Piece, ...], page: Page) -> None:
        """Stand two parts of a page side by side: heads bump, so only where nothing better is known."""
        for width in range(1, self._wide):
            a, b = self._at(one, width, page, page.level), self._at(two, self._wide - width, page, SECOND)
            if a and b and a.cost + b.cost < page.limit:
                page.offer(side(a, b, beside(a, b, self._parts.brief)))

    def _at(self, pieces: tuple[Piece, ...], columns: int, page: Page, level: int) -> Shape | None:
        """Return the cheapest shape of pieces as high as the page."""
        if page.flex in pieces:
            return self._jumper.filled(pieces, columns, page.rows, level) if self._jumper.leads(page.flex, pieces) else None
        return page.grower.grown(pieces, columns, level).by_rows.get(page.rows)

    def _judged(self, shapes: list[Shape], limit: float, top: int) -> Priced:
        """Price whole pages, drop those beyond the limit, put the cheapest first."""
        found: list[tuple[float, Shape]] = []
        for shape, cost in sorted(((shape, self.score.guess(shape, top)) for shape in shapes), key=lambda entry: entry[1]):
            if cost >= limit or (len(found) >= KEPT and cost >= found[KEPT - 1][0]):
                break
            found.append((cost + self.score.ends(shape), shape))
            found.sort(key=lambda entry: entry[0])
        return tuple(entry for entry in found if entry[0] < limit)[:KEPT]
