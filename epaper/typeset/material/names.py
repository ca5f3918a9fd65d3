"""A list of names 名单 → a unit: names on a grid across the measure, two characters spread to three, in the order of the list.

A name longer than its cell takes as many as it needs; one longer than the measure takes lines of its own.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import Kind
from epaper.typeset.material.stick import stretch
from epaper.typeset.material.unit import Block, Way
from epaper.typeset.model import SetLine, Slot
from epaper.typeset.setline import placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.issue.model import Paragraph
    from epaper.typeset.material.stick import Stick

USUAL: Final = 3.0  # em: a name of two or three characters
APART: Final = 1.0  # em between such names, at the least …
APART_LONG: Final = 0.5  # … and between columns for longer ones, whose neighbours are mostly shorter
HOLE: Final = 0.25  # lines that a name over several columns is as bad as

_NAME: Final = re.compile(r"[ \t\n]*[^ \t\n]+[ \t\n]*")  # a no-break space is part of a name
_TWO: Final = 2


class Name(NamedTuple):
    """A name as characters `start:end`, blanks included, and its width in em."""

    start: int
    end: int
    line: SetLine


class NameGrid(NamedTuple):
    """Columns of one width: `pitch` em from the left edge of one to that of the next."""

    columns: int
    pitch: float
    cell: float

    def span(self, width: float) -> int:
        """Count the columns a name of `width` takes."""
        taken = 1
        while taken < self.columns and width > (taken - 1) * self.pitch + self.cell + costs.TIED:
            taken += 1
        return taken


def names(stick: Stick, paragraph: Paragraph, cells: float) -> Block:
    """Set a list of names."""
    found = [_name(stick, paragraph, start, end) for start, end in _cuts(paragraph.text)]
    widths = {USUAL, USUAL + 1, *(math.ceil(2 * name.line.width) / 2 for name in found if USUAL < name.line.width <= cells / 2)}
    ways = []
    for width in sorted(widths):
        grid = _grid(width, APART if width == USUAL else APART_LONG, cells)
        rows = _rows(stick, paragraph, found, grid, cells)
        ways.append((len(rows) + HOLE * sum(grid.span(name.line.width) > 1 for name in found), width, rows))
    _, _, best = min(ways, key=lambda way: way[:2])
    return Block((Way(0.0, tuple(Slot(row) for row in best)),))


def _cuts(text: str) -> list[tuple[int, int]]:
    """Find the names; a blank belongs to the name before it."""
    starts = [match.start() for match in _NAME.finditer(text)]
    return list(pairwise((*starts, len(text)))) if starts else ([(0, len(text))] if text else [])


def _grid(cell: float, apart: float, cells: float) -> NameGrid:
    """Divide the measure into as many columns as it holds, the last ending with it."""
    columns = max(1, int((cells + apart) / (cell + apart) + costs.TIED))
    pitch = (cells - cell) / (columns - 1) if columns > 1 else cells
    return NameGrid(columns, pitch, cell)


def _name(stick: Stick, paragraph: Paragraph, start: int, end: int) -> Name:
    """Set a name solid, or, if it has two characters, as wide as one of three."""
    prepared = stick.prepared(stretch(paragraph, start, end, "kai"))
    boxes, xs, width = prepared.boxes, list(prepared.natural[:-1]), prepared.natural[-1]
    if len(boxes) == _TWO and all(box.kind is Kind.HAN for box in boxes):
        xs[1], width = USUAL - boxes[1].width, USUAL
    line = SetLine(0, start, end, prepared.text, True, True, "names", width, 0.0, 0.0, placed(prepared.text, boxes, xs))
    return Name(start, end, line)


def _rows(stick: Stick, paragraph: Paragraph, found: Sequence[Name], grid: NameGrid, cells: float) -> list[tuple[SetLine, ...]]:
    """Fill the grid row by row."""
    rows: list[tuple[SetLine, ...]] = []
    column = grid.columns
    for name in found:
        width = name.line.width
        if width > cells:
            own = stick.ragged(stretch(paragraph, name.start, name.end, "kai"), cells, "names")
            rows += [(line._replace(x=0.0),) for line in own]
            column = grid.columns
            continue
        taken = grid.span(width)
        if column + taken > grid.columns:
            rows.append(())
            column = 0
        rows[-1] = (*rows[-1], name.line._replace(x=column * grid.pitch))
        column += taken
    return rows
