"""A paper's lead too short to stand over its whole page → the lead over some columns, others beside it, a strip at the foot.

Its legs would be too short over all columns for anything to stand under them. So it leads a part of the page, and the strip that
lies under both parts (rule F3) keeps the gutter between them from running down to the foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.closing.offers import Page
from epaper.plan.growth.groups import Group, Groups
from epaper.plan.growth.jumps import Jumper
from epaper.plan.growth.settings import SECOND, Settings
from epaper.plan.judging.bumps import beside
from epaper.plan.shapes.divide import is_corner, parted
from epaper.plan.shapes.model import Shape, by_cost, over, side
from epaper.plan.stories.matter import Piece

STRIPS_TRIED, STORIES_FEW = 4, 6  # stories that are tried as the strip of a page of more than so many: of fewer, every one


class Above(NamedTuple):
    """The rows of a page above the strip at its `foot`, if there is one, and what that costs."""

    rows: int
    spent: float
    foot: Shape | None


class NarrowLeads:
    """Sets leads over a part of pages of one issue on one grid."""

    def __init__(self, settings: Settings, groups: Groups, jumper: Jumper) -> None:
        """Set what `settings` know and `groups` hold; `jumper` cuts stories that jump."""
        self._settings = settings
        self._parts = settings.parts
        self._groups = groups
        self._jumper = jumper
        self._wide = settings.parts.matter.grid.columns

    def wanted(self, lead: Piece, page: Page) -> bool:
        """Say whether a lead has too little copy to stand over all columns of the page."""
        return lead != page.flex and self._parts.leads_narrow(lead)

    def pages(self, lead: Piece, rest: tuple[Piece, ...], page: Page) -> None:
        """Offer pages of the lead beside others, over each story that makes a strip, and over none.

        A corner, which stands at the right foot, leaves no room for strips; what is no story and lies across the foot is one.
        """
        stories, corner = tuple(piece for piece in rest if not is_corner(piece)), rest[-1:] if is_corner(rest[-1]) else ()
        strips = () if corner or page.ground.strip else stories
        if len(strips) > STORIES_FEW:
            strips = self._best_strips(strips, page)
        for strip in (None, *strips):
            others = tuple(piece for piece in stories if piece != strip)
            for foot in self._strips(strip, page):
                self._over(lead, others, corner, foot, page)

    def _best_strips(self, stories: tuple[Piece, ...], page: Page) -> tuple[Piece, ...]:
        """Return the few stories that cost least as a strip beyond what they cost anywhere: each leaves others to be divided."""
        prices = {}
        for story in stories:
            shape = next(self._strips(story, page), None)
            if shape:
                prices[story] = shape.cost - self._parts.floor((story,), self._wide)
        return tuple(sorted(prices, key=lambda story: (prices[story], story))[:STRIPS_TRIED])

    def _strips(self, piece: Piece | None, page: Page) -> Iterator[Shape | None]:
        """Yield a story as strips of all heights it may have at the page's foot, the cheapest first; one that jumps, of any."""
        if piece is None:
            yield None
            return
        group = self._groups.of((piece,))
        if piece == page.flex:
            heights = range(costs.LEG_LEAST, int(costs.STRIP * page.rows) + 1)
            filled = (self._jumper.filled(group, self._wide, rows, SECOND) for rows in heights)
            yield from sorted(filter(None, filled), key=by_cost)
            return
        yield from filter(page.is_strip, page.grower.grown(group, self._wide, SECOND).by_cost)

    def _over(self, lead: Piece, others: tuple[Piece, ...], corner: tuple[Piece, ...], foot: Shape | None, page: Page) -> None:
        """Divide what stands above a strip in two, in every way; a corner goes to the right."""
        above = Above(page.rows - foot.rows, foot.cost + costs.FOOT_STRIP, foot) if foot else Above(page.rows, 0.0, None)
        for below, two in parted(others, self._parts.brief) if others else ():
            if two:
                self._beside(lead, self._groups.maybe(below), self._groups.of((*two, *corner)), above, page)

    def _beside(self, lead: Piece, below: Group | None, two: Group, above: Above, page: Page) -> None:
        """Stand the lead and what is below it beside another group, above a strip or none."""
        rows, spent, foot = above
        for width in range(1, self._wide):
            others = self._wide - width
            least = spent + two.floors[others] + (below.floors[width] if below else 0.0)
            if least >= page.limit:
                continue
            right = self._jumper.exactly(page.flex, two, others, rows, SECOND, page.grower)
            if right is None or spent + right.cost >= page.limit:
                continue
            for left in self._lefts(lead, below, width, rows, page):
                if spent + left.cost + right.cost >= page.limit:
                    continue
                bump = beside(left, right, self._parts.brief)
                if page.may_take(spent + left.cost + right.cost + bump):
                    pair = side(left, right, bump)
                    page.offer(over(pair, foot, costs.FOOT_STRIP) if foot else pair)

    def _lefts(self, lead: Piece, below: Group | None, columns: int, rows: int, page: Page) -> Iterator[Shape]:
        """Yield the lead over what is below it, of so many `rows` in all."""
        leaves = self._settings.leaves(lead, columns, page.level)
        if below is None:
            if rows in leaves:
                yield leaves[rows]
            return
        for leaf in sorted(leaves.values(), key=by_cost):
            left = rows - leaf.rows
            lower = self._jumper.exactly(page.flex, below, columns, left, SECOND, page.grower) if left > 0 else None
            if lower:
                yield over(leaf, lower, costs.CUT)
        if page.flex not in below.pieces:  # or its legs run past what is below
            whole = page.grower.grown(self._groups.of((lead, *below.pieces)), columns, page.level).by_rows.get(rows)
            if whole:
                yield whole
