"""A style's head sizes and a grid → the ladder of steps an issue's heads stand on, in points (rules H2, H5, H7)."""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.issue.pins import PinnedTier
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.style.model import Heads

LEAD_GROWS = 1.35  # × its size: as large may the paper's lead be where its headline is short
SMALL_COST, LEAD_SMALL = 26.0, 52.0  # per unit of size ratio lost against a step, and against that of the paper's lead


class Tier(NamedTuple):
    """A step on the ladder of head sizes, in points: the size aimed at, the least allowed, and lines at the most.

    A head too short for its measure may grow up to `most`: the step above. `small` is what a smaller one costs, per unit of size
    ratio lost.
    """

    size: float
    least: float
    lines: int
    most: float
    small: float = SMALL_COST


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
    made = Ladder(
        *(
            Tier(size, max(size * step.least, body * heads.least), step.lines, max(size, up))
            for step, size, up in zip(steps, sizes, above, strict=True)
        )
    )
    return made._replace(lead=made.lead._replace(small=LEAD_SMALL))


def under(steps: Ladder, lead: float, lowest: float) -> Ladder:
    """Lower the steps below the paper's lead whose own head comes out at `lead` points, so that none outdoes it.

    Heads that lead pages are no larger; others keep their distance from these, but none is aimed at less than `lowest` points
    for it.
    """
    share = min(1.0, max(lead, steps.second.size) / steps.page.size)

    def lowered(step: Tier) -> Tier:
        size = max(min(step.size, lowest), step.size * share)
        return step._replace(size=size, least=min(step.least, size), most=max(size, step.most * share))

    page = lowered(steps.page)
    page = page._replace(most=max(page.size, min(page.most, lead)))
    return Ladder(steps.lead, page, lowered(steps.second), lowered(steps.third), lowered(steps.brief))
