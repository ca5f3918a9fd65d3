"""An article's pictures over some columns → stacks of them in whole columns and lines (rulebook F8)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from epaper.issue.model import Picture
from epaper.plan import costs
from epaper.plan.grid import Grid

ASPECT_UNKNOWN = 1.5  # width : height of a picture whose pixels are not known
CROPS = (1.0, 0.94, 1.05)  # heights tried, as a share of the natural one: below 1 trims top and foot, above 1 the sides
WIDE_BLOCK = 3  # base columns; in a wider block a picture stands over a third to two thirds of it
CAPTION_SIZE = 0.88  # of the body: 六号 at the smallest body (rule G8)
CAPTION_GAP = 0.5  # pitches between picture and caption, and again below the caption
MOST_SHARE = 0.45  # of a page's lines one picture may take


class PictureSlot(NamedTuple):
    """One picture in a stack: which, lines from the stack's top, lines in all, and how many of these the caption takes."""

    picture: int
    row: int
    rows: int
    caption_rows: int


class PictureStack(NamedTuple):
    """Pictures one under the other in the right-most `columns` of a block, `rows` lines in all."""

    pictures: tuple[PictureSlot, ...]
    columns: int
    rows: int
    cost: float

    @property
    def area(self) -> int:
        """Column-lines taken."""
        return self.columns * self.rows


def no_pictures() -> PictureStack:
    """Return the stack of a story without pictures."""
    return PictureStack((), 0, 0, 0.0)


def caption_rows(picture: Picture, cells: float) -> int:
    """Count the grid lines a caption takes below a picture `cells` body ems wide."""
    text = picture.caption + picture.credit
    if not text:
        return 0
    return max(1, math.ceil((len(text) + 3) * CAPTION_SIZE / cells))


def stacks(pictures: tuple[Picture, ...], grid: Grid, columns: int) -> tuple[PictureStack, ...]:
    """Return the ways to stack `pictures` in a block of `columns`, natural heights and slightly cropped ones."""
    widths = range(1, columns + 1)
    if columns > WIDE_BLOCK:
        widths = range(max(1, columns // 3), (2 * columns + 2) // 3 + 1)
    return tuple(stack for width in widths for crop in CROPS for stack in _stack(pictures, grid, columns, width, crop))


def _stack(pictures: tuple[Picture, ...], grid: Grid, columns: int, width: int, crop: float) -> Iterator[PictureStack]:
    slots = []
    row = 0
    for index, picture in enumerate(pictures):
        aspect = picture.width / picture.height if picture.width and picture.height else ASPECT_UNKNOWN
        height = grid.span(width) / aspect * crop
        below = caption_rows(picture, grid.span(width) / grid.size)
        rows = max(3, math.ceil((height + CAPTION_GAP * grid.pitch) / grid.pitch)) + below
        slots.append(PictureSlot(index, row, rows, below))
        row += rows
    if row > grid.rows * (0.8 if len(pictures) > 1 else MOST_SHARE) and width > 1:
        return
    small = max(0.0, columns / 2 - width) * costs.PICTURE_SMALL
    yield PictureStack(tuple(slots), width, row, small + abs(crop - 1) * 10 * costs.CROPPED)


def squeezed(stack: PictureStack, most: int) -> PictureStack:
    """Crop the pictures of a stack that is taller than a page has room for, down to `most` lines in all."""
    captions = sum(slot.caption_rows for slot in stack.pictures)
    share = max(0.0, (most - captions) / max(1, stack.rows - captions))
    slots, row = list[PictureSlot](), 0
    for slot in stack.pictures:
        rows = max(1, math.floor((slot.rows - slot.caption_rows) * share)) + slot.caption_rows
        slots.append(slot._replace(row=row, rows=rows))
        row += rows
    return stack._replace(pictures=tuple(slots), rows=row, cost=stack.cost + 100 * costs.CROPPED)
