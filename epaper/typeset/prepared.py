"""Boxes, white and break costs of a paragraph → the value its breaking works on, with sums that serve every measure.

Invariant: `len(gaps) == len(splits) == len(boxes) - 1`; index k of both lies between boxes k and k + 1. Prefix sums have one
entry more than there are boxes, so that a line of boxes i…j-1 costs a subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import add, sub
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import MARKS, Kind
from epaper.typeset.dateline import fitted
from epaper.typeset.habits import CHINESE

if TYPE_CHECKING:
    from epaper.typeset.boxes import Box
    from epaper.typeset.habits import Habits
    from epaper.typeset.hyphenation import Parted
    from epaper.typeset.model import DropCap
    from epaper.typeset.spacing import Gap

NO_HYPHENS: Final[Mapping[int, Parted]] = MappingProxyType({})
_COUNTS: Final = tuple(int(kind not in MARKS | {Kind.LATIN_CLOSE, Kind.LATIN_OPEN}) for kind in Kind)  # as letters


class Seams(NamedTuple):
    """Where lines may end and begin at some measure: break costs, and the line edges at a break before box k.

    `ends` and `starts` are `natural`, the white at the edge and what a hyphen adds taken into account; `parted` are the breaks
    with a hyphen.
    """

    splits: tuple[float, ...]
    ends: tuple[float, ...]
    starts: tuple[float, ...]
    parted: Mapping[int, Parted]


class Prepared(NamedTuple):
    """A paragraph ready to be broken at any measure; lengths in em, sums run from the paragraph's start.

    `indents` are those of its first lines, `dateline` is how many boxes its dateline has.
    """

    text: str
    habits: Habits
    indents: tuple[float, ...]
    justified: bool
    dateline: int
    boxes: tuple[Box, ...]
    gaps: tuple[Gap, ...]
    whole: Seams  # with every word whole
    hyphened: Seams | None  # with words parted
    strained: Seams | None  # the same for measures where that is done only rather than leave a hole
    natural: tuple[float, ...]  # boxes and gaps before box k
    shrink: tuple[float, ...]
    grow: tuple[float, ...]
    even: tuple[int, ...]  # gaps that open evenly
    letters: tuple[int, ...]  # boxes that are no marks
    cap: DropCap | None = None  # stands for the first boxes, which have no ink …
    plain: Prepared | None = None  # … where it can stand; else this is set

    @property
    def splits(self) -> tuple[float, ...]:
        """The costs of breaks between whole words."""
        return self.whole.splits

    def indent(self, line: int, cells: float) -> float:
        """Return the indent of a line: none in a measure too narrow for it."""
        return self.indents[line] if line < len(self.indents) and cells >= costs.INDENT_MIN_CELLS else 0.0

    def at(self, cells: float) -> Prepared:
        """Return the paragraph as it is set at a measure: without a drop cap where there is no room, its dateline fitted."""
        if self.cap is not None and self.plain is not None:
            lines = self.cap.lines + costs.FEWER + 1
            return self if cells >= costs.CAP_CELLS and self.natural[-1] >= lines * cells else self.plain
        return fitted(self, cells)

    def seams(self, cells: float) -> Seams:
        """Return where lines of `cells` em may end and begin."""
        hyphens = self.habits.hyphens
        if self.hyphened is None or self.strained is None or hyphens is None:
            return self.whole
        return self.hyphened if cells >= hyphens.cells else self.strained

    def flush(self) -> Prepared:
        """Return the paragraph without indents."""
        return self._replace(indents=())

    def having(self, *, boxes: Iterable[Box] | None = None, gaps: Iterable[Gap] | None = None, dateline: int) -> Prepared:
        """Return the paragraph with other boxes or gaps; `dateline` 0 says that its dateline fits."""
        return assemble(
            self.text,
            tuple(boxes) if boxes is not None else self.boxes,
            tuple(gaps) if gaps is not None else self.gaps,
            self.splits,
            indents=self.indents,
            justified=self.justified,
            habits=self.habits,
            dateline=dateline,
            parted=self.hyphened.parted if self.hyphened is not None else NO_HYPHENS,
        )


def assemble(
    text: str,
    boxes: tuple[Box, ...],
    gaps: Sequence[Gap],
    splits: Sequence[float],
    *,
    indents: tuple[float, ...] = (),
    justified: bool = True,
    habits: Habits = CHINESE,
    dateline: int = 0,
    parted: Mapping[int, Parted] = NO_HYPHENS,
) -> Prepared:
    """Add the prefix sums."""
    _, _, kinds, widths, *_ = zip(*boxes, strict=True) if boxes else ((),) * 4
    naturals, shrinks, _, grows, evens = zip(*gaps, strict=True) if gaps else ((),) * 5
    whole = _whole(widths, naturals, splits)
    return Prepared(
        text,
        habits,
        indents,
        justified,
        dateline,
        boxes,
        tuple(gaps),
        whole,
        _hyphened(whole, boxes, parted) if parted else None,
        _hyphened(whole, boxes, parted, costs.SPLIT_LAST) if parted else None,
        whole.starts,
        tuple(accumulate(shrinks, initial=0.0)),
        tuple(accumulate(grows, initial=0.0)),
        tuple(accumulate(evens, initial=0)),
        tuple(accumulate(map(_COUNTS.__getitem__, kinds), initial=0)),
    )


def _whole(widths: Sequence[float], naturals: Sequence[float], splits: Sequence[float]) -> Seams:
    """Return the seams with every word whole; a line then begins where its first box does, and ends before the white behind."""
    natural = tuple(accumulate((*map(add, widths, naturals), *widths[-1:]), initial=0.0))
    ends = (0.0, *map(sub, natural[1:-1], naturals), *natural[-1:]) if widths else (0.0,)
    return Seams(tuple(splits), ends, natural, NO_HYPHENS)


def _hyphened(whole: Seams, boxes: Sequence[Box], parted: Mapping[int, Parted], least: float = 0.0) -> Seams:
    """Return the seams with the words of `parted` parted, each at demerits of `least` or more."""
    splits, ends, starts = list(whole.splits), list(whole.ends), list(whole.starts)
    for place, (before, after, cost) in parted.items():
        toll = max(cost, least)
        splits[place - 1] = min(splits[place - 1], toll) if boxes[place].glyphs else toll
        ends[place] += before.width - boxes[place - 1].width
        starts[place] -= after.width - boxes[place].width
    return Seams(tuple(splits), tuple(ends), tuple(starts), parted)
