"""A page and a press → a CMYK TIFF: the Qt painter paints the four plates band by band, and their samples are laid together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.files import write_whole
from epaper.paint.pages import page_numbered
from epaper.paint.plates import plates
from epaper.paint.qt import QtPagePainter
from epaper.paint.raster import ensure_application, paint_band, pixel_size
from epaper.paint.tiff import Grid, tiff_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from epaper.paint.press import Press
    from epaper.scene.model import Facsimile, Page

PLATE_DPI = 300.0  # what printers ask pictures to have
BAND_PIXELS = 2_000_000  # painted at a time: 8 MB of light and 8 MB of ink
RGB32_BYTES = 4  # of a pixel of a painted plate, whose red, green and blue are the same grey
INK_OF_GREY = bytes(255 - level for level in range(256))


def save_tiff(facsimile: Facsimile, number: int, path: Path, press: Press, dpi: float = PLATE_DPI) -> None:
    """Write page `number` to `path` as a TIFF in the inks of `press`, whole or not at all; the same page, the same bytes."""
    write_whole(path, page_tiff(facsimile, number, press, dpi))


def page_tiff(facsimile: Facsimile, number: int, press: Press, dpi: float = PLATE_DPI, *, band: int = BAND_PIXELS) -> bytes:
    """Return page `number` as the bytes of a TIFF, painted about `band` pixels at a time."""
    page = page_numbered(facsimile, number)
    width, height = pixel_size(page, dpi)
    grid = Grid(width, height, min(height, max(1, band // width)), dpi)
    made = plates(facsimile, number, press, dpi)
    return tiff_bytes(_bands(made, grid), grid, press.profile.icc)


def _bands(made: tuple[Facsimile, ...], grid: Grid) -> Iterator[bytes]:
    """Yield the samples of each band, the four inks of a pixel side by side."""
    ensure_application()
    painters = [(QtPagePainter(plate, outlines=True), plate.pages[0]) for plate in made]
    for top in range(0, grid.height, grid.rows):
        rows = min(grid.rows, grid.height - top)
        samples = bytearray(grid.width * rows * len(painters))
        for ink, (painter, page) in enumerate(painters):
            samples[ink :: len(painters)] = _inked(painter, page, grid, top, rows)
        yield bytes(samples)


def _inked(painter: QtPagePainter, page: Page, grid: Grid, top: int, rows: int) -> bytes:
    """Return how much ink of one plate each pixel of a band has, 255 a solid."""
    light = paint_band(painter, page, grid.dpi, grid.width, top, rows)
    return bytes(light.constBits())[::RGB32_BYTES].translate(INK_OF_GREY)
