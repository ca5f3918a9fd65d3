"""Stories with a head over their first columns 串文题, as blocks: every line taken once, written down and made again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.places import read_module, write_module
from epaper.plan.closing.closer import Closer
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import as_modules
from epaper.plan.editor.given import Given, GivenPage, Misfit
from epaper.plan.editor.pinned import modules_of
from epaper.plan.grid import Grid
from epaper.plan.growth.settings import BESIDE
from epaper.plan.model import Block, IssuePlan, PagePlan
from epaper.plan.shapes.blocks import page_blocks
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Matter, Piece
from epaper.style import Style
from epaper.typeset.galley import Setter
from tests.composed import RIVER, composed
from tests.issues import makers
from tests.plan.laws import broken_laws
from tests.plan.matters import matter_on

BOOK = FontBook.shipped()
TOP, ROWS = 2, 50


class Made(NamedTuple):
    """A page's pieces, and its blocks."""

    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]


@cache
def issue() -> Issue:
    return makers.issue_of(7, 6300, 3, pictures=4)


@cache
def matter(stock: str) -> Matter:
    return matter_on(stock, issue(), BOOK)


@cache
def pages(stock: str) -> tuple[Made, ...]:
    """Close pages of two to four stories, and take those on which a head stands over a part of its story."""
    closer, found = Closer(Parts(matter(stock))), list[Made]()
    for start in range(5):
        for count in (2, 3, 4):
            pieces = tuple(Piece(order, 0, 0) for order in range(start, min(7, start + count)))
            for rows in (30, 36, 40, 44, ROWS):
                for _, shape in closer.page(pieces, rows, None, 2):
                    made = Made(pieces, page_blocks(shape, TOP, matter(stock).grid, matter(stock).articles))
                    if any(map(parts_head, made.blocks)):
                        found.append(made)
    return tuple(found)


def parts_head(block: Block) -> bool:
    """Say whether a block's head stands over a part of it."""
    return 0 < block.head.columns < block.columns


def stories(stock: str) -> Iterator[tuple[Grid, Block]]:
    found = [block for made in pages(stock) for block in made.blocks if parts_head(block)]
    assert len(found) > 5
    return ((matter(stock).grid, block) for block in found)


