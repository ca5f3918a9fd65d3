"""A piece at a measure → the bodies it may have, all legs level: as long as it is, or longer or shorter by copyfit."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.model import Measure
from epaper.plan.pictures.stack import PictureStack
from epaper.plan.shapes.model import Body, by_cost, spare_cost
from epaper.plan.stories.matter import Matter, Piece
from epaper.plan.stories.quotes import has_room, stretches

PHOTO_LINES = 16  # of a photo story 图片新闻 under its picture


class Ending(NamedTuple):
    """A way to make a body end level: lines more or fewer by copyfit, lines left unused, and the cost."""

    delta: int
    spare: int
    cost: float


class Bodies:
    """Ends the bodies of pieces of one issue on one grid."""

    def __init__(self, matter: Matter) -> None:
        """Take the copy."""
        self._matter = matter
        self.lines = lru_cache(maxsize=None)(self._lines)
        self.slacks = lru_cache(maxsize=None)(self._slacks)
        self.bodies = lru_cache(maxsize=None)(self._bodies)

    def _lines(self, piece: Piece) -> int:
        """Count the lines of a piece at the base measure."""
        return self._matter.left(piece, self._matter.grid.cells)

    def body(self, piece: Piece, ending: Ending) -> Body:
        """Set all of a piece at the base measure with an ending."""
        end = piece.first + self.lines(piece) + ending.delta
        return Body(end, end, ending.spare, ending.cost)

    def _slacks(self, piece: Piece, legs: int, cells: int) -> tuple[Ending, ...]:
        """Return the ways a body over some legs may take more lines or fewer than it has, one for each number, cheapest first."""
        prices = self._matter.copyfit(piece, cells)
        ways = [Ending(delta, 0, cost) for delta, cost in prices.items()]
        longest = max(prices)
        # The last of several legs may be short by a line for each of the others (G6).
        for more in range(1, legs if legs > 1 else costs.SPARE_MOST + 1):
            if more not in prices:
                fitted = (Ending(delta, more - delta, prices[delta] + spare_cost(more - delta)) for delta in {0, longest})
                ways.append(min(fitted, key=by_cost))
        return tuple(sorted(ways, key=by_cost))

    def _bodies(self, piece: Piece, measure: Measure, area: int) -> tuple[tuple[int, Body], ...]:
        """Return the numbers of lines at which all legs end level below pictures that take `area` of them, each with the body."""
        left = self._matter.left(piece, measure.cells)
        found: dict[int, Body] = {}
        for slack in self.slacks(piece, measure.legs, measure.cells):
            rows, over = divmod(left + area + slack.delta + slack.spare, measure.legs)
            if not over and rows not in found:
                end = piece.first + left + slack.delta
                found[rows] = Body(end, end, slack.spare, slack.cost)
        return tuple(found.items())

    def legs_end(self, piece: Piece, measure: Measure, stack: PictureStack, rows: int, total: int) -> float:
        """Price the ends of the legs of a piece alone in its block: all are `rows` deep, but shorter under pictures (P4, P6)."""
        prices, line, price = self._matter.ends(piece.order, measure.cells, total), piece.first, 0.0
        for lines in tuple(stretches(stack, measure.legs, rows))[:-1]:
            line += lines
            price += prices.get(line, 0.0) if line < total else 0.0
        return price


def legs_stand(lines: int, rows: int, stack: PictureStack, shortest: int = costs.LEG_LEAST) -> bool:
    """Say whether legs of `rows` are long enough to be read, given how little text there may be."""
    if not lines and not stack.pictures:
        return rows == 0  # a head alone
    least = 1 if stack.level and lines <= PHOTO_LINES else shortest  # a few words under a picture are read with it
    if rows < 1 or any(0 < rows - top < least for top in stack.tops) or rows < stack.rows:
        return False
    if stack.quote and not has_room(stack, (rows,) * len(stack.tops)):
        return False
    return rows >= min(shortest, max(1, lines))
