"""The boxes of a paragraph → the white and the break cost between every two, context heeded: quantities, addresses, datelines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import ADDRESS, COUNTED, MARKS, MEASURED, MULTIPLIERS, UNITS, Kind, kind_of
from epaper.typeset.dateline import part_cost
from epaper.typeset.signs import has_signs, sign_cost
from epaper.typeset.spacing import DATELINE, MIXED, SOLID, WORD, Gap, gap_between
from epaper.typeset.splits import split_cost

if TYPE_CHECKING:
    from epaper.typeset.boxes import Box
    from epaper.typeset.habits import Habits

_UNSEEN: Final = frozenset({Kind.SPACE, Kind.JOIN})


class _Joint(NamedTuple):
    """Two neighbouring boxes and the characters by which they touch."""

    left: Box
    right: Box
    before: str
    after: str
    solid: bool  # nothing but Han meets here, as nearly everywhere


def between(boxes: Sequence[Box], text: str, habits: Habits, dateline: int = 0) -> tuple[list[Gap], list[float]]:
    """Return gap and break cost between every two boxes; the first `dateline` characters are one."""
    joints = [_joint(left, right, text, dateline) for left, right in pairwise(boxes)]
    splits = _splits(joints, text, habits, dateline)
    if has_signs(text):
        splits = (sign_cost(split, joint.left, joint.right, text) for joint, split in zip(joints, splits, strict=True))
    return list(_gaps(joints, habits, dateline)), list(splits)


def _joint(left: Box, right: Box, text: str, dateline: int) -> _Joint:
    """Look at the place between two boxes; within a dateline none is solid."""
    single = left.end - left.start == 1
    solid = single and left.kind is Kind.HAN and right.kind is Kind.HAN and right.start > dateline
    return _Joint(left, right, text[left.start] if single else _last_seen(left, text), text[right.start], solid)


def _gaps(joints: Sequence[_Joint], habits: Habits, dateline: int) -> Iterator[Gap]:
    """Yield the white of each joint."""
    shouts = 0  # ？ and ！ in a row
    for joint in joints:
        left, right, before, _, solid = joint
        shouts = shouts + 1 if before in "？！" else 0
        if solid or (shouts and shouts % 2 == 0 and right.kind not in MARKS):
            yield SOLID  # ？！ takes one em, three take two (GB/T 15834 5.1.4)
        elif _ends_dateline(joint, dateline):
            yield DATELINE
        else:
            yield _worded(gap_between(left.kind, right.kind, spaced=left.spaced), left.spaced, habits)


def _splits(joints: Sequence[_Joint], text: str, habits: Habits, dateline: int) -> Iterator[float]:
    """Yield what it costs to part a line at each joint."""
    numeral = False  # a quantity is going on: 20, or 20万
    inside = {index for found in ADDRESS.finditer(text) for index in range(found.start() + 1, found.end())}
    hyphen = habits.hyphens.cost if habits.hyphens is not None else costs.SPLIT_COMPOUND
    for joint in joints:
        left, right, before, after, solid = joint
        if solid and not numeral:
            yield 0.0
            continue
        split = split_cost(left.kind, right.kind, before, after, spaced=left.spaced, address=right.start in inside)
        if split == costs.SPLIT_COMPOUND:
            split = min(split, hyphen)
        if numeral and before in MULTIPLIERS and after in MEASURED | COUNTED:
            split = costs.SPLIT_MULTIPLE if after in MEASURED else costs.BEFORE_COUNTER
        numeral = (left.kind is Kind.LATIN and before.isdigit()) or (numeral and before in UNITS and after in UNITS)
        if _ends_dateline(joint, dateline):
            split = 0.0
        elif right.start < dateline:
            split = max(split, part_cost(text[:dateline], right.start))
        yield split if right.glyphs else costs.SPLIT_RULE  # nothing parts a ligature


def _worded(gap: Gap, spaced: bool, habits: Habits) -> Gap:
    """Give a blank between words the measures of the language; where Latin is the paper's own, one beside Han is such too."""
    return habits.word_space.gap if gap is WORD or (gap is MIXED and spaced and habits.foreign is None) else gap


def _ends_dateline(joint: _Joint, dateline: int) -> bool:
    """Say whether the white after a dateline stands here: at its blank, and after 电 also without one (P7)."""
    left, right, before, *_ = joint
    return left.start < dateline <= left.end and (left.spaced or (before == "电" and right.kind is not Kind.OPEN))


def _last_seen(box: Box, text: str) -> str:
    """Return the last character of a box that is seen for itself."""
    last = box.end - 1
    while last > box.start and kind_of(text[last]) in _UNSEEN:
        last -= 1
    return text[last]
