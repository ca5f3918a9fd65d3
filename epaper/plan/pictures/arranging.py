"""An article's pictures and a block's columns → the few best ways to lay them under its head (rulebook F8).

Pictures stand in rows, one to three side by side, the widest row above. What an editor has pinned is kept: where a block is too
narrow for it there is no way.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from itertools import product

from epaper.issue.model import Picture
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.model import PictureBox
from epaper.plan.pictures.cropping import trimmed
from epaper.plan.pictures.rows import (
    HEIGHTS_LEVEL,
    Caption,
    Row,
    Space,
    high_enough,
    joint_rows,
    natural_height,
    pinned_columns,
    rows_of,
    shared,
)
from epaper.plan.pictures.stack import PictureStack, lowest, no_pictures, picture_height, stacked

ABREAST = 3  # pictures side by side at the most, while they are few
FEW = 4  # pictures whose every division into rows is tried
MOST_SHARE, MOST_SHARE_MANY, MOST_SHARE_ALONE = 0.45, 0.75, 0.8  # of a page's lines for one, for several, without copy
SQUEEZED = (4.0, 0.75, 0.6, 0.45)  # shares of a page's lines tried where they fit in no good way, the first to have them whole
PAGE_SHARE = 0.22  # of a page's column-lines, that a story's pictures may take for nothing
HEIGHTS = 3  # heights offered of one way to lay pictures that leaves base columns free; of others, as many as a row has
WAYS = 18  # offered in all


def stacks(
    pictures: tuple[Picture, ...], grid: Grid, columns: int, caption: Caption, *, text: bool = True, inset: float | None = None
) -> tuple[PictureStack, ...]:
    """Return the ways to lay `pictures` in a block of `columns`, the cheapest first; `inset` points inside a box."""
    if not pictures:
        return (no_pictures(),)
    space = Space(grid, columns, inset or 0.0, caption, text)
    boxed = inset is not None
    ways = [way for rows in _layouts(pictures, space, boxed=boxed) for way in _aligned(rows, space, boxed=boxed)]
    if not ways and not boxed and all(pinned_columns(picture, space) <= columns for picture in pictures):
        ways = [_squeezed(pictures, space, share) for share in SQUEEZED]
    return tuple(heapq.nsmallest(WAYS, ways, key=lambda way: way.cost))


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
                    known[first, count, width] = rows_of(pictures, first, count, width, space)
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


def _aligned(rows: tuple[Row, ...], space: Space, *, boxed: bool) -> Iterator[PictureStack]:
    """Stand rows at the right of the block, and at its left where they leave columns free."""
    rows = tuple(sorted(rows, key=lambda row: -row.columns))  # over a wider row a narrower one would shut white in
    width = rows[0].columns
    cost = sum(row.cost for row in rows) + sum(costs.RIVAL for row in rows[1:] if row.columns == width and len(row.widths) == 1)
    share = sum(row.rows * row.columns for row in rows) / (space.grid.rows * space.grid.columns)
    cost += costs.PICTURE_HUGE * max(0.0, share - PAGE_SHARE)
    yield from _either(rows, space.columns, space, cost, right=True, boxed=boxed)
    if width < space.columns:
        deep = sum(row.rows for row in rows)
        late = costs.PICTURE_LEFT + costs.BEGUN_LATE * deep + costs.BEGUN_BURIED * max(0, deep - costs.BEGUN_DEEP)
        yield from _either(rows, width, space, cost + late, right=False, boxed=False)


def _either(rows: tuple[Row, ...], edge: int, space: Space, cost: float, *, right: bool, boxed: bool) -> Iterator[PictureStack]:
    """Stand rows with copy level below the longest caption of each, and with copy right below each caption."""
    level = stacked(_boxes(rows, edge, right=right, ragged=False), space.columns, cost, boxed=boxed)
    yield level
    if space.text and not boxed:
        ragged = stacked(_boxes(rows, edge, right=right, ragged=True), space.columns, cost)
        if ragged.area < level.area:
            yield ragged._replace(cost=cost - costs.WHITE_LINE * (level.area - ragged.area))


def _boxes(rows: tuple[Row, ...], edge: int, *, right: bool, ragged: bool) -> tuple[PictureBox, ...]:
    """Place the pictures of rows one under the other: against the column `edge`, or from the first column on.

    Where the rows are `ragged`, copy under a picture begins below its own caption, not below the longest of its row.
    """
    boxes, top = list[PictureBox](), 0
    for row in rows:
        column = edge - row.columns if right else 0
        for number, (width, own) in enumerate(zip(row.widths, row.captions, strict=True), row.first):
            lines = own if row.squared else max(own, 1) if ragged else row.caption_rows
            deep = row.rows if row.squared else row.rows - row.caption_rows + lines
            boxes.append(PictureBox(number, column, width, top, deep, lines, row.joint))
            column += width
        top += row.rows
    return tuple(sorted(boxes))  # the first picture first


def _squeezed(pictures: tuple[Picture, ...], space: Space, share: float) -> PictureStack:
    """Lay pictures that fit in no other way in a share of a page's lines, or in as few more as they need."""
    most = math.floor(share * space.grid.rows)
    found = (_trimmed_alike(pictures, abreast, most, space) for abreast in range(1, min(ABREAST, space.columns) + 1))
    boxes = min((way for way in found if way), key=lambda way: _spoiled(way, pictures, most, space))
    return stacked(boxes, space.columns, len(pictures) * 10 * costs.CROPPED / min(1.0, share))


