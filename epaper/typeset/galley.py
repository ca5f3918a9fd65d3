"""Article + measure → galley 毛条: the whole body as slots of the grid, cheap to ask for again at another measure or length.

One setter serves one run of make-up; it remembers paragraphs by what they say, so that an edit costs one paragraph.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from epaper.typeset import copyfit, costs
from epaper.typeset.copyfit import Choice, Cut
from epaper.typeset.habits import CHINESE, Habits
from epaper.typeset.material.frames import BOX_INSET
from epaper.typeset.material.runs import Run, runs_of, unit_of
from epaper.typeset.material.stick import FLUSH, Stick, Stretch
from epaper.typeset.material.table import is_too_broad
from epaper.typeset.material.unit import Foot, Unit, numbered
from epaper.typeset.model import Galley, SetLine, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.fonts.book import FontBook
    from epaper.issue.model import Article

REMEMBERED: Final = 4096  # units at a measure; an issue of 60 stories at six measures fits


class Setter:
    """Sets the bodies of articles in the faces of one book by the habits of one language."""

    def __init__(self, book: FontBook, habits: Habits = CHINESE) -> None:
        """Take faces and habits."""
        self._stick = Stick(book, habits)
        self._unit = lru_cache(REMEMBERED)(self._make)
        self._slots = lru_cache(REMEMBERED)(self._set)

    def galley(self, article: Article, cells: float, lines: int | None = None, cuts: Sequence[Cut] = ()) -> Galley:
        """Set the body at a measure of `cells` em; with `lines`, in so many lines or as near as the copy allows.

        `cuts` are the places, ascending, where the legs of that many lines end: paragraphs then give and take lines so that
        no leg ends badly.
        """
        runs = runs_of(article, self._stick)
        counts: Sequence[int] = [self._unit(run, cells).natural for run in runs]
        if lines is not None:
            counts = copyfit.spread(self._choices(runs, cells), lines, cuts)
        cost, done, paragraph = 0.0, list[Slot](), 0
        for run, count in zip(runs, counts, strict=True):
            unit = self._unit(run, cells)
            cost += unit.cost if count == unit.natural else unit.costs[count]
            done += numbered(self._slots(run, cells, count), paragraph)
            paragraph += len(run.paragraphs)
        return Galley(article.id, cells, tuple(done), cost)

    def feet(self, article: Article, cells: float) -> tuple[Foot, ...]:
        """Tell of each line of the natural galley what it means to end a leg after it: broken as that is, but not set."""
        units = (self._unit(run, cells) for run in runs_of(article, self._stick))
        return tuple(foot for unit in units for foot in unit.feet(unit.natural))

    def count(self, article: Article, cells: float) -> int:
        """Count the lines of the natural galley."""
        return sum(self._unit(run, cells).natural for run in runs_of(article, self._stick))

    def interval(self, article: Article, cells: float) -> tuple[tuple[int, float], ...]:
        """Return the numbers of lines the body can take, each with what it costs more than the natural one."""
        return copyfit.interval(tuple(self._unit(run, cells).costs for run in runs_of(article, self._stick)))

    def broad_tables(self, article: Article, cells: float) -> tuple[int, ...]:
        """Return the numbers of the tables that are too broad for a measure of `cells` em and are set as records."""
        room = {False: cells, True: cells - 2 * BOX_INSET}
        tables = ((n, table) for n, table in enumerate(article.paragraphs) if table.kind == "table")
        return tuple(n for n, table in tables if is_too_broad(self._stick, table, room[table.boxed]))

    def ends(self, article: Article, cells: float, lines: int) -> Mapping[int, float]:
        """Price the end of a leg before each line of the body set in `lines` lines, where it costs anything."""
        choices = self._choices(runs_of(article, self._stick), cells)
        return copyfit.ends(choices, copyfit.spread(choices, lines))

    def caption(self, text: str, cells: float) -> tuple[SetLine, ...]:
        """Set a picture's caption 图片说明: Kai, no indent, at a measure of `cells` ems of its own size."""
        copy = Stretch(text, face="kai", opening=FLUSH)
        return self._stick.lines(copy, self._stick.broken(copy, cells), cells, "caption")

    def _choices(self, runs: Sequence[Run], cells: float) -> tuple[Mapping[int, Choice], ...]:
        """Return the numbers of lines each unit can take, with what legs may not do to it."""
        units = [self._unit(run, cells) for run in runs]
        wanted = [_under(runs, units, index) for index in range(len(runs))]
        return tuple(
            {count: Choice(cost, unit.cuts(count, under)) for count, cost in unit.costs.items()}
            for unit, under in zip(units, wanted, strict=True)
        )

    def _make(self, run: Run, cells: float) -> Unit:
        return unit_of(run, self._stick, cells)

    def _set(self, run: Run, cells: float, count: int) -> tuple[Slot, ...]:
        return self._unit(run, cells).slots(count)


def _under(runs: Sequence[Run], units: Sequence[Unit], index: int) -> int:
    """Count the lines that must follow a sub-heading in its leg: three, or what there is before the next."""
    if not runs[index].is_heading:
        return 0
    below = takewhile(lambda n: not runs[n].is_heading, range(index + 1, len(runs)))
    return min(costs.FOLLOWING, sum(units[n].natural for n in below))
