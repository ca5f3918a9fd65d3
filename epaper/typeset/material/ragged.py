"""A prepared stretch at a measure → where its lines end when they are set as long as they are: cells, verse, sub-headings.

As few lines as can be, parted at blanks and marks, or at sense, rather than between characters; no measure is too narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.breaking import Breaking
from epaper.typeset.classes import MARKS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.typeset.prepared import Prepared

LINE: Final = 10.0  # demerits of every line: few are better than even ones
UNEVEN: Final = 4.0  # times the square of the share of a line that is not filled
AT_BLANK, AT_MARK, ELSEWHERE = 0.0, 0.5, 2.5  # demerits of a break
ALONE: Final = 1.0  # demerits of a single character on the last line
SENSE: Final = 0.5  # times what `sense` says of a break
BROKEN: Final = 1000.0  # demerits of a break in a word, a number, or against the rules of marks
TOO_WIDE: Final = 100_000.0  # demerits of one box wider than the measure


def break_ragged(prepared: Prepared, cells: float, sense: Sequence[float] = ()) -> Breaking:
    """Break a stretch into ragged lines; `sense` prices the break behind each of its characters."""
    count = len(prepared.boxes)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        toll = LINE + (0.0 if end == count else _toll(prepared, end, sense))
        edge = prepared.natural[end - 1] + prepared.boxes[end - 1].width
        ways = list[tuple[float, int]]()
        for start in range(end - 1, -1, -1):
            width = edge - prepared.natural[start]
            if width <= cells + costs.TIED:
                price = UNEVEN * _unfilled(width, cells) ** 2 + (_alone(prepared, start) if end == count else 0.0)
                ways.append((best[start][0] + toll + price, start))
                continue
            if start == end - 1:
                ways.append((best[start][0] + toll + TOO_WIDE, start))
            break
        best.append(min(ways, key=lambda way: (round(way[0], 9), -way[1])))  # of equal ways the one with the longer first lines
    ends, end = list[int](), count
    while end > 0:
        ends.append(end)
        end = best[end][1]
    return Breaking(tuple(reversed(ends)), best[-1][0])


def _unfilled(width: float, cells: float) -> float:
    """Return the share of a line that is not filled; a column of empty cells has no width to fill."""
    return (cells - width) / cells if cells > 0 else 0.0


def _toll(prepared: Prepared, end: int, sense: Sequence[float]) -> float:
    """Price a break before box `end`."""
    box = prepared.boxes[end - 1]
    if prepared.splits[end - 1] >= costs.SPLIT_ADDRESS:
        return BROKEN + prepared.splits[end - 1]
    if box.spaced:
        return AT_BLANK
    if sense:
        return min(SENSE * sense[box.end - 1], BROKEN)
    return AT_MARK if box.kind in MARKS or prepared.boxes[end].kind is Kind.OPEN else ELSEWHERE


def _alone(prepared: Prepared, start: int) -> float:
    """Price a last line from box `start` on that holds a single character."""
    return ALONE if start and prepared.letters[-1] - prepared.letters[start] < costs.LAST_LETTERS else 0.0
