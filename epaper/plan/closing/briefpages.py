"""A page of nothing but briefs 简讯 → the ways to fill it: columns of them, one to lead the page, one as a foot.

A page needs a lead: the first brief in rank has a larger head over a few of the first columns, and the others stand under it and
beside it. One more may stand as wide at the right foot; so columns begin and end on several lines, and copy comes out that fills
no columns from top to foot. Where the lead is too short for that, or on an inside page costs more, there is none.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.growth.runs import Runs, Slot
from epaper.plan.growth.settings import LEADS_PAPER, SECOND, Settings
from epaper.plan.judging.bumps import beside
from epaper.plan.shapes.model import Crown, Shape, by_cost, over, side
from epaper.plan.stories.matter import Piece

WIDE = 2, 3  # columns that a lead stands over
FOOT = 2  # columns of a brief at the foot
LEGS_LEAST = 3  # lines of a lead's or a foot's legs
DRESSES = "plain", "broken"  # of a lead
LINES_MOST = 3  # of a lead's headline: of more it is a tower
WAYS = 4  # heights of a lead, and of each brief at the foot, that are tried
FEET = 1  # briefs that are tried at the foot: the longest
BUILT = 6  # ways to fill a page that are built


class Way(NamedTuple):
    """A way to fill a page: its cost, a number to tell ways apart, lead, foot, and the others in the order of the columns."""

    cost: float
    number: int
    lead: Crown | None
    foot: Crown | None
    others: tuple[Piece, ...]
    slots: tuple[Slot, ...]


class BriefPages:
    """Fills pages with briefs of one issue on one grid."""

    def __init__(self, settings: Settings, runs: Runs) -> None:
        """Set leads and feet as `settings` say, and the others in columns by `runs`."""
        self._settings = settings
        self._runs = runs
        self._wide = settings.parts.matter.grid.columns

    def shapes(self, pieces: tuple[Piece, ...], rows: int, level: int) -> Iterator[Shape]:
        """Yield shapes of all these briefs over the page's columns, `rows` lines deep; the `level` says whether it is page 1."""
        ways = list(self._ways(pieces, rows, level))
        if level == LEADS_PAPER and any(way.lead for way in ways):
            ways = [way for way in ways if way.lead]
        for way in heapq.nsmallest(BUILT, ways):
            columns = self._runs.whole(way.others, way.slots)
            if columns:
                yield self._built(way, columns)

    def _ways(self, pieces: tuple[Piece, ...], rows: int, level: int) -> Iterator[Way]:
        """Yield the ways that come out."""
        leads = [None, *(lead for columns in WIDE for lead in self._leads(pieces[0], columns, rows, level))]
        feet = [None, *(foot for piece in self._longest(pieces[1:]) for foot in self._feet(piece, rows))]
        for number, (lead, foot) in enumerate(product(leads, feet)):
            slots = self._slots(lead, foot, rows)
            others = tuple(piece for piece in pieces if not (lead and piece == lead.piece) and not (foot and piece == foot.piece))
            least, most = self._runs.room(others)
            if slots and least <= sum(slot.rows for slot in slots) <= most:
                for order in (others, self._runs.packed(others, slots)):
                    cost = self._runs.cost(order, slots)
                    if cost is not None:
                        cost += sum(one.cost for one in (lead, foot) if one)
                        yield Way(cost, number, lead, foot, order, slots)
                        break

    def _leads(self, piece: Piece, columns: int, rows: int, level: int) -> list[Crown]:
        """Return the ways to set the lead over so many columns, the cheapest first."""
        leaves = self._settings.leaves(piece, columns, level).values() if columns < self._wide else ()
        fitting = (leaf for leaf in leaves if leaf.dress in DRESSES and self._stands(leaf, rows) and _lines(leaf) <= LINES_MOST)
        return sorted(map(self._light, fitting), key=by_cost)[:WAYS]

    def _feet(self, piece: Piece, rows: int) -> list[Crown]:
        """Return the ways to set a brief at the foot, the cheapest first."""
        leaves = self._settings.leaves(piece, FOOT, SECOND).values() if self._wide > FOOT else ()
        return sorted((leaf for leaf in leaves if self._stands(leaf, rows)), key=by_cost)[:WAYS]

    def _stands(self, leaf: Crown, rows: int) -> bool:
        return leaf.rows - leaf.head.rows >= LEGS_LEAST and leaf.rows < rows // 2

    def _longest(self, pieces: tuple[Piece, ...]) -> list[Piece]:
        """Return the briefs that may stand at the foot."""
        return sorted(pieces, key=lambda piece: (-self._settings.parts.lines(piece), piece))[:FEET]

    def _light(self, lead: Crown) -> Crown:
        """Do not hold against the lead that its head is heavy for its copy: it leads all briefs of the page, not its own copy."""
        parts, head = self._settings.parts, lead.head
        heavy = parts.matter.heavy(lead.piece, head.rows * lead.columns)
        lighter = max(head.cost - heavy, min(head.cost, parts.floor((lead.piece,), self._wide)))
        return lead._replace(head=head._replace(cost=lighter), cost=lead.cost - head.cost + lighter)

    def _slots(self, lead: Crown | None, foot: Crown | None, rows: int) -> tuple[Slot, ...]:
        """Return the columns that lead and foot leave; none where they are in each other's way."""
        under, above = lead.columns if lead else 0, foot.columns if foot else 0
        if under + above > self._wide:
            return ()
        top, depth = lead.rows if lead else 0, rows - (foot.rows if foot else 0)
        between = self._wide - under - above
        return (*[Slot(top, rows - top)] * under, *[Slot(0, rows)] * between, *[Slot(0, depth)] * above)

    def _built(self, way: Way, columns: Sequence[Shape]) -> Shape:
        """Stand the columns side by side, the first of them under the lead, the last above the foot."""
        under, above = way.lead.columns if way.lead else 0, way.foot.columns if way.foot else 0
        between = columns[under : len(columns) - above]
        parts: list[Shape] = []
        if way.lead:
            parts.append(over(way.lead, self._runs.abreast(columns[:under]), costs.CUT))
        if between:
            parts.append(self._runs.abreast(between))
        if way.foot:
            parts.append(over(self._runs.abreast(columns[-above:]), way.foot, costs.CUT))
        shape = parts.pop()
        while parts:
            left = parts.pop()
            shape = side(left, shape, beside(left, shape, self._settings.parts.brief))
        return shape


def _lines(lead: Crown) -> int:
    """Count the lines of a headline."""
    return sum(len(part.lines) for part in lead.head.parts if part.role == "headline")
