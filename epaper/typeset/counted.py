"""Possible lines → the cheapest breaking for each wished number of lines, for copyfit.

Every break keeps a handful of line counts around the cheapest, so that the search stays linear in a long paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.typeset import costs
from epaper.typeset.breaking import INFINITY, Breaking

if TYPE_CHECKING:
    from epaper.typeset.breaking import Ways

_State = tuple[dict[int, float], dict[int, int]]  # by number of lines: demerits, and the break before


def counted(ways: Ways, least: int, most: int) -> dict[int, Breaking]:
    """Return the cheapest breaking into n lines for every attainable n from `least` to `most`."""
    states: list[_State] = [({0: 0.0}, {0: 0})]
    kept = costs.FEWER + costs.MORE + 1
    for found in ways.edges[1:]:
        cheapest: dict[int, float] = {}
        before: dict[int, int] = {}
        for start, demerits in found:
            for lines, cost in states[start][0].items():
                total = cost + demerits
                if total < cheapest.get(lines + 1, INFINITY):
                    cheapest[lines + 1] = total
                    before[lines + 1] = start
        states.append((cheapest if len(cheapest) <= kept else _pruned(cheapest), before))
    return {lines: _way(states, lines, ways.span) for lines in sorted(states[-1][0]) if least <= lines <= most}


def _pruned(cheapest: dict[int, float]) -> dict[int, float]:
    """Keep the line counts near the cheapest one."""
    best = min(cheapest, key=lambda lines: (cheapest[lines], lines))
    return {n: cheapest[n] for n in cheapest if best - costs.FEWER <= n <= best + costs.MORE}


def _way(states: list[_State], lines: int, span: int) -> Breaking:
    """Follow the breaks back from the paragraph's end."""
    cost = states[-1][0][lines]
    ends, node = [], len(states) - 1
    while node > 0:
        ends.append(node % span)
        node = states[node][1][lines]
        lines -= 1
    return Breaking(tuple(reversed(ends)), cost)
