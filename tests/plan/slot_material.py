"""Advertisements, notices and forecasts for tests, and grids to set them on."""

from __future__ import annotations

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, ArticleKind, Paragraph, Picture
from epaper.issue.pins import Pins
from epaper.plan.furniture.slotcopy import SlotWriter
from epaper.plan.grid import Grid, make_grid, rows_at
from epaper.plan.stock import parse_stock
from epaper.style import house_of_language
from epaper.typeset.galley import Setter

TEXT = "解放大道临街门面三间水电齐全交通便利适合餐饮零售。"


def grid_on(stock: str) -> Grid:
    """Return a grid of a stock with body of 10 points."""
    paper = parse_stock(stock, house_of_language("zh"))
    assert paper is not None
    grid = make_grid(paper, 10.0, rows_at(paper, 10.0, 13.3))
    assert grid is not None
    return grid


def writer_on(grid: Grid, book: FontBook) -> SlotWriter:
    """Return what sets boxes on a grid."""
    return SlotWriter(grid, house_of_language("zh"), Setter(book))


def notice(name: str, sentences: int, *, kind: ArticleKind = "notice", page: int | None = None, pins: Pins = Pins()) -> Article:
    """Make a notice of so many sentences of 25 characters."""
    return Article(name, (f"启事{name}",), (Paragraph(TEXT * sentences),), kind=kind, page=page, pins=pins)


def artwork(name: str, width: int, height: int, *, page: int | None = None, pins: Pins = Pins()) -> Article:
    """Make an advertisement that is a picture of so many pixels."""
    picture = Picture(f"{name}.png", width=width, height=height)
    return Article(name, (f"广告{name}",), (), kind="ad", pictures=(picture,), page=page, pins=pins)


def forecast(name: str = "weather", *, pins: Pins = Pins()) -> Article:
    """Make a forecast of three rows."""
    rows = ("今天 多云 19～27℃", "明天 小雨 18～24℃", "后天 阴 17～25℃")
    return Article(name, ("天气",), tuple(Paragraph(row) for row in rows), kind="weather", pins=pins)
