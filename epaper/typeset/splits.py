"""Two neighbouring characters → the demerits of a line break between them (clreq 3.1.7 at GB level, rulebook L1 and L7)."""

from __future__ import annotations

from typing import Final

from epaper.typeset import costs
from epaper.typeset.classes import (
    ADDRESS_JOINTS,
    CURRENCIES,
    HYPHENS,
    NOT_AT_END,
    NOT_AT_START,
    NUMBER_JOINTS,
    STRAIGHT_QUOTES,
    UNITS,
    Kind,
)
from epaper.typeset.spacing import WRITTEN

_JOINTS: Final = ADDRESS_JOINTS | HYPHENS
_LATIN_DASHES: Final = frozenset("—–")


def split_cost(left: Kind, right: Kind, before: str, after: str, *, spaced: bool, address: bool = False) -> float:
    """Return the demerits of breaking between two boxes whose touching characters are `before` and `after`.

    `spaced` says that the source has a blank between them, `address` that both stand in a web or mail address.
    """
    if address and left in WRITTEN and right in WRITTEN:
        return costs.SPLIT_INSIDE_ADDRESS if right is Kind.LATIN_CLOSE else _address(before, after)
    if right in NOT_AT_START or left in NOT_AT_END or left is Kind.JOIN:
        return costs.SPLIT_SLASH if left is Kind.SLASH and right is Kind.LATIN else costs.SPLIT_RULE
    if left is Kind.LATIN and before.isdigit() and after in UNITS:
        return costs.SPLIT_NUMBER
    if spaced:
        return 0.0
    if left in WRITTEN and right in WRITTEN:
        return _word(before, after)
    return _mixed(right, before, after)


def _mixed(right: Kind, before: str, after: str) -> float:
    """Weigh a break where not both sides are Latin: before dashes, at signs whose side is not sure, in dates."""
    if right is Kind.DASH:
        return costs.BEFORE_DASH
    if before in CURRENCIES or after == "%":
        return costs.SPLIT_NUMBER
    if after in HYPHENS or after in STRAIGHT_QUOTES or before in STRAIGHT_QUOTES:
        return costs.SPLIT_HYPHEN
    return costs.DATE_PART if after.isdigit() and before in "年月第" else 0.0


def _word(before: str, after: str) -> float:
    """Weigh a break in a Latin word or a number."""
    if after.isdigit() and (before.isdigit() or before in NUMBER_JOINTS):
        return costs.SPLIT_HYPHEN if before in HYPHENS else costs.SPLIT_NUMBER
    if before in _LATIN_DASHES:
        return costs.LATIN_DASH
    if before == "%" and after.isalpha():
        return costs.SPLIT_HYPHEN
    return costs.SPLIT_COMPOUND if before in HYPHENS and after.isalpha() else costs.SPLIT_WORD


def _address(before: str, after: str) -> float:
    """Weigh a break in an address: after its joints, but not within 3.14 and 10:30."""
    if after.isdigit() and (before.isdigit() or before in NUMBER_JOINTS):
        return costs.SPLIT_HYPHEN if before in HYPHENS else costs.SPLIT_NUMBER
    joint = before in ADDRESS_JOINTS or before in NUMBER_JOINTS
    return costs.SPLIT_ADDRESS if joint and after not in _JOINTS else costs.SPLIT_INSIDE_ADDRESS
