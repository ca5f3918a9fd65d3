"""After an edit the last plan is kept where it still closes, and made anew where anything but words has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import Made, is_like
from epaper.plan.model import IssuePlan
from epaper.style import Style
from epaper.typeset.galley import Setter
from tests.issues import makers
from tests.plan.laws import broken_laws

STYLE = Style(stock="a4")


def edited(issue: Issue, order: int, more: str) -> Issue:
    """Add words to the last paragraph of a story."""
    story = issue.articles[order]
    paragraphs = (*story.paragraphs[:-1], replace(story.paragraphs[-1], text=story.paragraphs[-1].text + more))
    return replace(issue, articles=(*issue.articles[:order], replace(story, paragraphs=paragraphs), *issue.articles[order + 1 :]))


def builds(plan: IssuePlan) -> list[list[tuple[object, ...]]]:
    """Say where every story stands."""
    return [[(block.article, block.part, block.column, block.row, block.depths) for block in page.blocks] for page in plan.pages]


@pytest.fixture(scope="module")
def made(book: FontBook) -> Made:
    issue = makers.issue_of(7, 6300)
    return Made(issue, STYLE, plan_issue(issue, STYLE, book))


def test_an_issue_as_it_was_stays_as_it_was(made: Made, book: FontBook, setter: Setter) -> None:
    again = plan_issue(made.issue, STYLE, book, setter, made)
    assert builds(again) == builds(made.plan)
    assert again.findings == made.plan.findings
    assert broken_laws(made.issue, again, setter) == []


@pytest.mark.parametrize("more", ["。", "记者从县里了解到这一消息。", "新的一句话。" * 60])
def test_whatever_is_added_all_copy_stands(more: str, made: Made, book: FontBook, setter: Setter) -> None:
    issue = edited(made.issue, 2, more)
    assert broken_laws(issue, plan_issue(issue, STYLE, book, setter, made), setter) == []


def test_a_story_that_is_doubled_is_made_up_anew(made: Made, book: FontBook, setter: Setter) -> None:
    issue = edited(made.issue, 2, "新的一句话。" * 200)
    assert builds(plan_issue(issue, STYLE, book, setter, made)) != builds(made.plan)


def test_only_words_may_differ(made: Made) -> None:
    story = made.issue.articles[1]
    others = (made.issue.articles[0], *made.issue.articles[2:])
    pinned = replace(made.issue, articles=(made.issue.articles[0], replace(story, page=3), *made.issue.articles[2:]))
    assert is_like(made, made.issue, STYLE)
    assert is_like(made, edited(made.issue, 1, "。"), STYLE)
    assert not is_like(made, pinned, STYLE)
    assert not is_like(made, replace(made.issue, articles=others), STYLE)
    assert not is_like(made, made.issue, Style(stock="tabloid"))
