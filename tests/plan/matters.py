"""Issues on a grid, measured: what tests of shapes and pages by themselves begin with."""

from __future__ import annotations

from dataclasses import replace

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.pins import Pins
from epaper.plan.division import divided
from epaper.plan.grid import make_grid, rows_at
from epaper.plan.heads.ladder import ladder
from epaper.plan.stock import parse_stock
from epaper.plan.stories.matter import Matter
from epaper.style import load_style
from epaper.typeset.galley import Setter


def matter_on(stock: str, issue: Issue, book: FontBook) -> Matter:
    """Measure an issue on the best grid of a stock."""
    house, size = load_style("chinese"), 10.5
    paper = parse_stock(stock, house)
    assert paper is not None
    grid = make_grid(paper, size, rows_at(paper, size, size * house.pitch_best))
    assert grid is not None
    return Matter(divided(issue), grid, ladder(grid, 36.0, house.heads), house, Setter(book))


def pinned(issue: Issue, order: int, pins: Pins) -> Issue:
    """Let an editor decide about one story."""
    story = replace(issue.articles[order], pins=pins)
    return replace(issue, articles=(*issue.articles[:order], story, *issue.articles[order + 1 :]))
