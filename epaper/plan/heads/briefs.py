"""The briefs 简讯 of an issue → heads of one style for those that stand in columns: one size, one face, few lines.

A run of briefs is read as one piece of the page. So its heads are alike, and its slack is white spread evenly above all of them,
whatever the length of their copy. The size is chosen once for all briefs of an issue on one grid.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

from epaper.plan.grid import Grid
from epaper.plan.heads.costs import AIR_COST
from epaper.plan.heads.ladder import Tier
from epaper.plan.heads.writer import HeadWriter
from epaper.plan.model import HeadBlock
from epaper.style import HeadFaces

LINES_BEST, LINE_MORE = 2, 4.0  # lines of a brief's headline, and the cost of each further one
LINE_LESS = 1.0  # … and of one less: heads of as many lines make an even row
SIZE_LOST = 16.0  # per share of the largest size that all heads give up for the sake of fewer lines
SIZE_STEP = 0.5  # points between the sizes tried
AIR_MOST = 3  # lines of white more than it needs that a head in a run may have


class BriefHeads:
    """Sets the heads of an issue's briefs, over one base column of one grid, in their common style."""

    def __init__(
        self, writer: HeadWriter, grid: Grid, tier: Tier, briefs: Sequence[int], faces: Callable[[int], HeadFaces]
    ) -> None:
        """Take what sets heads, the step of the ladder briefs stand on, their orders, and the faces each would have by itself."""
        self._writer, self._tier, self._briefs, self._faces_of = writer, tier, briefs, faces
        self._width = grid.column_width
        self.options = lru_cache(maxsize=None)(self._options)

    @cached_property
    def faces(self) -> HeadFaces:
        """The faces of most of them."""
        return Counter(map(self._faces_of, self._briefs)).most_common(1)[0][0]

    @cached_property
    def size(self) -> float:
        """The size at which most heads take few lines, as large as may be, in points."""
        count = max(0, math.floor((self._tier.size - self._tier.least) / SIZE_STEP))
        sizes = [self._tier.size, *(self._tier.size - SIZE_STEP * step for step in range(1, count + 1))]
        return min(sizes, key=lambda size: (sum(self._best(order, size) for order in self._briefs), -size))

    def _best(self, order: int, size: float) -> float:
        return min(block.cost for block in self._blocks(order, size)) + SIZE_LOST * (1 - size / self._tier.size)

    def _blocks(self, order: int, size: float) -> Iterator[HeadBlock]:
        """Set a head of that size in so many lines as it may have, with no more white than it needs."""
        tier = Tier(size, size, self._tier.lines, size)
        for parts, price in self._writer.settings(order, self._width, tier, self.faces):
            block = self._writer.tight(parts, price, self._width)
            lines = sum(len(part.lines) for part in parts if part.role == "headline")
            unlike = LINE_MORE * max(0, lines - LINES_BEST) + LINE_LESS * max(0, LINES_BEST - lines)
            yield block._replace(cost=block.cost + unlike + self._writer.heavy(order, block.rows))

    def _options(self, order: int) -> tuple[HeadBlock, ...]:
        """Return the heads a brief may have, by height: more white costs the same above any of them."""
        found: dict[int, HeadBlock] = {}
        for block in self._blocks(order, self.size):
            for air, price in enumerate(AIR_COST[: AIR_MOST + 1]):
                head = block._replace(rows=block.rows + air, cost=block.cost + price)
                if head.rows not in found or head.cost < found[head.rows].cost:
                    found[head.rows] = head
        return tuple(found[rows] for rows in sorted(found))
