"""A page's terms, read off the finished page, add up to what the search has counted while it built the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.pins import Pins
from epaper.plan import costs
from epaper.plan.closing.closer import Closer
from epaper.plan.model import Corner
from epaper.plan.shapes.model import Crown, Pair, Reserve, Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Matter, Piece
from tests.issues import makers
from tests.plan.matters import matter_on, pinned

ROWS = 50


def best(matter: Matter) -> list[Shape]:
    """Close pages of many heights with three stories, as far as all pins can be kept, and take the best of each."""
    closer, pieces = Closer(Parts(matter)), tuple(Piece(order, 0, 0) for order in (1, 2, 3))
    found = [closer.page(pieces, rows, None, 2)[:1] for rows in range(34, matter.grid.rows)]
    shapes = [shape for ways in found for cost, shape in ways if cost < costs.PIN_MISSED]
    assert shapes
    return shapes


@pytest.fixture(scope="module")
def matter(book: FontBook) -> Matter:
    return matter_on("a4", makers.issue_of(7, 6300, 3), book)


def pages(matter: Matter, corner: Corner | None = None) -> Iterator[tuple[Closer, float, Shape]]:
    """Close pages with two to four stories, nobody or the first jumping."""
    closer = Closer(Parts(matter))
    pieces = tuple(Piece(order, 0, 0) for order in range(len(matter.articles)))
    for start in range(4):
        for count in (2, 3, 4):
            chosen = pieces[start : start + count]
            for flex in (None, chosen[0]):
                for cost, shape in closer.page(chosen, ROWS, flex, 1 + bool(start), corner=corner):
                    yield closer, cost, shape


def test_terms_add_up_to_the_cost(matter: Matter) -> None:
    found = list(pages(matter))
    assert len(found) > 20
    for closer, cost, shape in found:
        assert sum(price for _, price in closer.score.terms(shape)) == pytest.approx(cost)
        assert closer.score.least(shape) <= cost


def reserves(shape: Shape | None, column: int, row: int) -> Iterator[tuple[int, int, Reserve]]:
    """Find what a shape keeps free, with its place."""
    if isinstance(shape, Reserve):
        yield column, row, shape
    elif isinstance(shape, Pair):
        across, down = (0, shape.one.rows) if shape.kind == "over" else (shape.one.columns, 0)
        yield from reserves(shape.one, column, row)
        yield from reserves(shape.two, column + across, row + down)
    elif isinstance(shape, Crown):
        left = shape.left.rows if shape.left else 0
        right = shape.right.rows if shape.right else 0
        yield from reserves(shape.left, column, row + shape.rows - left)
        yield from reserves(shape.right, column + shape.left_columns, row + shape.rows - right)


@pytest.mark.parametrize("corner", [Corner(2, 14), Corner(1, 20), Corner(3, 9)])
def test_a_corner_is_kept_free_at_the_right_foot(matter: Matter, corner: Corner) -> None:
    found = list(pages(matter, corner))
    assert found
    for _, _, shape in found:
        wide = matter.grid.columns
        assert list(reserves(shape, 0, 0)) == [(wide - corner.columns, ROWS - corner.rows, Reserve(corner.columns, corner.rows))]
        taken = {
            (item.column + column, item.row + row)
            for item in placed(shape, 0, 0)
            for column in range(item.crown.columns)
            for row in range(item.crown.rows - below(item.crown, column))
        }
        assert len(taken) == wide * ROWS - corner.columns * corner.rows


def below(crown: Crown, column: int) -> int:
    """Count the lines of what stands under a crown's leg."""
    shape = crown.left if column < crown.left_columns else crown.right
    return shape.rows if shape else 0


@pytest.mark.parametrize("columns", [2, 3])
def test_a_story_spans_the_columns_it_is_pinned_to(columns: int, book: FontBook) -> None:
    issue = pinned(makers.issue_of(7, 4000, 3), 2, Pins(columns=columns))
    for shape in best(matter_on("a4", issue, book)):
        assert [item.crown.columns for item in placed(shape, 0, 0) if item.crown.piece.order == 2] == [columns]


def test_a_story_is_dressed_as_it_is_pinned(book: FontBook) -> None:
    issue = pinned(makers.issue_of(7, 4000, 3), 2, Pins(dress="box"))
    for shape in best(matter_on("a4", issue, book)):
        assert [item.crown.dress for item in placed(shape, 0, 0) if item.crown.piece.order == 2] == ["box"]
