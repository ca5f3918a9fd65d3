"""A finished issue → its dearest pages made up anew, each with its neighbour, from the stories the two of them have.

The search goes page by page and takes the stories of each before it knows what is left to the next. Here both are known: where
two pages that stand side by side are better with their stories divided in another way, or built otherwise, they take that.
"""

from __future__ import annotations

from collections.abc import Iterator

from epaper.plan.given import rests_of
from epaper.plan.judge import placed
from epaper.plan.pages import Pager, Way
from epaper.plan.score import PINNED
from epaper.plan.shapes import Shape

DEAR = 60.0  # a page that costs so much beyond the least is looked at again …
FAULTS = ("碰题", "断版", "通缝", "题序颠倒", "留白过多", PINNED)  # … and one that is at fault so, whatever it costs …
SLIGHT = 3.0  # … beyond this
ASKED = 40  # questions about two pages
ROUNDS = 2  # through all pages that are dear
LEAST_GAIN = 1.0
FOLLOWED = 2  # pages that are made up too because a story of the second goes on there


def revised(pager: Pager, way: Way) -> Way:
    """Return a way that costs no more, made up by the `pager` that made up this one; it keeps no pages."""
    tried: set[tuple[range, tuple[Shape, ...]]] = set()
    for _ in range(ROUNDS):
        before = way
        for dear in _dear(pager, way):
            for pages in _neighbours(way, dear):
                key = pages, way.pages[pages.start - 1 : pages.stop - 1]
                if key not in tried:
                    tried.add(key)
                    way = pager.anew(way, pages).best(way.cost - LEAST_GAIN, ASKED) or way
        if way is before:
            break
    return way


def _dear(pager: Pager, way: Way) -> Iterator[int]:
    """Yield the pages that cost much beyond the least, the dearest first."""
    excess = pager.excess(way)
    numbers = sorted(range(1, len(excess) + 1), key=lambda number: -excess[number - 1])
    yield from (number for number in numbers if excess[number - 1] >= DEAR or _at_fault(pager, way, number))


def _at_fault(pager: Pager, way: Way, number: int) -> bool:
    """Say whether an editor would not let a page pass."""
    terms = dict(pager.terms(way, number))
    return any(terms.get(name, 0.0) > SLIGHT for name in FAULTS)


def _neighbours(way: Way, page: int) -> Iterator[range]:
    """Yield a page with the one after it, and with the one before; and with those on which their stories end."""
    for first in (page, page - 1):
        last = first + 1
        while last < len(way.pages) and last <= first + FOLLOWED and _goes_on(way, first, last):
            last += 1
        if first >= 1 and last <= len(way.pages) and not _goes_on(way, first, last):
            yield range(first, last + 1)


def _goes_on(way: Way, first: int, last: int) -> bool:
    """Say whether a story that jumps on the pages from `first` to `last` ends on a later one."""
    pages = way.pages[max(0, first - 1) : last]
    here = {item.crown.piece for shape in pages for item in placed(shape, 0, 0)}
    return any(rest not in here for shape in pages for rest in rests_of(shape))
