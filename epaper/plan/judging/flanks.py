"""Shapes that may stand under a page's lead → what the whole page will cost beyond its parts at the least.

Heads that bump are what makes most pages dear, and the parts of a page know nothing of them. But two shapes that stand under the
lead's legs keep their places, whatever the lead: so heads that bump in either, or where both meet, are seen before it is set; and
so are boxes, heads that stand one on the other, and heads too large for one of higher rank, the lead's among them, however small
they are made.
"""

from __future__ import annotations

from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.heads.costs import hollow
from epaper.plan.judging.build import stacked
from epaper.plan.judging.bumps import least_bump, meeting, side_prices
from epaper.plan.judging.judge import Ranking, airy, disorder, dominance, outranking
from epaper.plan.judging.settling import Settler
from epaper.plan.model import TINTED, Dress, HeadBlock
from epaper.plan.shapes.divide import Brief
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.placed import Placed, placed
from epaper.plan.stories.matter import Piece

ROUNDING = 1e-6  # more than sums of the same prices in another order differ by


class Flank(NamedTuple):
    """What is held against a shape at the least, less what its heads may save when they are settled; its outer heads.

    Of its stories so many lie on a tint, `boxes`; no `head` is larger when all are settled as small as may be, and no less
    than this `white` is beside them then; those that are no rests have a `rank`. Outer heads, at either side, stand at lines
    counted from the shape's foot.
    """

    least: float
    boxes: int
    head: float
    white: float
    ranks: tuple[Ranking, ...]
    left: tuple[Placed, ...]
    right: tuple[Placed, ...]


class Under(NamedTuple):
    """The same of two shapes that stand under a page's lead."""

    least: float
    boxes: int
    head: float
    white: float
    ranks: tuple[Ranking, ...]

    def led(self, lead: Lead, head: HeadBlock, dress: Dress, more: int) -> float:
        """Return the least that a page costs beyond its parts, its lead so headed and dressed, and so many lines longer."""
        boxes, size = self.boxes + (dress in TINTED) - 1, head.size
        price = self.least + airy(self.white + head.white, lead.columns, lead.rows)
        if boxes > 0:
            price += costs.NEXT_BOX * boxes
        if lead.piece.part:
            return price
        if self.head:
            price += dominance(size, self.head)
        return price + outranking(lead.piece.order, lead.lines + more, size, self.ranks)


class Lead(NamedTuple):
    """The lead of a page of so many columns and `rows`, of which so many `lines` stand there."""

    piece: Piece
    lines: int
    columns: int
    rows: int


NO_FLANK = Flank(0.0, 0, 0.0, 0.0, (), (), ())


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
        head = one.head if one.head > two.head else two.head
        return Under(one.least + two.least, one.boxes + two.boxes, head, one.white + two.white, one.ranks + two.ranks)

    def meeting(self, left: Shape | None, right: Shape | None) -> float:
        """Return the least that heads of two shapes under a page's lead bump where these meet, and outdo each other."""
        one, two = self.of(left), self.of(right)
        bumps = sum([least_bump(a, b, self._brief) for a in one.right for b in two.left])
        return bumps + disorder(one.ranks, two.ranks)

    def _look(self, shape: Shape) -> Flank:
        crowns, wide = placed(shape, 0, -shape.rows), shape.columns
        least = head = white = 0.0
        ranks = list[Ranking]()
        for crown, _, _ in crowns:
            own, settled, size = crown.head.white, self._settler.white_least(crown), crown.head.size
            smallest = self._settler.smallest(crown, size)
            if settled < own:
                least += hollow(settled) - hollow(own)
            if not crown.piece.part:
                rank = Ranking(crown.piece.order, crown.last - crown.first, size, smallest)
                least += disorder(ranks, (rank,))
                ranks.append(rank)
            white += settled
            head = smallest if smallest > head else head
        if len(crowns) > 1:
            least += sum([price for _, _, price in meeting(crowns, self._brief)]) - sum(side_prices(shape))
            least += stacked(crowns, self._brief)
        boxes = sum([crown.dress in TINTED for crown, _, _ in crowns])
        left = tuple([Placed(crown, wide, row) for crown, column, row in crowns if not column])
        right = tuple([item for item in crowns if item.head_right == wide])
        return Flank(least, boxes, head, white, tuple(ranks), left, right)
