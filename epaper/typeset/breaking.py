"""Prepared paragraph + measure → its possible lines with their demerits, and the cheapest way through them (total fit).

Knuth and Plass, "Breaking paragraphs into lines" (1981), with white that is first squeezed and then opened. The search looks
back from each break only as far as one line reaches, so it is linear in the length of the paragraph, also where the first lines
have measures of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs

if TYPE_CHECKING:
    from epaper.typeset.costs import Tolerance
    from epaper.typeset.habits import WordSpace
    from epaper.typeset.prepared import Prepared


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


class Ways(NamedTuple):
    """The possible lines of a paragraph as a graph.

    Its nodes are breaks; where the first lines have measures of their own a break is one node for each of them and one for all
    later lines. `span` nodes belong to one line, so that node modulo `span` is the break. The last node is the paragraph's end.
    """

    edges: Edges
    span: int


def possible_lines(prepared: Prepared, cells: float, tolerance: Tolerance) -> Ways:
    """Return all lines within `tolerance` that a paragraph can be made of, by their ends."""
    search = _Search(prepared, cells, tolerance)
    span = len(prepared.boxes) + 1
    own = len(prepared.indents)
    levels = own + 1 if own > 1 else 1  # the first line alone needs no second node: only it begins at break 0
    edges: Edges = [[] for _ in range(span * levels)]
    for level in range(levels):
        search.sweep(edges, level * span, min(level + 1, levels - 1) * span, prepared.indent(level, cells))
    _weigh_last_lines(prepared, edges[-1], cells, span)
    return Ways(edges, span)


class _Search:
    """Looks for the lines of one paragraph at one measure within one tolerance."""

    def __init__(self, prepared: Prepared, cells: float, tolerance: Tolerance) -> None:
        """Choose the break costs and line edges that hold at the measure."""
        self._prepared, self._cells, self._tolerance = prepared, cells, tolerance
        self._seams = prepared.seams(cells)

    def sweep(self, edges: Edges, source: int, target: int, indent: float) -> None:
        """Add the lines that begin at nodes of `source` and end at nodes of `target`; only a first line has an `indent`."""
        tolerance, seams = self._tolerance, self._seams
        last = len(self._prepared.boxes)
        active = [0] if source == 0 else []  # breaks a line may begin at, ascending; those too far back are dropped for good
        for end, split in enumerate((*seams.splits, 0.0), 1):
            if split <= tolerance.split and active:
                found, narrower = self._lines_to(end, active, indent, source)
                if end in seams.parted or (end == last and seams.parted):
                    found = [self._hyphened(edge, source) for edge in found]
                goal = edges[-1] if end == last else edges[target + end]
                goal += [Edge(start, cost + split) for start, cost in found] if split else found
                del active[:narrower]
            if edges[source + end]:
                active.append(end)

    def _hyphened(self, edge: Edge, source: int) -> Edge:
        """Weigh a line that ends in a hyphen, or ends the paragraph, and begins after one."""
        return edge._replace(cost=edge.cost + self._tolerance.hyphens) if edge.start - source in self._seams.parted else edge

    def _lines_to(self, end: int, active: list[int], indent: float, source: int) -> tuple[list[Edge], int]:
        """Return the lines that end before box `end`, and how many of the oldest starts are now out of reach."""
        prepared, tolerance = self._prepared, self._tolerance
        shrink, grow, even, starts = prepared.shrink, prepared.grow, prepared.even, self._seams.starts
        gap, room = end - 1, self._cells - self._seams.ends[end]
        space, hair = prepared.habits.word_space, prepared.habits.hair
        opened = prepared.justified and end < len(prepared.boxes)
        everywhere = source > 0  # not only the first line is indented
        found: list[Edge] = []
        beyond = 0
        for start in active:
            extra = room + starts[start] - (0.0 if start and not everywhere else indent)
            if extra < -costs.TIED:
                cost = _squeezed(
                    extra, shrink[gap] - shrink[start], min(hair * (even[gap] - even[start]), costs.HAIRS), space.tight
                )
            elif opened:
                cost = _opened(extra, grow[gap] - grow[start], even[gap] - even[start], gap - start, (space, tolerance))
            else:
                cost = 0.0 if prepared.justified else costs.HEADING_LINE + costs.HEADING_RAG * (extra / self._cells) ** 2
            if cost == _TOO_WIDE:
                if tolerance.ragged and end - start == 1:
                    found.append(Edge(source + start, costs.SPLIT_RULE))  # one box wider than the whole measure
                elif start == active[beyond]:
                    beyond += 1
            elif cost < INFINITY:
                found.append(Edge(source + start, cost))
            elif not tolerance.ragged:
                break  # later starts make still looser lines
        return found, beyond


def _squeezed(extra: float, give: float, hairs: float, weight: float) -> float:
    """Return the demerits of taking `-extra` em out of white that gives `give` and, what that lacks, by `hairs` in all."""
    if -extra <= give + costs.TIED:
        return weight * (extra / give) ** 2
    return weight + costs.CLOSED_UP * (-extra - give) / hairs if -extra <= give + hairs + costs.TIED and hairs else _TOO_WIDE


def _opened(extra: float, take: float, places: int, gaps: int, limits: tuple[WordSpace, Tolerance]) -> float:
    """Return the demerits of adding `extra` em: elastic white takes its part nearly for nothing, the rest is spread evenly."""
    space, tolerance = limits
    slack = extra - take
    if slack <= costs.TIED:
        return space.wide * (extra / take) ** 2 if take else 0.0
    if slack <= tolerance.stretch * places:
        return float((slack / places / costs.GOOD_STRETCH) ** costs.STRETCH_POWER) + (space.wide if take else 0.0)
    if not places and extra <= gaps * costs.LETTER_SPACE:  # one long word: its letters are spaced
        return float((extra / gaps / costs.GOOD_STRETCH) ** costs.STRETCH_POWER)
    if not tolerance.ragged:
        return INFINITY
    return space.short + costs.RAGGED_EM * extra


def _weigh_last_lines(prepared: Prepared, found: list[Edge], cells: float, span: int) -> None:
    """Add what a too short last line costs (P3 of the rulebook); a paragraph of one line is none."""
    letters, natural = prepared.letters, prepared.natural
    for index, (node, cost) in enumerate(found):
        start = node % span
        if start == 0:
            continue
        if letters[-1] - letters[start] < prepared.habits.last_letters:
            found[index] = Edge(node, cost + costs.ORPHAN)
        elif natural[-1] - natural[start] < min(costs.SHORT_CELLS, cells / 2):
            found[index] = Edge(node, cost + costs.SHORT_LAST)


def cheapest(ways: Ways) -> Breaking | None:
    """Return the way of least demerits, or None when no way leads to the end."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for found in ways.edges[1:]:
        cost, origin = INFINITY, -1
        for start, demerits in found:
            total = best[start][0] + demerits
            if total < cost:
                cost, origin = total, start
        best.append((cost, origin))
    if best[-1][1] < 0:
        return None
    ends, node = [], len(best) - 1
    while node > 0:
        ends.append(node % ways.span)
        node = best[node][1]
    return Breaking(tuple(reversed(ends)), best[-1][0])
