"""Fonts of one byte a code: shown codes that lead to no glyph of their program are told, and no others."""

from __future__ import annotations

import random
import struct
import time
from typing import TYPE_CHECKING, Any

import pytest
from files import INK, broken, right, square_font
from pikepdf import Name, Pdf
from programs import cff, differences, simple_font, truetype, type_1

from epaper.preflight.simple import lacking

if TYPE_CHECKING:
    from pathlib import Path

MISSING = {("EP missing-glyph", "error")}
SYMBOLIC, LATIN = 4, 32
SECONDS = 30.0  # of the processor: the machine may be busy
WIN, MAC = Name.WinAnsiEncoding, Name.MacRomanEncoding


def shown(text: bytes, kind: str, program: bytes, flags: int, encoding: Any, folder: Path) -> set[tuple[str, str]]:
    pdf = right(INK + b"BT /S 12 Tf 20 300 Td (%s) Tj ET" % text)
    pdf.pages[0].obj["/Resources"]["/Font"]["/S"] = simple_font(pdf, kind, program, flags, encoding)
    return broken(pdf, folder)


@pytest.mark.parametrize(
    ("kind", "program", "flags", "encoding", "there", "not_there"),
    [
        ("TrueType", truetype(3, 1, {0x41: 1}), LATIN, WIN, b"A", b"B"),
        ("TrueType", truetype(3, 1, {0x2019: 1}), LATIN, WIN, rb"\222", b"'"),
        ("TrueType", truetype(1, 0, {0x8E: 1}), LATIN, WIN, rb"\351", b"A"),  # é, which is 8E on a Macintosh
        ("TrueType", truetype(1, 0, {0x41: 1}), LATIN, MAC, b"A", b"B"),
        ("TrueType", truetype(3, 0, {0xF041: 1}), SYMBOLIC, None, b"A", b"B"),
        ("TrueType", truetype(1, 0, {1: 1}), SYMBOLIC, None, rb"\001", rb"\002"),
        ("TrueType", truetype(3, 1, {0x4E2D: 1}), LATIN, differences(1, "uni4E2D", "uni6587"), rb"\001", rb"\002"),
        ("TrueType", truetype(3, 1, {0x41: 1}), LATIN, differences(1, "A", ".notdef"), rb"\001", rb"\002"),
        ("Type1", cff(["square"], {65: 1}), SYMBOLIC, None, b"A", b"B"),
        ("Type1", cff(["square"]), LATIN, differences(1, "square", "circle"), rb"\001", rb"\002"),
        ("Type1", cff(["square"]), LATIN, differences(1, "square", base="WinAnsiEncoding"), rb"\001", b"A"),
        ("Type1", type_1(["square"], {65: "square", 66: "circle"}), SYMBOLIC, None, b"A", b"B"),
        ("Type1", type_1(["A"], {}), LATIN, WIN, b"A", b"B"),
        ("MMType1", type_1(["A"], {}), LATIN, differences(1, "A", "B"), rb"\001", rb"\002"),
    ],
)
def test_codes_without_a_glyph(
    kind: str, program: bytes, flags: int, encoding: Any, there: bytes, not_there: bytes, tmp_path: Path
) -> None:
    assert shown(there, kind, program, flags, encoding, tmp_path) == set()
    assert shown(there + not_there, kind, program, flags, encoding, tmp_path) == MISSING


@pytest.mark.parametrize(
    ("kind", "program", "flags", "encoding", "text"),
    [
        (
            "Type1",
            cff(["square"]),
            LATIN,
            differences(1, "square", base="WinAnsiEncoding"),
            rb"\001 \001",
        ),  # a space shows nothing
        ("TrueType", truetype(3, 1, {0x41: 1}), LATIN, WIN, rb"A\201"),  # an open place of the encoding
        ("TrueType", truetype(3, 1, {0x41: 1}), LATIN, differences(1, "g17"), rb"\001"),  # a name that tells nothing
        ("TrueType", truetype(0, 6, {0x41: 1}), LATIN, WIN, b"B"),  # a map no reader is bound to look into
        ("TrueType", b"\0\1\0\0\0\x09", LATIN, WIN, b"B"),
        ("Type1", b"\x01\x00\x04\x02\x00", LATIN, WIN, b"B"),
        ("Type1", b"%!PS-AdobeFont", LATIN, WIN, b"B"),
        ("Type1", b"%!PS-AdobeFont eexec \0\0\0\0", LATIN, WIN, b"B"),
    ],
)
def test_what_cannot_be_told_is_not_told(
    kind: str, program: bytes, flags: int, encoding: Any, text: bytes, tmp_path: Path
) -> None:
    assert shown(text, kind, program, flags, encoding, tmp_path) == set()


def test_programs_changed_at_random_are_read_in_time_or_not_at_all() -> None:
    chance, start = random.Random(20260521), time.process_time()
    programs = {
        "TrueType": truetype(3, 1, {0x41: 1, 0x42: 1}),
        "Type1": cff(["square"], {65: 1}),
        "MMType1": type_1(["A"], {65: "A"}),
    }
    with Pdf.new() as pdf:
        for kind, program in programs.items():
            font = simple_font(pdf, kind, program, LATIN, WIN)
            for _ in range(400):
                changed = bytearray(program)
                for _ in range(chance.randrange(1, 12)):
                    changed[chance.randrange(len(changed))] = chance.choice((0, 1, 255, chance.randrange(256)))
                assert lacking(font, bytes(changed)) <= set(range(256))
    assert time.process_time() - start < SECONDS


def test_maps_that_lead_round_in_circles() -> None:
    """Eight thousand segments of all codes each, none with a glyph: half a thousand million places."""
    count, start = 8000, time.process_time()
    body = struct.pack(f">HHHH{count}HH", 2 * count, 0, 0, 0, *([0xFFFE] * count), 0) + bytes(4 * count)
    body += struct.pack(f">{count}H", *([2 * count] * count)) + bytes(140_000)
    table = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHH", 4, 0, 0) + body
    with Pdf.new() as pdf:
        program = square_font({b"cmap": table})
        assert lacking(simple_font(pdf, "TrueType", program, LATIN, WIN), program)
    assert time.process_time() - start < SECONDS


def test_latin_names_are_those_of_the_encodings() -> None:
    from reportlab.pdfbase._fontdata import encodings

    from epaper.preflight.encodings import names_shown

    for name in ("StandardEncoding", "WinAnsiEncoding", "MacRomanEncoding"):
        listed = encodings[name]
        assert all(listed[code] == glyph for code, glyph in names_shown(Name(f"/{name}"), None).items())
    assert len(names_shown(Name.StandardEncoding, None)) == 149
