"""A picture file of a paper's lettering 报头题字 → artwork: a drawing's filled outlines, or the pixels as they are."""

from __future__ import annotations

from typing import NamedTuple

from epaper.colours import Rgb
from epaper.geometry import Outline
from epaper.issue.pictures import picture_size
from epaper.style.drawing import read_drawing


class Part(NamedTuple):
    """A filled outline of a drawing; without a colour, where it says no fill or `currentColor`, it has the masthead's ink."""

    outline: Outline
    colour: Rgb | None
    even_odd: bool


class Artwork(NamedTuple):
    """A drawing of `parts` on a field of `width` × `height`, or a picture of that many pixels and its `data`."""

    name: str
    width: float
    height: float
    parts: tuple[Part, ...] = ()
    data: bytes = b""


def read_artwork(name: str, data: bytes, where: str) -> Artwork:
    """Read SVG as outlines and anything else as a picture; `where` names file and key. Raises UnreadableInput."""
    if name.lower().endswith(".svg"):
        (width, height), parts = read_drawing(data, where)
        return Artwork(name, width, height, tuple(Part(*part) for part in parts))
    width, height = picture_size(data, where)
    return Artwork(name, width, height, data=data)
