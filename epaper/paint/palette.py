"""An ink of the scene, on type, a rule or an area → the operators that set it in the content of a PDF page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from epaper.paint.inks import shade
from epaper.paint.pdf_numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.colours import Colour, Rgb
    from epaper.scene.inks import Ink


class Palette(Protocol):
    """Says how content sets inks, for a screen or for a press."""

    def type(self, ink: Ink, size: float) -> str:
        """Set what type of `size` points is filled with."""

    def rule(self, ink: Ink, weight: float) -> str:
        """Set what a rule of `weight` points is stroked with."""

    def area(self, ink: Ink | Rgb, thickness: float) -> str:
        """Set what an area is filled with, at its narrowest `thickness` points across."""

    def picture(self) -> str:
        """Set what a picture needs."""


class ScreenPalette:
    """Light: the inks as a screen shows them."""

    def __init__(self, inks: Mapping[Ink, Colour]) -> None:
        """Take the colours of the inks."""
        self._inks = inks
        self._light = cache(self._mixed)  # asked for every run of a page

    def type(self, ink: Ink, size: float) -> str:
        """Set what type is filled with, of any size."""
        return self.area(ink, size)

    def rule(self, ink: Ink, weight: float) -> str:
        """Set what a rule is stroked with, of any weight."""
        return f"{self._light(ink)} RG"

    def area(self, ink: Ink | Rgb, thickness: float) -> str:
        """Set what an area is filled with, however thin."""
        return f"{self._light(ink)} rg"

    def picture(self) -> str:
        """Set nothing."""
        return ""

    def _mixed(self, ink: Ink | Rgb) -> str:
        return " ".join(number(part / 255) for part in shade(ink, self._inks))
