"""One heading line and the head-like lines round it → kicker 引题, headline 主题 and deck 副题 (rulebook A8.6)."""

from __future__ import annotations

from typing import NamedTuple

from epaper.issue.raw.looks import tells_event

# Shorter pieces (5G, 中国) are not clauses of their own: the space beside them is part of the wording.
_SHORTEST_CLAUSE = 4
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】", "〈": "〉"}


class Head(NamedTuple):
    """The lines of a headline and of its deck."""

    headline: tuple[str, ...]
    deck: tuple[str, ...]


def split_heading(text: str) -> Head:
    """Cut one heading line at its gaps; trailing clauses that tell an event are the deck, if the first does not."""
    clauses = _clauses(text)
    if tells_event(clauses[0]):
        return Head(clauses, ())
    first_deck = len(clauses)
    while first_deck > 1 and tells_event(clauses[first_deck - 1]):
        first_deck -= 1
    deck = " ".join(clauses[first_deck:])
    return Head(clauses[:first_deck], (deck,) if deck else ())


def _clauses(text: str) -> tuple[str, ...]:
    """Cut at spaces outside quotations and brackets, where both sides are long enough to stand alone."""
    clauses: list[str] = []
    before = ""
    for piece in _pieces(text):
        if clauses and (_too_short(piece) or _too_short(before) or _both_latin(before, piece)):
            clauses[-1] = f"{clauses[-1]} {piece}"
        else:
            clauses.append(piece)
        before = piece
    return tuple(clauses)


def _too_short(piece: str) -> bool:
    return len(piece) < _SHORTEST_CLAUSE


def _both_latin(left: str, right: str) -> bool:
    return left[-1].isascii() and left[-1].isalnum() and right[0].isascii() and right[0].isalnum()


def _pieces(text: str) -> list[str]:
    pieces = [""]
    closers: list[str] = []
    for char in text:
        if char == " " and not closers:
            pieces.append("")
            continue
        if char in _PAIRS:
            closers.append(_PAIRS[char])
        elif closers and char == closers[-1]:
            closers.pop()
        pieces[-1] += char
    return text.split(" ") if closers else pieces
