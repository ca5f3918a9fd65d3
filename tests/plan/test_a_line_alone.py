"""An issue of a line or two: one head as large as a lead's, and under it one leg that is not divided."""

from __future__ import annotations

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue, Masthead, Paragraph
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import as_modules
from epaper.plan.editor.pinned import modules_of
from epaper.style import Style


@pytest.mark.parametrize(
    "text", ["因印刷设备检修，本报今日休刊一天。", "因印刷设备检修，本报今日休刊一天，明日恢复正常出版。" * 2]
)
@pytest.mark.parametrize("stock", ["a4", "tabloid", "120x180"])
def test_a_line_is_not_torn_into_columns(text: str, stock: str, book: FontBook) -> None:
    masthead = Masthead("临江日报", pages_today=1)
    issue = Issue(masthead, (Article("a1", ("今日休刊一天",), (Paragraph(text),)),))
    plan = plan_issue(issue, Style(stock=stock), book)
    (page,) = plan.pages
    (block,) = page.blocks
    assert len(block.legs) == 1
    assert block.lines == block.legs[0].rows
    assert block.head.size > 1.5 * plan.grid.size
    again = plan_issue(as_modules(issue, plan), Style(stock=stock), book)
    assert modules_of(again) == modules_of(plan)
    assert [leg.rows for leg in again.pages[0].blocks[0].legs] == [block.lines], "written down, it stands so once more"
