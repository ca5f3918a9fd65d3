"""Colours of ink: red, green and blue for screens, 0-255, and the four inks of a press, percent; how far two stand apart."""

from __future__ import annotations

from typing import Final, NamedTuple

# Contrast that can be read, small and large (WCAG 2.2, 1.4.3), and the points of type from which it is large: heads are bold.
READABLE: Final = 4.5
READABLE_LARGE: Final = 3.0
LARGE: Final = 14.0


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


def contrast(one: Rgb, other: Rgb) -> float:
    """Return how well one colour stands out against another, from 1, not at all, to 21, black on white (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (part / 255 for part in colour)
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
