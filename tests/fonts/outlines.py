"""Outlines of a font file's glyphs as values, read with HarfBuzz, to compare and to measure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

Outline = tuple[tuple[str, tuple[float, ...]], ...]


def outline(font: hb.Font, glyph: int) -> Outline:
    """Return the drawing operations of one glyph in font units."""
    operations: list[tuple[str, tuple[float, ...]]] = []
    pen = hb.DrawFuncs()

    def note(name: str) -> Any:
        return lambda *numbers: operations.append((name, tuple(n for n in numbers if isinstance(n, int | float))))

    pen.set_move_to_func(note("move"))
    pen.set_line_to_func(note("line"))
    pen.set_quadratic_to_func(note("curve"))
    pen.set_cubic_to_func(note("cubic"))
    pen.set_close_path_func(note("close"))
    font.draw_glyph(glyph, pen)
    return tuple(operations)


def open_font(data: bytes) -> hb.Font:
    """Open font bytes as they stand, in font units."""
    return hb.Font(hb.Face(data))


@cache
def _opened(path: Path) -> hb.Font:
    return open_font(path.read_bytes())


@cache
def box_of(path: Path, glyph: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a glyph's ink in em; all zero without ink."""
    font = _opened(path)
    numbers = [point for _, point in outline(font, glyph)]
    xs = [x for point in numbers for x in point[::2]] or [0.0]
    ys = [y for point in numbers for y in point[1::2]] or [0.0]
    em = font.face.upem
    return min(xs) / em, min(ys) / em, max(xs) / em, max(ys) / em
