"""The stories of the other pages → the index box 导读 of page 1: how large it is, and what its entries say.

Its place is found before anybody knows which stories stand where: so its size is that of the entries it is likely to have, and
once the pages are made as many entries go in as fit.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from operator import itemgetter
from typing import NamedTuple

from epaper.issue.model import Article, Issue
from epaper.plan.grid import Grid
from epaper.style import House
from epaper.typeset.heads import Heading, HeadSetter, Room

LEAST = 7.9  # points: nothing in a newspaper is smaller (rule G8)
ENTRIES_LEAST, ENTRIES_MOST = 2, 8  # of a box at all, and in the largest; the house says for how many it is made
CANDIDATES = 2 * ENTRIES_MOST  # stories looked at: a shorter headline may fit where a better one does not
LINES_MOST = 2  # of an entry
CELLS_LEAST = 16  # ems of the body the box has inside, where the page is wide enough
SIZES = (1.0, 0.93, 0.86)  # of the body: the first at which every headline can be said whole
INSET = 0.7  # ems between frame and entries
PAGE_APART = 0.8  # ems between an entry and its page number
LEAD = 1.3  # of the size from line to line of one entry
ENTRY_GAP = 0.55  # of the size between entries, at the least
TITLE_ROWS, FRAME_ROWS = 2, 1  # lines of the grid for 导读, and for the frame
SENSE = re.compile(r"(?<=[，。；：！？—…])|[ ：]")  # where a headline may end early and still say something
OPENING, CLOSING = "“‘《〈（(【", "”’》〉）)】"
ELLIPSIS = "…"


class Entry(NamedTuple):
    """A story in the index: its lines, the page it begins on, its type in sizes of the body, and whether its head is whole."""

    article: str
    lines: tuple[str, ...]
    page: int
    size: float
    whole: bool


class IndexSize(NamedTuple):
    """Base columns and lines of the index box; its lines where it lies `across` the page, in lists side by side."""

    columns: int
    rows: int
    across: int


class IndexWriter:
    """Words the entries of an index box on one grid."""

    def __init__(self, grid: Grid, house: House, heads: HeadSetter) -> None:
        """Set entries in the types of `house`."""
        self._grid = grid
        self._house = house
        self._heads = heads

    def size(self, stories: Sequence[Article]) -> IndexSize | None:
        """Size the box for the stories, by rank, that are likely to stand on other pages; None where there are too few."""
        if len(stories) < ENTRIES_LEAST:
            return None
        likely = [(story, 2) for story in stories[: self._house.index_entries]]
        rows, across = (self._rows(self._set(likely, columns), columns) for columns in (self._narrowest, self._grid.columns))
        return IndexSize(self._narrowest, rows, across)

    def entries(self, stories: Sequence[tuple[Article, int]], columns: int, rows: int) -> tuple[tuple[Entry, ...], ...]:
        """Return the entries that fit a box, list by list, of stories with their pages, best first.

        The first story of each page comes before a second of any.
        """
        chosen = list[Entry]()
        for entry in self._set(_in_turn(stories), columns):
            more = sorted((*chosen, entry), key=lambda each: each.page)
            if len(more) <= ENTRIES_MOST and self._rows(more, columns) <= rows:
                chosen = more
        return self._lists(chosen, columns)

    def _rows(self, entries: Sequence[Entry], columns: int) -> int:
        """Count the lines of a box with these entries."""
        height = max(map(self._height, self._lists(entries, columns)))
        return FRAME_ROWS + TITLE_ROWS + math.ceil((height - 1e-6) / self._grid.pitch)

    def _lists(self, entries: Sequence[Entry], columns: int) -> tuple[tuple[Entry, ...], ...]:
        """Part entries into the lists of a box, as level as can be; the odd one stands in the first."""
        count = self._abreast(columns)
        parted = (
            tuple(tuple(entries[start:end]) for start, end in pairwise((0, *ends, len(entries))))
            for ends in combinations(range(1, len(entries)), count - 1)
        )
        return min(parted, key=self._uneven, default=(tuple(entries),))

    def _uneven(self, lists: Sequence[Sequence[Entry]]) -> tuple[float, tuple[int, ...]]:
        """Say how high lists are side by side, and how late the longer ones come."""
        return max(map(self._height, lists)), tuple(-len(each) for each in lists)

    def _height(self, entries: Sequence[Entry]) -> float:
        return sum(map(self.height, entries))

    @cached_property
    def _narrowest(self) -> int:
        """The columns of the narrowest box."""
        columns = self._grid.columns
        return next((n for n in range(1, columns) if self._cells(n) >= CELLS_LEAST), max(1, columns - 1))

    def _abreast(self, columns: int) -> int:
        """Count the lists that stand side by side in a box: where it lies across the page, as many as have room."""
        return max(1, columns // self._narrowest) if columns == self._grid.columns else 1

    def _set(self, stories: Sequence[tuple[Article, int]], columns: int) -> list[Entry]:
        """Set stories in the largest type in which every headline is whole, else in the smallest."""
        entries = list[Entry]()
        for size in (size for size in SIZES if size == 1 or size * self._grid.size >= LEAST):
            entries = [self.entry(story, page, columns, size) for story, page in stories[:CANDIDATES]]
            if all(entry.whole for entry in entries[:ENTRIES_MOST]):
                break
        return entries

    def height(self, entry: Entry) -> float:
        """Height of an entry with the white below it, in points."""
        return (len(entry.lines) * LEAD + ENTRY_GAP) * self._grid.size * entry.size

    def entry(self, story: Article, page: int, columns: int, size: float) -> Entry:
        """Set a story's headline in two lines at the most, shortened at sense only where it must be."""
        number = self._heads.line(self._house.wording.index_page.format(page=page), self._house.faces.data).width
        width = self._cells(columns, self._abreast(columns)) / size - number - PAGE_APART
        for text in _shortened(story.headline or (story.id,)):
            fits = self._heads.fit(Heading((text,), self._face), Room(width, 1.0, 1.0, LINES_MOST))
            fit = min(fits, key=lambda fit: (len(fit.lines), fit.badness), default=None)
            if fit is not None and len(fit.lines) <= LINES_MOST and self._width(fit.lines) <= width:
                return Entry(story.id, fit.lines, page, size, text == (story.title or story.id))
        return Entry(story.id, self._cut(story.title or story.id, width), page, size, False)

    @property
    def _face(self) -> str:
        return self._house.faces.data_strong

    def _cells(self, columns: int, lists: int = 1) -> float:
        return self._grid.span(columns) / lists / self._grid.size - 2 * INSET

    def _width(self, lines: Sequence[str]) -> float:
        return max(self._heads.line(line, self._face).width for line in lines)

    def _cut(self, text: str, width: float) -> tuple[str, ...]:
        """End a headline that makes no sense earlier where its line is full."""
        count = next((n for n in range(len(text), 0, -1) if self._width((text[:n] + ELLIPSIS,)) <= width), 1)
        return (text[:count].rstrip() + ELLIPSIS,)


