"""What typesetting hands on: lines of body text on a measure of whole cells, and single display lines.

Everything here is in em (multiples of the type size), so that one breaking serves every body size; `runs` turns a line into
glyph runs in points. A cell 字格 is one em of the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from epaper.scene.model import GlyphRun, Ink


class EmGlyphs(NamedTuple):
    """Glyphs of one face on a line, in em of the line's size.

    `scale` is this run's own size relative to the line's (Kai may be drawn 1.04 as large), `rise` lifts it off the baseline.
    """

    face: str
    scale: float
    rise: float
    x: float
    glyphs: tuple[int, ...]
    offsets: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]

    def run(self, size: float, x: float, y: float, ink: Ink) -> GlyphRun:
        """Place the glyphs: `size` points to the em, line origin at (x, y)."""
        return GlyphRun(
            self.face,
            size * self.scale,
            ink,
            x + self.x * size,
            y - self.rise * size,
            self.glyphs,
            tuple(offset * size for offset in self.offsets),
            self.text,
            self.clusters,
        )


class SetLine(NamedTuple):
    """One line of a paragraph: its characters `start:end`, how it was justified, and its glyphs.

    `stretch` is the space added per gap in em (0 where squeezed), `squeeze` the share of the available shrink used (0-1).
    `text` is exactly `paragraph.text[start:end]`; a space at which the line was broken belongs to the line it ends.
    """

    paragraph: int
    start: int
    end: int
    text: str
    first: bool
    last: bool
    subheading: bool
    width: float  # of the ink and the indent, ≤ the measure
    stretch: float
    squeeze: float
    glyphs: tuple[EmGlyphs, ...]


@dataclass(frozen=True, slots=True)
class Galley:
    """An article's whole body 毛条 broken at one measure; `cost` is the demerits of the breaking (lower is better)."""

    article: str
    cells: float
    lines: tuple[SetLine, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class DisplayLine:
    """One line of a head, a masthead field or furniture, set solid: its advance width in em and its glyphs."""

    text: str
    width: float
    glyphs: tuple[EmGlyphs, ...]
