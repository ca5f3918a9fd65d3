"""A finished page of shapes → what an editor would hold against it as a whole: its build, and heads that outdo their betters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from epaper.plan import costs
from epaper.plan.judging.build import Build
from epaper.plan.judging.bumps import bump
from epaper.plan.shapes.leads import SHORT
from epaper.plan.shapes.model import Crown, Shape
from epaper.plan.shapes.placed import Placed


class Ranking(NamedTuple):
    """A story that is no rest: its place in order of rank, its lines on a page, its head's size and that it may shrink to."""

    order: int
    lines: int
    largest: float
    smallest: float


def in_rank(crowns: tuple[Placed, ...]) -> list[int]:
    """Return the places of crowns among all in order of their rank."""
    pieces = [crown.piece for crown, _, _ in crowns]
    return sorted(range(len(pieces)), key=pieces.__getitem__)


def leading(crowns: tuple[Placed, ...]) -> int:
    """Return the place of the story whose head should outdo all others: the page's first.

    What is new outweighs what is old: where that is a rest, it is the most important story that begins on the page, if any does.
    """
    if not crowns or not crowns[0].crown.piece.part:  # a page may have no stories at all
        return 0
    new = [number for number, (crown, _, _) in enumerate(crowns) if not crown.piece.part]
    return min(new, key=lambda number: crowns[number].crown.piece, default=0)


def judged(shape: Shape, crowns: tuple[Placed, ...], build: Build) -> Iterator[tuple[str, float]]:
    """Yield what is held against a page of these crowns as a whole, by name; what its parts cost is in `shape.cost` already."""
    sizes = [item.crown.head.size for item in crowns]
    yield from build.dressed
    yield "碰题", sum(bump(sizes[one], sizes[two], least) for one, two, least in build.meeting)
    yield "题序颠倒", _inversions(crowns, in_rank(crowns), sizes)
    yield "主次不明", _dominance(crowns, sizes)
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
        + _dominance(crowns, sizes)
        + airy(white, shape.columns, shape.rows)
    )


def held_to_rank(high: Crown, low: Crown) -> bool:
    """Say whether the head of a less important story must not outdo that of another: not that of one far shorter.

    A continuation has no rank of its own; the paper's lead keeps its own however short it is.
    """
    (order, part, first), (_, other, begins) = high.piece, low.piece
    if part or other:
        return False
    return _keeps_rank(order, high.last - first, low.last - begins)


def _keeps_rank(order: int, lines: int, others: int) -> bool:
    """Say the same of a story of that place in order of rank and so many lines beside one of lower rank with others.

    A line more or fewer, which copyfit and jumps may yet make, is no excuse.
    """
    return not order or lines + 1 >= SHORT * (others - 1)


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
    return _outdone(high, low) if low > high and held_to_rank(one, two) else 0.0


def outranking(order: int, lines: int, size: float, others: Iterable[Ranking]) -> float:
    """Price what sizes of heads are held at the least against a story, of so many lines and no rest, and others beside it.

    Its head has this size; the others' may shrink.
    """
    price = 0.0
    for other, length, largest, smallest in others:
        if other < order:
            if size > largest and _keeps_rank(other, length, lines):
                price += _outdone(largest, size)
        elif smallest > size and _keeps_rank(order, lines, length):
            price += _outdone(size, smallest)
    return price


def disorder(ones: Sequence[Ranking], others: Sequence[Ranking]) -> float:
    """Price what sizes of heads are held at the least against stories beside others, all heads as they may shrink."""
    price = 0.0
    for one in ones:
        for two in others:
            high, low = (one, two) if one.order < two.order else (two, one)
            if low.smallest > high.largest and _keeps_rank(high.order, high.lines, low.lines):
                price += _outdone(high.largest, low.smallest)
    return price


def _outdone(high: float, low: float) -> float:
    """Price a head that is larger than one of higher rank."""
    return costs.INVERTED + costs.INVERSION * (low / max(high, 1.0) - 1.0)


def _dominance(crowns: tuple[Placed, ...], sizes: Sequence[float]) -> float:
    lead = leading(crowns)
    return dominance(sizes[lead], *sizes[:lead], *sizes[lead + 1 :])


def dominance(first: float, *others: float) -> float:
    """Price a page without one clear lead: a story whose head outdoes all others by a step."""
    if not others:
        return 0.0
    ratio = first / max(*others, 1.0)
    if ratio >= costs.DOMINANT:
        return 0.0
    return costs.DOMINANCE * (costs.DOMINANT - ratio) + (costs.OUTDONE if ratio < 1 else 0.0)


def airy(white: float, columns: int, rows: int) -> float:
    """Price more white beside heads than a page of so many columns and lines may have."""
    more = white - costs.WHITE_SHARE * columns * rows
    return costs.WHITE_MORE * more if more > 0.0 else 0.0
