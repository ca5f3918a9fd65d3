"""A paragraph → all that its breaking needs, worked out once for all measures: faces, boxes, white between them, break costs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.boxes import Role, boxes_of
from epaper.typeset.dateline import is_dateline
from epaper.typeset.habits import CHINESE
from epaper.typeset.hyphenation import parted_words
from epaper.typeset.opening import NO_OPENING, Opening
from epaper.typeset.prepared import NO_HYPHENS, Prepared, assemble
from epaper.typeset.seams import between

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.issue.model import Paragraph
    from epaper.typeset.habits import Habits

PIECEWISE: Final = frozenset({"names", "table"})  # set name by name, cell by cell: all alike, also where a long one is Latin


def prepare(paragraph: Paragraph, book: FontBook, habits: Habits = CHINESE, opening: Opening = NO_OPENING) -> Prepared:
    """Shape a paragraph and measure its gaps; `opening` says what stands at its head."""
    text = paragraph.text
    habits = habits if paragraph.kind in PIECEWISE else habits.for_copy(text)
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


def _roles(paragraph: Paragraph, opening: Opening, habits: Habits, heading: bool) -> tuple[Role, ...]:
    """Return the faces of a paragraph as stretches that tile its text; later claims win."""
    length = len(paragraph.text)
    roles = habits.faces
    faces = [roles.strong if heading else roles.body] * length
    claims = [(opening.byline, roles.byline), (opening.dateline, roles.dateline)]
    claims += [((span.start, span.end), roles.of(span.emphasis)) for span in paragraph.spans if not heading]
    if length and not any(claim for claim, _ in claims):
        return (Role(0, length, faces[0]),)
    for claim, face in claims:
        if claim is not None:
            start, end = max(0, claim[0]), min(length, claim[1])
            faces[start:end] = [face] * max(0, end - start)
    cuts = [0, *(i for i in range(1, length) if faces[i] != faces[i - 1]), length] if length else []
    return tuple(Role(start, end, faces[start]) for start, end in pairwise(cuts))
