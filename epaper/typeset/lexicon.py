"""The word list → how much a Chinese word "costs" (bits: rare words cost more) and its class, looked up by first character.

Invariant: the file is split into rows when first asked and a row into words when its character is first met, so that a
headline touches a few dozen rows of several thousand.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

TOTAL_BITS = 26  # log2 of all the occurrences that the list was counted on
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
        self._words: dict[str, dict[str, Entry]] = {}

    @classmethod
    def shipped(cls) -> Lexicon:
        """Read the list that comes with the program."""
        return cls((Path(__file__).parent / "words.txt").read_text(encoding="utf-8"))

    def find(self, word: str) -> Entry | None:
        """Look `word` up."""
        first = word[0]
        words = self._words.get(first)
        if words is None:
            words = self._words[first] = _unpack(self._rows.get(first, ""))
        return words.get(word[1:])


def _unpack(row: str) -> dict[str, Entry]:
    return {item[:-2]: Entry(TOTAL_BITS - (ord(item[-1]) - ord("a")), item[-2]) for item in row[2:].split(" ") if item}
