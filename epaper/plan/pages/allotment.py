"""Pieces still to place and the room of the pages to come → which of them may share the next page and who jumps, best first.

Works on estimates alone, so that a thousand sets are weighed for each page that is really made up. A set takes all rests or
none, what is pinned to its page, and of the next stories in rank every selection that fills it; stories asked to stand
together 同版 come as one bundle.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.pages.asked import Asked
from epaper.plan.pages.demand import JUMPING_LEAST, Demand
from epaper.plan.pages.spread import (
    JUMP_LONG,
    JUMP_LONG_COST,
    JUMP_MOST,
    UNPICTURED,
    Item,
    Spread,
    built,
    crowded,
    missed,
)
from epaper.plan.remembered import remembered
from epaper.plan.stories.matter import Matter, Piece

CHOICE = 8  # bundles in rank of which every selection is weighed
SPARED = 4  # ... of the bundles that would fill a page, so many are up to choice; those before are sure of their place
KEPT = 40  # sets handed on, the best first
OVER, UNDER = 0.05, 0.12  # share by which copy may exceed its page, or fall short of it, where nobody jumps
UNSURE = 2.5  # for a page without a jump: it may not close
FLEXIBLE = 2  # stories on a page tried as the one that jumps
GIANT = 0.6  # share of a page: a rest so long jumps once more
REST_WAITS = 20.0  # for a rest that does not stand on the next page: readers turn to it there
FILL_LAST = 0.98  # share of the last page that copy should take by estimate
RELIEF = 0.03  # share of the last page that those before it take from it: heads grow more easily than they shrink
GIVES_ALL = 0.95  # share of itself that a story may give to other pages where less leaves it too long for a small page
SHARE_LEAST, SHARE_MOST = 0.85, 1.08  # of a page, that copy for it may take by estimate: what heads make up for
BEFORE_LAST = 2  # pages from the one before the last on
FRONT = 3  # times as much it costs on page 1 that a story stands before one of higher rank
BY_PRICE = itemgetter(0)  # of allotments: of two that cost the same neither is better
ASTRAY = 0.6  # for a page a story stands before the one it should stand on; after it, for the second page twice that, and so on


class Allotment(NamedTuple):
    """Pieces for one page, the one of them that jumps, and what they cost by estimate beyond what they cost anywhere.

    The part of the `price` for rank, groups and pins, `order`, is no estimate: the set costs it however its page is built.
    """

    price: float
    order: float
    pieces: tuple[Piece, ...]
    flex: Piece | None


class Task(NamedTuple):
    """A page to fill: its number, the column-lines it has, those of all pages from it on, and how many these are.

    A story on it may give the share `gives` of itself to other pages. Stories that are `bound` to share a page do so.
    """

    page: int
    room: int
    ahead: int
    pages: int
    gives: float = JUMP_MOST
    bound: bool = True

    @property
    def last(self) -> bool:
        """Say whether no page follows."""
        return self.pages == 1


class Selection(NamedTuple):
    """Some of the next bundles: how often one goes before another due sooner, and how many pages stories are astray in all."""

    chosen: tuple[Piece, ...]
    skipped: int
    astray: int


class Allotter:
    """Weighs which pieces of one issue share a page."""

    def __init__(self, matter: Matter, demand: Demand, rooms: Sequence[int], *, yielding: bool = False) -> None:
        """Weigh by `demand` for pages of so many column-lines; pins beyond the last page mean the last.

        Where pins are `yielding` any page may take such a story, at the price of a wish denied.
        """
        self._matter = matter
        self._demand = demand
        self._asked = Asked(matter, len(rooms))
        self._columns = matter.grid.columns
        self._bound = frozenset(story.group for story in matter.articles if story.pins.together and story.group)
        self._with_pictures = frozenset(order for order, story in enumerate(matter.articles) if story.pictures)
        self._yielding = yielding
        self._begins = self._spread(rooms)
        self.allotments = remembered(self._allotments)

    def _allotments(self, left: tuple[Piece, ...], task: Task) -> tuple[Allotment, ...]:
        """Return the sets worth trying for a page, the best first; none where nothing is left for it."""
        if not left:
            return ()
        if task.last:
            miss = self._demand.page(left) / max(1, task.room) - FILL_LAST
            return (Allotment(missed(miss, task.room), 0.0, left, None),)
        roomy = task._replace(gives=GIVES_ALL)
        tasks = dict.fromkeys((task, roomy, roomy._replace(bound=not self._bound)))  # most issues bind no stories
        return next(filter(None, (self._weighed(left, each) for each in tasks)), ())

    def _weighed(self, left: tuple[Piece, ...], task: Task) -> tuple[Allotment, ...]:
        """Return the sets worth trying for a page before the last; none where its task allows none."""
        need = sum(map(self._demand.of, left)) + self._demand.lead * task.pages
        share = min(SHARE_MOST, max(SHARE_LEAST, need / max(1, task.ahead) + RELIEF / task.pages))
        kept: list[Allotment] = []
        pictured = self._pictured(left)
        for pieces, order in self._sets(left, task, share):
            if len(kept) == KEPT and order > kept[-1].price:
                continue  # whatever it costs beside its order
            beyond = self._others(left, pieces, task) + self._unpictured(pieces, pictured, task.pages)
            for allotment in self._jumps(pieces, order, beyond, task, share):
                insort(kept, allotment, key=BY_PRICE)
                del kept[KEPT:]
        return tuple(kept)

    def _pin(self, piece: Piece) -> int:
        """Return the page a story is kept for: what an editor asks, unless other pages are so much too full or too empty."""
        return self._begins[piece.order] if self._asked.page(piece) and not self._yielding else 0

    def _spread(self, rooms: Sequence[int]) -> dict[int, int]:
        """Say for each story on which page it should begin, as far as lengths tell."""
        everything = tuple(Piece(order, 0, 0) for order in range(len(self._matter.articles)))
        bundles = self._bundles(piece for piece in everything if not self._asked.page(piece))
        bundles += [(piece,) for piece in everything if self._asked.page(piece)]
        bundles.sort()
        pages = Spread([self._item(bundle) for bundle in bundles], rooms, self._columns, yielding=self._yielding).pages()
        return {piece.order: page for bundle, page in zip(bundles, pages, strict=True) for piece in bundle}

    def _item(self, bundle: tuple[Piece, ...]) -> Item:
        first, articles = bundle[0], self._matter.articles
        gives = [
            JUMP_MOST * self._demand.lines(piece) for piece in bundle if self._may_jump(piece) and not self._asked.whole(piece)
        ]
        return Item(
            tuple(piece.order for piece in bundle),
            sum(map(self._demand.of, bundle)),
            self._demand.body(first),
            int(max((give for give in gives if give >= JUMPING_LEAST * JUMP_MOST), default=0)),
            not all(self._matter.short(piece.order) for piece in bundle),
            self._asked.page(first),
            articles[first.order].group if len(bundle) == 1 else "",
            articles[first.order].rank is not None,
            self._demand.leading(first),
            bool(self._pictured(bundle)),
        )

    # -- sets ---------------------------------------------------------------------------------------------------------

    def _sets(self, left: tuple[Piece, ...], task: Task, share: float) -> Iterator[tuple[tuple[Piece, ...], float]]:
        """Yield sets of pieces with what each costs by rank and group, and for not standing where it should."""
        rests = tuple(piece for piece in left if piece.part)
        # A story is free too that found no room on an earlier page it was kept for.
        free = (piece for piece in left if not piece.part and self._pin(piece) < task.page)
        bundles = sorted(self._bundles(free, bound=task.bound), key=self._due)
        target = task.room * share - self._demand.lead
        groups = Counter(self._matter.articles[piece.order].group for piece in left)
        wanted = [piece for piece in left if self._pin(piece) == task.page]
        # One that takes a page does not wait: pages full of rests would be left at the end.
        giants = tuple(piece for piece in rests if self._demand.lines(piece) > GIANT * task.room)
        waits = dict.fromkeys((rests, giants)) if task.page > 1 else ((),)
        for with_rests, pinned in ((some, held) for some in waits for held in self._held(wanted, some, task, target)):
            fixed = (*with_rests, *pinned)
            sure, window = self._window(bundles, target - sum(map(self._demand.of, fixed)))
            base = (*fixed, *(piece for bundle in sure for piece in bundle))
            waiting = REST_WAITS * (len(rests) - len(with_rests))
            for choice in self._selections(base, window, task, target):
                pieces = tuple(sorted((*base, *choice.chosen)))
                passed = costs.OUT_OF_ORDER * choice.skipped * (FRONT if task.page == 1 else 1)
                denied = self._asked.price(left, pieces, task.page)
                order = waiting + denied + passed + ASTRAY * choice.astray + self._apart(pieces, groups)
                if pieces and not (task.page == 1 and pieces[0].order and left[0].order == 0):
                    yield pieces, order

    def _held(self, wanted: Sequence[Piece], base: tuple[Piece, ...], task: Task, target: float) -> Iterator[tuple[Piece, ...]]:
        """Yield the stories wanted on a page by an editor that it has room for beside `base`; then all but one of these."""
        held: tuple[Piece, ...] = ()
        for piece in wanted:
            more = (*base, *held, piece)
            if sum(map(self._demand.of, more)) <= target + OVER * task.room + self._gives(more, task):
                held = (*held, piece)
        yield held
        yield from (tuple(piece for piece in held if piece is not other) for other in reversed(held))

    def _bundles(self, pieces: Iterable[Piece], *, bound: bool = True) -> list[tuple[Piece, ...]]:
        """Put stories in order of rank, those that are `bound` to share a page as one bundle."""
        bundles: dict[str | int, list[Piece]] = {}
        for piece in pieces:
            group = self._matter.articles[piece.order].group
            bundles.setdefault(group if bound and group in self._bound else piece.order, []).append(piece)
        return [tuple(bundle) for bundle in bundles.values()]

    def _due(self, bundle: tuple[Piece, ...]) -> tuple[int, tuple[Piece, ...]]:
        """Sort bundles by the page they should begin on, then by rank."""
        return self._begins[bundle[0].order], bundle

    def _window(
        self, bundles: Sequence[tuple[Piece, ...]], target: float
    ) -> tuple[Sequence[tuple[Piece, ...]], Sequence[tuple[Piece, ...]]]:
        """Part the next bundles into those sure of the page and those up to choice."""
        count = 0
        for bundle in bundles:
            target -= sum(map(self._demand.of, bundle))
            if target < 0:
                break
            count += 1
        sure = max(0, count - SPARED)
        return bundles[:sure], bundles[sure : sure + CHOICE]

    def _selections(
        self, base: tuple[Piece, ...], window: Sequence[tuple[Piece, ...]], task: Task, target: float
    ) -> Iterator[Selection]:
        """Yield every selection of the bundles that may fill the page together with `base`, a story cut in two if need be."""
        least, most = target - UNDER * task.room, target + OVER * task.room
        # What is chosen takes and can give, how many stories were passed over, how often, how many pages they are astray.
        some: list[tuple[float, float, int, int, int, tuple[Piece, ...]]] = [
            (sum(map(self._demand.of, base)), self._gives(base, task), 0, 0, 0, ())
        ]
        for bundle in window:  # each doubles them: without it, and with it
            begins, count = self._begins[bundle[0].order], len(bundle)
            late = max(0, task.page + 1 - begins) * max(0, task.page + 2 - begins) // 2
            early = max(0, begins - task.page)
            own, gives = sum(map(self._demand.of, bundle)), self._gives(bundle, task)
            without = [
                (need, give, past + count, skips, astray + late, chosen) for need, give, past, skips, astray, chosen in some
            ]
            some = without + [
                (need + own, max(give, gives), past, skips + past * count, astray + early, chosen + bundle)
                for need, give, past, skips, astray, chosen in some
            ]
        for need, give, _, skips, astray, chosen in some:
            if least <= need <= most + give:
                yield Selection(chosen, skips, astray)

    def _gives(self, pieces: tuple[Piece, ...], task: Task) -> float:
        """Return the lines the longest of some stories can give to another page."""
        return max((task.gives * self._demand.lines(piece) for piece in pieces), default=0.0)

    def _apart(self, pieces: tuple[Piece, ...], groups: Counter[str]) -> float:
        """Price groups torn apart, given how many stories of each are left."""
        if len(groups) == 1 and "" in groups:  # as in most issues
            return 0.0
        here = Counter(self._matter.articles[piece.order].group for piece in pieces)
        return costs.GROUP_APART * sum(groups[group] - count for group, count in here.items() if group)

    def _built(self, pieces: tuple[Piece, ...], room: int) -> float:
        """Estimate what is against the build of a page: one story alone, a lead too short for its head, too many heads.

        Briefs are never too many where there is nothing else: pages that took one fewer than fills them would leave all those
        to the last.
        A lead too short to run down beside the rest of another story stands over all of that and cuts the page in two.
        """
        lead, others = self._demand.lead_of(pieces)
        body = self._demand.body(lead)
        over = len(others) == 1 and others[0].part and body < room / self._columns + costs.LEG_LEAST
        stories = min(len(pieces), self._columns) if self._matter.only_briefs else len(pieces)
        return built(body, stories, self._columns) + (costs.CUT_THROUGH if over else 0.0)

    def _unpictured(self, pieces: tuple[Piece, ...], every: int, pages: int) -> float:
        """Price pages without a picture, this one and those that what is left of `every` pictured story is too few for."""
        here = self._pictured(pieces)
        without = (not here) + max(0, pages - 1 - (every - here))
        return UNPICTURED * (without - max(0, pages - every))

    def _pictured(self, pieces: tuple[Piece, ...]) -> int:
        """Count the pieces that have pictures."""
        return sum([not piece.part and piece.order in self._with_pictures for piece in pieces])

    def _others(self, left: tuple[Piece, ...], pieces: tuple[Piece, ...], task: Task) -> float:
        """Estimate what is against the build of the pages to come, where pieces on this one leave the others to them.

        Of several that is how many share them, if there are clearly more than columns: each spared a page crowds another.
        """
        if task.pages == BEFORE_LAST:
            rest = tuple(piece for piece in left if piece not in pieces)
            return self._built(rest, task.ahead - task.room) if rest else 0.0
        if self._matter.only_briefs or len(left) <= task.pages * (self._columns + 1):
            return 0.0
        return (task.pages - 1) * crowded((len(left) - len(pieces)) / (task.pages - 1), self._columns)

    # -- who jumps ----------------------------------------------------------------------------------------------------

    def _jumps(self, pieces: tuple[Piece, ...], order: float, last: float, task: Task, share: float) -> Iterator[Allotment]:
        """Yield the ways a set may fill its page, as it is, and with one of its stories cut in two; `last` is added to each."""
        price = order + self._built(pieces, task.room)
        need = self._demand.page(pieces)
        over = need / task.room - share
        if -UNDER <= over <= OVER:
            yield Allotment(price + UNSURE + missed(over, task.room) + last, order, pieces, None)
        excess = need - task.room * share
        for piece in self._flexible(pieces, task):
            lines = self._demand.lines(piece)
            rest = max(excess, float(costs.JUMP_AFTER // 2))
            if rest > lines * task.gives or (lines - rest < costs.JUMP_BEFORE // 2) or (rest - excess) / task.room > UNDER:
                continue
            short = max(0.0, costs.JUMP_AFTER - rest) + max(0.0, costs.JUMP_BEFORE - (lines - rest))
            jump = costs.JUMP + costs.JUMP_SHORT * short + (costs.JUMP_LEAD if piece.order == 0 else 0.0)
            jump += costs.JUMP_AGAIN if piece.part else 0.0
            denied = costs.PIN_MISSED if self._asked.whole(piece) else 0.0
            long = JUMP_LONG_COST * max(0.0, rest / task.room - JUMP_LONG)
            miss = missed((excess - rest) / task.room, task.room)
            yield Allotment(price + denied + jump + long + miss + last, order + denied, pieces, piece)

    def _flexible(self, pieces: tuple[Piece, ...], task: Task) -> Iterator[Piece]:
        """Yield the pieces of a page that may jump: those long enough to be cut, the longest first.

        One that an editor wants whole 不转版 comes last: a hole would be worse.
        """
        long = [
            piece for piece in pieces if self._demand.lines(piece) >= JUMPING_LEAST and (self._may_jump(piece) or not task.bound)
        ]
        whole = [piece for piece in long if piece.part == 0]
        yield from sorted(whole, key=lambda piece: (self._asked.whole(piece), -self._demand.lines(piece)))[:FLEXIBLE]
        yield from (piece for piece in long if piece.part and self._demand.lines(piece) > GIANT * task.room)

    def _may_jump(self, piece: Piece) -> bool:
        """Say whether a story may stand on two pages if need be."""
        return self._matter.articles[piece.order].group not in self._bound
