"""Stories with estimated lengths and pages with their room → on which page each should begin (配版), before any page is made up.

Stories stand in order of rank, then change places, one by one and two by two, as long as that makes the issue better by
estimate: full pages, leads long enough to carry their heads, no page crowded, groups together, rank kept, few jumps.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.pages.asked import held_back

MISS, MISS_FREE, MISS_FAR, FAR = 40.0, 0.015, 90.0, 0.05  # for a share of a page missed, the free share, beyond the far share
MISS_ROOM = 220.0  # ... on a page of so many column-lines; on a larger one heads have as much more to make up for
LEAD_DEPTH, LEAD_SHALLOW = 9, 3.0  # lines a page's lead should run below a head over all columns, and for each it lacks
CROWD = 2.5  # for stories on a page beyond one to a column but the first, times their number squared
UNPICTURED = 35.0  # for a page without a picture: it looks grey, and nothing on it can be larger to make it come out
NO_LEAD = 6.0  # for a page that only a rest can lead
DISPLACED, DISPLACED_RANKED = 1.2, 3.0  # for a page a story stands away from where its rank puts it; where an editor ranked it
# For a story not on the page an editor wants: pages may be so full, or so empty, that they could not be made; and less where copy
# did not come out so.
PIN_DENIED, PIN_YIELDING = 45.0, 8.0
JUMP_MOST = 0.85  # share of a story that may stand on other pages
JUMP_LONG, JUMP_LONG_COST = 0.4, 10.0  # share of a page beyond which what jumps is dear, and how dear a page of it is
CANNOT = 60.0  # for a page whose copy nobody can carry on to the next
CARRIED_STAYS = 0.5  # share of a page that stays on it of a rest that jumps once more
CANNOT_STEEP = 4.0  # ... all of it where a quarter of a page too much must be carried on
LEAST_GAIN, EQUAL = 0.01, 1e-6
LONG = 0.35  # share of a page: a story so long changes places with several others
PASSES = 6  # times all stories are gone through


class Item(NamedTuple):
    """A story, or stories that must share a page: its column-lines, those below its heads, the lines it can give to a jump.

    `ranks` are its places in order of rank, `page` is where an editor wants it, 0 if anywhere, `group` what it belongs to; its
    head takes `leading` column-lines more where it leads its page; `pictured` ones have a picture.
    """

    ranks: tuple[int, ...]
    need: int
    body: int
    gives: int
    lead: bool
    page: int
    group: str
    ranked: bool
    leading: int = 0
    pictured: bool = False


class Fate(NamedTuple):
    """What a page costs by estimate, and how many column-lines it carries on to the next."""

    cost: float
    carried: float


class Tally:
    """What the items of one page come to."""

    __slots__ = ("leads", "need", "pictured", "stories")

    def __init__(self) -> None:
        """Begin with none."""
        self.need = self.stories = self.leads = self.pictured = 0

    def count(self, item: Item, times: int) -> None:
        """Add an item, or take it off."""
        self.need += times * item.need
        self.stories += times * len(item.ranks)
        self.leads += times * item.lead
        self.pictured += times * item.pictured


def missed(share: float, room: float = MISS_ROOM) -> float:
    """Price a share of its page's `room` in column-lines by which copy misses it, either way."""
    miss = abs(share)
    return (MISS * max(0.0, miss - MISS_FREE) + MISS_FAR * max(0.0, miss - FAR)) * max(1.0, room / MISS_ROOM)


def built(body: int, stories: int, columns: int) -> float:
    """Price the build of a page whose lead has so much below its head and that has so many stories."""
    alone = costs.ALONE if stories == 1 else 0.0
    return alone + LEAD_SHALLOW * max(0.0, LEAD_DEPTH - body / columns) + crowded(stories, columns)


def crowded(stories: float, columns: int) -> float:
    """Price a page on which so many stories stand."""
    return CROWD * max(0.0, stories - columns + 1) ** 2


