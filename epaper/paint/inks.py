"""An ink of the scene → its colour on a screen, the same in the window, the page picture and the reading PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.colours import Rgb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.colours import Colour
    from epaper.scene.inks import Ink

PAPER = Rgb(255, 255, 255)


def shade(ink: Ink | Rgb, inks: Mapping[Ink, Colour]) -> Rgb:
    """Look up the colour of a role; a colour of its own stays as it is."""
    return inks[ink].rgb if isinstance(ink, str) else ink
