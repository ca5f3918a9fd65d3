"""A story's head, legs and pictures → shapes 版块: modules that fill a rectangle of the grid exactly.

A shape is one story as a *crown* (a head over all its columns, legs of text below, and under its shorter legs, left or
right, other shapes: so L-shapes interlock and no lane cuts the page), or two shapes one over the other or side by side.
Every rectangle closes exactly: columns × lines = lines of text + heads + pictures + the few lines called `spare`.
"""

from __future__ import annotations

import heapq
import math
from typing import Literal, NamedTuple, Protocol

from epaper.plan import costs
from epaper.plan.matter import Piece
from epaper.plan.model import Dress, HeadBlock, Measure
from epaper.plan.pictures import PictureStack


class Crown(NamedTuple):
    """One piece as a module; `left`/`right` stand under its first `left_columns` and its other columns."""

    piece: Piece
    columns: int
    rows: int
    head: HeadBlock
    dress: Dress
    measure: Measure
    total: int  # lines of the whole galley, after copyfit
    last: int  # first galley line that does not stand here
    jumps: bool
    pictures: PictureStack
    left: Shape | None
    left_columns: int
    right: Shape | None
    spare: int
    cost: float

    @property
    def first(self) -> int:
        """The first galley line that stands here."""
        return self.piece.first


class Pair(NamedTuple):
    """Two shapes, one over the other or side by side."""

    kind: Literal["over", "side"]
    one: Crown | Pair
    two: Crown | Pair
    columns: int
    rows: int
    spare: int
    cost: float


Shape = Crown | Pair


class Body(NamedTuple):
    """How a body is set in a crown: lines of the galley, the first not standing here, unused ones, and the cost of it."""

    total: int
    last: int
    spare: int
    cost: float


class Frame(NamedTuple):
    """What a crown has above and around its body: its piece, columns, head, pictures, dress and measure."""

    piece: Piece
    columns: int
    head: HeadBlock
    stack: PictureStack
    dress: Dress
    measure: Measure


class Under(NamedTuple):
    """The shapes under a crown's legs: under the first `columns` of them, and under the others."""

    left: Shape | None
    columns: int
    right: Shape | None


class Cheapest:
    """Keeps the few cheapest shapes offered; `limit` is the cost a further one must stay under."""

    def __init__(self, count: int, limit: float = math.inf) -> None:
        """Keep `count` shapes that cost less than `limit`."""
        self._count = count
        self._heap: list[tuple[float, int, Shape]] = []
        self._offers = 0
        self.limit = limit

    def offer(self, shape: Shape) -> None:
        """Keep the shape if it is cheap enough; of two equally cheap ones the first stays."""
        if shape.cost >= self.limit:
            return
        self._offers += 1
        heapq.heappush(self._heap, (-shape.cost, -self._offers, shape))
        if len(self._heap) > self._count:
            heapq.heappop(self._heap)
        if len(self._heap) == self._count:
            self.limit = -self._heap[0][0]

    def shapes(self) -> tuple[Shape, ...]:
        """Return what was kept, the cheapest first."""
        return tuple(shape for _, _, shape in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1])))


def crown(frame: Frame, rows: int, body: Body, price: float, under: Under | None = None) -> Crown:
    """Make a crown whose legs are `rows` deep at the most; `price` is what its legs and dress cost."""
    left, left_columns, right = under or (None, frame.columns, None)
    below = (left.cost if left else 0.0) + (right.cost if right else 0.0)
    return Crown(
        frame.piece,
        frame.columns,
        frame.head.rows + rows,
        frame.head,
        frame.dress,
        frame.measure,
        body.total,
        body.last,
        body.last < body.total,
        frame.stack,
        left,
        left_columns,
        right,
        body.spare + (left.spare if left else 0) + (right.spare if right else 0),
        frame.head.cost + body.cost + frame.stack.cost + price + below,
    )


def over(a: Shape, b: Shape, price: float) -> Pair:
    """Stand `a` over `b`."""
    return Pair("over", a, b, a.columns, a.rows + b.rows, a.spare + b.spare, a.cost + b.cost + price)


def side(a: Shape, b: Shape) -> Pair:
    """Stand `a` beside `b`, whose heads then bump."""
    return Pair("side", a, b, a.columns + b.columns, a.rows, a.spare + b.spare, a.cost + b.cost + costs.BUMP)


class Costing(Protocol):
    """Anything that has a price."""

    @property
    def cost(self) -> float:
        """What it costs."""


def by_cost(item: Costing) -> float:
    """Sort by cost."""
    return item.cost


def leg_cost(rows: int) -> float:
    """Price the length of a leg (rulebook F4)."""
    if rows < costs.LEG_SHORT:
        return costs.SHORT_LEG * (costs.LEG_SHORT - rows)
    return costs.LONG_LEG * (rows - costs.LEG_LONG) if rows > costs.LEG_LONG else 0.0
