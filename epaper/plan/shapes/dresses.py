"""A piece and its columns → the ways to dress it: plain, in a box 方框 or a broken measure 破栏, under a headline band 题带."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.model import BOXES, Dress, Measure
from epaper.plan.shapes.wishes import Wishes
from epaper.plan.stories.matter import Matter, Piece

BOX_COLUMNS_MOST = 3  # a wider box is a slab
PRICES: Mapping[Dress, float] = {
    "box": costs.FIRST_BOX,
    "ornament": costs.FIRST_BOX,
    "broken": costs.BROKEN,
    "topped": costs.TOPPED,
}


class Dressed(NamedTuple):
    """A way to dress a piece that stands alone in its block: name, measure, lines of padding, and the cost."""

    dress: Dress
    measure: Measure
    pad: int
    cost: float


class Dresses:
    """Dresses pieces of one issue on one grid."""

    def __init__(self, matter: Matter, wishes: Wishes) -> None:
        """Take the copy, and what is wanted of it."""
        self._matter = matter
        self._wishes = wishes
        self.dresses = lru_cache(maxsize=None)(self._dresses)
        self.crown_dresses = lru_cache(maxsize=None)(self._crown_dresses)

    def _dresses(self, piece: Piece, columns: int, level: bool, boxed: bool) -> tuple[Dressed, ...]:
        """Return the ways a piece alone may be dressed: its pictures, if any, `level` at the foot, or made for a `boxed` one."""
        wanted = self._wishes.dress(piece)
        ways = self._undecided(piece, columns, level, boxed)
        if wanted is None:
            return ways
        if wanted == "ornament":
            ways = tuple(way._replace(dress="ornament") if way.dress == "box" else way for way in ways)
        asked = "plain" if wanted == "topped" else wanted  # the whole page tells whether its picture may stand above its head
        return tuple(way if way.dress == asked else way._replace(cost=way.cost + costs.PIN_MISSED) for way in ways)

    def _undecided(self, piece: Piece, columns: int, level: bool, boxed: bool) -> tuple[Dressed, ...]:
        box = self.box(piece, columns)
        if boxed:
            return (Dressed("box", box, 1, costs.FIRST_BOX),) if box and level else ()
        ways = [Dressed("plain", self._matter.base(columns), 0, 0.0)]
        if piece.part or not level:
            return tuple(ways)
        if box and not self._matter.articles[piece.order].pictures:
            ways.append(Dressed("box", box, 1, costs.FIRST_BOX))
        broken = self._matter.broken(piece.order, columns)
        if broken:
            ways.append(Dressed("broken", broken, 0, costs.BROKEN))
        return tuple(ways)

    def _crown_dresses(self, piece: Piece, columns: int, leads: bool) -> tuple[tuple[Dress, int, float], ...]:
        """Return the ways a crown may be dressed, with lines of padding and cost: one that `leads` its page in a band."""
        price = self._wishes.measure_price(piece, columns, self._matter.grid.cells)
        wanted = self._wishes.dress(piece)
        band = leads and not piece.part and columns > 1
        if wanted == "band" or (band and wanted is None):
            plain = price + (costs.PIN_MISSED if wanted else 0.0)
            return ("plain", 0, plain), ("band", 1, price + self.price("band", piece.order))
        missed = costs.PIN_MISSED if wanted not in (None, "plain", "topped") else 0.0
        return (("plain", 0, price + missed),)

    def price(self, dress: Dress, order: int) -> float:
        """Price how a story is dressed."""
        if dress != "band":
            return PRICES.get(dress, 0.0)
        if not order:
            return costs.BAND_FRONT
        return costs.BAND if self._matter.local(order) else costs.BAND_AGENCY

    def box(self, piece: Piece, columns: int) -> Measure | None:
        """Return the measure inside a box around the piece, if it may have one, or an editor wants it in one."""
        if self._wishes.dress(piece) in BOXES:
            return self._matter.box(columns)
        return self._matter.box(columns) if self._matter.boxable(piece) and columns <= BOX_COLUMNS_MOST else None
