"""What an editor has fixed stands: composing, pinning and composing again changes nothing, and a small edit stays on its page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue, Paragraph, Picture
from epaper.issue.pins import Module, Pins
from epaper.issue.places import write_grid
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import as_modules
from epaper.plan.editor.given import grid_mark, grids_differ
from epaper.plan.editor.pinned import modules_of
from epaper.plan.model import IssuePlan, PagePlan
from epaper.style import Style
from tests.composed import RIVER, SHIPPED, composed, issue_in
from tests.issues.makers import issue_of

A4 = Style(stock="a4")


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.fixture(scope="module")
def planned() -> tuple[Issue, IssuePlan]:
    """The seed, planned, and with that plan written down in it."""
    issue, plan, _ = composed(SHIPPED, "a4")
    return pinned(issue, plan), plan


def rounded(plan: IssuePlan) -> dict[str, tuple[Module, ...]]:
    """Return where stories stand, with sizes to a tenth of a point: heads that grow into their white may differ by less."""
    return {
        story: tuple(module._replace(size=round(module.size, 1)) for module in own) for story, own in modules_of(plan).items()
    }


def pinned(issue: Issue, plan: IssuePlan) -> Issue:
    modules = modules_of(plan)
    articles = (replace(one, pins=replace(one.pins, modules=modules.get(one.id, ()))) for one in issue.articles)
    return replace(issue, articles=tuple(articles), makeup=replace(issue.makeup, grid=write_grid(grid_mark(plan.grid))))


def outline(page: PagePlan) -> list[object]:
    """All that is seen of a page: what its heads cost is not."""
    return [block._replace(head=block.head._replace(cost=0.0)) for block in page.blocks]


def edited(issue: Issue, article: Article, insert: str) -> Issue:
    """Put words into the middle of a story's longest paragraph."""
    longest = max(range(len(article.paragraphs)), key=lambda number: len(article.paragraphs[number].text))
    old = article.paragraphs[longest]
    middle = len(old.text) // 2
    new = Paragraph(old.text[:middle] + insert + old.text[middle:], old.kind)
    copy = (*article.paragraphs[:longest], new, *article.paragraphs[longest + 1 :])
    return replace(
        issue, articles=tuple(replace(one, paragraphs=copy) if one.id == article.id else one for one in issue.articles)
    )


def told(plan: IssuePlan) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in plan.findings if found.code in {"module", "locked-page"}]


def test_a_plan_written_down_is_made_again(planned: tuple[Issue, IssuePlan], book: FontBook) -> None:
    issue, plan = planned
    again = plan_issue(issue, Style(), book)  # the grid that is written down says on what stock
    assert again.grid == plan.grid
    assert list(map(outline, again.pages)) == list(map(outline, plan.pages))
    assert told(again) == []
    assert modules_of(again) == modules_of(plan)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6])
def test_the_legs_beside_an_upright_head_are_as_wide_again(seed: int, book: FontBook) -> None:
    """Of the widths that go with one head in one module the line breaker's best is taken both times."""
    issue = issue_of(6, 2400, seed, pages=None)
    issue = replace(issue, articles=tuple(replace(one, head_style="vertical") for one in issue.articles))
    plan = plan_issue(issue, A4, book)
    assert any(block.dress == "upright" for page in plan.pages for block in page.blocks)
    again = plan_issue(pinned(issue, plan), A4, book)
    assert list(map(outline, again.pages)) == list(map(outline, plan.pages))


