"""The pictures on a page and a press → each picture as its four plates: greys, white where a plate has no ink.

A picture in grey stands on the black plate alone. Of each only the part is made that pages show, as in the file for the press,
which takes by this part whether it has any colours. Pillow is imported only when there is a picture.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from epaper.camera import upright
from epaper.paint.ink_limit import limit_ink
from epaper.paint.pdf_images import WORTH_SHRINKING, shrunk, whole
from epaper.paint.picture_parts import part_held, pixels_shown
from epaper.paint.picture_uses import pictures_in, pictures_shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image as Picture

    from epaper.geometry import Rect
    from epaper.paint.picture_uses import Use
    from epaper.paint.press import Press
    from epaper.scene.model import Facsimile, Page

ROUNDING = 1  # percent of ink kept back: each of four plates is rounded by itself when the picture is scaled


class PlatePicture(NamedTuple):
    """The part of a picture that is shown, in cyan, magenta, yellow and black, and which part that is."""

    inks: tuple[bytes, bytes, bytes, bytes]
    part: Rect


def plate_pictures(facsimile: Facsimile, page: Page, press: Press, dpi: float) -> Mapping[Use, PlatePicture]:
    """Separate every picture on `page`, no finer than `dpi` shows; one that cannot be read is left out."""
    anywhere = pictures_shown(image for each in facsimile.pages for image in pictures_in(each.marks))
    found = {
        use: _separated(facsimile.images.get(use.name, b""), anywhere[use].part, press, shown.inches * dpi, use.grey)
        for use, shown in pictures_shown(pictures_in(page.marks)).items()
    }
    return {use: picture for use, picture in found.items() if picture is not None}


def _separated(data: bytes, wanted: Rect, press: Press, most: float, grey: bool) -> PlatePicture | None:
    """Separate a part of a picture that is shown, all of it, at most about `most` pixels across."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            seen = upright(picture)
            box = pixels_shown(wanted, seen.size)
            separated = press.separated(_fitted(seen.crop(box), most * (box[2] - box[0]) / seen.width), grey=grey)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return PlatePicture(_inks(separated, press), part_held(box, seen.size))


def _inks(separated: Picture, press: Press) -> tuple[bytes, bytes, bytes, bytes]:
    from PIL import Image, ImageChops  # noqa: PLC0415 (see the module's opening)

    if separated.mode == "L":
        blank = _file(Image.new("L", (1, 1), "white"))
        return blank, blank, blank, _file(separated)
    inks = limit_ink(separated, press.profile.ink_limit - ROUNDING)
    cyan, magenta, yellow, black = (_file(ImageChops.invert(inks.getchannel(ink))) for ink in "CMYK")
    return cyan, magenta, yellow, black


def _fitted(picture: Picture, most: float) -> Picture:
    return shrunk(whole(picture), most / picture.width if picture.width > most * WORTH_SHRINKING else 1.0)


def _file(plate: Picture) -> bytes:
    """Return a plate as a file that any painter can open, quickly made: PGM is a line of text before the samples."""
    return b"P5 %d %d 255\n" % plate.size + plate.tobytes()
