"""Copy of a box that is no running text → its lines: a forecast 天气 as rows of cells, and lines each centred by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from epaper.geometry import Rect
from epaper.issue.model import Article
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import level
from epaper.plan.furniture.forecast import Column, breadth, columns, set_rows
from epaper.plan.furniture.slotcopy import RaggedLine
from epaper.scene.model import Mark, TextLine
from epaper.typeset.model import DisplayLine

STEP_MOST = 3.0  # lines from one row to the next, at the most
BROADEST = 16.0  # ems a forecast is broad at the most, unless its cells need more: farther apart, they are no row
LARGER = 0.45  # of the body's size, by which its type is larger for each line its rows stand farther apart


def row_step(spare: float, gaps: float) -> float:
    """Return how many lines of the grid the rows of a forecast stand apart that shares `spare` lines out between its `gaps`."""
    return min(STEP_MOST, 1 + max(0.0, spare) / max(1, gaps))


def larger(step: float) -> float:
    """Return how many times as large as usual a forecast is set whose rows stand `step` lines apart."""
    return 1 + LARGER * (step - 1)


def place_forecast(desk: Desk, article: Article, inside: Rect, top: float, step: float) -> Placed:
    """Set each paragraph as a row of cells, from grid line `top` on and `step` lines apart, with hairlines between the rows.

    The farther apart they stand, the larger is their type. They are no copy, and may stand between the lines of the grid.
    """
    grid = desk.grid
    rows = set_rows([paragraph.text for paragraph in article.paragraphs], desk.heads, desk.house)
    widest = max(breadth(rows), 1.0)
    size = min(grid.size * larger(step), inside.width / widest)
    most = max(BROADEST, widest) * size
    if inside.width > most:
        inside = Rect(inside.centre.x - most / 2, inside.y, most, inside.height)
    lines: list[TextLine] = []
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        line_of_grid = top + number * step
        if number:
            y = grid.top(line_of_grid) - (step - 1) / 2 * grid.pitch
            marks.extend(level(desk.house.rules.row, inside.x, inside.right, y))
        count, text = len(row.cells), article.paragraphs[number].text
        places = columns(rows, count, inside.width / size)
        for at, (cell, (start, end), place) in enumerate(zip(row.cells, row.pieces, places, strict=True)):
            x = inside.x + _within(cell, place, at, count) * size
            line = text_line(cell, "table", size, x, grid.baseline(line_of_grid), article=article.id, paragraph=number)
            lines.append(replace(line, start=start, end=end, text=text[start:end]))
    return Placed(tuple(marks), tuple(lines))


def centred_lines(desk: Desk, article: str, lines: Sequence[RaggedLine], inside: Rect, top: int) -> Iterator[TextLine]:
    """Centre lines of copy, each by itself, from grid line `top` on."""
    grid = desk.grid
    for row, (paragraph, start, text) in enumerate(lines, top):
        line = desk.display(text.rstrip(), desk.house.faces.data)
        size = min(grid.size, inside.width / max(line.width, 1.0))
        x = inside.x + (inside.width - line.width * size) / 2
        placed = text_line(line, "table", size, x, grid.baseline(row), article=article, paragraph=paragraph)
        yield replace(placed, start=start, end=start + len(text), text=text)


def _within(cell: DisplayLine, column: Column, number: int, count: int) -> float:
    """Return where a cell begins: the first flush left, the last flush right, others in the middle of their columns."""
    share = 0.5 if count == 1 or 0 < number < count - 1 else float(number > 0)
    return column.x + (column.width - cell.width) * share
