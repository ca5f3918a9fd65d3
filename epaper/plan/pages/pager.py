"""An issue's copy on a grid and a number of pages → which pieces share a page, how each page is built, who jumps where.

A search page by page, by limited discrepancy: estimates say which sets of stories should share a page, a few of the best are
really made up, and only where a page, or all that follow it, do not close are further ones asked for, one page back. Pages
close exactly: one story may jump and takes what is left, its rest goes on; the last page must take all that remains.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from epaper.plan.closing.closer import Closer
from epaper.plan.closing.early import Ends, with_corner, with_strip
from epaper.plan.closing.score import Terms
from epaper.plan.editor.given import GivenPage, rests_of
from epaper.plan.editor.standing import NOTHING, Standing
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.pages.allotment import Allotment, Allotter, Task
from epaper.plan.pages.demand import Demand
from epaper.plan.pages.steps import Steps, Way, pieces_of
from epaper.plan.shapes.divide import UNITS_UP_TO
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece

MARGIN = 12.0  # a page dearer by so much than the best found is not looked for
ASKED_LEAST, ASKED_MORE, ASKED_BAD, ASKED_MOST = 2, 4, 7, 16  # questions to a page: answers fair, dear, bad, none
ASKED_IN_ALL, ASKED_BESIDES = 24, 10  # questions a page that are asked in all; and where a plan on another grid is to be beaten
GOOD, FAIR, BAD = 10.0, 18.0, 63.0  # what a page may cost beyond the least: taken at once, after a few questions, if need be
# An issue of so few pages can be asked so many times as many questions, but fewer where so many stories share a page: there
# an answer takes long, and they have many builds anyhow.
FEW_PAGES, PATIENCE, CROWDED = 4, 4, 6
PATIENCE_ANEW = 2  # as many times as usual where pages are made up anew
EXPECTED = 0.75  # × what the best page of all has cost beyond the least: what pages still to be made up cost so at the least
USUAL = 3.0  # stories to a page; where there are more, what a page may cost grows with them
WAYS = 4  # kept after each page; their sets compete for the next page's questions
WAYS_BEFORE_LAST = 16
SETS_EARLY = 4  # sets tried for a page that ends early
OVERFULL = 1.06  # share of the last pages, two or more, of copy that cannot stand on them by estimate
UNITS_POLISHED = 9  # stories under a page's lead that are divided in every way when the page is looked at once more
VISITS, BACKS = 3, 16  # times further questions are asked about one page; times a page is gone back in all


class Question(NamedTuple):
    """A set to be made up after the pages of a way, and what all is estimated to cost."""

    estimate: float
    number: int
    way: Way
    allotment: Allotment


@dataclass(slots=True)
class Level:
    """Questions that may still be asked about one page, and how often some have been."""

    questions: list[Question]
    visits: int = 0


class Pager:
    """Makes up all pages of an issue on one grid."""

    def __init__(
        self,
        parts: Parts,
        sheets: Sequence[Sheet],
        kept: Standing = NOTHING,
        *,
        large: bool = False,
        yielding: bool = False,
    ) -> None:
        """Place the copy of `parts` on these `sheets`, page 1 first; further pages, if need be, are like the last.

        Pages that are `kept` stand as they are written down, and their stories are theirs. Copy that is short has its pictures
        `large`. Any page may take a story that an editor wants on another, where wishes are `yielding`.
        """
        self._closer = Closer(parts)
        self._demand = Demand(parts, large=large)
        self._matter = parts.matter
        self._sheets = tuple(sheets)
        self._yielding = yielding
        self._expected = 0.0
        self._before_kept: frozenset[int] = frozenset()
        self._take(Steps(parts, self._demand, sheets, kept))

    def _take(self, steps: Steps) -> None:
        self._steps = steps
        self._open = [number for number in range(1, self.count + 1) if number not in steps.kept]
        self.asked = 0

    @cached_property
    def _allotter(self) -> Allotter:
        """What weighs sets of stories; pages that are all kept do without."""
        return Allotter(self._matter, self._demand, self._steps.rooms, yielding=self._yielding)

    @cached_property
    def _patience(self) -> int:
        """How many times as many questions as usual are asked about a page."""
        crowd = len(self._steps.pieces) / max(1, self.count)
        return max(1, min(PATIENCE, round(CROWDED / max(1.0, crowd)))) if self.count <= FEW_PAGES else 1

    @cached_property
    def crowd(self) -> float:
        """How many times as many stories as usual share a page, on average."""
        return max(1.0, len(self._steps.pieces) / max(1, self.count) / USUAL)

    @property
    def count(self) -> int:
        """How many pages there are to fill."""
        return len(self._sheets)

    def best(self, limit: float = math.inf, asked: int | None = None) -> Way | None:
        """Return a way to make up all pages for less than `limit`; None where the copy does not come out.

        No more than about so many questions are `asked`.
        """
        levels = [Level(self._questions(1, [self._steps.start()]))]
        backs, best = BACKS, None
        most = asked or self.count * (ASKED_IN_ALL if limit == math.inf else ASKED_BESIDES)
        while levels and backs and self.asked < most:
            page = len(levels)
            ways = self._ask(levels[-1].questions, page, limit) if levels[-1].visits < VISITS else []
            levels[-1].visits += 1
            if ways and page < self.count:
                levels.append(Level(self._questions(page + 1, ways)))
                continue
            if ways and not ways[0].left:
                best, limit = ways[0], ways[0].cost
                if self._page_cost(best) <= BAD * self.crowd and not self._misses_pin(best):
                    break
            levels.pop()
            while page == self.count and not ways and len(levels) > 1 and self._overfull(levels[-1], page - len(levels) + 1):
                levels.pop()  # too much was left already
            backs -= 1
        return self._polished(best) if best else None

    def anew(self, way: Way, pages: Collection[int]) -> Pager:
        """Return what makes up some pages of a finished way anew, from their stories; the others stand as they are."""
        stand = {
            number: GivenPage(shape, pieces_of(shape), rests_of(shape), cost)
            for number, (shape, cost) in enumerate(zip(way.pages, way.costs, strict=True), 1)
            if number not in pages
        }
        pager = copy(self)  # it shares what has been weighed and closed
        pager._take(self._steps.keeping(Standing(stand, {})))
        pager._patience = PATIENCE_ANEW
        pager._expected = EXPECTED * min(self.excess(way))
        pager._before_kept = frozenset(number for number in pages if number + 1 in stand)
        return pager

    def excess(self, way: Way) -> list[float]:
        """Return what each page of a finished way costs beyond the least."""
        return [cost - self._closer.score.least(shape) for shape, cost in zip(way.pages, way.costs, strict=True)]

    def terms(self, way: Way, number: int) -> Terms:
        """Return what a page of a finished way costs, term by term."""
        return self._closer.score.terms(way.pages[number - 1], self._sheets[number - 1].ground)

    def _polished(self, way: Way) -> Way:
        """Look once more, among more builds, at the pages that are crowded, now that their stories are settled."""
        pages, spent = list(way.pages), list(way.costs)
        for number, (shape, sheet) in enumerate(zip(way.pages, self._sheets, strict=True), 1):
            pieces = pieces_of(shape)
            if number in self._steps.kept or len(pieces) <= UNITS_UP_TO or rests_of(shape):
                continue
            cost = sum(price for _, price in self._closer.score.terms(shape, sheet.ground))
            found = self._closer.page(pieces, sheet.rows, None, number, cost, sheet.beside, sheet.ground, UNITS_POLISHED)
            if found:
                pages[number - 1] = found[0][1]
                spent[number - 1] += found[0][0] - cost
        return way._replace(pages=tuple(pages), costs=tuple(spent))

    def _overfull(self, level: Level, pages: int) -> bool:
        """Say whether too much is left for the last so many `pages`, of which the first is asked about on this level."""
        least = min((self._needed(question.way.left) for question in level.questions), default=0)
        return least + pages * self._demand.lead > OVERFULL * sum(self._steps.rooms[-pages:])

    def _page_cost(self, way: Way) -> float:
        """Return what the last page of a finished way costs beyond the least."""
        shape, sheet = way.pages[-1], self._sheets[-1]
        return sum(price for _, price in self._closer.score.terms(shape, sheet.ground)) - self._closer.score.least(shape)

    def _misses_pin(self, way: Way) -> bool:
        """Say whether a story does not stand as an editor wants it: other pages may let it."""
        return any(self._closer.score.pins(shape, sheet.ground) for shape, sheet in zip(way.pages, self._sheets, strict=True))

    # -- where nothing closes -----------------------------------------------------------------------------------------

    def anyhow(self) -> Way:
        """Return a way to make up all copy on these pages or on more: where nothing closes exactly, lines stay blank."""
        way = self._steps.start()
        while way.left or len(way.pages) < self.count * (not self._steps.pieces):
            page = len(way.pages) + 1
            if self._steps.is_bare(page):
                way = self._steps.bare(way)
                continue
            questions = self._questions(page, [way])
            found = self._ask(questions, page, math.inf)
            way = found[0] if found else self._early(way, page, with_strip) or self._least_left(way, page)
        return way

    def _least_left(self, way: Way, page: int) -> Way:
        """Stack copy on a page, or leave its corner open where a stack would leave more to pages to come."""
        stacked = self._steps.stacked(way, page)
        opened = self._early(way, page, with_corner) if stacked.left else None
        return opened if opened and self._needed(opened.left) < self._needed(stacked.left) else stacked

    def _needed(self, pieces: tuple[Piece, ...]) -> int:
        """Estimate what pieces take."""
        return sum(map(self._demand.of, pieces))

    def _early(self, way: Way, page: int, ends: Ends) -> Way | None:
        """End a page early where nothing closes exactly."""
        allotments = self._allotter.allotments(self._steps.prospect.free(way.left), self._task(page))
        sets = [allotment.pieces for allotment in allotments if allotment.flex is None][:SETS_EARLY]
        for pieces in sets:
            ended = next(ends(self._closer, pieces, self._steps.sheet(page), page, self._demand.page(pieces)), None)
            if ended:
                return self._steps.after(way, ended.shape, pieces, None, ended.cost)
        return None

    # -- questions ----------------------------------------------------------------------------------------------------

    def _questions(self, page: int, ways: list[Way]) -> list[Question]:
        """Line up the sets worth trying on a page after some ways, the best first."""
        lined = [
            (
                way.cost + self._steps.prospect.least(way.left) + allotment.price + self._steps.jump_price(way, allotment.flex),
                way,
                allotment,
            )
            for way in ways
            for allotment in self._allotments(way.left, page)
        ]
        questions = [Question(estimate, number, way, allotment) for number, (estimate, way, allotment) in enumerate(lined)]
        heapq.heapify(questions)
        return questions

    def _allotments(self, left: tuple[Piece, ...], page: int) -> Sequence[Allotment]:
        """Return the sets worth trying on a page: one for a page that is kept, whose stories no other page may take."""
        if page in self._steps.kept:
            return (Allotment(0.0, 0.0, self._steps.kept[page].pieces, None),)
        if self._steps.is_bare(page):
            return (Allotment(0.0, 0.0, (), None),)
        free = self._steps.prospect.free(left)
        allotments = self._allotter.allotments(free, self._task(page))
        if page not in self._before_kept:
            return allotments
        # Nothing goes on from here: readers would turn past pages that are not made up.
        rests = {piece for piece in free if piece.part}
        return [each for each in allotments if each.flex is None and rests.issubset(each.pieces)]

    def _task(self, page: int) -> Task:
        ahead = [self._steps.rooms[number - 1] for number in self._open if number >= page] or self._steps.rooms[-1:]
        return Task(page, ahead[0], sum(ahead), len(ahead))

    def _ask(self, questions: list[Question], page: int, limit: float) -> list[Way]:
        """Make up a page by the next few questions; return the ways found, the cheapest first."""
        found: dict[tuple[Piece, ...], Way] = {}
        asked, best, base = 0, math.inf, min((question.way.least for question in questions), default=0.0)
        while questions and not self._enough(asked, best - base):
            question = heapq.heappop(questions)
            asked += 1
            for way in self._answers(question, page, min(limit, best + MARGIN)):
                held = found.get(way.left)
                if way.cost < limit and (held is None or way.least < held.least):
                    found[way.left] = way
                    best = min(best, way.least)
        kept = WAYS_BEFORE_LAST if page == self.count - 1 else WAYS
        return heapq.nsmallest(kept, found.values(), key=lambda way: way.least)

    def _enough(self, asked: int, excess: float) -> bool:
        """Say whether enough has been asked about a page whose best way costs so much beyond the least."""
        if excess == math.inf:
            return asked >= ASKED_MOST
        patience, excess = self._patience, excess / self.crowd
        least = ASKED_LEAST if excess <= FAIR else ASKED_MORE if excess <= BAD else ASKED_BAD
        return asked >= patience * least or (patience == 1 and excess <= GOOD)

    def _answers(self, question: Question, page: int, limit: float) -> Iterator[Way]:
        """Make up one page more, so that all is estimated to cost less than `limit`."""
        way, (_, order, pieces, flex) = question.way, question.allotment
        if page in self._steps.kept:
            if all(piece in way.left for piece in self._steps.kept[page].pieces):  # a rest may have been cut elsewhere
                yield self._steps.as_kept(way, page)
            return
        if self._steps.is_bare(page):
            yield self._steps.bare(way)
            return
        self.asked += 1
        sheet = self._steps.sheet(page)
        limit -= way.cost + order + self._steps.prospect.least(tuple(piece for piece in way.left if piece not in pieces))
        limit -= self._expected * sum(number > page for number in self._open)
        for cost, shape in self._closer.page(pieces, sheet.rows, flex, page, limit, sheet.beside, sheet.ground):
            yield self._steps.after(way, shape, pieces, flex, cost + order)
