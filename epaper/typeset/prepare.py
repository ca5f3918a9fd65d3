"""A paragraph → everything its breaking needs, worked out once for all measures: boxes, white between them, break costs, sums.

Invariant: `len(gaps) == len(splits) == len(boxes) - 1`; index k of both lies between boxes k and k + 1. Prefix sums have one
entry more than there are boxes, so that a line of boxes i…j-1 costs a subtraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.classes import ADDRESS, COUNTED, MARKS, MULTIPLIERS, UNITS, Kind
from epaper.typeset.spacing import DATELINE, QUANTITY, SOLID, Gap, gap_between, split_cost

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.issue.model import Paragraph

BODY: Final = "song"
STRONG: Final = "hei-bold"
KAI: Final = "kai"
_EMPHASIS: Final = {"strong": STRONG, "kai": KAI}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph ready to be broken at any measure; lengths in em, sums run from the paragraph's start."""

    text: str
    indent: float
    justified: bool
    boxes: tuple[Box, ...]
    gaps: tuple[Gap, ...]
    splits: tuple[float, ...]
    natural: tuple[float, ...]  # boxes and gaps before box k
    shrink: tuple[float, ...]
    grow: tuple[float, ...]
    even: tuple[int, ...]  # gaps that open evenly
    letters: tuple[int, ...]  # boxes that are no marks


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands apart at the head of a story: dateline 电头 and bracketed byline, as character ranges."""

    dateline: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None


NO_OPENING: Final = Opening()


def prepare(paragraph: Paragraph, book: FontBook, opening: Opening = NO_OPENING) -> Prepared:
    """Shape a paragraph and measure its gaps; `opening` holds for the first paragraph of a story."""
    heading = paragraph.kind == "subheading"
    boxes = boxes_of(paragraph.text, _roles(paragraph, opening, heading), book)
    elastic = opening.dateline[1] if opening.dateline else -1
    gaps, splits = _between(boxes, paragraph.text, elastic)
    if heading:
        splits = [split if box.spaced else split + costs.HEADING_SPLIT for box, split in zip(boxes, splits, strict=False)]
    return assemble(paragraph.text, boxes, gaps, splits, indent=0.0 if heading else costs.INDENT, justified=not heading)


def assemble(
    text: str,
    boxes: tuple[Box, ...],
    gaps: Sequence[Gap],
    splits: Sequence[float],
    *,
    indent: float,
    justified: bool,
) -> Prepared:
    """Add the prefix sums."""
    widths = [box.width for box in boxes]
    steps = [width + gap.natural for width, gap in zip(widths, gaps, strict=False)] + widths[-1:]
    return Prepared(
        text,
        indent,
        justified,
        boxes,
        tuple(gaps),
        tuple(splits),
        tuple(accumulate(steps, initial=0.0)),
        tuple(accumulate((gap.shrink for gap in gaps), initial=0.0)),
        tuple(accumulate((gap.grow for gap in gaps), initial=0.0)),
        tuple(accumulate((int(gap.even) for gap in gaps), initial=0)),
        tuple(accumulate((int(box.kind not in MARKS) for box in boxes), initial=0)),
    )


def _roles(paragraph: Paragraph, opening: Opening, heading: bool) -> tuple[Role, ...]:
    """Return the faces of a paragraph as stretches that tile its text; later claims win."""
    length = len(paragraph.text)
    faces = [STRONG if heading else BODY] * length
    claims = [(opening.byline, KAI), (opening.dateline, STRONG)]
    claims += [((span.start, span.end), _EMPHASIS[span.emphasis]) for span in paragraph.spans if not heading]
    for claim, face in claims:
        if claim is not None:
            start, end = max(0, claim[0]), min(length, claim[1])
            faces[start:end] = [face] * max(0, end - start)
    cuts = [0, *(i for i in range(1, length) if faces[i] != faces[i - 1]), length] if length else []
    return tuple(Role(start, end, faces[start]) for start, end in pairwise(cuts))


def _between(boxes: Sequence[Box], text: str, elastic: int) -> tuple[list[Gap], list[float]]:
    """Return gap and break cost between every two boxes; the blank after character `elastic` follows a dateline."""
    gaps: list[Gap] = []
    splits: list[float] = []
    numeral = False  # a quantity is going on: 20, or 20万
    shouts = 0  # ？ and ！ in a row
    inside = {index for found in ADDRESS.finditer(text) for index in range(found.start() + 1, found.end())}
    for left, right in pairwise(boxes):
        if left.kind is Kind.HAN and right.kind is Kind.HAN and not numeral and not left.spaced:
            gaps.append(SOLID)
            splits.append(0.0)
            shouts = 0
            continue
        before, after = _touching(left, right, text)
        gap = gap_between(left.kind, right.kind, spaced=left.spaced)
        split = split_cost(left.kind, right.kind, before, after, spaced=left.spaced)
        if left.kind is Kind.LATIN and before.isdigit() and after in UNITS and gap.natural:
            gap = QUANTITY
        if split == costs.SPLIT_WORD and right.start in inside:
            split = costs.SPLIT_INSIDE_ADDRESS
        if numeral and before in MULTIPLIERS and after in COUNTED:
            split = costs.SPLIT_NUMBER
        numeral = (left.kind is Kind.LATIN and before.isdigit()) or (numeral and before in UNITS and after in UNITS)
        shouts = shouts + 1 if before in "？！" else 0
        if shouts and shouts % 2 == 0 and right.kind not in MARKS:
            gap = SOLID  # ？！ takes one em, three take two (GB/T 15834 5.1.4)
        if left.spaced and left.start < elastic <= left.end:
            gap, split = DATELINE, 0.0
        gaps.append(gap)
        splits.append(split)
    return gaps, splits


def _touching(left: Box, right: Box, text: str) -> tuple[str, str]:
    """Return the last visible character of `left` and the first of `right`."""
    return text[left.start] if left.spaced else text[left.end - 1], text[right.start]
