"""The inks of a scene that names none: plain colours, so that a painter always knows what to paint. A paper brings its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from epaper.colours import Cmyk, Colour, Rgb

Ink = Literal["black", "red", "accent", "white", "grey", "tint"]

PLAIN: Mapping[Ink, Colour] = MappingProxyType(
    {
        "black": Colour(Rgb(0, 0, 0), Cmyk(0, 0, 0, 100)),
        "red": Colour(Rgb(200, 0, 0), Cmyk(15, 100, 100, 0)),
        "accent": Colour(Rgb(200, 0, 0), Cmyk(15, 100, 100, 0)),
        "white": Colour(Rgb(255, 255, 255), Cmyk(0, 0, 0, 0)),
        "grey": Colour(Rgb(128, 128, 128), Cmyk(0, 0, 0, 50)),
        "tint": Colour(Rgb(235, 235, 235), Cmyk(0, 0, 0, 8)),
    }
)
