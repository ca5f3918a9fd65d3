"""The strips of a page → their marks, lines and regions, each on its lines of the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Final

from epaper.appendix.formats import FINE
from epaper.appendix.model import Caption, Gap, Plate, Strip, Way
from epaper.appendix.plates import place_caption, place_plate
from epaper.geometry import Rect
from epaper.place.copy import place_copy
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.head import set_parts
from epaper.plan.model import HeadBlock
from epaper.scene.model import Region, Rule
from epaper.typeset.model import Slot

WAY: Final = 0.82  # of the body: the line that leads back
ENDING: Final = 0.3  # of the measure: the rule between two articles


def place_strips(desk: Desk, strips: Sequence[Strip], begun: set[str]) -> Placed:
    """Place the strips of a page from its top; the articles in `begun` go on from an earlier page, and new ones join them."""
    rows = (0, *accumulate(strip.rows for strip in strips))
    placed: list[Placed] = []
    numbered = list(zip(rows, strips, strict=False))
    for article, group in groupby(numbered, key=lambda item: item[1].article):
        own = list(group)
        placed += _article(desk, article, own)
        first, (last, closing) = own[0][0], own[-1]
        box = desk.grid.box(0, 1, first, last + closing.rows - first)
        if article:
            placed.append(Placed(regions=(Region(article, "continuation" if article in begun else "article", (box,)),)))
            begun.add(article)
    return together(placed)


def _article(desk: Desk, article: str, strips: Sequence[tuple[int, Strip]]) -> Iterator[Placed]:
    """Place what a page has of one article; lines of copy that follow one another together."""
    for is_copy, group in groupby(strips, key=lambda item: isinstance(item[1].content, Slot)):
        own = tuple(group)
        if is_copy:
            slots = [strip.content for _, strip in own if isinstance(strip.content, Slot)]
            yield place_copy(desk, article, slots, [(desk.grid.area.x, row) for row, _ in own])
            continue
        for row, strip in own:
            yield _placed(desk, strip, row)


def _placed(desk: Desk, strip: Strip, row: int) -> Placed:
    grid, content = desk.grid, strip.content
    if isinstance(content, HeadBlock):
        room = Rect(grid.area.x, grid.top(row), grid.area.width, strip.rows * grid.pitch)
        return set_parts(desk, strip.article, content.parts, room)
    if isinstance(content, Plate):
        return place_plate(desk, strip.article, content, row, strip.rows)
    if isinstance(content, Caption):
        return place_caption(desk, strip.article, content, row)
    if isinstance(content, Way):
        return _way(desk, strip.article, content, row)
    if not isinstance(content, Gap) or not content.ruled:
        return Placed()
    y = grid.top(row) + strip.rows * grid.pitch / 2
    inset = grid.area.width * (1 - ENDING) / 2
    return Placed((Rule(grid.area.x + inset, y, grid.area.right - inset, y, FINE, "black"),))


def _way(desk: Desk, article: str, way: Way, row: int) -> Placed:
    """Set the way back: in the middle over the head, flush right below the copy, in the ink of what can be pressed."""
    grid = desk.grid
    line = desk.display(way.says, desk.house.faces.section)
    size = min(grid.size * WAY, grid.area.width / max(line.width, 1.0))
    free = grid.area.width - line.width * size
    x = grid.area.x + (free if way.closes else free / 2)
    return Placed(lines=(text_line(line, "jump", size, x, grid.baseline(row), ink="accent", article=article, leads=way.page),))
