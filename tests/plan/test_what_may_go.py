"""What an editor allows make-up to leave out goes only where a page closes better without it, and is told: a deck 副题."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from laws import broken_laws

from epaper.compose import compose_again
from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue, Paragraph
from epaper.issue.pins import Pins
from epaper.issue.places import write_grid
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.given import grid_mark
from epaper.plan.editor.pinned import modules_of
from epaper.plan.grid import Grid
from epaper.plan.heads.ladder import ladder
from epaper.plan.heads.writer import HeadWriter
from epaper.plan.model import HeadBlock, IssuePlan
from epaper.plan.stock import parse_stock
from epaper.quality.measure import measure
from epaper.scene.model import Facsimile
from epaper.style import Style, house_of_language
from epaper.typeset.galley import Setter
from epaper.typeset.heads import HeadSetter
from tests.issues import makers

BOOK = FontBook.shipped()
HOUSE = house_of_language("zh")
STOCK = parse_stock("tabloid", HOUSE)
assert STOCK is not None
GRID = Grid(STOCK, Rect(0.0, 0.0, 660.0, 990.0), 10.0, 13.0, 5, 12, 15.0, 76)
STEPS = ladder(GRID, 46.0, HOUSE.heads)
COPY = (Paragraph("摆渡船开了四十二年，桥通了，船还在。" * 60),)
KEPT = Article("kept", ("一条走路的校车",), COPY, deck=("三百名学生排队步行上学",))
SPARE = replace(KEPT, pins=Pins(deck_spare=True))
A4 = Style(stock="a4")
SEEDS = (1, 4, 3)  # of issues; three decks go in the last


def heads(article: Article, columns: int) -> tuple[HeadBlock, ...]:
    writer = HeadWriter((article,), GRID, HOUSE, HeadSetter(BOOK))
    return writer.options(0, columns, 0.0, STEPS.page, HOUSE.faces.local)


def decked(head: HeadBlock) -> bool:
    return any(part.role == "deck" for part in head.parts)


@cache
def issue_of(seed: int) -> Issue:
    """Make an issue all of whose decks may go."""
    issue = makers.issue_of(7, 6300, seed)
    stories = (replace(story, pins=replace(story.pins, deck_spare=True)) for story in issue.articles)
    return replace(issue, articles=tuple(stories))


@cache
def composed(seed: int) -> tuple[Facsimile, IssuePlan]:
    facsimile, made = compose_again(issue_of(seed), A4, BOOK)
    return facsimile, made.plan


def plan_of(seed: int) -> IssuePlan:
    return composed(seed)[1]


def without_deck(plan: IssuePlan, issue: Issue) -> set[str]:
    own = {story.id for story in issue.articles if story.deck}
    return {
        block.article
        for page in plan.pages
        for block in page.blocks
        if not block.part and block.article in own and not decked(block.head)
    }


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_a_head_without_its_deck_is_offered_only_where_that_is_allowed(columns: int) -> None:
    kept, spare = heads(KEPT, columns), heads(SPARE, columns)
    assert all(map(decked, kept))
    assert min(head.rows for head in spare) < min(head.rows for head in kept), "without it a head may be lower"
    if columns < 3:  # over more there is much white beside a short deck
        assert min(spare, key=lambda head: head.cost) == min(kept, key=lambda head: head.cost), "but rather with it"


@pytest.mark.parametrize("columns", [2, 4])
def test_no_head_is_dearer_for_the_leave_to_do_without(columns: int) -> None:
    spare = {head.rows: head.cost for head in heads(SPARE, columns)}
    assert all(spare[head.rows] <= head.cost for head in heads(KEPT, columns) if head.rows in spare)


@pytest.mark.parametrize("seed", SEEDS)
def test_decks_left_out_are_told_and_no_others(seed: int) -> None:
    plan, issue = plan_of(seed), issue_of(seed)
    told = {finding.where.partition("《")[0] for finding in plan.findings if finding.code == "deck-left-out"}
    assert told == without_deck(plan, issue)
    assert all(finding.severity == "info" for finding in plan.findings if finding.code == "deck-left-out")
    assert not broken_laws(issue, plan, Setter(BOOK))


def test_a_deck_goes_where_the_pages_close_better_for_it() -> None:
    plan = plan_of(3)
    assert without_deck(plan, issue_of(3))
    assert plan.cost < plan_issue(makers.issue_of(7, 6300, 3), A4, BOOK).cost


def test_a_deck_that_is_gone_is_no_lost_copy() -> None:
    whole, _ = composed(3)
    kept = {line.article for page in whole.pages for line in page.lines if line.role == "deck"}
    assert kept.isdisjoint(without_deck(plan_of(3), issue_of(3)))
    assert all(metric.met for metric in measure(whole) if metric.key in {"Q24", "Q25"})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_without_a_deck_stands_as_it_was_written_down(seed: int) -> None:
    issue, plan = issue_of(seed), plan_of(seed)
    modules = modules_of(plan)
    stories = tuple(replace(story, pins=replace(story.pins, modules=modules[story.id])) for story in issue.articles)
    written = replace(issue, articles=stories, makeup=replace(issue.makeup, grid=write_grid(grid_mark(plan.grid))))
    again = plan_issue(written, A4, BOOK)
    assert without_deck(again, issue) == without_deck(plan, issue)
    assert modules_of(again) == modules
    assert not [finding for finding in again.findings if finding.code == "module"]
