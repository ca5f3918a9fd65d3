"""Glyph runs → the runs a PDF shows, where a glyph needs codes beside its own for its text to read back.

A reader knows a code by one text. The box for a character in no face is one glyph for all of them, so each character gets a
code of its own for it. A leftward ligature stands for its characters from right to left, but readers take the text of one code
as it comes: so it says the first of its characters, and before it a mark without ink or width says each of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.paint.pdf_pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from epaper.paint.pdf_pieces import Piece
    from epaper.scene.model import GlyphRun

FIRST_EXTRA = 0x10000  # no face has glyph ids from here on


def recoded(run: GlyphRun, code: Callable[[int, str], int], blank: int | None) -> GlyphRun:
    """Put extra codes, which `code` tells for a glyph and its text, into a run; `blank` is the face's glyph of no width."""
    if 0 not in run.glyphs and not run.level % 2:
        return run
    glyphs, offsets, clusters, rises = list(run.glyphs), list(run.offsets), list(run.clusters), list(run.rises)
    for piece in reversed(tuple(pieces(run))):
        first, last, text = piece
        if last - first > 1 or not text:
            continue
        if not glyphs[first]:
            glyphs[first] = code(0, text)
        elif len(text) > 1 and run.level % 2 and blank is not None:
            part = slice(first, last)
            glyphs[part] = [*(code(blank, char) for char in text[:0:-1]), code(glyphs[first], text[0])]
            offsets[part] *= len(text)
            clusters[part] = _clusters(run, piece)
            rises[part] *= len(text)
    return run._replace(glyphs=tuple(glyphs), offsets=tuple(offsets), clusters=tuple(clusters), rises=tuple(rises))


def _clusters(run: GlyphRun, piece: Piece) -> list[int]:
    start = run.clusters[piece.first]
    return list(range(start + len(piece.text) - 1, start - 1, -1))
