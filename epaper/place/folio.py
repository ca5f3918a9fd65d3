"""The folio 报眉 of an inside page: page number 版序 and section at the outer edge, the paper's name, the date (rule M3)."""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.masthead import date_text
from epaper.plan.model import PagePlan
from epaper.scene.model import Region, Rule, TextLine

NAME_FACE = "brush"
NUMBER_SIZE, SECTION_SIZE, DATE_SIZE = 1.4, 1.1, 0.9  # of the body
THICK, THIN, APART = 1.2, 0.35, 2.4  # the 文武线 under it: weights and distance, points


def place_folio(desk: Desk, page: PagePlan) -> Placed:
    """Place the line over the copy; even pages lie left of the fold, so their number stands left."""
    grid = desk.grid
    left, right = grid.area.x, grid.area.x + grid.area.width
    rule = grid.top(page.head_rows) - APART - 0.12 * grid.pitch
    baseline = rule - 0.5 * grid.size
    marks = (
        Rule(left, rule, right, rule, THICK, "black"),
        Rule(left, rule + APART, right, rule + APART, THIN, "black"),
    )
    number = desk.display(desk.style.page_label.format(page=page.number), "hei-black")
    date = desk.display(date_text(desk), "song")
    lines: list[TextLine] = []
    sizes = NUMBER_SIZE * grid.size, SECTION_SIZE * grid.size, DATE_SIZE * grid.size
    section = desk.display(page.section, "hei-bold") if page.section else None
    gap = grid.size
    if page.number % 2 == 0:
        lines.append(text_line(number, "folio", sizes[0], left, baseline))
        if section:
            lines.append(text_line(section, "folio", sizes[1], left + number.width * sizes[0] + gap, baseline))
        lines.append(text_line(date, "folio", sizes[2], right - date.width * sizes[2], baseline))
    else:
        lines.append(text_line(date, "folio", sizes[2], left, baseline))
        x = right - number.width * sizes[0]
        if section:
            lines.append(text_line(section, "folio", sizes[1], x - gap - section.width * sizes[1], baseline))
        lines.append(text_line(number, "folio", sizes[0], x, baseline))
    lines.insert(len(lines) - 1 if page.number % 2 == 0 else 1, _name(desk, page, baseline))  # reading order: left to right
    whole = Rect(left, grid.area.y, right - left, rule - grid.area.y)
    return Placed(marks, tuple(lines), (Region("", "folio", (whole,)),))


def _name(desk: Desk, page: PagePlan, baseline: float) -> TextLine:
    """Repeat the masthead's lettering small, in the middle."""
    grid = desk.grid
    line = desk.display(desk.issue.masthead.name, NAME_FACE, tracking=0.1)
    size = min(page.head_rows * grid.pitch * 0.78, 0.3 * grid.area.width / max(line.width, 1.0))
    x = grid.area.x + (grid.area.width - line.width * size) / 2
    return text_line(line, "folio", size, x, baseline + 0.04 * size)
