"""A page's lead and its other pieces → the lead as a crown over all of them, at the page's height.

As a page has so many column-lines and no others, what stands under the lead must leave exactly what one of the lead's settings
takes. Divisions are tried by the least they can cost, and left out where that is too much or a side cannot stand there.
"""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.closing.offers import Page
from epaper.plan.growth.groups import Group, Groups, Split, by_least
from epaper.plan.growth.jumps import Jumper
from epaper.plan.growth.settings import SECOND, Settings
from epaper.plan.growth.tops import Over, Top, Tops
from epaper.plan.growth.unders import NOTHING, Ranked
from epaper.plan.judging.flanks import Flanks, Lead
from epaper.plan.judging.settling import Settler
from epaper.plan.shapes.model import Crown, Frame, Shape, Under, crown
from epaper.plan.shapes.starts import legs_price
from epaper.plan.stories.matter import Piece

JUMPS_JUDGED = 24  # ways to let the lead jump that are judged as whole pages


class Leading:
    """Sets leads over pages of one issue on one grid."""

    def __init__(self, settings: Settings, groups: Groups, jumper: Jumper, settler: Settler) -> None:
        """Set what `settings` know over `groups`; `jumper` cuts stories that jump, `settler` puts heads in order."""
        self._settings = settings
        self._groups = groups
        self._parts = settings.parts
        self._wide = settings.parts.matter.grid.columns
        self._jumper = jumper
        self._flanks = Flanks(settings.parts.brief, settler)

    def crowns(self, lead: Piece, rest: Group | None, page: Page) -> None:
        """Set the lead over all others."""
        if page.flex == lead:
            for shape in self._jumper.ways(lead, rest, self._wide, page.rows, page.level, page.limit, JUMPS_JUDGED):
                if self._may_jump(shape, page):
                    page.offer(shape)
        elif not rest:
            leaf = self._settings.leaves(lead, self._wide, page.level).get(page.rows)
            if leaf:
                page.offer(leaf)
        elif page.flex is None:
            self._crowns_over(lead, rest, page)
        else:
            self._crowns_over_jump(lead, rest, page)

    def _may_jump(self, shape: Crown, page: Page) -> bool:
        """Say whether a lead that jumps, over what stands under its legs, may be cheap enough."""
        led = Lead(shape.piece, shape.last - shape.first, self._wide, page.rows)
        least = shape.cost + self._flanks.under(shape.left, shape.right).led(led, shape.head, shape.dress, 0)
        return page.may_take(least) and page.may_take(least + self._flanks.meeting(shape.left, shape.right))

    def _crowns_over(self, lead: Piece, rest: Group, page: Page) -> None:
        """Close crowns over all divisions of the others that may come cheap enough."""
        tops = self._settings.tops(lead, self._wide, page.level, 0.0)
        if not tops.ways:
            return
        deepest = page.rows - tops.earliest
        most = self._wide * page.rows - min(tops.by_area)
        for split in self._divisions(rest, deepest, most, page.units):
            if split.least + tops.least >= page.limit:
                break
            sides = self._tables(split, page, tops.least)
            if sides:
                self._cross(self._lead(lead, page), tops, sides, split.columns, page)

    def _divisions(self, rest: Group, deepest: int, most: int, units: int) -> list[Split]:
        """Return the divisions whose sides, at their least, are no deeper than so and take no more; the cheapest first."""
        found = []
        for split in self._groups.splits(rest, self._wide, units):
            _, area, left, columns, right = split
            others = self._wide - columns
            high = (left and left.areas[columns] > columns * deepest) or (right and right.areas[others] > others * deepest)
            if not high and area <= most:
                found.append(split)
        return sorted(found, key=by_least)

    def _tables(self, split: Split, page: Page, top: float) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]] | None:
        """Look up both sides of a division, unless one of them makes it too dear."""
        left, right, grower, others = split.left, split.right, page.grower, self._wide - split.columns
        if left and right:
            both = grower.pair(left, split.columns, SECOND, right, others, SECOND, page.limit - top)
            lefts, rights = (both[0].cheapest, both[1].cheapest) if both else ((), ())
        else:
            lefts = grower.grown(left, split.columns, SECOND).cheapest if left else NOTHING
            rights = grower.grown(right, others, SECOND).cheapest if right else NOTHING
        return (lefts, rights) if lefts and rights and lefts[0][2] + rights[0][2] + top < page.limit else None

    def _cross(
        self, lead: Lead, tops: Tops, sides: tuple[tuple[Ranked, ...], tuple[Ranked, ...]], columns: int, page: Page
    ) -> None:
        """Set the lead over all pairs of two sides that leave what it takes."""
        over, lowest = tops.over(columns), page.rows
        lefts, rights = _no_deeper(sides[0], lowest - over.left), _no_deeper(sides[1], lowest - over.right)
        if not (lefts and rights):
            return
        room, others, least = self._wide * page.rows, self._wide - columns, tops.least
        cheapest, fits = rights[0][2] + least, over.by_area.get
        for _, one, cost, left in lefts:
            if cost + cheapest >= page.limit:
                break
            free, low = room - columns * one, lowest - one
            for _, two, more, right in rights:
                if cost + more + least >= page.limit:
                    break
                fitting = fits(free - others * two)
                if not fitting or cost + more + fitting.cost >= page.limit:
                    continue
                if fitting.left > low or fitting.right > lowest - two:
                    continue
                if left and right and -costs.LEG_LEAST < one - two < costs.LEG_LEAST:
                    continue
                under = Under(cost + more, columns * one + others * two, max(one, two), left, columns, right)
                self._crown(lead, fitting, under, page)

    def _crown(self, lead: Lead, fitting: Over, under: Under, page: Page) -> None:
        """Offer a lead set in each of these ways over what stands under its legs."""
        left, right = (under.left.rows if under.left else 0), (under.right.rows if under.right else 0)
        lowest_left, lowest_right = page.rows - left, page.rows - right
        sure = under.cost + self._flanks.of(under.left).least + self._flanks.of(under.right).least
        below = bumps = None  # looked at only where legs are long enough
        for cost, first, others, top in fitting.ways:
            if under.cost + cost >= page.limit or not page.may_take(sure + cost):
                break
            if first > lowest_left or others > lowest_right:
                continue
            price = legs_price(page.rows, top.begun, left, under.columns, right)
            if price is None:
                continue
            below = below or self._flanks.under(under.left, under.right)
            least = under.cost + cost + price + below.led(lead, top.head, top.dress, top.ending.delta)
            if page.may_take(least):
                bumps = self._flanks.meeting(under.left, under.right) if bumps is None else bumps
                if page.may_take(least + bumps):
                    page.offer(self._over(lead.piece, top, price, under, page))

    def _over(self, lead: Piece, top: Top, legs: float, under: Under, page: Page) -> Crown:
        """Set a lead over what stands under its legs, which cost so much for their lengths."""
        frame = Frame(lead, self._wide, top.head, top.stack, top.dress, self._parts.matter.base(self._wide))
        price = legs + (top.extra + self._parts.depth_price(lead, page.rows))
        return crown(frame, page.rows - top.head.rows, self._parts.body(lead, top.ending), price, under)

    def _lead(self, lead: Piece, page: Page) -> Lead:
        """Say of a lead, set as long as it is, what counts beside other stories."""
        return Lead(lead, self._parts.lines(lead), self._wide, page.rows)

    # -- a lead over a story that jumps -------------------------------------------------------------------------------

    def _crowns_over_jump(self, lead: Piece, rest: Group, page: Page) -> None:
        """Close a crown over a story that jumps: what is left to that side is its height."""
        tops = self._settings.tops(lead, self._wide, page.level, 0.0)
        if not tops.ways:
            return
        led = self._lead(lead, page)
        for least, wanted, columns, known, on_left in self._sides(rest, page):
            if tops.least + least >= page.limit:
                break
            others: tuple[Shape | None, ...] = (None,)
            if known:
                others = page.grower.grown(known, self._wide - columns, SECOND).by_cost
            for other in others:
                self._fit(led, tops, wanted, columns, other, on_left, page)

    def _sides(self, rest: Group, page: Page) -> list[tuple[float, Group, int, Group | None, bool]]:
        """Return the divisions with a story that jumps on one side: that side, its columns, the other, and which it is."""
        leads, found = self._jumper.leads, list[tuple[float, Group, int, Group | None, bool]]()
        for split in self._groups.splits(rest, self._wide):
            left, right, least = split.left, split.right, split.least + costs.JUMP
            if left and leads(page.flex, left):
                found.append((least, left, split.columns, right, True))
            elif right and leads(page.flex, right):
                found.append((least, right, self._wide - split.columns, left, False))
        return sorted(found, key=lambda entry: entry[0])

    def _fit(self, lead: Lead, tops: Tops, wanted: Group, columns: int, other: Shape | None, on_left: bool, page: Page) -> None:
        """Try the lead's ways to be set, the cheapest first; each leaves a height to the side that is wanted."""
        spent, under = (other.cost, other.rows) if other else (0.0, 0)
        spent += self._jumper.least(wanted, columns, SECOND)
        beside, left_columns = self._flanks.under(other, None), columns if on_left else self._wide - columns
        room, lowest = self._wide * page.rows - (self._wide - columns) * under, page.rows
        for cost, area, own, across, top in tops.resting(room % columns, columns, on_left=on_left):
            if spent + cost >= page.limit or not page.may_take(spent + cost + beside.least):
                return
            height = (room - area) // columns
            if height < 1 or own + height > lowest or across + under > lowest:
                continue
            if other and -costs.LEG_LEAST < height - under < costs.LEG_LEAST:
                continue
            price = legs_price(
                page.rows, top.begun, *((height, left_columns, under) if on_left else (under, left_columns, height))
            )
            if price is None or not page.may_take(spent + cost + price + beside.led(lead, top.head, top.dress, top.ending.delta)):
                continue
            filled = self._jumper.filled(wanted, columns, height, SECOND)
            if filled:
                a, b = (filled, other) if on_left else (other, filled)
                below = Under(filled.cost + (other.cost if other else 0.0), 0, 0, a, left_columns, b)
                self._offer(lead, top, price, below, page)

    def _offer(self, lead: Lead, top: Top, price: float, under: Under, page: Page) -> None:
        """Offer a lead set so over what stands under its legs, if that may be cheap enough."""
        flanks = self._flanks.under(under.left, under.right)
        least = under.cost + top.cost + price + flanks.led(lead, top.head, top.dress, top.ending.delta)
        if page.may_take(least) and page.may_take(least + self._flanks.meeting(under.left, under.right)):
            page.offer(self._over(lead.piece, top, price, under, page))


def _no_deeper(sides: tuple[Ranked, ...], rows: int) -> list[Ranked]:
    """Leave out shapes of more than so many lines."""
    return [side for side in sides if side[1] <= rows]
