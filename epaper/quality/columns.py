"""The legs of a facsimile → what stands on each of their rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from epaper.geometry import Rect
from epaper.quality.copy import Seen, Strand
from epaper.scene.model import COPY, Baselines, Facsimile, Leg, Page, Rule, TextLine

NEAR = 0.01  # points: what rounding may do to an edge


class Standing(NamedTuple):
    """A leg with the lines on each of its rows; `ruled` is the last row a rule across lies on, from 1, as under a table."""

    page: int
    leg: Leg
    rows: tuple[tuple[Seen, ...], ...]
    ruled: int

    @property
    def used(self) -> int:
        """Rows down to the last one that is not white."""
        return max((number for number, row in enumerate(self.rows, 1) if row or number == self.ruled), default=0)

    @property
    def ground(self) -> Rect:
        """The rectangle from the top of its first line to its last baseline."""
        size = next((row[0].line.size for row in self.rows if row), 0.0)
        return Rect(self.leg.x, self.leg.baseline - size, self.leg.measure, self.foot - self.leg.baseline + size)

    @property
    def foot(self) -> float:
        """The baseline of its last line, in points."""
        return max((row[0].line.baseline for row in self.rows if row), default=self.leg.baseline)


def standing(facsimile: Facsimile, found: Iterable[Strand]) -> tuple[Standing, ...]:
    """Put every line of copy, the signature over it and the jump line below it into the legs of their pages."""
    grid = facsimile.baselines
    if grid is None:
        return ()
    placed: dict[tuple[int, str], list[Seen]] = {}
    for seen in (seen for strand in found for seen in strand.lines if seen.line.role in COPY):
        placed.setdefault((seen.page, seen.line.article), []).append(seen)
    for page in facsimile.pages:
        for line in page.lines:
            if line.role in ("jump", "byline"):
                placed.setdefault((page.number, line.article), []).append(Seen(page.number, 0, line, ()))
    return tuple(
        Standing(page.number, leg, _rows(leg, placed.get((page.number, leg.article), ()), grid), _ruled(page, leg, grid))
        for page in facsimile.pages
        for leg in page.legs
    )


def _in(line: TextLine, leg: Leg, grid: Baselines) -> bool:
    across = leg.x - line.size < line.x + NEAR and line.x < leg.x + leg.measure + NEAR
    foot = leg.baseline + (leg.rows - 0.5) * grid.pitch
    return across and leg.baseline - grid.pitch / 2 < line.baseline < foot


def _rows(leg: Leg, lines: Sequence[Seen], grid: Baselines) -> tuple[tuple[Seen, ...], ...]:
    rows: list[list[Seen]] = [[] for _ in range(leg.rows)]
    for seen in lines:
        if _in(seen.line, leg, grid):
            rows[round((seen.line.baseline - leg.baseline) / grid.pitch)].append(seen)
    return tuple(map(tuple, rows))


def _ruled(page: Page, leg: Leg, grid: Baselines) -> int:
    across = (rule for rule in page.marks if isinstance(rule, Rule) and rule.y0 == rule.y1)
    inside = (rule.y0 for rule in across if leg.x - NEAR <= rule.x0 and rule.x1 <= leg.x + leg.measure + NEAR)
    rows = (math.ceil((y - leg.baseline) / grid.pitch) + 1 for y in inside)
    return max((row for row in rows if row <= leg.rows), default=0)
