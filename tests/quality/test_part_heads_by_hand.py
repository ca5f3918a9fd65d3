"""Heads over a part of their story 串文题, set by hand: each is measured by its own columns, legs beside it are no fault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.geometry import Rect
from epaper.quality.columns import standing
from epaper.quality.copy import strands
from epaper.quality.stories import Story as Seen
from epaper.quality.stories import stories
from epaper.scene.model import Facsimile, Image, Page, Region
from tests.quality.handset import CELLS, GUTTER, LEFT, PITCH, SIZE, Story, facsimile, metric, page, top

STEP = CELLS * SIZE + GUTTER
BESIDE = Story("串文", 0, 0, (50, 50, 50), head=5, size=30.0, over=2)
RIGHT = Story("右邻", 3, 0, (50,), head=5, size=20.0)


def seen(*of: Story) -> tuple[Seen, ...]:
    return found(facsimile(page(*of)))


def found(made: Facsimile) -> tuple[Seen, ...]:
    return stories(made, standing(made, strands(made)))


# -- its frame ------------------------------------------------------------------------------------------------------------


@given(st.integers(2, 4), st.integers(0, 3), st.sampled_from((0.3, 0.6, 0.95)), st.sampled_from((14.0, 24.0, 40.0)))
def test_a_frame_is_as_wide_as_the_columns_under_its_head(columns: int, over: int, fill: float, size: float) -> None:
    over = over if over < columns else 0
    (story,) = seen(Story("串文", 0, 0, (30,) * columns, head=8, size=size, over=over, fill=fill))
    assert story.frame is not None
    assert story.frame.x == LEFT
    assert story.frame.width == pytest.approx((over or columns) * STEP - GUTTER)
    assert story.frame.height == pytest.approx(size)


def pictured(story: Story, column: int, columns: int, rows: tuple[int, int]) -> Page:
    """Stand a picture over some of a story's columns, in so many lines, instead of what copy there is."""
    picture = Rect(LEFT + column * STEP, top(rows[0]), columns * STEP - GUTTER, (rows[1] - rows[0]) * PITCH)
    made = page(story)
    within = [leg.x + leg.measure > picture.x and leg.x < picture.right for leg in made.legs]
    lower = tuple(
        leg._replace(baseline=leg.baseline + (rows[1] - story.start(at)) * PITCH, rows=leg.rows - rows[1] + story.start(at))
        if inside
        else leg
        for at, (leg, inside) in enumerate(zip(made.legs, within, strict=True))
    )
    xs = [leg.x for leg, inside in zip(made.legs, within, strict=True) if inside]
    lines = tuple(each for each in made.lines if each.role != "body" or each.x not in xs or each.baseline > picture.bottom)
    region = Region(story.name, "picture", (picture,))
    return replace(made, lines=lines, legs=lower, marks=(Image(picture, "a.png"),), regions=(*made.regions, region))


@pytest.mark.parametrize(("column", "columns", "rows"), [(2, 1, (1, 20)), (0, 2, (5, 20))])
def test_a_picture_stands_beside_the_frame_or_under_it(column: int, columns: int, rows: tuple[int, int]) -> None:
    made = pictured(BESIDE, column, columns, rows)
    (story,) = found(facsimile(made))
    assert len(story.pictures) == 1
    assert story.frame is not None
    assert story.frame.right == pytest.approx(LEFT + 2 * STEP - GUTTER)
    assert metric("Q16", made).met
    assert metric("Q17", made).met


# -- what is measured by it -----------------------------------------------------------------------------------------------


def test_heads_do_not_bump_with_a_leg_between_them() -> None:
    assert metric("Q14", page(BESIDE, RIGHT)).met
    assert metric("Q14", page(BESIDE._replace(over=0), RIGHT)).value == 1
    left, right = Story("左邻", 0, 0, (50,), head=5), BESIDE._replace(column=1)
    assert metric("Q14", page(left, right)).value == 1, "the head's own side"


def test_legs_beside_a_head_cross_no_path_but_copy_over_it_does() -> None:
    good = page(BESIDE, RIGHT)
    assert metric("Q16", good).met
    for at in (0, 1):
        over = good.legs[at]
        risen = tuple(
            replace(each, baseline=each.baseline - 3 * PITCH) if each.x == over.x and each.role == "body" else each
            for each in good.lines
        )
        legs = tuple(leg._replace(baseline=leg.baseline - 3 * PITCH) if leg is over else leg for leg in good.legs)
        assert "正文排到了题上面" in [place.fault for place in metric("Q16", replace(good, lines=risen, legs=legs)).places]


def test_white_above_the_legs_beside_a_head_is_its_own() -> None:
    full = page(BESIDE, RIGHT)
    assert metric("Q13-lines", full).value == 0
    assert metric("F6", full).met
    taken = sum(leg.rows for leg in full.legs if leg.article == BESIDE.name)
    short = page(BESIDE._replace(lines=taken - 4), RIGHT)
    assert metric("Q13-lines", short).value == 4
    assert [place.fault for place in metric("F6", short).places] == ["第 3 栏空 4 行"]


@pytest.mark.parametrize(("fill", "good"), [(0.5, False), (0.7, True), (0.95, True), (1.02, False)])
def test_a_head_fills_the_measure_of_its_own_columns(fill: float, good: bool) -> None:
    made = metric("Q17", page(BESIDE._replace(fill=fill)))
    assert made.met is good
    assert [place.fault for place in made.places] == ([] if good else [f"题宽占 {fill:.0%}"])


def test_it_takes_whole_lines_down_to_the_legs_under_it() -> None:
    good = page(BESIDE)
    assert metric("Q18", good).met
    for at, met in ((0, False), (2, True)):
        legs = tuple(leg._replace(baseline=leg.baseline - PITCH / 2) if leg is good.legs[at] else leg for leg in good.legs)
        assert metric("Q18", replace(good, legs=legs)).met is met


@pytest.mark.parametrize("key", ["Q12", "Q12-hole", "Q13", "F4", "F6", "H5", "Q14", "Q16", "Q17", "Q18", "Q19", "Q25", "Q27"])
def test_a_good_page_with_such_a_head_meets_what_is_asked_of_it(key: str) -> None:
    assert metric(key, page(BESIDE, RIGHT)).met
