"""The index box 导读 of page 1: the highest-ranked stories of other pages with their page numbers, each leading to its story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.lines import framed, level, upright
from epaper.place.strip import STRIP, place_title
from epaper.plan.furniture.index import ENTRY_GAP, FRAME_ROWS, INSET, LEAD, TITLE_ROWS, Entry, IndexWriter
from epaper.scene.model import ASCENT, Region, TextLine

FOOT = 0.5  # pitches of white below the last entry


def place_index(desk: Desk, ground: Rect, frame: Rect, columns: int, rows: int) -> Placed:
    """Place the box: 导读 in a strip of its own, below it as many entries as there is room for, with hairlines between them.

    All of `ground` is theirs.
    """
    grid = desk.grid
    strip = Rect(frame.x, frame.y, frame.width, STRIP * grid.pitch)
    writer = IndexWriter(grid, desk.house, desk.heads)
    stories = desk.inside()
    lists = writer.entries(stories, columns, rows)
    free = (rows - FRAME_ROWS - TITLE_ROWS) * grid.pitch
    parts = [Placed(tuple(framed(desk.house.rules.frame, frame))), place_title(desk, desk.house.wording.index, strip)]
    width, foot = frame.width / len(lists), strip.bottom + FOOT * grid.pitch
    for number, entries in enumerate(lists):
        x = frame.x + number * width
        if number:
            parts.append(Placed(tuple(upright(desk.house.rules.row, x, foot, frame.bottom - FOOT * grid.pitch))))
        parts.append(_list(desk, writer, entries, Rect(x, foot, width, free), Rect(x, ground.y, width, ground.height)))
    return together(parts)


def _list(desk: Desk, writer: IndexWriter, entries: Sequence[Entry], room: Rect, ground: Rect) -> Placed:
    """Spread entries over their room, with hairlines between them; all of `ground` is theirs."""
    gap = max(0.0, room.height - sum(writer.height(entry) for entry in entries)) / (len(entries) + 1)
    y, inset = room.y + gap, INSET * desk.grid.size
    parts, edges = list[Placed](), [ground.y]
    for entry in entries:
        height = writer.height(entry)
        parts.append(_entry(desk, entry, Rect(room.x, y, room.width, height)))
        y += height + gap
        edges.append(y - gap / 2)
    for edge, above in zip(edges[1:-1], entries, strict=False):  # a line's own white lies below it
        lower = edge - ENTRY_GAP / 2 * desk.grid.size * above.size
        parts.append(Placed(tuple(level(desk.house.rules.row, room.x + inset, room.right - inset, lower))))
    regions = (
        Region(entry.article, "index", (Rect(ground.x, top, ground.width, foot - top),))
        for entry, (top, foot) in zip(entries, pairwise([*edges[:-1], ground.bottom]), strict=True)
    )
    return together([*parts, Placed(regions=tuple(regions))])


def _entry(desk: Desk, entry: Entry, room: Rect) -> Placed:
    """Set a headline flush left and its page number flush right on its last line."""
    size, faces = desk.grid.size * entry.size, desk.house.faces
    left, right = room.x + INSET * desk.grid.size, room.right - INSET * desk.grid.size
    lines: list[TextLine] = []
    baseline = room.y + ASCENT * size
    for number, text in enumerate(entry.lines):
        baseline = room.y + (ASCENT + number * LEAD) * size
        lines.append(
            text_line(
                desk.display(text, faces.data_strong), "furniture", size, left, baseline, paragraph=number, leads=entry.page
            )
        )
    page = desk.display(desk.house.wording.index_page.format(page=entry.page), faces.data)
    lines.append(text_line(page, "furniture", size, right - page.width * size, baseline, leads=entry.page))
    return Placed(lines=tuple(lines))
