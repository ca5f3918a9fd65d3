"""A headline → its words, numbers, names and marks, with the article's own text as witness.

Invariant: the words stand in order, touch and cover the headline. The reading of a stretch of Han is the cheapest sum of
word costs (bits); strings that recur in the article as a unit, and names, join the listed words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from epaper.typeset import classes
from epaper.typeset.lexicon import LONGEST, UNKNOWN_BITS, Lexicon
from epaper.typeset.names import foreign_names, given_lengths, name_bits

RECURRING_BITS = 17.0  # a string the article repeats as a unit: somewhat dearer than a listed word of medium frequency
# Measure words 量词 of heads, and what else closes a figure beyond the units of running copy; a number and its unit are one word
# (rulebook L7).
MEASURES = (
    "国道|省道|县道|周年|年度|个月|月份|小时|分钟|人次|平方公里|平方米|立方米|公里|公斤|毫米|厘米|千瓦时|千瓦|连冠|连胜|季度|世纪|名|位|场|级|条|"
    "强|胜|克|种|类|天|层|套|成|折|金|银|铜|只|头|艘|本|篇|站|路|环|村|镇|县|市|国|家|所|座|组"
)
UNITS = "|".join((MEASURES, *sorted(char for char in classes.UNITS | classes.MEASURED | classes.COUNTED if char.isalpha())))
NUMBER = rf"[0-9０-９Ⅰ-Ⅻ]+(?:[.,:·/．\-–—～~比∶：][0-9０-９]+)*(?:[%％‰℃]|[多余]?[十百千万亿]*[多余]?(?:{UNITS})?)"
HAN_DIGITS = "[一二三四五六七八九十百千万亿零〇两]"
HAN_NUMBER = rf"(?:第{HAN_DIGITS}+|{HAN_DIGITS}{{2,}})(?:{UNITS}|支|批|轮|季|章|回)?"
TOKENS = re.compile(
    rf"(?P<space>[ \u3000]+)|(?P<number>[第前近超约逾达]?(?:{NUMBER})+|{HAN_NUMBER})"
    rf"|(?P<latin>[A-Za-z][A-Za-z0-9.+\-_/@&']*)|(?P<han>(?:(?!{HAN_NUMBER})[\u3400-\u9fff〇])+)|(?P<pair>—+|…+|⸺|⋯+)|(?P<mark>.)",
    re.DOTALL,
)


class Word(NamedTuple):
    """A stretch `start:end`; `kind` is a class of the lexicon, or space, number, latin, pair, mark, name."""

    start: int
    end: int
    kind: str


def segment(text: str, context: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """Read `text` as words of the `lexicon`; `context` is the article's text."""
    words: list[Word] = []
    for start, end, kind in _tokens(text):
        if kind == "han":
            words += _read(text, start, end, context, lexicon)
        else:
            words.append(Word(start, end, kind))
    return tuple(words)


def _tokens(text: str) -> list[tuple[int, int, str]]:
    """Cut `text` where kinds of characters meet; names with a dot are cut out first."""
    cuts: list[tuple[int, int, str]] = []
    at = 0
    for start, end in (*foreign_names(text), (len(text), len(text))):
        cuts += [
            (hit.start() + at, hit.end() + at, hit.lastgroup or "mark") for hit in TOKENS.finditer(text[at : max(at, start)])
        ]
        if end > max(at, start):
            cuts.append((max(at, start), end, "name"))
        at = max(at, end)
    return cuts


def _read(text: str, start: int, end: int, context: str, lexicon: Lexicon) -> list[Word]:
    """Find the cheapest reading of the Han stretch `start:end`: one pass from left to right over all possible words."""
    best: list[tuple[float, Word | None]] = [(0.0, None), *((float("inf"), None) for _ in range(end - start))]
    for at in range(start, end):
        so_far = best[at - start][0]
        for stop in range(at + 1, min(at + lexicon.reach(text[at]), end) + 1):
            bits, kind = _bits(text, at, stop, context, lexicon)
            if so_far + bits < best[stop - start][0]:
                best[stop - start] = (so_far + bits, Word(at, stop, kind))
    words: list[Word] = []
    while end > start:
        word = best[end - start][1]
        assert word is not None  # a single character is always a word
        words.append(word)
        end = word.start
    return words[::-1]


def _bits(text: str, start: int, end: int, context: str, lexicon: Lexicon) -> tuple[float, str]:
    """Price `text[start:end]` as one word."""
    word = text[start:end]
    entry = lexicon.find(word)
    best = (entry.bits, entry.kind) if entry else (UNKNOWN_BITS if len(word) == 1 else float("inf"), "n")
    if (
        1 < len(word) <= LONGEST
        and best[0] > RECURRING_BITS
        and _is_whole(text, start, end, lexicon)
        and _recurs(word, context, lexicon)
    ):
        best = (RECURRING_BITS, best[1])
    if end - start in given_lengths(text, start):
        bits = name_bits(text, start, end, context)
        if bits is not None and bits < best[0]:
            return bits, "name"
    return best


def _is_whole(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether the stretch cuts through no listed word at its ends."""
    torn = (text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1])
    return not any(len(pair) > 1 and lexicon.find(pair) for pair in torn)


def _recurs(word: str, context: str, lexicon: Lexicon) -> bool:
    """Say whether the article uses `word` as a unit: often, in different company, its parts seldom without each other."""
    times = context.count(word)
    if times < 2 or any(_is_tool(char, lexicon) for char in (word[0], word[-1])):
        return False
    parts = (max(context.count(word[:cut]), context.count(word[cut:])) for cut in range(1, len(word)))
    if any(times < 0.6 * often for often in parts):
        return False
    neighbours = re.findall(f"(?=(.?){re.escape(word)}(.?))", context)
    return min(len({left for left, _ in neighbours}), len({right for _, right in neighbours})) > 1


def _is_tool(char: str, lexicon: Lexicon) -> bool:
    """Say whether the character alone is a function word 虚词 (的, 在, 和 …), which no name begins or ends with."""
    entry = lexicon.find(char)
    return entry is not None and entry.kind in "pcu" and entry.bits < 12
