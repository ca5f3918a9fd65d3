"""A story that would lead the paper, or a page, by its place alone and is pinned elsewhere stands there; another leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose_again
from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue
from epaper.issue.pins import Pins, Spot
from epaper.issue.reader import read_issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.division import by_rank
from epaper.plan.shapes.divide import corner_piece
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece
from epaper.resources import shipped_issue
from epaper.style import Style
from tests.issues.makers import issue_of
from tests.plan.matters import matter_on


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


@pytest.mark.parametrize(
    "pins", [Pins(columns=1), Pins(columns=3), Pins(rows=20), Pins(dress="box"), Pins(dress="ornament"), Pins(tier="third")]
)
def test_a_story_wanted_in_another_shape_leads_no_page_that_another_may_lead(pins: Pins, book: FontBook) -> None:
    issue = issue_of(6, 5000, pages=None)
    matter = matter_on("a4", replace(issue, articles=pinned(issue, pins, 2)), book)
    leads = Parts(matter).page_leads
    pieces = tuple(Piece(order, 0, 0) for order in (2, 3, 4))
    assert next(leads(pieces))[0].order != 2
    assert [lead.order for lead, _ in leads(pieces[:1])] == [2]
    corner = corner_piece(2, 12)
    assert [lead.order for lead, _ in leads((*pieces[:1], corner))] == [2], "a corner is no story, though it is nobody's wish"
    assert next(leads((pieces[0], Piece(4, 1, 20))))[0].part, "and a rest leads rather than what is wanted smaller"


def pinned(issue: Issue, pins: Pins, order: int) -> tuple[Article, ...]:
    return tuple(replace(story, pins=pins) if number == order else story for number, story in enumerate(issue.articles))


def test_the_papers_lead_leads_its_page_in_any_shape(book: FontBook) -> None:
    issue = issue_of(6, 5000, pages=None)
    matter = matter_on("a4", replace(issue, articles=pinned(issue, Pins(columns=2), 0)), book)
    assert next(Parts(matter).page_leads(tuple(Piece(order, 0, 0) for order in range(3))))[0].order == 0
