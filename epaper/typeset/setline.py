"""A broken paragraph → its lines with every glyph in place, in em of the body.

Invariant: the lines' texts, joined, are the paragraph's text; each line's glyph runs stand from left to right, and joined in the
order they are read they are the line's text.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from epaper.scene.order import visual_order
from epaper.typeset import costs
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
    lines = (
        _line(prepared, start, end, cells, prepared.indent(line, cells)) for line, (start, end) in enumerate(pairwise(starts))
    )
    return tuple(line._replace(paragraph=paragraph) for line in lines) if paragraph else tuple(lines)


def _line(prepared: Prepared, start: int, end: int, cells: float, left: float) -> SetLine:
    """Justify the boxes `start:end` from `left` to the measure and place their glyphs."""
    seams = prepared.seams(cells)
    boxes, gaps = _boxes(prepared, seams, start, end), prepared.gaps[start : end - 1]
    first, last = start == 0, end == len(prepared.boxes)
    natural = seams.ends[end] - seams.starts[start]
    limit = prepared.habits.word_space.limit
    whites = justify(gaps, cells - left - natural, opened=prepared.justified and not last, limit=limit)
    if not prepared.justified:
        left = max(0.0, (cells - natural) / 2)  # 小标题 stand in the middle of the column, as in the mainland dailies
    xs, pen = [left], left
    for box, white in zip(boxes, whites.whites, strict=False):
        pen = pen + box.width + white
        xs.append(pen)
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
        measure=cells if prepared.justified and not last and not whites.left else 0.0,
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
    _, _, _, _, faces, _, _, _, levels, tucks = zip(*boxes, strict=True)
    if any(levels):
        boxes, xs = _turned(boxes, xs)
    if any(tucks):
        xs = _tucked(boxes, xs)
    if faces.count(faces[0]) == len(faces) and not any(levels):
        return (_run(text, boxes, xs[: len(boxes)]),)
    cuts = [
        index for index, (left, right) in enumerate(pairwise(boxes), 1) if (left.face, left.level) != (right.face, right.level)
    ]
    return tuple(_run(text, boxes[first:stop], xs[first:stop]) for first, stop in pairwise((0, *cuts, len(boxes))))


def _tucked(boxes: Sequence[Box], xs: Sequence[float]) -> list[float]:
    """Move marks to their text by what they lack of the white of their other half; at the line's ends nothing crowds them."""
    found = list(xs)
    for index, (left, right) in enumerate(pairwise(boxes)):
        if left.tuck < 0.0 or right.tuck > 0.0:
            lacking = max(0.0, 1.0 - (xs[index + 1] - xs[index] - left.width) / costs.HALF)
            found[index] += min(0.0, left.tuck) * lacking
            found[index + 1] += max(0.0, right.tuck) * lacking
    return found


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
    starts, ends, _, _, faces, optics, drawn, _, levels, _ = zip(*boxes, strict=True)
    start, end = min(starts[0], starts[-1]), max(ends[0], ends[-1])
    glyphs, chars, insides, rises = zip(*chain.from_iterable(drawn), strict=True) if any(drawn) else ((),) * 4
    if set(map(len, drawn)) != {1}:  # else one glyph to a box, as nearly always
        starts = tuple(first for first, own in zip(starts, drawn, strict=True) for _ in own)
        xs = [x for x, own in zip(xs, drawn, strict=True) for _ in own]
    return EmGlyphs(
        faces[0],
        optics[0].scale,
        optics[0].rise,
        origin,
        glyphs,
        tuple([x - origin + inside for x, inside in zip(xs, insides, strict=True)]),
        text[start:end],
        tuple([first - start + char for first, char in zip(starts, chars, strict=True)]),
        rises if any(rises) else (),
        levels[0],
    )
