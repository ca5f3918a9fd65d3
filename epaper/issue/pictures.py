"""Bytes of a picture file → its size in pixels, whether it is a drawing, whether pale, if it is a picture a page can show.

Pillow is loaded where a picture is looked at: an issue without one does not wait for it.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from epaper.camera import ON_ITS_SIDE, side_up
from epaper.errors import UnreadableInput

if TYPE_CHECKING:
    from PIL.Image import Image as Shown

# What Qt and the PDF painter both show.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
# A full broadsheet page at 600 ppi has 120 million.
_MOST_PIXELS = 200_000_000
# A drawing has few colours, each of them often, and a ground that is one colour. Measured on a small copy without new tones.
_SAMPLE = 96
_FEW, _FEW_SHARE, _GROUND_SHARE = 10, 0.8, 0.4
# A pale picture would run into the paper: so much of its edge is nearly white, in every channel.
_PALE_SHARE, _PALE = 0.6, 230
_LEVELS = 16  # to a channel: what JPEG does to a flat colour stays in one or two
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")


def picture_size(data: bytes, where: str) -> tuple[int, int]:
    """Return width and height; `where` names file and line in the message."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        # The size is known before anything is decoded, and checked by us, not by a warning.
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            size = image.size
            image.verify()
        on_its_side = size[0] * size[1] <= _MOST_PIXELS and _lies_on_its_side(data)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError) as trouble:
        raise UnreadableInput(f"{where}不是能用的图片；请换成 JPEG、PNG、GIF、WebP、TIFF 或 BMP 文件。") from trouble
    if size[0] * size[1] > _MOST_PIXELS:
        raise UnreadableInput(f"{where}有 {size[0]}×{size[1]} 像素，太大了；请缩小到 2 亿像素以内。")
    return size[::-1] if on_its_side else size


def is_drawing(data: bytes) -> bool:
    """Say whether a picture `picture_size` has passed is a chart, map or sign rather than a photograph: those are not cropped."""
    small = _sample(data)
    tones = small.point([level * _LEVELS // 256 for level in range(256)] * 3)
    counts = sorted((count for count, _ in tones.getcolors(_SAMPLE * _SAMPLE) or ()), reverse=True)
    return sum(counts[:_FEW]) >= _FEW_SHARE * _SAMPLE**2 and counts[0] >= _GROUND_SHARE * _SAMPLE**2


def is_pale(data: bytes) -> bool:
    """Say whether the edge of a picture `picture_size` has passed is nearly white, so that nobody sees where it ends."""
    from PIL import ImageChops  # noqa: PLC0415 (see the module's opening)

    red, green, blue = _sample(data).split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    last = _SAMPLE - 1
    edges = ((0, 0, last, 1), (1, last, _SAMPLE, _SAMPLE), (0, 1, 1, _SAMPLE), (last, 0, _SAMPLE, last))
    white = sum(sum(darkest.crop(edge).histogram()[_PALE:]) for edge in edges)
    return white >= _PALE_SHARE * 4 * last


@lru_cache(maxsize=1)  # what is asked of one picture is asked in a row: it is decoded once
def _sample(data: bytes) -> Shown:
    """Return a small copy of a picture on white paper; it is only looked at."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        image.draft("RGB", (4 * _SAMPLE, 4 * _SAMPLE))
        flat = Image.new("RGB", image.size, "white")
        seen = image.convert("RGBA")
        flat.paste(seen, mask=seen.getchannel("A"))
    return flat.resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)


def _lies_on_its_side(data: bytes) -> bool:
    """Say what the camera noted (EXIF): the painters set such a picture upright. Raises OSError where the file ends too early."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        image.draft("L", (1, 1))  # a JPEG at an eighth of its size: the damage shows as well, in a fraction of the time
        image.load()  # `verify` looks to the end only in a PNG
        return side_up(image) in ON_ITS_SIDE  # Pillow gives the size of a TIFF as it is shown


def is_safe_name(name: str) -> bool:
    """Say whether a name stays inside its folder: relative, no `..`, no drive, no control characters."""
    return bool(name) and not _BAD_NAME.search(name)
