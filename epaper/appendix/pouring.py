"""Strips → pages: where each page ends, so that no line stands alone, heads keep their copy, and little is left white."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, dropwhile
from typing import Final

from epaper.appendix.model import Strip

# What lines left white at a page's foot cost: their number to this power. It grows ever more slowly, so that what must be white
# before a large picture is white in one place; were it a square, all pages before would be left a little short.
WHITE: Final = 0.75
SPARE, SHORT = 2, 6.0  # lines a page of running copy may end early, lest one stand alone; and what each more costs
EXACT: Final = 6  # decimals of a price that count: of two ways that are as good the one whose first page is fuller


def poured(strips: Sequence[Strip], rows: int) -> tuple[tuple[Strip, ...], ...]:
    """Cut strips into pages of at most `rows` lines, at the least price of all; the last page may end where it ends.

    A strip higher than a page has one to itself. White strips at the head of a page are dropped.
    """
    ends, pages, start = _cut(strips, rows)[1], list[tuple[Strip, ...]](), 0
    while start < len(strips):
        page = tuple(dropwhile(lambda strip: strip.white, strips[start : ends[start]]))
        pages.extend([page] if page else [])
        start = ends[start]
    return tuple(pages)


def price_of(strips: Sequence[Strip], rows: int) -> float:
    """Return the least price of cutting strips into pages."""
    return _cut(strips, rows)[0][0]


def _cut(strips: Sequence[Strip], rows: int) -> tuple[Sequence[float], Sequence[int]]:
    """Return for each strip that may head a page what the pages from there on cost, and where the first of them ends."""
    tops = (0, *accumulate(strip.rows for strip in strips))
    costs, ends = [0.0] * (len(strips) + 1), [len(strips)] * (len(strips) + 1)
    for start in reversed(range(len(strips))):
        if strips[start].white:  # nothing of it is left at the head of a page
            costs[start], ends[start] = costs[start + 1], ends[start + 1]
            continue
        prices = {end: costs[end] + _price(strips, end, rows - (tops[end] - tops[start])) for end in _reach(tops, start, rows)}
        ends[start] = min(prices, key=lambda end: (round(prices[end], EXACT), -end))
        costs[start] = prices[ends[start]]
    return costs, ends


def _reach(tops: Sequence[int], start: int, rows: int) -> range:
    """Return where a page may end that begins at `start`."""
    last = start + 1
    while last + 1 < len(tops) and tops[last + 1] - tops[start] <= rows:
        last += 1
    return range(start + 1, last + 1)


def _price(strips: Sequence[Strip], end: int, left: int) -> float:
    """Price a page that ends before strip `end` with so many lines left; the last one costs nothing."""
    below = next((strips[at] for at in range(end, len(strips)) if not strips[at].white), None)
    if below is None:
        return 0.0
    above, left = strips[end - 1], max(0, left)
    parts = below.rows > 1 or below.article != above.article  # a picture or an article may want more room than is left
    return above.price + math.pow(left, WHITE) + (0.0 if parts else SHORT * max(0, left - SPARE))
