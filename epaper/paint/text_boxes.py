"""Lines of text → the rectangles they take on the page, whole or from one character to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.geometry import Rect
from epaper.scene.order import as_read

if TYPE_CHECKING:
    from epaper.scene.model import TextLine

LEVEL = 0.01  # points: lines so near in height stand side by side


def extent(line: TextLine, start: int, end: int) -> Rect:
    """Return the rectangle of the characters `start:end` of a line that reads from left to right."""
    whole = line.box
    places = [
        (at + cluster, run.x + offset)
        for at, run in as_read(line.runs)
        for cluster, offset in zip(run.clusters, run.offsets, strict=True)
    ]
    left = min((x for character, x in places if start <= character < end), default=whole.x)
    right = min((x for character, x in places if character >= end), default=whole.right)
    return Rect(left, whole.y, max(0.0, right - left), whole.height)


def stands_before(line: TextLine, after: TextLine | None) -> bool:
    """Say whether a line is only the number, the mark or the cell before another, which goes on with its paragraph beside it."""
    if after is None or (line.article, line.role, line.paragraph) != (after.article, after.role, after.paragraph):
        return False
    return abs(line.baseline - after.baseline) < LEVEL and line.x < after.x


def seems_before(after: TextLine, line: TextLine) -> bool:
    """Say whether a line that is read after another stands about as high and farther left.

    Pdfium takes both for one line and reads that from left to right, if they differ in height by at most half the width of a
    character.
    """
    if line.vertical or after.vertical:
        return False
    return abs(line.baseline - after.baseline) <= max(line.size, after.size) / 2 and after.x < line.x
