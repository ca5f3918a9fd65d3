"""A picture of a PDF and the matrix it is drawn through → how many pixels it has to the inch, and in which colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.matrix import Matrix, across, box_of, upwards
from epaper.preflight.model import Picture
from epaper.preflight.values import entry, number

if TYPE_CHECKING:
    import pikepdf

    from epaper.preflight.colourspaces import Space
    from epaper.preflight.state import State

_POINTS_PER_INCH = 72.0
_FINEST = 1e6  # pixels per inch of a picture drawn to no size at all


def picture(source: pikepdf.Object, given: Space, state: State) -> Picture:
    """Return a picture as it is painted; `given` is the space its dictionary names."""
    stencil = bool(entry(source, "/ImageMask"))
    bits = 1 if stencil else int(number(entry(source, "/BitsPerComponent"), 8))
    width, height = int(number(entry(source, "/Width"))), int(number(entry(source, "/Height")))
    return Picture(
        box_of(state.matrix, 0.0, 0.0, 1.0, 1.0),
        width,
        height,
        bits,
        _resolution(width, height, state.matrix),
        None if stencil else given,
        state.fill if stencil else None,
        state.fill_overprint,
    )


def _resolution(width: int, height: int, matrix: Matrix) -> float:
    """Return the coarser of the two resolutions."""
    sides = (width, across(matrix)), (height, upwards(matrix))
    return min(_POINTS_PER_INCH * pixels / side if side * _FINEST > pixels else _FINEST for pixels, side in sides)
