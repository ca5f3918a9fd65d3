"""A nameplate 报头, the name in one line over the whole width → its lines, and the sizes of its types; shorter beside an ear."""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.plan.grid import Grid
from epaper.plan.masthead.data import Entry, Width, in_lines
from epaper.plan.masthead.datebar import bar_sizes
from epaper.plan.masthead.texts import data_entries
from epaper.style import House

PLATE_ROOM, PLATE_GROUND = 1.0, 0.2  # of the name's size: the height it is given, and as much more on a ground of its own
MOTTO, MOTTO_ROOM = 1.15, 1.5  # the slogan under the name: of the body's size, and of its own the height it is given
EARS, EARS_ROOM = 0.92, 1.4  # the data over the name: of the body's size; of its own
PLATE_WHITE = 0.9  # pitches of white in all
PLATE_BAR_FOOT = 0.3  # of these between the date bar and the copy
EAR_SHARE, EAR_APART = 0.16, 0.02  # of the type area's width: an ear beside a nameplate, and the white between them


class NameplatePlan(NamedTuple):
    """Lines in all; sizes in points of name, slogan, data and date bar; the data over the name, line by line."""

    rows: int
    name_size: float
    motto_size: float
    ears: tuple[tuple[Entry, ...], ...]
    ears_size: float
    bar: float  # height of the date bar: 0 where there is nothing to stand in it
    bar_type: float
    head_ceiling: float
    beside: tuple[str, ...] = ()  # the articles left and right of the name; one alone stands right

    def bar_top(self, grid: Grid) -> float:
        """Return where the date bar begins."""
        return grid.top(self.rows) - self.bar - PLATE_BAR_FOOT * grid.pitch


def plan_nameplate(masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...]) -> NameplatePlan:
    """Set the name over all columns, the slogan under it, the data over it in as many lines as it needs."""
    ems = house.masthead.artwork_ems or max(1.0, width(masthead.name, house.faces.name))
    beside = 2 * (EAR_SHARE + EAR_APART) if ears else 0.0
    size = min(grid.area.height * house.masthead.height, house.masthead.width * (1 - beside) * grid.area.width / ems)
    size = math.floor(size * 2) / 2 or size
    ears_size, motto = grid.size * EARS, grid.size * MOTTO if masthead.slogan else 0.0
    entries = list(data_entries(masthead, house))
    if masthead.latin_name:
        entries.insert(0, (masthead.latin_name, house.faces.second_name))
    lines = in_lines(entries, width, grid.area.width / ears_size)
    bar, bar_type = bar_sizes(masthead, grid, house, size)
    height = (
        (PLATE_ROOM + (PLATE_GROUND if house.masthead.ground else 0.0)) * size
        + MOTTO_ROOM * motto
        + len(lines) * EARS_ROOM * ears_size
        + bar
        + PLATE_WHITE * grid.pitch
    )
    return NameplatePlan(
        math.ceil(height / grid.pitch), size, motto, lines, ears_size, bar, bar_type, size / house.heads.dominance, ears
    )
