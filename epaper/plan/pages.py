"""An issue's copy on a grid and a number of pages → which pieces share a page, how each page is built, who jumps where.

A beam search over pages in order: each page takes pieces by rank, closes exactly (one story may jump and takes what is left),
and hands the rests on; the last page must take all that remains. The beam keeps the cheapest few ways so far.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from epaper.plan import costs
from epaper.plan.closing import Closer
from epaper.plan.judge import placed, signature
from epaper.plan.matter import Matter, Piece
from epaper.plan.model import Corner
from epaper.plan.parts import Parts
from epaper.plan.shapes import Crown, Pair, Shape, leg_cost
from epaper.plan.stacking import Stacker

CHOICE = 8  # of this many next stories in rank every subset is considered
TOLERANCE = 0.10  # share by which a page's estimated copy may miss its room and still be tried
PRESSURE = 1.5  # for a line over a page's width that the pages to come have too much copy for, or too little
PRESSURE_FREE = 0.02  # ... beyond this share of it, which heads and copyfit take up
MISS = 40.0  # for a page's estimated copy missing its room, per share of it
JUMPING_LEAST = costs.JUMP_BEFORE + costs.JUMP_AFTER  # lines of a story that may be cut in two
PATIENT_BEAM = 3  # ways kept after each page when blank lines are allowed
SHORT_MOST = 12  # lines a page may end early before its copy is stacked instead
AREA = 0.4  # for a column-line of a head, when estimating which head a story will have
GIANT = 0.6  # share of a page: a rest so long jumps once more
FLEXIBLE = 2  # stories on a page tried as the one that jumps
JUMP_MOST = 0.8  # share of the longest story of a page that may stand on another page
JUMP_LONG, JUMP_LONG_COST = 0.4, 10.0  # share of a page beyond which what jumps is dear, and how dear a page of it is
JUMP_SURE, JUMP_SURE_COST = 0.04, 4.0  # share of a page beyond which a set cannot close without a jump, and its cost
REST_WAITS = 2 * costs.JUMP_LEAD  # for a rest that does not stand on the next page
AIR_MOST = 5  # lines of white that may be put into heads when nothing closes exactly


class Breadth(NamedTuple):
    """How widely pages are searched: ways kept after a page, sets of pieces tried for each way, shapes for each set.

    The last page must close with what is left and so needs a choice of ways `before_last`.
    """

    ways: int
    before_last: int
    sets: int
    shapes: int


FEW_PAGES, MANY_PAGES, CROWDED_PAGES = Breadth(8, 28, 7, 4), Breadth(5, 28, 5, 3), Breadth(3, 5, 3, 3)
MANY = 4  # more pages than these leave each other enough choice to be searched less widely
CROWDED, PACKED = 5, 6  # stories to a page, and where there are but one or two: so many builds that few sets need be tried


class Way(NamedTuple):
    """Pages made up so far and pieces still to place; `cost` of the pages, and at the `least` of all of them."""

    pages: tuple[Shape, ...]
    left: tuple[Piece, ...]
    cost: float
    least: float


class Demand(NamedTuple):
    """Column-lines all copy is estimated to take: of bodies, of heads with pictures; stories that may jump; the longest body."""

    body: int
    heads: int
    long: int
    longest: int


def _breadth(stories: int, pages: int) -> Breadth:
    """Choose how widely to search for so many stories on so many pages."""
    if stories >= (CROWDED if pages > 2 else PACKED) * pages:
        return CROWDED_PAGES
    return FEW_PAGES if pages <= MANY else MANY_PAGES


class Pager:
    """Makes up all pages of an issue on one grid."""

    def __init__(
        self, matter: Matter, rooms: Sequence[int], corners: Sequence[Corner | None] = (), *, patient: bool = False
    ) -> None:
        """Place `matter` on pages that have `rooms` lines each for copy, page 1 first; a `patient` one ends pages early.

        `corners` are taken from the right foot of pages.
        """
        self._corners = corners or (None,) * len(rooms)
        self._matter = matter
        self._parts = Parts(matter)
        self._closer = Closer(self._parts)
        self._rooms = rooms
        self._patient = patient
        self._breadth = _breadth(len(matter.articles), len(rooms))
        self.demand = lru_cache(maxsize=None)(self._estimate)
        self._stacker = Stacker(self._parts)
        self._columns = matter.grid.columns
        self._whole = sum(self.demand(Piece(order, 0, 0)) for order in range(len(matter.articles)))

    @property
    def count(self) -> int:
        """How many pages there are to fill."""
        return len(self._rooms)

    def room(self, page: int) -> int:
        """Lines per column that page `page` (from 1) has for copy; pages beyond the planned ones are like the last."""
        return self._rooms[min(page, self.count) - 1]

    def corner(self, page: int) -> Corner | None:
        """Return what is taken from the right foot of a page; pages beyond the planned ones have all of theirs."""
        return self._corners[page - 1] if page <= self.count else None

    def space(self, first: int, last: int) -> int:
        """Column-lines for copy on pages `first` to `last`."""
        pages = range(first, last + 1)
        taken = sum(corner.columns * corner.rows for page in pages if (corner := self.corner(page)))
        return sum(self.room(page) for page in pages) * self._columns - taken

    def _beside(self, page: int, missing: int = 0) -> dict[str, Any]:
        """Return the corner to leave free where a page ends `missing` lines early."""
        corner = self.corner(page)
        return {"corner": corner._replace(rows=corner.rows - missing)} if corner and corner.rows > missing else {}

    def _estimate(self, piece: Piece) -> int:
        """Estimate the column-lines a piece takes, head included, at the width where it stands most comfortably."""
        lines = self._matter.left(piece, self._matter.grid.cells)
        stack = (
            min(self._matter.pictures(piece.order, self._columns), key=lambda s: s.cost).area if self._has_pictures(piece) else 0
        )
        leads = piece == Piece(0, 0, 0)
        settings = [
            (head.cost + leg_cost(math.ceil(lines / columns)) + AREA * head.rows * columns, head.rows * columns)
            for columns in range(self._columns if leads else 1, self._columns + 1)
            for head in self._parts.heads(piece, columns, 1, 0 if leads else 1)
        ]
        return lines + min(settings)[1] + stack

    def total(self) -> Demand:
        """Estimate what all copy takes."""
        body = heads = long = longest = 0
        for order in range(len(self._matter.articles)):
            piece = Piece(order, 0, 0)
            lines = self._matter.left(piece, self._matter.grid.cells)
            body += lines
            heads += self.demand(piece) - lines
            long += lines >= JUMPING_LEAST
            longest = max(longest, lines)
        return Demand(body, heads, long, longest)

    def _has_pictures(self, piece: Piece) -> bool:
        return not piece.part and bool(self._matter.articles[piece.order].pictures)

    def best(self, limit: float = math.inf) -> Way | None:
        """Return the cheapest way found to make up all pages for less than `limit`; None where the copy does not come out."""
        ways = [self._start()]
        for page in range(1, self.count + 1):
            before_last = page == self.count - 1
            breadth = self._breadth.before_last if before_last else self._breadth.ways
            beam = Beam(1 if page == self.count else breadth, limit)
            for way in ways:
                self._extend(way, page, beam)
            ways = beam.ways()
        return ways[0] if ways and not ways[0].left else None

    def _start(self) -> Way:
        pieces = tuple(Piece(order, 0, 0) for order in range(len(self._matter.articles)))
        return Way((), pieces, 0.0, self._least(pieces))

    def anyhow(self) -> Way:
        """Return a way to make up all copy on these pages or on more: where nothing closes exactly, lines stay blank."""
        ways = [self._start()]
        while ways[0].left:
            page = len(ways[0].pages) + 1
            beam = Beam(PATIENT_BEAM)
            for way in ways:
                self._extend(way, page, beam)
            ways = beam.ways() or [self._stacked(way, page) for way in ways[:1]]
        return ways[0]

    def _stacked(self, way: Way, page: int) -> Way:
        """End a page early where nothing closes exactly: by shapes a little lower, or else by a stack."""
        rows = self.room(page)
        for pieces, price in self._sets(way.left, page, self._last(way, page)):
            for missing in range(1, min(rows, SHORT_MOST + 1)):
                for cost, shape in self._closer.page(pieces, rows - missing, None, page, math.inf, **self._beside(page, missing)):
                    aired = _aired(shape, min(missing, AIR_MOST))
                    return self._after(way, aired, pieces, None, price + cost + costs.BLANK_ROW * missing)
        corner = self.corner(page)
        shape, left = self._stacker.page(way.left, rows - corner.rows if corner else rows, page)
        cost = way.cost + shape.cost + costs.BLANK_ROW * (rows - shape.rows)
        return Way((*way.pages, shape), left, cost, cost + self._least(left))

    def _last(self, way: Way, page: int) -> bool:
        """Say whether a page must take all that is left: the last one, or when there are more, one that can."""
        if page == self.count or not self._patient:
            return page == self.count
        need = sum(self.demand(piece) for piece in way.left)
        return need <= self.space(page, page)

    def _least(self, left: tuple[Piece, ...]) -> float:
        """Return what pieces still to place will cost at the least."""
        return self._parts.floor(left, self._columns)

    def _pressure(self, left: tuple[Piece, ...], page: int) -> float:
        """Price copy left after `page` that is more, or less, than its share of the pages to come."""
        if self._patient:
            return 0.0
        share = self.space(page + 1, self.count) / self.space(1, self.count) * self._whole
        miss = abs(sum(self.demand(piece) for piece in left) - share)
        return PRESSURE * max(0.0, miss - PRESSURE_FREE * share) / self._columns

    def _comes_out(self, left: tuple[Piece, ...], page: int) -> bool:
        """Say whether what is left after a page is about what the pages after it hold."""
        if page == self.count or self._patient:
            return True
        later = self.space(page + 1, self.count)
        return abs(sum(self.demand(piece) for piece in left) - later) <= TOLERANCE * later

    def _extend(self, way: Way, page: int, beam: Beam) -> None:
        """Offer the beam the ways to make up one page more."""
        last = self._last(way, page)
        rows = self.room(page)
        for pieces, price in self._sets(way.left, page, last):
            later = self._least(tuple(piece for piece in way.left if piece not in pieces))
            for flex in (None,) if last else (None, *self._flexible(pieces, rows)):
                limit = beam.limit - way.cost - price - later
                shapes = self._closer.page(pieces, rows, flex, page, limit, **self._beside(page))
                for cost, shape in shapes[: self._breadth.shapes]:
                    after = self._after(way, shape, pieces, flex, price + cost)
                    if self._comes_out(after.left, page):
                        beam.offer(after)

    def _after(self, way: Way, shape: Shape, pieces: tuple[Piece, ...], flex: Piece | None, price: float) -> Way:
        left = tuple(piece for piece in way.left if piece not in pieces)
        if flex is not None:
            crown = next(item.crown for item in placed(shape, 0, 0) if item.crown.piece == flex)
            left = tuple(sorted((*left, Piece(flex.order, flex.part + 1, crown.last))))
        same = costs.SAME_SHAPE if way.pages and signature(way.pages[-1]) == signature(shape) else 0.0
        cost = way.cost + price + same
        ahead = self._least(left) + self._pressure(left, len(way.pages) + 1)
        return Way((*way.pages, shape), left, cost, cost + ahead)

    def _flexible(self, pieces: tuple[Piece, ...], rows: int) -> Iterator[Piece]:
        """Yield the pieces of a page that may jump: those long enough to be cut, the longest first."""
        cells = self._matter.grid.cells
        long = [piece for piece in pieces if self._matter.left(piece, cells) >= JUMPING_LEAST]
        whole = [piece for piece in long if piece.part == 0]
        giant = [piece for piece in long if piece.part and self._matter.left(piece, cells) > GIANT * rows * self._columns]
        yield from sorted(whole, key=lambda piece: -self._matter.left(piece, cells))[:FLEXIBLE]
        yield from giant

    def _sets(self, left: tuple[Piece, ...], page: int, last: bool) -> list[tuple[tuple[Piece, ...], float]]:
        """Choose the sets of pieces worth trying on a page, best first, with what each costs by rank and group."""
        if last:
            return [(left, 0.0)]
        room = self.space(page, page)
        rests = tuple(piece for piece in left if piece.part)
        wholes = tuple(piece for piece in left if not piece.part and self._pin(piece) == 0)
        due = tuple(piece for piece in left if not piece.part and 0 < self._pin(piece) <= page)
        scored = []
        for chosen in self._choices(wholes, page == 1 and not due):
            for with_rests in (rests, ()) if rests and page > 1 else ((),):
                pieces = tuple(sorted((*with_rests, *due, *chosen)))
                score = self._score(pieces, left, room, page)
                if score is not None:
                    scored.append((score, pieces))
        best = heapq.nsmallest(self._breadth.sets, scored)
        return [(pieces, self._order_price(pieces, left)) for _, pieces in best]

    def _pin(self, piece: Piece) -> int:
        """Return the page an editor wants a story on, as far as there are so many; 0 where none is wanted."""
        return min(self._matter.articles[piece.order].page or 0, self.count)

    def _choices(self, wholes: tuple[Piece, ...], leading: bool) -> Iterator[tuple[Piece, ...]]:
        """Yield sets of the next stories in rank; `leading` ones hold the first."""
        near = wholes[:CHOICE]
        for count in range(len(near) + 1):
            for chosen in combinations(near, count):
                if not leading or not near or near[0] in chosen:
                    yield chosen
        for count in range(CHOICE + 1, len(wholes) + 1):
            yield wholes[:count]

    def _score(self, pieces: tuple[Piece, ...], left: tuple[Piece, ...], room: int, page: int) -> float | None:
        """Estimate how well a set fills its page; None where it cannot."""
        if not pieces:
            return None
        need = sum(self.demand(piece) for piece in pieces)
        rest = sum(self.demand(piece) for piece in left) - need
        later = self.space(page + 1, self.count)
        give = max((self._matter.left(piece, self._matter.grid.cells) for piece in pieces if not piece.part), default=0)
        over = need / room - 1
        if over < -TOLERANCE or (need - give * JUMP_MOST) / room > 1 + TOLERANCE:
            return None
        if not self._patient and (rest > later * (1 + TOLERANCE) or rest + max(0.0, need - room) < later * (1 - 2 * TOLERANCE)):
            return None
        if give < JUMPING_LEAST:  # nobody can jump: it must come out by heads alone
            return self._order_price(pieces, left) + MISS * abs(over) if over < TOLERANCE else None
        miss = 0.0 if over > 0 else -over * MISS
        return (
            self._order_price(pieces, left)
            + miss
            + (JUMP_SURE_COST if over > JUMP_SURE else 0.0)
            + JUMP_LONG_COST * max(0.0, over - JUMP_LONG)
        )

    def _order_price(self, pieces: tuple[Piece, ...], left: tuple[Piece, ...]) -> float:
        """Price pieces taken out of order of rank, rests left to wait, and groups torn apart."""
        pending = [piece for piece in left if piece not in pieces]
        skipped = sum(other < piece for piece in pieces for other in pending)
        groups = {self._matter.articles[piece.order].group for piece in pieces} - {""}
        apart = sum(self._matter.articles[piece.order].group in groups for piece in pending)
        waiting = sum(piece.part > 0 for piece in pending)
        return costs.OUT_OF_ORDER * skipped + costs.GROUP_APART * apart + REST_WAITS * waiting


def _aired(shape: Shape, rows: int) -> Shape:
    """Put `rows` lines of white into the head that leads a shape."""
    if isinstance(shape, Crown):
        return shape._replace(rows=shape.rows + rows, head=shape.head._replace(rows=shape.head.rows + rows))
    if not isinstance(shape, Pair):
        return shape
    if shape.kind == "over":
        return shape._replace(rows=shape.rows + rows, one=_aired(shape.one, rows))
    return shape._replace(rows=shape.rows + rows, one=_aired(shape.one, rows), two=_aired(shape.two, rows))


class Beam:
    """Keeps the cheapest ways, one for each state of what is left; `limit` is the cost a further one must stay under."""

    def __init__(self, count: int, limit: float = math.inf) -> None:
        """Keep `count` ways that will cost less than `limit`."""
        self._count = count
        self._best: dict[tuple[Piece, ...], Way] = {}
        self.limit = limit

    def offer(self, way: Way) -> None:
        """Keep the way if it is cheap enough."""
        held = self._best.get(way.left)
        if way.least >= self.limit or (held is not None and held.least <= way.least):
            return
        self._best[way.left] = way
        if len(self._best) >= self._count:
            if len(self._best) > self._count:
                del self._best[max(self._best.values(), key=lambda kept: kept.least).left]
            self.limit = max(kept.least for kept in self._best.values())

    def ways(self) -> list[Way]:
        """Return what was kept, the cheapest first."""
        return sorted(self._best.values(), key=lambda way: way.least)
