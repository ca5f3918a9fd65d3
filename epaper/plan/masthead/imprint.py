"""Address, printer, distribution and price → the imprint at the last page's foot, on as few lines as it needs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.plan.grid import Grid
from epaper.plan.masthead.data import Width, wrapped
from epaper.plan.masthead.texts import imprint_entries
from epaper.style import House

ROWS = 2  # lines of the grid it takes with the rule above, while it has two lines at the most
SIZE, LEAST = 0.85, 7.9  # of the body, and points: nothing in a newspaper is smaller (rule G8)
LEAD = 1.2  # of its size: from line to line
LINES_MOST = 12  # what says more than they hold is no imprint: it is set smaller


class ImprintPlan(NamedTuple):
    """Its lines, their size in points, and the lines of the grid it takes with the rule above it."""

    lines: tuple[str, ...]
    size: float
    rows: int


def plan_imprint(masthead: Masthead, grid: Grid, house: House, width: Width) -> ImprintPlan | None:
    """Share out what the imprint says; None where it says nothing."""
    entries = imprint_entries(masthead, house.wording)
    if not entries:
        return None
    face, between, area = house.faces.data, house.wording.between, grid.area.width
    size = max(LEAST, grid.size * SIZE)
    lines: tuple[str, ...] = (between.join(entries),)
    if width(lines[0], face) * size > area and len(entries) > 1:
        lines = _halves(entries, between)
    if max(width(line, face) for line in lines) * LEAST > area:
        filled = tuple(islice(_filled(entries, between, face, width, area / LEAST), LINES_MOST + 1))
        lines = filled if len(filled) <= LINES_MOST else lines
    size = min(size, *(area / width(line, face) for line in lines))
    return ImprintPlan(lines, size, ROWS + max(0, math.ceil((len(lines) - 2) * LEAD * size / grid.pitch)))


def _halves(entries: tuple[str, ...], between: str) -> tuple[str, ...]:
    """Part entries into two lines of about one length, in their order."""
    halves = min(
        ((entries[:cut], entries[cut:]) for cut in range(1, len(entries))),
        key=lambda halves: max(len(" ".join(half)) for half in halves),
    )
    return tuple(between.join(half) for half in halves)


def _filled(entries: tuple[str, ...], between: str, face: str, width: Width, room: float) -> Iterator[str]:
    """Fill lines of `room` ems with entries one after the other; one that is wider is parted."""
    line = ""
    for piece in (piece for entry in entries for piece in wrapped(entry, face, width, room)):
        longer = f"{line}{between}{piece}" if line else piece
        if line and width(longer, face) > room:
            yield line
            longer = piece
        line = longer
    yield line
