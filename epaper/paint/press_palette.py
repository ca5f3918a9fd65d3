"""An ink of the scene → the four inks of a press, black type and rules overprinting what lies under them.

Fine black that is knocked out of a tint shows white edges as soon as the plates are a hair out of register; so type below 12
points and rules below 2 in black alone are printed over what is there (GWG 2022, R0009 and R0010). Everything else is knocked
out, white above all. Colours of the paper's own artwork are separated by the profile of the press, greys in black alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from epaper.colours import Cmyk, Rgb
from epaper.paint.pdf_numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from epaper.scene.inks import Ink

OVER, OUT = "Over", "Out"  # the names of the graphics states in which ink overprints, and knocks out
STATES: Mapping[str, Mapping[str, str | int]] = {
    OVER: {"OP": "true", "op": "true", "OPM": 1},  # mode 1: an ink of 0 % leaves what is under it alone
    OUT: {"OP": "false", "op": "false", "OPM": 0},
}
TYPE_OVERPRINTS, RULE_OVERPRINTS = 12.0, 2.0  # points, below which black does
SEVERAL_INKS_LEAST = 10.0  # points of type that may have several
SOLID = Cmyk(0, 0, 0, 100)


class PressPalette:
    """Ink: the inks of the scene as percentages of four."""

    def __init__(self, builds: Mapping[Ink, Cmyk], separate: Callable[[Rgb], Cmyk]) -> None:
        """Take the builds of the inks, and what separates colours that have none."""
        self._builds = builds
        self._separated = cache(separate)

    def type(self, ink: Ink, size: float) -> str:
        """Set what type is filled with."""
        return self._said(self.type_build(ink, size), "k", over=size < TYPE_OVERPRINTS)

    def rule(self, ink: Ink, weight: float) -> str:
        """Set what a rule is stroked with."""
        return self._said(self.build(ink), "K", over=weight < RULE_OVERPRINTS)

    def area(self, ink: Ink | Rgb, thickness: float) -> str:
        """Set what an area is filled with; a thin one is a rule."""
        return self._said(self.build(ink), "k", over=thickness < RULE_OVERPRINTS)

    def picture(self) -> str:
        """Let pictures knock out."""
        return f"/{OUT} gs"

    def type_build(self, ink: Ink, size: float) -> Cmyk:
        """Return the build of type; small type of several inks would be blurred (GWG 2022, R0017), so it is black."""
        build = self.build(ink)
        return SOLID if size < SEVERAL_INKS_LEAST and sum(part > 0 for part in build) > 1 else build

    def build(self, ink: Ink | Rgb) -> Cmyk:
        """Return how much of each of the four inks makes up an ink of the scene or a colour of its own."""
        return self._builds[ink] if isinstance(ink, str) else self._artwork(ink)

    def _artwork(self, rgb: Rgb) -> Cmyk:
        """Build a colour that has no build: a grey of black alone."""
        if rgb.red == rgb.green == rgb.blue:
            return Cmyk(0, 0, 0, round(100 * (1 - rgb.red / 255), 1))
        return self._separated(rgb)

    @staticmethod
    def _said(build: Cmyk, operator: str, *, over: bool) -> str:
        inks = " ".join(number(part / 100) for part in build)
        return f"/{OVER if over and build == SOLID else OUT} gs {inks} {operator}"
