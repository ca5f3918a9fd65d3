"""A piece and its columns → the heads it may have there, lying or upright, and the ways to lay its pictures."""

from __future__ import annotations

from functools import lru_cache

from epaper.plan import costs
from epaper.plan.model import HeadBlock, Measure
from epaper.plan.pictures.sizes import standing
from epaper.plan.pictures.stack import PictureStack, no_pictures
from epaper.plan.shapes.divide import is_corner
from epaper.plan.shapes.dresses import Dresses
from epaper.plan.shapes.model import by_cost
from epaper.plan.stories.matter import Matter, Piece


class Looks:
    """Finds heads and pictures for pieces of one issue on one grid."""

    def __init__(self, matter: Matter, dresses: Dresses, turned: int | None) -> None:
        """Take the copy and its `dresses`; the story of that order is asked to have its head `turned` upright."""
        self._matter = matter
        self._dresses = dresses
        self._turned = turned
        self.pictures_alone = lru_cache(maxsize=None)(self._pictures_alone)
        self._stacks = lru_cache(maxsize=None)(self._sorted_stacks)

    def heads(self, piece: Piece, columns: int, page: int, depth: int, inset: float = 0.0) -> tuple[HeadBlock, ...]:
        """Return the heads a piece may have over `columns`, `depth` levels below the lead of `page`, by height."""
        heads = self._matter.heads(piece, columns, self._matter.tier(piece.order, page, depth), inset)
        if self._asked_upright(piece):
            return tuple(head._replace(cost=head.cost + costs.UPRIGHT_DENIED) for head in heads)
        return heads

    def uprights(self, piece: Piece, columns: int) -> tuple[Measure, ...]:
        """Return the measures of the legs beside the upright heads a piece may have over `columns`."""
        return self._matter.upright.measures(columns) if self._asked_upright(piece) else ()

    def may_stand_upright(self, piece: Piece) -> bool:
        """Say whether a piece may have an upright head over some columns."""
        return not is_corner(piece) and bool(self.uprights(piece, self._matter.grid.columns))

    def upright_head(self, piece: Piece, measure: Measure, rows: int, page: int, depth: int) -> HeadBlock | None:
        """Return the upright head a piece may have beside legs of `rows` lines."""
        head = self._matter.upright_head(piece, measure, rows, self._matter.tier(piece.order, page, depth))
        ours = piece.order == self._turned and not self._matter.upright.wanted(piece.order)
        return head._replace(cost=head.cost + costs.UPRIGHT) if head and ours else head

    def _asked_upright(self, piece: Piece) -> bool:
        """Say whether the head of a piece is asked to stand upright."""
        return not piece.part and (piece.order == self._turned or self._matter.upright.wanted(piece.order))

    def pictures(self, piece: Piece, columns: int, *, leads: bool) -> tuple[PictureStack, ...]:
        """Return the ways to lay a piece's pictures under its head, the cheapest first; they stand with its first part.

        Where it `leads` its page large ones are cheaper, elsewhere small ones. None where an editor wants one wider than that.
        """
        if piece.part or not (self._matter.articles[piece.order].pictures or self._matter.quotes.wanted(piece.order)):
            return (no_pictures(),)
        return self._stacks(piece.order, columns, leads)

    def _pictures_alone(self, piece: Piece, columns: int, leads: bool) -> tuple[PictureStack, ...]:
        """Return the same ways for a piece alone in its block, which may be a box as well."""
        box = self._dresses.box(piece, columns) if self._matter.articles[piece.order].pictures and not piece.part else None
        boxed = self._matter.boxed_pictures(piece.order, columns, box) if box else ()
        boxed = tuple(standing(stack, self._matter.grid, leads=leads) for stack in boxed)
        return (*self.pictures(piece, columns, leads=leads), *boxed)

    def _sorted_stacks(self, order: int, columns: int, leads: bool) -> tuple[PictureStack, ...]:
        ways = (standing(stack, self._matter.grid, leads=leads) for stack in self._matter.pictures(order, columns))
        return tuple(sorted(ways, key=by_cost))
