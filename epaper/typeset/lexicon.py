"""The word list → how much a Chinese word "costs" (bits: rare words cost more) and its class, looked up by first character.

Invariant: the file is split into rows when it is read and a word is looked for in its row, so that a headline unpacks none.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

TOTAL_BITS = 26  # log2 of all the occurrences that the list was counted on
REMEMBERED = 8192  # words asked for: a headline asks for most of its words again and again
UNKNOWN_BITS = 24.0  # a character that is no word of its own: dearer than any listed one


class Entry(NamedTuple):
    """A listed word: its cost in bits and its class (n noun, v verb, w verb as noun, a, d, p, c, u, m, q, r, f, i idiom …)."""

    bits: float
    kind: str


class Lexicon:
    """Words by their first character."""

    def __init__(self, text: str) -> None:
        """Take the rows of the file; see its head for their form."""
        self._rows = {row[0]: row for row in text.split("\n") if row and row[0] != "#"}
        self.find = lru_cache(REMEMBERED)(self._find)

    @classmethod
    def shipped(cls) -> Lexicon:
        """Read the list that comes with the program."""
        return cls((Path(__file__).parent / "words.txt").read_text(encoding="utf-8"))

    def _find(self, word: str) -> Entry | None:
        """Look `word` up."""
        row, item = self._rows.get(word[0], ""), f" {word[1:]}"
        at = row.find(item)
        while at >= 0:
            end = at + len(item) + 2  # behind the class and the bits
            if row[end : end + 1] in ("", " "):
                return Entry(TOTAL_BITS - (ord(row[end - 1]) - ord("a")), row[end - 2])
            at = row.find(item, at + 1)
        return None
