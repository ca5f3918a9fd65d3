"""A headline band 题带 may lie under the head of any story that leads a page, but rather under the paper's own, and inside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.pins import Pins
from epaper.plan import costs
from epaper.plan.closing.closer import Closer
from epaper.plan.copyfit import plan_issue
from epaper.plan.shapes.model import Crown
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Piece
from epaper.style import Style
from tests.issues.makers import issue_of
from tests.plan.matters import matter_on


def test_its_own_leads_are_dressed_in_a_band_for_less_than_those_of_an_agency(shipped: Issue, book: FontBook) -> None:
    matter = matter_on("a4", shipped, book)
    parts = Parts(matter)
    bands = {
        matter.local(order): cost
        for order in range(1, len(matter.articles))
        for dress, _, cost in parts.crown_dresses(Piece(order, 0, 0), 4, True)
        if dress == "band"
    }
    assert bands == {True: costs.BAND, False: costs.BAND_AGENCY}
    assert bands[True] < bands[False]


def test_the_papers_lead_has_one_only_where_white_beside_its_head_would_cost_more(shipped: Issue, book: FontBook) -> None:
    """The masthead has bands of its own."""
    parts = Parts(matter_on("a4", shipped, book))
    prices = {dress: cost for dress, _, cost in parts.crown_dresses(Piece(0, 0, 0), 4, True)}
    assert prices["band"] - prices["plain"] == costs.BAND_FRONT > costs.BAND_AGENCY


def test_a_lead_that_jumps_may_have_one_too(shipped: Issue, book: FontBook) -> None:
    matter = matter_on("a4", shipped, book)
    closer, own = Closer(Parts(matter)), [order for order in range(1, len(matter.articles)) if matter.local(order)]
    leads = [Piece(order, 0, 0) for order in own if len(matter.articles[order].paragraphs) > 5]
    found = [shape for lead in leads for _, shape in closer.page((lead,), 30, lead, 2)]
    assert any(isinstance(shape, Crown) and shape.jumps and shape.dress == "band" for shape in found)


def test_rests_single_columns_and_stories_below_a_lead_have_none(shipped: Issue, book: FontBook) -> None:
    parts = Parts(matter_on("a4", shipped, book))
    for piece, columns, leads in ((Piece(0, 1, 20), 4, True), (Piece(0, 0, 0), 1, True), (Piece(0, 0, 0), 4, False)):
        assert [dress for dress, _, _ in parts.crown_dresses(piece, columns, leads)] == ["plain"]


@pytest.mark.parametrize("characters", [700, 1300, 1500, 1700])
def test_a_story_that_has_its_page_alone_may_stand_under_a_band(characters: int, book: FontBook) -> None:
    issue = issue_of(1, characters, 3, pages=None)
    issue = replace(issue, articles=tuple(replace(story, pins=Pins(dress="band")) for story in issue.articles))
    plan = plan_issue(issue, Style(stock="a4"), book)
    assert [[block.dress for block in page.blocks] for page in plan.pages] == [["band"]]
    assert "pin-shape" not in {finding.code for finding in plan.findings}
