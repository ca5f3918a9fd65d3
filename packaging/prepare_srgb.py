"""The numbers of sRGB → its ICC profile in `resources/icc/`, written by hand: free of all terms, the same bytes on every run.

The curve and the primaries are those of IEC 61966-2-1, adapted to D50 by the Bradford matrix, as ICC.1:2004-10 (version 4.2, the
one PDF 1.7 names) has them.

    .venv/bin/python packaging/prepare_srgb.py [--output FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import struct
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources" / "icc"
PROFILE = "srgb.icc"
NAME = "sRGB IEC61966-2.1"
RIGHTS = "No copyright, use freely"

VERSION = 0x04200000
DATE = 2026, 1, 1, 0, 0, 0  # fixed: a profile has to name an hour of its making
D50 = 0.9642, 1.0, 0.8249  # the white of the space profiles meet in
WHITE, RED, GREEN, BLUE = (0.3127, 0.3290), (0.64, 0.33), (0.30, 0.60), (0.15, 0.06)  # IEC 61966-2-1, in x and y
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))  # ICC.1:2004-10, annex E
# IEC 61966-2-1: ((x + 0.055) / 1.055) ^ 2.4, and x / 12.92 up to 0.04045; as a parametric curve of type 3: g, a, b, c, d.
CURVE = 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045
CURVE_TYPE = 3
HEADER_SIZE, ID_AT, ID_SIZE = 128, 84, 16

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]


def profile() -> bytes:
    """Write the profile: every tag's bytes once, its identity the MD5 ICC.1:2004-10, 7.2.16 asks for."""
    adapted = _adaptation(_light(WHITE), D50)
    primaries = _times(adapted, _primaries())
    curve = b"para" + bytes(4) + struct.pack(">HH", CURVE_TYPE, 0) + _fixed(*CURVE)
    tags = {
        b"desc": _words(NAME),
        b"cprt": _words(RIGHTS),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(*D50),
        b"chad": b"sf32" + bytes(4) + _fixed(*(part for row in adapted for part in row)),
    }
    for sign, column in zip((b"r", b"g", b"b"), zip(*primaries, strict=True), strict=True):
        tags[sign + b"XYZ"] = b"XYZ " + bytes(4) + _fixed(*column)
        tags[sign + b"TRC"] = curve
    start = HEADER_SIZE + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    table = b"".join(struct.pack(">4sII", sign, places[data], len(data)) for sign, data in tags.items())
    rest = struct.pack(">I", len(tags)) + table + body
    header = bytearray(HEADER_SIZE)
    struct.pack_into(">I4xI4s4s4s6H4s", header, 0, HEADER_SIZE + len(rest), VERSION, b"mntr", b"RGB ", b"XYZ ", *DATE, b"acsp")
    header[68:80] = _fixed(*D50)
    header[ID_AT : ID_AT + ID_SIZE] = hashlib.md5(bytes(header) + rest, usedforsecurity=False).digest()
    return bytes(header) + rest


def _primaries() -> Matrix:
    """Return the matrix from linear light to XYZ under the space's own white: the three lights together make that white."""
    rows = _columns(*(_light(colour) for colour in (RED, GREEN, BLUE)))
    shares = _applied(_inverse(rows), _light(WHITE))
    return _columns(*(_scaled(column, share) for column, share in zip(zip(*rows, strict=True), shares, strict=True)))


def _adaptation(source: Vector, target: Vector) -> Matrix:
    cone, wanted = _applied(BRADFORD, source), _applied(BRADFORD, target)
    gains = [two / one for one, two in zip(cone, wanted, strict=True)]
    scaled = tuple(_scaled(row, gain) for row, gain in zip(BRADFORD, gains, strict=True))
    return _times(_inverse(BRADFORD), (scaled[0], scaled[1], scaled[2]))


def _light(colour: tuple[float, float]) -> Vector:
    x, y = colour
    return x / y, 1.0, (1 - x - y) / y


def _scaled(row: tuple[float, ...], by: float) -> Vector:
    return row[0] * by, row[1] * by, row[2] * by


def _columns(one: Vector, two: Vector, three: Vector) -> Matrix:
    first, second, third = zip(one, two, three, strict=True)
    return first, second, third


def _applied(matrix: Matrix, vector: Vector) -> Vector:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _times(left: Matrix, right: Matrix) -> Matrix:
    one, two, three = (_applied(left, column) for column in zip(*right, strict=True))
    return _columns(one, two, three)


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        _scaled((e * i - f * h, c * h - b * i, b * f - c * e), 1 / whole),
        _scaled((f * g - d * i, a * i - c * g, c * d - a * f), 1 / whole),
        _scaled((d * h - e * g, b * g - a * h, a * e - b * d), 1 / whole),
    )


def _fixed(*numbers: float) -> bytes:
    """Write numbers as s15Fixed16."""
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _words(words: str) -> bytes:
    """Write one sentence in English (multiLocalizedUnicodeType)."""
    data = words.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data


def main() -> None:
    """Write the profile."""
    parser = argparse.ArgumentParser(description="Write resources/icc/srgb.icc.")
    parser.add_argument("--output", type=Path, default=RESOURCES, help="write the profile here")
    path = parser.parse_args().output / PROFILE
    data = profile()
    path.write_bytes(data)
    print(f"{hashlib.sha256(data).hexdigest()}  {path.name}  {len(data):,} bytes")


if __name__ == "__main__":
    main()
