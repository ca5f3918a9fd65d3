"""A text-showing operator → one painted text with its effective size, and the text matrix moved on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pikepdf

from epaper.preflight.matrix import box_of, times, upwards
from epaper.preflight.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from epaper.preflight.state import State

_THOUSANDTHS = 1000.0
_UPRIGHT_ADVANCE = 1.0  # of an em, downwards: DW2 of nearly every Chinese face
_UPRIGHT_ORIGIN = 0.88  # of an em above the baseline


def show(state: State, pieces: Iterable[object]) -> Text | None:
    """Show strings, and move by the numbers between them; return what was shown, None when nothing was."""
    font, size = state.font, state.size
    along = blank = shown = 0.0
    start = state.text
    for piece in pieces:
        if isinstance(piece, (int, float, Decimal)):
            along -= float(piece) / _THOUSANDTHS * size
        elif isinstance(piece, pikepdf.String):
            for glyph in font.glyphs(bytes(piece)):
                advance = -_UPRIGHT_ADVANCE if font.vertical else glyph.advance * font.scale
                along += advance * size + state.letterspace + (state.wordspace if glyph.is_space else 0.0)
                blank += glyph.is_blank
                shown += 1
    moved = (0.0, along) if font.vertical else (along * state.stretch, 0.0)
    state.text = times((1.0, 0.0, 0.0, 1.0, *moved), start)
    if not shown:
        return None
    matrix = times(start, state.matrix)
    if font.vertical:
        half = size / 2
        box = box_of(matrix, -half, along + _UPRIGHT_ORIGIN * size - size, half, 0.0)
    else:
        box = box_of(matrix, 0.0, state.rise + font.descent * size, moved[0], state.rise + font.ascent * size)
    effective = abs(size) * upwards(matrix) * (font.scale * _THOUSANDTHS if font.kind == "Type3" else 1.0)
    stroked = state.mode % 4 == 1  # 1 and 5 only stroke
    colour = state.stroke if stroked else state.fill
    overprint = state.stroke_overprint if stroked else state.fill_overprint
    return Text(box, font, effective, state.mode, colour, overprint, int(blank))
