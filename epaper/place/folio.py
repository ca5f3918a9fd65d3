"""The folio 报眉 of an inside page: page number 版序, section, name, date and editors, where the house wants them (rule M3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from epaper.geometry import Rect
from epaper.place.artwork import place_artwork
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import depth, level
from epaper.plan.furniture import date_text, staff_entries
from epaper.plan.model import PagePlan
from epaper.scene.inks import Ink
from epaper.scene.model import Region, TextLine
from epaper.style.model import FolioItem
from epaper.typeset.model import DisplayLine

GAP = 1.0  # of the body: between items side by side
STACKED = 1.2  # of its size: a line over another where both have no room side by side
NAME_TRACKING, NAME_DROP = 0.1, 0.04  # em between the letters of the name, and below the others' baseline
RULE_RISE, TEXT_RISE = 0.12, 0.5  # pitches from the copy up to the lower rule; ems of the body from the upper one to the text


class _Item(NamedTuple):
    line: DisplayLine
    size: float
    ink: Ink

    @property
    def width(self) -> float:
        return self.line.width * self.size

    def at(self, x: float, baseline: float) -> TextLine:
        return text_line(self.line, "folio", self.size, x, baseline, ink=self.ink)


def place_folio(desk: Desk, page: PagePlan) -> Placed:
    """Place the line over the copy; even pages lie left of the fold, so that a mirrored folio has its number outside."""
    grid, house, area = desk.grid, desk.house, desk.grid.area
    look = house.folio
    rule = grid.top(page.head_rows) - depth(house.rules.folio) - RULE_RISE * grid.pitch
    baseline = rule - TEXT_RISE * grid.size
    turned = look.mirrored and page.number % 2 == 0
    sides = (look.right, look.left) if turned else (look.left, look.right)
    middle = _name(desk, page, baseline) if "name" in look.middle else _row(desk, page, look.middle, baseline)
    taken = max((line.x + line.width for line in middle.lines), default=0.0) - min((line.x for line in middle.lines), default=0.0)
    room = (area.width - taken) / 2 - GAP * grid.size if taken else area.width
    left, right = (tuple(_items(desk, page, side)) for side in sides)
    lines = (
        *_side(left, area.x, room, baseline, grid.size, flush_right=False, turned=turned),
        *middle.lines,
        *_side(right, area.right, room, baseline, grid.size, flush_right=True, turned=turned),
    )
    whole = Rect(area.x, area.y, area.width, rule - area.y)
    rules = tuple(level(house.rules.folio, area.x, area.right, rule))
    return Placed((*middle.marks, *rules), lines, (Region("", "folio", (whole,)),))


def _items(desk: Desk, page: PagePlan, names: Sequence[FolioItem]) -> Iterator[_Item]:
    """Set what the house wants on one side, as far as there is anything to say."""
    look, faces, wording, masthead = desk.house.folio, desk.house.faces, desk.house.wording, desk.issue.masthead
    for name in names:
        text, face, size, ink = {
            "number": (wording.page_label.format(page=page.number), faces.page_number, look.number, look.number_ink),
            "section": (page.section, faces.section, look.section, "black"),
            "name": (masthead.name, faces.name, look.section, look.name_ink),
            "date": (date_text(masthead, wording), faces.folio_date, look.date, "black"),
            "editors": (
                wording.between.join(staff_entries(masthead, wording, page.number)),
                faces.folio_date,
                look.editors,
                "black",
            ),
        }[name]
        if text:
            yield _Item(desk.display(text, face), size * desk.grid.size, ink)


def _side(
    items: Sequence[_Item], edge: float, room: float, baseline: float, body: float, *, flush_right: bool, turned: bool
) -> Iterator[TextLine]:
    """Place items side by side from the outer edge, or one over the other where they are too wide; from left to right."""
    gap = GAP * body
    if sum(item.width for item in items) + gap * max(0, len(items) - 1) > room and len(items) > 1:
        yield from _stack(items, edge, room, baseline, flush_right=flush_right)
        return
    placed: list[TextLine] = []
    x = edge
    outside_first = reversed(items) if flush_right != turned else items
    for item in _fitted(outside_first, room):
        placed.append(item.at(x - item.width if flush_right else x, baseline))
        x += -(item.width + gap) if flush_right else item.width + gap
    yield from reversed(placed) if flush_right else placed


def _stack(items: Sequence[_Item], edge: float, room: float, baseline: float, *, flush_right: bool) -> Iterator[TextLine]:
    """Place items one over the other, the last on the baseline."""
    fitted = list(_fitted(items, room))
    for number, item in enumerate(fitted):
        rise = sum(below.size * STACKED for below in fitted[number + 1 :])
        yield item.at(edge - item.width if flush_right else edge, baseline - rise)


def _fitted(items: Iterable[_Item], room: float) -> Iterator[_Item]:
    """Set what is wider than its room smaller."""
    for item in items:
        yield item._replace(size=min(item.size, room / max(item.line.width, 1.0)))


def _row(desk: Desk, page: PagePlan, names: Sequence[FolioItem], baseline: float) -> Placed:
    """Place items in the middle."""
    items, area = tuple(_items(desk, page, names)), desk.grid.area
    gap = GAP * desk.grid.size
    x = area.x + (area.width - sum(item.width for item in items) - gap * max(0, len(items) - 1)) / 2
    lines = []
    for item in items:
        lines.append(item.at(x, baseline))
        x += item.width + gap
    return Placed(lines=tuple(lines))


def _name(desk: Desk, page: PagePlan, baseline: float) -> Placed:
    """Repeat the masthead's lettering small, in the middle."""
    grid, look, name = desk.grid, desk.house.folio, desk.issue.masthead.name
    height, width = page.head_rows * grid.pitch * look.name_height, look.name_width * grid.area.width
    if artwork := desk.house.masthead.artwork:
        foot = baseline + NAME_DROP * height
        room = Rect(grid.area.x + (grid.area.width - width) / 2, foot - height, width, height)
        return place_artwork(artwork, room, look.name_ink, name, "folio", middle=True)
    line = desk.display(name, desk.house.faces.name, tracking=NAME_TRACKING)
    size = min(height, width / max(line.width, 1.0))
    x = grid.area.x + (grid.area.width - line.width * size) / 2
    return Placed(lines=(text_line(line, "folio", size, x, baseline + NAME_DROP * size, ink=look.name_ink),))
