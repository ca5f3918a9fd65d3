"""A row of a forecast 天气 as it is written ↔ its cells: 今天 ｜ 多云转阴 ｜ 6～13℃.

A bar parts cells, and so do two blanks, a tab or a full-width blank, which are read as one bar where single blanks would part
others. Rows without any are parted at single blanks, but for those inside Latin phrases: Light rain is one cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

BAR = " ｜ "
_MARKS = " ｜|"  # what parts cells is in none
_BAR = re.compile(r"\s*[|｜]\s*")
_WIDE = re.compile(r"\s*[|｜]\s*|[ \u00a0]*[\t\u3000]\s*|\s{2,}")
_GAP = re.compile(r"\s*[|｜]\s*|\s+")
_UNITS = "°℃℉%％"  # belong to the figure before them, though a blank stands between

Piece = tuple[int, int]  # where a cell begins in its row, and where the next one does


def row_pieces(rows: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Part rows into cells; what parts them belongs to the cell before it, and `cell_text` leaves it out.

    A row that has bars is parted there and nowhere else, unless only at single blanks the rows have as many cells as each other.
    """
    ways = [tuple(_pieces(row, _cuts(row) if bars else _blanks(row)) for row in rows) for bars in (True, False)]
    return min(ways, key=lambda way: len({len(own) for own in way}))


def cell_text(row: str, piece: Piece) -> str:
    """Return what a cell says; a row of bars alone is one cell of bars."""
    own = row[slice(*piece)]
    return own.strip(_MARKS) or own.strip()


def wide_gaps(row: str) -> Iterator[re.Match[str]]:
    """Yield the gaps of a row, not yet tidy, that must become a bar lest their width, which parts its cells, be forgotten."""
    row = row.rstrip()
    first = len(row) - len(row.lstrip())
    gaps = [gap for gap in _WIDE.finditer(row) if gap.start() >= first]
    if {gap.span() for gap in gaps} != {(start, end) for start, end in _blanks(row) if start >= first}:
        yield from (gap for gap in gaps if not _BAR.fullmatch(gap[0]))


def _cuts(row: str) -> list[Piece]:
    """Return the bars of a row, or its single blanks where it has none."""
    return [gap.span() for gap in _BAR.finditer(row)] or _blanks(row)


def _blanks(row: str) -> list[Piece]:
    """Return the gaps of a row at all of which cells may part: not inside a Latin phrase, nor before a unit.

    The first word of a row is its day or place, whatever follows.
    """
    gaps = list(_GAP.finditer(row))
    begins = [0, *(gap.end() for gap in gaps)]
    return [
        gap.span()
        for number, gap in enumerate(gaps)
        if _BAR.fullmatch(gap[0]) or (row[gap.end() :] and not _joins(row[begins[number]], row[gap.end()], first=number == 0))
    ]


def _joins(before: str, after: str, *, first: bool) -> bool:
    """Say whether a blank is one inside a cell, by the characters with which the words before it and after it begin."""
    return after in _UNITS or (not first and _is_letter(before) and _is_letter(after))


def _is_letter(char: str) -> bool:
    """Say whether a character is a letter of a script that parts its words by blanks."""
    return char.isalpha() and unicodedata.east_asian_width(char) not in "WF"


def _pieces(row: str, cuts: Sequence[Piece]) -> tuple[Piece, ...]:
    """Part a row at its cuts; one at either end of it parts nothing."""
    inside = [end for start, end in cuts if row[:start].strip(_MARKS) and row[end:].strip(_MARKS)]
    return tuple(zip([0, *inside], [*inside, len(row)], strict=True))
