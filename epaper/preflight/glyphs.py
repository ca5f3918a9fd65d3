"""An embedded font program → which glyph numbers, or CIDs, it really holds."""

from __future__ import annotations

import struct
from collections.abc import Container
from itertools import pairwise

_SFNT_HEADER, _SFNT_ENTRY = 12, 16  # bytes
_MAXP_COUNT = 4  # where `maxp` keeps the number of glyphs
_CHARSET, _CHARSTRINGS, _ROS = 15, 17, (12, 30)  # operators of a CFF top dictionary
_TRUNCATED = (struct.error, IndexError, ValueError, KeyError)


def held_glyphs(program: bytes) -> Container[int] | None:
    """Return the glyph numbers of a program (the CIDs, where it is keyed by them); None when it cannot be read."""
    try:
        if program[:4] in {b"\0\1\0\0", b"true", b"OTTO", b"ttcf"}:
            tables = _tables(program)
            if b"CFF " in tables:
                return _cff(tables[b"CFF "])
            return range(struct.unpack_from(">H", tables[b"maxp"], _MAXP_COUNT)[0])
        return _cff(program)
    except _TRUNCATED:
        return None


def _tables(program: bytes) -> dict[bytes, bytes]:
    start = struct.unpack_from(">I", program, _SFNT_HEADER)[0] if program[:4] == b"ttcf" else 0
    found = {}
    for at in range(struct.unpack_from(">H", program, start + 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", program, start + _SFNT_HEADER + _SFNT_ENTRY * at)
        found[tag] = program[offset : offset + length]
    return found


def _cff(data: bytes) -> Container[int]:
    _, after_names = _index(data, data[2])
    tops, _ = _index(data, after_names)
    top = _dictionary(tops[0])
    glyphs, _ = _index(data, int(top[_CHARSTRINGS][0]))
    if _ROS not in top:  # keyed by names: a CID is a glyph number
        return range(len(glyphs))
    return _charset(data, int(top.get(_CHARSET, [0])[0]), len(glyphs))


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    count = struct.unpack_from(">H", data, at)[0]
    if not count:
        return [], at + 2
    size, first = data[at + 2], at + 3
    ends = [int.from_bytes(data[first + size * n : first + size * (n + 1)], "big") for n in range(count + 1)]
    base = first + size * (count + 1) - 1
    return [data[base + start : base + end] for start, end in pairwise(ends)], base + ends[-1]


def _dictionary(data: bytes) -> dict[int | tuple[int, int], list[float]]:
    found: dict[int | tuple[int, int], list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:  # an operator
            key: int | tuple[int, int] = (12, data[at]) if byte == 12 else byte
            at += byte == 12
            found[key], operands = operands, []
        elif byte == 30:  # a real number in nibbles, which none of our operators takes
            while data[at] & 15 != 15:
                at += 1
            at += 1
            operands.append(0.0)
        else:
            value, at = _integer(data, byte, at)
            operands.append(value)
    return found


def _integer(data: bytes, byte: int, at: int) -> tuple[int, int]:
    if byte == 28:
        return struct.unpack_from(">h", data, at)[0], at + 2
    if byte == 29:
        return struct.unpack_from(">i", data, at)[0], at + 4
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + data[at] + 108, at + 1
    return -(byte - 251) * 256 - data[at] - 108, at + 1


def _charset(data: bytes, at: int, glyphs: int) -> Container[int]:
    if at <= 2:  # predefined: never with CIDs, but then as many as there are glyphs
        return range(glyphs)
    form, at, found = data[at], at + 1, {0}
    if form == 0:
        return found | set(struct.unpack_from(f">{glyphs - 1}H", data, at))
    step = ">HB" if form == 1 else ">HH"
    while len(found) < glyphs:
        first, more = struct.unpack_from(step, data, at)
        found.update(range(first, first + more + 1))
        at += struct.calcsize(step)
    return found
