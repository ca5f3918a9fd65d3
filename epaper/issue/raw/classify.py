"""Lines of stories → each with the part it plays: heading, dateline paragraph, head-like line, slogan, copy (rulebook A8.2).

Invariant: one part per line, in order. A head-like line is told by what follows it, so the walk goes from the last line up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from epaper.issue.lead import opens_story
from epaper.issue.raw.lines import Line
from epaper.issue.raw.material import Material, find_material

Part = Literal["kicker", "heading", "deck", "slogan", "signature", "subheading", "dateline", "body"] | Material
_Guess = Literal["heading", "subheading", "dateline", "headlike", "signature", "body"] | Material

# Rulebook A8.2: a head-like line has at most 40 characters and no stop inside, a slogan at most 16 in halves of equal length.
# A deck of two clauses parted by a gap may be longer (46 in the seed), so the 40 hold for each clause and twice that for all.
_LONGEST_CLAUSE = 40
_LONGEST_HEAD = 80
_LONGEST_SLOGAN = 16
_MOST_HEAD_LINES = 3
_STOPS = re.compile(r"[。；！？]")
_OPEN_END = re.compile(r"[，、：,:]$|参加$|^[（(].*[）)]$|^.{0,6}[：:]")
_EVENT_END = re.compile(
    r"(召开|举行|举办|启动|开幕|闭幕|开工|竣工|投产|签约|揭牌|揭幕|挂牌|发布|出席|参加|讲话|致辞|致词|主持|调研|考察|视察|督导|检查|"
    r"部署|宣讲|座谈|会见|会谈|慰问|看望|强调|指出|要求|通过|印发|圆满|落幕|开班|开赛|开馆|开通)[”》]?$"
)
_SIGNATURE = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff]{0,8}?(?:记者|通讯员|评论员|作者|特约撰稿人?|撰稿|撰文)|文/|文／|文·)[\s：:／/]*[\u4e00-\u9fff·\s、／/]{2,36}[）)]?$"
)
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[■●◆▲★※]|【[^】]+】$)")


class Tagged(NamedTuple):
    """A line and the part it plays."""

    line: Line
    part: Part


def classify(lines: Sequence[Line], article_level: int) -> tuple[Tagged, ...]:
    """Tell the part of every line; headings deeper than `article_level` are sub-headings."""
    guesses = _guess_upwards(lines, article_level)
    tagged: list[Tagged] = []
    index = 0
    while index < len(lines):
        end = _end_of_heads(guesses, index)
        parts = _head_parts(lines[index:end], guesses[index - 1] if index else None, guesses[end : end + 1])
        tagged += [Tagged(line, part) for line, part in zip(lines[index:end], parts, strict=True)]
        if end < len(lines):
            tagged.append(Tagged(lines[end], _plain_part(guesses[end])))
        index = end + 1
    return tuple(tagged)


def is_headlike(text: str) -> bool:
    """Say whether a line could be a head by its looks alone."""
    short = len(text) <= _LONGEST_HEAD and all(len(clause) <= _LONGEST_CLAUSE for clause in text.split(" "))
    return short and not _STOPS.search(text) and not _OPEN_END.search(text)


def is_slogan(text: str) -> bool:
    """Say whether a line has the shape of a slogan 口号: two short halves of equal length."""
    halves = text.split(" ")
    return len(text) <= _LONGEST_SLOGAN and len(halves) == 2 and len(halves[0]) == len(halves[1]) >= 3


def tells_event(text: str) -> bool:
    """Say whether a head line ends in what happened (召开, 出席, 讲话 …), as decks do."""
    return _EVENT_END.search(text) is not None


def _guess_upwards(lines: Sequence[Line], article_level: int) -> list[_Guess]:
    guesses: list[_Guess] = []
    material = find_material(lines)
    below: _Guess = "heading"  # the end of the file ends a story as a heading does
    chain = 0
    for place in range(len(lines) - 1, -1, -1):
        below = material.get(place) or _guess(lines[place], article_level, below, chain)
        chain = chain + 1 if below == "headlike" else 0
        guesses.append(below)
    return guesses[::-1]


def _guess(line: Line, article_level: int, below: _Guess, chain: int) -> _Guess:
    if line.level:
        return "heading" if line.level <= article_level else "subheading"
    if opens_story(line.text):
        return "dateline"
    if _SIGNATURE.fullmatch(line.text):
        return "signature"
    if _NUMBERED.match(line.text) and is_headlike(line.text):
        return "subheading"
    follows = below in {"heading", "dateline", "signature"} or (below == "headlike" and chain < _MOST_HEAD_LINES)
    return "headlike" if follows and is_headlike(line.text) else "body"


def _end_of_heads(guesses: Sequence[_Guess], start: int) -> int:
    end = start
    while end < len(guesses) and guesses[end] == "headlike":
        end += 1
    return end


def _plain_part(guess: _Guess) -> Part:
    return "body" if guess == "headlike" else guess


def _head_parts(heads: Sequence[Line], above: _Guess | None, below: Sequence[_Guess]) -> list[Part]:
    """Tell the parts of a run of head-like lines by what stands above and below it."""
    if not heads:
        return []
    if below and below[0] in {"dateline", "signature"}:
        return ["deck"] * len(heads) if above == "heading" else _unmarked_head(heads)
    if above == "heading" and not is_slogan(heads[-1].text):
        return ["body"] * len(heads)
    return _before_heading(heads, last=not below)


def _before_heading(heads: Sequence[Line], *, last: bool) -> list[Part]:
    """Tell slogan and kicker 引题, which stand before a heading, from copy that lost its end (it has a comma)."""
    parts: list[Part] = []
    for line in heads:
        if is_slogan(line.text) and "slogan" not in parts:
            parts.append("slogan")
        else:
            parts.append("body" if last or "，" in line.text else "kicker")
    return parts


def _unmarked_head(heads: Sequence[Line]) -> list[Part]:
    """Head lines over a dateline paragraph make a new story though no mark says so."""
    texts = [line.text for line in heads]
    if len(texts) > 1 and is_slogan(texts[0]) and not _is_deck(texts[1], texts[0]):
        return ["slogan", *_unmarked_head(heads[1:])]
    if len(texts) == 1:
        return ["heading"]
    if len(texts) == 2:
        return ["heading", "deck"] if _is_deck(texts[1], texts[0]) else ["kicker", "heading"]
    decks: list[Part] = ["deck"] * (len(texts) - 2)
    return ["kicker", "heading", *decks]


def _is_deck(text: str, head: str) -> bool:
    return tells_event(text) or text.startswith("——") or len(text) >= len(head)
