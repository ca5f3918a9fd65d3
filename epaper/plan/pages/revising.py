"""A finished issue → its dearest pages made up anew, each with others, from the stories they have together.

The search goes page by page and takes the stories of each before it knows what is left to the next. Here all is known: where
two or three pages in a row are better with their stories divided in another way, or built otherwise, they take that. A page
that is still at fault then exchanges stories with one farther away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from epaper.plan.closing.score import AGAIN, PINNED
from epaper.plan.editor.given import rests_of
from epaper.plan.pages.pager import Pager
from epaper.plan.pages.steps import Way
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.placed import placed

# A page that costs so much beyond the least is looked at again, and one that is at fault so, whatever it costs beyond a little.
DEAR, SLIGHT = 80.0, 3.0
FAULTS = ("碰题", "断版", "通缝", "题序颠倒", "留白过多", "余稿领版", "全是余稿", AGAIN, PINNED)
ASKED = 50  # questions about them; fewer where more stories than usual share a page, for an answer takes longer there
ROUNDS = 2  # through all pages that are dear
LEAST_GAIN = 1.0
WINDOWS = (0, 1), (1, 0), (1, 1), (2, 0), (0, 2)  # pages before and after one that is dear
# Where as many times as many stories as usual share a page, answers take long: three pages then gain less than they take.
CROWDED, WINDOWS_CROWDED, PAGES_FEW = 1.5, 2, 3
# Pages, no neighbours, with which one at fault may exchange stories: the nearest; fewer where they are crowded or it is slight.
OTHERS, OTHERS_SLIGHT, GRAVE = 12, 6, 15.0
FOLLOWED = 2  # pages that are made up too because a story of the last goes on there
Tried = set[frozenset[tuple[int, Shape]]]  # pages, each as it stood, that were made up anew together


def revised(pager: Pager, way: Way) -> Way:
    """Return a way that costs no more, made up by the `pager` that made up this one; it keeps no pages."""
    tried: Tried = set()
    near = _with_neighbours(pager, way, tried)
    far = _with_others(pager, near, tried)
    return near if far is near else _with_neighbours(pager, far, tried)


def _with_neighbours(pager: Pager, way: Way, tried: Tried) -> Way:
    """Make up anew the pages that are dear, each with those beside it, but for what has been `tried`."""
    windows = _windows(pager)
    for _ in range(ROUNDS):
        last = way
        for dear in _dear(pager, way):
            for before, after in windows:
                way = _anew(pager, way, _window(way, dear - before, dear + after), tried)
        if way is last:
            break
    return way


def _with_others(pager: Pager, way: Way, tried: Tried) -> Way:
    """Make up anew the pages at fault, each with one that is no neighbour, the nearest first, until it no longer is."""
    for number in at_fault(pager, way):
        most = OTHERS if _at_fault(pager, way, number, GRAVE) else OTHERS_SLIGHT
        for other in _others(pager, number, most):
            if not _at_fault(pager, way, number):
                break
            here, there = _window(way, number, number), _window(way, other, other)
            if here and there and not set(here) & set(there):
                way = _anew(pager, way, {*here, *there}, tried)
    return way


def _others(pager: Pager, number: int, most: int) -> list[int]:
    """Return the pages, `most` of them, with which one may exchange stories, the nearest first."""
    others = (other for other in range(1, pager.count + 1) if abs(other - number) > 1)
    return sorted(others, key=lambda other: abs(other - number))[: round(most / pager.crowd)]


def _anew(pager: Pager, way: Way, pages: Collection[int], tried: Tried) -> Way:
    """Make up some pages anew unless that has been `tried` of them as they stand; return the way with them if it is better."""
    key = frozenset((number, way.pages[number - 1]) for number in pages)
    if not key or key in tried:
        return way
    tried.add(key)
    return pager.anew(way, pages).best(way.cost - LEAST_GAIN, round(ASKED / pager.crowd)) or way


def _windows(pager: Pager) -> tuple[tuple[int, int], ...]:
    """Return the pages to make up anew with one that is dear: two where they are crowded, unless three are all there are."""
    return WINDOWS[:WINDOWS_CROWDED] if pager.crowd >= CROWDED and pager.count > PAGES_FEW else WINDOWS


def _dear(pager: Pager, way: Way) -> Iterator[int]:
    """Yield the pages that cost much beyond the least, the dearest first."""
    excess = pager.excess(way)
    numbers = sorted(range(1, len(excess) + 1), key=lambda number: -excess[number - 1])
    yield from (number for number in numbers if excess[number - 1] >= DEAR or _at_fault(pager, way, number))


def at_fault(pager: Pager, way: Way) -> tuple[int, ...]:
    """Return the pages of a finished way that an editor would not let pass."""
    return tuple(number for number in range(1, len(way.pages) + 1) if _at_fault(pager, way, number))


def _at_fault(pager: Pager, way: Way, number: int, least: float = SLIGHT) -> bool:
    """Say whether an editor would not let a page pass, for a fault that costs more than `least`."""
    terms = dict(pager.terms(way, number))
    return any(terms.get(name, 0.0) > least for name in FAULTS)


def _window(way: Way, first: int, last: int) -> range:
    """Return the pages from `first` to `last` with those on which their stories end; none where these are too many."""
    if first < 1 or last > len(way.pages):
        return range(0)
    ends = range(last, min(last + FOLLOWED, len(way.pages)) + 1)
    return next((range(first, end + 1) for end in ends if not _goes_on(way, first, end)), range(0))


def _goes_on(way: Way, first: int, last: int) -> bool:
    """Say whether a story that jumps on the pages from `first` to `last` ends on a later one."""
    pages = way.pages[first - 1 : last]
    here = {item.crown.piece for shape in pages for item in placed(shape, 0, 0)}
    return any(rest not in here for shape in pages for rest in rests_of(shape))
