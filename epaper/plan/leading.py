"""A page's lead and its other pieces → the lead as a crown over all of them, at the page's height.

As a page has so many column-lines and no others, what stands under the lead must leave exactly what one of the lead's settings
takes. Divisions are tried by the least they can cost, and left out where that is too much or a side cannot stand there.
"""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.divide import divisions
from epaper.plan.growth import NOTHING, Ranked
from epaper.plan.jumps import Jumper
from epaper.plan.matter import Piece
from epaper.plan.offers import Page
from epaper.plan.settings import SECOND, Settings
from epaper.plan.shapes import Frame, Shape, Under, crown
from epaper.plan.starts import legs_price
from epaper.plan.tops import Top, Tops

JUMPS_JUDGED = 24  # ways to let the lead jump that are judged as whole pages

Division = tuple[float, tuple[Piece, ...], int, tuple[Piece, ...]]  # the least both sides cost, left, its columns, right


class Leading:
    """Sets leads over pages of one issue on one grid."""

    def __init__(self, settings: Settings, jumper: Jumper) -> None:
        """Set what `settings` know; `jumper` cuts stories that jump."""
        self._settings = settings
        self._parts = settings.parts
        self._wide = settings.parts.matter.grid.columns
        self._jumper = jumper

    def crowns(self, lead: Piece, rest: tuple[Piece, ...], page: Page) -> None:
        """Set the lead over all others."""
        if page.flex == lead:
            for shape in self._jumper.ways(lead, rest, self._wide, page.rows, page.level, page.limit, JUMPS_JUDGED):
                page.offer(shape)
        elif not rest:
            leaf = self._settings.leaves(lead, self._wide, page.level).get(page.rows)
            if leaf:
                page.offer(leaf)
        elif page.flex is None:
            self._crowns_over(lead, rest, page)
        else:
            self._crowns_over_jump(lead, rest, page)

    def _crowns_over(self, lead: Piece, rest: tuple[Piece, ...], page: Page) -> None:
        """Close crowns over all divisions of the others that may come cheap enough."""
        tops = self._settings.tops(lead, self._wide, page.level, 0.0)
        if not tops.ways:
            return
        deepest = page.rows - costs.LEG_LEAST - min(top.begun.earliest for top in tops.ways)
        most = self._wide * page.rows - min(tops.by_area)
        for least, left, columns, right in self._divisions(rest, deepest, most, page.units):
            if least + tops.least >= page.limit:
                break
            sides = self._tables(left, columns, right, page, tops.least)
            if sides:
                self._cross(lead, tops, sides, columns, page)

    def _divisions(self, rest: tuple[Piece, ...], deepest: int, most: int, units: int) -> list[Division]:
        """Return the divisions whose sides, at their least, are no deeper than so and take no more; the cheapest first."""
        area, floor, found = self._parts.area, self._parts.floor, list[Division]()
        for left, columns, right in divisions(rest, self._wide, self._parts.brief, units):
            others = self._wide - columns
            one, two = area(left, columns), area(right, others)
            if one <= columns * deepest and two <= others * deepest and one + two <= most:
                found.append((floor(left, columns) + floor(right, others), left, columns, right))
        return sorted(found, key=lambda division: division[0])

    def _tables(
        self, left: tuple[Piece, ...], columns: int, right: tuple[Piece, ...], page: Page, top: float
    ) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]] | None:
        """Look up both sides of a division, unless one of them makes it too dear."""
        grown, others = page.grower.grown, self._wide - columns
        lefts = grown(left, columns, SECOND).cheapest if left else NOTHING
        if not lefts or lefts[0][2] + self._parts.floor(right, others) + top >= page.limit:
            return None
        rights = grown(right, others, SECOND).cheapest if right else NOTHING
        if not rights or lefts[0][2] + rights[0][2] + top >= page.limit:
            return None
        return lefts, rights

    def _cross(
        self, lead: Piece, tops: Tops, sides: tuple[tuple[Ranked, ...], tuple[Ranked, ...]], columns: int, page: Page
    ) -> None:
        """Set the lead over all pairs of two sides that leave what it takes."""
        lefts, rights = sides
        room, others, least = self._wide * page.rows, self._wide - columns, tops.least
        for _, one, cost, left in lefts:
            if cost + rights[0][2] + least >= page.limit:
                break
            for _, two, more, right in rights:
                if cost + more + least >= page.limit:
                    break
                fitting = tops.by_area.get(room - columns * one - others * two)
                if not fitting or (left and right and -costs.LEG_LEAST < one - two < costs.LEG_LEAST):
                    continue
                under = Under(cost + more, columns * one + others * two, max(one, two), left, columns, right)
                self._crown(lead, fitting, under, page)

    def _crown(self, lead: Piece, tops: tuple[Top, ...], under: Under, page: Page) -> None:
        """Offer a lead set in each of these ways over what stands under its legs."""
        left, right = (under.left.rows if under.left else 0), (under.right.rows if under.right else 0)
        for top in tops:
            rows = page.rows - top.head.rows
            if under.cost + top.cost >= page.limit:
                break
            price = legs_price(page.rows, top.begun, left, under.columns, right)
            if price is not None:
                frame = Frame(lead, self._wide, top.head, top.stack, top.dress, self._parts.matter.base(self._wide))
                price += top.extra + self._parts.depth_price(lead, page.rows)
                page.offer(crown(frame, rows, self._parts.body(lead, top.ending), price, under))

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
                self._fit(lead, tops, wanted, columns, other, on_left, page)

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

    def _fit(
        self, lead: Piece, tops: Tops, wanted: tuple[Piece, ...], columns: int, other: Shape | None, on_left: bool, page: Page
    ) -> None:
        """Try the lead's ways to be set, the cheapest first; each leaves a height to the side that is wanted."""
        spent, under = (other.cost, other.rows) if other else (0.0, 0)
        spent += self._jumper.least(wanted, columns, SECOND)
        room = self._wide * page.rows - (self._wide - columns) * under
        for top in tops.resting(room % columns, columns):
            if spent + top.cost >= page.limit:
                return
            rows, height = page.rows - top.head.rows, (room - top.area) // columns
            if height < 1 or (other and abs(height - under) < costs.LEG_LEAST):
                continue
            left_columns = columns if on_left else self._wide - columns
            left, right = (height, under) if on_left else (under, height)
            price = legs_price(page.rows, top.begun, left, left_columns, right)
            filled = self._jumper.filled(wanted, columns, height, SECOND) if price is not None else None
            if filled and price is not None:
                a, b = (filled, other) if on_left else (other, filled)
                below = filled.cost + (other.cost if other else 0.0)
                frame = Frame(lead, self._wide, top.head, top.stack, top.dress, self._parts.matter.base(self._wide))
                price += top.extra + self._parts.depth_price(lead, page.rows)
                page.offer(crown(frame, rows, self._parts.body(lead, top.ending), price, Under(below, 0, 0, a, left_columns, b)))
