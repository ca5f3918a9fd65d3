"""A page of shapes → what the ends of its legs do to the copy: lines left alone, sub-headings and rows parted (rules P4, P6).

Paragraphs may give or take a line when the copy is set, but few can: so pages are chosen whose legs end well by themselves.
"""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.blocks import block_of
from epaper.plan.judge import Placed, placed
from epaper.plan.matter import Matter
from epaper.plan.shapes import Shape
from epaper.typeset.costs import TURNED


class Endings:
    """Prices the ends of legs of one issue on one grid."""

    def __init__(self, matter: Matter) -> None:
        """Take the copy."""
        self._matter = matter

    def price(self, shape: Shape) -> float:
        """Add up what the ends of all legs on a page cost."""
        return costs.LEG_END * sum(self._story(item) for item in placed(shape, 0, 0))

    def _story(self, item: Placed) -> float:
        block = block_of(item, self._matter.grid, "")
        if len(block.legs) < 2 and block.last == block.lines:
            return 0.0
        prices = self._matter.ends(item.crown.piece.order, block.measure.cells, block.lines)
        return sum(prices.get(cut.line, 0.0) * (TURNED if cut.turned else 1.0) for cut in block.cuts())
