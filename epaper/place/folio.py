"""The folio 报眉 of an inside page: page number 版序 and section at the outer edge, the paper's name, the date (rule M3)."""

from __future__ import annotations

from types import MappingProxyType

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed, text_line
from epaper.plan.furniture import date_text
from epaper.plan.model import PagePlan
from epaper.scene.model import Region, Rule, TextLine

NUMBER_SIZE, SECTION_SIZE, DATE_SIZE = 1.4, 1.1, 0.9  # of the body
SECTION_GAP = 1.0  # of the body: between page number and section
NAME_TRACKING, NAME_DROP = 0.1, 0.04  # em between the letters of the name, and below the others' baseline
# Of the folio's height, the name: brush strokes fill less of their box than type does.
NAME_HEIGHT = MappingProxyType({"lettering": 0.78, "nameplate": 0.6})
NAME_WIDTH = 0.3  # share of the page's width the name may take
THICK, THIN, APART = 1.2, 0.35, 2.4  # the 文武线 under it: weights and distance, points
RULE_RISE, TEXT_RISE = 0.12, 0.5  # pitches from the copy up to the lower rule; ems of the body from the upper one to the text


def place_folio(desk: Desk, page: PagePlan) -> Placed:
    """Place the line over the copy; even pages lie left of the fold, so their number stands left."""
    grid, faces = desk.grid, desk.house.faces
    left, right = grid.area.x, grid.area.x + grid.area.width
    rule = grid.top(page.head_rows) - APART - RULE_RISE * grid.pitch
    baseline = rule - TEXT_RISE * grid.size
    marks = (
        Rule(left, rule, right, rule, THICK, "black"),
        Rule(left, rule + APART, right, rule + APART, THIN, "black"),
    )
    number = desk.display(desk.house.wording.page_label.format(page=page.number), faces.page_number)
    date = desk.display(date_text(desk.issue.masthead, desk.house.wording), faces.folio_date)
    sizes = NUMBER_SIZE * grid.size, SECTION_SIZE * grid.size, DATE_SIZE * grid.size
    section = desk.display(page.section, faces.section) if page.section else None
    gap = SECTION_GAP * grid.size
    lines: list[TextLine] = []  # from left to right, which is the reading order
    if page.number % 2 == 0:
        lines.append(text_line(number, "folio", sizes[0], left, baseline))
        if section:
            lines.append(text_line(section, "folio", sizes[1], left + number.width * sizes[0] + gap, baseline))
        lines.append(_name(desk, page, baseline))
        lines.append(text_line(date, "folio", sizes[2], right - date.width * sizes[2], baseline))
    else:
        lines.append(text_line(date, "folio", sizes[2], left, baseline))
        lines.append(_name(desk, page, baseline))
        x = right - number.width * sizes[0]
        if section:
            lines.append(text_line(section, "folio", sizes[1], x - gap - section.width * sizes[1], baseline))
        lines.append(text_line(number, "folio", sizes[0], x, baseline))
    whole = Rect(left, grid.area.y, right - left, rule - grid.area.y)
    return Placed(marks, tuple(lines), (Region("", "folio", (whole,)),))


def _name(desk: Desk, page: PagePlan, baseline: float) -> TextLine:
    """Repeat the masthead's lettering small, in the middle."""
    grid = desk.grid
    line = desk.display(desk.issue.masthead.name, desk.house.faces.name, tracking=NAME_TRACKING)
    size = min(
        page.head_rows * grid.pitch * desk.house.folio.name_height, NAME_WIDTH * grid.area.width / max(line.width, 1.0)
    )
    x = grid.area.x + (grid.area.width - line.width * size) / 2
    return text_line(line, "folio", size, x, baseline + NAME_DROP * size)
