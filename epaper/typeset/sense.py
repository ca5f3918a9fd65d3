"""A headline → how bad a line break is behind each of its characters, so that heads break at sense 题文断句 (rulebook H4).

Invariant: costs run from 0 (a semantic space) over about 1-2 (between clauses), 3-5 (between words of a phrase) and 9 (a word
and its particle) to 13 (the words of a body's name) and 14 (a torn word; more in a long one, least at its seams); `inf` stands
inside names, figures and short quotations, and where a mark forbids it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from epaper.issue.text import is_han
from epaper.typeset.bodies import SINGLE, body_names
from epaper.typeset.gaps import (
    CLOSING,
    COMPOUND,
    HANDLING,
    INSIDE_WORD,
    LEANING,
    NO_LINE_START,
    OBJECT,
    OPENING,
    PREPOSITIONS,
    Gap,
    price,
)
from epaper.typeset.grammar import cast_parts
from epaper.typeset.phrases import phrase_costs
from epaper.typeset.phrases import price as phrase_price
from epaper.typeset.segment import Word, segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.typeset.lexicon import Lexicon

LONG_WORD = 5  # a word of so many characters is torn at a seam, if it must be
LONG_QUOTE = 10  # a quotation of more characters may break inside, at its own space or phrase boundary
IN_QUOTE = 6.0  # … at this much more than outside behind a mark or blank of its own …
WITHIN_CLAUSE = 10.0  # … and at this much more elsewhere: a smaller size is better
NAMED = 13.0  # between the words of a body's name
TEARING = 10.0  # from here on a break tears what belongs together
UNITY = 1.5  # added where the article has the characters around the break side by side, again and again
_PAUSES = frozenset(" ，；。？！：—…")
WHOLE = ("name", "number", "latin", "pair")  # kinds of words that no break may tear


def break_costs(text: str, context: str, lexicon: Lexicon) -> tuple[float, ...]:
    """Price the break behind each character but the last; `context` is the article's text, a witness for words and names."""
    if not any(map(is_han, text)):
        return phrase_costs(text)
    words = cast_parts(text, segment(text, context, lexicon))
    costs = [INSIDE_WORD] * max(0, len(text) - 1)
    for word in words:
        if word.kind in WHOLE:
            costs[word.start : word.end - 1] = [math.inf] * (word.end - word.start - 1)
        elif word.end - word.start >= LONG_WORD and lexicon.coined:
            costs[word.start : word.end - 1] = _seams(text[word.start : word.end], lexicon)
    for before, left, right in zip((None, *words), words, words[1:], strict=False):
        costs[left.end - 1] = _between(text, before, left, right, context)
    for first, last in body_names(text, words):
        for left in words[first:last]:
            costs[left.end - 1] = max(costs[left.end - 1], NAMED)
    for start, end in _enclosed(text):
        _protect(costs, text, start, end)
    return tuple(costs)


def _seams(word: str, lexicon: Lexicon) -> list[float]:
    """Price the breaks in a long word: all as a torn word and more, least where one ends of those it is made of."""
    return [INSIDE_WORD + min(cost, INSIDE_WORD) for cost in break_costs(word, "", lexicon.counted)]


def _between(text: str, before: Word | None, left: Word, right: Word, context: str) -> float:
    """Price the break between `left` and `right`, with what the word before them and the article say."""
    if left.kind == "space" and before is not None and before.kind == right.kind == "latin":
        return phrase_price(text[before.start : before.end], text[right.start : right.end], names=True)
    if text[left.start : left.end] in SINGLE and right.kind in "nw" and right.end - right.start > 1 and _opens(before):
        return INSIDE_WORD  # 县 | 供销社, 我 | 校
    cost = price(Gap(text[left.start : left.end], text[right.start : right.end], left.kind, right.kind))
    if cost < COMPOUND and before is not None and _is_place_of_action(text[before.start : before.end], left, right):
        cost = LEANING if text[before.start : before.end] in HANDLING else COMPOUND
    if before is not None and before.kind == "m" and left.kind in "vS":
        cost = max(cost, COMPOUND)  # 四起违反 | 规定的问题
    return cost + (UNITY if cost >= OBJECT and _is_recurring(text[max(0, left.end - 2) : left.end + 2], context) else 0.0)


def _opens(before: Word | None) -> bool:
    """Say whether a noun phrase opens behind the word."""
    return before is None or before.kind in ("space", "mark", "pair", *"VvSkpcudD")


def _is_place_of_action(before: str, left: Word, right: Word) -> bool:
    """Say whether the words are "在 [place] [verb]", which belong together."""
    return before in PREPOSITIONS and left.kind not in ("space", "mark") and right.kind in "Vvw"


def _is_recurring(around: str, context: str) -> bool:
    """Say whether the article often writes the four characters around a break as they stand in the head."""
    return len(around) == 4 and around.isalnum() and context.count(around) > 1


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    """Find what pairs of marks enclose, `start:end` without the marks; an unclosed mark encloses nothing."""
    for opening, closing in zip(OPENING, CLOSING, strict=False):
        for hit in re.finditer(rf"{re.escape(opening)}([^{re.escape(opening + closing)}]*){re.escape(closing)}", text):
            yield hit.span(1)


def _protect(costs: list[float], text: str, start: int, end: int) -> None:
    """Make breaks inside a quotation impossible when it is short, dear when it is long; a head that is one may break."""
    if (start, end) == (1, len(text) - 1):
        return
    long = end - start > LONG_QUOTE
    for at in range(start, end - 1):
        open_to = long and costs[at] < COMPOUND and text[at + 1] not in NO_LINE_START
        toll = IN_QUOTE if text[at] in _PAUSES else WITHIN_CLAUSE
        costs[at] = costs[at] + toll if open_to else math.inf
