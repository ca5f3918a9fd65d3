"""Lines of stories → each with the part it plays: heading, dateline paragraph, head-like line, slogan, copy (rulebook A8.2).

Invariant: one part per line, in order. A head-like line is told by what follows it, so the walk goes from the last line up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from epaper.issue.lead import opens_story
from epaper.issue.raw.habits import Habits
from epaper.issue.raw.headparts import Around, Guess, Part, head_parts
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import PARAGRAPH_INDENT, is_headlike
from epaper.issue.raw.material import find_material

_MOST_HEAD_LINES = 3
_SIGNATURE = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff]{0,8}?(?:记者|通讯员|评论员|作者|特约撰稿人?|撰稿|撰文)|文/|文／|文·)[\s：:／/]*[\u4e00-\u9fff·\s、／/]{2,36}[）)]?$"
    r"|[□◎○◇]\s*[\u4e00-\u9fff·]{2,12}(?:[\s、／/]+[\u4e00-\u9fff·]{2,12}){0,3}$"
)
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[■●◆▲★※]|【[^】]+】$)")
_OVER_COPY = {"heading", "dateline", "signature"}  # what head lines stand over in any text
_CENTRED = PARAGRAPH_INDENT + 2  # half ems; a line further in may be a head set in the middle


class Tagged(NamedTuple):
    """A line and the part it plays."""

    line: Line
    part: Part


def classify(lines: Sequence[Line], article_level: int, habits: Habits) -> tuple[Tagged, ...]:
    """Tell the part of every line; headings deeper than `article_level` are sub-headings."""
    guesses = _guess_upwards(lines, article_level, habits)
    tagged: list[Tagged] = []
    index = 0
    while index < len(lines):
        end = _end_of_heads(guesses, index)
        parts = head_parts(lines[index:end], _around(lines, guesses, index, end), habits)
        tagged += [Tagged(line, part) for line, part in zip(lines[index:end], parts, strict=True)]
        if end < len(lines):
            tagged.append(Tagged(lines[end], _plain_part(guesses[end])))
        index = end + 1
    return tuple(tagged)


def is_signature(text: str) -> bool:
    """Say whether a line is a signature 署名 and nothing more."""
    return _SIGNATURE.fullmatch(text) is not None


def _around(lines: Sequence[Line], guesses: Sequence[Guess], start: int, end: int) -> Around:
    above = (lines[start - 1], guesses[start - 1]) if start else (None, None)
    below = (lines[end], guesses[end]) if end < len(lines) else (None, None)
    return Around(*above, *below)


def _guess_upwards(lines: Sequence[Line], article_level: int, habits: Habits) -> list[Guess]:
    guesses: list[Guess] = []
    material = find_material(lines)
    tops = frozenset() if habits.marked else _tops(lines, habits)
    below: Guess = "heading"  # the end of the file ends a story as a heading does
    chain = 0
    for place in range(len(lines) - 1, -1, -1):
        line, under = lines[place], lines[place + 1] if place + 1 < len(lines) else None
        over = place in tops or _stands_over(line, under, below, chain, habits)
        below = material.get(place) or _guess(line, article_level, over=over, named=_may_be_named(lines, place, habits))
        chain = chain + 1 if below == "headlike" else 0
        guesses.append(below)
    return guesses[::-1]


def _guess(line: Line, article_level: int, *, over: bool, named: bool) -> Guess:
    if line.level:
        return "heading" if line.level <= article_level else "subheading"
    if opens_story(line.text):
        return "dateline"
    if is_signature(line.text):
        return "signature"
    if _NUMBERED.match(line.text) and is_headlike(line.text):
        return "subheading"
    return "headlike" if over and is_headlike(line.text, named=named) else "body"


def _stands_over(line: Line, under: Line | None, below: Guess, chain: int, habits: Habits) -> bool:
    """Say whether a line stands where heads do: over a heading, over what opens a story, or over other head lines."""
    if habits.indented(line) and (below == "heading" or line.indent < _CENTRED):
        return False
    if below == "headlike":
        return chain < _MOST_HEAD_LINES and not (under and habits.apart(under))
    return below in _OVER_COPY or (below in {"body", "verse"} and under is not None and habits.indented(under))


def _tops(lines: Sequence[Line], habits: Habits) -> frozenset[int]:
    """Return the places of the lines that stand like heads below a label or at the top, where a story must begin."""
    tops: set[int] = set()
    for first in (place for place, line in enumerate(lines) if line.fresh):
        for place in range(first, min(first + _MOST_HEAD_LINES, len(lines))):
            line = lines[place]
            named = _may_be_named(lines, place, habits)
            off = place > first and ("，" in line.text or habits.apart(line))  # copy, or what comes after a head of one line
            if off or line.level or habits.indented(line) or not is_headlike(line.text, named=named):
                break
            tops.add(place)
    return frozenset(tops)


def _may_be_named(lines: Sequence[Line], place: int, habits: Habits) -> bool:
    """Say whether a line sticks out enough to be a headline such as 石门镇：鱼儿回来了, and no datum."""
    return habits.indents and habits.closed(lines[place - 1] if place else None, lines[place])


def _end_of_heads(guesses: Sequence[Guess], start: int) -> int:
    end = start
    while end < len(guesses) and guesses[end] == "headlike":
        end += 1
    return end


def _plain_part(guess: Guess) -> Part:
    return "body" if guess == "headlike" else guess
