"""A TrueType or OpenType font program → its tables, the glyphs its character maps give, and the names of its glyphs."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Tables = dict[bytes, bytes]
CharacterMap = dict[int, int]  # of a code, the glyph

SIGNATURES = frozenset({b"\0\1\0\0", b"true", b"OTTO", b"ttcf"})
_HEADER, _ENTRY = 12, 16  # bytes
_WANTED = frozenset({b"CFF ", b"cmap", b"maxp", b"post"})
_COUNT = 4  # where `maxp` keeps the number of glyphs
# A broken map could lead round in circles: no more maps are read than any font has, and of each no more places than there are
# glyphs and some that share one.
_MOST_MAPS, _MOST_CODES = 16, 140_000
_MACINTOSH_NAMES = 258  # that `post` does not spell out


def tables(program: bytes) -> Tables:
    """Return those tables of a program that tell of its glyphs, of the first font of a collection."""
    start = struct.unpack_from(">I", program, _HEADER)[0] if program[:4] == b"ttcf" else 0
    found = {}
    for at in range(struct.unpack_from(">H", program, start + 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", program, start + _HEADER + _ENTRY * at)
        if tag in _WANTED and tag not in found:
            found[tag] = program[offset : offset + length]
    return found


def glyph_count(held: Tables) -> int:
    """Return how many glyphs there are."""
    count: int = struct.unpack_from(">H", held[b"maxp"], _COUNT)[0]
    return count


def character_maps(held: Tables) -> Mapping[tuple[int, int], CharacterMap]:
    """Return the maps by platform and encoding, as far as they are of the usual formats (0, 4, 6, 12)."""
    data = held.get(b"cmap", b"\0\0\0\0")
    found = {}
    for at in range(min(struct.unpack_from(">H", data, 2)[0], _MOST_MAPS)):
        platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * at)
        read = _FORMATS.get(struct.unpack_from(">H", data, offset)[0])
        if read is not None:
            found[platform, encoding] = read(data[offset:])
    return found


def glyph_names(held: Tables) -> frozenset[str]:
    """Return the names of the glyphs that have one of their own in the program (`post`, format 2)."""
    data = held.get(b"post", b"")
    if data[:4] != b"\0\2\0\0":
        return frozenset()
    count = struct.unpack_from(">H", data, 32)[0]
    numbers = struct.unpack_from(f">{count}H", data, 34)
    strings, at = [], 34 + 2 * count
    while at < len(data):
        strings.append(data[at + 1 : at + 1 + data[at]].decode("latin-1"))
        at += 1 + data[at]
    return frozenset(strings[number - _MACINTOSH_NAMES] for number in numbers if number >= _MACINTOSH_NAMES)


def _bytes(data: bytes) -> CharacterMap:
    return {code: glyph for code, glyph in enumerate(data[6 : 6 + 256]) if glyph}


def _segments(data: bytes) -> CharacterMap:
    count = struct.unpack_from(">H", data, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, 14)
    starts = struct.unpack_from(f">{count}H", data, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, 16 + 4 * count)
    offsets_at = 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    found: CharacterMap = {}
    left = _MOST_CODES
    for at, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE, start + left) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, offsets_at + 2 * at + offset + 2 * (code - start))[0]
            if glyph or not offset:
                found[code] = (glyph + delta) & 0xFFFF
        left -= max(0, end - start + 1)
        if left <= 0:
            break
    return found


def _trimmed(data: bytes) -> CharacterMap:
    first, count = struct.unpack_from(">HH", data, 6)
    return dict(enumerate(struct.unpack_from(f">{count}H", data, 10), start=first))


def _groups(data: bytes) -> CharacterMap:
    found: CharacterMap = {}
    left = _MOST_CODES
    for at in range(min(struct.unpack_from(">I", data, 12)[0], _MOST_CODES)):
        first, last, glyph = struct.unpack_from(">III", data, 16 + 12 * at)
        count = min(max(0, last - first + 1), left)
        found.update(zip(range(first, first + count), range(glyph, glyph + count), strict=True))
        left -= count
        if left <= 0:
            break
    return found


_FORMATS = {0: _bytes, 4: _segments, 6: _trimmed, 12: _groups}
