"""A run of head-like lines → the part of each, by what stands above and below it (rulebook A8.2).

Invariant: as many parts as lines. Where it is unsure whether a line opens the story below, it stays with the story above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from epaper.issue.raw.habits import Habits
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import is_finished, is_headlike, is_slogan, tells_event
from epaper.issue.raw.material import Material

Part = Literal["kicker", "heading", "deck", "slogan", "signature", "subheading", "dateline", "body"] | Material
Guess = Literal["heading", "subheading", "dateline", "headlike", "signature", "body"] | Material

_MOST_KICKER_LINES = 2  # more short lines before a heading are the end of a poem, a list or an advertisement
_SHORTEST_KICKER = 4
_SHORTEST_HEADLINE = 8  # of one that only sticks out from indented paragraphs; a shorter line may be a sub-heading
_LONGEST_OF_LIST = 20  # characters of a line that is none of a broken paragraph
# A telephone number, or who signs: the foot of an advertisement or a notice.
_CONTACT = re.compile(r"\d{3,4}[-－—]\d{7,8}|1\d{10}|[（(]?(?:电话|热线|地址|联系)|\s宣$|\d元")

_SERIES = re.compile(r"[（(](?:之)?[一二三四五六七八九十\d]{1,3}[）)]$")  # the name of a series, which is a kicker


class Around(NamedTuple):
    """What stands above a run of head-like lines, and below it; None at the ends of the text."""

    above: Line | None
    guess_above: Guess | None
    below: Line | None
    guess_below: Guess | None


def head_parts(heads: Sequence[Line], around: Around, habits: Habits) -> list[Part]:
    """Tell the parts of a run of head-like lines."""
    if not heads:
        return []
    above, below = around.guess_above, around.guess_below
    if below in {"dateline", "signature"}:
        return ["deck"] * len(heads) if above == "heading" else _over_opening(heads, around, habits)
    if below not in {None, "heading"}:
        return _sticking_out(heads, around, habits)
    if above == "heading" and not is_slogan(heads[-1].text):
        return ["body"] * len(heads)
    return _before_heading(heads, around, habits)


def _over_opening(heads: Sequence[Line], around: Around, habits: Habits) -> list[Part]:
    """Tell what stands over what opens a story; where still more short lines stand above, most are the end of verse or a list."""
    texts = [line.text for line in heads]
    own = 1 + texts[-1].startswith("——")
    above = around.above
    if above is None or len(heads) <= own or habits.apart(heads[0]) or around.guess_above != "body":
        return _unmarked_head(texts)
    if is_finished(above.text) or not is_headlike(above.text) or len(above.text) > _LONGEST_OF_LIST:
        return _unmarked_head(texts)
    end: list[Part] = ["body"] * (len(heads) - own)
    return [*end, *_unmarked_head(texts[-own:])]


def _sticking_out(heads: Sequence[Line], around: Around, habits: Habits) -> list[Part]:
    """Tell what lines are that stick out: not indented, over a paragraph that is, or right below a label."""
    if around.guess_above == "heading" and not habits.apart(heads[0]):
        return ["deck"] * len(heads)
    if habits.marked or not habits.closed(around.above, heads[0]):
        return ["body"] * len(heads)
    sure = habits.apart(heads[0]) or len(heads) > 1 or len(heads[0].text) >= _SHORTEST_HEADLINE
    sure = sure or around.above is None or not is_finished(around.above.text)  # a sub-heading follows a paragraph
    return _unmarked_head([line.text for line in heads]) if sure else ["subheading"]


def _before_heading(heads: Sequence[Line], around: Around, habits: Habits) -> list[Part]:
    """Tell slogan and kicker 引题, which stand before a heading, from the end of the story above."""
    parts: list[Part] = []
    for line in heads:
        parts.append("slogan" if is_slogan(line.text) and "slogan" not in parts else "body")
    first = len(parts)
    while first and parts[first - 1] == "body":
        first -= 1
    before = heads[first - 1] if first else around.above
    if around.below and _are_kickers(heads[first:], before, around.below, habits):
        parts[first:] = ["kicker"] * (len(parts) - first)
    return parts


def _are_kickers(lines: Sequence[Line], above: Line | None, heading: Line, habits: Habits) -> bool:
    """Say whether lines stand as a kicker would: few, close to the heading, off the copy above, and no telephone numbers."""
    return (
        0 < len(lines) <= _MOST_KICKER_LINES
        and not (habits.parts and heading.gap)
        and habits.closed(above, lines[0])
        and all(_could_be_kicker(line, habits) for line in lines)
    )


def _could_be_kicker(line: Line, habits: Habits) -> bool:
    text = line.text
    return len(text) >= _SHORTEST_KICKER and not habits.indented(line) and "，" not in text and not _CONTACT.search(text)


def _unmarked_head(texts: Sequence[str]) -> list[Part]:
    """Head lines over the first paragraph of a story make a new one though no mark says so."""
    if len(texts) > 1 and is_slogan(texts[0]) and not _is_deck(texts[1], texts[0]):
        return ["slogan", *_unmarked_head(texts[1:])]
    if len(texts) == 1:
        return ["heading"]
    if len(texts) == 2:
        return ["heading", "deck"] if _is_deck(texts[1], texts[0]) else ["kicker", "heading"]
    decks: list[Part] = ["deck"] * (len(texts) - 2)
    return ["heading", "deck", *decks] if texts[1].startswith("——") else ["kicker", "heading", *decks]


def _is_deck(text: str, head: str) -> bool:
    if _SERIES.search(head) or (tells_event(head) and not tells_event(text) and not text.startswith("——")):
        return False
    return tells_event(text) or text.startswith("——") or len(text) >= len(head)
