"""The imprint at the last page's foot: address, printer, distribution and price under a rule."""

from __future__ import annotations

from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import level
from epaper.plan.masthead.imprint import LEAD, plan_imprint
from epaper.scene.model import ASCENT

RULE_RISE = 0.5  # of its size: from the top of its characters up to the rule


def place_imprint(desk: Desk, row: int, rows: int) -> Placed:
    """Set the lines of the imprint at the foot of `rows` lines of the grid, under a rule."""
    grid = desk.grid
    plan = plan_imprint(desk.issue.masthead, grid, desk.house, desk.heads.width)
    if plan is None:
        return Placed()
    foot, below = grid.baseline(row + rows - 1), len(plan.lines) - 1
    top = max(grid.top(row), foot - plan.size * (ASCENT + below * LEAD + RULE_RISE))
    rules = tuple(level(desk.house.rules.imprint, grid.area.x, grid.area.right, top))
    lines = tuple(
        text_line(
            desk.display(text, desk.house.faces.data),
            "furniture",
            plan.size,
            grid.area.x,
            foot - (below - number) * plan.size * LEAD,
            paragraph=number,
        )
        for number, text in enumerate(plan.lines)
    )
    return Placed(rules, lines)
