"""Strips of CMYK samples → the bytes of a TIFF file, deflated, with resolution and ICC profile; the same samples, the same bytes.

Written here and not by a library of pictures, because those want the whole page in memory at once: here each strip is deflated
as it comes, so that a broadsheet at 300 dpi takes hardly more room than its file.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from epaper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = struct.Struct("<2sHI")  # "II", 42, where the directory begins
ENTRY = struct.Struct("<HHI4s")  # tag, type, how many, the value or where it stands
MAGIC = 42
SHORT, LONG, RATIONAL, UNDEFINED = 3, 4, 5, 7  # types of TIFF 6.0, page 15
MOST_BYTES = 2**32 - 1  # offsets are of 32 bits
VALUE_ROOM = 4  # bytes of a value that stands in its entry
RESOLUTION_PARTS = 10000  # of a pixel to the inch
SAMPLES, BITS = 4, 8
DEFLATE, SEPARATED, CONTIGUOUS, INCH, CMYK_INKS = 8, 5, 1, 2, 1  # compression, colours, planes, unit, ink set


class Grid(NamedTuple):
    """The pixels of a picture: how many across and down, how many rows a strip has, and how many to the inch."""

    width: int
    height: int
    rows: int
    dpi: float


def tiff_bytes(strips: Iterable[bytes], grid: Grid, icc: bytes) -> bytes:
    """Return a TIFF of `strips`, each of `grid.rows` rows of CMYK samples (the last as many as remain), 255 a solid."""
    out = bytearray(HEADER.size)
    starts, sizes = [], []
    for strip in strips:
        packed = zlib.compress(strip)
        starts.append(len(out))
        sizes.append(len(packed))
        out += packed + b"\0" * (len(packed) % 2)  # values stand at even places
    ratio = struct.pack("<II", round(grid.dpi * RESOLUTION_PARTS), RESOLUTION_PARTS)
    entries = (
        (256, LONG, _longs(grid.width)),
        (257, LONG, _longs(grid.height)),
        (258, SHORT, _shorts(*(BITS,) * SAMPLES)),
        (259, SHORT, _shorts(DEFLATE)),
        (262, SHORT, _shorts(SEPARATED)),
        (273, LONG, _longs(*starts)),
        (277, SHORT, _shorts(SAMPLES)),
        (278, LONG, _longs(grid.rows)),
        (279, LONG, _longs(*sizes)),
        (282, RATIONAL, ratio),
        (283, RATIONAL, ratio),
        (284, SHORT, _shorts(CONTIGUOUS)),
        (296, SHORT, _shorts(INCH)),
        (332, SHORT, _shorts(CMYK_INKS)),
        (34675, UNDEFINED, icc),
    )
    _add_directory(out, entries)
    if len(out) > MOST_BYTES:
        raise UsageError("TIFF 文件超过 4 GB，请降低分辨率。")
    return bytes(out)


def _add_directory(out: bytearray, entries: tuple[tuple[int, int, bytes], ...]) -> None:
    """Append the values that are longer than an entry has room for, then the directory, and say where it stands."""
    listed = []
    for tag, kind, data in entries:
        count = len(data) // {SHORT: 2, LONG: 4, RATIONAL: 8}.get(kind, 1)
        value = data
        if len(data) > VALUE_ROOM:
            value = struct.pack("<I", min(len(out), MOST_BYTES))
            out += data + b"\0" * (len(data) % 2)
        listed.append(ENTRY.pack(tag, kind, count, value))
    HEADER.pack_into(out, 0, b"II", MAGIC, min(len(out), MOST_BYTES))
    out += struct.pack("<H", len(listed)) + b"".join(listed) + _longs(0)  # no directory follows


def _shorts(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}H", *numbers)


def _longs(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *(min(number, MOST_BYTES) for number in numbers))
