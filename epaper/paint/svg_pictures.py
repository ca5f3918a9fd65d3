"""Bytes of a picture → a data URI that every reader of SVG shows alike: a JPEG or PNG as it came, everything else anew.

Pillow is imported only when there is a picture, since it costs more than all else of a page.
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

from epaper.paint.pdf_images import JPEG_QUALITY, ORIENTATION
from epaper.paint.separation import to_light

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# Readers differ on the four inks of a JPEG, on whether they heed which side is up, and a profile.
PLAIN_JPEG = ("L", "RGB")
UPRIGHT = 1
TO_EIGHT_BITS = 1 / 257  # of sixteen


def data_uri(data: bytes, *, grey: bool) -> str | None:
    """Return a picture as a data URI, its colours taken if it is to be `grey`; nothing where it cannot be read."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            photo = picture.format == "JPEG"
            turned = photo and picture.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
            shown = to_light(ImageOps.exif_transpose(picture) if turned else picture)
            plain = picture.format == "PNG" or (photo and picture.mode in PLAIN_JPEG)
            if grey or shown is not picture or not plain:
                data = _anew(shown, grey=grey, photo=photo)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return f"data:image/{'jpeg' if photo else 'png'};base64,{b64encode(data).decode('ascii')}"


def _anew(picture: Picture, *, grey: bool, photo: bool) -> bytes:
    """Write a picture again: what came as a JPEG is one again, everything else loses nothing."""
    clear = picture.has_transparency_data
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda sample: sample * TO_EIGHT_BITS).convert("L")  # converting would clip
    light = picture.convert("RGBA" if clear else "RGB")
    flat = light.convert("LA" if clear else "L") if grey else light
    file = BytesIO()
    if photo:
        flat.save(file, "JPEG", quality=JPEG_QUALITY)
    else:
        flat.save(file, "PNG", icc_profile=None)
    return file.getvalue()
