"""One piece of copy over some columns → every way to set it there: by itself, or as the crown over other shapes.

A setting is judged by the column-lines it takes and by its cost; of two that take the same only the better is kept, so what
the search walks through is short and sorted, the cheapest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from operator import itemgetter

from epaper.plan import costs
from epaper.plan.growth.tops import Top, Tops
from epaper.plan.heads.costs import on_tint
from epaper.plan.model import BOXES, Dress, HeadBlock
from epaper.plan.pictures.stack import PictureStack, no_pictures
from epaper.plan.remembered import remembered
from epaper.plan.shapes.bodies import legs_stand
from epaper.plan.shapes.dresses import Dressed
from epaper.plan.shapes.model import Crown, Frame, by_cost, crown, leg_cost
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.starts import Starts, legs_price, starts
from epaper.plan.stories.matter import Piece

BESIDE = 1  # lines of white above the legs beside a head that stands over a part of its story: a rule may stand there
LEADS_PAPER, LEADS_PAGE, SECOND = -1, 0, 1  # levels: on top of page 1, of another page, right under such a story; then deeper


def page_of(level: int) -> int:
    """Return a page on which a story of this level may stand: heads are larger on page 1."""
    return 1 if level == LEADS_PAPER else 2


class Settings:
    """Sets pieces of one issue on one grid; remembers how."""

    def __init__(self, parts: Parts, plain: Settings | None = None) -> None:
        """Set what `parts` are made of; where these turn a story's head upright, all others are set by the `plain` settings."""
        self.parts = parts
        self._plain = plain
        self._matter = parts.matter
        self._most = parts.matter.grid.rows
        self.heads = remembered(self._heads)
        self.crown_heads = remembered(self._crown_heads)
        self._ways = remembered(self._found_ways)
        self.tops = remembered(self._tops)
        self.leaves = remembered(self._leaves)

    def _heads(self, piece: Piece, columns: int, level: int, inset: float = 0.0) -> tuple[HeadBlock, ...]:
        """Return the heads a piece may have over `columns`, or in a box `inset` ems inside them, the cheapest first."""
        return tuple(sorted(self.parts.heads(piece, columns, page_of(level), max(level, 0), inset), key=by_cost))

    def _crown_heads(self, piece: Piece, columns: int, level: int) -> tuple[HeadBlock, ...]:
        """Return the heads a piece may have over its columns or over the first of them only 串文题, the cheapest first."""
        price = {LEADS_PAPER: costs.PART_LEAD, LEADS_PAGE: costs.PART_PAGE}.get(level, costs.PART_HEAD)
        parts = (
            head._replace(cost=head.cost + price, columns=over, beside=BESIDE)
            for over in range(max(2, -(-columns // 2)), columns)
            for head in self.heads(piece, over, level)
        )
        return tuple(sorted((*self.heads(piece, columns, level), *parts), key=by_cost))

    def dressed_heads(self, piece: Piece, columns: int, level: int) -> Iterator[tuple[HeadBlock, Dress, float]]:
        """Yield the heads a piece may have as a crown, each with its dress and what that and the width cost."""
        for dress, pad, price in self.parts.crown_dresses(piece, columns, leads=level <= LEADS_PAGE):
            heads = self.crown_heads(piece, columns, level) if dress == "plain" else self.heads(piece, columns, level)
            yield from ((on_tint(head)._replace(rows=head.rows + pad) if pad else head, dress, price) for head in heads)

    def _as_second(self, piece: Piece, level: int) -> bool:
        """Say whether a piece is set on a deeper level as right under a page's lead: a rest, or one with a head of that step."""
        tier, order = self._matter.tier, piece.order
        return level > SECOND and bool(piece.part or tier(order, page_of(level), level) == tier(order, page_of(SECOND), SECOND))

    # -- as a crown ---------------------------------------------------------------------------------------------------

    def _tops(self, piece: Piece, columns: int, level: int, weight: float) -> Tops:
        """Order the ways to set a piece as a crown, where a column-line costs so much."""
        if self._plain and piece.order != self.parts.turned:
            return self._plain.tops(piece, columns, level, weight)
        if self._as_second(piece, level):
            return self.tops(piece, columns, SECOND, weight)
        return Tops(self._ways(piece, columns, level), columns, weight)

    def natural(self, piece: Piece, columns: int, level: int, weight: float) -> tuple[float, int]:
        """Return the key and the column-lines of the best way to set a piece as a crown, where a column-line costs so much."""
        ways = self._ways(piece, columns, level)
        best = ((held[0].cost + weight * area, area) for area, held in ways.items())
        return min(best, key=itemgetter(0), default=(math.inf, 0))

    def _found_ways(self, piece: Piece, columns: int, level: int) -> dict[int, list[Top]]:
        """Combine every head with every stack of pictures and every number of lines; of those that take as much keep the best."""
        lines, found = self.parts.lines(piece), dict[int, list[Top]]()
        slacks = self.parts.slacks(piece, columns, self.parts.cells)
        stacks = self.parts.pictures(piece, columns, leads=level <= LEADS_PAGE)
        for head, dress, price in self.dressed_heads(piece, columns, level):
            for stack in stacks:
                begun = starts(head, stack, columns)
                if begun is None:
                    continue
                area, cost = head.area(columns) + stack.area + lines, price + head.cost + stack.cost
                for slack in slacks:
                    full, spent = area + slack.delta + slack.spare, cost + slack.cost
                    held = found.setdefault(full, [])
                    for other in held:
                        if other.cost <= spent and _outdoes(other, spent, begun, stack):
                            break
                    else:
                        way = Top(full, spent, begun, head, stack, slack, dress, price)
                        held[:] = [other for other in held if not _outdoes(way, other.cost, other.begun, other.stack)]
                        held.append(way)
        for held in found.values():
            held.sort(key=by_cost)
        return found

    # -- by itself ----------------------------------------------------------------------------------------------------

    def _leaves(self, piece: Piece, columns: int, level: int) -> dict[int, Crown]:
        """Set a piece alone over its columns, plain, in broken measure, in a box or beside an upright head: for each height."""
        if self._plain and piece.order != self.parts.turned:
            return self._plain.leaves(piece, columns, level)
        if self._as_second(piece, level):
            return self.leaves(piece, columns, SECOND)
        found: dict[int, Crown] = {}
        heads = self.heads(piece, columns, level)
        for stack in self.parts.pictures_alone(piece, columns, level <= LEADS_PAGE):
            for dress in self.parts.dresses(piece, columns, stack.level, stack.boxed):
                if stack.quote and dress.measure != self._matter.base(columns):
                    continue
                boxed = dress.dress in BOXES
                own = tuple(map(on_tint, self.heads(piece, columns, level, dress.measure.inset))) if boxed else heads
                self._leaf(piece, columns, own, stack, dress, found)
        self._banded(piece, columns, level, found)
        self._level(piece, columns, level, found)
        self._uprights(piece, columns, level, found)
        return found

    def _leaf(
        self,
        piece: Piece,
        columns: int,
        heads: tuple[HeadBlock, ...],
        stack: PictureStack,
        dressed: Dressed,
        found: dict[int, Crown],
    ) -> None:
        dress, measure, pad, price = dressed
        left = self._matter.left(piece, measure.cells)
        price += self.parts.measure_price(piece, columns, measure.cells)
        pinned, most = self.parts.depth_price, self._most
        shortest = costs.LEAD_LEG if piece == Piece(0, 0, 0) else costs.LEG_LEAST
        for rows, body in self.parts.bodies(piece, measure, stack.taken(measure.legs)):
            if not legs_stand(left, rows, stack, shortest) or rows + pad + heads[0].rows > 2 * most:
                continue
            legs = price + leg_cost(rows) + self.parts.legs_end(piece, measure, stack, rows, body.total)
            for head in heads:
                height = head.rows + rows + pad
                cost = head.cost + body.cost + stack.cost + legs
                if height > most or (height in found and cost >= found[height].cost):
                    continue  # as most are; a pin makes none cheaper
                cost += pinned(piece, height)
                if height not in found or cost < found[height].cost:
                    frame = Frame(piece, columns, head, stack, dress, measure)
                    found[height] = crown(frame, rows + pad, body, cost - head.cost - body.cost - stack.cost)

    def _banded(self, piece: Piece, columns: int, level: int, found: dict[int, Crown]) -> None:
        """Set a piece alone that leads its page under a headline band."""
        heads = tuple(head for head, dress, _ in self.dressed_heads(piece, columns, level) if dress == "band")
        dressed = Dressed("band", self._matter.base(columns), 0, self.parts.dressed_price("band", piece.order))
        for stack in self.parts.pictures_alone(piece, columns, level <= LEADS_PAGE) if heads else ():
            if not stack.boxed:
                self._leaf(piece, columns, heads, stack, dressed, found)

    def _level(self, piece: Piece, columns: int, level: int, found: dict[int, Crown]) -> None:
        """Set a piece with its head over a part of its columns, where all legs end level."""
        for area, tops in self._ways(piece, columns, level).items():
            height, over = divmod(area, columns)
            for top in tops if not over and height <= self._most else ():
                price = legs_price(height, top.begun, 0, top.head.columns, 0) if top.head.columns else None
                if price is not None:
                    price += top.extra + self.parts.depth_price(piece, height)
                    if height not in found or top.cost - top.extra + price < found[height].cost:
                        frame = Frame(piece, columns, top.head, top.stack, top.dress, self._matter.base(columns))
                        found[height] = crown(frame, height - top.head.rows, self.parts.body(piece, top.ending), price)

    def _uprights(self, piece: Piece, columns: int, level: int, found: dict[int, Crown]) -> None:
        """Set a piece beside an upright head, at the heights it comes to."""
        for measure in self.parts.uprights(piece, columns):
            for rows, body in self.parts.bodies(piece, measure, 0):
                head = self.parts.upright_head(piece, measure, rows, page_of(level), max(level, 0))
                if head is None or head.rows + rows > self._most:
                    continue
                height = head.rows + rows
                price = leg_cost(rows) + self.parts.measure_price(piece, columns, measure.cells)
                price += self.parts.depth_price(piece, height)
                if height not in found or head.cost + body.cost + price < found[height].cost:
                    frame = Frame(piece, columns, head, no_pictures(), "upright", measure)
                    found[height] = crown(frame, rows, body, price)


def _outdoes(way: Top, cost: float, begun: Starts, stack: PictureStack) -> bool:
    """Say whether a way to set a story serves wherever another does that takes as much, and costs no more."""
    return (
        way.cost <= cost
        and way.begun.latest <= begun.latest
        and way.begun.others_end[0] <= begun.others_end[0]
        and _serves(way.stack, stack)
    )


def _serves(one: PictureStack, other: PictureStack) -> bool:
    """Say whether one stack can stand wherever another can that takes as much, for its pull-quote: that needs a long leg."""
    return one.quote is None or one.quote is other.quote
