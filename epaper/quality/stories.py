"""A facsimile → the stories on each page as they stand there: their ground, head, legs and pictures.

What is no story (advertisements, notices) is ground that is taken, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from epaper.geometry import Rect, union
from epaper.quality.columns import Standing
from epaper.quality.copy import HEADS
from epaper.quality.model import Place
from epaper.scene.model import ASCENT, COPY, Baselines, Facsimile, Fill, Page, TextLine

SLOTS = ("ad", "notice", "ear")  # regions that lie over an article in a box of its own; of a story in an ear
HAIR = 1.0  # points
OVER = ("byline", "jump", "furniture")  # what a head has beside its kicker, headline and deck
APART = ("masthead", "folio", "picture")  # regions that are no ground of copy


class Story(NamedTuple):
    """A story, or the rest of one, on a page; `pictures` include their captions, `boxed` says that it lies on a tint."""

    page: int
    article: str
    rest: bool
    rects: tuple[Rect, ...]
    head: tuple[TextLine, ...]
    legs: tuple[Standing, ...]
    pictures: tuple[Rect, ...]
    boxed: bool

    @property
    def size(self) -> float:
        """The size of its headline, or of what stands for one."""
        own = [line.size for line in self.head if line.role == "headline"]
        return max(own or [line.size for line in self.head], default=0.0)

    @property
    def upright(self) -> bool:
        """Say whether its head reads downwards."""
        return any(line.vertical for line in self.head)

    @property
    def ground(self) -> Rect:
        """The rectangle around all of it."""
        return union(self.rects)

    @property
    def frame(self) -> Rect | None:
        """The room of its head: as high as its type, and as wide as the story is at its top, or for an upright one its type.

        A head over a part of its story 串文题 is as wide as what stands below it there; beside it stand legs or pictures.
        """
        if not self.head:
            return None
        ink = union(line.box for line in self.head)
        if self.upright:
            return ink
        top = min(rect.y for rect in self.rects)
        across = union(rect for rect in self.rects if rect.y - top < 1.0)
        grounds = (*(leg.ground for leg in self.legs), *self.pictures)
        beside = min(
            (rect.x for rect in grounds if rect.y < ink.bottom - HAIR and rect.x > ink.right - HAIR), default=across.right
        )
        below = (rect.right for rect in grounds if rect.right < beside)
        right = across.right if beside == across.right else max(below, default=ink.right)
        return Rect(across.x, ink.y, right - across.x, ink.height)

    @property
    def lines(self) -> int:
        """Lines of copy it has here."""
        return sum(bool(row) and row[0].line.role in COPY for leg in self.legs for row in leg.rows)

    def place(self, fault: str) -> Place:
        """Name it."""
        return Place(self.page, self.article, 0, "", fault)


def stories(facsimile: Facsimile, legs: Sequence[Standing]) -> tuple[Story, ...]:
    """Gather the stories of all pages, page by page, in the order of their regions."""
    by_page: dict[int, list[Standing]] = {}
    for leg in legs:
        by_page.setdefault(leg.page, []).append(leg)
    return tuple(story for page in facsimile.pages for story in _on(page, by_page.get(page.number, ())))


def _on(page: Page, legs: Sequence[Standing]) -> Iterator[Story]:
    slots = {region.article for region in page.regions if region.kind in SLOTS}
    lost = {rect for region in page.regions if region.kind == "picture" for rect in region.rects}  # a grey box for want of a file
    tints = [mark.rect for mark in page.marks if isinstance(mark, Fill) and mark.ink != "white" and mark.rect not in lost]
    for region in page.regions:
        article = region.article
        if region.kind not in ("article", "continuation") or article in slots:
            continue
        own = tuple(leg for leg in legs if leg.leg.article == article)
        head = tuple(_head(page, article, own))
        ground = union(region.rects)
        boxed = any(tint.overlap(ground) > ground.area / 2 for tint in tints)
        pictures = tuple(_pictures(page, article))
        yield Story(page.number, article, region.kind == "continuation", region.rects, head, own, pictures, boxed)


def _head(page: Page, article: str, legs: Sequence[Standing]) -> Iterator[TextLine]:
    """Yield the lines of a story's head; a jump line that stands in a leg is none of them."""
    inside = {id(seen.line) for leg in legs for row in leg.rows for seen in row}
    for line in page.lines:
        if line.article == article and id(line) not in inside and (line.role in HEADS or line.role in OVER):
            yield line


def _pictures(page: Page, article: str) -> Iterator[Rect]:
    captions = [line for line in page.lines if line.article == article and line.role == "caption"]
    regions = (region for region in page.regions if region.kind == "picture" and region.article == article)
    for picture in (rect for region in regions for rect in region.rects):
        foot = max((line.box.bottom for line in captions if _below(picture, line.box)), default=picture.bottom)
        yield picture._replace(height=foot - picture.y)


def _below(picture: Rect, caption: Rect) -> bool:
    near = picture.bottom - 1 < caption.y < picture.bottom + 6 * caption.height
    return near and caption.x < picture.right - 1 and picture.x < caption.right - 1


def taken(page: Page) -> tuple[Rect, ...]:
    """Return the rectangles of a page that are no story's but not free either: advertisements, notices, the index box as one.

    What stands beside the paper's name 报眼 is part of the masthead.
    """
    masthead = max((rect.bottom for region in page.regions if region.kind == "masthead" for rect in region.rects), default=0.0)
    stories = ("article", "continuation")
    slots = {region.article for region in page.regions if region.kind in SLOTS}
    free = (*APART, *stories)
    found = [each for each in page.regions if each.kind not in free or (each.kind in stories and each.article in slots)]
    entries = [rect for region in found if region.kind == "index" for rect in region.rects]
    others = [rect for region in found if region.kind != "index" for rect in region.rects]
    return tuple(rect for rect in (*others, *([union(entries)] if entries else ())) if rect.bottom > masthead)


def row_top(grid: Baselines, size: float, baseline: float) -> float:
    """Return the upper edge of the line of the grid with that baseline, copy being `size` large."""
    return baseline - ASCENT * size - (grid.pitch - size) / 2
