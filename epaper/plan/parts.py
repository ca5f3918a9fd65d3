"""Pieces of copy → the parts shapes are made of: who leads, how it may be dressed, how its legs end, what may stand under it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.matter import Matter, Piece
from epaper.plan.model import Dress, HeadBlock, Measure
from epaper.plan.pictures import PictureStack, no_pictures
from epaper.plan.shapes import by_cost, leg_cost

SUBSETS_UP_TO = 4  # stories below a crown whose every division is tried; beyond, only divisions in order of rank
ENDS = 2  # stories divided off either end of many
GAIN_MOST = -min(0.0, costs.FIRST_BOX, costs.BROKEN)  # what dressing a story may take off its cost
BOX_COLUMNS_MOST = 3  # a wider box is a slab
DRESSED_LEAST = 0.85  # of the lines of a body at the base measure: what it takes at a wider one
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

    def __init__(self, matter: Matter) -> None:
        """Take the copy."""
        self.matter = matter
        self.cells = matter.grid.cells
        self.lead_of = lru_cache(maxsize=None)(self._lead_of)
        self.endings = lru_cache(maxsize=None)(self._endings)
        self.slacks = lru_cache(maxsize=None)(self._slacks)
        self.floor = lru_cache(maxsize=None)(self._floor)
        self.least = lru_cache(maxsize=None)(self._least)
        self.room = lru_cache(maxsize=None)(self._room)
        self.dresses = lru_cache(maxsize=None)(self._dresses)
        self.pictures_alone = lru_cache(maxsize=None)(self._pictures_alone)
        self._stacks = lru_cache(maxsize=None)(self._sorted_stacks)

    def _lead_of(self, pieces: tuple[Piece, ...]) -> tuple[Piece, tuple[Piece, ...]]:
        """Choose who leads: the first in rank that is no brief and no rest, else the first; and return the others."""
        lead = next((p for p in pieces if p.order == 0 and p.part == 0), None)
        lead = lead or next((p for p in pieces if p.part == 0 and not self.matter.brief(p.order)), pieces[0])
        return lead, tuple(piece for piece in pieces if piece != lead)

    def heads(self, piece: Piece, columns: int, page: int, depth: int) -> tuple[HeadBlock, ...]:
        """Return the heads a piece may have over `columns`, `depth` levels below the lead of `page`, by height."""
        return self.matter.heads(piece, columns, self.matter.tier(piece.order, page, depth))

    def uprights(self, piece: Piece, columns: int) -> tuple[Measure, ...]:
        """Return the measures of the legs beside the upright heads a piece may have over `columns`."""
        if piece.part or not self.matter.upright.wanted(piece.order):
            return ()
        return self.matter.upright.measures(columns)

    def upright_head(self, piece: Piece, measure: Measure, rows: int, page: int, depth: int) -> HeadBlock | None:
        """Return the upright head a piece may have beside legs of `rows` lines."""
        return self.matter.upright_head(piece, measure, rows, self.matter.tier(piece.order, page, depth))

    def pictures(self, piece: Piece, columns: int) -> tuple[PictureStack, ...]:
        """Return the ways to lay a piece's pictures under its head, the cheapest first; they stand with its first part.

        None where an editor wants one wider than that.
        """
        if piece.part or not self.matter.articles[piece.order].pictures:
            return (no_pictures(),)
        return self._stacks(piece.order, columns)

    def _pictures_alone(self, piece: Piece, columns: int) -> tuple[PictureStack, ...]:
        """Return the same ways for a piece alone in its block, which may be a box as well."""
        box = self._box(piece, columns) if self.matter.articles[piece.order].pictures and not piece.part else None
        boxed = self.matter.boxed_pictures(piece.order, columns, box) if box else ()
        return (*self.pictures(piece, columns), *boxed)

    def _sorted_stacks(self, order: int, columns: int) -> tuple[PictureStack, ...]:
        return tuple(sorted(self.matter.pictures(order, columns), key=by_cost))

    def _dresses(self, piece: Piece, columns: int, level: bool, boxed: bool) -> tuple[Dressed, ...]:
        """Return the ways a piece alone may be dressed: its pictures, if any, `level` at the foot, or made for a `boxed` one."""
        box = self._box(piece, columns)
        if boxed:
            return (Dressed("box", box, 1, costs.FIRST_BOX),) if box else ()
        ways = [Dressed("plain", self.matter.base(columns), 0, 0.0)]
        if piece.part or not level:
            return tuple(ways)
        if box and not self.matter.articles[piece.order].pictures:
            ways.append(Dressed("box", box, 1, costs.FIRST_BOX))
        broken = self.matter.broken(columns)
        if broken:
            ways.append(Dressed("broken", broken, 0, costs.BROKEN))
        return tuple(ways)

    def _box(self, piece: Piece, columns: int) -> Measure | None:
        """Return the measure inside a box around the piece, if it may have one."""
        return self.matter.box(columns) if self.matter.boxable(piece) and columns <= BOX_COLUMNS_MOST else None

    # -- how bodies end -----------------------------------------------------------------------------------------------

    def _endings(self, piece: Piece, columns: int) -> tuple[tuple[Ending, ...], ...]:
        """Return, for each remainder of lines over `columns` legs, the ways to end level, the cheapest first."""
        prices = self.matter.copyfit(piece, self.cells)
        ways = []
        for rest in range(columns):
            fitted = [Ending(delta, 0, cost) for delta, cost in prices.items() if (rest + delta) % columns == 0]
            spare = -rest % columns
            if spare and spare not in prices:
                fitted.append(Ending(0, spare, spare * costs.SPARE_LINE))
            ways.append(tuple(sorted(fitted, key=by_cost)))
        return tuple(ways)

    def _slacks(self, piece: Piece, legs: int, columns: int) -> tuple[tuple[Ending, ...], ...]:
        """Return, for each remainder over `legs`, what may be added to the lines of a piece over `columns`, cheapest first."""
        prices = self.matter.copyfit(piece, self.cells)
        ways = [Ending(delta, 0, cost) for delta, cost in prices.items()]
        ways += [Ending(0, spare, spare * costs.SPARE_LINE) for spare in range(1, max(2, columns)) if spare not in prices]
        ways.sort(key=lambda way: way.cost)
        return tuple(tuple(way for way in ways if (rest + way.delta + way.spare) % legs == 0) for rest in range(legs))

    def legs_end(self, piece: Piece, columns: int, measure: Measure, stack: PictureStack, rows: int, total: int) -> float:
        """Price the ends of the legs of a piece alone in its block: all are `rows` deep, but shorter under pictures (P4, P6)."""
        prices, line, price = self.matter.ends(piece.order, measure.cells, total), piece.first, 0.0
        for number in range(measure.legs - 1):
            line += rows - (stack.tops[number] if stack.tops else 0)
            price += prices.get(line, 0.0) if line < total else 0.0
        return price

    # -- what stands under a crown ------------------------------------------------------------------------------------

    def _floor(self, pieces: tuple[Piece, ...], columns: int) -> float:
        """Return what pieces cost at the least, wherever they stand, over any number of columns up to `columns`."""
        return sum(self.least(piece._replace(first=0), columns) for piece in pieces)

    def _least(self, piece: Piece, columns: int) -> float:
        if self.uprights(piece, columns):
            return -GAIN_MOST
        heads = [
            min(head.cost for head in self.heads(piece, width, 1, depth))
            for width in range(1, columns + 1)
            for depth in range(DEEPEST + 1)
        ]
        dressed = [dress.cost for width in range(1, columns + 1) for dress in self.dresses(piece, width, True, False)]
        return min(heads) + min(dressed)

    def area(self, pieces: tuple[Piece, ...], columns: int) -> float:
        """Return the column-lines pieces take at the least, wherever they stand, over any number of columns up to `columns`."""
        return sum(self.room(piece, columns) for piece in pieces)

    def _room(self, piece: Piece, columns: int) -> float:
        if self.uprights(piece, columns):
            return 0.0
        lines = self.matter.left(piece, self.cells) + min(self.matter.copyfit(piece, self.cells))
        heads = [
            width * self.heads(piece, width, 1, depth)[0].rows for width in range(1, columns + 1) for depth in range(DEEPEST + 1)
        ]
        stacks = [stack.area for width in range(1, columns + 1) for stack in self.pictures(piece, width)]
        return min(heads) + min(stacks, default=0) + (lines if piece.part else DRESSED_LEAST * lines)


def divisions(rest: tuple[Piece, ...], columns: int) -> Iterator[tuple[tuple[Piece, ...], int, tuple[Piece, ...]]]:
    """Yield what stands under a crown's left legs, how many those are, and what stands under the others."""
    for left_columns in range(1, columns):
        yield rest, left_columns, ()
        yield (), left_columns, rest
        for left, right in _parted(rest):
            yield left, left_columns, right


