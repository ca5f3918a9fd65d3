"""Pictures under a head: in whole columns and lines, at the top of legs, trimmed around their focus, as an editor pins them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Issue, Picture
from epaper.issue.pins import PinnedDress, Pins
from epaper.plan.copyfit import plan_issue
from epaper.plan.grid import Grid, make_grid
from epaper.plan.model import Block, IssuePlan, PictureBox
from epaper.plan.pictures.arranging import stacks
from epaper.plan.pictures.check import picture_findings
from epaper.plan.pictures.cropping import FOCUS_CLEAR, TRIMMED_MOST, aspect, cropped, is_whole, shown, trimmed
from epaper.plan.pictures.stack import ROWS_LEAST, PictureStack, picture_height, squeezed
from epaper.plan.shapes.parts import Parts
from epaper.plan.stock import parse_stock
from epaper.plan.stories.lengths import BOX_CHARACTERS
from epaper.plan.stories.matter import Piece
from epaper.style import Style, load_style
from tests.issues.makers import issue_of, photo_stories
from tests.plan.matters import matter_on

LANDSCAPE = Picture("l", "一座桥在晨雾里，船从桥下过去。", "某某 摄", 1800, 1200)
UPRIGHT = Picture("u", "老船工站在船头，身后是新桥的桥塔。", "某某 摄", 1200, 1600)
PANORAMA = Picture("p", "从南岸看过去，桥和老街都在雾里。", "", 2400, 800)
FACE = Picture("f", "张三", "", 360, 480)
CHART = Picture("c", "六年来的亩产（单位：公斤）。", "某某 制图", 1500, 1000, drawing=True)


def a4(columns: int = 4) -> Grid:
    stock = parse_stock("a4", load_style("chinese"))
    assert stock is not None
    grid = make_grid(stock._replace(columns=columns), 10.0, 53)
    assert grid is not None
    return grid


def caption_rows(captioned: tuple[Picture, ...], width: float) -> int:
    """Stand in for the setter: characters of 9 points, and four to name each of several pictures."""
    characters = sum(len(picture.caption + picture.credit) + 4 * (len(captioned) > 1) for picture in captioned)
    return -(-9 * characters // max(9, int(width)))


def ways(*pictures: Picture, columns: int = 4, text: bool = True) -> tuple[PictureStack, ...]:
    return stacks(pictures, a4(), columns, caption_rows, text=text)


pixels = st.integers(1, 4000)
pictures = st.builds(
    Picture,
    st.just("x"),
    st.text("桥船雾", max_size=60),
    st.just("某某 摄"),
    pixels,
    pixels,
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.sampled_from([0, 0, 0, 1, 2, 9]),
    st.sampled_from([0, 0, 0, 1, 12, 900]),
    st.sampled_from([None, True, False]),
    st.booleans(),
)


# -- arrangements ---------------------------------------------------------------------------------------------------------


@given(st.lists(pictures, min_size=1, max_size=6), st.integers(1, 4), st.booleans())
def test_pictures_stand_side_by_side_or_one_under_the_other_and_never_overlap(
    chosen: list[Picture], columns: int, text: bool
) -> None:
    for stack in ways(*chosen, columns=columns, text=text):
        assert [slot.picture for slot in stack.pictures] == list(range(len(chosen)))
        taken: dict[tuple[int, int], int] = {}
        for slot in stack.pictures:
            assert slot.caption_rows < slot.rows or slot.rows == chosen[slot.picture].rows
            for column in range(slot.column, slot.column + slot.columns):
                for row in range(slot.row, slot.row + slot.rows):
                    assert 0 <= column < columns
                    assert taken.setdefault((column, row), slot.picture) == slot.picture
        assert stack.area == sum(stack.tops)
        assert stack.rows == max(stack.tops)
        assert len(stack.tops) == columns


@given(st.lists(pictures, min_size=1, max_size=6), st.integers(1, 4))
def test_no_picture_is_wider_or_higher_than_an_editor_has_it(chosen: list[Picture], columns: int) -> None:
    found = ways(*chosen, columns=columns)
    assert bool(found) == all(min(picture.columns, 4) <= columns for picture in chosen)
    for slot in (slot for stack in found for slot in stack.pictures):
        picture = chosen[slot.picture]
        assert slot.columns == min(picture.columns, 4) or not picture.columns


def test_a_photograph_is_trimmed_no_further_than_it_should_be_and_a_chart_not_at_all() -> None:
    grid = a4()
    for picture in (LANDSCAPE, UPRIGHT, PANORAMA, CHART):
        for stack in ways(picture):
            (slot,) = stack.pictures
            place = grid.span(slot.columns) / picture_height(grid, slot.rows, slot.caption_rows)
            seen, part = shown(picture, Rect(0, 0, grid.span(slot.columns), picture_height(grid, slot.rows, slot.caption_rows)))
            assert trimmed(picture, place) <= TRIMMED_MOST or is_whole(picture)
            assert (part == Rect(0, 0, 1, 1)) or not is_whole(picture)
            assert seen.width >= 0.97 * grid.span(slot.columns)


def test_pictures_are_as_wide_as_they_matter() -> None:
    (landscape,), (upright,), (face,) = (ways(picture)[0].pictures for picture in (LANDSCAPE, UPRIGHT, FACE))
    assert landscape.columns >= 2  # half of the story
    assert face.columns == 1
    assert face.columns <= upright.columns <= landscape.columns
    (photo_story,) = ways(LANDSCAPE, columns=3, text=False)[0].pictures
    assert photo_story.columns == 3


def test_pictures_of_one_story_may_stand_in_a_row_or_under_each_other_or_both() -> None:
    found = ways(LANDSCAPE, LANDSCAPE, LANDSCAPE, columns=4)
    assert {len({slot.row for slot in stack.pictures}) for stack in found} >= {1, 2}
    assert len({tuple((slot.column, slot.columns) for slot in stack.pictures) for stack in found}) > 3


def test_pictures_side_by_side_are_as_high_as_each_other_whatever_their_captions_or_end_level_with_these() -> None:
    fully, briefly = replace(LANDSCAPE, caption=4 * LANDSCAPE.caption), replace(LANDSCAPE, caption="桥。")
    beside = [stack for stack in ways(fully, briefly, columns=4) if len({slot.row for slot in stack.pictures}) == 1]
    # Copy begins below the longest of the captions, or below each: there less is lost; or the captions end on one line.
    found = {(one.rows - one.caption_rows == two.rows - two.caption_rows, one.rows == two.rows) for one, two in map(pair, beside)}
    assert {(True, False), (False, True)} <= found <= {(True, True), (True, False), (False, True)}
    nearly = [stack for stack in ways(LANDSCAPE, UPRIGHT, columns=4) if len({slot.row for slot in stack.pictures}) == 1]
    assert all(one.rows - one.caption_rows == two.rows - two.caption_rows for one, two in map(pair, nearly))
    for stack in ways(LANDSCAPE, briefly, columns=4, text=False):  # without copy nothing could begin there
        one, two = stack.pictures
        assert one.row != two.row or one.rows == two.rows


def pair(stack: PictureStack) -> tuple[PictureBox, PictureBox]:
    one, two = stack.pictures
    return one, two


def test_many_pictures_are_arranged_at_once() -> None:
    assert ways(*[LANDSCAPE] * 24)


@pytest.mark.parametrize("most", [0, 3, 9, 20, 30])
def test_pictures_squeezed_into_a_page_have_room_there_and_stand_as_before(most: int) -> None:
    for stack in ways(LANDSCAPE, replace(LANDSCAPE, caption="桥。"), UPRIGHT):
        small = squeezed(stack, most)
        assert small.rows <= most
        assert [slot[:3] for slot in small.pictures] == [slot[:3] for slot in stack.pictures][: len(small.pictures)]
        assert all(slot.rows - slot.caption_rows >= ROWS_LEAST for slot in small.pictures)
        abreast = [[slot for slot in small.pictures if slot.row == row] for row in range(small.rows)]
        heights = [({slot.rows - slot.caption_rows for slot in each}, {slot.rows for slot in each}) for each in abreast]
        assert all(min(len(pictures), len(ends)) <= 1 for pictures, ends in heights)
        if stack.rows <= most:
            assert small.pictures == stack.pictures


def test_pictures_side_by_side_without_copy_share_columns_by_their_shapes() -> None:
    """A landscape and an upright one cannot be equally high and untrimmed; halves would spoil both."""
    found = {tuple(box.columns for box in stack.pictures) for stack in ways(LANDSCAPE, UPRIGHT, text=False) if abreast(stack)}
    assert found == {(3, 1)}
    found = {tuple(box.columns for box in stack.pictures) for stack in ways(UPRIGHT, UPRIGHT, text=False) if abreast(stack)}
    assert found == {(2, 2)}


def abreast(stack: PictureStack) -> bool:
    return len({box.row for box in stack.pictures}) == 1


def test_one_picture_stands_wherever_it_can_be_seen() -> None:
    (alone,) = squeezed(ways(UPRIGHT)[0], 7).pictures
    assert (alone.row, alone.rows) == (0, 7)


CAPTION = "老船工站在船头，身后是新桥的桥塔，晨雾还没有散，渡口上已经有人在等头一班船。"


@pytest.mark.parametrize("stock", ["120x160", "100x150"])
@pytest.mark.parametrize("shape", [(1800, 1200), (1200, 1600)])
@pytest.mark.parametrize("characters", [0, 900])
def test_five_pictures_on_a_small_sheet_stand_on_it_or_are_told(
    stock: str, shape: tuple[int, int], characters: int, book: FontBook
) -> None:
    issue = issue_of(2, 1800, pages=None)
    first = replace(issue.articles[0], pictures=tuple(Picture(f"{order}.png", CAPTION, "", *shape) for order in range(5)))
    first = first if characters else replace(first, paragraphs=())
    issue = replace(issue, articles=(first, *issue.articles[1:]), images={picture.file: b"?" for picture in first.pictures})
    plan = plan_issue(issue, Style(stock=stock), book)
    for block in (block for page in plan.pages for block in page.blocks):
        assert all(slot.row + slot.rows <= plan.grid.rows for slot in block.pictures)
    shown = [slot.picture for page in plan.pages for block in page.blocks for slot in block.pictures]
    told = [finding.message for finding in picture_findings(issue, plan) if finding.code == "picture-left-out"]
    assert shown == list(range(len(shown)))
    assert len(shown) >= 2
    assert "".join(told).count(".png") == 5 - len(shown)


# -- trimming -------------------------------------------------------------------------------------------------------------


@given(pictures, st.floats(0.2, 5))
def test_what_is_shown_has_the_wanted_shape_and_holds_the_focus(picture: Picture, wanted: float) -> None:
    part = cropped(picture, wanted)
    assert part.width * picture.width / (part.height * picture.height) == pytest.approx(wanted)
    assert max(part.width, part.height) == pytest.approx(1)
    for focus, begin, length in zip(picture.focus, (part.x, part.y), (part.width, part.height), strict=True):
        assert -1e-9 <= begin <= 1 - length + 1e-9
        clear = min(FOCUS_CLEAR, length / 2, focus, 1 - focus)
        assert begin + clear - 1e-9 <= focus <= begin + length - clear + 1e-9


@pytest.mark.parametrize(
    ("picture", "whole"),
    [
        (LANDSCAPE, False),
        (CHART, True),
        (replace(CHART, crop=True), False),
        (replace(LANDSCAPE, crop=False), True),
        (replace(LANDSCAPE, credit="李四 制图"), True),
        (replace(LANDSCAPE, caption="图表：六年来的亩产"), True),
    ],
)
def test_a_drawing_is_whole_unless_the_editor_says_otherwise(picture: Picture, whole: bool) -> None:
    assert is_whole(picture) == whole
    assert (shown(picture, Rect(0, 0, 100, 100))[1] == Rect(0, 0, 1, 1)) == whole


@given(pictures, st.floats(10, 900), st.floats(10, 900))
def test_a_whole_picture_keeps_its_shape_inside_its_place(picture: Picture, width: float, height: float) -> None:
    seen, _ = shown(replace(picture, crop=False), Rect(7, 9, width, height))
    assert seen.width / seen.height == pytest.approx(aspect(picture))
    assert seen.x >= 7 - 1e-6
    assert seen.right <= 7 + width + 1e-6
    assert seen.y == 9
    assert seen.height <= height + 1e-6


# -- on pages -------------------------------------------------------------------------------------------------------------


def boxes(plan: IssuePlan) -> Iterator[tuple[Block, PictureBox]]:
    yield from ((block, box) for page in plan.pages for block in page.blocks for box in block.pictures)


def plan_of(issue: Issue, book: FontBook, stock: str = "a4") -> IssuePlan:
    return plan_issue(issue, Style(stock=stock), book)


@pytest.fixture(scope="module")
def photos(book: FontBook) -> IssuePlan:
    return plan_of(photo_stories(), book)


def test_legs_begin_below_pictures(photos: IssuePlan, book: FontBook) -> None:
    issue = issue_of(12, 9000, pages=6, pictures=7)
    for pictured, plan in ((issue, plan_of(issue, book)), (photo_stories(), photos)):
        legs_begin_below_pictures(pictured, plan)


def legs_begin_below_pictures(issue: Issue, plan: IssuePlan) -> None:
    found = 0
    for block, box in boxes(plan):
        found += 1
        assert block.column <= box.column
        assert box.column + box.columns <= block.column + block.columns
        top, foot = box.row, box.row + box.rows
        assert all(block.row + block.head.start(box.column - block.column + at) <= top for at in range(box.columns))
        assert foot <= block.row + block.depths[box.column - block.column]
        left, right = plan.grid.x(box.column), plan.grid.x(box.column) + plan.grid.span(box.columns)
        for leg in block.legs:
            x = plan.grid.x(block.column) + leg.x
            beside = x + block.measure.cells * plan.grid.size <= left + 1e-6 or x >= right - 1e-6
            assert beside or leg.row >= foot  # never copy above a picture in its own leg
    assert found == sum(len(story.pictures) for story in issue.articles)


def test_a_photo_story_is_a_module_of_its_own(photos: IssuePlan) -> None:
    alone = {story.id for story in photo_stories().articles[1:3]}
    for block, box in boxes(photos):
        if block.article in alone:
            assert (box.column, box.columns) == (block.column, block.columns)
            foot = box.row + box.rows - block.row
            assert len(set(block.depths) - {foot}) <= 1  # what stands under it, if anything, stands beside its words


@pytest.mark.parametrize("dress", ["box", "ornament", None])
def test_a_long_story_its_editor_wants_in_a_box_has_its_picture_there(dress: PinnedDress | None, book: FontBook) -> None:
    issue = issue_of(5, 9000)
    story = replace(issue.articles[2], pictures=(LANDSCAPE,), pins=Pins(dress=dress))
    assert story.characters > BOX_CHARACTERS  # none is made a box by itself that is so long
    issue = replace(issue, articles=(*issue.articles[:2], story, *issue.articles[3:]), images={"l": b"?"})
    parts, piece = Parts(matter_on("tabloid", issue, book)), Piece(2, 0, 0)
    boxed = [stack for stack in parts.pictures_alone(piece, 3, False) if stack.boxed]
    assert {dressed.dress for stack in boxed for dressed in parts.dresses(piece, 3, stack.level, True)} == (
        {dress} if dress else set()
    )


def test_a_pinned_picture_has_the_size_it_is_pinned_to(book: FontBook) -> None:
    issue = issue_of(6, 5000, pages=None)
    pinned = replace(LANDSCAPE, columns=2, rows=15)
    lead = replace(issue.articles[0], pictures=(pinned,))
    issue = replace(issue, articles=(lead, *issue.articles[1:]), images={"l": b"?"})
    plan = plan_of(issue, book)
    ((_, box),) = boxes(plan)
    assert (box.columns, box.rows) == (2, 15)
    assert not list(picture_findings(issue, plan))


# -- findings -------------------------------------------------------------------------------------------------------------


def told(picture: Picture, book: FontBook) -> list[tuple[str, str, str]]:
    issue = issue_of(4, 2500, pages=None)
    issue = replace(issue, articles=(replace(issue.articles[0], pictures=(picture,)), *issue.articles[1:]), images={"l": b"?"})
    return [(finding.severity, finding.code, finding.message) for finding in picture_findings(issue, plan_of(issue, book))]


@pytest.mark.parametrize(("pixels", "severity"), [(1800, None), (400, "warning"), (200, "error")])
def test_a_coarse_picture_is_told_with_the_width_that_would_do(pixels: int, severity: str | None, book: FontBook) -> None:
    picture = replace(LANDSCAPE, width=pixels, height=pixels * 2 // 3, columns=2)
    found = told(picture, book)
    assert [entry[:2] for entry in found] == ([(severity, "picture-coarse")] if severity else [])
    assert all("毫米" in message and "ppi" in message and "像素" in message for _, _, message in found)
    assert all(("（图宽 1 栏）" in message) == (pixels > 300) for _, _, message in found)  # no column is narrow enough for 200


def test_a_pin_no_page_can_keep_is_explained(book: FontBook) -> None:
    ((severity, code, message),) = told(replace(LANDSCAPE, width=6000, height=4000, columns=9), book)
    assert (severity, code) == ("warning", "picture-pin")
    assert "指定图宽 9 栏" in message
    assert "只有 4 栏" in message


def test_a_pinned_size_that_trims_too_much_is_told(book: FontBook) -> None:
    codes = [code for _, code, _ in told(replace(LANDSCAPE, columns=2, rows=30), book)]
    assert codes == ["picture-trimmed"]


@pytest.mark.parametrize("picture", [replace(LANDSCAPE, width=0), replace(LANDSCAPE, file="lost.jpg")])
def test_of_a_picture_that_cannot_be_shown_nothing_is_measured(picture: Picture, book: FontBook) -> None:
    assert told(picture, book) == []
