"""Lines of one story → the same without runs that were pasted twice (rulebook A8.3).

Invariant: only a run of two or more whole lines equal to an earlier run is dropped; a single repeated line always stays
(an attendance list may rightly occur twice).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from epaper.issue.raw.classify import Tagged

_SHORTEST_RUN = 2


class Repeat(NamedTuple):
    """A dropped line and the earlier line it repeats."""

    dropped: Tagged
    of: Tagged


def deduplicate(lines: Sequence[Tagged]) -> tuple[tuple[Tagged, ...], tuple[Repeat, ...]]:
    """Return the lines to keep and those to drop; before joining, since a repeat may begin at half a paragraph."""
    kept: list[Tagged] = []
    repeats: list[Repeat] = []
    first_pair: dict[tuple[str, str], int] = {}
    index = 0
    while index < len(lines):
        start, length = _earlier_run(lines, index, kept, first_pair)
        if length >= _SHORTEST_RUN:
            repeats += [Repeat(lines[index + step], kept[start + step]) for step in range(length)]
            index += length
            continue
        kept.append(lines[index])
        if len(kept) > 1:
            first_pair.setdefault((kept[-2].line.text, kept[-1].line.text), len(kept) - 2)
        index += 1
    return tuple(kept), tuple(repeats)


def _earlier_run(
    lines: Sequence[Tagged], index: int, kept: Sequence[Tagged], first_pair: dict[tuple[str, str], int]
) -> tuple[int, int]:
    """Find where, and for how many lines, `lines[index:]` repeats what was kept."""
    if index + 1 >= len(lines):
        return 0, 0
    start = first_pair.get((lines[index].line.text, lines[index + 1].line.text))
    if start is None:
        return 0, 0
    length = 0
    while (
        start + length < len(kept)
        and index + length < len(lines)
        and kept[start + length].line.text == lines[index + length].line.text
    ):
        length += 1
    return start, length
