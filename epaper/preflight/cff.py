"""A font program in the Compact Font Format → the CIDs or names of its glyphs, and what its codes show (Adobe TN 5176)."""

from __future__ import annotations

import struct
from collections.abc import Container
from itertools import pairwise

from epaper.preflight.encodings import LATIN, STANDARD

_CHARSET, _ENCODING, _CHARSTRINGS, _ROS = 15, 16, 17, (12, 30)  # operators of a top dictionary
_PREDEFINED = 391  # standard strings; those past the Latin ones are of expert sets
_LATIN_SET = 0  # the charset of the standard strings 1 to 228
_SUPPLEMENTED = 0x80  # bit of an encoding's format: codes of a second place follow

Top = dict[int | tuple[int, int], list[float]]


def cids(data: bytes) -> Container[int]:
    """Return the CIDs of a program, or its glyph numbers where it is keyed by names."""
    top, _, count = _opened(data)
    if _ROS not in top:
        return range(count)
    return {0, *_charset(data, int(top.get(_CHARSET, [0])[0]), count)}


def names(data: bytes) -> tuple[str, ...] | None:
    """Return the names of a program's glyphs by number; None where it has CIDs, or glyphs of an expert set."""
    top, strings, count = _opened(data)
    at = int(top.get(_CHARSET, [0])[0])
    if _ROS in top or (at != _LATIN_SET and at <= 2):
        return None
    found = [".notdef"]
    for string in range(1, count) if at == _LATIN_SET else _charset(data, at, count):
        if string <= len(LATIN):
            found.append(LATIN[string - 1])
        elif string < _PREDEFINED:
            return None
        else:
            found.append(strings[string - _PREDEFINED].decode("latin-1"))
    return tuple(found)


def own_encoding(data: bytes, names_: tuple[str, ...]) -> dict[int, str] | None:
    """Return the names its own encoding gives to codes; None for that of an expert set."""
    top, strings, _ = _opened(data)
    at = int(top.get(_ENCODING, [0])[0])
    if at <= 1:
        return dict(STANDARD) if at == 0 else None
    form, count, at = data[at], data[at + 1], at + 2
    codes: list[int] = []
    if form & ~_SUPPLEMENTED == 0:
        codes = list(data[at : at + count])
        at += count
    else:
        for start in range(at, at + 2 * count, 2):
            codes += range(data[start], data[start] + data[start + 1] + 1)
        at += 2 * count
    found = dict(zip(codes, names_[1:], strict=False))
    if form & _SUPPLEMENTED:
        for start in range(at + 1, at + 1 + 3 * data[at], 3):
            string = struct.unpack_from(">H", data, start + 1)[0]
            known = LATIN[string - 1] if 1 <= string <= len(LATIN) else strings[string - _PREDEFINED].decode("latin-1")
            found[data[start]] = known
    return found


def _opened(data: bytes) -> tuple[Top, list[bytes], int]:
    """Return the top dictionary, the strings, and how many glyphs there are."""
    _, after_names = _index(data, data[2])
    tops, after_tops = _index(data, after_names)
    strings, _ = _index(data, after_tops)
    top = _dictionary(tops[0])
    glyphs, _ = _index(data, int(top[_CHARSTRINGS][0]))
    return top, strings, len(glyphs)


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    count = struct.unpack_from(">H", data, at)[0]
    if not count:
        return [], at + 2
    size, first = data[at + 2], at + 3
    ends = [int.from_bytes(data[first + size * n : first + size * (n + 1)], "big") for n in range(count + 1)]
    base = first + size * (count + 1) - 1
    return [data[base + start : base + end] for start, end in pairwise(ends)], base + ends[-1]


def _dictionary(data: bytes) -> Top:
    found: Top = {}
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


def _charset(data: bytes, at: int, glyphs: int) -> list[int]:
    """Return the CIDs, or the numbers of the names, of all glyphs but the first, which is .notdef."""
    if at <= 2:  # predefined: never with CIDs, but then as many as there are glyphs
        return list(range(1, glyphs))
    form, at = data[at], at + 1
    if form == 0:
        return list(struct.unpack_from(f">{glyphs - 1}H", data, at))
    found: list[int] = []
    step = ">HB" if form == 1 else ">HH"
    while len(found) < glyphs - 1:
        first, more = struct.unpack_from(step, data, at)
        found += range(first, first + more + 1)
        at += struct.calcsize(step)
    return found[: glyphs - 1]
