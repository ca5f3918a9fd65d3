"""What was painted on the pages of a file, as values: text, paths, pictures and shadings in points from the page's top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from epaper.geometry import Rect
    from epaper.preflight.colourspaces import Colour, Space
    from epaper.preflight.fonts import Font

Grade = Literal["error", "warning"]
INVISIBLE = 3  # text rendering modes: 3 paints nothing, 7 only clips
ONLY_CLIPS = 7


class Fault(NamedTuple):
    """One rule broken at one place; `place` is in points from the top left of page `page`, None where the whole file is meant."""

    rule: str
    severity: Grade
    message: str
    page: int | None = None
    place: Rect | None = None


class Overprint(NamedTuple):
    """Whether an object leaves the inks below it standing; `mode` 1 does so for every ink of CMYK that is nought."""

    on: bool
    mode: int

    def keeps_below(self, colour: Colour) -> bool:
        """Say whether black of this colour really prints on top and not into a hole."""
        return self.on and (self.mode == 1 or colour.space.family != "DeviceCMYK")


class Text(NamedTuple):
    """A string shown by one operator; `size` is the effective one, `blank` counts glyphs that the font does not have."""

    box: Rect
    font: Font
    size: float
    mode: int
    colour: Colour
    overprint: Overprint
    blank: int


class Path(NamedTuple):
    """A path painted; `parts` are its subpaths, `straight` tells which of them are lines or four-sided."""

    box: Rect
    parts: tuple[Part, ...]
    fill: Colour | None
    stroke: Colour | None
    width: float
    fill_overprint: Overprint
    stroke_overprint: Overprint


class Part(NamedTuple):
    """A subpath: the box around its points, and whether it is made of a few straight lines."""

    box: Rect
    straight: bool


class Picture(NamedTuple):
    """A picture as it stands; `space` None for a stencil, whose `colour` is that of the ink; `is_type` where a glyph is one."""

    box: Rect
    width: int
    height: int
    bits: int
    ppi: float
    space: Space | None
    colour: Colour | None
    overprint: Overprint
    is_type: bool = False


class Shade(NamedTuple):
    """An area filled with a shading."""

    box: Rect
    space: Space


class Drawn(NamedTuple):
    """Something drawn in a glyph or a mask: it is judged by its colours, and is no object of the page."""

    box: Rect
    space: Space


Painted = Text | Path | Picture | Shade | Drawn


def spaces_of(item: Painted) -> Iterator[Space]:
    """Yield the spaces an object is painted in."""
    if isinstance(item, (Picture, Shade, Drawn)) and item.space is not None:
        yield item.space
    for colour, _ in laid(item):
        yield colour.space


def laid(item: Painted) -> Iterator[tuple[Colour, Overprint]]:
    """Yield the colours an object that has its own lays down, and how."""
    if isinstance(item, Path):
        for colour, overprint in ((item.fill, item.fill_overprint), (item.stroke, item.stroke_overprint)):
            if colour is not None:
                yield colour, overprint
    elif isinstance(item, (Text, Picture)) and item.colour is not None and (isinstance(item, Picture) or item.mode % 4 != 3):
        yield item.colour, item.overprint


class Boxes(NamedTuple):
    """The boxes of a page in its own coordinates (left, bottom, right, top); None where the page does not say."""

    media: tuple[float, ...] | None
    crop: tuple[float, ...] | None
    bleed: tuple[float, ...] | None
    trim: tuple[float, ...] | None
    art: tuple[float, ...] | None


@dataclass(slots=True)
class Sheet:
    """A page read back: its number from 1, its boxes, what was painted in order, and what could not be read."""

    number: int
    source: pikepdf.Page
    boxes: Boxes
    size: tuple[float, float]
    painted: list[Painted] = field(default_factory=list)  # its glyphs and masks too
    blends: list[Space] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def marks(self) -> list[Painted]:
        """What stands on the page by itself."""
        return [item for item in self.painted if not isinstance(item, Drawn)]
