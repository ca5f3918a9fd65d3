"""The words of a headline → the names of bodies 机构 among them, which hold together as a compound word does (rulebook H4).

A body's name ends in a noun that says what kind of body it is (协会, 合作社, 中学), and the nouns right before that belong to the
name, as far back as a place, another body or whatever else opens a phrase. Invariant: a name has at least two words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.typeset.roles import DETERMINERS, TITLES, is_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.typeset.segment import Word

PLACES = "省市县区镇乡村州旗盟"  # with these, or as a district or quarter, a place ends: 白鹭洲街道, 望江门社区
QUARTERS = ("街道", "社区", "小区")
SINGLE = frozenset("省市县区镇乡村州校厂院我全")  # before a body such a character is its whole place: 县 | 供销社
LONGEST_NAME = 14  # characters


def body_names(text: str, words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Find the names of bodies of several words of `text`: the numbers of the first and the last word of each."""
    for last, word in enumerate(words):
        if word.kind in "nwish" and is_kind(text[word.start : word.end]):
            first = last
            while first and _belongs(text, words[first - 1]) and word.end - words[first - 1].start <= LONGEST_NAME:
                first -= 1
            if first < last:
                yield first, last


def _belongs(text: str, word: Word) -> bool:
    """Say whether a word before a body's name is a part of it: a noun or what serves as one, and no body or place itself."""
    here = text[word.start : word.end]
    if len(here) == 1 or word.kind not in ("n", "w", "a", "i", "h"):
        return False
    closed = here in DETERMINERS or here in TITLES or here.endswith((*PLACES, *QUARTERS)) or is_kind(here)
    return not closed
