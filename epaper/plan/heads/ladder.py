"""A style's head sizes and a grid → the ladder of steps an issue's heads stand on, in points (rules H2, H5, H7)."""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.issue.pins import PinnedTier
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.style.model import Heads

LEAD_GROWS = 1.35  # × its size: as large may the paper's lead be where its headline is short


class Tier(NamedTuple):
    """A step on the ladder of head sizes, in points: the size aimed at, the least allowed, and lines at the most.

    A head too short for its measure may grow up to `most`: the step above.
    """

    size: float
    least: float
    lines: int
    most: float


class Ladder(NamedTuple):
    """Head sizes of one issue, falling with importance (rule H7): lead, page lead, second, third, brief."""

    lead: Tier
    page: Tier
    second: Tier
    third: Tier
    brief: Tier

    def step(self, name: PinnedTier) -> Tier:
        """Return the step an editor calls so."""
        steps = {"lead": self.lead, "page": self.page, "second": self.second, "third": self.third, "brief": self.brief}
        return steps[name]


def ladder(grid: Grid, lead: float, heads: Heads, most: float = 0.0) -> Ladder:
    """Return the ladder of the house whose largest size is `lead` points; a short lead may grow up to `most`, if that is more.

    Its steps are steeper where that is many times the body's: the larger the paper, the farther its briefs stay below its lead.
    """
    body, steps = grid.size, (heads.lead, heads.page, heads.second, heads.third, heads.brief)
    lowest = max(lead * heads.brief.size, body * heads.smallest)
    foot = math.sqrt(lowest * body * heads.smallest)
    steep = math.log(foot / lead) / math.log(heads.brief.size) if heads.brief.size < 1 and foot < lead else 1.0
    power = 1.0 + heads.steep * max(0.0, steep - 1.0)
    sizes = [max(lead * step.size**power, body * heads.smallest) for step in steps]
    # A second head that grew up to the page's lead would outdo it; the others have a step between.
    above = (max(lead, min(most, LEAD_GROWS * lead)), sizes[0], max(sizes[2], sizes[1] / costs.DOMINANT), sizes[2], sizes[3])
    return Ladder(
        *(
            Tier(size, max(size * step.least, body * heads.least), step.lines, max(size, up))
            for step, size, up in zip(steps, sizes, above, strict=True)
        )
    )
