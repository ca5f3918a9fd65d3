"""The units of an article at one measure → its lines counted, stretched and priced as make-up asks; asked twice, worked once.

Invariant: `counts` has a number of lines for every unit, one of those the unit may take.
"""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from epaper.typeset import copyfit, costs
from epaper.typeset.copyfit import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.typeset.copyfit import Cut
    from epaper.typeset.material.runs import Run
    from epaper.typeset.material.unit import Foot, Unit


class Body:
    """The body of one article at one measure."""

    def __init__(self, runs: Sequence[Run], units: Sequence[Unit]) -> None:
        """Take its runs, and the unit each of them makes."""
        self.runs = tuple(runs)
        self.units = tuple(units)

    @cached_property
    def natural(self) -> tuple[int, ...]:
        """The lines each unit takes of itself."""
        return tuple(unit.natural for unit in self.units)

    @cached_property
    def count(self) -> int:
        """The lines of all."""
        return sum(self.natural)

    @cached_property
    def feet(self) -> tuple[Foot, ...]:
        """What it means to end a leg after each of them."""
        return tuple(foot for unit, count in zip(self.units, self.natural, strict=True) for foot in unit.feet(count))

    @cached_property
    def interval(self) -> tuple[tuple[int, float], ...]:
        """The numbers of lines it can take, each with what it costs more than the natural one."""
        return copyfit.attainable(self._ways)

    def counts(self, lines: int | None, cuts: Sequence[Cut] = ()) -> tuple[int, ...]:
        """Return the lines of each unit for `lines` in all whose legs end at `cuts`, the natural ones for None."""
        if lines is None:
            return self.natural
        return copyfit.nearest(copyfit.totals(self._choices, cuts) if cuts else self._ways, lines)

    def ends(self, lines: int) -> Mapping[int, float]:
        """Price the end of a leg before each of `lines` lines, where it costs anything."""
        return copyfit.ends(self._choices, self.counts(lines))

    @cached_property
    def _ways(self) -> copyfit.Totals:
        return copyfit.totals(copyfit.plain(unit.costs for unit in self.units))

    @cached_property
    def _choices(self) -> tuple[Mapping[int, Choice], ...]:
        """The numbers of lines each unit can take, with what legs may not do to it."""
        return tuple(
            {count: Choice(cost, self._cuts(index, unit, count, under)) for count, cost in unit.costs.items()}
            for index, (unit, under) in enumerate(zip(self.units, map(self._under, range(len(self.runs))), strict=True))
        )

    def _cuts(self, index: int, unit: Unit, count: int, under: int) -> Mapping[int, float]:
        """Price the ends of legs in and below one unit."""
        cuts = unit.cuts(count, under)
        return copyfit.below(cuts) if index and self.runs[index].is_copy and self.runs[index - 1].is_display else cuts

    def _under(self, index: int) -> int:
        """Count the lines that must follow a sub-heading in its leg: three, or what there is before the next.

        Those right below it stand with it over the same copy.
        """
        if not self.runs[index].is_heading:
            return 0
        first, headed = index + 1, 0
        while first < len(self.runs) and self.runs[first].is_heading and headed < costs.HEADED_MOST:
            headed += self.natural[first]
            first += 1
        below = takewhile(lambda n: not self.runs[n].is_heading, range(first, len(self.runs)))
        return headed + min(costs.FOLLOWING, sum(self.natural[n] for n in below))
