"""What a page shows of a picture → a data URI that every reader of SVG shows alike.

A JPEG or PNG that is shown whole stays as it came, without what is noted beside it; everything else is coded anew. What make-up
has cut away is not in it, as in the PDF. Pillow is imported only when there is a picture, since it costs more than all else of a
page.
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from epaper.camera import is_jpeg, upright
from epaper.paint.pdf_images import HARDLY_TRIMMED, JPEG_QUALITY, TRIMMED_QUALITY
from epaper.paint.picture_notes import without_notes
from epaper.paint.picture_parts import part_held, pixels_shown
from epaper.paint.picture_uses import WHOLE
from epaper.paint.separation import to_light

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from epaper.geometry import Rect

# Readers differ on the four inks of a JPEG, on whether they heed which side is up, and a profile.
PLAIN_JPEG = ("L", "RGB")
TO_EIGHT_BITS = 1 / 257  # of sixteen


class SvgPicture(NamedTuple):
    """A picture as a data URI, and which part of it that holds, in fractions."""

    uri: str
    part: Rect


def svg_picture(data: bytes, wanted: Rect, *, grey: bool) -> SvgPicture | None:
    """Return the part of a picture that is wanted, its colours taken if it is to be `grey`; nothing where it cannot be read."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            photo, seen = is_jpeg(picture), upright(picture)
            box = pixels_shown(wanted, seen.size)
            part = part_held(box, seen.size)
            if photo and part.area >= HARDLY_TRIMMED:
                part = WHOLE
            cut = seen if part == WHOLE else seen.crop(box)
            shown = to_light(cut)
            plain = not grey and shown is cut and (picture.format == "PNG" or (photo and picture.mode in PLAIN_JPEG))
            if plain and cut is picture:
                file = without_notes(data)
            else:
                file = _anew(shown, grey=grey, quality=(TRIMMED_QUALITY if plain else JPEG_QUALITY) if photo else None)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return SvgPicture(f"data:image/{'jpeg' if photo else 'png'};base64,{b64encode(file).decode('ascii')}", part)


def _anew(picture: Picture, *, grey: bool, quality: int | None) -> bytes:
    """Write a picture again: with a `quality` as a JPEG, or so that it loses nothing."""
    clear = picture.has_transparency_data
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda sample: sample * TO_EIGHT_BITS).convert("L")  # converting would clip
    light = picture.convert("RGBA" if clear else "RGB")
    flat = light.convert("LA" if clear else "L") if grey else light
    file = BytesIO()
    if quality:
        flat.save(file, "JPEG", quality=quality, comment=b"")  # the picture's own would go along
    else:
        flat.save(file, "PNG", icc_profile=None)
    return file.getvalue()
