"""The word lists → how much a Chinese word "costs" (bits: rare words cost more) and its class.

`words.txt` is counted, of words of up to six characters; `coined.txt` is written by hand, of any length, and goes before it.
Invariant: the counted file is split into rows when it is read and a word is looked for in its row, by its first character, so
that a headline unpacks none.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

TOTAL_BITS = 26  # log2 of all the occurrences that the list was counted on
REMEMBERED = 8192  # words asked for: a headline asks for most of its words again and again
UNKNOWN_BITS = 24.0  # a character that is no word of its own: dearer than any listed one
COINED_BITS = 17.0  # a word of the list written by hand: as a listed word of medium frequency
LONGEST = 6  # characters of a counted word


class Entry(NamedTuple):
    """A listed word: its cost in bits and its class (n noun, v verb, w verb as noun, a, d, p, c, u, m, q, r, f, i idiom …)."""

    bits: float
    kind: str


class Lexicon:
    """Words by their first character; `coined` are the classes of those of the list written by hand."""

    def __init__(self, text: str, coined: str = "") -> None:
        """Take the rows of the counted file and of the one written by hand; see their heads for their form."""
        self._rows = {row[0]: row for row in text.split("\n") if row and row[0] != "#"}
        self.coined = {word: row[0] for row in coined.split("\n") if row and row[0] != "#" for word in row[2:].split(" ")}
        self._reaches: dict[str, int] = {}
        for word in self.coined:
            self._reaches[word[0]] = max(LONGEST, len(word), self._reaches.get(word[0], 0))
        self.find = lru_cache(REMEMBERED)(self._find)

    @classmethod
    def shipped(cls) -> Lexicon:
        """Read the lists that come with the program."""
        room = Path(__file__).parent
        return cls((room / "words.txt").read_text(encoding="utf-8"), (room / "coined.txt").read_text(encoding="utf-8"))

    @cached_property
    def counted(self) -> Lexicon:
        """The same without the coined words."""
        plain = Lexicon("")
        plain._rows = self._rows
        return plain

    def reach(self, first: str) -> int:
        """Tell how many characters the words that begin with `first` have at the most."""
        return self._reaches.get(first, LONGEST)

    def _find(self, word: str) -> Entry | None:
        """Look `word` up; a coined one that is counted too has the class given by hand and the lesser cost."""
        entry = self._counted(word)
        if word in self.coined:
            return Entry(min(COINED_BITS, entry.bits) if entry else COINED_BITS, self.coined[word])
        return entry

    def _counted(self, word: str) -> Entry | None:
        """Look `word` up in the counted file."""
        row, item = self._rows.get(word[0], ""), f" {word[1:]}"
        at = row.find(item)
        while at >= 0:
            end = at + len(item) + 2  # behind the class and the bits
            if row[end : end + 1] in ("", " "):
                return Entry(TOTAL_BITS - (ord(row[end - 1]) - ord("a")), row[end - 2])
            at = row.find(item, at + 1)
        return None
