"""A head over a part of its story 串文题 on the finished page: it keeps clear of the legs beside it, the rule spans them too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.place.block import SET_OFF
from epaper.place.head import RULE_DROP
from epaper.place.rules import parted_above
from epaper.plan.grid import Grid
from epaper.plan.growth.settings import BESIDE
from epaper.plan.model import Block, IssuePlan
from epaper.quality.measure import measure
from epaper.quality.model import Metric
from epaper.scene.model import COPY, Facsimile, Page, Rule
from tests.composed import RIVER, composed

BOOK = FontBook.shipped()
ROLES = ("kicker", "headline", "deck", "furniture", "jump")


@cache
def made() -> tuple[Facsimile, IssuePlan]:
    _, plan, facsimile = composed(RIVER, "tabloid")
    return facsimile, plan


def stories() -> Iterator[tuple[Page, Block, Grid, bool]]:
    """Yield the stories whose head stands over a part of them, with their page, and whether another without a frame is above."""
    facsimile, plan = made()
    found = [
        (page, block, plan.grid, number not in parted_above(planned))
        for page, planned in zip(facsimile.pages, plan.pages, strict=True)
        for number, block in enumerate(planned.blocks)
        if 0 < block.head.columns < block.columns
    ]
    assert len(found) > 2
    return iter(found)


def head(page: Page, block: Block, grid: Grid) -> list[Rect]:
    """Return the boxes of the lines of a block's head; 下转 stands at the foot of a leg, maybe one beside the head."""
    lines = (line for line in page.lines if line.article == block.article and line.role in ROLES)
    own = (line for line in lines if not (line.leads and line.leads == block.jump_to))
    return [box for line in own if (box := line.box).y < grid.top(block.row + block.head.rows)]


def test_its_type_stands_over_its_own_columns() -> None:
    for page, block, grid, _ in stories():
        left = grid.x(block.column)
        boxes = head(page, block, grid)
        assert boxes
        for box in boxes:
            assert left <= box.x
            assert box.right <= left + grid.span(block.head.columns)
            assert box.bottom <= grid.top(block.row + block.head.rows)


def test_it_begins_level_with_what_stands_beside_it_unless_too_much_white_would_be_left_below() -> None:
    level = 0
    for page, block, grid, _ in stories():
        boxes = head(page, block, grid)
        top, foot = min(box.y for box in boxes), grid.top(block.row + block.head.rows)
        beside = grid.top(block.row + block.head.beside) + (grid.pitch - grid.size) / 2
        if top > beside + grid.size / 4:
            assert foot - max(box.bottom for box in boxes) >= top - beside
        level += abs(top - beside) < grid.size / 4
    assert level > 1


def test_it_keeps_a_gutter_clear_of_the_legs_beside_it() -> None:
    beside = 0
    for page, block, grid, _ in stories():
        boxes = head(page, block, grid)
        lowest, right = max(box.bottom for box in boxes), max(box.right for box in boxes)
        for line in (line for line in page.lines if line.article == block.article and line.role in COPY):
            if line.box.y < lowest:
                beside += 1
                assert line.x >= right + grid.gutter - grid.size / 2  # marks may hang
    assert beside > 5


def test_the_legs_beside_it_begin_a_line_below_the_storys_top() -> None:
    for page, block, grid, _ in stories():
        legs = [leg for leg in page.legs if leg.article == block.article]
        free = [leg for leg in legs if leg.x > grid.x(block.column + block.head.columns) - 1]
        pictures = [box for box in block.pictures if box.column >= block.column + block.head.columns]
        assert free or pictures
        if not pictures:
            assert {leg.baseline for leg in free} == {grid.baseline(block.row + BESIDE)}


def test_the_rule_above_it_spans_all_columns_of_the_story() -> None:
    ruled = 0
    for page, block, grid, below in stories():
        y, left = grid.top(block.row) + RULE_DROP * grid.pitch, grid.x(block.column)
        rules = [mark for mark in page.marks if isinstance(mark, Rule) and mark.y0 == mark.y1 == pytest.approx(y)]
        own = [rule for rule in rules if (rule.x0, rule.x1) == pytest.approx((left, left + grid.span(block.columns)))]
        assert len(own) == (below and block.dress not in SET_OFF)
        ruled += len(own)
        tops = [line.box.y for line in page.lines if line.article == block.article]
        assert all(y < top for top in tops)
    assert ruled


def metrics() -> dict[str, Metric]:
    return {metric.key: metric for metric in measure(made()[0])}


@pytest.mark.parametrize("key", ["Q14", "Q16", "Q18", "Q25", "Q26", "Q27", "F4", "F6"])
def test_pages_with_such_heads_measure_well(key: str) -> None:
    assert metrics()[key].met, metrics()[key].places
