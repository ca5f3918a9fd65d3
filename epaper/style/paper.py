"""The page sizes of a house and the grids on them, in values, as in `epaper.style.model`."""

from typing import Annotated, NamedTuple

from epaper.style.kinds import Between

Millimetres = Annotated[float, Between(100.0, 900.0)]


class StockLook(NamedTuple):
    """A page size and its grid: trimmed size and type area 版心, centred, in millimetres, and base columns."""

    name: str
    width: Millimetres
    height: Millimetres
    area: Annotated[tuple[float, float], Between(50.0, 900.0)]
    columns: Annotated[int, Between(1, 12)]


class FreeLook(NamedTuple):
    """The grid of a page size given in millimetres."""

    side: Annotated[float, Between(0.01, 0.3)]  # share of the width left white on either side
    end: Annotated[float, Between(0.01, 0.3)]  # share of the height above and below
    # Width of the base column in points, on a page as narrow as the smallest stock and on one as wide as the largest.
    column: Annotated[tuple[float, float], Between(60.0, 400.0)]
    gutter: Annotated[float, Between(4.0, 40.0)]  # points, about
