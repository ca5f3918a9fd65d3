"""A finished page of shapes → what an editor would hold against it as a whole: its build, and heads that outdo their betters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.plan import costs
from epaper.plan.judging.build import Build
from epaper.plan.judging.bumps import bump
from epaper.plan.shapes.leads import SHORT
from epaper.plan.shapes.model import Crown, Shape
from epaper.plan.shapes.placed import Placed


def in_rank(crowns: tuple[Placed, ...]) -> list[int]:
    """Return the places of crowns among all in order of their rank."""
    pieces = [crown.piece for crown, _, _ in crowns]
    return sorted(range(len(pieces)), key=pieces.__getitem__)


def judged(shape: Shape, crowns: tuple[Placed, ...], build: Build) -> Iterator[tuple[str, float]]:
    """Yield what is held against a page of these crowns as a whole, by name; what its parts cost is in `shape.cost` already."""
    sizes = [item.crown.head.size for item in crowns]
    yield from build.dressed
    yield "碰题", sum(bump(sizes[one], sizes[two], least) for one, two, least in build.meeting)
    yield "题序颠倒", _inversions(crowns, in_rank(crowns), sizes)
    yield "主次不明", dominance(*sizes)
    yield "留白过多", airy(sum(item.crown.head.white for item in crowns), shape.columns, shape.rows)
    yield from build.cut


def held_against(
    shape: Shape, crowns: tuple[Placed, ...], build: Build, ranks: Sequence[int], sizes: Sequence[float], white: float
) -> float:
    """Price what sizes of heads and `white` beside them are held against a page, beyond what it costs at the least.

    That is what `judged` yields in all, but for the least of the build; the heads need not be in their crowns yet.
    """
    return (
        sum(bump(sizes[one], sizes[two], least) - least for one, two, least in build.meeting)
        + _inversions(crowns, ranks, sizes)
        + dominance(*sizes)
        + airy(white, shape.columns, shape.rows)
    )


def held_to_rank(high: Crown, low: Crown) -> bool:
    """Say whether the head of a less important story must not outdo that of another: not that of one far shorter.

    A continuation has no rank of its own; the paper's lead keeps its own however short it is.
    """
    if high.piece.part or low.piece.part:
        return False
    return not high.piece.order or high.last - high.first >= SHORT * (low.last - low.first)


def _inversions(crowns: tuple[Placed, ...], ranks: Sequence[int], sizes: Sequence[float]) -> float:
    """Price less important stories with larger heads; `ranks` are the places of crowns in order of rank."""
    price = 0.0
    for at, one in enumerate(ranks):
        high = sizes[one]
        for two in ranks[at + 1 :]:
            if sizes[two] > high:
                price += inversion(crowns[one].crown, high, crowns[two].crown, sizes[two])
    return price


def inversion(one: Crown, high: float, two: Crown, low: float) -> float:
    """Price two stories, the less important one last, with heads of these sizes."""
    if low <= high or not held_to_rank(one, two):
        return 0.0
    return costs.INVERTED + costs.INVERSION * (low / max(high, 1.0) - 1.0)


def dominance(first: float, *others: float) -> float:
    """Price a page without one clear lead: the first story's head, which should outdo all others by a step."""
    if not others:
        return 0.0
    ratio = first / max(*others, 1.0)
    return costs.DOMINANCE * max(0.0, costs.DOMINANT - ratio) + (costs.OUTDONE if ratio < 1 else 0.0)


def airy(white: float, columns: int, rows: int) -> float:
    """Price more white beside heads than a page of so many columns and lines may have."""
    return costs.WHITE_MORE * max(0.0, white - costs.WHITE_SHARE * columns * rows)
