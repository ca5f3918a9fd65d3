"""Numbers and inks → how PDF content writes them, short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.paint.inks import INKS

if TYPE_CHECKING:
    from epaper.scene.model import Ink


def number(value: float) -> str:
    """Write a length to a thousandth of a point, no zeros trailing."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def colour(ink: Ink) -> str:
    """Write an ink's red, green and blue, to be followed by `rg` (fill) or `RG` (stroke)."""
    return " ".join(number(part / 255) for part in INKS[ink])
