"""Copy that closes no page exactly ends early: nothing is lost, the hole is a strip or a corner at the foot, and is told."""

from __future__ import annotations

from functools import cache

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import as_modules
from epaper.plan.model import IssuePlan, PagePlan
from epaper.style import Style
from tests.issues import makers

BOOK = FontBook.shipped()
A4 = Style(stock="a4")
SPARE_MOST = 0.05  # of a page's column-lines, where pictures are nearly all there is to level it with


@cache
def too_little() -> Issue:
    """Make an issue of too much for one page and too little for two, whose pictures leave no level foot."""
    return makers.issue_of(4, 700, 49, pages=None, pictures=3)


@cache
def planned() -> IssuePlan:
    return plan_issue(too_little(), A4, BOOK)


def covered(page: PagePlan, plan: IssuePlan) -> set[tuple[int, int]]:
    """Return the cells of the grid, column and line, that a page's blocks take, each of them once."""
    cells = [
        (block.column + column, block.row + row)
        for block in page.blocks
        for column, depth in enumerate(block.depths)
        for row in range(depth)
    ]
    assert len(cells) == len(set(cells)), "blocks overlap"
    return set(cells)


def outlines(plan: IssuePlan) -> list[tuple[object, ...]]:
    """Return what stands where on each page, and what does not."""
    blocks = [[(b.article, b.part, b.column, b.row, b.depths, b.first, b.last) for b in page.blocks] for page in plan.pages]
    return [(made, page.blank, page.open) for made, page in zip(blocks, plan.pages, strict=True)]


def test_no_page_more_is_begun_than_the_copy_needs() -> None:
    assert len(planned().pages) == 2


def test_what_is_left_blank_is_a_corner_and_a_strip_at_the_foot() -> None:
    plan = planned()
    page = plan.pages[-1]
    columns, rows = page.open
    assert columns * rows > 0
    foot = plan.grid.rows - page.foot_rows - page.blank
    below = {(column, row) for column in range(plan.grid.columns) for row in range(foot, plan.grid.rows - page.foot_rows)}
    corner = {(plan.grid.columns - 1 - column, foot - 1 - row) for column in range(columns) for row in range(rows)}
    whole = {
        (column, row) for column in range(plan.grid.columns) for row in range(page.head_rows, plan.grid.rows - page.foot_rows)
    }
    assert covered(page, plan) == whole - corner - below


def test_what_is_missing_is_told_with_its_place() -> None:
    plan = planned()
    page = plan.pages[-1]
    told = " ".join(finding.message for finding in plan.findings if finding.code == "page-short")
    columns, rows = page.open
    assert f"缺 {page.unused(plan.grid.columns)} 栏行" in told
    assert f"右下角空 {rows} 行 × {columns} 栏" in told


def test_such_pages_stand_as_they_are_written_down() -> None:
    again = plan_issue(as_modules(too_little(), planned()), A4, BOOK)
    assert outlines(again) == outlines(planned())


def test_pages_of_nothing_but_photo_stories_are_filled() -> None:
    plan = plan_issue(makers.photo_pages(12), A4, BOOK)
    for page in plan.pages:
        assert page.account is not None
        assert page.account.spare <= SPARE_MOST * page.account.room, f"page {page.number}"
