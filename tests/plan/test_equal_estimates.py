"""Sets of pieces that are estimated to cost the same to the digit: none is lost for that, nor is the search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from epaper.fonts.book import FontBook
from epaper.plan.pages.allotment import Allotment, Allotter, Task
from epaper.plan.pages.demand import Demand
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece
from tests.issues.makers import issue_of
from tests.plan.matters import matter_on


def test_a_page_filled_with_a_jump_may_cost_the_same_as_without(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def same(self: Allotter, pieces: tuple[Piece, ...], *_: object) -> Iterator[Allotment]:
        yield Allotment(1.0, 0.0, pieces, pieces[0])
        yield Allotment(1.0, 0.0, pieces, None)

    monkeypatch.setattr(Allotter, "_jumps", same)
    matter = matter_on("a4", issue_of(6, 6000, pages=None), book)
    allotter = Allotter(matter, Demand(Parts(matter)), [200] * 4)
    found = allotter.allotments(tuple(Piece(order, 0, 0) for order in range(6)), Task(1, 200, 800, 4))
    assert {allotment.flex is None for allotment in found} == {True, False}
