"""Two neighbouring characters → the white between them, and how far it gives.

White belongs to gaps, never to line edges: a mark at a line end is half width and an opening mark at a line start is flush
by construction (rulebook L3, L4).
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import HAN_LIKE, Kind


class Squeeze(IntEnum):
    """Classes of white in the order in which they are squeezed (clreq 3.2.5, rulebook L9)."""

    NONE = 0
    SPACE = 1
    BRACKET = 2
    PAUSE = 3
    HAN_LATIN = 4
    STOP = 5


class Gap(NamedTuple):
    """White between two boxes, in em: natural, how much can be taken (and when), how much it opens before all others do.

    `even` says whether it then opens evenly with every other gap of the line.
    """

    natural: float
    shrink: float
    squeeze: Squeeze
    grow: float
    even: bool


SOLID: Final = Gap(0.0, 0.0, Squeeze.NONE, 0.0, even=True)
FIXED: Final = Gap(0.0, 0.0, Squeeze.NONE, 0.0, even=False)
PAIR: Final = Gap(costs.HALF, 0.0, Squeeze.NONE, 0.0, even=True)  # ，“ and 》《 take 1.5 em, always
BRACKET: Final = Gap(costs.HALF, costs.HALF, Squeeze.BRACKET, 0.0, even=True)
PAUSE: Final = Gap(costs.HALF, costs.HALF, Squeeze.PAUSE, 0.0, even=True)
STOP: Final = Gap(costs.HALF, costs.HALF, Squeeze.STOP, 0.0, even=True)
MIXED: Final = Gap(costs.HAN_LATIN, costs.HAN_LATIN, Squeeze.HAN_LATIN, costs.HAN_LATIN_MAX - costs.HAN_LATIN, even=True)
WORD: Final = Gap(
    costs.WORD_SPACE,
    costs.WORD_SPACE - costs.WORD_SPACE_MIN,
    Squeeze.SPACE,
    costs.WORD_SPACE_MAX - costs.WORD_SPACE,
    even=True,
)
BESIDE_ADDRESS: Final = MIXED._replace(grow=costs.BESIDE_ADDRESS_MAX - costs.HAN_LATIN)  # between Han and an address
SEMANTIC: Final = Gap(costs.SEMANTIC_GAP, 0.0, Squeeze.NONE, costs.SEMANTIC_GAP_MAX - costs.SEMANTIC_GAP, even=True)
SEAM: Final = Gap(0.0, 0.0, Squeeze.NONE, costs.DATELINE_SEAM, even=True)  # in a dateline that must part
INNER: Final = Gap(0.0, 0.0, Squeeze.NONE, costs.DATELINE_MORE, even=False)  # in a dateline: the blank behind it opens instead
DATELINE: Final = Gap(costs.DATELINE_GAP, costs.DATELINE_GAP - costs.DATELINE_GAP_MIN, Squeeze.SPACE, 0.0, even=True)

_TRAILING: Final = {Kind.CLOSE: BRACKET, Kind.PAUSE: PAUSE, Kind.STOP: STOP}
_LETTERS: Final = frozenset({Kind.LATIN, Kind.LATIN_CLOSE, Kind.LATIN_OPEN})
WRITTEN: Final = _LETTERS | {Kind.SLASH}  # what a web address is made of


@cache  # of some hundred pairs of classes
def gap_between(left: Kind, right: Kind, *, spaced: bool) -> Gap:
    """Return the white between two classes; `spaced` when the source has a blank between them."""
    if left is Kind.JOIN or right is Kind.JOIN:
        return FIXED
    trailing = _TRAILING.get(left)
    if trailing is not None:
        if right is Kind.OPEN:
            return PAIR
        return SOLID if right in _TRAILING else trailing
    if right is Kind.OPEN:
        return SOLID if left is Kind.OPEN else BRACKET
    if left is Kind.OPEN or right in _TRAILING:
        return SOLID
    return _plain_gap(left, right, spaced=spaced)


def _plain_gap(left: Kind, right: Kind, *, spaced: bool) -> Gap:
    """Return the white where no full-width mark stands."""
    mixed = (left in HAN_LIKE and right is Kind.LATIN) or (left is Kind.LATIN and right in HAN_LIKE)
    if mixed:
        return MIXED
    if spaced:
        return WORD if left in _LETTERS or right in _LETTERS else SEMANTIC
    if Kind.SLASH in (left, right) or Kind.CONNECT in (left, right):
        return FIXED
    return FIXED if left in _LETTERS and right in _LETTERS else SOLID
