"""Heads on a plan: kicker, headline, deck in order, sizes by steps, measures filled, upright ones where asked (H1-H3, H11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from laws import broken_laws

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue
from epaper.issue.reader import read_issue
from epaper.plan.copyfit import plan_issue
from epaper.plan.model import Block, HeadPart, IssuePlan
from epaper.style import Style
from epaper.typeset.galley import Setter
from epaper.typeset.heads import EMPTIEST, FULLEST, HeadSetter
from tests.composed import RIVER, SHIPPED, composed
from tests.issues import makers

ROOT = Path(__file__).parents[2]
BOOK = FontBook.shipped()
SETTER = HeadSetter(BOOK)
STEPS = 1.5, 2.5  # headline to kicker and deck (rule H2)
READABLE = 0.88  # × body: kicker and deck are not set smaller, whatever the step
PAPERS = [
    *((name, stock) for name in ("seed", "seven") for stock in ("broadsheet", "tabloid", "a4")),
    ("river", "a4"),
]


class Made(NamedTuple):
    issue: Issue
    plan: IssuePlan


@cache
def issue_named(name: str) -> Issue:
    if name == "seven":
        return makers.issue_of(7, 6300)
    return read_issue(ROOT / ("issues/hengyang-daily/2026-05-21" if name == "seed" else "tests/issues/river-town-weekly")).issue


@cache
def made(name: str, stock: str) -> Made:
    if name == "seven":
        issue = makers.issue_of(7, 6300)
        return Made(issue, plan_issue(issue, Style(stock=stock), BOOK))
    issue, plan, _ = composed(SHIPPED if name == "seed" else RIVER, stock)
    return Made(issue, plan)


@pytest.fixture(params=PAPERS, ids=" on ".join)
def paper(request: pytest.FixtureRequest) -> Made:
    return made(*request.param)


def blocks(plan: IssuePlan) -> Iterator[Block]:
    for page in plan.pages:
        yield from page.blocks


def openings(plan: IssuePlan) -> Iterator[tuple[Block, HeadPart]]:
    """Yield the blocks where stories begin, with their headline."""
    for block in blocks(plan):
        for part in block.head.parts:
            if not block.part and part.role == "headline":
                yield block, part


def fill(plan: IssuePlan, block: Block, part: HeadPart) -> float:
    widest = max(SETTER.line(line, part.face).width for line in part.lines) * part.size
    return widest / plan.grid.span(block.head.over(block.columns))


def test_parts_stand_in_their_order(paper: Made) -> None:
    order = ["kicker", "headline", "deck", "byline", "jump"]
    for block in blocks(paper.plan):
        roles = [part.role for part in block.head.parts]
        assert roles == sorted(roles, key=order.index)


def test_kicker_and_deck_are_two_steps_smaller_than_the_headline(paper: Made) -> None:
    for block, headline in openings(paper.plan):
        for part in block.head.parts:
            if part.role in ("kicker", "deck") and part.size > READABLE * paper.plan.grid.size:
                assert STEPS[0] - 0.01 <= headline.size / part.size <= STEPS[1] + 0.1, part.lines


def test_no_head_is_wider_than_its_measure_allows(paper: Made) -> None:
    for block, headline in openings(paper.plan):
        assert fill(paper.plan, block, headline) <= FULLEST + 1e-6, headline.lines


def test_few_heads_do_not_fill_their_measure(paper: Made) -> None:
    heads = list(openings(paper.plan))
    thin = [head for block, head in heads if fill(paper.plan, block, head) < EMPTIEST - 0.01]
    assert len(thin) <= 0.35 * len(heads), thin


# -- upright heads ------------------------------------------------------------------------------------------------------


def upright(issue: Issue, *ids: str) -> Issue:
    """Let an editor ask for upright heads."""
    return replace(issue, articles=tuple(_upright(article) if article.id in ids else article for article in issue.articles))


def _upright(article: Article) -> Article:
    return replace(article, head_style="vertical")


def test_a_head_asked_for_stands_upright_beside_its_legs() -> None:
    issue = upright(issue_named("seed"), "a6")
    plan = plan_issue(issue, Style(stock="a4"), BOOK)
    (block,) = [block for block in blocks(plan) if block.dress == "upright"]
    assert block.article == "a6"
    assert broken_laws(issue, plan, Setter(BOOK)) == []
    assert 3 <= block.measure.inset - block.measure.gutter <= 8 + 2 * block.measure.gutter
    height = (block.legs[0].rows - 1) * plan.grid.pitch + plan.grid.size
    (headline,) = [part for part in block.head.parts if part.role == "headline"]
    length = max(SETTER.line(line, headline.face, True).width for line in headline.lines) * headline.size
    assert 0.5 * height <= length <= FULLEST * height


def test_a_page_has_one_upright_head_at_the_most_and_the_others_are_named() -> None:
    issue = upright(issue_named("seven"), *(article.id for article in issue_named("seven").articles))
    plan = plan_issue(issue, Style(stock="a4"), BOOK)
    standing = [sum(block.dress == "upright" for block in page.blocks) for page in plan.pages]
    named = {finding.where for finding in plan.findings if finding.code == "head-not-upright"}
    assert max(standing) == 1
    assert len(named) + sum(standing) == len(issue.articles)
    assert broken_laws(issue, plan, Setter(BOOK)) == []


def test_an_upright_head_that_is_not_had_is_named() -> None:
    lead = issue_named("seed").articles[0].id
    plan = plan_issue(upright(issue_named("seed"), lead), Style(stock="a4"), BOOK)
    stands = any(block.dress == "upright" for block in blocks(plan))
    assert stands != any(finding.code == "head-not-upright" for finding in plan.findings)
