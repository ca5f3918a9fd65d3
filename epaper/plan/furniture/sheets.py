"""A grid and a number of pages → for each page the lines that masthead, folio, imprint and what is no story leave to copy."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import NamedTuple

from epaper.plan.grid import Grid
from epaper.plan.model import Corner
from epaper.scene.model import ASCENT
from epaper.style import House

GROWTH = 0.5  # of its lines, that a strip may grow by
# Of its size, that the largest type of a folio takes: on the baseline of lettering it is not quite in the middle.
FOLIO_TYPE = 1.05
FOLIO_CLEAR = 0.5  # points between it and the rules
RULE_RISE = 0.12  # pitches from the copy up to the lower rule
EXACT = 1e-6
FOLIO_SHARE, FOLIO_LEAST, FOLIO_MOST = 0.025, 2, 3  # a folio's height: of the type area's; lines


class Ground(NamedTuple):
    """What is around the copy of a page: the grid line at which it begins, and whether a strip lies across the page's foot.

    Where advertisements or the index box are that strip, no story may be one besides (rule F3).
    """

    top: int = 0
    strip: bool = False


BARE = Ground()


class Sheet(NamedTuple):
    """One page before make-up: lines taken above by masthead or folio, below by the imprint, and the corner of what is no story.

    `blank` lines are left open above the foot because the copy is too short for all pages.
    """

    head_rows: int
    foot_rows: int
    whole: int  # lines between masthead or folio and imprint
    corner: Corner | None = None
    columns: int = 1
    blank: int = 0

    @property
    def strip(self) -> int:
        """Lines a corner as wide as the page takes off it."""
        return self.corner.rows if self.corner and self.corner.columns >= self.columns else 0

    @property
    def ground(self) -> Ground:
        """What is around its copy."""
        return Ground(self.head_rows, self.strip > 0)

    @property
    def rows(self) -> int:
        """Lines that copy has, beside a narrower corner too."""
        return max(0, self.whole - self.strip - self.blank)

    @property
    def beside(self) -> Corner | None:
        """The corner that stands beside copy."""
        return None if self.strip else self.corner

    @property
    def room(self) -> int:
        """Column-lines for copy."""
        beside = self.beside
        return self.rows * self.columns - (beside.columns * beside.rows if beside else 0)


def filled(sheet: Sheet, rows: int, measured: Collection[str]) -> Sheet:
    """Let the strip across a page's foot take what its copy, which has come to so many `rows`, leaves blank above it.

    No box grows that is `measured` by an editor, and none by more than half.
    """
    missing, corner = sheet.rows - rows, sheet.corner
    if corner is None or not sheet.strip or not 0 < missing <= GROWTH * corner.rows:
        return sheet
    return sheet if any(box.article in measured for box in corner.boxes) else sheet._replace(corner=_higher(corner, missing))


def _higher(corner: Corner, more: int) -> Corner:
    """Stretch the boxes of a corner by some lines, all of them by the same share."""
    share = (corner.rows + more) / corner.rows
    edges = [(round(box.row * share), round((box.row + box.rows) * share)) for box in corner.boxes]
    boxes = (box._replace(row=top, rows=foot - top) for box, (top, foot) in zip(corner.boxes, edges, strict=True))
    return corner._replace(rows=corner.rows + more, boxes=tuple(boxes))


def sheets(grid: Grid, heads: Sequence[int], imprint: int, corners: Sequence[Corner | None]) -> tuple[Sheet, ...]:
    """Measure pages whose masthead or folio takes `heads` lines; the imprint stands on the last."""
    last = len(heads) - 1
    feet = [imprint if number == last else 0 for number in range(len(heads))]
    return tuple(
        Sheet(head, foot, grid.rows - head - foot, corner, grid.columns)
        for head, foot, corner in zip(heads, feet, corners, strict=True)
    )


def folio_rows(grid: Grid, house: House) -> int:
    """Count the lines a folio takes with the rules above and below it and the white under them: more for large type in it."""
    usual = max(FOLIO_LEAST, min(FOLIO_MOST, round(grid.area.height * FOLIO_SHARE / grid.pitch)))
    above = grid.baseline(0) - grid.top(0) - ASCENT * grid.size  # the first line begins half its leading above the type area
    needed = folio_height(house, grid.size) + folio_foot(house, grid.pitch) + above
    return max(usual, math.ceil(needed / grid.pitch - EXACT))


def folio_height(house: House, size: float) -> float:
    """Return the points from rule to rule that its largest type needs where the body is of `size` points."""
    look = house.folio
    wanted = {"number": look.number, "section": look.section, "date": look.date, "editors": look.editors}
    sizes = [wanted[item] * size for item in (*look.left, *look.middle, *look.right) if item in wanted]
    return FOLIO_TYPE * max(sizes) + 2 * (folio_edge(house) + FOLIO_CLEAR)


def folio_edge(house: House) -> float:
    """Return the points from the outer line of the rule over a folio, or the one under it, to where the rules end."""
    above, below = house.rules.folio_above, house.rules.folio
    return max(above.reach, below.weights[0] / 2 if below.weights else 0.0)


def folio_foot(house: House, pitch: float) -> float:
    """Return the points from the first line of the rule under a folio down to the copy's first line."""
    rule = house.rules.folio
    return max(rule.depth + RULE_RISE * pitch, rule.reach)
