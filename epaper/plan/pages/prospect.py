"""Copy left after a page → what the pages to come will cost, as far as can be told before they are made up."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.plan import costs
from epaper.plan.editor.standing import Standing
from epaper.plan.pages.demand import Demand
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece

FULL = 0.98  # share of the pages to come that copy should take by estimate
SHORT_AHEAD, OVER_AHEAD = 45.0, 90.0  # for a column-line of them, times the square of the share that is missing, or too much
AWAITED = costs.PIN_MISSED / 2  # for a story whose spot has not been found yet


class Prospect:
    """Prices copy still to place in one issue on one grid, some of whose pages may be kept."""

    def __init__(self, parts: Parts, demand: Demand, rooms: Sequence[int], kept: Standing) -> None:
        """Price by `parts` and `demand` for pages of so many column-lines; pages that are `kept` cost what they cost."""
        self._parts, self._demand, self._rooms = parts, demand, rooms
        self._columns = parts.matter.grid.columns
        self._theirs = kept.pieces()
        self._kept = tuple((page.pieces[0], page.cost) for page in kept.pages.values() if page.pieces)

    def free(self, left: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces that are not those of pages that are kept."""
        return tuple(piece for piece in left if piece not in self._theirs)

    def least(self, left: tuple[Piece, ...]) -> float:
        """Return what pieces still to place will cost at the least: those of pages that are kept, what these cost."""
        if not self._kept:
            return self._parts.floor(left, self._columns)
        waiting = set(left)
        stand = sum(cost for first, cost in self._kept if first in waiting)
        return stand + self._parts.floor(self.free(left), self._columns)

    def ahead(self, left: tuple[Piece, ...], page: int) -> float:
        """Return what pieces left after `page` will cost, as far as can be told."""
        return self.least(left) + self._pressure(left, page) + self._awaited(left)

    def _awaited(self, left: tuple[Piece, ...]) -> float:
        """Price stories still to place that an editor wants at a spot: the pages to come may not have it."""
        articles = self._parts.matter.articles
        return AWAITED * sum(not piece.part and articles[piece.order].pins.spot is not None for piece in left)

    def _pressure(self, left: tuple[Piece, ...], page: int) -> float:
        """Price copy left after `page` that is more, or less, than fills the pages to come: far more than in proportion."""
        room = sum(self._rooms[page:])
        if not room:
            return 0.0
        miss = (sum(map(self._demand.of, left)) + self._demand.lead * (len(self._rooms) - page)) / room - FULL
        return (SHORT_AHEAD if miss < 0 else OVER_AHEAD) * room * miss * miss