class Spread:
    """Spreads items over pages; keeps what each page costs by estimate."""

    def __init__(self, items: Sequence[Item], rooms: Sequence[int], columns: int, *, yielding: bool = False) -> None:
        """Put `items`, in order of rank, on pages of so many column-lines, filled one after the other.

        Wishes give way more easily where they are `yielding`.
        """
        self._items = items
        self._denied = PIN_YIELDING if yielding else PIN_DENIED
        self._firm = True
        self._columns = columns
        self._pictured = any(item.pictured for item in items)
        whole = sum(item.need for item in items)
        leads = [item.leading for item in items if item.lead]
        self._lead = sum(leads) / len(leads) if leads else 0.0  # what a page's lead takes more is in the room of every page
        fill = min(1.1, max(0.8, whole / max(1, sum(rooms))))
        self._rooms = [max(1.0, room * fill) for room in rooms]  # what is no story may take a page whole
        self._place = self._in_order()
        self._home = list(self._place)
        self._pages: list[list[int]] = [[] for _ in rooms]
        self._tallies = [Tally() for _ in rooms]
        for number, page in enumerate(self._place):
            self._pages[page].append(number)
            self._tallies[page].count(items[number], 1)
        self._made = [Fate(0.0, 0.0)] * len(rooms)
        self._made = self._fates(0, len(rooms) - 1)
        self._groups: dict[str, list[int]] = {}
        for number, item in enumerate(items):
            if item.group:
                self._groups.setdefault(item.group, []).append(number)

    def pages(self) -> list[int]:
        """Return for each item the page, from 1, on which it should begin."""
        self._settle()
        if any(item.page for item in self._items):
            self._firm = False  # others have made what room they could
            self._settle()
        return [page + 1 for page in self._place]

    def _settle(self) -> None:
        """Move items as long as that makes the issue better."""
        for _ in range(PASSES):
            if not sum(self._better(number) for number in range(len(self._items))):
                break

    def _in_order(self) -> list[int]:
        """Fill the pages one after the other, in order of rank, with what is pinned to them taken off first."""
        free = list(self._rooms)
        for item in self._items:
            if item.page:
                free[item.page - 1] -= item.need
        placed, page, used, ends = [], 0, 0.0, max(0.0, free[0])
        for item in self._items:
            if item.page:
                placed.append(item.page - 1)
                continue
            # By where its middle falls, or that of the page it begins on: so no page's remnant is lost to the pages after it.
            while page + 1 < len(free) and used + min(item.need, max(1.0, free[page])) / 2 > ends:
                page += 1
                ends += max(0.0, free[page])
            placed.append(page)
            used += item.need
        return placed

    # -- moves --------------------------------------------------------------------------------------------------------

    def _better(self, number: int) -> bool:
        """Move an item to another page, or let it change places with one of a page near it, if that is better."""
        if not self._free(number):
            return False
        page = self._place[number]
        near = self._near(number)
        if any(self._try(((number, other),)) for other in near):
            return True
        if self._items[number].need > LONG * self._rooms[page]:
            return any(self._try(((number, other), *self._worth(number, other))) for other in near)
        return any(
            self._try(((number, other), (neighbour, page)))
            for other in near[:2]
            for neighbour in tuple(self._pages[other])
            if self._free(neighbour)
        )

    def _near(self, number: int) -> list[int]:
        """Return the pages an item may go to, the nearest first: any, where its place is an editor's wish and not its rank's."""
        page, pages = self._place[number], len(self._pages)
        if self._items[number].page:
            return sorted((other for other in range(pages) if other != page), key=lambda other: abs(other - page))
        return [other for other in (page - 1, page + 1, page - 2, page + 2) if 0 <= other < pages]

    def _worth(self, number: int, other: int) -> Iterator[tuple[int, int]]:
        """Yield the moves that bring to a long story's page as much of another one as it takes away: the shortest stories."""
        room, page = min(self._items[number].need, self._rooms[other]), self._place[number]
        for neighbour in sorted(filter(self._free, self._pages[other]), key=lambda each: (self._items[each].need, each)):
            room -= self._items[neighbour].need
            if room < 0:
                break
            yield neighbour, page

    def _free(self, number: int) -> bool:
        """Say whether an item may move: one an editor placed, when others have made room; else any but the lead."""
        item = self._items[number]
        return not self._firm if item.page else 0 not in item.ranks

    def _try(self, moves: tuple[tuple[int, int], ...]) -> bool:
        """Make moves; take them back unless they are better."""
        touched = [page for number, other in moves for page in (self._place[number], other)]
        first, last = min(touched), max(touched)
        origins = tuple((number, self._place[number]) for number, _ in moves)
        before = sum(self._away(number) for number, _ in moves)
        self._move(moves)
        gain = before - sum(self._away(number) for number, _ in moves)
        fates = self._fates(first, last)
        gain += sum(self._made[first + n].cost - fate.cost for n, fate in enumerate(fates))
        if gain > LEAST_GAIN:
            self._made[first : first + len(fates)] = fates
            return True
        self._move(origins)
        return False

    def _move(self, moves: tuple[tuple[int, int], ...]) -> None:
        for number, page in moves:
            item, before = self._items[number], self._place[number]
            self._pages[before].remove(number)
            self._tallies[before].count(item, -1)
            self._place[number] = page
            insort(self._pages[page], number)
            self._tallies[page].count(item, 1)

    def _away(self, number: int) -> float:
        """Price an item's distance from its place in order of rank, and from its group."""
        item, page = self._items[number], self._place[number]
        rate = DISPLACED_RANKED if item.ranked else DISPLACED
        price = rate * abs(page - self._home[number])
        if 0 < item.page != page + 1:
            price += self._denied * (1.0 + held_back(number, len(self._items)))
        if item.group:
            price += 2 * costs.GROUP_APART * sum(min(2, abs(page - self._place[other])) for other in self._groups[item.group])
        return price

    # -- costs --------------------------------------------------------------------------------------------------------

    def _fates(self, first: int, last: int) -> list[Fate]:
        """Price the pages from the first touched on, as far as anything changes: to where what is carried on is as before."""
        carried = self._made[first - 1].carried if first else 0.0
        fates: list[Fate] = []
        for page in range(first, len(self._pages)):
            if page > last and abs(carried - self._made[page - 1].carried) < EQUAL:
                break
            fate = self._fate(page, carried)
            carried = fate.carried
            fates.append(fate)
        return fates

    def _fate(self, page: int, carried: float) -> Fate:
        """Price a page on which so much is carried, and say what it carries on."""
        room, items, numbers, tally = self._rooms[page], self._items, self._pages[page], self._tallies[page]
        lead = next(items[number] for number in numbers if items[number].lead) if tally.leads else None
        stories = tally.stories + (carried > 0)
        price = built(lead.body if lead else int(carried), stories, self._columns) + (0.0 if lead else NO_LEAD)
        price += UNPICTURED * (self._pictured and not tally.pictured)
        over = carried + tally.need - room
        over += lead.leading - self._lead if lead and 0 not in lead.ranks else 0.0
        stays = missed(over / room, room)
        last = page == len(self._pages) - 1
        if over <= 0 or last or (over <= FAR * room and stays <= costs.JUMP):
            return Fate(price + stays, 0.0)
        gives = max([carried - room * CARRIED_STAYS, *[items[number].gives for number in numbers]])
        on = max(over, costs.JUMP_AFTER / 2)
        short = costs.JUMP_SHORT * max(0.0, costs.JUMP_AFTER - on)
        price += costs.JUMP + short + JUMP_LONG_COST * max(0.0, on / room - JUMP_LONG)
        if on > gives:
            price += CANNOT * min(1.0, (on - gives) / room * CANNOT_STEEP)
        return Fate(price, on)
