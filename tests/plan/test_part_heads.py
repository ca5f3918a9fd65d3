"""Heads over a part of their story 串文题: where legs begin under and beside them, what that costs, which are offered."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.plan import costs
from epaper.plan.growth.settings import LEADS_PAGE, LEADS_PAPER, SECOND, Settings
from epaper.plan.model import HeadBlock, PictureBox, PullQuote
from epaper.plan.pictures.stack import PictureStack, no_pictures, stacked
from epaper.plan.shapes.model import leg_cost
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.starts import legs_price, quote_stands, starts
from epaper.plan.stories.matter import Piece
from tests.issues import makers
from tests.plan.matters import matter_on

COLUMNS = 4
NONE = no_pictures()
QUOTE = PullQuote(("一句",), 15.0, 1, 5, 0.0, 0)


def head(rows: int, columns: int = 0, beside: int = 1) -> HeadBlock:
    return HeadBlock((), rows, 0.0, columns=columns, beside=beside if columns else 0)


def pictures(*places: tuple[int, int, int]) -> PictureStack:
    """Lay pictures, each with its first column, its columns, and its lines."""
    return stacked(tuple(PictureBox(at, *place[:2], 0, place[2], 1) for at, place in enumerate(places)), COLUMNS, 0.0)


def quoted(quote: PullQuote) -> PictureStack:
    return NONE._replace(tops=(0,) * COLUMNS, area=quote.columns * quote.rows, quote=quote)


heads = st.builds(head, st.integers(2, 12), st.integers(0, COLUMNS - 1), st.integers(0, 2))
places = st.integers(0, COLUMNS - 1).flatmap(
    lambda column: st.tuples(st.just(column), st.integers(1, COLUMNS - column), st.integers(1, 20))
)
stacks = st.lists(places, max_size=2).map(lambda boxes: pictures(*boxes) if boxes else NONE)


# -- where legs begin -----------------------------------------------------------------------------------------------------


@given(heads)
def test_a_head_takes_what_is_above_the_legs(block: HeadBlock) -> None:
    assert block.area(COLUMNS) == sum(map(block.start, range(COLUMNS)))
    own = [column for column in range(COLUMNS) if column < block.over(COLUMNS)]
    assert [block.start(column) for column in own] == [block.rows] * len(own)
    assert {block.start(column) for column in range(len(own), COLUMNS)} <= {block.beside}


def test_a_leg_begins_under_the_head_and_its_pictures_or_beside_it() -> None:
    over_all, over_two = starts(head(6), NONE, COLUMNS), starts(head(6, 2), NONE, COLUMNS)
    assert over_all is not None
    assert over_two is not None
    assert over_all.lines == (6, 6, 6, 6)
    assert over_two.lines == (6, 6, 1, 1)
    for stack, lines in ((pictures((1, 1, 9)), (6, 15, 1, 1)), (pictures((2, 2, 9)), (6, 6, 10, 10))):
        begun = starts(head(6, 2), stack, COLUMNS)
        assert begun is not None
        assert begun.lines == lines


@given(heads, stacks)
def test_pictures_stand_under_a_head_or_beside_it_but_not_both(block: HeadBlock, stack: PictureStack) -> None:
    under = {column < block.over(COLUMNS) for column, top in enumerate(stack.tops) if top}
    assert (starts(block, stack, COLUMNS) is None) == (under == {True, False})


@given(heads, stacks)
def test_all_legs_of_a_side_have_begun_by_the_deepest_of_them(block: HeadBlock, stack: PictureStack) -> None:
    begun = starts(block, stack, COLUMNS)
    if begun is None:
        return
    assert begun.latest == begun.first[COLUMNS] == max(begun.lines)
    tops = stack.tops or (0,) * COLUMNS
    ends = [line + (0 if top else costs.LEG_LEAST) for line, top in zip(begun.lines, tops, strict=True)]
    for left in range(1, COLUMNS):
        assert begun.first[left] == max(begun.lines[:left])
        assert begun.others[left] == max(begun.lines[left:])
        assert begun.ends[left] == max(ends[:left])
        assert begun.others_end[left] == max(ends[left:])
        assert begun.earliest <= min(begun.ends[left], begun.others_end[left])


# -- what legs cost -------------------------------------------------------------------------------------------------------


@given(heads, stacks, st.integers(10, 90), st.integers(1, COLUMNS - 1), st.integers(0, 40), st.integers(0, 40))
def test_legs_are_priced_by_the_shortest_of_either_side(
    block: HeadBlock, stack: PictureStack, rows: int, left: int, under: int, other: int
) -> None:
    begun = starts(block, stack, COLUMNS)
    if begun is None:
        return
    tops = [block.start(column) + (stack.tops[column] if stack.tops else 0) for column in range(COLUMNS)]
    legs = [rows - (under if column < left else other) - top for column, top in enumerate(tops)]
    price = legs_price(rows, begun, under, left, other)
    if min(legs) >= costs.LEG_LEAST:
        assert price == pytest.approx(sum(map(leg_cost, (min(legs[:left]), min(legs[left:])))))
    elif not all(leg >= costs.LEG_LEAST or (leg == 0 and stack.tops and stack.tops[n]) for n, leg in enumerate(legs)):
        assert price is None


@pytest.mark.parametrize(
    ("columns", "under", "other", "stands"),
    [
        ((2, 3), 0, 20, True),  # copy beside a picture that stands on another story
        ((2, 3), 0, 21, False),
        ((2, 3), 0, 19, False),
        ((2, 3), 35, 0, False),  # but where there is no picture there must be copy
        ((0, 1), 20, 0, True),
        ((1, 1), 20, 0, False),  # one leg would read on beyond another story
    ],
)
def test_a_picture_may_stand_on_what_is_under_its_story(columns: tuple[int, int], under: int, other: int, stands: bool) -> None:
    begun = starts(head(5), pictures((columns[0], columns[1] - columns[0] + 1, 15)), COLUMNS)
    assert begun is not None
    price = legs_price(40, begun, under, 2, other)
    assert (price is not None) == stands
    if price is not None:
        assert price == pytest.approx(costs.PICTURE_BARE + leg_cost(35))


def test_copy_does_not_stand_beside_its_head_alone() -> None:
    begun = starts(head(5, 2), pictures((0, 2, 15)), COLUMNS)
    assert begun is not None
    assert legs_price(40, begun, 15, 2, 0) is not None
    assert legs_price(40, begun, 20, 2, 0) is None


def test_a_quote_without_room_under_a_head_stands_beside_it() -> None:
    rows = 26
    for block, stands in ((head(12), False), (head(12, 2), True)):
        begun = starts(block, quoted(QUOTE), COLUMNS)
        assert begun is not None
        assert quote_stands(begun, rows, 2, rows) is stands
        assert (legs_price(rows, begun, 0, 2, 0) is not None) is stands
        assert not quote_stands(begun, rows, 2, rows - 10), "what stands under the legs beside takes its room"
    bare = starts(head(12), NONE, COLUMNS)
    assert bare is not None
    assert quote_stands(bare, 0, 2, 0), "without one there is nothing to stand"


# -- which are offered ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def settings() -> Settings:
    return Settings(Parts(matter_on("tabloid", makers.issue_of(7, 6300, 3, pictures=4), FontBook.shipped())))


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_a_head_stands_over_all_columns_or_over_two_or_more_that_are_half_of_them(settings: Settings, columns: int) -> None:
    offered = {block.over(columns) for block in settings.crown_heads(Piece(1, 0, 0), columns, SECOND)}
    wanted = {over for over in range(2, columns) if 2 * over >= columns}
    assert offered == {columns} | wanted
    assert not any(block.columns for block in settings.heads(Piece(1, 0, 0), columns, SECOND))


def test_a_leg_that_begins_far_below_the_foot_of_the_last_one_is_looked_for_in_vain() -> None:
    begun = starts(head(6), pictures((2, 2, 20)), COLUMNS)
    assert begun is not None
    near, far = 60 - 26 + costs.RESUMED_FAR, 60 - 16  # lines under the first two legs, of 60: the others begin at line 26
    assert legs_price(60, begun, near, 2, 0) == 0
    assert legs_price(60, begun, far, 2, 0) == pytest.approx(costs.RESUMED_LATE * (26 - 16 - costs.RESUMED_FAR))
    assert legs_price(60, begun, 0, 2, 20) == 0


@pytest.mark.parametrize(
    ("level", "price"), [(SECOND, costs.PART_HEAD), (LEADS_PAGE, costs.PART_PAGE), (LEADS_PAPER, costs.PART_LEAD)]
)
def test_a_head_over_a_part_costs_more_than_the_same_over_so_many_columns(settings: Settings, level: int, price: float) -> None:
    piece = Piece(0, 0, 0)
    offered = settings.crown_heads(piece, 5, level)
    assert all(one.cost <= two.cost for one, two in pairwise(offered))
    for over in (3, 4):
        whole = sorted((block.rows, block.cost) for block in settings.heads(piece, over, level))
        part = sorted((block.rows, block.cost - price) for block in offered if block.columns == over)
        assert [rows for rows, _ in part] == [rows for rows, _ in whole]
        assert [cost for _, cost in part] == pytest.approx([cost for _, cost in whole])


def test_a_story_alone_ends_level_under_such_a_head_as_well(settings: Settings) -> None:
    found = 0
    for order in range(7):
        for columns in (3, 4, 5):
            for rows, crown in settings.leaves(Piece(order, 0, 0), columns, SECOND).items():
                assert crown.rows == rows
                if crown.head.columns:
                    found += 1
                    assert crown.left is crown.right is None
                    taken = crown.head.area(columns) + crown.pictures.area + crown.last - crown.first + crown.spare
                    assert taken == rows * columns
    assert found > 20
