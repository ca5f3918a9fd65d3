"""What an editor sees of a whole page at a glance: white lanes down it, heads stacked one on the other, the same band again."""

from __future__ import annotations

import pytest

from epaper.plan import costs
from epaper.plan.judging.build import build_of
from epaper.plan.judging.likeness import likeness
from epaper.plan.model import Dress, HeadBlock, HeadPart, Measure
from epaper.plan.pictures.stack import PictureBox, PictureStack, no_pictures, stacked
from epaper.plan.shapes.model import Body, Crown, Frame, Reserve, Shape, Under, crown, over, side
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Piece

HEAD, ROWS = 3, 40
PARTS = (HeadPart("headline", ("标题",), 20.0, "hei"),)
WHOLE = HeadBlock(PARTS, HEAD, 0.0)


def module(
    order: int,
    columns: int = 4,
    rows: int = ROWS,
    *,
    under: Under | None = None,
    head: HeadBlock = WHOLE,
    dress: Dress = "plain",
    stack: PictureStack | None = None,
) -> Crown:
    """Make a story with a head of one line over its columns."""
    frame = Frame(Piece(order, 0, 0), columns, head, stack or no_pictures(), dress, Measure(11, columns, 0.0, 1.5))
    return crown(frame, rows - HEAD, Body(60, 60, 0, 0.0), 0.0, under)


def held(page: Shape, name: str, *, briefs: bool = False) -> float:
    """Return what is held against a page under a name."""
    build = build_of(page, placed(page, 0, 0), lambda piece: briefs)
    return dict((*build.dressed, *build.cut))[name]


def beneath(left: Shape | None, columns: int, right: Shape | None) -> Under:
    """Stand shapes under a story's first columns and its others."""
    return Under(0.0, 0, max(shape.rows for shape in (left, right) if shape), left, columns, right)


# -- lanes of white down a page -------------------------------------------------------------------------------------------


def part_head(columns: int) -> HeadBlock:
    """Return a head over the first columns of a story only."""
    return HeadBlock(PARTS, HEAD, 0.0, columns=columns, beside=0)


@pytest.mark.parametrize(
    ("page", "lanes"),
    [
        (module(0), 0),
        (module(0, head=part_head(2)), 2),
        (module(0, head=part_head(3)), 1),
        (module(0, head=part_head(3), under=beneath(None, 2, module(1, 2, 20))), 0),
        (module(0, head=part_head(2), under=beneath(module(1, 2, 20), 2, None)), 2),
        (module(0, head=part_head(2), under=beneath(None, 2, module(1, 2, 20, dress="box"))), 1),
        (module(0, head=part_head(2), under=beneath(None, 1, Reserve(3, 20))), 0),
        (module(0, head=part_head(3), stack=stacked((PictureBox(0, 2, 2, 3, 10, 2),), 4, 0.0)), 0),
    ],
)
def test_a_gutter_no_head_picture_or_corner_stands_over_is_a_lane(page: Crown, lanes: int) -> None:
    assert held(page, "竖缝") == pytest.approx(costs.LANE * lanes)


def test_the_gutters_between_columns_of_briefs_are_none() -> None:
    page = side(module(1, 1), module(2, 1), 0.0)
    assert held(page, "竖缝") == costs.LANE
    assert held(page, "竖缝", briefs=True) == 0


@pytest.mark.parametrize(
    ("page", "gutters"),
    [
        (module(0), 0),
        (side(module(1, 2), module(2, 2), 0.0), 1),
        (side(module(1, 2), side(module(2, 1), module(3, 1), 0.0), 0.0), 2),
        (over(side(module(1, 2), module(2, 2), 0.0), module(3), 0.0), 0),
        (over(side(module(1, 2), module(2, 2), 0.0), side(module(3, 2), module(4, 2), 0.0), 0.0), 1),
        (over(side(module(1, 2), module(2, 2), 0.0), side(module(3, 3), module(4, 1), 0.0), 0.0), 0),
        (side(module(1, 2), over(module(2, 2, 20), Reserve(2, 20), 0.0), 0.0), 1),
    ],
)
def test_a_gutter_no_story_stands_over_parts_the_page_however_it_was_put_together(page: Shape, gutters: int) -> None:
    assert held(page, "通缝") == pytest.approx(costs.CUT_THROUGH * gutters)
    assert held(page, "通缝", briefs=True) == 0


