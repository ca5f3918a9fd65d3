"""The lines of a page → the blocks of text a reader makes of them that knows places alone, in the order they should be read.

As poppler does it: lines of one size, one close below the other, are a block; so are what stands side by side with hardly a gap,
and the cells of a table, whose rows it brings together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from epaper.scene.model import COPY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import TextLine

LEADING = 1.5  # em from one baseline to the next at most …
FAR = 1.75  # … and for lines of copy leaded out 加条, if something between them leads on
GAP = 0.7  # em between what stands side by side at most
ALIKE = 0.05  # of a size: what differs by more is another block
SLACK = 1e-6  # points, as sizes are written to some digits
WIDE = 0.995  # em, of a blank that parts a line
NEAR = 4  # blocks, the last ones, which the next piece of a line may belong to
LEVEL = 0.5  # em between the baselines of what stands side by side at most
TABULAR = frozenset({"table", "names"})


@dataclass(slots=True)
class Block:
    """What is read in one: its place, the baseline it begins on, its size, and its place in the order, of a blank none.

    One that `goes_on` has the number of the block that has the rest of its last paragraph. `last` is the line it ends in.
    """

    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    number: int = -1
    goes_on: int = -1
    first: TextLine | None = None
    last: TextLine | None = None

    def over(self, other: Block) -> bool:
        """Say whether both have a stretch of the page's width in common."""
        return self.left < other.right and other.left < self.right


def blocks(lines: Iterable[TextLine], fonts: Mapping[str, PdfFont]) -> list[Block]:
    """Return the blocks of the lines, in their order."""
    found: list[Block] = []
    for line in lines:
        for new in _pieces(line, fonts):
            joined = [block for block in found[-NEAR:] if _joins(block, new)]
            if joined:
                for more in (*joined[1:], new):
                    _join(joined[0], more)
                found = [block for block in found if block not in joined[1:]]
            else:
                found.append(new)
    for number, block in enumerate(found):
        block.number = number
    _go_on(found)
    return found


def _pieces(line: TextLine, fonts: Mapping[str, PdfFont]) -> Iterator[Block]:
    """Cut a line at its wide blanks."""
    if not line.runs:
        return
    place = line.box
    if line.vertical:
        yield Block(place.x, place.y, place.right, place.bottom, place.bottom, line.size, first=line, last=line)
        return
    # An initial reaches down beside lines of its paragraph; it is told with its word, which stands upon the first of them.
    runs = [run for run in line.runs if run.size <= line.size] or line.runs
    top = line.baseline - max(fonts[run.face].ascent * run.size for run in runs)
    bottom = line.baseline + max(fonts[run.face].descent * run.size for run in runs)
    left = place.x
    for end, start in (*_gaps(line), (place.right, math.inf)):
        yield Block(left, top, end, bottom, line.baseline, line.size, first=line, last=line)
        left = start


def _gaps(line: TextLine) -> Iterator[tuple[float, float]]:
    """Yield where a wide blank begins and ends."""
    if line.role in TABULAR or any(run.level % 2 for run in line.runs):
        return
    begun, seen = None, False
    for run in line.runs:
        for cluster, offset in zip(run.clusters, run.offsets, strict=True):
            x = run.x + offset
            if run.text[cluster].isspace():
                begun = x if begun is None and seen else begun
                continue
            if begun is not None and x - begun > WIDE * line.size:
                yield begun, x
            begun, seen = None, True


def _joins(block: Block, new: Block) -> bool:
    last, line = block.last, new.first
    assert last is not None
    assert line is not None
    if line.article != last.article or line.vertical or last.vertical:
        return False
    if line.role == last.role and line.role in TABULAR:
        return True
    if abs(line.size - block.size) > ALIKE * block.size + SLACK:
        return False
    down = line.baseline - last.baseline
    if 0 < down <= LEADING * block.size or is_far(last, line):
        return block.over(new)
    near = GAP * block.size
    return abs(down) < LEVEL * block.size and new.left < block.right + near and block.left < new.right + near


def is_far(above: TextLine, below: TextLine) -> bool:
    """Say whether copy goes on below a line, but farther from it than lines of a block may be."""
    if above.role not in COPY or below.role not in COPY or above.article != below.article or above.vertical or below.vertical:
        return False
    return LEADING * below.size < below.baseline - above.baseline <= FAR * below.size


def _join(block: Block, new: Block) -> None:
    block.left, block.right = min(block.left, new.left), max(block.right, new.right)
    block.top, block.bottom = min(block.top, new.top), max(block.bottom, new.bottom)
    block.last = new.last


def _go_on(found: Sequence[Block]) -> None:
    """Find where paragraphs go on: in the next block of copy."""
    before: Block | None = None
    for block in found:
        if block.first is None or block.first.role not in COPY:
            continue
        if before is not None and before.last is not None and _paragraph(before.last) == _paragraph(block.first):
            before.goes_on = block.number
        before = block


def _paragraph(line: TextLine) -> tuple[str, int]:
    return line.article, line.paragraph
