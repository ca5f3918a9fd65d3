"""Pieces of copy → the parts shapes are made of: who leads, how it may be dressed, how its legs end, what may stand under it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from epaper.issue.pins import PinnedDress
from epaper.plan import costs
from epaper.plan.divide import is_corner
from epaper.plan.head_costs import on_tint
from epaper.plan.judge import SHORT
from epaper.plan.matter import Matter, Piece
from epaper.plan.model import Dress, HeadBlock, Measure
from epaper.plan.picture_sizes import standing
from epaper.plan.pictures import PictureStack, no_pictures
from epaper.plan.quotes import has_room, stretches
from epaper.plan.shapes import Body, Crown, by_cost, spare_cost

GAIN_MOST = -min(0.0, costs.FIRST_BOX, costs.BROKEN)  # what dressing a story may take off its cost
BOXES = ("box", "ornament")
BOX_COLUMNS_MOST = 3  # a wider box is a slab
PHOTO_LINES = 16  # of a photo story 图片新闻 under its picture
LEAD_ROW_MOST = 20  # line of the grid: the lead of page 1 may begin so far down, below the masthead
DEEPEST = 2  # deeper than this below a page's lead nothing changes any more


class Ending(NamedTuple):
    """A way to make a body end level: lines more or fewer by copyfit, lines left unused, and the cost."""

    delta: int
    spare: int
    cost: float


class Dressed(NamedTuple):
    """A way to dress a piece that stands alone in its block: name, measure, lines of padding, and the cost."""

    dress: Dress
    measure: Measure
    pad: int
    cost: float


class Parts:
    """Answers what shapes may be made of, for the copy of one issue on one grid."""

    def __init__(self, matter: Matter, upright: int | None = None) -> None:
        """Take the copy; the story of that order is asked to have an `upright` head, as those are whose editors want it."""
        self.matter = matter
        self.turned = upright
        self.cells = matter.grid.cells
        self.lead_of = lru_cache(maxsize=None)(self._lead_of)
        self.slacks = lru_cache(maxsize=None)(self._slacks)
        self.bodies = lru_cache(maxsize=None)(self._bodies)
        self.lines = lru_cache(maxsize=None)(self._lines)
        # Stories above whose head an editor wants their picture 图上, by their place in order.
        self.asked_topped = frozenset(order for order, story in enumerate(matter.articles) if story.pins.dress == "topped")
        self.floor = lru_cache(maxsize=None)(self._floor)
        self.floors = lru_cache(maxsize=None)(self._floors)
        self.areas = lru_cache(maxsize=None)(self._areas)
        self.dresses = lru_cache(maxsize=None)(self._dresses)
        self.crown_dresses = lru_cache(maxsize=None)(self._crown_dresses)
        self.pictures_alone = lru_cache(maxsize=None)(self._pictures_alone)
        self._stacks = lru_cache(maxsize=None)(self._sorted_stacks)

    def _lead_of(self, pieces: tuple[Piece, ...]) -> tuple[Piece, tuple[Piece, ...]]:
        """Choose who leads: the first in rank that is neither short nor a rest, else the first; and return the others."""
        lead = next((p for p in pieces if p.order == 0 and p.part == 0), None)
        lead = lead or next((p for p in pieces if p.part == 0 and not self.matter.short(p.order)), pieces[0])
        return lead, tuple(piece for piece in pieces if piece != lead)

    def page_lead(self, pieces: tuple[Piece, ...]) -> tuple[Piece, tuple[Piece, ...]]:
        """Choose who leads a page: as `lead_of`, but no story that an editor wants elsewhere on it; and return the others."""
        free = tuple(piece for piece in pieces if not self._pinned_below(piece))
        lead = self.lead_of(free or pieces)[0]
        return lead, tuple(piece for piece in pieces if piece != lead)

    def page_leads(self, pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, tuple[Piece, ...]]]:
        """Yield who may lead a page, and the others: its lead, and a story too much longer to be held to rank against that."""
        first, rest = self.page_lead(pieces)
        yield first, rest
        if first == Piece(0, 0, 0) or first.part:
            return
        free = (piece for piece in rest if not (piece.part or is_corner(piece) or self._pinned_below(piece)))
        long = max(free, key=self.lines, default=None)
        if long and SHORT * self.lines(long) > self.lines(first):
            yield long, tuple(piece for piece in pieces if piece != long)

    def _pinned_below(self, piece: Piece) -> bool:
        """Say whether an editor wants a story farther right or down than where a page's lead stands."""
        spot = None if piece.part or is_corner(piece) else self.matter.articles[piece.order].pins.spot
        return spot is not None and (spot.column > 1 or spot.row > LEAD_ROW_MOST)

    def brief(self, piece: Piece) -> bool:
        """Say whether a piece is a brief, all of it."""
        return not piece.part and not is_corner(piece) and self.matter.brief(piece.order)

    def _lines(self, piece: Piece) -> int:
        """Count the lines of a piece at the base measure."""
        return self.matter.left(piece, self.cells)

    # -- what an editor has decided -----------------------------------------------------------------------------------

    def width_price(self, piece: Piece, columns: int) -> float:
        """Price a width that is not the one an editor wants."""
        wanted = 0 if piece.part else self.matter.articles[piece.order].pins.columns
        return costs.PIN_MISSED if wanted and columns != min(wanted, self.matter.grid.columns) else 0.0

    def depth_price(self, piece: Piece, rows: int) -> float:
        """Price a depth that is not the one an editor wants."""
        wanted = 0 if piece.part else self.matter.articles[piece.order].pins.rows
        return min(costs.PIN_MISSED, costs.PIN_ROW + abs(rows - wanted)) if wanted and rows != wanted else 0.0

    def turned_price(self, piece: Piece, cells: int) -> float:
        """Price the lines of a piece's tables and poems that have no room at a measure; a rest has no other."""
        return 0.0 if piece.part else min(costs.TURNED_MOST, self.matter.turned(piece.order, cells))

    def measure_price(self, piece: Piece, columns: int, cells: int) -> float:
        """Price the width and the measure of a piece that are not as its editor wants them, or its tables and poems."""
        return self.width_price(piece, columns) + self.turned_price(piece, cells)

    # -- heads, pictures, dress ---------------------------------------------------------------------------------------

    def heads(self, piece: Piece, columns: int, page: int, depth: int, inset: float = 0.0) -> tuple[HeadBlock, ...]:
        """Return the heads a piece may have over `columns`, `depth` levels below the lead of `page`, by height."""
        heads = self.matter.heads(piece, columns, self.matter.tier(piece.order, page, depth), inset)
        if self._asked_upright(piece):
            return tuple(head._replace(cost=head.cost + costs.UPRIGHT_DENIED) for head in heads)
        return heads

    def _asked_upright(self, piece: Piece) -> bool:
        """Say whether the head of a piece is asked to stand upright."""
        return not piece.part and (piece.order == self.turned or self.matter.upright.wanted(piece.order))

    def uprights(self, piece: Piece, columns: int) -> tuple[Measure, ...]:
        """Return the measures of the legs beside the upright heads a piece may have over `columns`."""
        return self.matter.upright.measures(columns) if self._asked_upright(piece) else ()

    def may_stand_upright(self, piece: Piece) -> bool:
        """Say whether a piece may have an upright head over some columns."""
        return not is_corner(piece) and bool(self.uprights(piece, self.matter.grid.columns))

    def upright_head(self, piece: Piece, measure: Measure, rows: int, page: int, depth: int) -> HeadBlock | None:
        """Return the upright head a piece may have beside legs of `rows` lines."""
        head = self.matter.upright_head(piece, measure, rows, self.matter.tier(piece.order, page, depth))
        ours = piece.order == self.turned and not self.matter.upright.wanted(piece.order)
        return head._replace(cost=head.cost + costs.UPRIGHT) if head and ours else head

    def pictures(self, piece: Piece, columns: int, *, leads: bool) -> tuple[PictureStack, ...]:
        """Return the ways to lay a piece's pictures under its head, the cheapest first; they stand with its first part.

        Where it `leads` its page large ones are cheaper, elsewhere small ones. None where an editor wants one wider than that.
        """
        if piece.part or not (self.matter.articles[piece.order].pictures or self.matter.quotes.wanted(piece.order)):
            return (no_pictures(),)
        return self._stacks(piece.order, columns, leads)

    def _pictures_alone(self, piece: Piece, columns: int, leads: bool) -> tuple[PictureStack, ...]:
        """Return the same ways for a piece alone in its block, which may be a box as well."""
        box = self._box(piece, columns) if self.matter.articles[piece.order].pictures and not piece.part else None
        boxed = self.matter.boxed_pictures(piece.order, columns, box) if box else ()
        boxed = tuple(standing(stack, self.matter.grid, leads=leads) for stack in boxed)
        return (*self.pictures(piece, columns, leads=leads), *boxed)

    def _sorted_stacks(self, order: int, columns: int, leads: bool) -> tuple[PictureStack, ...]:
        ways = (standing(stack, self.matter.grid, leads=leads) for stack in self.matter.pictures(order, columns))
        return tuple(sorted(ways, key=by_cost))

    def _dresses(self, piece: Piece, columns: int, level: bool, boxed: bool) -> tuple[Dressed, ...]:
        """Return the ways a piece alone may be dressed: its pictures, if any, `level` at the foot, or made for a `boxed` one."""
        wanted = None if piece.part else self.matter.articles[piece.order].pins.dress
        ways = self._undecided(piece, columns, level, boxed, wanted)
        if wanted is None:
            return ways
        if wanted == "ornament":
            ways = tuple(way._replace(dress="ornament") if way.dress == "box" else way for way in ways)
        asked = "plain" if wanted == "topped" else wanted  # the whole page tells whether its picture may stand above its head
        return tuple(way if way.dress == asked else way._replace(cost=way.cost + costs.PIN_MISSED) for way in ways)

    def _undecided(self, piece: Piece, columns: int, level: bool, boxed: bool, wanted: PinnedDress | None) -> tuple[Dressed, ...]:
        box = self.matter.box(columns) if wanted in BOXES else self._box(piece, columns)
        if boxed:
            return (Dressed("box", box, 1, costs.FIRST_BOX),) if box and level else ()
        ways = [Dressed("plain", self.matter.base(columns), 0, 0.0)]
        if piece.part or not level:
            return tuple(ways)
        if box and not self.matter.articles[piece.order].pictures:
            ways.append(Dressed("box", box, 1, costs.FIRST_BOX))
        broken = self.matter.broken(piece.order, columns)
        if broken:
            ways.append(Dressed("broken", broken, 0, costs.BROKEN))
        return tuple(ways)

    def _crown_dresses(self, piece: Piece, columns: int, inside: bool) -> tuple[tuple[Dress, int, float], ...]:
        """Return the ways a crown may be dressed, with lines of padding and cost: an `inside` page's local lead in a band."""
        price = self.measure_price(piece, columns, self.cells)
        wanted = None if piece.part else self.matter.articles[piece.order].pins.dress
        band = inside and not piece.part and columns > 1 and self.matter.local(piece.order)
        if wanted == "band" or (band and wanted is None):
            plain = price + (costs.PIN_MISSED if wanted else 0.0)
            return ("plain", 0, plain), ("band", 1, price + costs.BAND)
        missed = costs.PIN_MISSED if wanted not in (None, "plain", "topped") else 0.0
        return (("plain", 0, price + missed),)

    def dress_price(self, crown: Crown) -> float:
        """Price a dress that is not the one an editor wants."""
        wanted = None if crown.piece.part else self.matter.articles[crown.piece.order].pins.dress
        return costs.PIN_MISSED if wanted not in (None, crown.dress) else 0.0

    def body(self, piece: Piece, ending: Ending) -> Body:
        """Set all of a piece at the base measure with an ending."""
        end = piece.first + self.lines(piece) + ending.delta
        return Body(end, end, ending.spare, ending.cost)

    def _box(self, piece: Piece, columns: int) -> Measure | None:
        """Return the measure inside a box around the piece, if it may have one."""
        return self.matter.box(columns) if self.matter.boxable(piece) and columns <= BOX_COLUMNS_MOST else None

    # -- how bodies end -----------------------------------------------------------------------------------------------

    def _slacks(self, piece: Piece, legs: int, cells: int) -> tuple[Ending, ...]:
        """Return the ways a body over some legs may take more lines or fewer than it has, one for each number, cheapest first."""
        prices = self.matter.copyfit(piece, cells)
        ways = [Ending(delta, 0, cost) for delta, cost in prices.items()]
        longest = max(prices)
        # The last of several legs may be short by a line for each of the others (G6).
        for more in range(1, legs if legs > 1 else costs.SPARE_MOST + 1):
            if more not in prices:
                fitted = (Ending(delta, more - delta, prices[delta] + spare_cost(more - delta)) for delta in {0, longest})
                ways.append(min(fitted, key=by_cost))
        return tuple(sorted(ways, key=by_cost))

    def _bodies(self, piece: Piece, measure: Measure, area: int) -> tuple[tuple[int, Body], ...]:
        """Return the numbers of lines at which all legs end level below pictures that take `area` of them, each with the body."""
        left = self.matter.left(piece, measure.cells)
        found: dict[int, Body] = {}
        for slack in self.slacks(piece, measure.legs, measure.cells):
            rows, over = divmod(left + area + slack.delta + slack.spare, measure.legs)
            if not over and rows not in found:
                end = piece.first + left + slack.delta
                found[rows] = Body(end, end, slack.spare, slack.cost)
        return tuple(found.items())

    def legs_end(self, piece: Piece, columns: int, measure: Measure, stack: PictureStack, rows: int, total: int) -> float:
        """Price the ends of the legs of a piece alone in its block: all are `rows` deep, but shorter under pictures (P4, P6)."""
        prices, line, price = self.matter.ends(piece.order, measure.cells, total), piece.first, 0.0
        for lines in tuple(stretches(stack, measure.legs, rows))[:-1]:
            line += lines
            price += prices.get(line, 0.0) if line < total else 0.0
        return price

    # -- what stands under a crown ------------------------------------------------------------------------------------

    def _floor(self, pieces: tuple[Piece, ...], columns: int) -> float:
        """Return what pieces cost at the least, wherever they stand, over any number of columns up to `columns`."""
        return sum(self.floors(piece._replace(first=0))[columns] for piece in pieces)

    def _floors(self, piece: Piece) -> tuple[float, ...]:
        """Return what a piece costs at the least, wherever it stands, over any number of columns up to each."""
        widths = range(1, self.matter.grid.columns + 1)
        if is_corner(piece):
            return (0.0, *[0.0] * len(widths))
        heads = accumulate((self._cheapest_head(piece, columns) for columns in widths), min)
        dresses = accumulate((min(dress.cost for dress in self.dresses(piece, columns, True, False)) for columns in widths), min)
        least = [head + dress for head, dress in zip(heads, dresses, strict=True)]
        return (0.0, *(-GAIN_MOST if self.uprights(piece, columns) else least[columns - 1] for columns in widths))

    def _cheapest_head(self, piece: Piece, columns: int) -> float:
        """Return what the cheapest head of a piece over its columns costs, on any level, be it on a tint."""
        heads = (head for depth in range(DEEPEST + 1) for head in self.heads(piece, columns, 1, depth))
        return min(on_tint(head).cost for head in heads)

    def area(self, pieces: tuple[Piece, ...], columns: int) -> float:
        """Return the column-lines pieces take at the least, wherever they stand, over any number of columns up to `columns`."""
        return sum(self.areas(piece)[columns] for piece in pieces)

    def _areas(self, piece: Piece) -> tuple[float, ...]:
        """Return the column-lines a piece takes at the least, over any number of columns up to each."""
        widths = range(1, self.matter.grid.columns + 1)
        if is_corner(piece):
            return (0.0, *[piece.part * piece.first] * len(widths))
        over = (0.0 if self.uprights(piece, columns) else self._room_over(piece, columns) for columns in widths)
        return (0.0, *accumulate(over, min))

    def _room_over(self, piece: Piece, columns: int) -> float:
        """Return the column-lines a piece takes at the least over so many columns."""
        heads = [self.heads(piece, columns, page, depth) for page, depth in ((1, 0), *((2, deep) for deep in range(DEEPEST + 1)))]
        bodies: list[float] = [
            self._shortest(piece, self.cells) + stack.area for stack in self.pictures(piece, columns, leads=False)
        ]
        for stack in self.pictures_alone(piece, columns, False):
            for dress in self.dresses(piece, columns, stack.level, stack.boxed):
                lines = self._shortest(piece, dress.measure.cells) + stack.taken(dress.measure.legs)
                bodies.append(columns * lines / dress.measure.legs)
        return columns * min(some[0].rows for some in heads) + min(bodies, default=math.inf)

    def _shortest(self, piece: Piece, cells: int) -> int:
        """Count the lines a piece takes at a measure when it is set as tightly as can be."""
        return self.matter.left(piece, cells) + min(self.matter.copyfit(piece, cells))


def legs_stand(lines: int, rows: int, stack: PictureStack, shortest: int = costs.LEG_LEAST) -> bool:
    """Say whether legs of `rows` are long enough to be read, given how little text there may be."""
    if not lines and not stack.pictures:
        return rows == 0  # a head alone
    least = 1 if stack.level and lines <= PHOTO_LINES else shortest  # a few words under a picture are read with it
    if rows < 1 or any(0 < rows - top < least for top in stack.tops) or rows < stack.rows:
        return False
    if stack.quote and not has_room(stack, (rows,) * len(stack.tops)):
        return False
    return rows >= min(shortest, max(1, lines))
