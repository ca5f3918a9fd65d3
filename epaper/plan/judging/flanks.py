"""Shapes that may stand under a page's lead → what the whole page will cost beyond its parts at the least.

Heads that bump are what makes most pages dear, and the parts of a page know nothing of them. But two shapes that stand under the
lead's legs keep their places, whatever the lead: so heads that bump in either, or where both meet, are seen before it is set; and
so are boxes, and heads too large for the lead's or for one of higher rank, however small they are made.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.heads.costs import hollow
from epaper.plan.judging.bumps import least_bump, meeting, side_prices
from epaper.plan.judging.judge import airy, dominance, in_rank, inversion
from epaper.plan.judging.settling import Settler
from epaper.plan.model import TINTED, Dress, HeadBlock
from epaper.plan.shapes.divide import Brief
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.placed import Placed, placed

ROUNDING = 1e-6  # more than sums of the same prices in another order differ by


class Flank(NamedTuple):
    """What is held against a shape at the least, less what its heads may save when they are settled; its outer heads.

    Of its stories so many lie on a tint, `boxes`; no `head` is larger when all are settled as small as may be, and no less
    than this `white` is beside them then. Outer heads, at either side, stand at lines counted from the shape's foot.
    """

    least: float
    boxes: int
    head: float
    white: float
    left: tuple[Placed, ...]
    right: tuple[Placed, ...]


class Under(NamedTuple):
    """The same of two shapes that stand under a page's lead."""

    least: float
    boxes: int
    head: float
    white: float

    def led(self, head: HeadBlock, dress: Dress, columns: int, rows: int) -> float:
        """Return the least that a page of so many columns and lines costs beyond its parts, its lead so headed and dressed."""
        boxes = self.boxes + (dress in TINTED) - 1
        price = self.least + airy(self.white + head.white, columns, rows) + (costs.NEXT_BOX * boxes if boxes > 0 else 0.0)
        return price + dominance(head.size, self.head) if self.head else price


NO_FLANK = Flank(0.0, 0, 0.0, 0.0, (), ())


class Flanks:
    """Looks at the flanks of shapes of one issue on one grid; remembers them."""

    def __init__(self, brief: Brief, settler: Settler) -> None:
        """Tell by `brief` which stories are briefs, and by the `settler` how far heads may shrink."""
        self._brief = brief
        self._settler = settler
        self._known: dict[int, tuple[Shape, Flank]] = {}  # by identity: to compare shapes would take longer than to look at them

    def of(self, shape: Shape | None) -> Flank:
        """Return the flanks of a shape."""
        if shape is None:
            return NO_FLANK
        known = self._known.get(id(shape))
        if known is None:
            known = self._known[id(shape)] = shape, self._look(shape)
        return known[1]

    def under(self, left: Shape | None, right: Shape | None) -> Under:
        """Look at two shapes under a page's lead, but not yet at where they meet."""
        one, two = self.of(left), self.of(right)
        return Under(one.least + two.least, one.boxes + two.boxes, max(one.head, two.head), one.white + two.white)

    def meeting(self, left: Shape | None, right: Shape | None) -> float:
        """Return the least that heads bump where two shapes under a page's lead meet."""
        one, two = self.of(left).right, self.of(right).left
        return sum(least_bump(a, b, self._brief) for a in one for b in two) if one and two else 0.0

    def _look(self, shape: Shape) -> Flank:
        crowns = placed(shape, 0, -shape.rows)
        bumps = sum(price for _, _, price in meeting(crowns, self._brief))
        whites = [self._settler.white_least(item.crown) for item in crowns]
        saved = sum(hollow(item.crown.head.white) - hollow(white) for item, white in zip(crowns, whites, strict=True))
        least = bumps - sum(side_prices(shape)) - saved
        sizes = [self._settler.smallest(item.crown) for item in crowns]
        for one, two in combinations(in_rank(crowns), 2):
            least += inversion(crowns[one].crown, crowns[one].crown.head.size, crowns[two].crown, sizes[two])
        boxes = sum(item.crown.dress in TINTED for item in crowns)
        left = tuple(item._replace(column=shape.columns) for item in crowns if item.column == 0)
        right = tuple(item for item in crowns if item.head_right == shape.columns)
        return Flank(least, boxes, max(sizes, default=0.0), sum(whites), left, right)
