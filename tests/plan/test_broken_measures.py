"""A broken measure 破栏 is of whole cells that fill its width, its legs no farther apart than copy of one story is."""

from __future__ import annotations

import pytest

from epaper.fonts.book import FontBook
from epaper.plan.division import divided
from epaper.plan.grid import GUTTER_LEAST, make_grid, rows_at
from epaper.plan.heads.ladder import ladder
from epaper.plan.stock import parse_stock
from epaper.plan.stories.matter import Matter
from epaper.plan.stories.measures import BROKEN_GUTTER, CELLS_MOST
from epaper.style import load_style
from epaper.typeset.galley import Setter
from tests.issues.makers import issue_of

BOOK = FontBook.shipped()
HOUSE = load_style("chinese")
SIZES = (9.0, 9.5, 10.0, 10.5)


def matter(stock: str, size: float) -> Matter:
    paper = parse_stock(stock, HOUSE)
    assert paper is not None
    grid = make_grid(paper, size, rows_at(paper, size, size * HOUSE.pitch_best))
    assert grid is not None
    return Matter(divided(issue_of(3, 900, pages=None)), grid, ladder(grid, 36.0, HOUSE.heads), HOUSE, Setter(BOOK))


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("size", SIZES)
def test_no_white_lane_stands_between_its_legs(stock: str, size: float) -> None:
    made = matter(stock, size)
    offered = 0
    for columns in range(3, min(5, made.grid.columns) + 1):
        measure = made.broken(0, columns)
        if measure is None:
            continue
        offered += 1
        width = measure.legs * measure.cells + (measure.legs - 1) * measure.gutter + 2 * measure.inset
        assert width == pytest.approx(made.grid.span(columns) / size)
        assert GUTTER_LEAST - 1e-6 <= measure.gutter <= BROKEN_GUTTER * made.grid.gutter / size + 1e-6
        assert made.grid.cells < measure.cells <= CELLS_MOST
        assert 1 < measure.legs < columns
    assert offered


def test_a_leg_takes_a_cell_more_rather_than_a_lane_beside_it() -> None:
    made = matter("tabloid", 9.5)
    measure = made.broken(0, 3)
    assert measure is not None
    assert (measure.legs, measure.cells) == (2, 19)  # 18 would leave a gutter twice as wide as the others
