"""Prepared paragraph + measure → its possible lines with their demerits, and the cheapest way through them (total fit).

Knuth and Plass, "Breaking paragraphs into lines" (1981), with white that is first squeezed and then opened. The search looks
back from each break only as far as one line reaches, so it is linear in the length of the paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


def indent_at(prepared: Prepared, cells: float) -> float:
    """Return the indent of the first line: none in a measure too narrow for it."""
    return prepared.indent if cells >= costs.INDENT_MIN_CELLS else 0.0


def possible_lines(prepared: Prepared, cells: float, tolerance: Tolerance) -> Edges:
    """Return all lines within `tolerance` that a paragraph can be made of, by their ends."""
    count = len(prepared.boxes)
    natural, shrink, grow, even, gaps = prepared.natural, prepared.shrink, prepared.grow, prepared.even, prepared.gaps
    splits = (*prepared.splits, 0.0)
    indent = indent_at(prepared, cells)
    edges: Edges = [[] for _ in range(count + 1)]
    starts = [0]  # breaks that can be reached, ascending
    oldest = 0
    for end in range(1, count + 1):
        split = splits[end - 1]
        if split > tolerance.split:
            continue
        last = end == count
        gap = None if last else gaps[end - 1]
        width = natural[end] - (gap.natural if gap else 0.0)
        shrink_end, grow_end, even_end = shrink[end - 1], grow[end - 1], even[end - 1]
        found = edges[end]
        index = oldest
        while index < len(starts):
            start = starts[index]
            room = cells - indent if start == 0 else cells
            extra = room - (width - natural[start])
            index += 1
            if extra < -1e-7:
                give = shrink_end - shrink[start]
                if -extra > give + 1e-7:
                    if tolerance.ragged and end - start == 1:
                        found.append(Edge(start, split + costs.SPLIT_RULE))  # one box wider than the measure
                    elif start == starts[oldest] and gap is not None:
                        oldest += 1
                    continue
                cost = costs.SQUEEZE * (extra / give) ** 2
            elif last or not prepared.justified:
                cost = 0.0
            else:
                slack = extra - (grow_end - grow[start])
                places = even_end - even[start]
                if slack <= 1e-7:
                    cost = 0.0
                elif places and slack <= tolerance.stretch * places:
                    cost = (slack / places / costs.GOOD_STRETCH) ** costs.STRETCH_POWER
                elif tolerance.ragged and (not places or tolerance.stretch > 1):
                    cost = costs.RAGGED
                else:
                    break
            found.append(Edge(start, cost + split))
        if last:
            _weigh_last_lines(prepared, found, width)
        elif found:
            starts.append(end)
    return edges


def _weigh_last_lines(prepared: Prepared, found: list[Edge], width: float) -> None:
    """Add what a too short last line costs (P3 of the rulebook); a paragraph of one line is none."""
    count = len(prepared.boxes)
    for index, edge in enumerate(found):
        if edge.start == 0:
            continue
        extra = 0.0
        if prepared.letters[count] - prepared.letters[edge.start] < 2:
            extra = costs.ORPHAN
        elif width - prepared.natural[edge.start] < costs.SHORT_CELLS:
            extra = costs.SHORT_LAST
        found[index] = Edge(edge.start, edge.cost + extra)


def cheapest(edges: Edges) -> Breaking | None:
    """Return the way of least demerits, or None when no way leads to the end."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    infinity = float("inf")
    for found in edges[1:]:
        cost, origin = infinity, -1
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
