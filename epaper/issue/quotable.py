"""A story's copy → the words of it that may be shown large 引语: those an editor names, or a statement somebody makes in it.

Invariant: what is chosen stands in one paragraph of the copy, letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from epaper.issue.model import Article
from epaper.issue.places import AUTO
from epaper.issue.text import is_han
from epaper.issue.tidy import says

CHARACTERS = range(12, 37)  # of a statement in Chinese, its quotation marks not counted
WORDS = range(8, 23)  # of one in a language of letters
MIDDLE = (0.15, 0.85)  # share of the copy within which it begins: not what the reader has just read, nor the end of the story
_STATEMENT = re.compile(r"“([^“”\n\t]+)”|\"([^\"\n\t]+)\"")
_SENTENCE_END = re.compile(r"[。！？.!?]$|……$")


def quotable(article: Article) -> str:
    """Return the words to be shown large; nothing where none are wanted, or there are none."""
    wanted = article.pins.pull_quote
    if wanted == AUTO:
        return _middlemost(article)
    return wanted if wanted and says(article.paragraphs, wanted) else ""


def _middlemost(article: Article) -> str:
    """Return the statement that begins nearest to the middle of the copy, of two as near the first."""
    whole = max(1, sum(len(paragraph.text) for paragraph in article.paragraphs))
    found = [(at / whole, text) for at, text in _statements(article) if MIDDLE[0] <= at / whole <= MIDDLE[1]]
    return min(found, key=lambda each: abs(each[0] - 0.5), default=(0.0, ""))[1]


def _statements(article: Article) -> Iterator[tuple[int, str]]:
    """Yield what is quoted in the running copy and good to be shown, marks and all, with the characters before it."""
    before = 0
    for paragraph in article.paragraphs:
        if paragraph.kind == "body" and not paragraph.boxed:
            for match in _STATEMENT.finditer(paragraph.text):
                if _is_of_length(said := match[1] or match[2]) and _is_whole(said, paragraph.text, *match.span()):
                    yield before + match.start(), match[0]
        before += len(paragraph.text)


def _is_of_length(said: str) -> bool:
    if any(map(is_han, said)):
        return len("".join(said.split())) in CHARACTERS
    return len(said.split()) in WORDS


def _is_whole(said: str, text: str, start: int, end: int) -> bool:
    """Say whether what is quoted is a sentence by itself: by the mark it ends with, or as all that is said after a colon."""
    if not any(map(is_han, said)):
        return said[0].isupper() and bool(_SENTENCE_END.search(said))
    return bool(_SENTENCE_END.search(said)) or (text[:start].endswith("：") and text[end : end + 1] in {"", "。"})
