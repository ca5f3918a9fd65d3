"""The pictures of an article as they lie under its head, in whole columns and lines, and their captions (rulebook F8).

Pictures stand at the top of legs only: under a leg's pictures there is copy down to its foot, or nothing.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.model import Block, PictureBox, PullQuote

CAPTION_GAP = 0.42  # pitches that a caption needs beside its lines: as much again, at the least, is below it
FOOT_GAP = 0.5  # … and below a picture without one
BOXES = ("box", "ornament")  # dresses whose copy is narrower than their columns
ROWS_LEAST = 3  # lines of a picture, its caption not counted
SHOWN_LEAST, SEEN_ENOUGH = 0.6, 6  # of its height, but no more than so many lines: what is left of a picture for want of room


class PictureStack(NamedTuple):
    """Pictures under a head, side by side or one under the other: `tops` are the lines they take off each base column.

    Their places count from the block's first column and the stack's top. No pictures have no `tops`. `area` are all column-lines
    taken, `rows` the deepest. A `boxed` stack is as wide as the inside of a box and fits no other dress.

    A pull-quote 引语 stands lower, in a leg: its lines are in `area`, not in `tops`, which then are all there. `wish` is what it
    costs, or to do without one that was asked for, and is part of `cost`.

    `chief` are the column-lines of the picture that may dominate its page, `rival` those by which one may outdo another story's,
    captions not counted; `standing` is what their size costs where the story leads its page, or does not, and is part of `cost`.
    """

    pictures: tuple[PictureBox, ...]
    tops: tuple[int, ...]
    rows: int
    area: int
    cost: float
    boxed: bool = False
    quote: PullQuote | None = None
    wish: float = 0.0
    chief: float = 0.0
    rival: float = 0.0
    standing: float = 0.0

    @property
    def level(self) -> bool:
        """Say whether all legs begin on one line, so that they need not be the base columns."""
        return not self.tops or min(self.tops) == self.rows

    def taken(self, legs: int) -> int:
        """Return the lines taken off so many legs; where they are not the base columns all begin below the deepest picture."""
        return self.area if legs == len(self.tops) else legs * self.rows


def no_pictures() -> PictureStack:
    """Return the stack of a story without pictures."""
    return PictureStack((), (), 0, 0, 0.0)


def stacked(boxes: tuple[PictureBox, ...], columns: int, cost: float, *, boxed: bool = False) -> PictureStack:
    """Lay pictures in a block of `columns`."""
    tops = tuple(
        max((box.row + box.rows for box in boxes if box.column <= column < box.column + box.columns), default=0)
        for column in range(columns)
    )
    return PictureStack(boxes, tops, max(tops), sum(tops), cost, boxed)


def picture_span(grid: Grid, block: Block, box: PictureBox) -> float:
    """Return the points a picture's place is wide: its columns, and inside a box the measure of the box."""
    return grid.span(box.columns) - 2 * picture_inset(grid, block)


def picture_inset(grid: Grid, block: Block) -> float:
    """Return the points pictures stand inside the columns of their block."""
    return block.measure.inset * grid.size if block.dress in BOXES else 0.0


def picture_height(grid: Grid, rows: int, caption_rows: int) -> float:
    """Return the points a picture is high that takes `rows` lines with its caption: from the tops of characters to its gap."""
    gap = CAPTION_GAP if caption_rows else FOOT_GAP
    return (rows - caption_rows) * grid.pitch - (grid.pitch - grid.size) / 2 - gap * grid.pitch


def squeezed(stack: PictureStack, most: int) -> PictureStack:
    """Crop the pictures of a stack that is taller than a page has room for, down to `most` lines in all.

    None becomes lower than a picture may be: what then has no room, from the last row up, does not stand.
    """
    # Pictures side by side are trimmed by as much as each other; one with the longest caption is looked at of each row.
    bands = {box.row: box for box in sorted(stack.pictures, key=lambda box: (box.row, box.rows, box.caption_rows))}
    least = {row: min(box.rows, box.caption_rows + lowest(box.rows - box.caption_rows)) for row, box in bands.items()}
    while len(least) > 1 and sum(least.values()) > most:
        least.popitem()
    if sum(least.values()) > most:  # a picture alone stands if there is any room for it
        least = {row: most for row in least if most >= min(bands[row].rows, bands[row].caption_rows + ROWS_LEAST)}
    over = {row: bands[row].rows - rows for row, rows in least.items()}
    share = min(1.0, (most - sum(least.values())) / max(1, sum(over.values())))
    heights = {row: rows + math.floor(over[row] * share) for row, rows in least.items()}
    tops = {row: sum(heights[other] for other in heights if other < row) for row in heights}
    less = {row: bands[row].rows - rows for row, rows in heights.items()}
    boxes = tuple(box._replace(row=tops[box.row], rows=box.rows - less[box.row]) for box in stack.pictures if box.row in heights)
    return stacked(boxes, len(stack.tops), stack.cost + 100 * costs.CROPPED) if stack.pictures else stack


def lowest(lines: float) -> int:
    """Return the fewest lines a picture may have for want of room that would have so many: rather some than slits of all."""
    return max(ROWS_LEAST, min(SEEN_ENOUGH, math.ceil(SHOWN_LEAST * lines)))
