"""Running text and the language of its paper → the passages in another language that its letters give away.

A voice reads a language it was told of; Chinese in an English paper it leaves out. Only letters that one language has to itself
are told: Latin, Cyrillic, Arabic and Devanagari serve many. Of letters as signs (a μ, an Ω) nobody needs to be told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 2  # letters; of Han one is a word
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_KANA = "\u3041-\u30ff\u31f0-\u31ff"
_MARKS = "\u3001-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f“”‘’—…· "  # which stand between words of any
_ALPHABETS = {
    "ja": _KANA,
    "ko": "\u1100-\u11ff\uac00-\ud7a3",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u0590-\u05ff",
    "th": "\u0e00-\u0e7f",
    "bo": "\u0f00-\u0fff",
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
}


class Passage(NamedTuple):
    """Characters `start:end` of a text, and the language they are in."""

    start: int
    end: int
    language: str


def passages(text: str, language: str) -> Iterator[Passage]:
    """Find what is in another language than the paper's, in order."""
    if text.isascii():
        return
    for found in _letters(language.partition("-")[0]).finditer(text):
        told = found.lastgroup or ""
        # Japanese mixes its kana with Han: where there are any, all of the passage is Japanese.
        yield Passage(found.start(), found.end(), "ja" if told == "zh" and re.search(f"[{_KANA}]", found[0]) else told)


@lru_cache(maxsize=8)
def _letters(own: str) -> re.Pattern[str]:
    """Return what finds the letters of all languages but one, and the marks between them."""
    alphabets = {told: letters for told, letters in _ALPHABETS.items() if told != own}
    least = dict.fromkeys(alphabets, LEAST)
    if own not in ("zh", "ja", "ko"):
        alphabets = {"zh": _HAN + _KANA} | {told: letters for told, letters in alphabets.items() if told != "ja"}
        least["zh"] = 1
    return re.compile(
        "|".join(
            f"(?P<{told}>[{letters}](?:[{letters}{_MARKS}]*[{letters}])?(?<=[{letters}]{{{least[told]}}}))"
            for told, letters in alphabets.items()
        )
    )
