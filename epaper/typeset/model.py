"""What typesetting hands on: body text as slots of a measure of whole cells, and single display lines.

Everything here is in em (multiples of the type size), so that one breaking serves every body size; `run` places glyphs on the
page, in points. A cell 字格 is one em of the body.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from epaper.scene.inks import Ink
from epaper.scene.model import GlyphRun, LineRole


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
    rises: tuple[float, ...] = ()  # of each glyph off the run's baseline; none at all is the rule
    level: int = 0

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
            tuple(rise * size for rise in self.rises),
            self.level,
        )


class DropCap(NamedTuple):
    """The initial of a story reaching over its first `lines` lines, its foot on the last; `width` in em of its own size.

    The heights are those of capitals in its face and in the copy's, so that both end level at the top.
    """

    glyphs: EmGlyphs
    width: float
    lines: int
    own_height: float
    copy_height: float

    def scale(self, pitch: float) -> float:
        """Return its size in sizes of the copy, for a pitch in em of the copy."""
        return ((self.lines - 1) * pitch + self.copy_height) / self.own_height

    def reach(self, pitch: float) -> float:
        """Return its width in em of the copy."""
        return self.width * self.scale(pitch)

    def run(self, size: float, pitch: float, x: float, y: float) -> GlyphRun:
        """Place it beside copy of `size` and `pitch` points whose first baseline is at `y`."""
        return self.glyphs.run(size * self.scale(pitch / size), x, y + (self.lines - 1) * pitch, "black")


class SetLine(NamedTuple):
    """One line of a paragraph, or of a cell of it: its characters `start:end`, how it was justified, and its glyphs.

    `x` is its left edge from that of the measure in em of the body, `scale` its type size relative to the body's; all other
    lengths are in em of its own size. `stretch` is the space added per gap (0 where squeezed, a hair less where that
    was not enough), `squeeze` the share of the available shrink used (0-1).
    `measure` is what the line was to fill, indent included, and 0 for one that ends where it ends.
    `text` is exactly `paragraph.text[start:end]`; a space at which the line was broken belongs to the line it ends.
    Only furniture, which repeats what stands elsewhere, is no part of the paragraph: its `start` and `end` are where it goes in.
    """

    paragraph: int
    start: int
    end: int
    text: str
    first: bool
    last: bool
    role: LineRole
    width: float  # of the ink and the indent, ≤ the measure
    stretch: float
    squeeze: float
    glyphs: tuple[EmGlyphs, ...]
    x: float = 0.0
    scale: float = 1.0
    measure: float = 0.0
    hyphen: bool = False  # drawn at its end, within a word; the text has none
    cap: DropCap | None = None  # stands before `glyphs`


class SlotRule(NamedTuple):
    """A straight line on a slot: across in em from the left edge of the measure, down in lines of the grid from its top."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float  # points


class Slot(NamedTuple):
    """One line of the grid in a galley: the pieces of text on its baseline, from left to right, and its rules.

    One without pieces is white. `parts` says whether a leg may end after it.
    """

    pieces: tuple[SetLine, ...]
    rules: tuple[SlotRule, ...] = ()
    parts: bool = True


class Galley(NamedTuple):
    """An article's whole body 毛条 broken at one measure; `cost` is the demerits of the breaking (lower is better)."""

    article: str
    cells: float
    slots: tuple[Slot, ...]
    cost: float

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """All pieces of text in reading order."""
        return reading_order(self.slots)


def reading_order(slots: Iterable[Slot]) -> tuple[SetLine, ...]:
    """Return the pieces of text as they are read: a cell of a table whole before the next."""
    return tuple(sorted((piece for slot in slots for piece in slot.pieces), key=lambda piece: (piece.paragraph, piece.start)))


class DisplayLine(NamedTuple):
    """One line of a head, a masthead field or furniture, set solid: its advance width in em and its glyphs.

    `hang_left` and `hang_right` are what marks at its ends take of the width: they do not count when it is centred. The width
    of an upright line is its length, and its origin the top left corner of its column.
    """

    text: str
    width: float
    glyphs: tuple[EmGlyphs, ...]
    hang_left: float = 0.0
    hang_right: float = 0.0
