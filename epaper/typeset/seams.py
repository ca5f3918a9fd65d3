"""The boxes of a paragraph → the white and the break cost between every two, context heeded: quantities, addresses, datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.classes import ADDRESS, BREAK_HERE, COUNTED, MARKS, MULTIPLIERS, NO_BREAK, NOT_AT_START, UNITS, Kind, kind_of
from epaper.typeset.dateline import part_cost
from epaper.typeset.spacing import DATELINE, MIXED, SOLID, WORD, Gap, gap_between
from epaper.typeset.splits import split_cost

if TYPE_CHECKING:
    from epaper.typeset.boxes import Box
    from epaper.typeset.habits import Habits


_TELLING: Final = re.compile(f"[{''.join(sorted(NO_BREAK))}{BREAK_HERE}\U0001f1e6-\U0001f1ff]")
_UNSEEN: Final = frozenset({Kind.SPACE, Kind.JOIN})


def between(boxes: Sequence[Box], text: str, habits: Habits, dateline: int = 0) -> tuple[list[Gap], list[float]]:
    """Return gap and break cost between every two boxes; the first `dateline` characters are one."""
    gaps: list[Gap] = []
    splits: list[float] = []
    numeral = False  # a quantity is going on: 20, or 20万
    shouts = 0  # ？ and ！ in a row
    flags = 0  # regional indicators in a row, two of which are one flag
    simple = not _TELLING.search(text)
    inside = {index for found in ADDRESS.finditer(text) for index in range(found.start() + 1, found.end())}
    for left, right in pairwise(boxes):
        han = left.kind is Kind.HAN and right.kind is Kind.HAN and simple
        if han and not numeral and not left.spaced and right.start >= dateline:
            gaps.append(SOLID)
            splits.append(0.0)
            shouts = 0
            continue
        before, after = _touching(left, right, text)
        gap = _worded(gap_between(left.kind, right.kind, spaced=left.spaced), left.spaced, habits)
        split = split_cost(left.kind, right.kind, before, after, spaced=left.spaced, address=right.start in inside)
        if split == costs.SPLIT_COMPOUND and habits.hyphens is not None:
            split = min(split, habits.hyphens.cost)
        if numeral and before in MULTIPLIERS and after in COUNTED:
            split = costs.SPLIT_NUMBER
        flags = flags + 1 if _is_flag(before) else 0
        split = _told(split, text[left.end - 1], right.kind)
        if not right.glyphs or (flags % 2 and _is_flag(after)):
            split = costs.SPLIT_RULE  # within a ligature, or a flag of two letters
        numeral = (left.kind is Kind.LATIN and before.isdigit()) or (numeral and before in UNITS and after in UNITS)
        shouts = shouts + 1 if before in "？！" else 0
        if shouts and shouts % 2 == 0 and right.kind not in MARKS:
            gap = SOLID  # ？！ takes one em, three take two (GB/T 15834 5.1.4)
        if left.start < dateline <= left.end and (left.spaced or (before == "电" and right.kind is not Kind.OPEN)):
            gap, split = DATELINE, 0.0
        elif right.start < dateline:
            split = max(split, part_cost(text[:dateline], right.start))
        gaps.append(gap)
        splits.append(split)
    return gaps, splits


def _worded(gap: Gap, spaced: bool, habits: Habits) -> Gap:
    """Give a blank between words the measures of the language; where Latin is the paper's own, one beside Han is such too."""
    return habits.word_space.gap if gap is WORD or (gap is MIXED and spaced and habits.foreign is None) else gap


def _told(split: float, last: str, right: Kind) -> float:
    """Heed what the source says by the blank or invisible character `last`: to break here, or not."""
    if last in NO_BREAK:
        return costs.SPLIT_RULE
    return 0.0 if last == BREAK_HERE and right not in NOT_AT_START else split


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _touching(left: Box, right: Box, text: str) -> tuple[str, str]:
    """Return the last character of `left` that is seen for itself, and the first of `right`."""
    last = left.end - 1
    while last > left.start and kind_of(text[last]) in _UNSEEN:
        last -= 1
    return text[last], text[right.start]
