"""Text → its non-blank lines, tidy, with number and heading level; lines that only rule off are accounted for and left out."""

from __future__ import annotations

import re
from typing import NamedTuple

from epaper.issue.reading import LedgerEntry
from epaper.issue.text import clean, excerpt, full_width_colons

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s]))(.*?)\s*#*$")
_SEPARATOR = re.compile(r"[-=*_~—─━·.…#\s]{3,}$|#+$|$")


class Line(NamedTuple):
    """One line of the source: 1-based number, tidy text, level of its heading mark (0: none), and its cells if it has tabs."""

    number: int
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def split_lines(text: str) -> tuple[tuple[Line, ...], tuple[LedgerEntry, ...]]:
    """Return the lines that say something, and the account of those that do not."""
    lines: list[Line] = []
    marks: list[LedgerEntry] = []
    for number, source in enumerate(text.split("\n"), start=1):
        if not source.strip():
            continue
        line = _line(number, clean(source), _cells(source))
        if line is None:
            marks.append(LedgerEntry(number, excerpt(source.strip()), "mark", "分隔符号，不入正文"))
        else:
            lines.append(line)
    return tuple(lines), tuple(marks)


def _cells(source: str) -> tuple[str, ...]:
    return tuple(full_width_colons(clean(cell)) for cell in source.split("\t")) if "\t" in source else ()


def _line(number: int, text: str, cells: tuple[str, ...]) -> Line | None:
    if _SEPARATOR.match(text):
        return None
    heading = _HEADING.match(text)
    if heading is None:
        return Line(number, full_width_colons(text), cells=cells)
    return Line(number, full_width_colons(heading[2].strip()), len(heading[1])) if heading[2].strip() else None