def cells(block: Block, grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield the columns and lines a block takes: of its head, the white beside it, pictures, the quote, legs."""
    for column in range(block.column, block.column + block.columns):
        own = column - block.column < block.head.columns
        yield from ((column, block.row + row) for row in range(block.head.rows if own else BESIDE))
    for box in block.pictures:
        yield from (
            (column, row) for column in range(box.column, box.column + box.columns) for row in range(box.row, box.row + box.rows)
        )
    for leg in block.legs:
        column = block.column + round(leg.x / (grid.column_width + grid.gutter))
        yield from ((column, row) for row in range(leg.row, leg.row + leg.rows))


STOCKS = pytest.mark.parametrize("stock", ["a4", "tabloid"])


@STOCKS
def test_every_line_of_such_a_story_is_taken_once(stock: str) -> None:
    for grid, block in stories(stock):
        taken = Counter(cells(block, grid))
        assert max(taken.values()) == 1
        ground = {(block.column + column, block.row + row) for column, depth in enumerate(block.depths) for row in range(depth)}
        assert set(taken) <= ground
        spare = sorted(ground - set(taken))
        assert len(spare) < block.columns
        assert {column for column, _ in spare} <= {block.column + block.columns - 1}, "but for the foot of the last leg"


@STOCKS
def test_copy_of_free_columns_begins_one_line_below_the_storys_top(stock: str) -> None:
    free = 0
    for grid, block in stories(stock):
        for leg in block.legs:
            column = block.column + round(leg.x / (grid.column_width + grid.gutter))
            above = [box.row + box.rows for box in block.pictures if box.column <= column < box.column + box.columns]
            beside = column - block.column >= block.head.columns
            free += beside and not above
            assert leg.row == max(above, default=block.row + (BESIDE if beside else block.head.rows))
    assert free


@STOCKS
def test_such_a_story_is_read_from_under_its_head_to_the_right(stock: str) -> None:
    for grid, block in stories(stock):
        assert block.legs[0].x == 0
        assert all(two.x - one.x == pytest.approx(grid.column_width + grid.gutter) for one, two in pairwise(block.legs))
        assert sum(leg.rows for leg in block.legs) == block.last - block.first


# -- written down ---------------------------------------------------------------------------------------------------------


def outline(block: Block) -> Block:
    """All that is seen of a block and written down: what its head costs is not, nor the sizes of its kicker and deck."""
    sizes = ((part, round(part.size, 1) if part.role == "headline" else 0.0) for part in block.head.parts)
    parts = tuple(part._replace(size=size) for part, size in sizes)
    return block._replace(head=block.head._replace(parts=parts, cost=0.0, white=0.0))


def written(stock: str, made: Made) -> dict[str, str]:
    """Write the modules of a page as an issue's file does."""
    page = PagePlan(2, "", TOP, 0, made.blocks, 0, 0)
    modules = modules_of(IssuePlan(matter(stock).grid, (page,), (), 0.0))
    return {article: write_module(module, 0) for article, (module,) in modules.items()}


def kept(stock: str, texts: dict[str, str], pieces: tuple[Piece, ...], headline: str = "") -> GivenPage | Misfit | None:
    """Make up a page whose modules are written down so; the first story may have another headline."""
    modules = {article: read_module(text) for article, text in texts.items()}
    assert all(modules.values())
    pins = {article: (module,) for article, module in modules.items() if module}
    articles = [replace(one, pins=replace(one.pins, modules=pins.get(one.id, ()))) for one in issue().articles]
    if headline:
        articles[pieces[0].order] = replace(articles[pieces[0].order], headline=(headline,), deck=())
    parts = Parts(matter_on(stock, replace(issue(), articles=tuple(articles)), BOOK))
    return Given(parts).page(2, pieces, TOP, ROWS)


@STOCKS
def test_such_a_page_written_down_stands_again(stock: str) -> None:
    for made in pages(stock)[::3]:
        texts = written(stock, made)
        assert any(re.search(r"题\d栏\d+行", text) for text in texts.values())
        again = kept(stock, texts, made.pieces)
        assert isinstance(again, GivenPage), again
        blocks = page_blocks(again.shape, TOP, matter(stock).grid, matter(stock).articles)
        assert list(map(outline, blocks)) == list(map(outline, made.blocks))


BY_HAND = {
    "a3": "2版 1栏3行 深19 19 19 19 题2栏7行{}磅",
    "a5": "2版 1栏22行 深15 15 15 15 题2栏7行22.5磅",
}


@pytest.mark.parametrize("size", ["28", "25.5"])
def test_a_page_set_by_hand_stands_as_it_is_written(size: str) -> None:
    texts = {article: text.format(size) for article, text in BY_HAND.items()}
    page = kept("a4", texts, (Piece(2, 0, 0), Piece(4, 0, 0)), headline="下河湾的账本")
    assert isinstance(page, GivenPage), page
    blocks = page_blocks(page.shape, TOP, matter("a4").grid, matter("a4").articles)
    again = written("a4", Made(page.pieces, blocks))
    assert {article: text.startswith(texts[article]) for article, text in again.items()} == dict.fromkeys(texts, True)
    for block in blocks:
        assert [leg.row - block.row for leg in block.legs] == [7, 7, BESIDE, BESIDE]
    assert [block.head.size for block in blocks] == [float(size), 22.5]


def test_a_head_may_not_stand_over_more_columns_than_its_story_has() -> None:
    assert read_module("2版 1栏3行 深18 18 题2栏7行28磅") is not None
    assert read_module("2版 1栏3行 深18 18 题3栏7行28磅") is None


# -- the whole paper ------------------------------------------------------------------------------------------------------


@cache
def river() -> tuple[Issue, IssuePlan]:
    whole, plan, _ = composed(RIVER, "a4")
    return whole, plan


def test_a_paper_with_such_heads_keeps_all_laws() -> None:
    whole, plan = river()
    assert sum(parts_head(block) for page in plan.pages for block in page.blocks) > 3
    assert broken_laws(whole, plan, Setter(BOOK)) == []


def test_a_whole_paper_with_such_heads_written_down_stands_again() -> None:
    whole, plan = river()
    again = plan_issue(as_modules(whole, plan), Style(), BOOK)
    for old, new in zip(plan.pages, again.pages, strict=True):
        assert list(map(outline, new.blocks)) == list(map(outline, old.blocks))
