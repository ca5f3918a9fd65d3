"""Signs that say of themselves where a line may part: no-break blanks, joiners, numbers in one sign, the letters of a flag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.classes import BREAK_HERE, NO_BREAK, NOT_AT_START, NUMBER_SIGNS, Kind, kind_of

if TYPE_CHECKING:
    from epaper.typeset.boxes import Box

_FLAG: Final = "\U0001f1e6-\U0001f1ff"  # regional indicators, two of which are one flag
_SIGNS: Final = re.compile(f"[{''.join(sorted(NO_BREAK))}{BREAK_HERE}{_FLAG}{NUMBER_SIGNS}]")
_FLAGS: Final = re.compile(f"[{_FLAG}]+$")
_NUMBER: Final = re.compile(f"[{NUMBER_SIGNS}]")
_COUNTS_AFTER: Final = frozenset({Kind.PAUSE, Kind.OPEN, Kind.LATIN_OPEN, Kind.SPACE})


def has_signs(text: str) -> bool:
    """Say whether any character of `text` is one of them; hardly ever."""
    return _SIGNS.search(text) is not None


def sign_cost(split: float, left: Box, right: Box, text: str) -> float:
    """Return the demerits of a break between two boxes of a text that has such signs, `split` without them."""
    last = text[left.end - 1]
    if last in NO_BREAK or _within_flag(text, left.end):
        return costs.SPLIT_RULE
    if last == BREAK_HERE and right.kind not in NOT_AT_START:
        return 0.0
    return max(split, _numbering(text, left, right))


def _numbering(text: str, left: Box, right: Box) -> float:
    """Keep ① with what it numbers, or with what refers by it."""
    counts, follows = _NUMBER.match(text[left.start]), _NUMBER.match(text[right.start])
    if counts and not follows and (left.start == 0 or kind_of(text[left.start - 1]) in _COUNTS_AFTER):
        return costs.SPLIT_NUMBER
    refers = follows and not counts and not left.spaced and left.kind in {Kind.HAN, Kind.LATIN}
    return costs.SPLIT_NUMBER if refers else 0.0


def _within_flag(text: str, place: int) -> bool:
    """Say whether `place` is between the two letters of a flag."""
    before = _FLAGS.search(text, 0, place)
    return before is not None and len(before.group()) % 2 == 1 and _FLAGS.match(text, place, place + 1) is not None
