"""An article's pictures over some columns → ways to lay them under its head in whole columns and lines (rulebook F8).

Pictures stand at the top of legs only: under a leg's pictures there is copy down to its foot, or nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from epaper.issue.model import Picture
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.typeset.galley import Setter
from epaper.typeset.model import SetLine

ASPECT_UNKNOWN = 1.5  # width : height of a picture whose pixels are not known
CROPS = (1.0, 0.94, 1.05)  # heights tried, as a share of the natural one: below 1 trims top and foot, above 1 the sides
WIDE_BLOCK = 3  # base columns; in a wider block a picture stands over a third to two thirds of it
CAPTION_SIZE = 0.88  # of the body: 六号 at the smallest body (rule G8)
CREDIT_GAP = "  "  # between caption and credit
CAPTION_GAP = 0.5  # pitches between picture and caption, and again below the caption
MOST_SHARE = 0.45  # of a page's lines one picture may take


class PictureSlot(NamedTuple):
    """One picture in a stack: which, its place from the block's first column and the stack's top, lines of it and its caption."""

    picture: int
    column: int
    columns: int
    row: int
    rows: int
    caption_rows: int


class PictureStack(NamedTuple):
    """Pictures under a head, side by side or one under the other: `tops` are the lines they take off each base column.

    No pictures have no `tops`. `area` are all column-lines taken, `rows` the deepest. A `boxed` one is as wide as the inside of a
    box and fits no other dress.
    """

    pictures: tuple[PictureSlot, ...]
    tops: tuple[int, ...]
    rows: int
    area: int
    cost: float
    boxed: bool = False

    @property
    def level(self) -> bool:
        """Say whether all legs begin on one line, so that they need not be the base columns."""
        return not self.tops or min(self.tops) == self.rows

    def deepest(self, start: int, stop: int) -> int:
        """Return the lines taken off that of the columns `start:stop` which loses most."""
        return max(self.tops[start:stop], default=0)


def no_pictures() -> PictureStack:
    """Return the stack of a story without pictures."""
    return PictureStack((), (), 0, 0, 0.0)


def stacked(slots: tuple[PictureSlot, ...], columns: int, cost: float, *, boxed: bool = False) -> PictureStack:
    """Lay pictures in a block of `columns`."""
    tops = tuple(
        max((slot.row + slot.rows for slot in slots if slot.column <= column < slot.column + slot.columns), default=0)
        for column in range(columns)
    )
    return PictureStack(slots, tops, max(tops), sum(tops), cost, boxed)


def caption_lines(picture: Picture, setter: Setter, cells: float, *, credit_apart: bool) -> tuple[SetLine, ...]:
    """Set caption and credit under a picture `cells` body ems wide.

    A credit that would be torn over two lines begins a line of its own; with `credit_apart` it always does.
    """
    cells /= CAPTION_SIZE
    text = CREDIT_GAP.join(part for part in (picture.caption, picture.credit) if part)
    credit = len(text) - len(picture.credit)
    lines = setter.caption(text, cells) if text else ()
    torn = credit_apart or any(line.start <= credit < line.end < len(text) for line in lines)
    if not torn or credit in (0, len(text)):
        return lines
    own = setter.caption(text[credit:], cells)
    own = tuple(line._replace(start=line.start + credit, end=line.end + credit) for line in own)
    return (*setter.caption(text[:credit].rstrip(), cells), *own)


Rows = Callable[[Picture, float], int]  # of a picture's caption below so many body ems


def stacks(pictures: tuple[Picture, ...], grid: Grid, columns: int, caption: Rows) -> tuple[PictureStack, ...]:
    """Return the ways to stack `pictures` in a block of `columns`, natural heights and slightly cropped ones."""
    widths = range(1, columns + 1)
    if columns > WIDE_BLOCK:
        widths = range(max(1, columns // 3), (2 * columns + 2) // 3 + 1)
    return tuple(stack for width in widths for crop in CROPS for stack in _stack(pictures, grid, columns, width, crop, caption))


def _stack(
    pictures: tuple[Picture, ...], grid: Grid, columns: int, width: int, crop: float, caption: Rows
) -> Iterator[PictureStack]:
    slots = []
    row = 0
    for index, picture in enumerate(pictures):
        aspect = picture.width / picture.height if picture.width and picture.height else ASPECT_UNKNOWN
        height = grid.span(width) / aspect * crop
        below = caption(picture, grid.span(width) / grid.size)
        rows = max(3, math.ceil((height + CAPTION_GAP * grid.pitch) / grid.pitch)) + below
        slots.append(PictureSlot(index, columns - width, width, row, rows, below))
        row += rows
    if row > grid.rows * (0.8 if len(pictures) > 1 else MOST_SHARE) and width > 1:
        return
    small = max(0.0, columns / 2 - width) * costs.PICTURE_SMALL
    yield stacked(tuple(slots), columns, small + abs(crop - 1) * 10 * costs.CROPPED)


def squeezed(stack: PictureStack, most: int) -> PictureStack:
    """Crop the pictures of a stack that is taller than a page has room for, down to `most` lines in all."""
    captions = sum(slot.caption_rows for slot in stack.pictures)
    share = max(0.0, (most - captions) / max(1, stack.rows - captions))
    slots, row = list[PictureSlot](), 0
    for slot in stack.pictures:
        rows = max(1, math.floor((slot.rows - slot.caption_rows) * share)) + slot.caption_rows
        slots.append(slot._replace(row=row, rows=rows))
        row += rows
    return stacked(tuple(slots), len(stack.tops), stack.cost + 100 * costs.CROPPED)