def _trimmed_alike(pictures: tuple[Picture, ...], abreast: int, most: int, space: Space) -> tuple[PictureBox, ...]:
    """Lay pictures so many abreast, each row as high as others, pinned ones as they are; nothing if the pins are too wide."""
    firsts = range(0, len(pictures), abreast)
    boxes, top = list[PictureBox](), 0
    for first in firsts:
        chosen = pictures[first : first + abreast]
        widths = _widths_of(chosen, space)
        if sum(widths) > space.columns:
            return ()
        places = [(picture, space.width(width)) for picture, width in zip(chosen, widths, strict=True)]
        captions = [space.caption((picture,), place) for picture, place in places]
        joint = joint_rows(chosen, widths, captions, space)
        below = joint or max(captions)
        natural = max(natural_height(picture, place, space.grid) for picture, place in places)
        lines, pinned = high_enough(natural, 0, space.grid), max(picture.rows for picture in chosen)
        rows = below + min(lines, max(lowest(lines), most // len(firsts) - below))
        if pinned > 0:
            rows = pinned if len(chosen) == 1 else max(pinned, below + 1)
        column = space.columns - sum(widths)
        for number, width in enumerate(widths, first):
            boxes.append(PictureBox(number, column, width, top, rows, below, bool(joint)))
            column += width
        top += rows
    return tuple(boxes)


def _widths_of(chosen: tuple[Picture, ...], space: Space) -> tuple[int, ...]:
    """Give each picture of a row its pin, or a column; where no copy stands beside them, as many as suits their shapes."""
    pins = [pinned_columns(picture, space) for picture in chosen]
    if not space.text and not any(pins) and len(chosen) <= space.columns:
        return next(shared(chosen, space.columns, space))
    each = 1 if space.text else max(1, (space.columns - sum(pins)) // max(1, pins.count(0)))
    return tuple(pin or each for pin in pins)


def _spoiled(boxes: tuple[PictureBox, ...], pictures: tuple[Picture, ...], most: int, space: Space) -> tuple[int, float]:
    """Say by how many lines pictures are too many, and how much of them is trimmed away."""
    lines = max(box.row + box.rows for box in boxes)
    heights = (max(1.0, picture_height(space.grid, box.rows, box.caption_rows)) for box in boxes)
    shares = (trimmed(pictures[box.picture], space.width(box.columns) / high) for box, high in zip(boxes, heights, strict=True))
    return max(0, lines - most), sum(shares)
