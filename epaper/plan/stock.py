"""Paper sizes: the name or the millimetres a person writes → a stock of the house with its type area 版心."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from epaper.errors import UsageError
from epaper.geometry import Rect, mm
from epaper.style import House
from epaper.style.paper import StockLook

AUTO = "auto"
LEAST_MM, MOST_MM = 100.0, 900.0  # outside these no newspaper was ever made


class Stock(NamedTuple):
    """A page size in points, its type area, into how many base columns 基本栏 that is divided, and their fewest cells."""

    name: str
    width: float
    height: float
    area: Rect
    columns: int
    cells_least: int


# Sizes people call by name, in millimetres: ISO 216, and the middle one of the three that newspapers are printed in.
_NAMED = MappingProxyType(
    {
        "a1": (594.0, 841.0),
        "a2": (420.0, 594.0),
        "a3": (297.0, 420.0),
        "a4": (210.0, 297.0),
        "a5": (148.0, 210.0),
        "a6": (105.0, 148.0),
        "b2": (500.0, 707.0),
        "b3": (353.0, 500.0),
        "b4": (250.0, 353.0),
        "b5": (176.0, 250.0),
        "b6": (125.0, 176.0),
        "berliner": (315.0, 470.0),
    }
)
_TRADE = MappingProxyType({"对开": "broadsheet", "四开": "tabloid"})  # what a house's own stocks are called in the trade
_FREE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×X*]\s*(\d+(?:\.\d+)?)(?:\s*mm)?")


def parse_stock(text: str, house: House) -> Stock | None:
    """Read a stock of the house, a size with a name, or millimetres; None is `auto`. Raises UsageError for anything else."""
    name = text.strip().lower()
    if name == AUTO:
        return None
    known = {look.name.lower(): look for look in house.stocks}
    look = known.get(name) or known.get(_TRADE.get(name, ""))
    if look:
        return _stock(look, house)
    if name in _NAMED:
        return _stock(_free(name, *_NAMED[name], house), house)
    match = _FREE.fullmatch(name)
    if not match:
        names = "、".join(dict.fromkeys((*known, *_NAMED)))
        raise UsageError(f"纸张“{text}”不认识：请写 auto、{names}，或以毫米写宽×高，如 260x370。")
    width, height = float(match[1]), float(match[2])
    if not all(LEAST_MM <= side <= MOST_MM for side in (width, height)):
        raise UsageError(f"纸张“{text}”的边长须在 {LEAST_MM:.0f} 至 {MOST_MM:.0f} 毫米之间。")
    return _stock(_free(f"{width:g}x{height:g}", width, height, house), house)


def auto_stocks(house: House) -> tuple[Stock, ...]:
    """Return the stocks among which copy chooses by itself, the largest first."""
    named = {look.name: look for look in house.stocks}
    return tuple(_stock(named[name], house) for name in house.auto)


def _stock(look: StockLook, house: House) -> Stock:
    """Turn millimetres into points, the type area centred."""
    left, top = (look.width - look.area[0]) / 2, (look.height - look.area[1]) / 2
    area = Rect(mm(left), mm(top), mm(look.area[0]), mm(look.area[1]))
    return Stock(look.name, mm(look.width), mm(look.height), area, look.columns, house.cells_least)


def _free(name: str, width: float, height: float, house: House) -> StockLook:
    """Divide a size as the stocks of the house are: white in proportion, columns about as wide as on the stock next in width."""
    free, stocks = house.free, auto_stocks(house)
    area = width * (1 - 2 * free.side), height * (1 - 2 * free.end)
    points = mm(area[0])
    small, large = stocks[-1].area.width, stocks[0].area.width
    share = min(1.0, max(0.0, (points - small) / max(large - small, 1.0)))
    column = free.column[0] + share * (free.column[1] - free.column[0])
    return StockLook(name, width, height, area, max(1, round((points + free.gutter) / (column + free.gutter))))
