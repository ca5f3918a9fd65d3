"""A headline band 题带 may lie under the head of any story that leads an inside page, but rather under the paper's own."""

from __future__ import annotations

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan import costs
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece
from tests.plan.matters import matter_on


def test_its_own_leads_are_dressed_in_a_band_for_less_than_those_of_an_agency(shipped: Issue, book: FontBook) -> None:
    matter = matter_on("a4", shipped, book)
    parts = Parts(matter)
    bands = {
        matter.local(order): cost
        for order in range(len(matter.articles))
        for dress, _, cost in parts.crown_dresses(Piece(order, 0, 0), 4, True)
        if dress == "band"
    }
    assert bands == {True: costs.BAND, False: costs.BAND_AGENCY}
    assert bands[True] < 0.0 < bands[False]


def test_rests_single_columns_and_the_first_page_have_none(shipped: Issue, book: FontBook) -> None:
    parts = Parts(matter_on("a4", shipped, book))
    for piece, columns, inside in ((Piece(0, 1, 20), 4, True), (Piece(0, 0, 0), 1, True), (Piece(0, 0, 0), 4, False)):
        assert [dress for dress, _, _ in parts.crown_dresses(piece, columns, inside)] == ["plain"]
