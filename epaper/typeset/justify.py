"""A line of boxes and the room it has → the white of every gap.

Squeezing goes class by class in clreq's order, equally inside a class, and at last by a hair evenly; opening takes word spaces
and Han-Latin gaps to their limits first and then all gaps evenly (rulebook L9). A paragraph's last line is never opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.spacing import INNER, Squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.typeset.spacing import Gap

ORDER: Final = tuple(kind for kind in Squeeze if kind is not Squeeze.NONE)


class Whites(NamedTuple):
    """The white after each box but the last, what each even gap got on top of its own (or lost), and the share of shrink used.

    `left` is what stays white at the line's end: where the blank behind a dateline is, or behind letters, which are never spaced.
    """

    whites: tuple[float, ...]
    stretch: float
    squeeze: float
    left: float = 0.0


def justify(gaps: Sequence[Gap], extra: float, *, opened: bool, limit: float = costs.STRAINED_LIMIT) -> Whites:
    """Spread `extra` em (negative: take them) over `gaps`; `opened` says whether the line is brought to the full measure.

    One that lacks more than `limit` em per gap is left short.
    """
    if extra < -costs.TIED:
        return _squeezed(gaps, -extra)
    if not opened or extra <= costs.TIED:
        return Whites(tuple([gap.natural for gap in gaps]), 0.0, 0.0)
    return _opened(gaps, extra, limit)


def _squeezed(gaps: Sequence[Gap], excess: float) -> Whites:
    """Take `excess` from the gaps, one class after the other."""
    whites = [gap.natural for gap in gaps]
    available = sum(gap.shrink for gap in gaps)
    left = min(excess, available)
    for kind in ORDER:
        room = sum(gap.shrink for gap in gaps if gap.squeeze is kind)
        if left <= 0 or room <= 0:
            continue
        share = min(1.0, left / room)
        for index, gap in enumerate(gaps):
            if gap.squeeze is kind:
                whites[index] -= gap.shrink * share
        left -= room * share
    hair = _hair(gaps, excess - available)
    closed = (white - hair if gap.even else white for white, gap in zip(whites, gaps, strict=True)) if hair else whites
    return Whites(tuple(closed), 0.0 - hair, min(1.0, excess / available) if available else 0.0)


def _hair(gaps: Sequence[Gap], excess: float) -> float:
    """Return by how much every even gap closes up for `excess` em, never more than a hair."""
    places = sum(gap.even for gap in gaps)
    return min(costs.HAIR, excess / places) if places and excess > costs.TIED else 0.0


def _opened(gaps: Sequence[Gap], extra: float, limit: float) -> Whites:
    """Open the elastic gaps by equal shares of their own, then all even ones equally."""
    whites = [gap.natural for gap in gaps]
    left = extra
    for spaces in (True, False):
        elastic = [i for i, gap in enumerate(gaps) if gap.grow and (gap.squeeze is not Squeeze.HAN_LATIN) is spaces]
        room = sum(gaps[i].grow for i in elastic)
        share = min(1.0, left / room) if room else 0.0
        for index in elastic:
            whites[index] += gaps[index].grow * share
        left -= room * share
    places = [i for i, gap in enumerate(gaps) if gap.even]
    behind = _behind_dateline(gaps, whites)
    if not places:
        return Whites(tuple(whites), 0.0, 0.0, behind + left)  # one long word
    if left <= costs.TIED or left > limit * len(places) + costs.TIED:
        return Whites(tuple(whites), 0.0, 0.0, behind)  # full already, or better short than torn apart
    step = left / len(places)
    for index in places:
        whites[index] += step
    return Whites(tuple(whites), step, 0.0, behind)


def _behind_dateline(gaps: Sequence[Gap], whites: list[float]) -> float:
    """Move the white of the gaps of a dateline to the blank behind it; return it where that ends the line."""
    inner = [index for index, gap in enumerate(gaps) if gap is INNER]
    if not inner:
        return 0.0
    white = sum(whites[index] for index in inner)
    for index in inner:
        whites[index] = 0.0
    if inner[-1] + 1 == len(whites):
        return white
    whites[inner[-1] + 1] += white
    return 0.0
