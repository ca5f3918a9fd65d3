"""Prepared paragraph + measure → its possible lines with their demerits, and the cheapest way through them (total fit).

Knuth and Plass, "Breaking paragraphs into lines" (1981), with white that is first squeezed and then opened. The search looks
back from each break only as far as one line reaches, so it is linear in the length of the paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs

if TYPE_CHECKING:
    from epaper.typeset.costs import Tolerance
    from epaper.typeset.prepare import Prepared


class Edge(NamedTuple):
    """A possible line that ends at some break: the box it begins with, and its demerits."""

    start: int
    cost: float


class Breaking(NamedTuple):
    """A way to set a paragraph: the box after each line's last, and the demerits of all lines."""

    ends: tuple[int, ...]
    cost: float


Edges = list[list[Edge]]  # by the break a line ends at

INFINITY: Final = float("inf")
_TOO_WIDE: Final = -1.0


def indent_at(prepared: Prepared, cells: float) -> float:
    """Return the indent of the first line: none in a measure too narrow for it."""
    return prepared.indent if cells >= costs.INDENT_MIN_CELLS else 0.0


def possible_lines(prepared: Prepared, cells: float, tolerance: Tolerance) -> Edges:
    """Return all lines within `tolerance` that a paragraph can be made of, by their ends."""
    count = len(prepared.boxes)
    edges: Edges = [[] for _ in range(count + 1)]
    active = [0]  # breaks a line may begin at, ascending; those too far back are dropped for good
    for end, split in enumerate((*prepared.splits, 0.0), 1):
        if split > tolerance.split:
            continue
        found, narrower = _lines_to(prepared, end, active, cells, tolerance)
        edges[end] = [Edge(start, cost + split) for start, cost in found] if split else found
        del active[:narrower]
        if edges[end]:
            active.append(end)
    _weigh_last_lines(prepared, edges[count], cells)
    return edges


def _lines_to(prepared: Prepared, end: int, active: list[int], cells: float, tolerance: Tolerance) -> tuple[list[Edge], int]:
    """Return the lines that end before box `end`, and how many of the oldest starts are now out of reach."""
    natural, shrink, grow, even = prepared.natural, prepared.shrink, prepared.grow, prepared.even
    last, gap = end == len(prepared.boxes), end - 1
    edge = natural[end] if last else natural[end] - prepared.gaps[gap].natural
    opened, indent = prepared.justified and not last, indent_at(prepared, cells)
    found: list[Edge] = []
    beyond = 0
    for start in active:
        extra = cells - edge + natural[start] - (0.0 if start else indent)
        if extra < -costs.TIED:
            cost = _squeezed(extra, shrink[gap] - shrink[start])
        elif opened:
            cost = _opened(extra, grow[gap] - grow[start], even[gap] - even[start], gap - start, tolerance)
        else:
            cost = 0.0 if prepared.justified else costs.HEADING_LINE + costs.HEADING_RAG * (extra / cells) ** 2
        if cost == _TOO_WIDE:
            if tolerance.ragged and end - start == 1:
                found.append(Edge(start, costs.SPLIT_RULE))  # one box wider than the whole measure
            elif start == active[beyond]:
                beyond += 1
        elif cost < INFINITY:
            found.append(Edge(start, cost))
        elif not tolerance.ragged:
            break  # later starts make still looser lines
    return found, beyond


def _squeezed(extra: float, give: float) -> float:
    """Return the demerits of taking `-extra` em out of white that gives `give`."""
    return costs.SQUEEZE * (extra / give) ** 2 if -extra <= give + costs.TIED else _TOO_WIDE


def _opened(extra: float, take: float, places: int, gaps: int, tolerance: Tolerance) -> float:
    """Return the demerits of adding `extra` em: elastic white takes its part nearly for nothing, the rest is spread evenly."""
    slack = extra - take
    if slack <= costs.TIED:
        return costs.GROW * (extra / take) ** 2 if take else 0.0
    if slack <= tolerance.stretch * places:
        return float((slack / places / costs.GOOD_STRETCH) ** costs.STRETCH_POWER) + (costs.GROW if take else 0.0)
    if not places and extra <= gaps * costs.LETTER_SPACE:  # one long word: its letters are spaced
        return float((extra / gaps / costs.GOOD_STRETCH) ** costs.STRETCH_POWER)
    if not tolerance.ragged:
        return INFINITY
    return (costs.HOLE if places or not gaps else costs.RAGGED) + costs.RAGGED_EM * extra


def _weigh_last_lines(prepared: Prepared, found: list[Edge], cells: float) -> None:
    """Add what a too short last line costs (P3 of the rulebook); a paragraph of one line is none."""
    letters, natural = prepared.letters, prepared.natural
    for index, (start, cost) in enumerate(found):
        if start == 0:
            continue
        if letters[-1] - letters[start] < costs.LAST_LETTERS:
            found[index] = Edge(start, cost + costs.ORPHAN)
        elif natural[-1] - natural[start] < min(costs.SHORT_CELLS, cells / 2):
            found[index] = Edge(start, cost + costs.SHORT_LAST)


def cheapest(edges: Edges) -> Breaking | None:
    """Return the way of least demerits, or None when no way leads to the end."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for found in edges[1:]:
        cost, origin = INFINITY, -1
        for start, demerits in found:
            total = best[start][0] + demerits
            if total < cost:
                cost, origin = total, start
        best.append((cost, origin))
    if best[-1][1] < 0:
        return None
    ends, end = [], len(best) - 1
    while end > 0:
        ends.append(end)
        end = best[end][1]
    return Breaking(tuple(reversed(ends)), best[-1][0])
