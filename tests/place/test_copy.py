"""Slots placed on a page: their lines in reading order on the grid, their rules in points, seamless down a leg."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.place.copy import place_copy
from epaper.plan.grid import make_grid
from epaper.plan.stock import auto_stocks
from epaper.scene.model import COPY, Rule
from epaper.style import load_style
from epaper.typeset.galley import Setter

if TYPE_CHECKING:
    from epaper.place.desk import Desk, Placed

SETTER = Setter(FontBook.shipped())
GRID = make_grid(auto_stocks(load_style("chinese"))[-1], 10.5, 53)
assert GRID is not None
LEGS = (40.0, 200.0)


def laid(*paragraphs: Paragraph, cells: float = 13, rows: int = 100) -> Placed:
    """Place a story in two legs, the first of `rows` lines."""
    slots = SETTER.galley(Article("a1", ("题",), paragraphs), cells).slots
    places = [(LEGS[row >= rows], row % rows) for row in range(len(slots))]
    return place_copy(cast("Desk", SimpleNamespace(grid=GRID)), "a1", slots, places)


BOX = (Paragraph("题目", "subheading", boxed=True), Paragraph("天地人口山水日月中国上下" * 3, boxed=True))


def test_the_sides_of_a_box_are_one_rule_each() -> None:
    upright = [mark for mark in laid(*BOX).marks if isinstance(mark, Rule) and mark.x0 == mark.x1]
    assert [mark.x0 for mark in upright] == [LEGS[0], LEGS[0] + 13 * 10.5]
    level = [mark for mark in laid(*BOX).marks if isinstance(mark, Rule) and mark.y0 == mark.y1]
    assert [mark.y0 for mark in level] == [pytest.approx(upright[0].y0), pytest.approx(upright[0].y1)]


def test_a_box_that_is_parted_has_open_ends() -> None:
    marks = [mark for mark in laid(*BOX, rows=4).marks if isinstance(mark, Rule)]
    level = [mark for mark in marks if mark.y0 == mark.y1]
    assert [mark.x0 for mark in level] == list(LEGS), "a line above in the first leg, one below in the second"
    assert len(marks) - len(level) == 4


def test_cells_of_a_table_are_read_whole_and_every_line_is_on_the_grid() -> None:
    assert GRID is not None
    table = Paragraph("指标\t数\n规模以上工业增加值同比增长\t7", "table", align="lr")
    placed = laid(table, cells=8)
    assert "".join(line.text for line in placed.lines) == table.text
    rows = [(line.baseline - GRID.baseline(0)) / GRID.pitch for line in placed.lines]
    assert all(row == pytest.approx(round(row)) for row in rows)


def test_repeated_heads_belong_to_no_article() -> None:
    names = "\t".join(("早稻面积（万亩）", "中稻面积（万亩）", "晚稻面积（万亩）") * 2)
    placed = laid(Paragraph(f"{names}\n1\t2\t3\t4\t5\t6\n7\t8\t9\t10\t11\t12", "table", align="rrrrrr"), cells=9)
    assert {line.article for line in placed.lines if line.role in COPY} == {"a1"}
    assert {line.article for line in placed.lines if line.role == "furniture"} == {""}
