"""The size of the paper's name → the date bar 日期栏 under it: its height, and the size of its types."""

from __future__ import annotations

from epaper.issue.model import Masthead
from epaper.plan.grid import Grid
from epaper.plan.masthead.texts import dated
from epaper.style import House

BAR = 1.85  # of the size of its types: the height of the date bar, and again of the slogan strip


def bar_sizes(masthead: Masthead, grid: Grid, house: House, name: float) -> tuple[float, float]:
    """Return the height of the date bar, 0 where there is nothing to stand in it, and the size of its types."""
    types = max(grid.size, name * house.masthead.bar)
    return BAR * types if dated(masthead, house.wording) else 0.0, types
