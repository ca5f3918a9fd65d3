"""A painted path → the lines in it: what is stroked, and filled rectangles so thin that everybody sees a line (GWG I00004)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.geometry import Rect
    from epaper.preflight.colourspaces import Colour
    from epaper.preflight.model import Overprint, Path

THIN = 2.0  # points; from there on a filled rectangle is an area
_LENGTHWISE = 4  # times as long as thick, or it is a dot


class Line(NamedTuple):
    """A line: the box it lies in, how thick it is, its colour and how it stands over what is below."""

    box: Rect
    width: float
    colour: Colour
    overprint: Overprint


def lines_of(path: Path) -> Iterator[Line]:
    """Yield the lines of a path."""
    if path.stroke is not None:
        yield Line(path.box, path.width, path.stroke, path.stroke_overprint)
    if path.fill is not None and path.stroke is None:
        for part in path.parts:
            thick, long = sorted((part.box.width, part.box.height))
            if part.straight and 0 < thick < THIN and long > _LENGTHWISE * thick:
                yield Line(part.box, thick, path.fill, path.fill_overprint)