@pytest.mark.parametrize(("stock", "seed"), [("a4", 1), ("a4", 2), ("tabloid", 3), ("broadsheet", 4)])
def test_heads_stand_in_the_lines_and_sizes_written_down(stock: str, seed: int, book: FontBook) -> None:
    """Kickers may be larger than they need be, decks left out, headlines in more lines than another way of the same height."""
    issue = issue_of(14, 9000, seed, pages=None)
    stories = [
        replace(one, kicker=("石埠镇见闻",), deck=("记者探访老窑头社区：今年的米，闻着就香",), label="市井" if number % 3 else "")
        for number, one in enumerate(issue.articles)
    ]
    spare = Pins(deck_spare=True)
    issue = replace(issue, articles=tuple(replace(one, pins=spare) if number % 2 else one for number, one in enumerate(stories)))
    plan = plan_issue(issue, Style(stock=stock), book)
    again = plan_issue(pinned(issue, plan), Style(stock=stock), book)
    assert [len(page.blocks) for page in again.pages] == [len(page.blocks) for page in plan.pages]
    for old, new in zip(plan.pages, again.pages, strict=True):
        for one, two in zip(old.blocks, new.blocks, strict=True):
            assert [(part.role, part.lines) for part in one.head.parts] == [(part.role, part.lines) for part in two.head.parts]
            assert [part.size for part in one.head.parts] == pytest.approx([part.size for part in two.head.parts], abs=0.011)


def test_a_word_more_leaves_all_other_pages_as_they_are(planned: tuple[Issue, IssuePlan], book: FontBook) -> None:
    issue, plan = planned
    for article in issue.articles:
        stands = {module.page for module in article.pins.modules}
        again = plan_issue(edited(issue, article, "今日"), A4, book)
        for old, new in zip(plan.pages, again.pages, strict=True):
            assert old.number in stands or outline(old) == outline(new)
        assert told(again) == []


def test_a_page_that_cannot_stand_says_why_and_is_made_anew(planned: tuple[Issue, IssuePlan], book: FontBook) -> None:
    issue, _ = planned
    rests = {module.page for one in issue.articles for module in one.pins.modules[1:]}  # pages that need another one to stand
    *_, article = (one for one in issue.articles if len(one.pins.modules) == 1 and one.pins.modules[0].page not in rests)
    page = article.pins.modules[0].page
    longer = edited(issue, article, "新添的一句话，" * 20)
    longer = replace(longer, makeup=replace(longer.makeup, locked=(page,)))
    again = plan_issue(longer, A4, book)
    warnings = [message for code, message in told(again) if code == "locked-page"]
    assert any(f"锁住的第 {page} 版没有照排：《{article.title}》多 " in message for message in warnings), warnings
    assert {block.article for made in again.pages for block in made.blocks} == {one.id for one in issue.articles}


def test_a_lock_without_modules_names_the_remedy(book: FontBook) -> None:
    issue = issue_in(SHIPPED)
    locked = replace(issue, makeup=replace(issue.makeup, locked=(2, 9)))
    messages = [message for _, message in told(plan_issue(locked, A4, book))]
    assert messages == [
        "锁住的第 2 版没有照排：稿件里没有它的版位；请先用“epaper layout --pin”写入。",
        "锁住的第 9 版没有照排：全报只有 4 版；请改锁版。",
    ]


def test_modules_that_overlap_or_leave_a_hole_are_told(planned: tuple[Issue, IssuePlan], book: FontBook) -> None:
    issue, _ = planned
    article = next(one for one in issue.articles if len(one.pins.modules) == 1 and one.pins.modules[0].page > 1)
    wrong = Module(article.pins.modules[0].page, 1, 5, (9,), 3, 20.0)
    articles = (replace(one, pins=replace(one.pins, modules=(wrong,))) if one is article else one for one in issue.articles)
    again = plan_issue(replace(issue, articles=tuple(articles)), A4, book)
    assert any("空" in message or "重叠" in message or "深度" in message for _, message in told(again))


def test_on_another_stock_modules_are_not_used(planned: tuple[Issue, IssuePlan], book: FontBook) -> None:
    issue, plan = planned
    other = plan_issue(issue, Style(stock="tabloid"), book)
    assert other.grid.stock.name == "tabloid"
    assert all(f"“{write_grid(grid_mark(plan.grid))}”" in message for _, message in told(other) if "版位是按" in message)
    assert told(other)


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        (Module(2, 1, 3, (70,), 3, 20.0), "写到第 72 行（从第 3 行起深 70 行），这一版排稿件只到第 "),
        (Module(2, 3, 9, (9, 9, 9), 3, 20.0), "写到第 5 栏（从第 3 栏起 3 栏），版面只有 4 栏"),
        (Module(2, 1, 1, (9,), 3, 20.0), "从第 1 行起，这一版前 2 行是报头或报眉"),
    ],
)
def test_a_module_no_page_can_have_is_told_with_its_numbers(
    module: Module, reason: str, planned: tuple[Issue, IssuePlan], book: FontBook
) -> None:
    issue, _ = planned
    article = next(one for one in issue.articles if one.pins.modules[0].page == 2)
    articles = (replace(one, pins=replace(one.pins, modules=(module,))) if one is article else one for one in issue.articles)
    again = plan_issue(replace(issue, articles=tuple(articles)), A4, book)
    assert any(f"《{article.title}》的版位{reason}" in message for _, message in told(again))


