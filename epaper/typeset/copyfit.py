"""What each paragraph costs at each number of lines → what a whole body can take, and who gives way for a wished length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.typeset import costs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Ways = dict[int, tuple[float, tuple[int, ...]]]  # by lines in all: demerits, and the lines of each paragraph


def interval(paragraphs: Sequence[Mapping[int, float]]) -> tuple[tuple[int, float], ...]:
    """Return the attainable totals near the natural one, ascending, each with its demerits beyond the cheapest."""
    ways = _totals(paragraphs)
    least = min(cost for cost, _ in ways.values())
    return tuple((total, ways[total][0] - least) for total in sorted(ways))


def spread(paragraphs: Sequence[Mapping[int, float]], lines: int) -> tuple[int, ...]:
    """Return the lines of each paragraph for a total of `lines`, or of the attainable total nearest to it."""
    ways = _totals(paragraphs)
    return ways[min(ways, key=lambda total: (abs(total - lines), ways[total][0]))][1]


def _totals(paragraphs: Sequence[Mapping[int, float]]) -> _Ways:
    """Combine the paragraphs one after the other, keeping totals near the natural one."""
    ways: _Ways = {0: (0.0, ())}
    natural = 0
    for choices in paragraphs:
        natural += min(choices, key=lambda count: (choices[count], count))
        joined: _Ways = {}
        for total, (cost, counts) in ways.items():
            for count, more in choices.items():
                key = total + count
                if not natural - costs.FEWER <= key <= natural + costs.MORE:
                    continue
                if key not in joined or cost + more < joined[key][0] - costs.TIED:
                    joined[key] = (cost + more, (*counts, count))
        ways = joined
    return ways
