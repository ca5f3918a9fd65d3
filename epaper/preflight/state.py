"""The graphics state of a page's content: what holds when the next object is painted."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Literal

from epaper.geometry import Rect
from epaper.preflight.colourspaces import GRAY, Colour
from epaper.preflight.fonts import NO_FONT, Font
from epaper.preflight.matrix import IDENTITY, Matrix, common
from epaper.preflight.model import Overprint

Role = Literal["page", "glyph", "mask"]
_BLACK = Colour(GRAY, (0.0,))


@dataclass(slots=True)
class State:
    """Everything `q` keeps and `Q` brings back."""

    matrix: Matrix
    clip: Rect | None  # None where everything is clipped away
    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    fill_pattern: str = ""
    stroke_pattern: str = ""
    width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0
    font: Font = NO_FONT
    size: float = 0.0
    mode: int = 0
    letterspace: float = 0.0
    wordspace: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    role: Role = "page"  # what the content is part of
    has_colour: bool = False  # which the content may not change: of uncoloured patterns and glyphs

    def kept(self) -> State:
        """Return a copy that later changes do not reach."""
        return copy(self)

    def clip_to(self, box: Rect) -> None:
        """Paint from now on within `box` only."""
        self.clip = None if self.clip is None else common(self.clip, box)

    @property
    def fill_overprint(self) -> Overprint:
        """How what is filled stands over what lies below."""
        return Overprint(self.fill_overprints, self.overprint_mode)

    @property
    def stroke_overprint(self) -> Overprint:
        """How what is stroked stands over what lies below."""
        return Overprint(self.stroke_overprints, self.overprint_mode)
