"""A page of shapes → what the ends of its legs do to the copy: lines left alone, sub-headings and rows parted (rules P4, P6).

Paragraphs may give or take a line when the copy is set, but few can: so pages are chosen whose legs end well by themselves.
"""

from __future__ import annotations

from epaper.plan import costs
from epaper.plan.shapes.blocks import ends_of
from epaper.plan.shapes.model import Crown
from epaper.plan.shapes.placed import Placed
from epaper.plan.stories.matter import Matter
from epaper.typeset.costs import TURNED


class Endings:
    """Prices the ends of legs of one issue on one grid."""

    def __init__(self, matter: Matter) -> None:
        """Take the copy."""
        self._matter = matter

    def price(self, crowns: tuple[Placed, ...]) -> float:
        """Add up what the ends of all legs on a page cost that are not in the shapes' own price: of legs of several depths."""
        return sum([self._story(item) for item in crowns if not _priced(item.crown)])

    def _story(self, item: Placed) -> float:
        crown = item.crown
        prices = self._matter.ends(crown.piece.order, crown.measure.cells, crown.total)
        ends = [prices.get(line, 0.0) for line in ends_of(item, self._matter.grid)]
        if crown.jumps:
            ends.append(prices.get(crown.last, 0.0) * TURNED)
        return sum([min(costs.LEG_TORN, price) for price in ends])


def _priced(crown: Crown) -> bool:
    """Say whether a story's legs are all of one depth, which `Parts.legs_end` has priced."""
    return is_level(crown) and not crown.jumps and crown.dress != "upright"


def is_level(crown: Crown) -> bool:
    """Say whether all legs of a story are equally deep, but for pictures above them."""
    return crown.left is None is crown.right and not crown.head.columns
