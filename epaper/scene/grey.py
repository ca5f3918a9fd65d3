"""A page as it is drawn in colour → the same page for black ink alone: pictures and artwork grey, what is red black.

Nothing moves: a page in black has the same marks in the same places; what lies under type is light enough to read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from epaper.colours import Cmyk, Colour, Rgb
from epaper.scene.grounds import readable
from epaper.scene.inks import PLAIN, Ink
from epaper.scene.model import Clip, Image, Mark, Page, Shape

BLACK = Colour(Rgb(0, 0, 0), Cmyk(0, 0, 0, 100))
DARK = 0.55  # of white's lightness: a colour of the paper's own that is darker stands for emphasis and becomes black


def grey_page(page: Page, inks: Mapping[Ink, Colour] = PLAIN) -> Page:
    """Return the page for black ink alone; `inks` are those of its colours."""
    marks, lines = readable([_grey(mark) for mark in page.marks], page.lines, grey_inks(inks))
    return replace(page, marks=marks, lines=lines, grey=True)


def grey_inks(inks: Mapping[Ink, Colour]) -> dict[Ink, Colour]:
    """Return what the inks of an issue are on a page printed in black alone."""
    return {ink: _in_black(colour, emphatic=ink in ("red", "accent")) for ink, colour in inks.items()}


def lightness(rgb: Rgb) -> float:
    """Return how light a colour looks, from 0 to 1 (ITU-R BT.601, as picture programs do)."""
    return (0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue) / 255


def _in_black(colour: Colour, *, emphatic: bool) -> Colour:
    light = lightness(colour.rgb)
    if emphatic and light < DARK:
        return BLACK
    level = round(255 * light)
    return Colour(Rgb(level, level, level), Cmyk(0, 0, 0, round(100 * (1 - light))))


def _grey(mark: Mark) -> Mark:
    match mark:
        case Image():
            return mark._replace(grey=True)
        case Shape() if isinstance(mark.ink, Rgb):
            level = round(255 * lightness(mark.ink))
            return mark._replace(ink=Rgb(level, level, level))
        case Clip():
            return mark._replace(marks=tuple(_grey(inner) for inner in mark.marks))
        case _:
            return mark
