"""A page's own → the page: over it a running head, light, with the paper's name and date and the page's number."""

from __future__ import annotations

from typing import Final

from epaper.appendix.formats import FINE
from epaper.geometry import Rect, mm
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.plan.masthead.texts import day_text
from epaper.scene.model import Page, Region, Rule

RUNNING: Final = 0.72  # of the body: the running head, if that is not smaller than …
LEAST: Final = 7.9  # … points (rule G8)
RISE: Final = 4.2  # millimetres from the top of the copy up to the rule below it
DROP: Final = 0.5  # em from its baseline down to the rule
APART: Final = 1.0  # em between its parts, at the least


def finished(desk: Desk, placed: Placed, number: int, after: int) -> Page:
    """Make page `number` of the appendix of what is `placed`, behind so many pages of the paper."""
    wording, stock = desk.house.wording, desk.grid.stock
    label = wording.appendix_page.format(page=number)
    whole = together([_running(desk, label), placed])
    size = stock.width, stock.height
    return Page(after + number, *size, whole.marks, whole.lines, whole.regions, label, appendix=wording.appendix)


def _running(desk: Desk, label: str) -> Placed:
    """Set name and date at the left and the number at the right over a hairline; the date goes where there is no room."""
    area, faces = desk.grid.area, desk.house.faces
    masthead = desk.issue.masthead
    name, number = desk.display(masthead.name, faces.section), desk.display(label, faces.section)
    date = desk.display(day_text(masthead, desk.house.wording), faces.folio_date)
    size = max(LEAST, RUNNING * desk.grid.size)
    dated = bool(date.text) and (name.width + date.width + number.width + 2 * APART) * size <= area.width
    size = size if dated else min(size, area.width / (name.width + number.width + APART))
    y = area.y - mm(RISE)
    baseline = y - DROP * size
    parts = [(name, area.x), *([(date, area.x + (name.width + APART) * size)] if dated else [])]
    lines = [text_line(line, "folio", size, x, baseline) for line, x in (*parts, (number, area.right - number.width * size))]
    band = Rect(area.x, baseline - size, area.width, y - baseline + size)
    return Placed((Rule(area.x, y, area.right, y, FINE, "grey"),), tuple(lines), (Region("", "folio", (band,)),))
