"""A story that would lead the paper by its place alone and is pinned to another page stands there; the next one leads."""

from __future__ import annotations

from dataclasses import replace

from epaper.compose import compose_again
from epaper.plan.matter import by_rank
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
