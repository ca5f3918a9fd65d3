"""Text → its non-blank lines, tidy, with number, heading level and what white stands before them.

Lines that only rule off are accounted for and left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from epaper.issue.reading import LedgerEntry
from epaper.issue.text import clean, excerpt, full_width_colons, visible

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s]))(.*?)\s*#*$")
_SEPARATOR = re.compile(r"[-=*_~—─━·.…#\s]{3,}$|#+$|$")


class Line(NamedTuple):
    """One line of the source: 1-based number, tidy text, level of its heading mark (0: none), and its cells if it has tabs.

    `indent` is the white before it in half ems; `gap` says that a blank line or a rule stands above it, `fresh` that a label of
    a page or of a column does.
    """

    number: int
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()
    indent: int = 0
    gap: bool = True
    fresh: bool = False


def split_lines(text: str) -> tuple[tuple[Line, ...], tuple[LedgerEntry, ...]]:
    """Return the lines that say something, and the account of those that do not."""
    lines: list[Line] = []
    marks: list[LedgerEntry] = []
    gap = True
    for number, source in enumerate(text.split("\n"), start=1):
        line = _line(number, clean(source), _cells(source)) if source.strip() else None
        if line is not None:
            lines.append(line._replace(indent=_indent(source), gap=gap))
        elif source.strip():
            marks.append(LedgerEntry(number, excerpt(source.strip()), "mark", "分隔符号，不入正文"))
        gap = line is None
    return tuple(lines), tuple(marks)


def _indent(source: str) -> int:
    """Return the white before a line in half ems; a tab says nothing, it may part cells."""
    white = visible(source)
    return sum(2 if char == "\u3000" else 1 for char in white[: len(white) - len(white.lstrip(" \u3000\xa0"))])


def _cells(source: str) -> tuple[str, ...]:
    return tuple(full_width_colons(clean(cell)) for cell in source.split("\t")) if "\t" in source else ()


def _line(number: int, text: str, cells: tuple[str, ...]) -> Line | None:
    if _SEPARATOR.match(text):
        return None
    heading = _HEADING.match(text)
    if heading is None:
        return Line(number, full_width_colons(text), cells=cells)
    return Line(number, full_width_colons(heading[2].strip()), len(heading[1])) if heading[2].strip() else None
