"""Colours of ink: red, green and blue for screens, 0-255, and the four inks of a press, percent. Values only."""

from __future__ import annotations

from typing import NamedTuple


class Rgb(NamedTuple):
    """Red, green, blue, 0-255 each."""

    red: int
    green: int
    blue: int


class Cmyk(NamedTuple):
    """Cyan, magenta, yellow, black, percent of each."""

    cyan: float
    magenta: float
    yellow: float
    black: float


class Colour(NamedTuple):
    """One colour, as a screen shows it and as a press prints it."""

    rgb: Rgb
    cmyk: Cmyk
