"""Shapes that may stand under a page's lead → what the whole page will cost beyond its parts at the least.

Heads that bump are what makes most pages dear, and the parts of a page know nothing of them. But two shapes that stand under the
lead's legs keep their places, whatever the lead: so heads that bump in either, or where both meet, are seen before it is set.
"""

from __future__ import annotations

from typing import NamedTuple

from epaper.plan.divide import Brief
from epaper.plan.heads import hollow
from epaper.plan.judge import Placed, least_bump, meeting, placed, side_prices
from epaper.plan.shapes import Shape

ROUNDING = 1e-6  # more than sums of the same prices in another order differ by


class Flank(NamedTuple):
    """What bumps in a shape, at the least, less what its heads may save when they are settled; its outer heads on either side.

    Heads stand at lines counted from the shape's foot.
    """

    least: float
    left: tuple[Placed, ...]
    right: tuple[Placed, ...]


NO_FLANK = Flank(0.0, (), ())


class Flanks:
    """Looks at the flanks of shapes of one issue on one grid; remembers them."""

    def __init__(self, brief: Brief) -> None:
        """Tell by `brief` which stories are briefs."""
        self._brief = brief
        self._known: dict[int, tuple[Shape, Flank]] = {}  # by identity: to compare shapes would take longer than to look at them

    def of(self, shape: Shape | None) -> Flank:
        """Return the flanks of a shape."""
        if shape is None:
            return NO_FLANK
        known = self._known.get(id(shape))
        if known is None:
            known = self._known[id(shape)] = shape, self._look(shape)
        return known[1]

    def least(self, left: Shape | None, right: Shape | None) -> float:
        """Return the least that a page of two shapes under its lead costs beyond what its parts do."""
        one, two = self.of(left), self.of(right)
        return one.least + two.least + sum(least_bump(a, b, self._brief) for a in one.right for b in two.left)

    def _look(self, shape: Shape) -> Flank:
        crowns = placed(shape, 0, -shape.rows)
        bumps = sum(price for _, _, price in meeting(crowns, self._brief))
        least = bumps - sum(side_prices(shape)) - sum(hollow(item.crown.head.white) for item in crowns)
        left = tuple(item._replace(column=shape.columns) for item in crowns if item.column == 0)
        right = tuple(item for item in crowns if item.head_right == shape.columns)
        return Flank(least, left, right)
