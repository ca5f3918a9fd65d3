"""The pieces of a page, or of a part of one → which of them leads it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.model import BOXES
from epaper.plan.shapes.divide import is_corner
from epaper.plan.stories.matter import Matter, Piece

LEAD_ROW_MOST = 20  # line of the grid: the lead of page 1 may begin so far down, below the masthead
LOWER = ("second", "third", "brief")  # tiers of heads that lead no page
SHORT = 0.5  # × the lines of a longer story: one of fewer is not held to its rank against that


def is_narrow(lines: int, grid: Grid) -> bool:
    """Say whether the legs of a lead of so many lines would be choppy over all columns."""
    return lines < costs.LEG_SHORT * grid.columns


class Leads:
    """Chooses leads among the pieces of one issue on one grid."""

    def __init__(self, matter: Matter) -> None:
        """Take the copy."""
        self._matter = matter
        self.lead_of = lru_cache(maxsize=None)(self._lead_of)

    def _lead_of(self, pieces: tuple[Piece, ...]) -> tuple[Piece, tuple[Piece, ...]]:
        """Choose who leads: the first in rank that is neither short nor a rest, else the first; and return the others."""
        lead = next((p for p in pieces if p.order == 0 and p.part == 0), None)
        lead = lead or next((p for p in pieces if p.part == 0 and not self._matter.short(p.order)), pieces[0])
        return lead, tuple(piece for piece in pieces if piece != lead)

    def page_leads(self, pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, tuple[Piece, ...]]]:
        """Yield who may lead a page, and the others: its lead, and a story too much longer to be held to rank against that."""
        first, rest = self._page_lead(pieces)
        yield first, rest
        if first == Piece(0, 0, 0) or first.part:
            return
        free = (piece for piece in rest if self._is_free(piece))
        long = max(free, key=self._lines, default=None)
        if long and SHORT * self._lines(long) > self._lines(first):
            yield long, tuple(piece for piece in pieces if piece != long)

    def leads_narrow(self, lead: Piece) -> bool:
        """Say whether a piece is a paper's lead too short to stand over all columns."""
        return lead == Piece(0, 0, 0) and is_narrow(self._lines(lead), self._matter.grid)

    def _page_lead(self, pieces: tuple[Piece, ...]) -> tuple[Piece, tuple[Piece, ...]]:
        """Choose who leads a page: as `lead_of`, but no story that an editor wants to stand otherwise; and return the others."""
        copy = tuple(piece for piece in pieces if not is_corner(piece))
        free = tuple(piece for piece in copy if piece.part or self._is_free(piece))
        lead = self.lead_of(free or copy)[0]
        return lead, tuple(piece for piece in pieces if piece != lead)

    def _is_free(self, piece: Piece) -> bool:
        """Say whether a story begins here that no editor wants farther right or down than a page's lead, or in another shape.

        The paper's lead leads its page in any shape.
        """
        if piece.part or is_corner(piece):
            return False
        pins = self._matter.articles[piece.order].pins
        below = pins.spot is not None and (pins.spot.column > 1 or pins.spot.row > LEAD_ROW_MOST)
        narrow = 0 < pins.columns < self._matter.grid.columns
        other = narrow or pins.rows > 0 or pins.dress in BOXES or pins.tier in LOWER
        return not (below or (other and piece.order > 0))

    def _lines(self, piece: Piece) -> int:
        """Count the lines of a piece at the base measure."""
        return self._matter.left(piece, self._matter.grid.cells)
