"""A page and the kind of picture wanted → its file: PNG, CMYK TIFF or SVG.

Each painter is imported when it is asked for: they cost start-up time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from epaper.paint.pages import Kind
    from epaper.paint.profiles import Profile
    from epaper.scene.model import Facsimile


def save_page(
    facsimile: Facsimile, number: int, path: Path, kind: Kind, dpi: float | None, profile: Callable[[], Profile]
) -> None:
    """Write page `number` to `path`, whole or not at all, at `dpi` or what is usual; `profile` finds the press of a TIFF."""
    match kind:
        case "tiff":
            from epaper.paint.plate_raster import PLATE_DPI, save_tiff  # noqa: PLC0415
            from epaper.paint.press import Press  # noqa: PLC0415

            save_tiff(facsimile, number, path, Press(profile()), PLATE_DPI if dpi is None else dpi)
        case "svg":
            from epaper.paint.svg import save_svg  # noqa: PLC0415

            save_svg(facsimile, number, path)
        case "png":
            from epaper.paint.raster import USUAL_DPI, save_png  # noqa: PLC0415

            save_png(facsimile, number, path, USUAL_DPI if dpi is None else dpi)
