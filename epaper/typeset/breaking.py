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


class Breaking(NamedTuple):
    """A way to set a paragraph: the box after each line's last, and the demerits of all lines."""

    ends: tuple[int, ...]
    cost: float


Edge = tuple[int, float]  # a possible line that ends at some node: the node it begins at, and its demerits
Edges = list[list[Edge]]  # by the node a line ends at

INFINITY: Final = float("inf")
_TOO_WIDE: Final = -1.0
_NOWHERE: Final = -1


class Ways(NamedTuple):
    """The possible lines of a paragraph as a graph; and how cheaply each node is reached, and from which other.

    Its nodes are breaks; where the first lines have measures of their own a break is one node for each of them and one for all
    later lines. `span` nodes belong to one line, so that node modulo `span` is the break. The last node is the paragraph's end.
    """

    edges: Edges
    span: int
    least: list[float]
    origin: list[int]


class _Lines(NamedTuple):
    """Lines to be looked for: the nodes they begin and end at count from `source` and `target`, the first has an `indent`."""

    source: int
    target: int
    indent: float


def possible_lines(prepared: Prepared, cells: float, tolerance: Tolerance) -> Ways:
    """Return all lines within `tolerance` that a paragraph can be made of, by their ends."""
    span = len(prepared.boxes) + 1
    own = len(prepared.indents)
    levels = own + 1 if own > 1 else 1  # the first line alone needs no second node: only it begins at break 0
    nodes = span * levels
    ways = Ways([[] for _ in range(nodes)], span, [0.0, *[INFINITY] * (nodes - 1)], [_NOWHERE] * nodes)
    for level in range(levels):
        lines = _Lines(level * span, min(level + 1, levels - 1) * span, prepared.indent(level, cells))
        _sweep(prepared, cells, tolerance, lines, ways)
    _weigh_last_lines(prepared, ways, cells)
    return ways


def cheapest(ways: Ways) -> Breaking | None:
    """Return the way of least demerits, or None when no way leads to the end."""
    origin, span = ways.origin, ways.span
    if origin[-1] == _NOWHERE:
        return None
    ends, node = [], len(origin) - 1
    while node > 0:
        ends.append(node % span)
        node = origin[node]
    return Breaking(tuple(reversed(ends)), ways.least[-1])


def _sweep(  # noqa: C901, PLR0912, PLR0915 - the hot loop of make-up, without a call for usual lines
    prepared: Prepared, cells: float, tolerance: Tolerance, lines: _Lines, ways: Ways
) -> None:
    """Add the lines from the nodes of one source to the nodes of one target, the paragraph's last lines not yet weighed."""
    (source, target, indent), (edges, _, least, origin) = lines, ways
    seams, shrink, grow, even = prepared.seams(cells), prepared.shrink, prepared.grow, prepared.even
    starts, ends, parted = seams.starts, seams.ends, seams.parted
    space, stretch, tied = prepared.habits.word_space, tolerance.stretch, costs.TIED
    tight, wide, good, power = space.tight, space.wide, costs.GOOD_STRETCH, costs.STRETCH_POWER
    last, justified, closest = len(prepared.boxes), prepared.justified, costs.HAIRS + tied
    white = indent if source else 0.0  # of lines that do not begin the paragraph
    opens, far_enough = _reaches(prepared, tolerance, cells)
    active = [0] if source == 0 else []  # breaks a line may begin at, ascending …
    waits = [opens[0] - indent] if active else []  # … and how far an end must reach before its line is not too loose
    latin = _has_fixed(prepared)  # a later start may leave nothing but letters, which are not opened
    first = beyond = 0  # those before `first` are out of reach for good, those from `beyond` on still wait
    for end, split in enumerate((*seams.splits, 0.0)[:last], 1):
        while beyond < len(waits) and far_enough[end] >= waits[beyond]:
            beyond += 1
        if split <= tolerance.split and first < beyond:
            found: list[Edge] = []
            nearest, before = least[target + end], origin[target + end]
            hyphens = tolerance.hyphens if parted and (end in parted or end == last) else 0.0  # of a line between two
            gap, room, opened = end - 1, cells - ends[end], justified and end < last
            shrunk, grown, places = shrink[gap], grow[gap], even[gap]
            for start in active[first:beyond]:
                extra = room + starts[start] - (white if start else indent)
                if extra < -tied:
                    give = shrunk - shrink[start]
                    if -extra <= give + tied:
                        cost = tight * (extra / give) ** 2
                    elif -extra - give > closest:  # as every line is in the end that begins too early
                        cost = _TOO_WIDE
                    else:
                        hairs = min(prepared.habits.hair * (places - even[start]), costs.HAIRS)
                        cost = _closed_up(-extra - give, hairs, tight)
                elif not opened:
                    cost = 0.0 if justified else costs.HEADING_LINE + costs.HEADING_RAG * (extra / cells) ** 2
                else:
                    take = grown - grow[start]
                    slack, evenly = extra - take, places - even[start]
                    if slack <= tied:  # elastic white takes its part nearly for nothing, the rest is spread evenly
                        cost = wide * (extra / take) ** 2 if take else 0.0
                    elif slack <= stretch * evenly:
                        cost = (slack / evenly / good) ** power + (wide if take else 0.0)
                    else:
                        cost = _short(extra, slack, evenly, space if tolerance.ragged else None)
                        if cost == INFINITY:
                            if latin:
                                continue
                            break  # later starts make still looser lines
                if cost == _TOO_WIDE:
                    if not tolerance.ragged or end - start > 1:
                        first += start == active[first]
                        continue
                    cost = costs.SPLIT_RULE  # one box wider than the whole measure
                if hyphens and start in parted:
                    cost += hyphens
                cost, node = cost + split, source + start
                found.append((node, cost))
                total = least[node] + cost
                if total < nearest:
                    nearest, before = total, node
            if end == last:
                edges[-1] += found  # weighed when all are known
            elif found:
                edges[target + end] += found
                least[target + end], origin[target + end] = nearest, before
        if edges[source + end]:
            active.append(end)
            waits.append(opens[end] - white)


