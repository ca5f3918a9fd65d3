"""The order of reading ⇄ the order on a line from left to right, by the levels of UAX #9: they differ in leftward text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from epaper.scene.model import GlyphRun


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of `levels` as they stand on a line from left to right (UAX #9, L2).

    Taking turns within turns back is the same work: of levels as they stand it returns the indices in the order of reading.
    """
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        for start, end in _stretches([levels[index] for index in order], level):
            order[start:end] = order[start:end][::-1]
    return order


def as_read(runs: Sequence[GlyphRun]) -> tuple[tuple[int, GlyphRun], ...]:
    """Return the runs of a line in the order they are read, each with the index in the line's text of its first character."""
    starts, found = 0, []
    for index in visual_order([run.level for run in runs]):
        found.append((starts, runs[index]))
        starts += len(runs[index].text)
    return tuple(found)


def _stretches(levels: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """Yield where the levels are `least` or more."""
    start = None
    for place, level in enumerate((*levels, 0)):
        if level >= least and start is None:
            start = place
        elif level < least and start is not None:
            yield start, place
            start = None
