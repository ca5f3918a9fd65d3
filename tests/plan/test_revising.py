"""Dear pages are made up anew with their neighbours: never dearer for it, no line of a story lost or said twice."""

from __future__ import annotations

import math

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan import copyfit, revising
from epaper.plan.copyfit import plan_issue
from epaper.plan.given import rests_of
from epaper.plan.judge import placed
from epaper.plan.matter import Piece
from epaper.plan.model import IssuePlan
from epaper.plan.pages import Pager, Way
from epaper.plan.shapes import Shape
from epaper.style import Style
from epaper.typeset.galley import Setter
from tests.issues import makers
from tests.plan.laws import broken_laws

BOOK = FontBook.shipped()
SETTER = Setter(BOOK)
Case = tuple[int, int, int, int, int]  # stories, characters, seed, pages, pictures
CASES: tuple[Case, ...] = ((24, 16_000, 2, 8, 4), (20, 14_000, 11, 7, 0))


def issue_of(case: Case) -> Issue:
    stories, characters, seed, pages, pictures = case
    return makers.issue_of(stories, characters, seed, pages=pages, pictures=pictures)


@pytest.fixture(scope="module")
def found() -> tuple[Pager, Way]:
    """Return the pages of an issue as the search finds them, and what has found them."""
    seen: list[tuple[Pager, Way]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copyfit, "revised", lambda pager, way: seen.append((pager, way)) or way)
        plan_of(CASES[0])
    return seen[-1]


def pieces(shape: Shape) -> set[Piece]:
    return {item.crown.piece for item in placed(shape, 0, 0)}


def plan_of(case: Case) -> IssuePlan:
    return plan_issue(issue_of(case), Style(stock="a4"), BOOK)


@pytest.mark.parametrize("case", CASES)
def test_it_is_never_dearer_and_every_line_stands_once(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(revising, "DEAR", 1.0)  # nearly every page is looked at again
        plan = plan_of(case)
    assert broken_laws(issue_of(case), plan, SETTER) == []
    with monkeypatch.context() as patch:
        patch.setattr(copyfit, "revised", lambda _, way: way)
        before = plan_of(case)
    assert plan.cost <= before.cost + 1e-9
    assert len(plan.pages) == len(before.pages)


def test_other_pages_stand_as_they_are(found: tuple[Pager, Way]) -> None:
    pager, way = found
    pages = next(iter(pages for page in range(1, 6) for pages in revising._neighbours(way, page)))
    anew = pager.anew(way, pages).best(math.inf, 60)
    assert anew is not None
    for number, (before, after) in enumerate(zip(way.pages, anew.pages, strict=True), 1):
        assert number in pages or after is before
    assert set().union(*map(pieces, anew.pages)) >= {Piece(order, 0, 0) for order in range(CASES[0][0])}


def test_a_story_that_goes_on_elsewhere_may_only_be_cut_where_it_was(found: tuple[Pager, Way]) -> None:
    pager, way = found
    jumping = [number for number, shape in enumerate(way.pages, 1) if rests_of(shape)]
    assert jumping
    for number in jumping:
        anew = pager.anew(way, range(number, number + 1)).best(math.inf, 60)
        if anew is not None:
            assert set(rests_of(anew.pages[number - 1])) == set(rests_of(way.pages[number - 1]))


def test_pages_a_story_goes_on_to_are_made_up_together(found: tuple[Pager, Way]) -> None:
    _, way = found
    for page in range(1, len(way.pages) + 1):
        for pages in revising._neighbours(way, page):
            here = set().union(*(pieces(way.pages[number - 1]) for number in pages))
            assert page in pages
            assert all(rest in here for number in pages for rest in rests_of(way.pages[number - 1]))
