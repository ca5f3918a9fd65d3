"""Crowded pages are looked at once more when their stories are settled: never dearer for it, and never one that is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.closing.closer import Closer
from epaper.plan.closing.offers import Priced
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.pinned import modules_of
from epaper.plan.editor.standing import NOTHING, Standing, standing
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.model import Block, IssuePlan, PagePlan
from epaper.plan.pages import pager
from epaper.plan.pages.pager import UNITS_POLISHED, Pager
from epaper.plan.pages.steps import Way
from epaper.plan.shapes.blocks import page_blocks
from epaper.plan.shapes.divide import UNITS_UP_TO
from epaper.plan.shapes.model import Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Matter, Piece
from epaper.style import Style
from tests.issues import makers
from tests.plan.matters import matter_on

BOOK = FontBook.shipped()
BETTER = "tabloid", 8, 2500, 2, 71  # stock, stories, characters, seed, lines of the page
CROWDED = (BETTER, ("tabloid", 8, 2600, 2, 71), ("tabloid", 7, 2700, 1, 72), ("a4", 7, 1300, 1, 53), ("a4", 8, 1200, 4, 51))
Case = tuple[str, int, int, int, int]


@cache
def issue_of(case: Case) -> Issue:
    return makers.issue_of(*case[1:4])


@cache
def matter(case: Case) -> Matter:
    return matter_on(case[0], issue_of(case), BOOK)


def sheets(case: Case, columns: int) -> tuple[Sheet, ...]:
    return (Sheet(0, 0, case[4], None, columns),)


def made_up(found: Matter, case: Case, kept: Standing = NOTHING) -> Way:
    way = Pager(Parts(found), sheets(case, found.grid.columns), kept).best()
    assert way is not None
    return way


@pytest.fixture
def unpolished(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Way:
    """Make up the page of a case as it was before it is looked at again."""
    with monkeypatch.context() as patch:
        patch.setattr(pager, "UNITS_POLISHED", UNITS_UP_TO)
        return made_up(matter(request.param), request.param)


def price(case: Case, shape: Shape) -> float:
    return sum(cost for _, cost in Closer(Parts(matter(case))).score.terms(shape))


def pieces(shape: Shape) -> list[Piece]:
    return sorted(item.crown.piece for item in placed(shape, 0, 0))


def outline(found: Matter, shape: Shape) -> list[Block]:
    """All that is seen of a page: what its heads cost is not."""
    blocks = page_blocks(shape, 0, found.grid, found.articles)
    return [block._replace(head=block.head._replace(cost=0.0)) for block in blocks]


@pytest.mark.parametrize(("unpolished", "case"), [(case, case) for case in CROWDED], indirect=["unpolished"])
def test_a_crowded_page_is_never_dearer_for_it(unpolished: Way, case: Case) -> None:
    way = made_up(matter(case), case)
    (before,), (after,) = unpolished.pages, way.pages
    assert len(pieces(before)) > UNITS_UP_TO
    assert pieces(after) == pieces(before)
    assert (after.columns, after.rows) == (before.columns, before.rows)
    assert price(case, after) <= price(case, before) + 1e-9
    assert way.cost - unpolished.cost == pytest.approx(price(case, after) - price(case, before))


@pytest.mark.parametrize("unpolished", [BETTER], indirect=True)
def test_it_may_be_much_better(unpolished: Way) -> None:
    assert made_up(matter(BETTER), BETTER).cost < unpolished.cost - 10


@pytest.mark.parametrize("unpolished", [BETTER], indirect=True)
def test_a_page_that_is_written_down_stays_as_it_is(unpolished: Way) -> None:
    found = matter(BETTER)
    page = PagePlan(1, "", 0, 0, tuple(outline(found, unpolished.pages[0])), 0, 0)
    modules = modules_of(IssuePlan(found.grid, (page,), (), 0.0))
    articles = (replace(one, pins=replace(one.pins, modules=modules[one.id])) for one in issue_of(BETTER).articles)
    again = matter_on(BETTER[0], replace(issue_of(BETTER), articles=tuple(articles)), BOOK)
    kept = standing(Parts(again), sheets(BETTER, again.grid.columns))
    assert set(kept.pages) == {1}, kept.misfits
    (shape,) = made_up(again, BETTER, kept).pages
    assert outline(again, shape) == list(page.blocks)


@pytest.mark.parametrize(("stories", "characters", "asked", "crowded"), [(7, 6300, 4, False), (8, 2300, 1, True)])
def test_only_crowded_pages_are_looked_at_again(
    stories: int, characters: int, asked: int, crowded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def page(self: Closer, own: tuple[Piece, ...], *others: object) -> Priced:
        if others[-1:] == (UNITS_POLISHED,):
            seen.append(len(own))
        return close(self, own, *others)  # type: ignore[arg-type]

    close = Closer.page
    monkeypatch.setattr(Closer, "page", page)
    plan_issue(makers.issue_of(stories, characters, pages=asked), Style(stock="tabloid"), BOOK)
    assert bool(seen) is crowded
    assert all(count > UNITS_UP_TO for count in seen)
