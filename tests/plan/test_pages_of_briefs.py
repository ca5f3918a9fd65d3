"""Issues of nothing but briefs 简讯: their heads are of one style, columns end level, and blank is left at the last foot only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.model import Block, IssuePlan, PagePlan
from epaper.style import Style
from epaper.typeset.galley import Setter
from tests.issues.makers import many_briefs, masthead_for
from tests.plan.laws import broken_laws


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.fixture(scope="module")
def setter(book: FontBook) -> Setter:
    return Setter(book)


def briefs(count: int) -> Issue:
    issue = many_briefs(count)
    return replace(issue, masthead=masthead_for(None))


@pytest.fixture(scope="module", params=[("a4", 30), ("tabloid", 30), ("broadsheet", 30)], ids=str)
def planned(request: pytest.FixtureRequest, book: FontBook, setter: Setter) -> tuple[Issue, IssuePlan]:
    stock, count = request.param
    issue = briefs(count)
    return issue, plan_issue(issue, Style(stock=stock), book, setter)


def in_columns(page: PagePlan) -> list[Block]:
    """The briefs of a page that stand in one base column, plain."""
    return [block for block in page.blocks if block.columns == 1 and block.dress == "plain"]


def test_no_word_is_lost_and_nothing_overlaps(planned, setter):
    issue, plan = planned
    assert broken_laws(issue, plan, setter) == []


def test_only_the_last_page_may_end_early(planned):
    _, plan = planned
    assert [page.blank for page in plan.pages[:-1]] == [0] * (len(plan.pages) - 1)


def test_heads_in_columns_are_of_one_size_and_face(planned):
    _, plan = planned
    styles = {(part.size, part.face) for page in plan.pages for block in in_columns(page) for part in block.head.parts}
    assert len(styles) == 1


def test_columns_end_level(planned):
    _, plan = planned
    for page in plan.pages:
        feet = [0] * plan.grid.columns
        for block in page.blocks:
            for column, depth in enumerate(block.depths, block.column):
                feet[column] = max(feet[column], block.row + depth)
        assert len(set(feet)) == 1


def test_first_heads_that_begin_side_by_side_are_equally_high(planned):
    _, plan = planned
    for page in plan.pages:
        first = [block for block in in_columns(page) if block.row == page.head_rows]
        assert len({block.head.rows for block in first}) <= 1


def test_a_brief_is_whole_under_its_head(planned):
    _, plan = planned
    assert all(block.jump_to is None and block.last == block.lines for page in plan.pages for block in page.blocks)


def test_page_one_has_a_lead_of_larger_type_where_one_is_long_enough(book, setter):
    first, *others = plan_issue(briefs(30), Style(stock="tabloid"), book, setter).pages[0].blocks
    assert first.columns > 1
    assert first.head.size > max(block.head.size for block in others)
