"""Dear pages are made up anew with their neighbours: never dearer for it, no line of a story lost or said twice."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan import copyfit
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.given import rests_of
from epaper.plan.model import IssuePlan
from epaper.plan.pages import revising
from epaper.plan.pages.pager import Pager
from epaper.plan.pages.steps import Way
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Piece
from epaper.style import Style
from epaper.typeset.galley import Setter
from tests.issues import makers
from tests.plan.laws import broken_laws

BOOK = FontBook.shipped()
SETTER = Setter(BOOK)
Case = tuple[int, int, int, int, int]  # stories, characters, seed, pages, pictures
CASES: tuple[Case, ...] = ((16, 10_000, 11, 5, 0), (14, 8_000, 2, 4, 2))
LONG: Case = (16, 16_000, 5, 8, 2)


def issue_of(case: Case) -> Issue:
    stories, characters, seed, pages, pictures = case
    return makers.issue_of(stories, characters, seed, pages=pages, pictures=pictures)


@cache
def unrevised(case: Case) -> tuple[Pager, Way, IssuePlan]:
    """Return the pages of an issue as the search finds them, with what has found them, and the plan they make."""
    seen: list[tuple[Pager, Way]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copyfit, "revised", lambda pager, way: seen.append((pager, way)) or way)
        plan = plan_of(case)
    return *seen[-1], plan


@pytest.fixture
def found() -> tuple[Pager, Way]:
    pager, way, _ = unrevised(CASES[0])
    return pager, way


def pieces(shape: Shape) -> set[Piece]:
    return {item.crown.piece for item in placed(shape, 0, 0)}


def windows(way: Way, page: int) -> Iterator[range]:
    """Yield the pages that are made up anew with one that is dear."""
    for before, after in revising.WINDOWS:
        pages = revising._window(way, page - before, page + after)
        if pages:
            yield pages


def plan_of(case: Case) -> IssuePlan:
    return plan_issue(issue_of(case), Style(stock="a4"), BOOK)


@pytest.mark.parametrize("case", CASES)
def test_it_is_never_dearer_and_every_line_stands_once(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    pager, before, _ = unrevised(case)
    monkeypatch.setattr(revising, "DEAR", 1.0)  # nearly every page is looked at again
    assert broken_laws(issue_of(case), plan_of(case), SETTER) == []
    after = revising.revised(pager, before)
    assert after.cost <= before.cost + 1e-9
    assert len(after.pages) == len(before.pages)


def test_other_pages_stand_as_they_are(found: tuple[Pager, Way]) -> None:
    pager, way = found
    pages = next(iter(pages for page in range(1, 6) for pages in windows(way, page)))
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
        for pages in windows(way, page):
            here = set().union(*(pieces(way.pages[number - 1]) for number in pages))
            assert page in pages
            assert all(rest in here for number in pages for rest in rests_of(way.pages[number - 1]))


def test_two_and_three_pages_are_made_up_together_with_a_dear_one(found: tuple[Pager, Way]) -> None:
    _, way = found
    drawn = [list(windows(way, page)) for page in range(1, len(way.pages) + 1)]
    assert all(len(pages) >= 2 for own in drawn for pages in own)
    assert any(len(pages) >= 3 for own in drawn for pages in own)
    assert all(len(own) == len(set(own)) for own in drawn) or any(rests_of(shape) for shape in way.pages)


@pytest.mark.parametrize(("faults", "made"), [((), 1), ((1,), copyfit.STORIES_TRIED // CASES[0][0])])
def test_further_grids_are_made_up_while_a_page_is_at_fault(
    faults: tuple[int, ...], made: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[Way] = []
    monkeypatch.setattr(copyfit, "revised", lambda _, way: ways.append(way) or way)
    monkeypatch.setattr(copyfit, "at_fault", lambda *_: faults)
    plan = plan_of(CASES[0])
    assert 1 <= len(ways) <= made
    assert len({way.cost for way in ways}) == len(ways)
    assert bool(faults) <= (len(ways) > 1)
    assert len(plan.pages) == CASES[0][3]


def test_pages_at_fault_are_those_an_editor_would_not_let_pass(found: tuple[Pager, Way]) -> None:
    pager, way = found
    for number in range(1, len(way.pages) + 1):
        terms = dict(pager.terms(way, number))
        wrong = any(terms.get(name, 0.0) > revising.SLIGHT for name in revising.FAULTS)
        assert (number in revising.at_fault(pager, way)) == wrong
    assert revising.revised(pager, way).cost <= way.cost


def test_a_page_at_fault_exchanges_stories_with_one_farther_away(monkeypatch: pytest.MonkeyPatch) -> None:
    pager, way, _ = unrevised(LONG)
    near = revising._with_neighbours(pager, way, set())
    made: list[list[int]] = []
    anew = revising._anew
    monkeypatch.setattr(revising, "_anew", lambda *given: made.append(list(given[2])) or anew(*given))
    far = revising._with_others(pager, near, set())
    assert far.cost < near.cost
    assert set(revising.at_fault(pager, far)) < set(revising.at_fault(pager, near))
    apart = [max(after - before for before, after in zip(sorted(pages), sorted(pages)[1:], strict=False)) for pages in made]
    assert all(len(set(pages)) == len(pages) for pages in made)
    assert max(apart) > 2  # two whose jumps reach towards each other may meet


def test_no_story_jumps_over_pages_that_stand() -> None:
    pager, way, _ = unrevised(LONG)
    made = 0
    for first, second in ((1, 4), (2, 5), (3, 6), (4, 7)):
        here, there = revising._window(way, first, first), revising._window(way, second, second)
        if here and there and here[-1] + 1 < there[0]:
            anew = pager.anew(way, (*here, *there)).best(math.inf, 60)
            if anew is not None:
                made += 1
                assert not rests_of(anew.pages[here[-1] - 1])
    assert made


def test_crowded_pages_exchange_with_fewer_others(found: tuple[Pager, Way]) -> None:
    pager, _ = found
    others = revising._others(pager, 3, revising.OTHERS)
    assert others == [1, 5]
    assert all(abs(other - 3) > 1 for other in others)
