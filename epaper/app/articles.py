"""Which article stands where: from a point of a page to its article, from an article to all its places. No Qt.

Everything here is looked up in the scene; nothing is guessed.
"""

from __future__ import annotations

from typing import NamedTuple

from epaper.geometry import Point, Rect, union
from epaper.issue.model import Article
from epaper.scene.model import COPY, Facsimile, Page, TextLine

ASCENT, DESCENT = 0.9, 0.25  # of the type size: the height of a line that a hand can point at


class Place(NamedTuple):
    """A rectangle of an article on page `page` (its index)."""

    page: int
    rect: Rect


def article_at(page: Page, point: Point) -> str:
    """Return the id of the article at `point`, "" for furniture and white; of nested regions the smallest wins."""
    hits = [
        (rect.area, region.article) for region in page.regions for rect in region.rects if region.article and rect.contains(point)
    ]
    return min(hits)[1] if hits else ""


def block_at(page: Page, point: Point) -> Rect | None:
    """Return the smallest rectangle of a region at `point`."""
    hits = [rect for region in page.regions for rect in region.rects if rect.contains(point)]
    return min(hits, key=lambda rect: rect.area) if hits else None


def rects_of(page: Page, article: str) -> tuple[Rect, ...]:
    """Return the rectangles of `article` on `page`; where an index box 导读 names it, it does not stand."""
    own = (region for region in page.regions if article and region.article == article and region.kind != "index")
    return tuple(rect for region in own for rect in region.rects)


def index_at(page: Page, point: Point) -> str:
    """Return the id of the article that an entry of the index box 导读 at `point` leads to, "" where there is none."""
    return next((region.article for region in page.regions if region.kind == "index" and region.contains(point)), "")


def places_of(facsimile: Facsimile, article: str) -> tuple[Place, ...]:
    """Return every place of `article`, in the order of the pages."""
    return tuple(Place(index, rect) for index, page in enumerate(facsimile.pages) for rect in rects_of(page, article))


def line_box(line: TextLine) -> Rect:
    """Return the box of a line: its width, and the height of its type; an upright line's column."""
    if line.vertical:
        return Rect(line.x, line.baseline, line.size, line.width)
    return Rect(line.x, line.baseline - ASCENT * line.size, line.width, (ASCENT + DESCENT) * line.size)


def column_at(page: Page, point: Point) -> Rect | None:
    """Return the column of text at `point`: the lines of its block that share their left edge, else the block."""
    block = block_at(page, point)
    if block is None:
        return None
    lines = [line for line in page.lines if block.contains(line_box(line).centre) and line.role in COPY]
    under = [line for line in lines if line.x - line.size <= point.x < line.x + max(line.width, line.size) + line.size]
    if not under:
        return block
    lane = union(line_box(line) for line in under)
    return lane if lane.contains(point) else block


def jump_at(facsimile: Facsimile, page: Page, point: Point) -> int | None:
    """Return the index of the page that a jump line (下转 or 上接, continued) at `point` leads to."""
    for line in page.lines:
        if line.role == "jump" and line_box(line).contains(point):
            return next((index for index, other in enumerate(facsimile.pages) if other.number == line.leads), None)
    return None


def neighbour(articles: tuple[Article, ...], current: str, by: int) -> str:
    """Return the id of the article `by` places on in the order of the issue; with none open, the first or the last."""
    ids = [article.id for article in articles]
    if current not in ids:
        return (ids[0] if by > 0 else ids[-1]) if ids else ""
    target = ids.index(current) + by
    return ids[target] if 0 <= target < len(ids) else ""
