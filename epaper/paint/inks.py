"""Ink roles → RGB, the same for the screen, the page picture and the reading PDF; components are 0-255."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.scene.model import Ink


class Rgb(NamedTuple):
    """Red, green, blue, 0-255 each."""

    red: int
    green: int
    blue: int


# The red is the masthead red 报头红 of mainland party papers; the tint 衬底 is warm, so that a box reads as paper, not as grey.
INKS: Mapping[Ink, Rgb] = MappingProxyType(
    {
        "black": Rgb(0, 0, 0),
        "red": Rgb(184, 20, 28),
        "white": Rgb(255, 255, 255),
        "grey": Rgb(136, 136, 134),
        "tint": Rgb(239, 233, 220),
    }
)
PAPER = INKS["white"]
