"""Two neighbouring characters → the demerits of a line break between them (clreq 3.1.7 at GB level, rulebook L1 and L7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from epaper.typeset import costs
from epaper.typeset.classes import (
    ADDRESS,
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

_JOINTS: Final = re.escape("".join(sorted(ADDRESS_JOINTS)))
_PART: Final = re.compile(rf"([^{_JOINTS}]*)(?:[{_JOINTS}]+|$)")  # of an address: what stands between two joints
_DECIMAL: Final = re.compile("[0-9][.,:][0-9]")
_LATIN_DASHES: Final = frozenset("—–")


def split_cost(left: Kind, right: Kind, before: str, after: str, *, spaced: bool) -> float:
    """Return the demerits of breaking between two boxes whose touching characters are `before` and `after`.

    `spaced` says that the source has a blank between them.
    """
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
        return costs.SPLIT_TELEPHONE if before in HYPHENS else costs.SPLIT_NUMBER
    if before in _LATIN_DASHES:
        return costs.LATIN_DASH
    if before == "%" and after.isalpha():
        return costs.SPLIT_HYPHEN
    return costs.SPLIT_COMPOUND if before in HYPHENS and after.isalpha() else costs.SPLIT_WORD


def address_edges(text: str) -> frozenset[int]:
    """Return where web and mail addresses of `text` begin, and the places behind them."""
    return frozenset(place for found in ADDRESS.finditer(text) for place in found.span())


def address_costs(text: str) -> dict[int, float]:
    """Return the demerits of the breaks inside the web and mail addresses of `text`, by the character behind each."""
    return {
        found.start() + place: cost
        for found in ADDRESS.finditer(text)
        for part in _PART.finditer(found.group())
        for place, cost in _breaks(found.group(), part)
    }


def _breaks(address: str, part: re.Match[str]) -> Iterator[tuple[int, float]]:
    """Weigh the breaks in a part of an address with the joints behind it: after these, or in it where it is very long."""
    room = range(costs.ADDRESS_LEFT, len(address) - costs.ADDRESS_LEFT + 1)
    letters, joint, length = part.start() + len(part[1]), part.end(), len(part[1])
    long, short = length >= costs.LONG_PART, length >= costs.SHORT_PART
    inside = costs.SPLIT_LONG_PART if long else costs.SPLIT_SHORT_PART if short else costs.SPLIT_WORD
    for place in range(part.start() + 1, letters):
        number = address[place - 1 : place + 1].isdigit()
        scrap = place not in room or min(place - part.start(), letters - place) < costs.ADDRESS_LEFT
        yield place, costs.SPLIT_NUMBER if number else costs.SPLIT_WORD if scrap else inside
    yield from ((place, costs.SPLIT_RULE) for place in range(max(letters, 1), joint))
    if joint < len(address):
        number = joint > 1 and _DECIMAL.match(address, joint - 2) is not None
        whole = address[joint].isalnum() and joint in room
        yield joint, costs.SPLIT_NUMBER if number else costs.SPLIT_ADDRESS if whole else costs.SPLIT_WORD
