"""The boxes of a paragraph → the white and the break cost between every two, context heeded: quantities, addresses, datelines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from epaper.typeset import costs
from epaper.typeset.classes import ADDRESS, COUNTED, MARKS, MULTIPLIERS, UNITS, Kind
from epaper.typeset.dateline import part_cost
from epaper.typeset.spacing import DATELINE, SOLID, WORD, Gap, gap_between, split_cost

if TYPE_CHECKING:
    from epaper.typeset.boxes import Box
    from epaper.typeset.habits import Habits


def between(boxes: Sequence[Box], text: str, habits: Habits, dateline: int = 0) -> tuple[list[Gap], list[float]]:
    """Return gap and break cost between every two boxes; the first `dateline` characters are one."""
    gaps: list[Gap] = []
    splits: list[float] = []
    numeral = False  # a quantity is going on: 20, or 20万
    shouts = 0  # ？ and ！ in a row
    blank = habits.word_space.gap
    inside = {index for found in ADDRESS.finditer(text) for index in range(found.start() + 1, found.end())}
    for left, right in pairwise(boxes):
        if left.kind is Kind.HAN and right.kind is Kind.HAN and not numeral and not left.spaced and right.start >= dateline:
            gaps.append(SOLID)
            splits.append(0.0)
            shouts = 0
            continue
        before, after = _touching(left, right, text)
        gap = gap_between(left.kind, right.kind, spaced=left.spaced)
        split = split_cost(left.kind, right.kind, before, after, spaced=left.spaced)
        if gap is WORD:
            gap = blank
        if split == costs.SPLIT_WORD and right.start in inside:
            split = costs.SPLIT_INSIDE_ADDRESS
        if numeral and before in MULTIPLIERS and after in COUNTED:
            split = costs.SPLIT_NUMBER
        if not right.glyphs:
            split = costs.SPLIT_RULE  # within a ligature
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


def _touching(left: Box, right: Box, text: str) -> tuple[str, str]:
    """Return the last visible character of `left` and the first of `right`."""
    shown = text[left.start : left.end].rstrip() or text[left.start] if left.spaced else text[left.end - 1]
    return shown[-1], text[right.start]
