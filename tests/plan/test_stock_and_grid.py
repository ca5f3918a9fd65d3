"""Paper sizes as people write them, and the grid they give: whole cells, whole lines, inside the type area."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.errors import UsageError
from epaper.geometry import mm
from epaper.plan.grid import GUTTER_LEAST, GUTTER_MOST, make_grid, rows_at
from epaper.plan.stock import LEAST_MM, MOST_MM, parse_stock
from epaper.style import load_style

HOUSE = load_style("chinese")


@pytest.mark.parametrize(
    ("text", "name", "width", "height"),
    [
        ("a4", "a4", 210, 297),
        (" Tabloid ", "tabloid", 275, 390),
        ("broadsheet", "broadsheet", 390, 550),
        ("对开", "broadsheet", 390, 550),
        ("四开", "tabloid", 275, 390),
        ("A3", "a3", 297, 420),
        ("b4", "b4", 250, 353),
        ("Berliner", "berliner", 315, 470),
        ("260x370", "260x370", 260, 370),
        ("260×370mm", "260x370", 260, 370),
        ("148.5 X 210 mm", "148.5x210", 148.5, 210),
    ],
)
def test_names_and_millimetres_are_read(text: str, name: str, width: float, height: float) -> None:
    stock = parse_stock(text, HOUSE)
    assert stock is not None
    assert (stock.name, stock.width, stock.height) == (name, mm(width), mm(height))


def test_a_house_may_give_a_name_a_size_of_its_own() -> None:
    (own,) = (look for look in HOUSE.stocks if look.name == "a4")
    house = replace(HOUSE, stocks=(own._replace(name="a3", width=300.0), *HOUSE.stocks))
    stock = parse_stock("a3", house)
    assert stock is not None
    assert stock.width == mm(300.0)


def test_a_named_size_is_divided_like_the_same_millimetres() -> None:
    named, free = parse_stock("a3", HOUSE), parse_stock("297x420", HOUSE)
    assert named is not None
    assert free is not None
    assert named == free._replace(name="a3")


def test_auto_is_no_stock() -> None:
    assert parse_stock("auto", HOUSE) is None


@pytest.mark.parametrize(
    "text", ["", "a0", "八开", "210", "x", "-210x297", "210x297x3", "0x0", "99x200", "200x901", "1e3x200", "二一〇x297"]
)
def test_nonsense_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"^纸张") as refusal:
        parse_stock(text, HOUSE)
    assert "\n" not in str(refusal.value)


sides = st.integers(int(LEAST_MM), int(MOST_MM))


@given(width=sides, height=sides, size=st.sampled_from((9.0, 9.5, 10.0, 10.5)), pitch=st.floats(1.26, 1.42))
def test_a_grid_divides_the_type_area_into_whole_cells_and_lines(width: int, height: int, size: float, pitch: float) -> None:
    stock = parse_stock(f"{width}x{height}", HOUSE)
    assert stock is not None
    grid = make_grid(stock, size, rows_at(stock, size, size * pitch))
    if grid is None:
        return
    assert grid.cells >= HOUSE.cells_least
    assert grid.span(grid.columns) <= stock.area.width + 1e-6
    assert grid.columns == 1 or GUTTER_LEAST - 1e-6 <= grid.gutter / size <= GUTTER_MOST + 1e-6
    last = grid.baseline(grid.rows - 1) + 0.12 * size
    assert last <= stock.area.bottom + 1e-6
