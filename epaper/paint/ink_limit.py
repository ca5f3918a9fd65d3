"""A picture in four inks, or a build → one with no more ink than paper and press bear: black is kept, the colours give way."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from epaper.colours import Cmyk

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LEAST_INK, MOST_INK = 100, 400  # percent, of a limit: a solid of black, and of all four
SOLID = 255  # a sample of full ink
STRIP = 256  # rows treated at a time: whole numbers of a large picture would take sixteen times its room


def limit_ink(picture: Picture, limit: int) -> Picture:
    """Return a CMYK picture in which no spot has more than `limit` percent of ink, 100 or above, in all four together."""
    most = limit * SOLID // 100
    if _at_most(picture, most):
        return picture
    limited = picture.copy()
    for top in range(0, picture.height, STRIP):
        box = (0, top, picture.width, min(top + STRIP, picture.height))
        strip = picture.crop(box)
        if not _at_most(strip, most):
            limited.paste(_thinned(strip, most), box)
    return limited


def limit_build(build: Cmyk, limit: float) -> Cmyk:
    """Return a build of at most `limit` percent of ink, 100 or above, in all four together."""
    if sum(build) <= limit:
        return build
    share = (limit - build.black) / (sum(build) - build.black)
    cyan, magenta, yellow = (math.floor(ink * share * 10) / 10 for ink in build[:3])  # tenths of a percent, downwards
    return Cmyk(cyan, magenta, yellow, build.black)


def most_ink(picture: Picture) -> float:
    """Return the most ink on any spot of a CMYK picture, percent."""
    from PIL import ImageMath  # noqa: PLC0415 (Pillow is loaded where there is a picture)

    cyan, magenta, yellow, black = picture.split()
    total: Picture = ImageMath.lambda_eval(_total, c=cyan, m=magenta, y=yellow, k=black)
    return float(total.getextrema()[1]) * 100 / SOLID  # type: ignore[arg-type]  # one band


def _total(bands: dict[str, Any]) -> Any:
    return bands["c"] + bands["m"] + bands["y"] + bands["k"]


def _at_most(picture: Picture, most: int) -> bool:
    """Say whether all spots surely have at most `most`: from quarters of the sums, rounded down, which is quick."""
    from PIL import ImageChops  # noqa: PLC0415

    cyan, magenta, yellow, black = picture.split()
    quarters = ImageChops.add(ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2)
    return 4 * int(quarters.getextrema()[1]) + 3 <= most  # type: ignore[arg-type]  # one band


def _thinned(picture: Picture, most: int) -> Picture:
    from PIL import Image, ImageMath  # noqa: PLC0415

    cyan, magenta, yellow, black = picture.split()

    def thin(bands: dict[str, Any]) -> Any:
        """Give a colour its share of the room that black leaves; divided downwards, so that the sum stays below."""
        colours = bands["max"](bands["c"] + bands["m"] + bands["y"], 1)
        return bands["min"](bands["own"], bands["own"] * (most - bands["k"]) / colours)

    thinner = [
        ImageMath.lambda_eval(thin, own=own, c=cyan, m=magenta, y=yellow, k=black).convert("L") for own in (cyan, magenta, yellow)
    ]
    return Image.merge("CMYK", (*thinner, black))
