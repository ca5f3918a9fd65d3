"""A lead too short to stand over its page leads a part of it; a picture beside it stands above its own head 图上题下."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from epaper.compose import compose_again
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue, Paragraph, Picture
from epaper.issue.pins import Pins
from epaper.plan import costs
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import as_modules
from epaper.plan.editor.pinned import modules_of
from epaper.plan.judging.bumps import on_level
from epaper.plan.model import Block, HeadBlock, HeadPart, IssuePlan, Measure, PictureBox
from epaper.plan.pictures.stack import no_pictures, stacked
from epaper.plan.shapes.leads import Leads
from epaper.plan.shapes.model import Body, Crown, Frame, crown
from epaper.plan.stories.matter import Piece
from epaper.quality.measure import measure
from epaper.scene.model import Facsimile
from epaper.style import Style
from tests.issues import makers
from tests.plan.matters import matter_on

BOOK = FontBook.shipped()
TABLOID = Style(stock="tabloid")
PICTURE = Picture("harbour.jpg", "双桥渡口。", "", 1800, 1200)
LENGTHS = 80, 150
PICTURED = 1  # the story that has a picture, where one has


@cache
def short_lead(characters: int, pins: Pins | None = None) -> Issue:
    """Cut the lead of an issue of two pages to so many characters; with `pins` another story has them and a picture."""
    issue = makers.issue_of(6, 4200, 3, pages=None)
    lead, other, *more = issue.articles
    text = "".join(paragraph.text for paragraph in lead.paragraphs)[: characters - 1]
    lead = replace(lead, paragraphs=(replace(lead.paragraphs[0], text=text + "。", spans=()),))
    if pins:
        other = replace(other, pictures=(PICTURE,), pins=pins)
    return replace(issue, articles=(lead, other, *more))


@cache
def composed(characters: int, pins: Pins | None = None) -> tuple[Facsimile, IssuePlan]:
    facsimile, made = compose_again(short_lead(characters, pins), TABLOID, BOOK)
    return facsimile, made.plan


def planned(characters: int, pins: Pins | None = None) -> IssuePlan:
    return composed(characters, pins)[1]


def first_of(plan: IssuePlan) -> tuple[Block, list[Block]]:
    first, *others = (block for block in plan.pages[0].blocks if block.dress != "slot")
    return first, others


@pytest.mark.parametrize("characters", LENGTHS)
def test_a_short_lead_opens_page_one_in_the_largest_type(characters: int) -> None:
    first, others = first_of(planned(characters))
    assert first.article == short_lead(characters).articles[0].id
    assert (first.column, first.row) == (0, planned(characters).pages[0].head_rows)
    assert all(first.head.size > block.head.size for block in others)


@pytest.mark.parametrize("characters", LENGTHS)
def test_it_stands_over_some_columns_with_another_story_beside_it(characters: int) -> None:
    first, others = first_of(planned(characters))
    assert 1 < first.columns < planned(characters).grid.columns
    assert any(block.row == first.row for block in others)


@pytest.mark.parametrize("characters", LENGTHS)
def test_pages_close_exactly_for_all_that(characters: int) -> None:
    assert all(not page.blank and page.spare <= 2 for page in planned(characters).pages)


def test_an_index_box_stands_at_the_foot_under_a_short_lead() -> None:
    issue = short_lead(150)
    plan = plan_issue(replace(issue, makeup=replace(issue.makeup, index=True)), TABLOID, BOOK)
    page = plan.pages[0]
    boxes = [block for block in page.blocks if block.dress == "slot"]
    assert boxes
    taken = [cell for block in page.blocks for cell in cells(block)]
    assert len(taken) == len(set(taken))
    assert max(block.row + block.rows for block in boxes) == plan.grid.rows - page.foot_rows


def cells(block: Block) -> list[tuple[int, int]]:
    """List the columns and lines a block takes."""
    return [(block.column + column, block.row + row) for column, depth in enumerate(block.depths) for row in range(depth)]


# -- nothing parts the page -----------------------------------------------------------------------------------------------


def sentence_leads(seed: int) -> Issue:
    """Make an issue of text alone whose lead is a sentence or two under a bare headline."""
    issue = makers.issue_of(12, 9000, seed, pages=None)
    first = issue.articles[0]
    copy = (Paragraph(first.paragraphs[0].text[:90]),)
    return replace(issue, articles=(replace(first, paragraphs=copy, kicker=(), deck=()), *issue.articles[1:]))


@pytest.mark.parametrize(("seed", "dress"), [(1, ""), (2, "upright"), (6, "")])
def test_page_1_is_neither_parted_nor_do_its_heads_bump(seed: int, dress: str) -> None:
    page = plan_issue(sentence_leads(seed), Style(stock="a4"), BOOK).pages[0]
    assert page.blocks[0].columns < 4
    terms = dict(page.account.terms)
    # A strip at the foot may lie under a cut.
    assert max(terms.get(name, 0.0) for name in ("断版", "通缝", "碰题")) < costs.CUT_THROUGH / 2
    assert not dress or dress in {block.dress for block in page.blocks}


def test_a_lead_is_narrow_by_its_copy_and_no_other_story_ever_is() -> None:
    leads = Leads(matter_on("a4", sentence_leads(1), BOOK))
    assert leads.leads_narrow(Piece(0, 0, 0))
    assert not any(leads.leads_narrow(Piece(order, 0, 0)) for order in range(1, 12))
    assert not Leads(matter_on("a4", makers.issue_of(3, 9000, 1, pages=None), BOOK)).leads_narrow(Piece(0, 0, 0))


# -- a picture above its head -------------------------------------------------------------------------------------------


def module(dress: str, order: int = 1) -> Crown:
    """Make a story over two columns, a picture of ten lines below its head of four, or above."""
    head = HeadBlock((HeadPart("headline", ("标题",), 24.0, "hei"),), 4, 0.0)
    stack = stacked((PictureBox(0, 0, 2, 0, 10, 1),), 2, 0.0) if order else no_pictures()
    frame = Frame(Piece(order, 0, 0), 2, head, stack, dress, Measure(11, 2, 0.0, 1.5))  # type: ignore[arg-type]
    return crown(frame, 20, Body(20, 20, 0, 0.0), 0.0)


def test_a_head_below_its_picture_is_not_level_with_the_one_beside_it() -> None:
    lead = module("plain", 0)
    assert on_level(lead, 0, module("plain"), 0)
    assert not on_level(lead, 0, module("topped"), 0)


def topped() -> Block:
    """Plan an issue in which an editor wants a picture above the head."""
    plan = planned(150, Pins(dress="topped"))
    return next(block for page in plan.pages for block in page.blocks if block.article == short_lead(150).articles[PICTURED].id)


def test_an_editor_may_ask_for_it() -> None:
    block = topped()
    assert block.dress == "topped"
    assert not [finding for finding in planned(150, Pins(dress="topped")).findings if "图上" in finding.text]


def test_picture_head_and_legs_stand_one_below_the_other() -> None:
    block = topped()
    (box,) = block.pictures
    assert box.row == block.row
    assert block.head_row == box.row + box.rows
    assert all(leg.row == block.head_row + block.head.rows for leg in block.legs)


def shown() -> Facsimile:
    return composed(150, Pins(dress="topped"))[0]


def test_the_page_shows_it_so() -> None:
    page = shown().pages[0]
    (rect,) = next(region.rects for region in page.regions if region.kind == "picture")
    head = [line for line in page.lines if line.article == topped().article and line.role == "headline"]
    assert min(line.baseline - line.size for line in head) > rect.bottom


def test_no_hole_is_seen_between_picture_and_copy() -> None:
    found = {metric.key: metric for metric in measure(shown())}
    assert not found["F6"].places


def test_it_is_written_down_and_stands_again() -> None:
    plan = planned(150, Pins(dress="topped"))
    modules = modules_of(plan)
    again = plan_issue(as_modules(short_lead(150, Pins(dress="topped")), plan), TABLOID, BOOK)
    assert modules_of(again) == modules