def _parted(rest: tuple[Piece, ...]) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """Divide pieces into two parts, neither empty: every way for a few, in order of rank for many."""
    if len(rest) <= SUBSETS_UP_TO:
        for mask in range(1, (1 << len(rest)) - 1):
            one = tuple(piece for bit, piece in enumerate(rest) if mask >> bit & 1)
            yield one, tuple(piece for piece in rest if piece not in one)
        return
    for count in _counts(len(rest)):
        yield rest[:count], rest[count:]
        yield rest[count:], rest[:count]


def cuts(lead: Piece, rest: tuple[Piece, ...]) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """Divide pieces into an upper or left part that holds the lead, and the rest, both in order of rank."""
    for count in (0, *_counts(len(rest))) if rest else ():
        yield (lead, *rest[:count]), rest[count:]


def _counts(pieces: int) -> list[int]:
    """Return where many pieces in a row are divided in two: a few off either end, or in the middle; every way for a few."""
    return [n for n in range(1, pieces) if min(n, pieces - n) <= ENDS or n == pieces // 2]


def legs_stand(lines: int, rows: int, stack: PictureStack) -> bool:
    """Say whether legs of `rows` are long enough to be read, given how little text there may be."""
    if not lines and not stack.pictures:
        return rows == 0  # a head alone
    if rows < 1 or any(0 < rows - top < costs.LEG_LEAST for top in stack.tops) or rows < stack.rows:
        return False
    return rows >= min(costs.LEG_LEAST, max(1, lines))


def legs_price(
    rows: int, under_left: int, left_columns: int, under_right: int, columns: int, stack: PictureStack
) -> float | None:
    """Price the two lengths of leg of a crown; None where one is too short to be one."""
    long_left, long_right = rows - under_left, rows - under_right
    if long_left < costs.LEG_LEAST or long_right < costs.LEG_LEAST:
        return None
    if stack.rows:
        left, right = long_left - stack.deepest(0, left_columns), long_right - stack.deepest(left_columns, columns)
        if left < costs.LEG_LEAST or right < costs.LEG_LEAST:
            return None
    return leg_cost(long_left) + leg_cost(long_right)
