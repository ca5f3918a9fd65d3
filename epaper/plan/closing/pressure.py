"""Pieces of copy and the room of a page → how much a column-line is worth to them there.

All layouts that fill a page take equally many column-lines, so pricing these changes nothing among whole pages. Among parts of
pages it does: where copy is more than its page, small heads and narrow measures count for more than they cost, and where it is
less, roomy ones do. With the right price the parts of the best page are all near their cheapest, and few need be remembered.
"""

from __future__ import annotations

from operator import itemgetter

from epaper.plan.growth.settings import LEADS_PAGE, SECOND, Settings
from epaper.plan.remembered import remembered
from epaper.plan.shapes.divide import is_corner
from epaper.plan.stories.matter import Piece

WEIGHTS = (-0.3, 0.0, 0.12, 0.3, 0.7)  # prices of a column-line
AMPLE = 1.0  # where several prices fit the page as well, the one nearest to none


class Pressure:
    """Weighs column-lines for pieces of one issue on one grid."""

    def __init__(self, settings: Settings) -> None:
        """Weigh what `settings` set."""
        self._settings = settings
        self._columns = settings.parts.matter.grid.columns
        self.weight = remembered(self._weight)
        self._natural = remembered(self._taken)

    def _weight(self, pieces: tuple[Piece, ...], room: int) -> float:
        """Choose the price at which pieces would by themselves take about `room` column-lines."""
        lead, _ = self._settings.parts.lead_of(pieces)
        misses = {weight: abs(sum(self._natural(piece, weight, piece == lead) for piece in pieces) - room) for weight in WEIGHTS}
        return min(WEIGHTS, key=lambda weight: (misses[weight] // (AMPLE * self._columns), abs(weight)))

    def _taken(self, piece: Piece, weight: float, leads: bool) -> int:
        """Return the column-lines a piece takes where these cost so much."""
        if is_corner(piece):
            return piece.part * piece.first
        if leads:
            return self._settings.natural(piece, self._columns, LEADS_PAGE, weight)[1]
        ways = (self._settings.natural(piece, columns, SECOND, weight) for columns in range(1, self._columns + 1))
        return min(ways, key=itemgetter(0))[1]
