"""The folio 报眉 of an inside page: page number 版序, section, name, date and editors, where the house wants them (rule M3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from epaper.geometry import Rect
from epaper.place.artwork import place_artwork
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import depth, level
from epaper.plan.furniture import date_text, staff_entries
from epaper.plan.masthead import LEAST
from epaper.plan.model import PagePlan
from epaper.scene.inks import Ink
from epaper.scene.model import Region, TextLine
from epaper.style.model import FolioItem
from epaper.typeset.model import DisplayLine

GAP = 1.0  # of the body: between items side by side
STACKED = 1.08  # of its size: a line over another where both have no room side by side
STACK_MOST = 0.88  # of the band's height: such lines
NAME_TRACKING, NAME_DROP = 0.1, 0.04  # em between the letters of the name, and below the others' baseline
BAND = 2.0  # pitches from rule to rule at the most, so that no white is farther than a line from either
MIDDLE = 0.38  # em from the middle of a line's characters down to the baseline
RULE_RISE = 0.12  # pitches from the copy up to the lower rule


class _Item(NamedTuple):
    line: DisplayLine
    size: float
    ink: Ink

    @property
    def width(self) -> float:
        return self.line.width * self.size

    def at(self, x: float, baseline: float) -> TextLine:
        return text_line(self.line, "folio", self.size, x, baseline, ink=self.ink)


_Items = tuple[_Item, ...]


def place_folio(desk: Desk, page: PagePlan) -> Placed:
    """Place the line over the copy; even pages lie left of the fold, so that a mirrored folio has its number outside."""
    grid, look, rules, band = desk.grid, desk.house.folio, desk.house.rules, _band(desk, page)
    turned = look.mirrored and page.number % 2 == 0
    first, centre, last = (tuple(_items(desk, page, names)) for names in (look.left, look.middle, look.right))
    baseline = band.centre.y + desk.house.masthead.drop * max((item.size for item in (*first, *centre, *last)), default=0.0)
    middle = _name(desk, band, baseline) if "name" in look.middle else _row(desk, centre, baseline)
    taken = max((line.x + line.width for line in middle.lines), default=0.0) - min((line.x for line in middle.lines), default=0.0)
    gap = GAP * grid.size
    room = (band.width - taken) / 2 - gap if taken else band.width
    first, last = _shared(first, last, room, gap)
    left, right = (last, first) if turned else (first, last)
    lines = (
        *_side(left, band, room, baseline, gap, flush_right=False, turned=turned),
        *middle.lines,
        *_side(right, band, room, baseline, gap, flush_right=True, turned=turned),
    )
    ruled = (*level(rules.folio_above, band.x, band.right, band.y), *level(rules.folio, band.x, band.right, band.bottom))
    return Placed((*middle.marks, *ruled), lines, (Region("", "folio", (band,)),))


def _shared(first: _Items, last: _Items, room: float, gap: float) -> tuple[_Items, _Items]:
    """Give one of a side's items that have no room side by side to the other side, at its inner end, if there is room for it."""
    for item in first[::-1] if _width(first, gap) > room else ():
        if _width((item, *last), gap) <= room:
            return tuple(each for each in first if each is not item), (item, *last)
    for item in last if _width(last, gap) > room else ():
        if _width((*first, item), gap) <= room:
            return (*first, item), tuple(each for each in last if each is not item)
    return first, last


def _width(items: _Items, gap: float) -> float:
    return sum(item.width for item in items) + gap * max(0, len(items) - 1)


def _band(desk: Desk, page: PagePlan) -> Rect:
    """Return the place between the rules; what its lines leave is white over the copy."""
    grid = desk.grid
    lower = grid.top(page.head_rows) - depth(desk.house.rules.folio) - RULE_RISE * grid.pitch
    return Rect(grid.area.x, grid.area.y, grid.area.width, min(lower - grid.area.y, BAND * grid.pitch))


