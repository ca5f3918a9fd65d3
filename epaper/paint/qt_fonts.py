"""Faces of the scene → Qt raw fonts, glyph runs and outlines, unhinted; each file is read once for all its sizes."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QPainterPath, QRawFont

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.fonts.face import Face
    from epaper.scene.model import GlyphRun

# Outlines are taken at one em of this many pixels and scaled down, so that their rounding (1/64 px) vanishes.
OUTLINE_EM = 256.0


class RawFonts:
    """The fonts one painter uses, opened when first needed; belongs to the thread that made it, as `QRawFont` does."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        """Take the faces by the key a glyph run names."""
        self._faces = faces
        self._masters: dict[str, QRawFont] = {}
        self._sized: dict[tuple[str, float], QRawFont] = {}
        self._outlines: dict[tuple[str, int], QPainterPath] = {}

    def glyph_run(self, run: GlyphRun) -> QGlyphRun:
        """Return the run as Qt draws it, its origin at (0, 0)."""
        glyphs = QGlyphRun()
        glyphs.setRawFont(self._at_size(run.face, run.size))
        glyphs.setGlyphIndexes(run.glyphs)
        rises = run.rises or repeat(0.0)
        glyphs.setPositions([QPointF(offset, -rise) for offset, rise in zip(run.offsets, rises, strict=False)])
        return glyphs

    def outline(self, key: str, glyph: int) -> QPainterPath:
        """Return the outline of a glyph, origin at (0, 0), `OUTLINE_EM` units to the em."""
        path = self._outlines.get((key, glyph))
        if path is None:
            path = self._master(key).pathForGlyph(glyph)
            path.setFillRule(Qt.FillRule.WindingFill)  # strokes of one character may overlap
            self._outlines[key, glyph] = path
        return path

    def _at_size(self, key: str, size: float) -> QRawFont:
        font = self._sized.get((key, size))
        if font is None:
            font = QRawFont(self._master(key))
            font.setPixelSize(size)  # shares the opened file with its master
            self._sized[key, size] = font
        return font

    def _master(self, key: str) -> QRawFont:
        font = self._masters.get(key)
        if font is None:
            font = QRawFont(str(self._faces[key].path), OUTLINE_EM, QFont.HintingPreference.PreferNoHinting)
            self._masters[key] = font
        return font
