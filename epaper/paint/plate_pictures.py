"""The pictures on a page and a press → each picture as its four plates: greys, white where a plate has no ink.

A picture in grey stands on the black plate alone. Pillow is imported only when there is a picture.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from epaper.paint.ink_limit import limit_ink
from epaper.paint.pdf_images import WORTH_SHRINKING, inches_shown, pictures_in, shrunk, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image as Picture

    from epaper.paint.pdf_images import Use
    from epaper.paint.press import Press
    from epaper.scene.model import Facsimile, Page

PlatePictures = tuple[bytes, bytes, bytes, bytes]  # cyan, magenta, yellow, black
ROUNDING = 1  # percent of ink kept back: each of four plates is rounded by itself when the picture is scaled


def plate_pictures(facsimile: Facsimile, page: Page, press: Press, dpi: float) -> Mapping[Use, PlatePictures]:
    """Separate every picture on `page`, no finer than `dpi` shows; one that cannot be read is left out."""
    wanted = inches_shown(pictures_in(page.marks))
    found = {use: _plates(facsimile.images.get(use.name, b""), press, inches * dpi, use.grey) for use, inches in wanted.items()}
    return {use: plates for use, plates in found.items() if plates is not None}


def _plates(data: bytes, press: Press, most: float, grey: bool) -> PlatePictures | None:
    """Separate a picture that is shown at most about `most` pixels across."""
    from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            # As Qt does: in a PNG or WebP the note which side is up is not heeded; a TIFF is turned by Pillow itself.
            upright = ImageOps.exif_transpose(picture) if picture.format == "JPEG" else picture
            separated = press.separated(_fitted(upright, most), grey=grey)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
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
