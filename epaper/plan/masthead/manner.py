"""A masthead 报头 → how many lines of the grid it takes and how large the paper's name is, in the manner of its house.

A house letters its name beside its data, as in China, or sets it as a nameplate: in one line over the whole width. The lettered
name has its data in lines under the date bar where an ear 报眼 stands beside it, or where it is too long, or the data too little,
for both to fill one room; the nameplate is shorter beside an ear.
"""

from __future__ import annotations

from epaper.issue.model import Masthead
from epaper.plan.grid import Grid
from epaper.plan.masthead.data import Width
from epaper.plan.masthead.lettering import MastheadPlan, plan_lettering
from epaper.plan.masthead.nameplate import NameplatePlan, plan_nameplate
from epaper.style import House


def plan_masthead(
    masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...] = ()
) -> MastheadPlan | NameplatePlan:
    """Size the masthead for the width and height of the type area, with the articles `ears` beside the name."""
    if house.masthead.manner == "nameplate":
        return plan_nameplate(masthead, grid, house, width, ears)
    return plan_lettering(masthead, grid, house, width, ears)