@pytest.mark.parametrize(
    ("foot", "lanes"),
    [
        (side(module(2, 2, 20), Reserve(2, 20), 0.0), 1),
        (side(module(2, 2, 20), module(3, 2, 20), 0.0), 1),
        (Reserve(4, 20), 0),  # what is no story may lie under a cut
    ],
)
def test_a_lane_above_a_story_beside_the_corner_crosses_the_page(foot: Shape, lanes: int) -> None:
    cut = over(module(1), foot, costs.CUT_THROUGH)
    assert held(cut, "断版") == pytest.approx(costs.CUT_THROUGH * (lanes - 1))  # the pair has paid for one already


# -- heads one on the other -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("copy", [5, 8, costs.HEADS_APART, 20])
def test_heads_with_little_copy_between_them_are_stacked(copy: int) -> None:
    price = costs.HEADS_NEAR * max(0, costs.HEADS_APART - copy)
    strips = over(module(1, rows=HEAD + copy), module(2), 0.0)
    assert held(strips, "叠题") == pytest.approx(price)
    below = module(1, rows=ROWS, under=beneath(module(2, 3, ROWS - HEAD - copy), 3, None))
    assert held(below, "叠题") == pytest.approx(price)


def test_a_picture_above_its_head_keeps_heads_apart() -> None:
    above = stacked((PictureBox(0, 0, 4, 0, 10, 2),), 4, 0.0)
    assert held(over(module(1, rows=HEAD + 5), module(2, stack=above, dress="topped"), 0.0), "叠题") == 0
    price = costs.HEADS_NEAR * (costs.HEADS_APART - 5)
    assert held(over(module(1, rows=HEAD + 15, stack=above, dress="topped"), module(2), 0.0), "叠题") == pytest.approx(price)


def test_a_narrow_head_a_distant_one_or_a_brief_does_not_press_on_another() -> None:
    narrow = module(1, under=beneath(module(2, 1, ROWS - HEAD - 5), 1, None))
    aside = module(1, head=part_head(2), under=beneath(None, 2, module(2, 2, ROWS - HEAD - 5)))
    assert held(narrow, "叠题") == held(aside, "叠题") == 0
    assert held(over(module(1, rows=HEAD + 5), module(2), 0.0), "叠题", briefs=True) == 0


# -- what a page repeats of the one before --------------------------------------------------------------------------------


def test_a_band_after_a_band_is_one_too_many() -> None:
    band, plain = module(1, dress="band"), module(2)
    under = module(3, dress="band", under=beneath(module(4, 2, 20), 2, None))
    assert likeness(band, under) == costs.BAND_AGAIN
    assert likeness(plain, under) == likeness(under, plain) == 0
    assert likeness(plain, module(5)) == costs.SAME_SHAPE
    assert likeness(over(band, plain, 0.0), under) == costs.BAND_AGAIN
    assert likeness(Reserve(4, 40), Reserve(4, 40)) == costs.SAME_SHAPE


def test_leads_run_on_down_the_left_and_the_right_in_turn() -> None:
    def lead(columns: int, left: int, right: int) -> Crown:
        """Return a lead over shapes of so many rows under its first columns and its others; none stands where that is 0."""
        low = (module(number, rows=rows) if rows else None for number, rows in ((2, left), (3, right)))
        return module(1, under=beneath(next(low), columns, next(low)))

    on_the_left, also_left, on_the_right = lead(1, 0, 20), lead(2, 9, 20), lead(3, 20, 0)
    level = lead(2, 15, 15)
    assert likeness(on_the_left, also_left) == costs.SAME_SIDE
    assert likeness(over(on_the_left, module(4), 0.0), also_left) == costs.SAME_SIDE
    assert likeness(on_the_left, on_the_left) == costs.SAME_SHAPE
    assert likeness(on_the_left, on_the_right) == likeness(level, on_the_left) == likeness(module(1), on_the_right) == 0
