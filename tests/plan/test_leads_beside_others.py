"""A paper's lead of a few lines stands over some columns beside others, and no gutter or lane parts page 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue, Paragraph
from epaper.plan.copyfit import plan_issue
from epaper.plan.furniture.sheets import Ground, Sheet
from epaper.plan.model import Corner
from epaper.plan.shapes.leads import Leads
from epaper.plan.stories.matter import Piece
from epaper.style import Style
from tests.issues.makers import issue_of
from tests.plan.matters import matter_on

A4 = Style(stock="a4")
CUTS = ("断版", "通缝", "碰题")


def short_lead(seed: int) -> Issue:
    """Make an issue whose lead is a sentence or two."""
    issue = issue_of(12, 9000, seed, pages=None)
    first = issue.articles[0]
    copy = (Paragraph(first.paragraphs[0].text[:90]),)
    return replace(issue, articles=(replace(first, paragraphs=copy, kicker=(), deck=()), *issue.articles[1:]))


@pytest.mark.parametrize(("seed", "dress"), [(1, ""), (2, "upright"), (6, "")])
def test_page_1_is_neither_parted_nor_do_its_heads_bump(seed: int, dress: str, book: FontBook) -> None:
    page = plan_issue(short_lead(seed), A4, book).pages[0]
    assert page.blocks[0].columns < 4
    terms = dict(page.account.terms)
    assert max(terms.get(name, 0.0) for name in CUTS) < 75.0 / 2  # a strip at the foot may lie under a cut
    assert not dress or dress in {block.dress for block in page.blocks}


def test_a_lead_is_narrow_by_its_copy_and_no_other_story_ever_is(book: FontBook) -> None:
    leads = Leads(matter_on("a4", short_lead(1), book))
    assert leads.leads_narrow(Piece(0, 0, 0))
    assert not any(leads.leads_narrow(Piece(order, 0, 0)) for order in range(1, 12))
    assert not Leads(matter_on("a4", issue_of(3, 9000, 1, pages=None), book)).leads_narrow(Piece(0, 0, 0))


def test_a_corner_as_wide_as_the_page_lies_across_its_foot() -> None:
    corner = Corner(2, 8, ())
    assert Sheet(10, 0, 50, corner, 4).ground == Ground(10, strip=False)
    assert Sheet(10, 0, 50, corner._replace(columns=4), 4).ground == Ground(10, strip=True)
