"""Many stories of about equal length: every page takes its share, lest the last be overfull, and is divided in many ways."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue
from epaper.plan.copyfit import Fitter
from epaper.plan.division import Divided
from epaper.plan.pages.allotment import Allotter, Task
from epaper.plan.pages.demand import Demand
from epaper.plan.pages.spread import crowded
from epaper.plan.shapes.divide import TURNS, UNITS_UP_TO, parted
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece, setter_for
from epaper.plan.trials.grids import Trial
from epaper.plan.trials.patience import GRIDS_FAILED, GRIDS_FEW, STORIES_FAILED
from epaper.style import Style
from tests.issues import makers
from tests.plan.matters import matter_on

STORIES, PAGES, LENGTH = 40, 4, 190


def equal_issue() -> Issue:
    dice, base = Random("equal stories"), makers.issue_of(1, 300, pages=None)
    first = base.articles[0]

    def story(order: int) -> Article:
        paragraph = replace(first.paragraphs[0], text=makers.prose(dice, LENGTH), spans=())
        return replace(first, id=f"s{order}", paragraphs=(paragraph,))

    return replace(base, articles=tuple(story(order) for order in range(STORIES)))


@pytest.fixture(scope="module")
def demand(book: FontBook) -> Demand:
    return Demand(Parts(matter_on("tabloid", equal_issue(), book)))


def test_every_page_takes_its_share_of_them(demand: Demand, book: FontBook) -> None:
    matter = matter_on("tabloid", equal_issue(), book)
    left = tuple(Piece(order, 0, 0) for order in range(STORIES))
    room = round((sum(map(demand.of, left)) + PAGES * demand.lead) / PAGES)
    allotter = Allotter(matter, demand, [room] * PAGES)
    best = allotter.allotments(left, Task(1, room, PAGES * room, PAGES))
    assert STORIES // PAGES - 1 < len(best[0].pieces) <= STORIES // PAGES + 1


def test_uneven_shares_are_dearer_than_even_ones() -> None:
    columns = 5
    assert crowded(4, columns) == 0.0
    assert 2 * crowded(10, columns) < crowded(9, columns) + crowded(11, columns)


def test_many_stories_are_divided_in_rank_and_by_turns() -> None:
    stories = tuple(Piece(order, 0, 0) for order in range(12))
    ways = list(parted(stories, lambda piece: False, UNITS_UP_TO))
    assert all(sorted((*one, *two)) == list(stories) for one, two in ways)
    lefts = {one for one, _ in ways}
    assert {stories[:count] for count in (1, 2, 4, 6, 8, 10, 11)} <= lefts
    assert {stories[::turns] for turns in TURNS} <= lefts
    assert all((two, one) in ways for one, two in ways)


@pytest.mark.parametrize(("stories", "grids"), [(7, GRIDS_FAILED), (100, 6), (300, GRIDS_FEW)])
def test_the_more_stories_the_fewer_grids_are_made_up_in_vain(
    stories: int, grids: int, book: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more is tried than so many stories come to, whatever number of grids the copy may fill."""
    tried = list[Trial]()

    def fails(_: Fitter, trial: Trial, limit: float, *, briefs: bool) -> None:
        tried.append(trial)

    monkeypatch.setattr(Fitter, "_revised", fails)
    issue, house = makers.issue_of(stories, 300 * stories, pages=None), Style().house_for(makers.MASTHEAD)
    fitter = Fitter(Divided(issue, issue.articles, ()), house, setter_for(issue, book, house))
    grid = matter_on("a4", issue, book).grid
    assert fitter._made_up([Trial(0.0, grid, stories)] * 20) is None
    assert len(tried) == grids <= STORIES_FAILED
