"""The folio 报眉 of an inside page: page number 版序, section, name, date and editors, where the house wants them (rule M3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from epaper.geometry import Rect
from epaper.place.artwork import place_artwork
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.foliosides import STACKED, Item, Items, Room, beside_number, row_width, seated
from epaper.place.lines import level
from epaper.plan.furniture.sheets import folio_edge, folio_foot, folio_height
from epaper.plan.grid import TYPE_LEAST
from epaper.plan.masthead.texts import date_text, day_text, staff_entries
from epaper.plan.model import PagePlan
from epaper.scene.model import Region, TextLine
from epaper.style.model import FolioItem

GAP = 1.0  # of the body: between items side by side
STACK_MOST = 0.88  # of the band's height: such lines
NAME_TRACKING, NAME_DROP = 0.1, 0.04  # em between the letters of the name, and below the others' baseline
BAND = 2.0  # pitches from rule to rule at the most, so that no white is farther than a line from either
MIDDLE = 0.38  # em from the middle of a line's characters down to the baseline


def place_folio(desk: Desk, page: PagePlan) -> Placed:
    """Place the line over the copy; even pages lie left of the fold, so that a mirrored folio has its number outside."""
    rules, band = desk.house.rules, _band(desk, page)
    baseline, middle, room, first, last = _seats(desk, page, band)
    turned = desk.house.folio.mirrored and page.number % 2 == 0
    left, right = (last, first) if turned else (first, last)
    lines = (
        *_side(left, right, band, room, baseline, flush_right=False, turned=turned),
        *middle.lines,
        *_side(right, left, band, room, baseline, flush_right=True, turned=turned),
    )
    ruled = (*level(rules.folio_above, band.x, band.right, band.y), *level(rules.folio, band.x, band.right, band.bottom))
    return Placed((*middle.marks, *ruled), lines, (Region("", "folio", (band,)),))


def left_out(desk: Desk, page: PagePlan) -> tuple[FolioItem, ...]:
    """Return what the house wants at the sides of the folio and there is no room for."""
    look = desk.house.folio
    wanted = [item.name for names in (look.left, look.right) for item in _items(desk, page, names)]
    _, _, _, first, last = _seats(desk, page, _band(desk, page))
    seen = {item.name for item in (*first, *last)}
    return tuple(name for name in wanted if name not in seen)


def _seats(desk: Desk, page: PagePlan, band: Rect) -> tuple[float, Placed, Room, Items, Items]:
    """Return the baseline, what is placed in the middle, the room beside it, and what stands at either side."""
    look = desk.house.folio
    first, centre, last = (tuple(_items(desk, page, names)) for names in (look.left, look.middle, look.right))
    baseline = band.centre.y + desk.house.masthead.drop * max((item.size for item in (*first, *centre, *last)), default=0.0)
    middle = _name(desk, band, baseline) if "name" in look.middle else _row(desk, centre, baseline)
    taken = max((line.x + line.width for line in middle.lines), default=0.0) - min((line.x for line in middle.lines), default=0.0)
    room = Room(band.width, taken, GAP * desk.grid.size, min(STACK_MOST * band.height, _inner(desk, band)))
    return baseline, middle, room, *seated(first, last, room)


def _band(desk: Desk, page: PagePlan) -> Rect:
    """Return the place between the rules; what its lines leave is white over the copy."""
    grid = desk.grid
    lower = grid.top(page.head_rows) - folio_foot(desk.house, grid.pitch)
    most = max(BAND * grid.pitch, folio_height(desk.house, grid.size))
    return Rect(grid.area.x, grid.area.y, grid.area.width, min(lower - grid.area.y, most))


def _inner(desk: Desk, band: Rect) -> float:
    """Return how high the place is that the rules leave free."""
    return band.height - 2 * folio_edge(desk.house)


def _items(desk: Desk, page: PagePlan, names: Sequence[FolioItem]) -> Iterator[Item]:
    """Set what the house wants on one side, as far as there is anything to say; in the middle the name has its own height."""
    look, faces, wording, masthead = desk.house.folio, desk.house.faces, desk.house.wording, desk.issue.masthead
    body = desk.grid.size
    name_size = _name_height(desk, _band(desk, page)) if names is look.middle else look.section * body
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
            said = day_text(masthead, wording) if name == "date" else ""
            short = desk.display(said, face) if said and said != text else None
            yield Item(name, desk.display(text, face), max(TYPE_LEAST, size), ink, short)


def _side(
    items: Items, opposite: Items, band: Rect, room: Room, baseline: float, *, flush_right: bool, turned: bool
) -> Iterator[TextLine]:
    """Place items side by side from the outer edge, or what has no room so beside the number; from left to right."""
    width = room.of(items, opposite)
    if row_width(items, room.gap) <= width:
        row = reversed(items) if flush_right != turned else items
        placed = tuple(_from_edge(row, band, room.gap, baseline, flush_right=flush_right))
        yield from reversed(placed) if flush_right else placed
        return
    number, others = beside_number(items)
    taken = sum(item.width + room.gap for item in number)
    inner = Rect(band.x + (0.0 if flush_right else taken), band.y, band.width - taken, band.height)
    outer = tuple(_from_edge(_fitted(number, width), band, room.gap, baseline, flush_right=flush_right))
    fitted = tuple(_fitted(others, width - taken))
    if len(fitted) > 1:
        lines = tuple(_stack(fitted, inner, room.height, flush_right=flush_right))
    else:
        lines = tuple(_from_edge(fitted, inner, room.gap, baseline, flush_right=flush_right))
    yield from (*lines, *outer) if flush_right else (*outer, *lines)


def _from_edge(items: Iterable[Item], band: Rect, gap: float, baseline: float, *, flush_right: bool) -> Iterator[TextLine]:
    """Place items side by side from an edge of the band inwards."""
    x = band.right if flush_right else band.x
    for item in items:
        yield _at(item, x - item.width if flush_right else x, baseline)
        x += -(item.width + gap) if flush_right else item.width + gap


def _stack(items: Items, band: Rect, most: float, *, flush_right: bool) -> Iterator[TextLine]:
    """Place items one over the other in the middle of the band, smaller where they are higher than `most`."""
    scale = most / (STACKED * sum(item.size for item in items))
    items = tuple(item._replace(size=min(item.size, max(TYPE_LEAST, item.size * scale))) for item in items)
    y = band.centre.y - STACKED * sum(item.size for item in items) / 2
    for item in items:
        middle = y + STACKED * item.size / 2
        yield _at(item, band.right - item.width if flush_right else band.x, middle + MIDDLE * item.size)
        y += STACKED * item.size


def _at(item: Item, x: float, baseline: float) -> TextLine:
    return text_line(item.line, "folio", item.size, x, baseline, ink=item.ink)


def _fitted(items: Iterable[Item], room: float) -> Iterator[Item]:
    """Set what is wider than its room smaller."""
    for item in items:
        yield item._replace(size=min(item.size, room / max(item.line.width, 1.0)))


def _row(desk: Desk, items: Items, baseline: float) -> Placed:
    """Place items in the middle."""
    area, gap = desk.grid.area, GAP * desk.grid.size
    x = area.x + (area.width - row_width(items, gap)) / 2
    lines = []
    for item in items:
        lines.append(_at(item, x, baseline))
        x += item.width + gap
    return Placed(lines=tuple(lines))


def _name_height(desk: Desk, band: Rect) -> float:
    return min(desk.house.folio.name_height * band.height, _inner(desk, band))


def _name(desk: Desk, band: Rect, baseline: float) -> Placed:
    """Repeat the masthead's lettering small, in the middle."""
    look, name = desk.house.folio, desk.issue.masthead.name
    height, width = _name_height(desk, band), look.name_width * band.width
    if artwork := desk.house.masthead.artwork:
        room = Rect(band.centre.x - width / 2, band.centre.y - height / 2, width, height)
        return place_artwork(artwork, room, look.name_ink, name, "folio", middle=True)
    line = desk.display(name, desk.house.faces.name, tracking=NAME_TRACKING)
    size = min(height, width / max(line.width, 1.0))
    x = band.centre.x - line.width * size / 2
    return Placed(lines=(text_line(line, "folio", size, x, baseline + NAME_DROP * size, ink=look.name_ink),))