def _in_turn(stories: Sequence[tuple[Article, int]]) -> list[tuple[Article, int]]:
    """Put the first story of each page before the second of any, and so on; else they stay in order."""
    before, places = Counter[int](), list[int]()
    for _, page in stories:
        places.append(before[page])
        before[page] += 1
    return [story for _, story in sorted(zip(places, stories, strict=True), key=itemgetter(0))]


def _shortened(headline: Sequence[str]) -> Iterator[str]:
    """Yield a headline whole, then shorter and shorter, each time up to a place where its sense allows."""
    whole = " ".join(headline)
    yield whole
    ends = sorted({match.start() for match in SENSE.finditer(whole) if match.start() > 0}, reverse=True)
    yield from (whole[:end].rstrip("，；：—… ") for end in ends if _closed(whole[:end]))


def _closed(text: str) -> bool:
    """Say whether what is opened in a text is closed in it too."""
    return all(text.count(one) == text.count(other) for one, other in zip(OPENING, CLOSING, strict=True))


def wants_index(issue: Issue, house: House) -> bool:
    """Say whether page 1 is to have an index box."""
    return house.index if issue.makeup.index is None else issue.makeup.index


def likely_inside(stories: Sequence[Article], pages: int) -> Sequence[Article]:
    """Return the stories, by rank, that will probably stand on the pages behind the first."""
    first = math.ceil(len(stories) / max(1, pages))
    return [story for story in stories[first:] if story.page != 1]
