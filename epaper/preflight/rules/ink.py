"""The file as plates → faults of too much ink in a square of 15 mm (R0026)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.boxes import trimmed
from epaper.preflight.coverage import Grid, cells_of, grid_of, heavy_squares, summed
from epaper.preflight.model import Fault, Picture
from epaper.preflight.plates import PLATES, Plates
from epaper.preflight.streams import TooMuch
from epaper.preflight.values import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Sheet

_MOST_PIXELS = 400_000_000  # of a picture that is rendered: 1.6 GB would be unfolded for more
_LEAST_SIDE, _MOST_SIDE = 1.0, 14_400.0  # points; PDF allows no more


def ink_faults(file: pikepdf.Pdf, sheets: Sequence[Sheet], limits: Limits) -> Iterator[Fault]:
    """Find squares with more ink than the paper bears; `file` is changed, and good for nothing else afterwards."""
    if not _can_render(sheets):
        yield Fault("EP ink-unmeasured", "warning", "文件太大或有损坏，没有量油墨总量（GWG R0026）；请先改正其他问题再查。")
        return
    grids = [grid_of(*sheet.size) for sheet in sheets]
    try:
        across, plates = _measured(file, grids)
    except (TooMuch, MemoryError, RecursionError, *BROKEN):
        yield Fault("EP ink-unmeasured", "warning", "版面画不出来，没有量油墨总量（GWG R0026）；请先改正其他问题再查。")
        return
    for at, (sheet, grid) in enumerate(zip(sheets, grids, strict=True)):
        inks = summed([plate[at] for plate in plates])
        for square in heavy_squares(inks, across[at], grid, limits.ink, trimmed(sheet)):
            message = f"15 毫米见方内油墨平均 {square.ink:.0f}%，超过 {limits.ink:g}%，会透印、粘脏；请压低深色（用黑代替三色）。"
            yield Fault("GWG R0026", "warning", message, sheet.number, square.place)


def _measured(file: pikepdf.Pdf, grids: Sequence[Grid]) -> tuple[list[int], list[list[bytes]]]:
    made = Plates(file)
    across: list[int] = []
    plates: list[list[bytes]] = []
    for plate in PLATES:
        cells = [cells_of(picture) for picture in made.pictures(plate, [grid.scale for grid in grids])]
        across = [width for width, _ in cells]
        plates.append([greys for _, greys in cells])
    return across, plates


def _can_render(sheets: Sequence[Sheet]) -> bool:
    pictures = (item for sheet in sheets for item in sheet.painted if isinstance(item, Picture))
    return (
        all(_LEAST_SIDE < side <= _MOST_SIDE for sheet in sheets for side in sheet.size)
        and not any(sheet.troubles for sheet in sheets)
        and all(picture.width * picture.height <= _MOST_PIXELS for picture in pictures)
    )
