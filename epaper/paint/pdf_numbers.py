"""Numbers and colours → how PDF content writes them, short."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from epaper.colours import Rgb


def number(value: float) -> str:
    """Write a length to a thousandth of a point, no zeros trailing."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def colour(rgb: Rgb) -> str:
    """Write red, green and blue, to be followed by `rg` (fill) or `RG` (stroke)."""
    return " ".join(number(part / 255) for part in rgb)
