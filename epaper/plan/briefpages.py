"""A page of nothing but briefs 简讯 → the ways to fill it: one of them leads it over a few columns, the others stand in columns.

Only a page needs a lead: the first brief in rank has a larger head over `LEAD_COLUMNS` of the columns, and the others stand under
it and beside it. Where that does not come out all stand in columns from the top.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from epaper.plan import costs
from epaper.plan.judge import beside
from epaper.plan.matter import Piece
from epaper.plan.runs import Runs
from epaper.plan.settings import Settings
from epaper.plan.shapes import Crown, Shape, over, side

LEAD_COLUMNS = 2, 3  # of a page of four columns or more; on one of three, two
LEAD_LEGS_LEAST = 3  # lines
LED = 6  # ways to lead a page that are made up
DRESSES = "plain", "broken"

Led = tuple[float, int, Crown, bool, Sequence[Shape]]  # the cost, a number to tell ways apart, lead, what stands under it first


class BriefPages:
    """Fills pages with briefs of one issue on one grid."""

    def __init__(self, settings: Settings, runs: Runs) -> None:
        """Lead pages by what `settings` set, over and beside what `runs` stand in columns."""
        self._settings = settings
        self._runs = runs
        self._wide = settings.parts.matter.grid.columns

    def shapes(self, pieces: tuple[Piece, ...], rows: int, level: int) -> Iterator[Shape]:
        """Yield shapes of all these briefs over the page's columns, `rows` lines deep, which its `level` says is first or not."""
        columns = self._runs.whole(pieces, (rows,) * self._wide)
        if columns:
            yield self._runs.abreast(columns)
        lead, rest = pieces[0], pieces[1:]
        room = self._wide * rows
        least, most = self._runs.room(rest)
        found: list[tuple[float, int, Crown, bool, tuple[int, ...]]] = []
        for width in LEAD_COLUMNS:
            if width >= self._wide:
                continue
            for leaf in self._settings.leaves(lead, width, level).values():
                if leaf.dress not in DRESSES or leaf.rows - leaf.head.rows < LEAD_LEGS_LEAST:
                    continue
                if not least <= room - width * leaf.rows <= most:
                    continue
                low, high = (rows - leaf.rows,) * width, (rows,) * (self._wide - width)
                for first, heights in ((True, (*low, *high)), (False, (*high, *low))):
                    cost = self._runs.cost(rest, heights)
                    if cost is not None:
                        found.append((leaf.cost + cost, len(found), leaf, first, heights))
        for _, _, leaf, first, heights in heapq.nsmallest(LED, found):
            made = self._runs.whole(rest, heights)
            if made:
                yield self._led(leaf, made, first=first)

    def _led(self, lead: Crown, columns: Sequence[Shape], *, first: bool) -> Shape:
        """Stand the lead over the first or the last of the columns, the others at its right."""
        low, high = columns[: lead.columns], columns[lead.columns :]
        if not first:
            low, high = columns[len(columns) - lead.columns :], columns[: len(columns) - lead.columns]
        left = over(lead, self._runs.abreast(low), costs.CUT)
        right = self._runs.abreast(high)
        return side(left, right, beside(left, right, self._settings.parts.brief))
