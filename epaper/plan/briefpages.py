"""A page of nothing but briefs 简讯 → the ways to fill it: one of them leads it over a few columns, the others stand in columns.

A page needs a lead: the first brief in rank has a larger head over `LEAD_COLUMNS` of the columns, and the others stand under
it and beside it. Where that does not come out, or on an inside page costs more, all stand in columns from the top.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.judge import beside
from epaper.plan.matter import Piece
from epaper.plan.runs import Runs
from epaper.plan.settings import LEADS_PAPER, Settings
from epaper.plan.shapes import Crown, Shape, over, side

LEAD_COLUMNS = 2, 3  # of a page of four columns or more; on one of three, two
LEAD_LEGS_LEAST = 3  # lines
LED = 6  # ways to lead a page that are made up
DRESSES = "plain", "broken"


class Led(NamedTuple):
    """A way to lead a page: what it costs, a number to tell ways apart, and where all stands.

    The lead stands over the first of the columns; the others fill columns of `heights` in the order of `rest`, those under the
    lead `first` or last.
    """

    cost: float
    number: int
    lead: Crown
    first: bool
    rest: tuple[Piece, ...]
    heights: tuple[int, ...]


class BriefPages:
    """Fills pages with briefs of one issue on one grid."""

    def __init__(self, settings: Settings, runs: Runs) -> None:
        """Lead pages by what `settings` set, over and beside what `runs` stand in columns."""
        self._settings = settings
        self._runs = runs
        self._wide = settings.parts.matter.grid.columns

    def shapes(self, pieces: tuple[Piece, ...], rows: int, level: int) -> Iterator[Shape]:
        """Yield shapes of all these briefs over the page's columns, `rows` lines deep, which its `level` says is first or not."""
        led = False
        for way in heapq.nsmallest(LED, self._led(pieces[0], pieces[1:], rows, level)):
            made = self._runs.whole(way.rest, way.heights)
            if made:
                led = True
                yield self._built(way, made)
        if led and level == LEADS_PAPER:
            return
        heights = (rows,) * self._wide
        for order in self._orders(pieces, heights):
            columns = self._runs.whole(order, heights)
            if columns:
                yield self._runs.abreast(columns)
                return

    def _orders(self, pieces: tuple[Piece, ...], heights: Sequence[int]) -> Iterator[tuple[Piece, ...]]:
        """Yield the orders in which briefs may fill columns, the best first: that of rank, if it comes out so."""
        yield pieces
        yield self._runs.packed(pieces, heights)

    def _led(self, lead: Piece, rest: tuple[Piece, ...], rows: int, level: int) -> Iterator[Led]:
        """Yield the ways to lead the page that come out."""
        number = 0
        for leaf in self._leads(lead, rest, rows, level):
            low, high = (rows - leaf.rows,) * leaf.columns, (rows,) * (self._wide - leaf.columns)
            for first, heights in ((True, (*low, *high)), (False, (*high, *low))):
                for order in self._orders(rest, heights):
                    cost = self._runs.cost(order, heights)
                    if cost is not None:
                        number += 1
                        yield Led(leaf.cost + cost, number, leaf, first, order, heights)
                        break

    def _leads(self, lead: Piece, rest: tuple[Piece, ...], rows: int, level: int) -> Iterator[Crown]:
        """Yield the ways to set the lead that leave the others room enough and not too much."""
        least, most = self._runs.room(rest)
        for columns in LEAD_COLUMNS:
            for leaf in self._settings.leaves(lead, columns, level).values() if columns < self._wide else ():
                stands = leaf.dress in DRESSES and leaf.rows - leaf.head.rows >= LEAD_LEGS_LEAST and leaf.rows < rows
                if stands and least <= self._wide * rows - columns * leaf.rows <= most:
                    yield self._light(leaf)

    def _light(self, lead: Crown) -> Crown:
        """Do not hold against the lead that its head is heavy for its copy: it leads all briefs of the page, not its own copy."""
        parts, head = self._settings.parts, lead.head
        heavy = parts.matter.heavy(lead.piece, head.rows * lead.columns)
        lighter = max(head.cost - heavy, min(head.cost, parts.floor((lead.piece,), self._wide)))
        return lead._replace(head=head._replace(cost=lighter), cost=lead.cost - head.cost + lighter)

    def _built(self, led: Led, columns: Sequence[Shape]) -> Shape:
        """Stand the lead over the columns under it, and the others at its right."""
        wide = led.lead.columns
        low, high = (columns[:wide], columns[wide:]) if led.first else (columns[-wide:], columns[:-wide])
        left, right = over(led.lead, self._runs.abreast(low), costs.CUT), self._runs.abreast(high)
        return side(left, right, beside(left, right, self._settings.parts.brief))
