"""Rests of stories that jumped: one that takes a page by itself waits for no other, lest the last pages hold rests alone."""

from __future__ import annotations

import pytest

from epaper.fonts.book import FontBook
from epaper.plan.pages.allotment import GIANT, Allotment, Allotter, Task
from epaper.plan.pages.demand import Demand
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece
from tests.issues.makers import issue_of
from tests.plan.matters import matter_on

STORIES, ROOM, PAGES = 12, 200, 5
SHORT = 80  # lines of a rest that does not take a page


@pytest.fixture(scope="module")
def allotter(book: FontBook) -> tuple[Allotter, Demand]:
    matter = matter_on("a4", issue_of(STORIES, 20_000, 3, pages=None), book)
    demand = Demand(Parts(matter))
    return Allotter(matter, demand, [ROOM] * PAGES), demand


def giant(demand: Demand) -> Piece:
    """Cut the longest story after a few lines."""
    longest = max(range(STORIES), key=lambda order: demand.lines(Piece(order, 0, 0)))
    rest = Piece(longest, 1, 6)
    assert demand.lines(rest) > GIANT * ROOM
    return rest


def ahead(weigh: Allotter, *left: Piece) -> tuple[Allotment, ...]:
    return weigh.allotments(tuple(sorted(left)), Task(2, ROOM, ROOM * (PAGES - 1), PAGES - 1))


def test_it_stands_on_the_next_page_whatever_else_may(allotter: tuple[Allotter, Demand]) -> None:
    weigh, demand = allotter
    rest = giant(demand)
    others = [Piece(order, 0, 0) for order in range(STORIES) if order != rest.order]
    found = ahead(weigh, rest, *others)
    assert found
    assert all(rest in allotment.pieces for allotment in found)
    assert any(rest not in allotment.pieces for allotment in ahead(weigh, *others)), "they fill a page without it"


def test_more_rests_than_a_page_holds_do_not_end_the_search(allotter: tuple[Allotter, Demand]) -> None:
    weigh, demand = allotter
    rest = giant(demand)
    lines = {order: demand.lines(Piece(order, 0, 0)) for order in range(STORIES) if order != rest.order}
    short = [Piece(order, 1, count - SHORT) for order, count in lines.items() if count > 2 * SHORT]
    assert sum(map(demand.of, short)) > ROOM
    found = ahead(weigh, rest, *short)
    assert found
    assert all(allotment.flex == rest for allotment in found)
