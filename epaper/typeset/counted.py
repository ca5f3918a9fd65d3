"""Possible lines → the cheapest breaking for each wished number of lines, for copyfit.

Every break keeps a handful of line counts around the cheapest, so that the search stays linear in a long paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.typeset import costs
from epaper.typeset.breaking import Breaking

if TYPE_CHECKING:
    from epaper.typeset.breaking import Ways

_State = dict[int, tuple[float, int]]  # by number of lines: demerits, and the break before


def counted(ways: Ways, least: int, most: int) -> dict[int, Breaking]:
    """Return the cheapest breaking into n lines for every attainable n from `least` to `most`."""
    states: list[_State] = [{0: (0.0, 0)}]
    for found in ways.edges[1:]:
        state: _State = {}
        for start, demerits in found:
            for lines, (cost, _) in states[start].items():
                total = cost + demerits
                known = state.get(lines + 1)
                if known is None or total < known[0]:
                    state[lines + 1] = (total, start)
        states.append(_pruned(state))
    return {lines: _way(states, lines, ways.span) for lines in sorted(states[-1]) if least <= lines <= most}


def _pruned(state: _State) -> _State:
    """Keep the line counts near the cheapest one."""
    if len(state) <= costs.FEWER + costs.MORE + 1:
        return state
    best = min(state, key=lambda lines: (state[lines][0], lines))
    return {n: state[n] for n in state if best - costs.FEWER <= n <= best + costs.MORE}


def _way(states: list[_State], lines: int, span: int) -> Breaking:
    """Follow the breaks back from the paragraph's end."""
    cost = states[-1][lines][0]
    ends, node = [], len(states) - 1
    while node > 0:
        ends.append(node % span)
        node = states[node][lines][1]
        lines -= 1
    return Breaking(tuple(reversed(ends)), cost)