def _has_fixed(prepared: Prepared) -> bool:
    """Say whether some gaps do not open, so that a line may have none that does."""
    return prepared.even[-1] < len(prepared.gaps)


def _reaches(prepared: Prepared, tolerance: Tolerance, cells: float) -> tuple[list[float], list[float]]:
    """Return how far lines from each start must reach, and how far those to each end do, when opened as far as may be.

    Neither is exact, but what does not reach is too loose; the paragraph's last line is not opened and always reaches.
    """
    seams, count = prepared.seams(cells), len(prepared.boxes)
    if tolerance.ragged or not prepared.justified:
        return [0.0] * (count + 1), [INFINITY] * (count + 1)
    alone = costs.ALONE_MOST if _has_fixed(prepared) else 0.0
    opened = [grow + tolerance.stretch * even for grow, even in zip(prepared.grow, prepared.even, strict=True)]
    starts = [cells - alone - costs.NEARLY + start + white for start, white in zip(seams.starts, opened, strict=False)]
    return [*starts, 0.0], [0.0, *(end + white for end, white in zip(seams.ends[1:-1], opened, strict=False)), INFINITY]


def _closed_up(lacking: float, hairs: float, tight: float) -> float:
    """Return the demerits of closing up gaps by `lacking` em when all white is taken; they give `hairs` in all."""
    return tight + costs.CLOSED_UP * lacking / hairs if lacking <= hairs + costs.TIED and hairs else _TOO_WIDE


def _short(extra: float, slack: float, places: int, space: WordSpace | None) -> float:
    """Return the demerits of a line that lacks more than its white can take; `space` is None where there may be none."""
    if not places and extra <= costs.ALONE_MOST:  # letters only, which are not spaced
        return costs.ALONE_EM * extra**2
    if space is None:
        return INFINITY
    return space.short + costs.RAGGED_EM * extra + (0.0 if slack <= space.limit * places + costs.TIED else space.ragged)


def _weigh_last_lines(prepared: Prepared, ways: Ways, cells: float) -> None:
    """Add what a too short last line costs (P3 of the rulebook), a paragraph of one line being none; then reach the end."""
    letters, natural, found = prepared.letters, prepared.natural, ways.edges[-1]
    for index, (node, cost) in enumerate(found):
        start, weighed = node % ways.span, cost
        if start and letters[-1] - letters[start] < prepared.habits.last_letters:
            weighed = cost + prepared.habits.orphan
        elif start and natural[-1] - natural[start] < min(costs.SHORT_CELLS, cells / 2):
            weighed = cost + costs.SHORT_LAST
        found[index] = (node, weighed)
        if ways.least[node] + weighed < ways.least[-1]:
            ways.least[-1], ways.origin[-1] = ways.least[node] + weighed, node
