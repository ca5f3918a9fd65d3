"""How long an issue's stories are → which of them are short for it, have no head of the second tier, or may be boxed.

Lengths are ems of line, one for each story in order of rank; a story is named by its place in that order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

BRIEF_SHARE = 0.45  # of the median length: shorter stories take the brief tier ...
BRIEF_CHARACTERS = 160  # ... and so do stories this short in any company
BRIEF_LONG = 240  # … or no longer than this where most stories are so short
THIRD_SHARE, THIRD_CHARACTERS = 0.7, 260  # so, a story no longer than this has no head of the second tier (rule H5)
BOX_CHARACTERS = 620  # the longest story that is dressed as a box
BOX_SHARE = 0.4  # of an issue's stories at the most may be boxed: texture, not a form (rule F7)


def short(lengths: Sequence[float]) -> frozenset[int]:
    """Choose the stories that are short for their issue."""
    usual = _median(lengths or (0.0,))
    most = BRIEF_LONG if usual <= BRIEF_CHARACTERS else max(BRIEF_CHARACTERS, BRIEF_SHARE * usual)
    return _up_to(most, lengths)


def third(lengths: Sequence[float]) -> frozenset[int]:
    """Choose the stories that are too short for a head of the second tier."""
    return _up_to(max(THIRD_CHARACTERS, THIRD_SHARE * _median(lengths or (0.0,))), lengths)


def boxable(lengths: Sequence[float]) -> frozenset[int]:
    """Choose evenly, from the last in rank up, which of an issue's short stories may be boxed."""
    few = [order for order, count in enumerate(lengths) if 0 < count <= BOX_CHARACTERS]
    step = max(1, math.ceil(len(few) / max(1.0, BOX_SHARE * len(lengths))))
    return frozenset(few[::-1][::step])


def _up_to(most: float, lengths: Sequence[float]) -> frozenset[int]:
    return frozenset(order for order, length in enumerate(lengths) if length <= most)


def _median(lengths: Sequence[float]) -> float:
    """Return the middle of some lengths, as `statistics` does, which brings in fractions and decimals."""
    ordered, middle = sorted(lengths), len(lengths) // 2
    return ordered[middle] if len(lengths) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
