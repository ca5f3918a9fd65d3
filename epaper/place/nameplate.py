"""A nameplate 报头, the name in one line over the whole width: data, name, slogan and date bar, as the plan sized them."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.ear import around, place_ear, spread
from epaper.plan.ears import ear_rects
from epaper.plan.furniture import date_text, pages_text
from epaper.plan.masthead import EARS_ROOM, MOTTO_ROOM, Entry, NameplatePlan
from epaper.scene.model import Region, Rule

NAME_MIDDLE = 0.32  # em from the middle of the name's room down to its baseline: its capitals stand centred in it
MIDDLE = 0.32  # em from the middle of a small line's room down to its baseline
HEAVY, FINE = 1.1, 0.4  # rules of the date bar, points: above and below


def place_nameplate(desk: Desk, plan: NameplatePlan) -> Placed:
    """Place everything above page 1's first story."""
    grid = desk.grid
    foot = grid.top(plan.rows)
    bar = plan.bar_top(grid)
    motto = bar - MOTTO_ROOM * plan.motto_size
    below = grid.area.y + len(plan.ears) * EARS_ROOM * plan.ears_size
    ears = ear_rects(plan, desk.issue.masthead, grid)
    return together(
        [
            _ears(desk, plan),
            _centred(desk, desk.issue.masthead.name, desk.house.faces.name, plan.name_size, (below + motto) / 2, NAME_MIDDLE),
            _centred(desk, desk.issue.masthead.slogan, desk.house.faces.slogan, plan.motto_size, (motto + bar) / 2, MIDDLE),
            _bar(desk, plan, bar),
            *(place_ear(desk, article, rect) for article, rect in zip(plan.beside, ears, strict=True)),
            Placed(regions=(Region("", "masthead", around(grid.area, foot, ears)),)),
        ]
    )


def _centred(desk: Desk, text: str, face: str, size: float, middle: float, drop: float) -> Placed:
    """Centre a line over all columns; one that is too wide is set smaller."""
    if not text:
        return Placed()
    line, area = desk.display(text, face), desk.grid.area
    size = min(size, area.width / max(line.width, 1.0))
    x = area.x + (area.width - line.width * size) / 2
    return Placed(lines=(text_line(line, "masthead", size, x, middle + drop * size),))


def _ears(desk: Desk, plan: NameplatePlan) -> Placed:
    """Spread the data over the name."""
    step = EARS_ROOM * plan.ears_size
    top = desk.grid.area.y
    lines = [
        line
        for number, entries in enumerate(plan.ears)
        for line in spread(desk, entries, plan.ears_size, top + (number + 0.5) * step, MIDDLE)
    ]
    return Placed(lines=tuple(lines))


def _bar(desk: Desk, plan: NameplatePlan, top: float) -> Placed:
    """Spread number, date and pages between two rules."""
    area = desk.grid.area
    marks = (
        Rule(area.x, top, area.right, top, HEAVY, "black"),
        Rule(area.x, top + plan.bar, area.right, top + plan.bar, FINE, "black"),
    )
    entries = [(text, face) for text, face in _bar_entries(desk) if text]
    return Placed(marks, tuple(spread(desk, entries, plan.bar_type, top + plan.bar / 2, MIDDLE)))


def _bar_entries(desk: Desk) -> Iterator[Entry]:
    masthead, house = desk.issue.masthead, desk.house
    yield masthead.issue_number, house.faces.data
    yield date_text(masthead, house.wording), house.faces.date
    yield masthead.lunar_date, house.faces.data
    yield pages_text(masthead, house.wording), house.faces.data
