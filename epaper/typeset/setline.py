"""A broken paragraph → its lines with every glyph in place, in em of the body.

Invariant: the lines' texts, joined, are the paragraph's text; each line's glyph runs, joined, are the line's text.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from epaper.typeset.breaking import indent_at
from epaper.typeset.justify import justify
from epaper.typeset.model import EmGlyphs, SetLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.typeset.boxes import Box
    from epaper.typeset.breaking import Breaking
    from epaper.typeset.prepare import Prepared

SUBHEADING_CENTRED: Final = True  # 小标题 stand in the middle of the column, as in the mainland dailies


def set_lines(prepared: Prepared, breaking: Breaking, cells: float, paragraph: int) -> tuple[SetLine, ...]:
    """Set all lines of a paragraph."""
    starts = (0, *breaking.ends)
    return tuple(_line(prepared, start, end, cells, paragraph) for start, end in pairwise(starts))


def _line(prepared: Prepared, start: int, end: int, cells: float, paragraph: int) -> SetLine:
    """Justify the boxes `start:end` and place their glyphs."""
    boxes, gaps = prepared.boxes[start:end], prepared.gaps[start : end - 1]
    first, last = start == 0, end == len(prepared.boxes)
    natural = prepared.natural[end - 1] + boxes[-1].width - prepared.natural[start]
    left = indent_at(prepared, cells) if first else 0.0
    whites = justify(gaps, cells - left - natural, opened=prepared.justified and not last)
    if not prepared.justified and SUBHEADING_CENTRED:
        left = max(0.0, (cells - natural) / 2)
    xs = [left]
    for box, white in zip(boxes, whites.whites, strict=False):
        xs.append(xs[-1] + box.width + white)
    text = prepared.text[boxes[0].start : boxes[-1].end]
    width = xs[-1] + boxes[-1].width
    return SetLine(
        paragraph,
        boxes[0].start,
        boxes[-1].end,
        text,
        first,
        last,
        not prepared.justified,
        width,
        whites.stretch,
        whites.squeeze,
        placed(prepared.text, boxes, xs),
    )


def placed(text: str, boxes: Sequence[Box], xs: Sequence[float]) -> tuple[EmGlyphs, ...]:
    """Join boxes of one face into glyph runs; `xs` are the boxes' left edges."""
    runs = []
    for (face, optics), group in groupby(zip(boxes, xs, strict=True), key=lambda pair: (pair[0].face, pair[0].optics)):
        members = tuple(group)
        origin, start, end = members[0][1], members[0][0].start, members[-1][0].end
        glyphs = [(g.glyph, x + g.x - origin, box.start - start + g.char) for box, x in members for g in box.glyphs]
        runs.append(
            EmGlyphs(
                face,
                optics.scale,
                optics.rise,
                origin,
                tuple(g[0] for g in glyphs),
                tuple(g[1] for g in glyphs),
                text[start:end],
                tuple(g[2] for g in glyphs),
            )
        )
    return tuple(runs)