def _items(desk: Desk, page: PagePlan, names: Sequence[FolioItem]) -> Iterator[_Item]:
    """Set what the house wants on one side, as far as there is anything to say; in the middle the name has its own height."""
    look, faces, wording, masthead = desk.house.folio, desk.house.faces, desk.house.wording, desk.issue.masthead
    body = desk.grid.size
    name_size = look.name_height * _band(desk, page).height if names is look.middle else look.section * body
    for name in names:
        text, face, size, ink = {
            "number": (wording.page_label.format(page=page.number), faces.page_number, look.number * body, look.number_ink),
            "section": (page.section, faces.section, look.section * body, "black"),
            "name": (masthead.name, faces.name, name_size, look.name_ink),
            "date": (date_text(masthead, wording), faces.folio_date, look.date * body, "black"),
            "editors": (
                wording.between.join(staff_entries(masthead, wording, page.number)),
                faces.folio_date,
                look.editors * body,
                "black",
            ),
        }[name]
        if text:
            yield _Item(desk.display(text, face), max(LEAST, size), ink)


def _side(
    items: _Items, band: Rect, room: float, baseline: float, gap: float, *, flush_right: bool, turned: bool
) -> Iterator[TextLine]:
    """Place items side by side from the outer edge, or one over the other where they are too wide; from left to right."""
    if _width(items, gap) > room and len(items) > 1:
        yield from _stack(items, band, room, flush_right=flush_right)
        return
    placed: list[TextLine] = []
    x = band.right if flush_right else band.x
    outside_first = reversed(items) if flush_right != turned else items
    for item in _fitted(outside_first, room):
        placed.append(item.at(x - item.width if flush_right else x, baseline))
        x += -(item.width + gap) if flush_right else item.width + gap
    yield from reversed(placed) if flush_right else placed


def _stack(items: _Items, band: Rect, room: float, *, flush_right: bool) -> Iterator[TextLine]:
    """Place items one over the other in the middle of the band, smaller where they are too high for it."""
    fitted = tuple(_fitted(items, room))
    scale = STACK_MOST * band.height / (STACKED * sum(item.size for item in fitted))
    fitted = tuple(item._replace(size=min(item.size, max(LEAST, item.size * scale))) for item in fitted)
    y = band.centre.y - STACKED * sum(item.size for item in fitted) / 2
    for item in fitted:
        middle = y + STACKED * item.size / 2
        yield item.at(band.right - item.width if flush_right else band.x, middle + MIDDLE * item.size)
        y += STACKED * item.size


def _fitted(items: Iterable[_Item], room: float) -> Iterator[_Item]:
    """Set what is wider than its room smaller."""
    for item in items:
        yield item._replace(size=min(item.size, room / max(item.line.width, 1.0)))


def _row(desk: Desk, items: _Items, baseline: float) -> Placed:
    """Place items in the middle."""
    area, gap = desk.grid.area, GAP * desk.grid.size
    x = area.x + (area.width - _width(items, gap)) / 2
    lines = []
    for item in items:
        lines.append(item.at(x, baseline))
        x += item.width + gap
    return Placed(lines=tuple(lines))


def _name(desk: Desk, band: Rect, baseline: float) -> Placed:
    """Repeat the masthead's lettering small, in the middle."""
    look, name = desk.house.folio, desk.issue.masthead.name
    height, width = band.height * look.name_height, look.name_width * band.width
    if artwork := desk.house.masthead.artwork:
        room = Rect(band.centre.x - width / 2, band.centre.y - height / 2, width, height)
        return place_artwork(artwork, room, look.name_ink, name, "folio", middle=True)
    line = desk.display(name, desk.house.faces.name, tracking=NAME_TRACKING)
    size = min(height, width / max(line.width, 1.0))
    x = band.centre.x - line.width * size / 2
    return Placed(lines=(text_line(line, "folio", size, x, baseline + NAME_DROP * size, ink=look.name_ink),))
