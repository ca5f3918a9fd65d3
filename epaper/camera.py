"""A picture as Pillow has opened it → whether it is a JPEG, as photographs are, and which side of it is up.

Cameras note that (EXIF) instead of turning the picture. The note is heeded in JPEGs alone, as Qt does: in a PNG or WebP it is
not, and a TIFF is turned by Pillow itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

JPEGS = ("JPEG", "MPO")  # those of phones that hold several pictures are for Pillow an MPO
ORIENTATION = 0x0112  # the EXIF tag, values 1-8
AS_STORED = 1
ON_ITS_SIDE = range(5, 9)


def is_jpeg(picture: Picture) -> bool:
    """Say whether a picture came as a JPEG."""
    return picture.format in JPEGS


def side_up(picture: Picture) -> int:
    """Return which side is up, by the number EXIF gives it; raises what Pillow does where the note cannot be read."""
    noted: int = picture.getexif().get(ORIENTATION, AS_STORED) if is_jpeg(picture) else AS_STORED
    return noted


def upright(picture: Picture) -> Picture:
    """Return a picture turned upright; the same one where it is."""
    if side_up(picture) == AS_STORED:
        return picture
    from PIL import ImageOps  # noqa: PLC0415 (who opened the picture has loaded Pillow)

    return ImageOps.exif_transpose(picture)
