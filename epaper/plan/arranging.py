"""An article's pictures and a block's columns → the few best ways to lay them under its head (rulebook F8).

Pictures stand in rows, one to three side by side, the widest row above; each row is as high as its pictures are best trimmed
to. What an editor has pinned is kept: where a block is too narrow for it there is no way.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from epaper.issue.model import Picture
from epaper.plan import costs
from epaper.plan.cropping import POINTS_PER_INCH, TRIMMED_MOST, aspect, is_whole, trimmed
from epaper.plan.grid import Grid
from epaper.plan.pictures import PictureSlot, PictureStack, no_pictures, picture_height, stacked

ABREAST = 3  # pictures side by side at the most, while they are few
FEW = 4  # pictures whose every division into rows is tried
MOST_SHARE, MOST_SHARE_MANY, MOST_SHARE_ALONE = 0.45, 0.75, 0.8  # of a page's lines for one, for several, without copy
ABREAST_SHARE = 0.8  # of a block's columns, that its first pictures take together if they stand side by side
MODEST_SHARE = 0.6  # of that width, that an upright picture or a chart has: it is tall enough, or clear enough
PHOTO_COLUMNS = 2  # a photo story is about its picture: so wide it should be
PAGE_SHARE = 0.22  # of a page's column-lines, that a story's pictures may take for nothing
ROWS_LEAST = 3  # lines of a picture
HEIGHTS, HEIGHTS_LEVEL = 3, 7  # heights offered of one way to lay pictures; of one that spans the block, where they move its foot
WAYS = 18  # offered in all
PORTRAIT = 0.9  # width : height of a picture that stands upright
MUGSHOT_PIXELS, MUGSHOT_CAPTION = 500, 8  # an upright picture so narrow, or so shortly described, is a head and shoulders
WHITE_MOST = 1.4  # pitches of white that may be left beside a picture that is not trimmed
SHRUNK_MOST = 0.02  # share by which such a picture may be narrower than its place
FAINT, COARSE = 150.0, 100.0  # pixels to the inch: below the first a printer warns, below the second refuses (GWG R0031)

Caption = Callable[[Picture, float], int]  # lines of a picture's caption below so many points


class Space(NamedTuple):
    """Where pictures may stand: the grid, the base columns of the block, and what is off their width on either side."""

    grid: Grid
    columns: int
    inset: float
    caption: Caption
    text: bool  # the story has copy to stand beside them, and is not a photo story

    def width(self, columns: int) -> float:
        """Return the points so many columns have for pictures."""
        return self.grid.span(columns) - 2 * self.inset


class Row(NamedTuple):
    """Pictures side by side, the first of them number `first`: their widths in columns, lines in all, lines of captions."""

    first: int
    widths: tuple[int, ...]
    rows: int
    caption_rows: int
    cost: float

    @property
    def columns(self) -> int:
        """Columns taken."""
        return sum(self.widths)


def stacks(
    pictures: tuple[Picture, ...], grid: Grid, columns: int, caption: Caption, *, text: bool = True, inset: float | None = None
) -> tuple[PictureStack, ...]:
    """Return the ways to lay `pictures` in a block of `columns`, the cheapest first; `inset` points inside a box."""
    if not pictures:
        return (no_pictures(),)
    space = Space(grid, columns, inset or 0.0, caption, text)
    boxed = inset is not None
    ways = [way for rows in _layouts(pictures, space, boxed=boxed) for way in _aligned(rows, space, boxed=boxed)]
    if not ways and not boxed and all(_pin(picture, space) <= columns for picture in pictures):
        ways = [_squeezed(pictures, space)]
    return tuple(heapq.nsmallest(WAYS, ways, key=lambda way: way.cost))


def _pin(picture: Picture, space: Space) -> int:
    """Return the columns an editor wants for a picture, as far as a page has so many; 0 where that is open."""
    return min(max(picture.columns, 0), space.grid.columns)


# -- rows over columns ----------------------------------------------------------------------------------------------------


def _layouts(pictures: tuple[Picture, ...], space: Space, *, boxed: bool) -> Iterator[tuple[Row, ...]]:
    """Yield pictures in rows that are not too high, each way at its best heights."""
    share = MOST_SHARE_ALONE if not space.text else MOST_SHARE if len(pictures) == 1 else MOST_SHARE_MANY
    most = math.floor(share * space.grid.rows)
    # Without copy there is nothing beside a picture, and inside a box no base column either.
    widths = range(space.columns if boxed or not space.text else 1, space.columns + 1)
    known: dict[tuple[int, int, int], list[Row]] = {}
    for counts in _divisions(len(pictures), 1 if boxed else space.columns):
        for width in widths:
            for first, count in counts:
                if (first, count, width) not in known:
                    known[first, count, width] = _rows(pictures, first, count, width, space)
            kinds = [known[first, count, width] for first, count in counts]
            yield from _heights(kinds, most, HEIGHTS_LEVEL if width == space.columns else HEIGHTS)


def _divisions(count: int, abreast: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the ways to put pictures in rows: the first of each row, and how many."""
    if count <= FEW:
        for cuts in range(1 << (count - 1)):
            ends = [number for number in range(1, count) if cuts >> (number - 1) & 1] + [count]
            starts = [0, *ends[:-1]]
            if all(end - start <= min(ABREAST, abreast) for start, end in zip(starts, ends, strict=True)):
                yield tuple((start, end - start) for start, end in zip(starts, ends, strict=True))
        return
    for each in range(1, abreast + 1):
        yield tuple((first, min(each, count - first)) for first in range(0, count, each))


