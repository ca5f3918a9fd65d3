"""Copy of a box that is no running text → its lines: a forecast 天气 as rows of cells, and lines each centred by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from epaper.geometry import Rect
from epaper.issue.model import Article
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import level
from epaper.plan.furniture.slotcopy import CELL_GAP, RaggedLine
from epaper.scene.model import Mark, TextLine
from epaper.typeset.model import DisplayLine

STEP_MOST = 3.0  # lines from one row to the next, at the most
BROADEST = 16.0  # ems a forecast is broad at the most: farther apart, its cells are no row
LARGER = 0.45  # of the body's size, by which its type is larger for each line its rows stand farther apart

Piece = tuple[int, int]  # where a word of a row begins and ends
Cell = tuple[float, float]  # where a cell begins and how wide it is, in ems


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
    rows = [tuple(_pieces(paragraph.text)) for paragraph in article.paragraphs]
    cells = [_set(desk, paragraph.text, row) for paragraph, row in zip(article.paragraphs, rows, strict=True)]
    widest = max((sum(cell.width + CELL_GAP for cell in own) - CELL_GAP for own in cells), default=1.0)
    size = max(grid.size, min(grid.size * larger(step), inside.width / max(widest, 1.0)))
    most = BROADEST * size
    if inside.width > most:
        inside = Rect(inside.centre.x - most / 2, inside.y, most, inside.height)
    lines: list[TextLine] = []
    marks: list[Mark] = []
    for number, (row, own) in enumerate(zip(rows, cells, strict=True)):
        line_of_grid = top + number * step
        if number:
            y = grid.top(line_of_grid) - (step - 1) / 2 * grid.pitch
            marks.extend(level(desk.house.rules.row, inside.x, inside.right, y))
        alike = [[cell.width for cell in other] for other in cells if len(other) == len(own)]
        places = _columns([max(widths) for widths in zip(*alike, strict=True)], inside.width / size)
        text = article.paragraphs[number].text
        for at, (cell, (start, end), place) in enumerate(zip(own, row, places, strict=True)):
            x = inside.x + _within(cell, place, at, len(own)) * size
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


def _set(desk: Desk, text: str, row: Sequence[Piece]) -> list[DisplayLine]:
    """Set the cells of a row, the first in bold if others follow."""
    faces = desk.house.faces
    return [
        desk.display(text[start:end].strip(), faces.data_strong if number == 0 and len(row) > 1 else faces.data)
        for number, (start, end) in enumerate(row)
    ]


def _within(cell: DisplayLine, place: Cell, number: int, count: int) -> float:
    """Return where a cell begins: the first flush left, the last flush right, others in the middle of their columns."""
    x, room = place
    share = 0.5 if count == 1 or 0 < number < count - 1 else float(number > 0)
    return x + (room - cell.width) * share


def _columns(widths: Sequence[float], room: float) -> list[Cell]:
    """Place columns of cells with equal white between; one alone has all the room."""
    if len(widths) == 1:
        return [(0.0, room)]
    gap = (room - sum(widths)) / (len(widths) - 1)
    begins = accumulate((width + gap for width in widths[:-1]), initial=0.0)
    return list(zip(begins, widths, strict=True))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a row begin and end; the blank behind a word is its own."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (text[end - 1].isspace() and not text[end].isspace()):
            yield start, end
            start = end
