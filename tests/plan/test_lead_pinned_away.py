"""A story that would lead the paper, or a page, by its place alone and is pinned elsewhere stands there; another leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose_again
from epaper.fonts.book import FontBook
from epaper.issue.pins import Pins, Spot
from epaper.issue.reader import read_issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.division import by_rank
from epaper.resources import shipped_issue
from epaper.style import Style
from tests.issues.makers import issue_of


def test_a_first_story_without_a_rank_goes_to_the_page_it_is_pinned_to() -> None:
    issue = issue_of(8, 6000, pages=None)
    first, *others = issue.articles
    issue = replace(issue, articles=(replace(first, page=2, rank=None), *others))
    facsimile, made = compose_again(issue, Style(stock="a4"))
    pages = {block.article: page.number for page in reversed(made.plan.pages) for block in page.blocks if not block.part}
    assert len(made.plan.pages) > 1
    assert pages[first.id] == 2
    assert pages[by_rank(issue.articles)[0].id] == 1
    assert "page-pin" not in [finding.code for finding in facsimile.findings]


def test_a_rank_that_was_given_leads_whatever_page_is_asked_for() -> None:
    first, *others = issue_of(4, 2500, pages=None).articles
    assert by_rank((replace(first, page=2, rank=1), *others))[0].id == first.id
    away = replace(first, page=2, rank=None)
    assert by_rank((away, *others))[:2] == (others[0], away)
    everyone = (away, *(replace(article, page=2) for article in others))
    assert by_rank(everyone) == everyone


@pytest.mark.parametrize("spot", [Spot(3, 20), Spot(2, 18)])
def test_a_story_wanted_lower_on_its_page_does_not_lead_it(spot: Spot, book: FontBook) -> None:
    issue = read_issue(shipped_issue()).issue
    stories = (replace(story, pins=Pins(spot=spot)) if story.id == "a3" else story for story in issue.articles)
    plan = plan_issue(replace(issue, articles=tuple(stories)), Style(stock="a4"), book)
    (block,) = [block for page in plan.pages for block in page.blocks if (block.article, block.part) == ("a3", 0)]
    assert (block.column + 1, block.row + 1) == spot
    assert not [finding for finding in plan.findings if "pin" in finding.code]
