"""Pull-quotes 引语: whole lines in a leg, copy enough above and below; used where pages close better, told where they are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import broken_laws

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue, Paragraph
from epaper.issue.pins import Pins
from epaper.issue.places import AUTO, read_module, write_grid, write_module
from epaper.issue.quotable import quotable
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.given import grid_mark
from epaper.plan.editor.pinned import modules_of
from epaper.plan.grid import Grid
from epaper.plan.model import Block, IssuePlan, Leg, PullQuote, QuoteBox
from epaper.plan.pictures.stack import no_pictures, stacked
from epaper.plan.stock import parse_stock
from epaper.plan.stories.quotes import (
    APART,
    LINES_ABOVE,
    LINES_BELOW,
    QuoteWriter,
    as_written,
    parted,
    quote_height,
    quote_spot,
    quoted,
    shown,
    stretches,
)
from epaper.quality.measure import measure
from epaper.style import Style, house_of_language
from epaper.typeset.galley import Setter
from epaper.typeset.heads import HeadSetter
from tests.composed import quoting
from tests.issues import makers

BOOK = FontBook.shipped()
HOUSE = house_of_language("zh")
STOCK = parse_stock("tabloid", HOUSE)
assert STOCK is not None
GRID = Grid(STOCK, Rect(0.0, 0.0, 660.0, 990.0), 10.0, 13.0, 5, 12, 15.0, 76)
HEADS = HeadSetter(BOOK)
SAID = "“往年要半个月的活，现在三天就能干完。”"
COPY = Paragraph(f"{'摆渡船开了四十二年，桥通了，船还在。' * 30}{SAID}{'摆渡船开了四十二年，桥通了，船还在。' * 30}")
STORY = Article("a1", ("一条走路的校车",), (COPY,), pins=Pins(pull_quote=AUTO))

quotes = st.builds(
    PullQuote, st.just(("一句",)), st.just(15.0), st.integers(1, 2), st.integers(3, 12), st.just(0.0), st.integers(0, 99)
)
legs = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 60)).map(lambda leg: (leg[0], sum(leg))), min_size=1, max_size=6)


def writer(*stories: Article) -> QuoteWriter:
    contexts = tuple("".join(paragraph.text for paragraph in story.paragraphs) for story in stories)
    return QuoteWriter(stories, contexts, GRID, HOUSE, HEADS)


def river(wanted: str = AUTO) -> Issue:
    return quoting(wanted).issue


def planned(wanted: str = AUTO) -> IssuePlan:
    return quoting(wanted).plan


def blocks(plan: IssuePlan) -> Iterator[Block]:
    return (block for page in plan.pages for block in page.blocks)


def boxes(plan: IssuePlan) -> dict[str, QuoteBox]:
    return {block.article: block.quote for block in blocks(plan) if block.quote}


# -- set ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [1, 3, 5])
def test_the_words_are_set_whole_in_whole_lines_of_the_grid(columns: int) -> None:
    options = writer(STORY).options(0, columns)
    assert options
    for quote in options:
        assert "".join(quote.lines) == SAID
        assert HOUSE.pull_quote.least * GRID.size <= quote.size <= HOUSE.pull_quote.size * GRID.size
        needed = quote_height(len(quote.lines), quote.size, GRID.pitch, HOUSE.pull_quote.manner)
        assert needed <= quote.rows * GRID.pitch + 1e-6
        assert quote.cost >= 0.0
        assert max(HEADS.line(line, HOUSE.pull_quote.face).width for line in quote.lines) * quote.size <= GRID.span(quote.columns)
    assert {quote.columns for quote in options} <= ({1, 2} if columns > 3 else {1})
    heights = [(quote.columns, quote.rows) for quote in options]
    assert len(set(heights)) == len(heights) > 1, "it has several heights, so that it is slack"


def test_a_story_that_asks_for_none_has_none_and_costs_nothing() -> None:
    plain = replace(STORY, pins=Pins())
    assert not writer(plain).wanted(0)
    assert writer(plain).options(0, 3) == ()
    assert writer(plain).denied(0) == 0.0
    assert 0.0 < writer(STORY).denied(0) < writer(replace(STORY, pins=Pins(pull_quote=SAID))).denied(0)


def test_quotation_marks_go_only_from_under_a_large_one() -> None:
    assert shown(SAID, "rules") == SAID
    assert shown(SAID, "marks") == SAID[1:-1]
    assert shown("“船”和“桥”", "marks") == "“船”和“桥”"
    assert shown("三天就能干完。", "marks") == "三天就能干完。"


# -- in its leg -----------------------------------------------------------------------------------------------------------


@given(quotes, legs)
def test_a_pull_quote_stands_neither_at_the_head_of_a_leg_nor_at_its_foot(quote: PullQuote, legs: list[tuple[int, int]]) -> None:
    spot = quote_spot(quote, legs)
    if spot is None:
        longest = max(foot - top for top, foot in legs[:-1]) if len(legs) > 1 else 0
        assert quote.columns > 1 or longest < LINES_ABOVE + quote.rows + LINES_BELOW
        return
    first, row = spot
    for top, foot in legs[first : first + quote.columns]:
        assert top + LINES_ABOVE <= row
        assert row + quote.rows + LINES_BELOW <= foot


@given(quotes, legs, st.integers(0, 40))
def test_its_place_in_the_story_is_the_same_wherever_that_stands(quote: PullQuote, legs: list[tuple[int, int]], by: int) -> None:
    spot, moved = quote_spot(quote, legs), quote_spot(quote, [(top + by, foot + by) for top, foot in legs])
    assert moved == (spot and (spot[0], spot[1] + by))


@given(quotes, st.integers(1, 6), st.integers(5, 60))
def test_no_line_of_a_leg_is_lost_to_it(quote: PullQuote, columns: int, rows: int) -> None:
    (_, stack) = quoted((no_pictures(),), (quote,), columns, 1.0)
    spot = quote_spot(quote, [(0, rows)] * columns)
    whole = [Leg(20.0 * number, 0, rows) for number in range(columns)]
    box = QuoteBox(quote, spot[0], spot[1]) if spot else None
    taken = quote.columns * quote.rows if spot else 0
    assert sum(stretches(stack, columns, rows)) == columns * rows - taken
    assert [leg.rows for leg in parted(whole, 0, box)] == list(stretches(stack, columns, rows))


def test_one_written_down_keeps_its_leg_where_that_has_room() -> None:
    quote = PullQuote(("一句",), 15.0, 1, 6, 0.0, 0)
    assert quote_spot(quote, [(0, 40)] * 3) == (1, quote_spot(quote, [(0, 40)] * 3)[1])  # type: ignore[index]
    assert quote_spot(quote._replace(column=0), [(0, 40)] * 3)[0] == 0  # type: ignore[index]
    assert quote_spot(quote._replace(column=0), [(0, 9), (0, 40), (0, 40)])[0] == 1  # type: ignore[index]


def test_it_does_not_stand_where_its_words_are_read() -> None:
    quote = PullQuote(("一句",), 15.0, 1, 6, 0.0, 0)
    for said in range(120):
        spot = quote_spot(quote._replace(said=said), [(0, 40)] * 3)
        assert spot is not None
        assert abs(spot[0] * 40 + spot[1] - said) >= APART
    assert quote_spot(quote._replace(said=17), [(0, 32)]) is not None, "but rather there than nowhere"


def test_stacks_are_as_written_first_and_bare_where_nothing_is_written() -> None:
    options = tuple(PullQuote(("一句",), 15.0, width, rows, 0.1 * rows, 0) for width in (1, 2) for rows in (6, 7))
    stacks = quoted((no_pictures(),), options, 4, 0.6)
    assert [stack.cost for stack in stacks[:1]] == [0.6]
    written = as_written(stacks, (0, 7, 0, 0), base=True)
    assert [stack.quote and (stack.quote.columns, stack.quote.rows, stack.quote.column) for stack in written] == [
        (1, 7, 1), (1, 6, 1), None,
    ]  # fmt: skip
    assert as_written(stacks, (), base=True) == as_written(stacks, (0, 7, 0, 0), base=False) == stacks[:1]


def test_pictures_keep_their_places_beside_one() -> None:
    picture = stacked((), 3, 2.0)
    (_, both) = quoted((picture,), (PullQuote(("一句",), 15.0, 1, 6, 0.5, 0),), 3, 1.0)
    assert (both.tops, both.rows, both.area, both.cost, both.wish) == (picture.tops, 0, 6, 2.5, 0.5)


# -- on the pages ---------------------------------------------------------------------------------------------------------


def test_pages_with_pull_quotes_keep_all_laws() -> None:
    assert boxes(planned())
    assert broken_laws(river(), planned(), Setter(BOOK)) == []


def test_pages_close_as_well_with_them() -> None:
    (white,) = (metric for metric in measure(quoting(AUTO).facsimile) if metric.key == "Q12")
    assert white.met, white.by_page


def test_no_story_has_one_unasked() -> None:
    assert not boxes(planned(""))
    assert not [finding for finding in planned("").findings if finding.code == "quote-left-out"]


def test_a_story_that_asks_has_one_or_a_reason() -> None:
    told = {finding.where.partition("《")[0] for finding in planned().findings if finding.code == "quote-left-out"}
    stories = {story.id for story in river().articles if story.kind == "story"}
    assert told | boxes(planned()).keys() == stories
    assert told.isdisjoint(boxes(planned()))
    for story in river().articles:
        if story.id in boxes(planned()):
            assert "".join(boxes(planned())[story.id].quote.lines) == quotable(story).replace(" ", "")


def test_words_that_are_not_in_the_copy_are_not_printed() -> None:
    issue = makers.issue_of(3, 1500)
    wishes = (Pins(pull_quote="没有说过的一句"), Pins(pull_quote=AUTO), Pins())
    stories = tuple(replace(story, pins=pins) for story, pins in zip(issue.articles, wishes, strict=True))
    plan = plan_issue(replace(issue, articles=stories), Style(stock="a4"), BOOK)
    assert "a1" not in boxes(plan)
    (told,) = [finding for finding in plan.findings if finding.code == "pin-quote"]
    assert (told.severity, told.where[:2]) == ("warning", "a1")
    assert "“没有说过的一句”" in told.message


def test_a_pull_quote_is_in_the_account_of_its_page() -> None:
    for page in planned().pages:
        assert page.account is not None
        assert page.account.cost == pytest.approx(sum(cost for _, cost in page.account.terms))
    wished = {story.id for story in river().articles if story.kind == "story"}
    here = [page for page in planned().pages if any(block.article in wished and not block.part for block in page.blocks)]
    assert any("引语" in dict(page.account.terms) for page in here if page.account)


def written_down(issue: Issue, plan: IssuePlan) -> Issue:
    modules = modules_of(plan)
    stories = tuple(replace(story, pins=replace(story.pins, modules=modules.get(story.id, ()))) for story in issue.articles)
    return replace(issue, articles=stories, makeup=replace(issue.makeup, grid=write_grid(grid_mark(plan.grid))))


def test_a_module_says_where_its_pull_quote_is() -> None:
    modules = modules_of(planned())
    assert {story for story, own in modules.items() if any(module.quote for module in own)} == boxes(planned()).keys()
    assert all(
        read_module(write_module(module, language)) == module for own in modules.values() for module in own for language in (0, 1)
    )


def test_a_page_with_a_pull_quote_stands_as_it_was_written_down() -> None:
    issue, plan = river(), planned()
    again = plan_issue(written_down(issue, plan), Style(), BOOK)
    assert modules_of(again) == modules_of(plan)
    assert {story: (box.column, box.row, box.quote.lines) for story, box in boxes(again).items()} == {
        story: (box.column, box.row, box.quote.lines) for story, box in boxes(plan).items()
    }
    assert not [finding for finding in again.findings if finding.code == "module"]


@pytest.mark.parametrize(("insert", "least"), [("今日", 1.0), ("昨天下了一场小雨，", 0.5)])
def test_a_few_words_more_leave_a_page_with_a_pull_quote_standing(insert: str, least: float) -> None:
    issue, stood = written_down(river(), planned()), 0
    for article in (story for story in issue.articles if story.id in boxes(planned())):
        first, *others = article.paragraphs
        longer = replace(article, paragraphs=(replace(first, text=f"{first.text[:-1]}，{insert}{first.text[-1]}"), *others))
        edited = replace(issue, articles=tuple(longer if story.id == article.id else story for story in issue.articles))
        again = plan_issue(edited, Style(), BOOK)
        if not [finding for finding in again.findings if finding.code == "module"]:
            told = {finding.where.split("《")[0] for finding in again.findings if finding.code == "quote-left-out"}
            assert boxes(planned()).keys() - told <= boxes(again).keys() <= boxes(planned()).keys()
            stood += 1
    assert stood >= least * len(boxes(planned()))
