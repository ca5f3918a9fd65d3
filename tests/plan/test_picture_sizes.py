"""How large pictures stand: one dominates a page, charts are modest, and what is missing takes no room from the copy (F8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue, Paragraph, Picture
from epaper.plan import costs
from epaper.plan.closing.closer import Closer
from epaper.plan.copyfit import plan_issue
from epaper.plan.grid import Grid, make_grid
from epaper.plan.pictures.arranging import stacks
from epaper.plan.pictures.rows import UNSEEN_LINES
from epaper.plan.pictures.sizes import rivalry, standing, weighed
from epaper.plan.pictures.stack import PictureStack, no_pictures
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import placed
from epaper.plan.stock import parse_stock
from epaper.plan.stories.matter import Piece
from epaper.style import Style, load_style
from tests.issues.makers import issue_of
from tests.plan.matters import matter_on

PHOTO = Picture("photo.jpg", "一座桥在晨雾里，船从桥下过去。", "某某 摄", 1800, 1200)
CHART = Picture("chart.png", "六年来的亩产（单位：公斤）。", "某某 制图", 1500, 1000, drawing=True)
FACE = Picture("face.jpg", "张三", "", 1200, 1600)
ROOMY = 40  # lines of a page on which the three stories have their pictures in more than one size
MISSING = Picture("missing.jpg", "一座桥在晨雾里，船从桥下过去。", "某某 摄")


def grid_of(columns: int) -> Grid:
    stock = parse_stock("broadsheet" if columns > 4 else "a4", load_style("chinese"))
    assert stock is not None
    grid = make_grid(stock._replace(columns=columns, cells_least=2), 10.0, 53)
    assert grid is not None
    return grid


def ways(*pictures: Picture, page: int = 4, columns: int = 4, text: bool = True) -> tuple[PictureStack, ...]:
    return stacks(pictures, grid_of(page), columns, lambda _pictures, _width: 1, text=text)


def widest(*pictures: Picture, page: int = 4, columns: int = 4, text: bool = True) -> int:
    found = ways(*pictures, page=page, columns=columns, text=text)
    return max(box.columns for stack in found for box in stack.pictures)


# -- charts ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "most"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2), (6, 2), (8, 4)])
def test_a_chart_is_no_wider_than_two_columns_or_half_a_page(page: int, most: int) -> None:
    assert widest(CHART, page=page, columns=page) == most
    assert widest(replace(CHART, drawing=False), page=page, columns=page) == most  # its credit says what it is
    assert widest(PHOTO, page=page, columns=page) > most or page == 1


def test_a_chart_its_story_is_about_or_an_editor_wants_wide_is_wide() -> None:
    assert widest(CHART, columns=3, text=False) == 3
    assert widest(replace(CHART, columns=3)) == 3


# -- what is missing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "most"), [(1, 1), (2, 1), (4, 2), (6, 2)])
def test_a_missing_picture_takes_few_columns_and_few_lines(page: int, most: int) -> None:
    for stack in ways(MISSING, page=page, columns=page):
        (box,) = stack.pictures
        assert box.columns <= most
        assert box.rows - box.caption_rows <= UNSEEN_LINES + 1


def test_a_missing_chart_is_no_larger() -> None:
    assert {stack.rows for stack in ways(replace(MISSING, drawing=True))} == {stack.rows for stack in ways(MISSING)}


def test_a_missing_picture_of_a_photo_story_is_as_wide_as_that_and_shallow() -> None:
    found = ways(MISSING, columns=3, text=False)
    assert {box.columns for stack in found for box in stack.pictures} == {3}
    assert max(stack.rows for stack in found) <= UNSEEN_LINES + 2


def test_a_missing_picture_does_not_stand_beside_another_over_more_than_a_column() -> None:
    for stack in ways(PHOTO, MISSING):
        seen, missing = stack.pictures
        assert missing.columns == 1 or missing.row != seen.row
    best = ways(PHOTO, MISSING)[0].pictures
    assert best[1].rows - best[1].caption_rows <= UNSEEN_LINES + 1


def test_a_missing_picture_is_as_large_as_an_editor_wants_it() -> None:
    (box,) = ways(replace(MISSING, columns=3, rows=20))[0].pictures
    assert (box.columns, box.rows) == (3, 20)


def test_a_picture_whose_file_is_not_in_the_issue_is_missing(book: FontBook) -> None:
    issue = pictured(issue_of(3, 4000), {0: PHOTO})
    known, lost = matter_on("a4", issue, book), matter_on("a4", replace(issue, images={}), book)
    assert lost.pictures(0, 4)[0].area < 0.6 * known.pictures(0, 4)[0].area


# -- what has few pixels --------------------------------------------------------------------------------------------------


def test_a_picture_trimmed_at_its_sides_is_as_coarse_as_its_height_makes_it() -> None:
    """So a place may be too high for it that is not too wide."""
    inches = grid_of(4).span(3) / 72
    pixels = round(152 * inches)  # enough for three columns where nothing is trimmed
    fine, few = PHOTO, replace(PHOTO, width=pixels, height=pixels * 2 // 3)
    price = {stack.pictures: stack.cost for stack in ways(fine, columns=3)}
    dearer = {stack.pictures[0].rows: stack.cost - price[stack.pictures] for stack in ways(few, columns=3) if three(stack)}
    assert dearer[min(dearer)] == pytest.approx(0.0)
    assert dearer[max(dearer)] == pytest.approx(costs.FAINT)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_picture_is_no_wider_than_a_printer_takes_it(columns: int) -> None:
    pixels = round(100 * grid_of(4).span(columns) / 72) + 1
    few = replace(PHOTO, width=pixels, height=pixels * 2 // 3)
    assert widest(few) == columns
    assert widest(replace(few, width=20, height=14)) == 1
    assert widest(replace(few, columns=4)) == 4  # an editor may know what it is for
    assert widest(few, text=False) == 4  # there is nothing else to show
    assert widest(replace(few, drawing=True)) == min(2, columns)


def three(stack: PictureStack) -> bool:
    return stack.pictures[0].columns == 3


# -- which of them dominates ----------------------------------------------------------------------------------------------


def sized(chief: float, rival: float) -> PictureStack:
    return no_pictures()._replace(chief=chief, rival=rival)


def test_only_a_picture_that_shows_something_may_dominate_a_page() -> None:
    for picture, dominates in ((PHOTO, True), (CHART, True), (FACE, False), (MISSING, False)):
        assert all(bool(weighed(stack, (picture,)).chief) == dominates for stack in ways(picture))


def test_a_pinned_or_missing_picture_outdoes_nothing_and_a_chart_only_what_is_smaller() -> None:
    shares = [
        weighed(stack, (picture,)).rival / (box.columns * (box.rows - box.caption_rows))
        for picture in (PHOTO, CHART, MISSING, replace(PHOTO, columns=2))
        for stack in ways(picture)[:1]
        for box in stack.pictures
    ]
    assert shares == pytest.approx([1, costs.RIVAL_SHARE, 0, 0])


def test_a_lead_pays_for_a_small_picture_and_another_story_for_a_large_one() -> None:
    grid = grid_of(4)
    page = grid.rows * grid.columns
    small, large = sized(0.03 * page, 0.03 * page), sized(0.3 * page, 0.3 * page)
    assert standing(small, grid, leads=True).standing > 0 == standing(large, grid, leads=True).standing
    assert standing(large, grid, leads=False).cost > 0 == standing(small, grid, leads=False).cost
    assert standing(no_pictures(), grid, leads=True) == no_pictures()


def test_the_picture_of_the_lead_dominates_or_else_the_largest() -> None:
    none, face = no_pictures(), sized(0, 12)
    assert rivalry([sized(100, 100), none]) == 0
    assert rivalry([sized(100, 100), sized(60, 60), sized(40, 40)]) == 0
    close, larger = rivalry([sized(100, 100), sized(90, 90)]), rivalry([sized(100, 100), none, sized(110, 110)])
    assert 0 < close < close + costs.OUTSHONE < larger
    assert rivalry([none, sized(50, 50), sized(100, 100)]) == 0
    assert rivalry([face, sized(90, 90), sized(100, 100)]) == pytest.approx(close)
    assert rivalry([face, none]) == 0


# -- on pages -------------------------------------------------------------------------------------------------------------


def pictured(issue: Issue, pictures: dict[int, Picture]) -> Issue:
    """Hang pictures on stories, by their order; all have their files."""
    hung = {order: replace(picture, file=f"{order}-{picture.file}") for order, picture in pictures.items()}
    stories = tuple(
        replace(story, pictures=(hung[order],)) if order in hung else story for order, story in enumerate(issue.articles)
    )
    return replace(issue, articles=stories, images={picture.file: b"?" for picture in hung.values() if picture.width})


@pytest.fixture(scope="module")
def pages(book: FontBook) -> list[tuple[Closer, Shape, float]]:
    """Close pages of many heights with three stories, each with a photograph, and take the best of each."""
    matter = matter_on("a4", pictured(issue_of(7, 3000, 4), dict.fromkeys((1, 2, 3), PHOTO)), book)
    closer, pieces = Closer(Parts(matter)), tuple(Piece(order, 0, 0) for order in (1, 2, 3))
    found = [closer.page(pieces, rows, None, 2)[:1] for rows in range(30, matter.grid.rows)]
    return [(closer, shape, cost) for best in found for cost, shape in best]


def test_the_largest_picture_of_a_page_is_that_of_its_lead(pages: list[tuple[Closer, Shape, float]]) -> None:
    roomy = [shape for _, shape, _ in pages if shape.rows >= ROOMY]
    assert len(roomy) > 4
    for shape in roomy:
        lead, *others = (item.crown.pictures for item in placed(shape, 0, 0))
        assert all(stack.rival <= costs.RIVAL_SHARE * lead.chief for stack in others)


def test_the_account_of_a_page_says_what_sizes_of_pictures_cost(pages: list[tuple[Closer, Shape, float]]) -> None:
    names = set()
    for closer, shape, cost in pages:
        terms = dict(closer.score.terms(shape))
        names |= terms.keys()
        assert sum(terms.values()) == pytest.approx(cost)
        own = rivalry([item.crown.pictures for item in placed(shape, 0, 0)])
        assert terms.get("图片主次", 0.0) == pytest.approx(own)
    assert {"图幅", "图片主次"} <= names


def brief_of(characters: int, picture: Picture) -> Issue:
    """Make an issue on a small sheet whose lead is a picture and a few words."""
    issue = issue_of(1, 1200, pages=1)
    text = "".join(paragraph.text for paragraph in issue.articles[0].paragraphs)[:characters]
    story = replace(issue.articles[0], paragraphs=(Paragraph(text),))
    return pictured(replace(issue, articles=(story,)), {0: picture})


def test_copy_under_a_picture_on_a_small_sheet_is_no_sliver(book: FontBook) -> None:
    for characters in (120, 170):
        plan = plan_issue(brief_of(characters, PHOTO), Style(stock="120x160"), book)
        for block in (block for page in plan.pages for block in page.blocks if block.pictures):
            assert min(leg.rows for leg in block.legs) >= 4


def test_pages_for_which_no_copy_is_left_are_made_up(book: FontBook) -> None:
    issue = issue_of(2, 2400, pages=1)
    short = replace(issue.articles[0], paragraphs=issue.articles[0].paragraphs[:1])
    issue = pictured(replace(issue, articles=(short, issue.articles[1])), {0: PHOTO})
    for stock in ("tabloid", "broadsheet"):
        plan = plan_issue(issue, Style(stock=stock), book)
        assert {block.article for page in plan.pages for block in page.blocks} == {story.id for story in issue.articles}
