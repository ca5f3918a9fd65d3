"""Paper sizes: the name or the millimetres a person writes → a stock with its type area 版心."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from epaper.errors import UsageError
from epaper.geometry import Rect, mm

AUTO = "auto"
CELLS_LEAST = 10  # cells to a line; shorter ones cannot be justified (rulebook L11)
LEAST_MM, MOST_MM = 100.0, 900.0  # outside these no newspaper was ever made

# Share of the trimmed page's width and height left white on each side of a free size, as on the A4 facsimile.
SIDE_SHARE, END_SHARE = 0.073, 0.0615
# Column width a reader of news is used to, in points: the base column of the A4, tabloid and broadsheet grids (rulebook B2).
COLUMN_AT_A4, COLUMN_AT_BROADSHEET = 116.0, 153.0
GUTTER = 15.0  # between such columns, about: points


class Stock(NamedTuple):
    """A page size in points, its type area, into how many base columns 基本栏 that is divided, and their fewest cells."""

    name: str
    width: float
    height: float
    area: Rect
    columns: int
    cells_least: int = CELLS_LEAST


def _stock(name: str, width: float, height: float, area_width: float, area_height: float, columns: int) -> Stock:
    """Make a stock from millimetres, its type area centred."""
    left, top = (width - area_width) / 2, (height - area_height) / 2
    return Stock(name, mm(width), mm(height), Rect(mm(left), mm(top), mm(area_width), mm(area_height)), columns)


# Type areas as published for 对开 and 四开 (rulebook G4, B2); A4 is an A3 sheet folded.
STOCKS = MappingProxyType(
    {
        "broadsheet": _stock("broadsheet", 390, 550, 352.4, 490, 6),
        "tabloid": _stock("tabloid", 275, 390, 235, 350, 5),
        "a4": _stock("a4", 210, 297, 179.4, 260.5, 4),
    }
)
_FREE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×X*]\s*(\d+(?:\.\d+)?)(?:\s*mm)?")


def parse_stock(text: str) -> Stock | None:
    """Read a stock from `text`; None means `auto`. Raises UsageError for anything that is no paper size."""
    name = text.strip().lower()
    if name == AUTO:
        return None
    if name in STOCKS:
        return STOCKS[name]
    match = _FREE.fullmatch(name)
    if not match:
        raise UsageError(f"纸张“{text}”不认识：请写 auto、{'、'.join(STOCKS)}，或以毫米写宽×高，如 260x370。")
    width, height = float(match[1]), float(match[2])
    if not all(LEAST_MM <= side <= MOST_MM for side in (width, height)):
        raise UsageError(f"纸张“{text}”的边长须在 {LEAST_MM:.0f} 至 {MOST_MM:.0f} 毫米之间。")
    return _free(f"{width:g}x{height:g}", width, height)


def for_house(stock: Stock, column: float | None, cells_least: int) -> Stock:
    """Divide a stock into columns about `column` points wide, or as it is where that is None."""
    columns = stock.columns if column is None else max(1, round((stock.area.width + GUTTER) / (column + GUTTER)))
    return stock._replace(columns=columns, cells_least=cells_least)


def _free(name: str, width: float, height: float) -> Stock:
    area_width, area_height = width * (1 - 2 * SIDE_SHARE), height * (1 - 2 * END_SHARE)
    points = mm(area_width)
    small, large = STOCKS["a4"].area.width, STOCKS["broadsheet"].area.width
    share = min(1.0, max(0.0, (points - small) / (large - small)))
    column = COLUMN_AT_A4 + share * (COLUMN_AT_BROADSHEET - COLUMN_AT_A4)
    return _stock(name, width, height, area_width, area_height, max(1, round((points + GUTTER) / (column + GUTTER))))