@pytest.mark.parametrize(
    ("wrote", "reason"),
    [
        ("tabloid 5x79 9.5", "纸张写的是“tabloid”，这次是“a4”"),
        ("a4 9x53 10.5", "栏数写的是 9，版式里“a4”排 4 栏"),
        ("a4 4x53 10.2", "字号写的是 10.2 磅，这次排 10.5 磅"),
        ("a4 4x60 10.5", "行数写的是 60，这次排 53 行"),
        ("", "头部没有“版样”"),
    ],
)
def test_of_another_grid_the_value_that_differs_is_named(wrote: str, reason: str) -> None:
    assert grids_differ(wrote, "a4 4x53 10.5").startswith(reason)


def test_pages_stand_where_more_were_asked_for_than_the_copy_fills(book: FontBook) -> None:
    issue, style = issue_in(SHIPPED), Style(stock="tabloid", pages=4)
    plan = plan_issue(issue, style, book)
    again = plan_issue(as_modules(issue, plan), style, book)
    assert len(plan.pages) == 2
    assert modules_of(again) == modules_of(plan)
    assert told(again) == []


@pytest.mark.parametrize(
    ("issue", "stock"),
    [
        (issue_of(7, 6300, 10, pages=4), "a4"),
        (issue_of(8, 2600, 10, pages=1), "tabloid"),
        (issue_of(9, 9000, 7, pages=None, pictures=3), "tabloid"),
    ],
)
def test_a_lead_that_ends_above_another_story_stands_again(issue: Issue, stock: str, book: FontBook) -> None:
    plan = plan_issue(issue, Style(stock=stock), book)
    again = plan_issue(as_modules(issue, plan), Style(stock=stock), book)
    assert rounded(again) == rounded(plan)
    assert told(again) == []


@pytest.mark.parametrize("pins", [Pins(columns=4, rows=55), Pins(columns=2, rows=12)])
def test_pages_stand_before_one_that_an_advertisement_is_pinned_to(pins: Pins, book: FontBook) -> None:
    issue = issue_of(7, 6300, 1, pages=None)
    picture = Picture("广告.jpg", "广告。")
    advertisement = Article("ad", ("银行",), (), pictures=(picture,), kind="ad", page=9, pins=pins)
    issue = replace(issue, articles=(*issue.articles, advertisement))
    plan = plan_issue(issue, A4, book)
    again = plan_issue(as_modules(issue, plan), A4, book)
    assert len(again.pages) == len(plan.pages)
    assert modules_of(again) == modules_of(plan)
    assert told(again) == []


@pytest.mark.parametrize("number", [1, 3, 5])
def test_an_advertisement_added_to_a_page_lies_on_none_of_its_stories(number: int, book: FontBook) -> None:
    """It may reach into a leg that begins beside it: such a page cannot stand as it is written down."""
    issue, plan, _ = composed(RIVER, "a4")
    added = Article("new", ("新店开张",), (Paragraph("电话 0000-6312。"),), kind="ad", page=number, pins=Pins(columns=1, rows=14))
    kept = as_modules(issue, plan)
    again = plan_issue(replace(kept, articles=(*kept.articles, added)), A4, book)
    assert any(block.article == "new" for block in again.pages[number - 1].blocks)
    for page in again.pages:
        cells = Counter(
            (block.column + column, row)
            for block in page.blocks
            for column, depth in enumerate(block.depths)
            for row in range(block.row, block.row + depth)
        )
        assert [cell for cell, blocks in cells.items() if blocks > 1] == []
