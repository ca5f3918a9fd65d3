"""A broken paragraph → its lines with every glyph in place, in em of the body.

Invariant: the lines' texts, joined, are the paragraph's text; each line's glyph runs stand from left to right, and joined in the
order they are read they are the line's text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from epaper.scene.order import visual_order
from epaper.typeset.justify import justify
from epaper.typeset.model import EmGlyphs, SetLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.typeset.boxes import Box
    from epaper.typeset.breaking import Breaking
    from epaper.typeset.prepared import Prepared, Seams


def set_lines(prepared: Prepared, breaking: Breaking, cells: float, paragraph: int) -> tuple[SetLine, ...]:
    """Set all lines of a paragraph."""
    prepared = prepared.at(cells)
    starts = (0, *breaking.ends)
    return tuple(
        _line(prepared, start, end, cells, prepared.indent(line, cells))._replace(paragraph=paragraph)
        for line, (start, end) in enumerate(pairwise(starts))
    )


def _line(prepared: Prepared, start: int, end: int, cells: float, left: float) -> SetLine:
    """Justify the boxes `start:end` from `left` to the measure and place their glyphs."""
    seams = prepared.seams(cells)
    boxes, gaps = _boxes(prepared, seams, start, end), prepared.gaps[start : end - 1]
    first, last = start == 0, end == len(prepared.boxes)
    natural = seams.ends[end] - seams.starts[start]
    whites = justify(gaps, cells - left - natural, opened=prepared.justified and not last)
    if not prepared.justified:
        left = max(0.0, (cells - natural) / 2)  # 小标题 stand in the middle of the column, as in the mainland dailies
    xs = [left]
    for box, white in zip(boxes, whites.whites, strict=False):
        xs.append(xs[-1] + box.width + white)
    cap = prepared.cap if first else None
    hidden = sum(not box.glyphs for box in boxes[:2]) if cap is not None else 0  # the initial's
    return SetLine(
        0,
        boxes[0].start,
        boxes[-1].end,
        prepared.text[boxes[0].start : boxes[-1].end],
        first,
        last,
        "body" if prepared.justified else "subheading",
        xs[-1] + boxes[-1].width,
        whites.stretch,
        whites.squeeze,
        placed(prepared.text, boxes[hidden:], xs[hidden:]),
        measure=cells if prepared.justified and not last else 0.0,
        hyphen=end in seams.parted,
        cap=cap,
    )


def _boxes(prepared: Prepared, seams: Seams, start: int, end: int) -> list[Box]:
    """Return the boxes of a line, half words at its edges."""
    boxes = list(prepared.boxes[start:end])
    if start in seams.parted:
        boxes[0] = seams.parted[start].after
    if end in seams.parted:
        boxes[-1] = seams.parted[end].before
    return boxes


def placed(text: str, boxes: Sequence[Box], xs: Sequence[float]) -> tuple[EmGlyphs, ...]:
    """Join boxes of one face into glyph runs; `xs` are the boxes' left edges as if all were read from left to right."""
    if any(box.level for box in boxes):
        boxes, xs = _turned(boxes, xs)
    cuts = [
        index for index, (left, right) in enumerate(pairwise(boxes), 1) if (left.face, left.level) != (right.face, right.level)
    ]
    return tuple(_run(text, boxes[first:stop], xs[first:stop]) for first, stop in pairwise((0, *cuts, len(boxes))))


def _turned(boxes: Sequence[Box], xs: Sequence[float]) -> tuple[list[Box], list[float]]:
    """Put boxes that are read leftwards, and the white between them, in their order on the line (UAX #9, L2)."""
    whites = [right - left - box.width for box, (left, right) in zip(boxes, pairwise(xs), strict=False)]
    levels = [boxes[0].level]
    for left, right in pairwise(boxes):
        levels += [min(left.level, right.level), right.level]  # white inside a turn turns with it
    turned, lefts, pen = [], [], xs[0]
    for place in visual_order(levels):
        index, is_white = divmod(place, 2)
        if is_white:
            pen += whites[index]
        else:
            turned.append(boxes[index])
            lefts.append(pen)
            pen += boxes[index].width
    return turned, lefts


def _run(text: str, boxes: Sequence[Box], xs: Sequence[float]) -> EmGlyphs:
    """Join boxes of one face and level, from left to right."""
    origin = xs[0]
    start, end = min(boxes[0].start, boxes[-1].start), max(boxes[0].end, boxes[-1].end)
    glyphs, offsets, clusters, rises = [], [], [], []
    for box, x in zip(boxes, xs, strict=True):
        left, base = x - origin, box.start - start
        for glyph, char, inside, rise in box.glyphs:
            glyphs.append(glyph)
            offsets.append(left + inside)
            clusters.append(base + char)
            rises.append(rise)
    face, (scale, lift) = boxes[0].face, boxes[0].optics
    return EmGlyphs(
        face,
        scale,
        lift,
        origin,
        tuple(glyphs),
        tuple(offsets),
        text[start:end],
        tuple(clusters),
        tuple(rises) if any(rises) else (),
        boxes[0].level,
    )
