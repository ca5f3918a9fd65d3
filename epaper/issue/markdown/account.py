"""The account of an issue file's lines while it is read: what became of each.

Invariant: the first thing said of a line holds; lines nothing is said of hold marks alone, or the reader has lost them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from epaper.issue.reading import LedgerEntry, Role, joined
from epaper.issue.text import excerpt

_WORD = re.compile(r"[^\W_]")
# A `<br>` alone on its line breaks a line and says nothing.
_BREAKS = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Account:
    """Says of each line, counted from 0, what became of it; the entries count from 1, as people do."""

    def __init__(self, lines: Sequence[str], start: int) -> None:
        """Keep the account of the lines from `start` on."""
        self._lines, self._start = lines, start
        self._entries: dict[int, LedgerEntry] = {}

    def line(self, line: int) -> str:
        """Return a line as it is written."""
        return self._lines[line]

    def note(self, line: int, role: Role, fate: str, article: str, fields: tuple[str, ...] = ()) -> None:
        """Say what became of a line."""
        self._entries.setdefault(line, self._entry(line, role, fate)._replace(article=article, fields=fields))

    def paragraph(self, role: Role, lines: Sequence[int], article: str, number: int) -> None:
        """Say that lines became paragraph `number` of an article."""
        first, *others = lines
        entry = self._entry(first, role, f"作 {article} 第 {number} 段")
        self._entries.setdefault(first, entry._replace(article=article, paragraph=number))
        for line in others:
            self._entries.setdefault(line, joined(line + 1, self._lines[line].strip(), line, article, number))

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return the account of all lines that are not blank."""
        return tuple(self._entries.get(line) or self._entry(line, "mark", "版式记号，不入正文") for line in self._visible())

    def lost(self) -> int | None:
        """Return the first line with words in it of which nothing is said."""
        unsaid = (line for line in self._visible() if line not in self._entries)
        return next((line for line in unsaid if _WORD.search(_BREAKS.sub("", self._lines[line]))), None)

    def _visible(self) -> Iterator[int]:
        return (line for line in range(self._start, len(self._lines)) if self._lines[line].strip())

    def _entry(self, line: int, role: Role, fate: str) -> LedgerEntry:
        return LedgerEntry(line + 1, excerpt(self._lines[line].strip()), role, fate)
