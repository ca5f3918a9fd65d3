"""A story's head, legs and pictures → shapes 版块: modules that fill a rectangle of the grid exactly.

A shape is one story as a *crown* (a head over all its columns, legs of text below, and under its shorter legs, left or
right, other shapes: so L-shapes interlock and no lane cuts the page), or two shapes one over the other or side by side.
Every rectangle closes exactly: columns × lines = lines of text + heads + pictures + the few lines called `spare`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple, Protocol, cast

from epaper.plan import costs
from epaper.plan.model import Dress, HeadBlock, Measure
from epaper.plan.pictures.stack import PictureStack
from epaper.plan.stories.matter import Piece


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
    one: Shape
    two: Shape
    columns: int
    rows: int
    spare: int
    cost: float


class Reserve(NamedTuple):
    """A rectangle that is kept free: the corner of a page for what is no story."""

    columns: int
    rows: int
    spare: int = 0
    cost: float = 0.0


Shape = Crown | Pair | Reserve


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
    """The shapes under a crown's first `columns` legs and under the others: their cost, column-lines, and lines of the higher.

    `key` is what ways to stand under a crown are compared by: the cost, and the weight of the column-lines.
    """

    cost: float
    area: int
    rows: int
    left: Shape | None
    columns: int
    right: Shape | None
    key: float = 0.0


# Values from their fields without a step in Python: a page is chosen among hundreds of thousands of these.
_CROWN = partial(cast("Callable[..., Crown]", tuple.__new__), Crown)
_PAIR = partial(cast("Callable[..., Pair]", tuple.__new__), Pair)


def crown(frame: Frame, rows: int, body: Body, price: float, under: Under | None = None) -> Crown:
    """Make a crown whose legs are `rows` deep at the most; `price` is what its legs and dress cost."""
    left, left_columns, right = (under.left, under.columns, under.right) if under else (None, frame.columns, None)
    below = (left.cost if left else 0.0) + (right.cost if right else 0.0)
    (piece, columns, head, stack, dress, measure), (total, last, spare, cost) = frame, body
    return _CROWN(
        (
            piece,
            columns,
            head.rows + rows,
            head,
            dress,
            measure,
            total,
            last,
            last < total,
            stack,
            left,
            left_columns,
            right,
            spare + (left.spare if left else 0) + (right.spare if right else 0),
            head.cost + cost + stack.cost + price + below,
        )
    )


def over(a: Shape, b: Shape, price: float) -> Pair:
    """Stand `a` over `b`."""
    return _PAIR(("over", a, b, a.columns, a.rows + b.rows, a.spare + b.spare, a.cost + b.cost + price))


def side(a: Shape, b: Shape, price: float) -> Pair:
    """Stand `a` beside `b`."""
    return _PAIR(("side", a, b, a.columns + b.columns, a.rows, a.spare + b.spare, a.cost + b.cost + price))


def pairs_in(shape: Shape) -> list[Pair]:
    """List the pairs of a shape, each before those in it."""
    found: list[Pair] = []
    _list_pairs(shape, found)
    return found


def free_corner(shape: Shape) -> tuple[int, int]:
    """Return the columns and lines that a shape keeps free at its right foot; none of either where it keeps nothing free."""
    while not isinstance(shape, Reserve):
        below = (shape.right or shape.left) if isinstance(shape, Crown) else shape.two
        if below is None:
            return 0, 0
        shape = below
    return shape.columns, shape.rows


def _list_pairs(shape: Shape, found: list[Pair]) -> None:
    if isinstance(shape, Crown):
        if shape.left is not None:
            _list_pairs(shape.left, found)
        if shape.right is not None:
            _list_pairs(shape.right, found)
    elif isinstance(shape, Pair):
        found.append(shape)
        _list_pairs(shape.one, found)
        _list_pairs(shape.two, found)


class Costing(Protocol):
    """Anything that has a price."""

    @property
    def cost(self) -> float:
        """What it costs."""


def by_cost(item: Costing) -> float:
    """Sort by cost."""
    return item.cost


def by_key(under: Under) -> float:
    """Sort by cost and weight."""
    return under.key


def spare_cost(spare: int) -> float:
    """Price column-lines left unused at the foot of a last leg (rules F6, G6)."""
    return spare * costs.SPARE_LINE + costs.HOLE_LINE * max(0, spare - costs.SPARE_MOST)


def leg_cost(rows: int) -> float:
    """Price the length of a leg (rulebook F4)."""
    if rows < costs.LEG_SHORT:
        return costs.SHORT_LEG * (costs.LEG_SHORT - rows)
    return costs.LONG_LEG * (rows - costs.LEG_LONG) if rows > costs.LEG_LONG else 0.0
