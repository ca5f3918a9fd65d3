"""One line of raw text → what it could be by its looks alone: a head, a slogan, a line that tells an event (rulebook A8.2)."""

from __future__ import annotations

import re

PARAGRAPH_INDENT = 4  # half ems, the two ideographic spaces 　　 a paragraph begins with
# Rulebook A8.2: a head-like line has at most 40 characters and no stop inside, a slogan at most 16 in halves of equal length.
# A deck of two clauses parted by a gap may be longer (46 in the seed), so the 40 hold for each clause and twice that for all.
_LONGEST_CLAUSE = 40
_LONGEST_HEAD = 80
_LONGEST_SLOGAN = 16
_STOPS = re.compile(r"[。；！？]")
_OPEN_END = re.compile(r"[，、：,:]$|参加$|^[（(].*[）)]$")
_NAMED = re.compile(r"^.{0,6}[：:]")  # 时间：…, as data have it; also 石门镇：…, as some headlines do
_EVENT_END = re.compile(
    r"(召开|举行|举办|启动|开幕|闭幕|开工|竣工|投产|签约|揭牌|揭幕|挂牌|发布|出席|参加|讲话|致辞|致词|主持|调研|考察|视察|督导|检查|"
    r"部署|宣讲|座谈|会见|会谈|慰问|看望|强调|指出|要求|通过|印发|圆满|落幕|开班|开赛|开馆|开通)[”》]?$"
)
_FINISHED = re.compile(r"[。！？…；：.!?;:][”’）》」』】﹂﹄〉〕)\"']*$|^[（(【].*[）)】]$")


def is_headlike(text: str, *, named: bool = False) -> bool:
    """Say whether a line could be a head; `named` allows it to begin with a name and a colon."""
    short = len(text) <= _LONGEST_HEAD and all(len(clause) <= _LONGEST_CLAUSE for clause in text.split(" "))
    return short and not _STOPS.search(text) and not _OPEN_END.search(text) and (named or not _NAMED.search(text))


def is_slogan(text: str) -> bool:
    """Say whether a line has the shape of a slogan 口号: two short halves of equal length."""
    halves = text.split(" ")
    return len(text) <= _LONGEST_SLOGAN and len(halves) == 2 and len(halves[0]) == len(halves[1]) >= 3


def tells_event(text: str) -> bool:
    """Say whether a head line ends in what happened (召开, 出席, 讲话 …), as decks do."""
    return _EVENT_END.search(text) is not None


def is_finished(text: str) -> bool:
    """Say whether a paragraph ends as one should."""
    return _FINISHED.search(text) is not None
