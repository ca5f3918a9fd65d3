"""The boxes of a paragraph → the white and the break cost between every two, context heeded: quantities, addresses, datelines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import COUNTED, MARKS, MEASURED, MULTIPLIERS, NOT_AT_END, NOT_AT_START, UNITS, Kind, kind_of
from epaper.typeset.dateline import part_cost
from epaper.typeset.signs import has_signs, sign_cost
from epaper.typeset.spacing import BESIDE_ADDRESS, DATELINE, FIXED, INNER, MIXED, SOLID, WORD, Gap, gap_between
from epaper.typeset.splits import address_costs, address_edges, split_cost

if TYPE_CHECKING:
    from epaper.typeset.boxes import Box
    from epaper.typeset.habits import Habits

_SHOUTS: Final = frozenset("？！")
_UNSEEN: Final = frozenset({Kind.SPACE, Kind.JOIN})


class _Joint(NamedTuple):
    """Two neighbouring boxes and the characters by which they touch."""

    left: Box
    right: Box
    before: str
    after: str


def _usual(left: Kind, right: Kind) -> tuple[Gap, float]:
    """Return gap and break cost between single Han and full-width marks, as nearly everywhere."""
    return gap_between(left, right, spaced=False), costs.SPLIT_RULE if right in NOT_AT_START or left in NOT_AT_END else 0.0


_LAST_USUAL: Final = Kind.STOP
_PLAIN: Final = tuple(kind for kind in Kind if kind <= _LAST_USUAL)
_USUAL: Final = tuple(tuple(_usual(left, right) for right in _PLAIN) for left in _PLAIN)


def between(boxes: Sequence[Box], text: str, habits: Habits, dateline: int = 0) -> tuple[list[Gap], list[float]]:
    """Return gap and break cost between every two boxes; the first `dateline` characters are one."""
    sides, signs = _Sides(text, habits, dateline), has_signs(text)
    gaps, splits = list[Gap](), list[float]()
    starts, ends, kinds, *_ = zip(*boxes, strict=True) if boxes else ((),) * 3
    for index, (start, end, left, right) in enumerate(zip(starts, ends, kinds, kinds[1:], strict=False)):
        single = left <= _LAST_USUAL and right <= _LAST_USUAL and end - start == 1
        if single and end > dateline and not sides.numeral and text[start] not in _SHOUTS:
            gap, split = _USUAL[left][right]
            sides.shouts = 0
        else:
            gap, split = sides.between(boxes[index], boxes[index + 1])
        gaps.append(gap)
        splits.append(sign_cost(split, boxes[index], boxes[index + 1], text) if signs else split)
    return gaps, splits


class _Sides:
    """Looks at the places between the boxes of a text one after the other; remembers what goes on there."""

    def __init__(self, text: str, habits: Habits, dateline: int) -> None:
        self._text, self._habits, self._dateline = text, habits, dateline
        self._inside, self._edges = address_costs(text), address_edges(text)
        self._hyphen = habits.hyphens.cost if habits.hyphens is not None else costs.SPLIT_COMPOUND
        self._dated = any(map(str.isdigit, text[:dateline]))
        self.shouts = 0  # ？ and ！ in a row
        self.numeral = False  # a quantity is going on: 20, or 20万

    def between(self, left: Box, right: Box) -> tuple[Gap, float]:
        """Return gap and break cost."""
        text = self._text
        before = text[left.start] if left.end - left.start == 1 else _last_seen(left, text)
        joint = _Joint(left, right, before, text[right.start])
        return self._gap(joint), self._split(joint)

    def _gap(self, joint: _Joint) -> Gap:
        left, right, before, _ = joint
        self.shouts = self.shouts + 1 if before in _SHOUTS else 0
        if self.shouts and self.shouts % 2 == 0 and right.kind not in MARKS:
            return SOLID  # ？！ takes one em, three take two (GB/T 15834 5.1.4)
        if _ends_dateline(joint, self._dateline):
            return DATELINE
        gap = gap_between(left.kind, right.kind, spaced=left.spaced)
        if right.start < self._dateline and (gap is SOLID or gap is MIXED):
            return INNER if self._dated else FIXED
        if gap is MIXED and right.start in self._edges:
            return BESIDE_ADDRESS
        return _worded(gap, left.spaced, self._habits)

    def _split(self, joint: _Joint) -> float:
        left, right, before, after = joint
        split = split_cost(left.kind, right.kind, before, after, spaced=left.spaced)
        split = self._inside.get(right.start, split)
        if split == costs.SPLIT_COMPOUND:
            split = min(split, self._hyphen)
        if self.numeral and before in MULTIPLIERS and after in MEASURED | COUNTED:
            split = costs.SPLIT_MULTIPLE if after in MEASURED else costs.BEFORE_COUNTER
        self.numeral = (left.kind is Kind.LATIN and before.isdigit()) or (self.numeral and before in UNITS and after in UNITS)
        if _ends_dateline(joint, self._dateline):
            split = 0.0
        elif right.start < self._dateline:
            split = max(split, part_cost(self._text[: self._dateline], right.start))
        return split if right.glyphs else costs.SPLIT_RULE  # nothing parts a ligature


def _worded(gap: Gap, spaced: bool, habits: Habits) -> Gap:
    """Give a blank between words the measures of the language; where Latin is the paper's own, one beside Han is such too."""
    return habits.word_space.gap if gap is WORD or (gap is MIXED and spaced and habits.foreign is None) else gap


def _ends_dateline(joint: _Joint, dateline: int) -> bool:
    """Say whether the white after a dateline stands here: at its blank, and after 电 also without one (P7)."""
    left, right, before, _ = joint
    return left.start < dateline <= left.end and (left.spaced or (before == "电" and right.kind is not Kind.OPEN))


def _last_seen(box: Box, text: str) -> str:
    """Return the last character of a box that is seen for itself."""
    last = box.end - 1
    while last > box.start and kind_of(text[last]) in _UNSEEN:
        last -= 1
    return text[last]
