"""Pages made up so far + one page more → the way that goes on from there: how it was built, what is left, what all has cost."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.closing.stacking import Stacker
from epaper.plan.editor.standing import Standing
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.judging.likeness import likeness
from epaper.plan.pages.demand import Demand
from epaper.plan.pages.prospect import Prospect
from epaper.plan.shapes.model import Reserve, Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Piece

JUMPS_FREE, JUMP_MORE = 0.5, 10.0  # jumps to a page that cost no more than a jump costs, and what each further one costs more


class Way(NamedTuple):
    """Pages made up so far and pieces still to place; what the pages cost, and at the `least` all of them; `jumps` so far."""

    pages: tuple[Shape, ...]
    left: tuple[Piece, ...]
    costs: tuple[float, ...]
    least: float
    jumps: int = 0

    @property
    def cost(self) -> float:
        """What its pages cost together."""
        return sum(self.costs)


class Steps:
    """Takes ways one page further, on the sheets of one issue; some pages are kept as they are."""

    def __init__(self, parts: Parts, demand: Demand, sheets: Sequence[Sheet], kept: Standing) -> None:
        """Go over these `sheets`, page 1 first."""
        matter = parts.matter
        self._parts = parts
        self._demand = demand
        self._sheets = tuple(sheets)
        self._columns = matter.grid.columns
        self._stacker = Stacker(parts)
        self.pieces = tuple(Piece(order, 0, 0) for order in range(len(matter.articles)))
        self.rooms = tuple(sheet.room for sheet in sheets)
        self._keep(kept)

    def keeping(self, kept: Standing) -> Steps:
        """Return what goes over the same sheets and keeps other pages."""
        steps = copy(self)
        steps._keep(kept)
        return steps

    def _keep(self, kept: Standing) -> None:
        self.kept, self._theirs = kept.pages, kept.pieces()
        self.prospect = Prospect(self._parts, self._demand, self.rooms, kept)

    def start(self) -> Way:
        """Return the way that has no page as yet."""
        return Way((), self.pieces, (), self.prospect.ahead(self.pieces, 0))

    def is_bare(self, page: int) -> bool:
        """Say whether a page has no copy: what is no story takes all of it, or there are no stories."""
        return not self.pieces or self.sheet(page).room <= 0

    def bare(self, way: Way) -> Way:
        """Leave a page to what is no story."""
        return way._replace(pages=(*way.pages, Reserve(self._columns, 0)), costs=(*way.costs, 0.0))

    def stacked(self, way: Way, page: int) -> Way:
        """Stack copy on a page, in order of rank."""
        sheet = self.sheet(page)
        rows = max(1, sheet.rows - (sheet.beside.rows if sheet.beside else 0))
        free = self.prospect.free(way.left)
        shape, left = self._stacker.page(free or way.left, rows, page)
        left = tuple(sorted({*left, *(piece for piece in way.left if free and piece in self._theirs)}))
        spent = (*way.costs, shape.cost + costs.BLANK_ROW * (sheet.rows - shape.rows))
        return Way((*way.pages, shape), left, spent, sum(spent) + self.prospect.least(left), way.jumps)

    def as_kept(self, way: Way, page: int) -> Way:
        """Let a page stand as it is written down."""
        shape, pieces, rests, cost = self.kept[page]
        left = tuple(sorted((*(piece for piece in way.left if piece not in pieces), *rests)))
        spent = (*way.costs, cost)
        return Way((*way.pages, shape), left, spent, sum(spent) + self.prospect.least(left), way.jumps)

    def sheet(self, page: int) -> Sheet:
        """Return a page's sheet; pages beyond the planned ones are like the last, but for its corner."""
        return self._sheets[page - 1] if page <= len(self._sheets) else self._sheets[-1]._replace(corner=None)

    def after(self, way: Way, shape: Shape, pieces: tuple[Piece, ...], flex: Piece | None, price: float) -> Way:
        """Add a page of `pieces` that cost `price`; one may jump, and its rest is left."""
        left = tuple(piece for piece in way.left if piece not in pieces)
        if flex is not None:
            crown = next(item.crown for item in placed(shape, 0, 0) if item.crown.piece == flex)
            left = tuple(sorted((*left, Piece(flex.order, flex.part + 1, crown.last))))
        alike = likeness(way.pages[-1], shape) if way.pages else 0.0
        spent = (*way.costs, price + alike + self.jump_price(way, flex))
        least = sum(spent) + self.prospect.ahead(left, len(way.pages) + 1)
        return Way((*way.pages, shape), left, spent, least, way.jumps + (flex is not None))

    def jump_price(self, way: Way, flex: Piece | None) -> float:
        """Price a jump on the next page beyond those a reader puts up with on so many pages."""
        return JUMP_MORE if flex is not None and way.jumps + 1 > JUMPS_FREE * (len(way.pages) + 1) + 1 else 0.0


def pieces_of(shape: Shape) -> tuple[Piece, ...]:
    """Return the pieces of a page in order of rank."""
    return tuple(sorted(item.crown.piece for item in placed(shape, 0, 0)))