def _heights(kinds: list[list[Row]], most: int, count: int) -> Iterator[tuple[Row, ...]]:
    """Yield the cheapest few ways to choose a row of each kind, each of another height in all."""
    ways: list[tuple[float, int, tuple[Row, ...]]] = [(0.0, 0, ())]
    for kind in kinds:
        found: dict[int, tuple[float, int, tuple[Row, ...]]] = {}
        for (spent, high, rows), row in product(ways, kind):
            cost, total = spent + row.cost, high + row.rows
            if total <= most and (total not in found or cost < found[total][0]):
                found[total] = cost, total, (*rows, row)
        ways = heapq.nsmallest(count, found.values(), key=lambda way: way[0])
    yield from (rows for _, _, rows in ways)


def _rows(pictures: tuple[Picture, ...], first: int, count: int, width: int, space: Space) -> list[Row]:
    """Return the rows the pictures from `first` may make over `width` columns; below the first row they may be narrower."""
    chosen = pictures[first : first + count]
    least = width if not first else max(count, -(-width // 2))
    found: list[Row] = []
    for total in range(least, width + 1):
        for widths in _widths(chosen, total, space):
            found += _row(first, chosen, widths, space)
    return heapq.nsmallest(HEIGHTS_LEVEL, found, key=lambda row: row.cost)


def _widths(chosen: tuple[Picture, ...], total: int, space: Space) -> Iterator[tuple[int, ...]]:
    """Yield the ways to share columns among pictures side by side: the two that suit their shapes best, pins kept."""
    parts = [range(1, total + 1) if not _pin(picture, space) else (_pin(picture, space),) for picture in chosen]
    shapes = [aspect(picture) for picture in chosen]
    whole = sum(shapes)
    ways = [widths for widths in product(*parts) if sum(widths) == total]
    yield from heapq.nsmallest(
        2, ways, key=lambda widths: sum(abs(part - total * shape / whole) for part, shape in zip(widths, shapes, strict=True))
    )


def _row(first: int, chosen: tuple[Picture, ...], widths: tuple[int, ...], space: Space) -> list[Row]:
    """Return the heights of one row at which no picture is trimmed too far."""
    places = [space.width(width) for width in widths]
    below = max(space.caption(picture, place) for picture, place in zip(chosen, places, strict=True))
    pins = [picture.rows for picture in chosen if picture.rows > 0]
    if pins:
        tall = min(max(*pins, ROWS_LEAST, below + 1), space.grid.rows)
        heights = range(tall, tall + 1)
    else:
        natural = [place / aspect(picture) for picture, place in zip(chosen, places, strict=True)]
        low, high = min(natural) * (1 - TRIMMED_MOST), max(natural) / (1 - TRIMMED_MOST)
        heights = range(_lines(low, below, space.grid), _lines(high, below, space.grid) + 2)
    rows = []
    for tall in heights:
        high = picture_height(space.grid, tall, below)
        prices = [_misfit(picture, place, high, space.grid.pitch) for picture, place in zip(chosen, places, strict=True)]
        if high > 0 and (pins or all(price is not None for price in prices)):
            misfit = sum(costs.CROPPED * 10 if price is None else price for price in prices)
            rows.append(Row(first, widths, tall, below, misfit + _importance(first, chosen, widths, space)))
    return rows


def _lines(height: float, below: int, grid: Grid) -> int:
    """Return the lines, caption included, of a picture about so high: never fewer than a picture needs."""
    return max(ROWS_LEAST, math.floor(height / grid.pitch)) + below


def _misfit(picture: Picture, width: float, height: float, pitch: float) -> float | None:
    """Price what a place of the wrong shape does to a picture; None where it must not be done."""
    if height <= 0:
        return None
    share = trimmed(picture, width / height)
    if not is_whole(picture):
        return costs.CROPPED * (10 * share) ** 2 if share <= TRIMMED_MOST else None
    white = height - width / aspect(picture)
    if white < 0:
        return costs.WHITE_BESIDE * share / SHRUNK_MOST if share <= SHRUNK_MOST else None
    return costs.WHITE_BESIDE * white / pitch if white <= WHITE_MOST * pitch else None


def _importance(first: int, chosen: tuple[Picture, ...], widths: tuple[int, ...], space: Space) -> float:
    """Price pictures narrower than their place in the story asks for, wider than what they show, or printed too coarsely."""
    price = 0.0
    if not first and not any(_pin(picture, space) for picture in chosen):
        upright = all(aspect(picture) < PORTRAIT for picture in chosen)
        share = ABREAST_SHARE * space.columns if len(chosen) > 1 else (1 + space.columns) / 2
        modest = upright or all(picture.drawing for picture in chosen)
        wanted = (share * MODEST_SHARE if modest else share) if space.text else min(PHOTO_COLUMNS, space.grid.columns)
        price += costs.PICTURE_SMALL * max(0.0, wanted - sum(widths))
    for number, (picture, width) in enumerate(zip(chosen, widths, strict=True), first):
        if _pin(picture, space):
            continue
        upright = aspect(picture) < PORTRAIT
        if upright and (0 < picture.width < MUGSHOT_PIXELS or 0 < len(picture.caption) <= MUGSHOT_CAPTION):
            price += costs.PICTURE_LARGE * (width - 1)
        elif (number and len(chosen) == 1) or (picture.drawing and space.text):
            price += costs.PICTURE_LARGE * max(0.0, width - (1 + space.columns) / 2)
        fineness = picture.width / space.width(width) * POINTS_PER_INCH
        if 0 < fineness < FAINT:
            price += costs.FAINT if fineness >= COARSE else costs.COARSE
    return price


# -- rows under a head ------------------------------------------------------------------------------------------------------


def _aligned(rows: tuple[Row, ...], space: Space, *, boxed: bool) -> Iterator[PictureStack]:
    """Stand rows at the right of the block, and at its left where they leave columns free."""
    width = max(row.columns for row in rows)
    cost = sum(row.cost for row in rows) + sum(costs.RIVAL for row in rows[1:] if row.columns == width and len(row.widths) == 1)
    share = sum(row.rows * row.columns for row in rows) / (space.grid.rows * space.grid.columns)
    cost += costs.PICTURE_HUGE * max(0.0, share - PAGE_SHARE)
    yield stacked(_slots(rows, space.columns, right=True), space.columns, cost, boxed=boxed)
    if width < space.columns:
        yield stacked(_slots(rows, width, right=False), space.columns, cost + costs.PICTURE_LEFT)


def _slots(rows: tuple[Row, ...], edge: int, *, right: bool) -> tuple[PictureSlot, ...]:
    """Place the pictures of rows one under the other: against the column `edge`, or from the first column on."""
    slots, top = list[PictureSlot](), 0
    for row in rows:
        column = edge - row.columns if right else 0
        for number, width in enumerate(row.widths, row.first):
            slots.append(PictureSlot(number, column, width, top, row.rows, row.caption_rows))
            column += width
        top += row.rows
    return tuple(slots)


def _squeezed(pictures: tuple[Picture, ...], space: Space) -> PictureStack:
    """Stack pictures that fit in no other way, as small as they may be and trimmed alike."""
    most = max(1, math.floor(MOST_SHARE_MANY * space.grid.rows / len(pictures)))
    slots, top = list[PictureSlot](), 0
    for number, picture in enumerate(pictures):
        width = _pin(picture, space) or (1 if space.text else space.columns)
        below = space.caption(picture, space.width(width))
        natural = _lines(space.width(width) / aspect(picture), below, space.grid)
        rows = picture.rows or max(below + 1, min(natural, most))
        slots.append(PictureSlot(number, space.columns - width, width, top, rows, below))
        top += rows
    return stacked(tuple(slots), space.columns, len(pictures) * 10 * costs.CROPPED)
