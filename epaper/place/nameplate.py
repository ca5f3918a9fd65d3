"""A nameplate 报头, the name in one line over the whole width: data, name, slogan and date bar, as the plan sized them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.geometry import Insets, Rect
from epaper.place.artwork import place_artwork
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.ear import around, place_ear, spread, spread_rows
from epaper.place.masthead import bar_rules
from epaper.plan.furniture.ears import ear_rects
from epaper.plan.masthead.data import Entry
from epaper.plan.masthead.nameplate import EARS_ROOM, MOTTO_ROOM, NameplatePlan
from epaper.plan.masthead.texts import date_text, pages_text
from epaper.scene.inks import Ink
from epaper.scene.model import Fill, Region

WHITE = 0.05  # of the name's size: above its ground and below
EAR_GAP = 5.0  # points between an ear and a ground beside it
MIDDLE = 0.32  # em from the middle of a small line's room down to its baseline


def place_nameplate(desk: Desk, plan: NameplatePlan) -> Placed:
    """Place everything above page 1's first story."""
    grid = desk.grid
    foot = grid.top(plan.rows)
    bar = plan.bar_top(grid)
    motto = bar - MOTTO_ROOM * plan.motto_size
    below = grid.area.y + len(plan.ears) * EARS_ROOM * plan.ears_size
    ears = ear_rects(plan, grid)
    return together(
        [
            _ears(desk, plan),
            _name(desk, plan.name_size, _beside(grid.area, ears, below, motto)),
            _slogan(desk, plan.motto_size, _beside(grid.area, ears, motto, bar)),
            _bar(desk, plan, bar),
            *(place_ear(desk, article, rect) for article, rect in zip(plan.beside, ears, strict=True)),
            Placed(regions=(Region("", "masthead", around(grid.area, foot, ears)),)),
        ]
    )


def _beside(area: Rect, ears: Sequence[Rect], top: float, foot: float) -> Rect:
    """Return what the ears leave free between two heights."""
    left = max((ear.right + EAR_GAP for ear in ears if ear.x < area.centre.x), default=area.x)
    right = min((ear.x - EAR_GAP for ear in ears if ear.x > area.centre.x), default=area.right)
    return Rect(left, top, right - left, foot - top)


def _name(desk: Desk, size: float, room: Rect) -> Placed:
    """Set the name in the middle of its room, or place the paper's own lettering there, on a ground where the house wants one."""
    look, name = desk.house.masthead, desk.issue.masthead.name
    ground = (Fill(room.inset(Insets(0.0, WHITE * size, 0.0, WHITE * size)), look.ground),) if look.ground else ()
    across = room if look.ground else desk.grid.area
    if look.artwork:
        place = Rect(across.x, room.centre.y - size / 2, across.width, size)
        lettered = place_artwork(look.artwork, place, look.ink, name, "masthead", middle=True)
    else:
        lettered = _centred(desk, across, name, desk.house.faces.name, size, room.centre.y + look.drop * size, look.ink)
    return together([Placed(ground), lettered])


def _slogan(desk: Desk, size: float, room: Rect) -> Placed:
    """Set the slogan in its ink, or reverse it out of a strip."""
    look, slogan = desk.house.masthead, desk.issue.masthead.slogan
    if not slogan:
        return Placed()
    reverse = look.slogan == "reverse"
    ground = (Fill(room, look.slogan_ink),) if reverse else ()
    ink: Ink = "white" if reverse else look.slogan_ink
    line = _centred(
        desk, room if reverse else desk.grid.area, slogan, desk.house.faces.slogan, size, room.centre.y + MIDDLE * size, ink
    )
    return together([Placed(ground), line])


def _centred(desk: Desk, across: Rect, text: str, face: str, size: float, baseline: float, ink: Ink) -> Placed:
    """Centre a line; one that is too wide is set smaller."""
    if not text:
        return Placed()
    line = desk.display(text, face)
    size = min(size, across.width / max(line.width, 1.0))
    x = across.x + (across.width - line.width * size) / 2
    return Placed(lines=(text_line(line, "masthead", size, x, baseline, ink=ink),))


def _ears(desk: Desk, plan: NameplatePlan) -> Placed:
    """Spread the data over the name."""
    return spread_rows(desk, plan.ears, plan.ears_size, desk.grid.area.y, EARS_ROOM * plan.ears_size, MIDDLE)


def _bar(desk: Desk, plan: NameplatePlan, top: float) -> Placed:
    """Spread number, date and pages between two rules."""
    marks = bar_rules(desk, top, plan.bar)
    entries = [(text, face) for text, face in _bar_entries(desk) if text]
    return Placed(marks, tuple(spread(desk, entries, plan.bar_type, top + plan.bar / 2, MIDDLE)))


def _bar_entries(desk: Desk) -> Iterator[Entry]:
    masthead, house = desk.issue.masthead, desk.house
    yield masthead.issue_number, house.faces.data
    yield date_text(masthead, house.wording), house.faces.date
    yield masthead.lunar_date, house.faces.data
    yield pages_text(masthead, house.wording), house.faces.data
