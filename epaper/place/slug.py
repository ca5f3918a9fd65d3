"""A page → its slug line: which paper, day, page and size it is, for those who handle plates; it stands below what is kept."""

from __future__ import annotations

from epaper.geometry import POINTS_PER_MM, mm
from epaper.place.desk import Desk, text_line
from epaper.scene.model import TextLine

SIZE = 7.0  # points
DROP = mm(7)  # from the page's foot to the baseline, between marks
START = mm(8)  # from its left edge: clear of the marks at the corner


def slug_line(desk: Desk, label: str) -> TextLine:
    """Set the line; printer's marks carry it, and nothing else does."""
    stock, masthead = desk.grid.stock, desk.issue.masthead
    size = f"{stock.width / POINTS_PER_MM:.0f} × {stock.height / POINTS_PER_MM:.0f} mm"
    words = (masthead.name, masthead.date.isoformat() if masthead.date else "", label, size)
    line = desk.display("　".join(filter(None, words)), desk.house.faces.folio_date)
    return text_line(line, "furniture", SIZE, START, stock.height + DROP)
