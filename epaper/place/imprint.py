"""The imprint at the last page's foot: address, printer, distribution and price under a rule, on one line or on two."""

from __future__ import annotations

from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import level
from epaper.plan.masthead.texts import imprint_entries
from epaper.scene.model import ASCENT

SIZE, LEAST = 0.85, 7.9  # of the body, and points: nothing in a newspaper is smaller (rule G8)
LEAD, RULE_RISE = 1.2, 0.5  # of its size: from line to line; from the top of its characters up to the rule


def place_imprint(desk: Desk, row: int, rows: int) -> Placed:
    """Set address, printer, distribution and price at the last page's foot over a rule, on one line or on two."""
    grid = desk.grid
    entries = imprint_entries(desk.issue.masthead, desk.house.wording)
    face, between = desk.house.faces.data, desk.house.wording.between
    size = max(LEAST, grid.size * SIZE)
    set_lines = [desk.display(between.join(entries), face)]
    if set_lines[0].width * size > grid.area.width and len(entries) > 1:
        set_lines = [desk.display(between.join(part), face) for part in _halves(entries)]
    size = min(size, *(grid.area.width / line.width for line in set_lines))
    foot = grid.baseline(row + rows - 1)
    top = max(grid.top(row), foot - size * (ASCENT + (len(set_lines) - 1) * LEAD + RULE_RISE))
    rules = tuple(level(desk.house.rules.imprint, grid.area.x, grid.area.right, top))
    lines = tuple(
        text_line(line, "furniture", size, grid.area.x, foot - (len(set_lines) - 1 - number) * size * LEAD, paragraph=number)
        for number, line in enumerate(set_lines)
    )
    return Placed(rules, lines)


def _halves(entries: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part entries into two lines of about one length, in their order."""
    return min(
        ((entries[:cut], entries[cut:]) for cut in range(1, len(entries))),
        key=lambda halves: max(len(" ".join(half)) for half in halves),
    )
