"""Small font programs of three kinds, and simple fonts (one byte a code) that show them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from files import square_font
from pikepdf import Array, Dictionary, Name, Pdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SQUARE = b"\x8b\x8b\x8b\x15\x8b\xf7\x5c\x05\x0e"  # a charstring of Type 2: moves, draws a line, ends


def truetype(platform: int, encoding: int, codes: Mapping[int, int]) -> bytes:
    """Return a TrueType program of two glyphs with one character map, of format 4."""
    ends, starts = [*codes, 0xFFFF], [*codes, 0xFFFF]
    deltas = [(glyph - code) & 0xFFFF for code, glyph in codes.items()] + [1]
    count = len(ends)
    body = struct.pack(f">HHHH{count}HH{count}H{count}H{count}H", 2 * count, 0, 0, 0, *ends, 0, *starts, *deltas, *([0] * count))
    table = struct.pack(">HHHHI", 0, 1, platform, encoding, 12) + struct.pack(">HHH", 4, 6 + len(body), 0) + body
    return square_font({b"cmap": table})


def cff(names: Sequence[str], encoding: Mapping[int, int] | None = None) -> bytes:
    """Return a CFF program with glyphs of these names, which are no standard strings, after .notdef.

    Its own encoding is the standard one, or gives codes to the glyphs in order.
    """

    def index(members: Sequence[bytes]) -> bytes:
        ends = [1 + sum(map(len, members[:at])) for at in range(len(members) + 1)]
        return (
            struct.pack(">H", len(members))
            + (b"\x02" + struct.pack(f">{len(ends)}H", *ends) if members else b"")
            + b"".join(members)
        )

    def top(charset: int, codes: int, outlines: int) -> bytes:
        said = ((charset, 15), (codes, 16), (outlines, 17))
        return b"".join(b"\x1d" + struct.pack(">i", value) + bytes([operator]) for value, operator in said)

    def head(*places: int) -> bytes:
        strings = index([name.encode() for name in names])
        return b"\x01\x00\x04\x02" + index([b"A"]) + index([top(*places)]) + strings + index([])

    charset = b"\x00" + struct.pack(f">{len(names)}H", *range(391, 391 + len(names)))
    own = b"" if encoding is None else bytes([0, len(encoding), *encoding])
    at = len(head(0, 0, 0))
    places = at, at + len(charset) if own else 0, at + len(charset) + len(own)
    return head(*places) + charset + own + index([SQUARE] * (len(names) + 1))


def type_1(names: Sequence[str], codes: Mapping[int, str]) -> bytes:
    """Return a Type 1 program with glyphs of these names besides .notdef, and its own encoding."""
    given = "".join(f"dup {code} /{name} put\n" for code, name in codes.items())
    clear = f"%!PS-AdobeFont-1.0: A\n/Encoding 256 array\n{given}readonly def\ncurrentfile eexec\n".encode()
    outlines = b"".join(b"/%s 4 RD /A 1 ND\n" % name.encode() for name in (".notdef", *names))  # bytes that look like a name
    return clear + _encrypted(b"abcd" + b"dup /CharStrings 2 dict dup begin\n" + outlines + b"end\n")


def _encrypted(plain: bytes) -> bytes:
    key, written = 55665, bytearray()
    for byte in plain:
        written.append(byte ^ (key >> 8))
        key = ((written[-1] + key) * 52845 + 22719) & 0xFFFF
    return bytes(written)


def simple_font(pdf: Pdf, kind: str, program: bytes, flags: int = 32, encoding: Any = None) -> Any:
    """Return a font of one byte a code over a program."""
    key = (
        {"TrueType": "FontFile2", "Type1": "FontFile"}.get(kind, "FontFile3")
        if not program.startswith(b"\x01\x00\x04")
        else "FontFile3"
    )
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.A, Flags=flags, FontBBox=[0, 0, 1000, 1000], ItalicAngle=0, Ascent=880,
        Descent=-120, CapHeight=1000, StemV=80,
    )  # fmt: skip
    descriptor[f"/{key}"] = pdf.make_stream(program)
    made = Dictionary(
        Type=Name.Font, Subtype=Name(f"/{kind}"), BaseFont=Name.A, FontDescriptor=pdf.make_indirect(descriptor), FirstChar=0,
        LastChar=255, Widths=Array([1000] * 256),
    )  # fmt: skip
    if encoding is not None:
        made["/Encoding"] = encoding
    return pdf.make_indirect(made)


def differences(*given: Any, base: str = "") -> Dictionary:
    """Return an encoding that differs in some codes from another."""
    made = Dictionary(
        Type=Name.Encoding, Differences=Array([Name(f"/{item}") if isinstance(item, str) else item for item in given])
    )
    if base:
        made["/BaseEncoding"] = Name(f"/{base}")
    return made
