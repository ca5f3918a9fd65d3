"""A head on a page → the same head with its headline smaller or larger, in the same lines of the grid (rules H3, H7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from epaper.plan.grid import Grid
from epaper.plan.heads.around import AROUND_SMALLEST, around_sizes
from epaper.plan.heads.costs import THIN_COST, hollow, lack
from epaper.plan.heads.gauge import Gauge
from epaper.plan.heads.writer import FULL
from epaper.plan.model import HeadBlock, HeadPart
from epaper.style import House
from epaper.typeset.heads import HeadSetter

ALIKE = 0.01  # points: sizes no farther apart are the same, as one that was written down
SHRUNK_MOST = 0.6  # share of its size to which a head may shrink for the sake of one of higher rank
TINT_PAD = 1.0  # lines of a head on a tint that are the tint's


class HeadResizer:
    """Sets heads of one grid once more, smaller or larger."""

    def __init__(self, grid: Grid, house: House, setter: HeadSetter) -> None:
        """Set on `grid` in the types of `house`."""
        self._grid = grid
        self._house = house
        self._gauge = Gauge(grid, setter)

    def shrunk(self, size: float) -> float:
        """Return the least size to which a head of that size may shrink; one that is smaller stays as it is."""
        return max(self._grid.size * self._house.heads.least, size * SHRUNK_MOST)

    def smaller(self, head: HeadBlock, size: float, columns: int, inset: float, *, tinted: bool) -> HeadBlock | None:
        """Set a head once more with its headline of about that size, in the same lines of the grid; None if it cannot shrink."""
        least = self.shrunk(head.size)
        size = least if size < least + ALIKE else size
        if size >= head.size:
            return None
        parts = self._shrunk(head, size)
        width = self._grid.span(columns) - 2 * inset * self._grid.size
        return self._reset(head, parts, width, tinted=tinted)

    def larger(self, head: HeadBlock, size: float, columns: int, inset: float, *, tinted: bool) -> HeadBlock | None:
        """Set a head once more with its headline of that size, kicker and deck as they must be; None where there is no room.

        A head without a headline has nothing to grow.
        """
        if not head.size:
            return None
        grid = self._grid
        width = grid.span(columns) - 2 * inset * grid.size
        around, _ = around_sizes(grid.size, size)
        beside = {part.role for part in head.parts if part.beside}  # kicker and deck leave room for what is on their lines
        kept = {role for role, other in (("kicker", "label"), ("deck", "byline")) if other in beside}
        grow = {role: most for role, most in (("headline", size), ("kicker", around), ("deck", around)) if role not in kept}
        parts = tuple(
            part._replace(size=max(part.size, min(grow[part.role], self._widest(part, width)))) if part.role in grow else part
            for part in head.parts
        )
        high = self._gauge.lines(parts) + self._house.heads.white + (TINT_PAD if tinted else 0.0)
        around_least = AROUND_SMALLEST * size - ALIKE
        least = {"headline": size, "kicker": around_least, "deck": around_least}
        if high > head.rows or any(part.size < least.get(part.role, 0.0) for part in parts):
            return None
        return self._reset(head, parts, width, tinted=tinted)

    def exactly(
        self, head: HeadBlock, sizes: Mapping[str, float], columns: int, inset: float, *, tinted: bool
    ) -> HeadBlock | None:
        """Set a head once more with its parts of the `sizes` written down for them; None where there is no room for that."""
        width = self._grid.span(columns) - 2 * inset * self._grid.size
        parts = tuple(
            part._replace(size=sizes[part.role]) if abs(sizes.get(part.role, part.size) - part.size) > ALIKE else part
            for part in head.parts
        )
        high = self._gauge.lines(parts) + (TINT_PAD if tinted else 0.0)
        broad = max((self._gauge.ems(part) * part.size for part in parts), default=0.0)
        if high > head.rows or broad > width + ALIKE:
            return None
        return self._reset(head, parts, width, tinted=tinted)

    def white_least(self, head: HeadBlock, columns: int) -> float:
        """Return the least white that a head over `columns`, on no tint, has when it shrinks to any size.

        The white above and below it grows. That beside a line is its height × what its width leaves free: it is least where the
        line is largest or smallest, for between them the product is larger than one of both.
        """
        width = self._grid.span(columns)
        small = self._shrunk(head, min(head.size, self.shrunk(head.size)))
        free = sum(map(min, self._gauge.free(head.parts, width), self._gauge.free(small, width)))
        beside = free / (self._grid.column_width + self._grid.gutter) / self._grid.pitch
        return min(head.white, self._gauge.loose(head.rows, self._gauge.lines(head.parts), width) + beside)

    def _shrunk(self, head: HeadBlock, size: float) -> tuple[HeadPart, ...]:
        """Set the parts of a head for a smaller headline."""
        _, most = around_sizes(self._grid.size, size)
        return tuple(
            part._replace(size=size if part.role == "headline" else min(part.size, most))
            if part.role in ("headline", "kicker", "deck")
            else part
            for part in head.parts
        )

    def _reset(self, head: HeadBlock, parts: tuple[HeadPart, ...], width: float, *, tinted: bool) -> HeadBlock:
        """Give a head parts of other sizes, over `width` points, in the same lines of the grid."""
        white = 0.0 if tinted else self._gauge.white(parts, head.rows, width)
        thinner = self._thin(parts, width) - self._thin(head.parts, width)
        return head._replace(parts=parts, white=white, cost=head.cost + thinner + hollow(white) - hollow(head.white))

    def _widest(self, part: HeadPart, width: float) -> float:
        """Return the size at which the longest line of a part fills as much of a measure as it may."""
        return FULL * width / self._gauge.ems(part)

    def _thin(self, parts: Sequence[HeadPart], width: float) -> float:
        """Price a headline that fills too little of its measure."""
        return THIN_COST * lack(self._gauge.wide(parts, width) / width)
