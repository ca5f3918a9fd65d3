"""Strips → pages: where each page ends, so that no line stands alone, heads keep their copy, and little is left white."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, dropwhile
from typing import Final

from epaper.appendix.model import Strip

WHITE: Final = 0.12  # of the square of the lines left white at a page's foot: five cost 3, ten 12


def poured(strips: Sequence[Strip], rows: int) -> tuple[tuple[Strip, ...], ...]:
    """Cut strips into pages of at most `rows` lines, at the least price of all; the last page may end where it ends.

    A strip higher than a page has one to itself. White strips at the head of a page are dropped.
    """
    tops = (0, *accumulate(strip.rows for strip in strips))
    costs, ends = [0.0] * (len(strips) + 1), [len(strips)] * (len(strips) + 1)
    for start in reversed(range(len(strips))):
        if strips[start].white:  # nothing of it is left at the head of a page
            costs[start], ends[start] = costs[start + 1], ends[start + 1]
            continue
        costs[start], ends[start] = min(
            (costs[end] + _price(strips, end, rows - (tops[end] - tops[start])), end) for end in _reach(tops, start, rows)
        )
    pages, start = [], 0
    while start < len(strips):
        page = tuple(dropwhile(lambda strip: strip.white, strips[start : ends[start]]))
        pages.extend([page] if page else [])
        start = ends[start]
    return tuple(pages)


def _reach(tops: Sequence[int], start: int, rows: int) -> range:
    """Return where a page may end that begins at `start`."""
    last = start + 1
    while last + 1 < len(tops) and tops[last + 1] - tops[start] <= rows:
        last += 1
    return range(start + 1, last + 1)


def _price(strips: Sequence[Strip], end: int, left: int) -> float:
    """Price a page that ends before strip `end` with so many lines left; the last one costs nothing."""
    return 0.0 if end == len(strips) else strips[end - 1].price + WHITE * max(0, left) ** 2
