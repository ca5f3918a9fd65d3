"""The cells of each page, base column by line of the grid → how full it is, and where several lines stay white (Q13, F6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from epaper.geometry import Insets, Point, Rect
from epaper.quality.columns import Standing
from epaper.quality.ink import gutter_of
from epaper.quality.model import Metric, Place, count
from epaper.quality.stories import Story, row_top, taken
from epaper.scene.model import Baselines, Facsimile, Page, Rule

FULL = 98.0  # per cent of the cells
WHITE = 2.0  # ... and what may stay white
NEAR = 1.5  # pitches beside a leg: the middle of a base column may fall between two legs of a broken measure
GAP = 3  # lines of one column that are a hole (F6)


class Cells(NamedTuple):
    """The ground of one page's copy: its cells, and those left white as pairs of base column and line, from 0."""

    page: Page
    room: int
    white: tuple[tuple[int, int], ...]


class _Ground(NamedTuple):
    """The type area of all pages: where base columns and lines of the grid have their middles."""

    columns: tuple[float, ...]
    tops: tuple[float, ...]
    pitch: float


def cells(facsimile: Facsimile, found: Sequence[Story]) -> tuple[Cells, ...]:
    """Look at every cell of every page; without a known grid there are none."""
    grid = facsimile.baselines
    if grid is None or not grid.columns or not found:
        return ()
    ground = _ground(facsimile, grid, [rect for page in facsimile.pages for rect in _all(page, found)])
    return tuple(_page(page, ground, [story for story in found if story.page == page.number]) for page in facsimile.pages)


def _all(page: Page, found: Sequence[Story]) -> list[Rect]:
    return [rect for story in found if story.page == page.number for rect in story.rects] + list(taken(page))


def _ground(facsimile: Facsimile, grid: Baselines, rects: Sequence[Rect]) -> _Ground:
    left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
    gutter = gutter_of(facsimile)
    step = (right - left + gutter) / grid.columns
    middles = tuple(left + step * column + (step - gutter) / 2 for column in range(grid.columns))
    first, foot = row_top(grid, facsimile.body_size, grid.first), max(rect.bottom for rect in rects)
    return _Ground(middles, tuple(first + row * grid.pitch for row in range(round((foot - first) / grid.pitch))), grid.pitch)


def _page(page: Page, ground: _Ground, own: Sequence[Story]) -> Cells:
    other = taken(page)
    tops = [rect.y for story in own for rect in story.rects] + [rect.y for rect in other]
    if not tops:
        return Cells(page, 0, ())
    top, foot = min(tops) - 1, _foot(page, own, other)
    rows = [number for number, y in enumerate(ground.tops) if top < y and y + ground.pitch < foot + 1]
    white = tuple(
        (column, row)
        for column, x in enumerate(ground.columns)
        for row in rows
        if not _used(Point(x, ground.tops[row] + ground.pitch / 2), own, other, ground.pitch)
    )
    return Cells(page, len(rows) * len(ground.columns), white)


def _foot(page: Page, own: Sequence[Story], other: Sequence[Rect]) -> float:
    """Return where the imprint below all copy begins, with its rule, or the page ends."""
    lowest = max([rect.bottom for story in own for rect in story.rects] + [rect.bottom for rect in other])
    text = [line.box.y for line in page.lines if line.role == "furniture" and line.box.y > lowest - 1]
    rules = [mark.y0 for mark in page.marks if isinstance(mark, Rule) and mark.y0 == mark.y1 and mark.y0 > lowest - 1]
    return min((*text, *rules), default=page.height) if text else page.height


def _used(at: Point, own: Sequence[Story], other: Sequence[Rect], pitch: float) -> bool:
    if any(rect.contains(at) for rect in other):
        return True
    for story in own:
        rect = next((rect for rect in story.rects if rect.contains(at)), None)
        if rect is not None:
            return _filled(at, story, rect, pitch)
    return False


def _filled(at: Point, story: Story, rect: Rect, pitch: float) -> bool:
    """Say whether something of the story stands at a point of its ground: its head, a picture, a line, the foot of its box."""
    if _of_head(at, story, pitch) or (story.boxed and at.y > rect.bottom - pitch):
        return True
    if story.upright and story.frame is not None and story.frame.x - pitch < at.x < story.frame.right + pitch:
        return True
    if any(picture.inset(Insets(0, -pitch, 0, -pitch)).contains(at) for picture in story.pictures):
        return True
    return any(_holds(standing, at, pitch) for standing in story.legs)


def _holds(standing: Standing, at: Point, pitch: float) -> bool:
    leg, reach = standing.leg, NEAR * pitch
    beside = leg.x - reach < at.x < leg.x + leg.measure + reach
    return beside and leg.baseline - pitch < at.y < leg.baseline + (standing.used - 0.5) * pitch


def _of_head(at: Point, story: Story, pitch: float) -> bool:
    """Say whether a point lies in the head's ground: above what stands in its column, or where nothing does, beside the type.

    A story without copy or pictures is all head.
    """
    reach = NEAR * pitch
    legs = [leg.leg.baseline - pitch for leg in story.legs if leg.leg.x - reach < at.x < leg.leg.x + leg.leg.measure + reach]
    top = story.frame.y if story.frame else 0.0  # a picture above that is above the head
    below = [picture for picture in story.pictures if picture.bottom > top]
    pictures = [picture.y - pitch / 2 for picture in below if picture.x - reach < at.x < picture.right + reach]
    bare = not story.legs and not story.pictures
    foot = story.ground.bottom if bare or story.frame is None else story.frame.bottom + pitch
    return at.y < min((*legs, *pictures), default=foot)


def fill(facsimile: Facsimile, found: Sequence[Cells]) -> tuple[Metric, Metric, Metric]:
    """Q13: per cent of the cells that hold something, on the emptiest page, and cells that hold nothing; F6: holes."""
    shares = tuple(100.0 * (1 - len(page.white) / page.room) if page.room else 100.0 for page in found)
    thin = sorted((share, page.page.number, len(page.white)) for share, page in zip(shares, found, strict=True) if share < FULL)
    places = tuple(Place(number, "", 0, "", f"余 {lines} 栏行") for _, number, lines in thin)
    spare, room = [float(len(page.white)) for page in found], sum(page.room for page in found)
    most = WHITE * room // 100
    gaps = tuple(place for page in found for place in _gaps(page))
    return (
        Metric("Q13", "排满", min(shares, default=100.0), FULL, "%", not places, places, floor=True, by_page=shares),
        Metric("Q13-lines", "余行", sum(spare), most, "行", sum(spare) <= most, by_page=tuple(spare)),
        count("F6", "三行以上的空档", gaps, [page.number for page in facsimile.pages]),
    )


def _gaps(page: Cells) -> Iterator[Place]:
    for column, own in groupby(page.white, key=lambda cell: cell[0]):
        for _, run in groupby(enumerate(own), key=lambda each: each[1][1] - each[0]):
            rows = [row for _, (_, row) in run]
            if len(rows) >= GAP:
                yield Place(page.page.number, "", 0, "", f"第 {column + 1} 栏空 {len(rows)} 行")
