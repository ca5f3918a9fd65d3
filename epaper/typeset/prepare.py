"""A paragraph → everything its breaking needs, worked out once for all measures: boxes, white between them, break costs, sums.

Invariant: `len(gaps) == len(splits) == len(boxes) - 1`; index k of both lies between boxes k and k + 1. Prefix sums have one
entry more than there are boxes, so that a line of boxes i…j-1 costs a subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.issue.lead import lead
from epaper.typeset import costs
from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.classes import MARKS, Kind
from epaper.typeset.dateline import fitted, is_dateline
from epaper.typeset.habits import CHINESE
from epaper.typeset.hyphenation import Parted, parted_words
from epaper.typeset.seams import between

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.issue.model import Paragraph
    from epaper.typeset.habits import Habits
    from epaper.typeset.model import DropCap
    from epaper.typeset.spacing import Gap

NO_HYPHENS: Final[Mapping[int, Parted]] = MappingProxyType({})
_NO_LETTERS: Final = MARKS | {Kind.LATIN_CLOSE, Kind.LATIN_OPEN}


class Seams(NamedTuple):
    """Where lines may end and begin at some measure: break costs, and the line edges at a break before box k.

    `ends` and `starts` are `natural`, the white at the edge and what a hyphen adds taken into account; `parted` are the breaks
    with a hyphen.
    """

    splits: tuple[float, ...]
    ends: tuple[float, ...]
    starts: tuple[float, ...]
    parted: Mapping[int, Parted]


@dataclass(frozen=True, slots=True)
class Prepared:
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
    splits: tuple[float, ...]
    whole: Seams  # with every word whole
    hyphened: Seams | None  # with words parted
    natural: tuple[float, ...]  # boxes and gaps before box k
    shrink: tuple[float, ...]
    grow: tuple[float, ...]
    even: tuple[int, ...]  # gaps that open evenly
    letters: tuple[int, ...]  # boxes that are no marks
    cap: DropCap | None = None  # stands for the first boxes, which have no ink …
    plain: Prepared | None = None  # … where it can stand; else this is set

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
        return self.hyphened if self.hyphened is not None and hyphens is not None and cells >= hyphens.cells else self.whole

    def flush(self) -> Prepared:
        """Return the paragraph without indents."""
        return replace(self, indents=())

    def having(self, *, boxes: Iterable[Box] | None = None, gaps: Iterable[Gap] | None = None) -> Prepared:
        """Return the paragraph with other boxes or gaps."""
        return assemble(
            self.text,
            tuple(boxes) if boxes is not None else self.boxes,
            tuple(gaps) if gaps is not None else self.gaps,
            self.splits,
            indents=self.indents,
            justified=self.justified,
            habits=self.habits,
            dateline=self.dateline,
            parted=self.hyphened.parted if self.hyphened is not None else NO_HYPHENS,
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands apart at the head of a story: dateline 电头 and bracketed byline as character ranges.

    `flush` means no indent, `drops` that the initial is to be a drop cap.
    """

    dateline: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    flush: bool = False
    drops: bool = False


NO_OPENING: Final = Opening()


class Place(Enum):
    """Where in its story a paragraph stands."""

    LEAD = auto()  # the first paragraph of the issue's lead story
    FIRST = auto()
    BELOW_HEADING = auto()
    RUNNING = auto()


def opening_at(paragraph: Paragraph, place: Place, habits: Habits) -> Opening:
    """Find what stands apart at the head of a paragraph."""
    flush = habits.flush_openings and place is not Place.RUNNING
    if place not in (Place.FIRST, Place.LEAD):
        return Opening(flush=flush)
    found = lead(paragraph.text)
    return Opening(found.dateline, found.byline, flush, drops=place is Place.LEAD and habits.drop_lines > 0)


def prepare(paragraph: Paragraph, book: FontBook, habits: Habits = CHINESE, opening: Opening = NO_OPENING) -> Prepared:
    """Shape a paragraph and measure its gaps; `opening` says what stands at its head."""
    text = paragraph.text
    habits = habits.for_copy(text)
    heading = paragraph.kind == "subheading"
    boxes = boxes_of(text, _roles(paragraph, opening, habits, heading), book)
    parted = NO_HYPHENS
    if habits.hyphens is not None and not heading:
        boxes, parted = parted_words(text, boxes, book, habits.hyphens)
    end = opening.dateline[1] if opening.dateline else 0
    gaps, splits = between(boxes, text, habits, end)
    if heading:
        splits = [split if box.spaced else split + costs.HEADING_SPLIT for box, split in zip(boxes, splits, strict=False)]
    return assemble(
        text,
        boxes,
        gaps,
        splits,
        indents=() if heading or opening.flush else (habits.indent,),
        justified=not heading,
        habits=habits,
        dateline=sum(box.start < end for box in boxes) if is_dateline(text[:end]) else 0,
        parted=parted,
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
    widths = [box.width for box in boxes]
    steps = [width + gap.natural for width, gap in zip(widths, gaps, strict=False)] + widths[-1:]
    natural = tuple(accumulate(steps, initial=0.0))
    ends = (0.0, *(edge - gap.natural for edge, gap in zip(natural[1:], gaps, strict=False)), *natural[-1:])
    whole = Seams(tuple(splits), ends if boxes else (0.0,), natural, NO_HYPHENS)
    return Prepared(
        text,
        habits,
        indents,
        justified,
        dateline,
        boxes,
        tuple(gaps),
        tuple(splits),
        whole,
        _hyphened(whole, boxes, parted) if parted else None,
        natural,
        tuple(accumulate((gap.shrink for gap in gaps), initial=0.0)),
        tuple(accumulate((gap.grow for gap in gaps), initial=0.0)),
        tuple(accumulate((int(gap.even) for gap in gaps), initial=0)),
        tuple(accumulate((int(box.kind not in _NO_LETTERS) for box in boxes), initial=0)),
    )


def _hyphened(whole: Seams, boxes: Sequence[Box], parted: Mapping[int, Parted]) -> Seams:
    """Return the seams with the words of `parted` parted."""
    splits, ends, starts = list(whole.splits), list(whole.ends), list(whole.starts)
    for place, (before, after, cost) in parted.items():
        splits[place - 1] = min(splits[place - 1], cost) if boxes[place].glyphs else cost
        ends[place] += before.width - boxes[place - 1].width
        starts[place] -= after.width - boxes[place].width
    return Seams(tuple(splits), tuple(ends), tuple(starts), parted)


def _roles(paragraph: Paragraph, opening: Opening, habits: Habits, heading: bool) -> tuple[Role, ...]:
    """Return the faces of a paragraph as stretches that tile its text; later claims win."""
    length = len(paragraph.text)
    roles = habits.faces
    faces = [roles.strong if heading else roles.body] * length
    claims = [(opening.byline, roles.byline), (opening.dateline, roles.dateline)]
    claims += [((span.start, span.end), roles.of(span.emphasis)) for span in paragraph.spans if not heading]
    for claim, face in claims:
        if claim is not None:
            start, end = max(0, claim[0]), min(length, claim[1])
            faces[start:end] = [face] * max(0, end - start)
    cuts = [0, *(i for i in range(1, length) if faces[i] != faces[i - 1]), length] if length else []
    return tuple(Role(start, end, faces[start]) for start, end in pairwise(cuts))
