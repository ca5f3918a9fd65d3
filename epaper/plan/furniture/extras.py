"""What of an issue is no story, on one grid → the masthead with its ears, the corners of pages, and what is amiss with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.plan.division import Divided
from epaper.plan.furniture.ears import ear_ids, ears_left_out, plan_front
from epaper.plan.furniture.index import IndexSize, IndexWriter, likely_inside, wants_index
from epaper.plan.furniture.slotcopy import SlotWriter
from epaper.plan.furniture.slots import Slots
from epaper.plan.grid import Grid
from epaper.plan.model import Corner, PagePlan
from epaper.style import House
from epaper.typeset.galley import Setter

# Why an index box 导读 may not be there: nothing stands on other pages, or page 1 is full.
NO_STORIES = "其他版上的稿件不到两篇；导读已略去。"
NO_ROOM = "头版排了头条和它的图片就没有地方；导读已略去。请减少头条的图片，或去掉导读的要求。"


class Extras:
    """Finds place for what is no story, on one grid."""

    def __init__(self, copy: Divided, grid: Grid, house: House, setter: Setter) -> None:
        """Serve `copy`."""
        self._issue = copy.issue
        self._stories = copy.proper
        self._house = house
        self._index = IndexWriter(grid, house, setter.heads)
        self._writer = SlotWriter(grid, house, setter)
        self._grid = grid
        self.masthead = plan_front(copy, grid, house, setter.heads.width, self._writer)
        ears = ear_ids(self.masthead)
        others = tuple(box for box in copy.boxes if box.id not in ears)
        self._items = tuple(box for box in others if box.kind != "story")
        self._homeless = tuple(box.id for box in others if box.kind == "story")  # its box was to be an ear, and is none

    def corners(self, rooms: Sequence[int], *, across: bool = False) -> tuple[Corner | None, ...]:
        """Return the corner of each page that has one; `rooms` are the lines each page has in all, page 1 first.

        That with the index box lies `across` its page, or stands at the right.
        """
        index = self._index_size(len(rooms))
        if not self._items and index is None:
            return (None,) * len(rooms)
        return self._slots(index).corners(rooms, across=across)

    def overset(self, pages: Sequence[PagePlan]) -> tuple[str, ...]:
        """Return the articles that must flow so that no copy is lost: on these pages they have no box, or one too small."""
        return (*self._homeless, *self._slots(None).overset(pages))

    def findings(self, pages: Sequence[PagePlan]) -> Iterator[Finding]:
        """Name what does not stand where, or as, it was asked for."""
        yield from self._slots(None).findings(pages)
        for article, why in ears_left_out(self._issue, self.masthead, self._grid):
            yield Finding("warning", "ear-left-out", article.reference, f"要求放报眼，但{why}", "spot")
        if self._issue.makeup.index and self._index_size(len(pages)) is None:
            yield index_left_out(NO_STORIES)

    def _slots(self, index: IndexSize | None) -> Slots:
        return Slots(self._items, self._grid, self._writer, index)

    def _index_size(self, pages: int) -> IndexSize | None:
        if pages < 2 or not wants_index(self._issue, self._house):
            return None
        return self._index.size(likely_inside(self._stories, pages))


def index_left_out(why: str) -> Finding:
    """Say why an index box that was asked for is not there."""
    return Finding("warning", "index-left-out", "第1版", f"要求导读，但{why}", "index")
