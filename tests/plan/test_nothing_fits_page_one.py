"""No set of stories fits page 1: its lead gives nearly all of itself, or wishes that deny each other yield; no page is blank."""

from __future__ import annotations

from dataclasses import replace

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Picture
from epaper.plan.copyfit import plan_issue
from epaper.plan.model import IssuePlan
from epaper.style import Style
from tests.composed import RIVER, issue_in


def blank(plan: IssuePlan) -> list[int]:
    return [page.number for page in plan.pages if page.blank]


def test_a_lead_far_longer_than_a_small_front_page_begins_there(book: FontBook) -> None:
    issue = issue_in(RIVER)
    artwork = Picture("开张.png", width=900, height=600)
    advertisement = Article("ad", ("开张",), (), pictures=(artwork,), kind="ad", page=1)
    plan = plan_issue(replace(issue, articles=(*issue.articles, advertisement)), Style(stock="150x220"), book)
    assert {"a1", "ad"} <= {block.article for block in plan.pages[0].blocks}
    assert blank(plan) == []


def test_wishes_that_cannot_all_be_kept_leave_no_page_blank(book: FontBook) -> None:
    """The lead is to stand whole, with stories of its group that are to share its page and have no room on it."""
    issue = issue_in(RIVER)
    first, second, *others = issue.articles
    stories = (
        replace(first, pins=replace(first.pins, whole=True)),
        replace(second, page=1, pins=replace(second.pins, whole=True, together=True)),
    )
    plan = plan_issue(replace(issue, articles=(*stories, *others)), Style(stock="a4"), book)
    assert blank(plan) == []
    assert {finding.code for finding in plan.findings} & {"pin-together", "pin-whole"}
