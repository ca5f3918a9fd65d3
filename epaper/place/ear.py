"""What stands beside the paper's name, and lines of small entries over the whole width: what all mastheads share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.slot import place_in_frame
from epaper.plan.furniture.ears import ear_lines
from epaper.plan.masthead.data import Entry
from epaper.scene.model import TextLine

EAR_SIZES = tuple(size / 20 for size in range(36, 19, -1))  # of the body's size, the largest first
BAR_GAP = 1.5  # ems between entries at the least


def place_ear(desk: Desk, article: str, frame: Rect) -> Placed:
    """Place an article beside the name 报眼, in type as large as fills its frame, and in the middle of that.

    It is no part of the copy below, so it need not keep to the lines of the grid.
    """
    said = desk.articles[article]
    first, lines = ear_lines(frame, desk.grid)
    copy = desk.slots.copy(said, frame.width, lines)
    if copy.manner == "cells" or copy.art or copy.rows > lines:  # a forecast grows by itself, as artwork does
        return place_in_frame(desk, said, frame, first, lines, frame)
    for by in EAR_SIZES:
        large = _larger(desk, by)
        set_so = large.slots.copy(said, frame.width)
        high = set_so.rows * large.grid.pitch
        if set_so.manner == copy.manner and high <= frame.height:
            return place_in_frame(_from(large, frame.y + (frame.height - high) / 2), said, frame, 0, set_so.rows, frame)
    return place_in_frame(desk, said, frame, first, lines, frame)


def _larger(desk: Desk, by: float) -> Desk:
    """Return the desk for type and lines `by` times as large."""
    return replace(desk, grid=desk.grid._replace(size=desk.grid.size * by, pitch=desk.grid.pitch * by))


def _from(desk: Desk, top: float) -> Desk:
    """Return the desk for lines of which the first begins at `top`."""
    grid = desk.grid
    return replace(desk, grid=grid._replace(area=grid.area._replace(y=grid.area.y + top - grid.top(0))))


def around(area: Rect, foot: float, ears: Sequence[Rect]) -> tuple[Rect, ...]:
    """Return the masthead's ground without its ears."""
    if not ears:
        return (Rect(area.x, area.y, area.width, foot - area.y),)
    top, bottom = ears[0].y, ears[0].bottom
    rects = [Rect(area.x, area.y, area.width, top - area.y), Rect(area.x, bottom, area.width, foot - bottom)]
    left = area.x
    for right, after in (*((ear.x, ear.right) for ear in ears), (area.right, area.right)):
        rects.append(Rect(left, top, right - left, bottom - top))
        left = after
    return tuple(rect for rect in rects if rect.width > 0 and rect.height > 0)


def spread_rows(desk: Desk, rows: Sequence[Sequence[Entry]], size: float, top: float, step: float, drop: float) -> Placed:
    """Set rows of entries, `step` points each, from `top` down; each as `spread` does."""
    places = ((entries, top + (number + 0.5) * step) for number, entries in enumerate(rows))
    return Placed(lines=tuple(line for entries, middle in places for line in spread(desk, entries, size, middle, drop)))


def spread(desk: Desk, entries: Sequence[Entry], size: float, middle: float, drop: float) -> Iterator[TextLine]:
    """Set entries from the left edge to the right one, the middle one of three in the very middle; one alone is centred.

    Their baseline is `drop` ems below the `middle` of their line.
    """
    area = desk.grid.area
    lines = [desk.display(text, face) for text, face in entries]
    total = sum(line.width for line in lines)
    if not lines:
        return
    size = min(size, area.width / (total + BAR_GAP * (len(lines) - 1)))
    gap = (area.width - total * size) / max(1, len(lines) - 1)
    x = area.x if len(lines) > 1 else area.x + gap / 2
    for number, line in enumerate(lines):
        beside = (area.width - line.width * size) / 2
        central = number == 1 and len(lines) == 3 and (max(lines[0].width, lines[2].width) + BAR_GAP) * size <= beside
        yield text_line(line, "masthead", size, area.x + beside if central else x, middle + drop * size)
        x += line.width * size + gap
