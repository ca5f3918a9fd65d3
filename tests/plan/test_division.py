"""An issue divided for make-up: what is a story and what stands in a box is the planner's, the issue stays as it was written."""

from __future__ import annotations

from dataclasses import replace

from epaper.compose import compose_again
from epaper.fonts.book import FontBook
from epaper.issue.pins import Pins
from epaper.plan.division import divided
from epaper.style import Style
from tests.issues import makers
from tests.plan.slot_material import forecast, notice

BASE = makers.issue_of(2, 1500, pages=None)
GIANT = replace(notice("giant", 130), pins=Pins(columns=4, rows=90, ear=True))
ISSUE = replace(BASE, articles=(GIANT, forecast(), *BASE.articles))


def test_what_is_no_story_stands_in_a_box_in_the_order_of_the_source() -> None:
    copy = divided(ISSUE)
    assert [story.id for story in copy.stories] == [story.id for story in BASE.articles]
    assert copy.boxes == (GIANT, ISSUE.articles[1])


def test_what_flows_comes_after_the_stories_without_the_measures_of_its_box() -> None:
    copy = divided(ISSUE, ("giant",))
    assert copy.stories == (*BASE.articles, replace(GIANT, pins=Pins(ear=True)))
    assert copy.boxes == (ISSUE.articles[1],)
    assert copy.issue is ISSUE


def test_a_rank_that_an_editor_gave_what_flows_is_kept() -> None:
    first, second = BASE.articles
    issue = replace(ISSUE, articles=(replace(first, rank=1), replace(second, rank=3), replace(GIANT, rank=2)))
    assert [story.id for story in divided(issue, ("giant",)).stories] == [first.id, "giant", second.id]


def test_the_issue_that_was_made_up_is_the_one_that_was_given(book: FontBook) -> None:
    issue = replace(ISSUE, articles=(*BASE.articles, notice("giant", 130)))
    facsimile, made = compose_again(issue, Style(stock="a4"), book)
    assert made.issue is issue
    assert made.plan.flowing == ("giant",)
    assert facsimile.ranking[-1] == "giant"
