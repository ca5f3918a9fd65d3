"""A Type 1 font program → the names of its glyphs, and what its codes show (Adobe Type 1 Font Format, chapter 7)."""

from __future__ import annotations

import re

from epaper.preflight.encodings import STANDARD

_START = b"eexec"
_KEY, _FIRST, _SECOND = 55665, 52845, 22719  # of its encryption
_RANDOM = 4  # bytes the encrypted part begins with
_MOST_PROGRAM = 2 << 20  # bytes: ten times the largest Latin face; they are decrypted one by one
_GLYPH = re.compile(rb"/([^\s/{}\[\]<>()]+)\s+(\d+)\s+(?:RD|-\|)\s")
_CODE = re.compile(rb"dup\s+(\d+)\s*/([^\s/{}\[\]<>()]+)\s+put")


def names(program: bytes) -> frozenset[str]:
    """Return the names of its glyphs; raise `ValueError` where there is no encrypted part, or too large a one."""
    if len(program) > _MOST_PROGRAM:
        raise ValueError
    begins = program.index(_START) + len(_START)
    while program[begins : begins + 1] in {b" ", b"\t", b"\r", b"\n"}:
        begins += 1
    private = _decrypted(program[begins:])[_RANDOM:]
    found, at = set(), private.index(b"/CharStrings")
    while (glyph := _GLYPH.search(private, at)) is not None:
        found.add(glyph[1].decode("latin-1"))
        at = glyph.end() + int(glyph[2])  # over the outline, whose bytes may look like anything
    return frozenset(found)


def own_encoding(program: bytes) -> dict[int, str]:
    """Return the names its own encoding gives to codes."""
    clear = program[: program.index(_START)]
    if re.search(rb"/Encoding\s+StandardEncoding\s+def", clear):
        return dict(STANDARD)
    return {int(code): name.decode("latin-1") for code, name in _CODE.findall(clear) if int(code) < 256}


def _decrypted(data: bytes) -> bytes:
    key, plain = _KEY, bytearray(len(data))
    for at, byte in enumerate(data):
        plain[at] = byte ^ (key >> 8)
        key = ((byte + key) * _FIRST + _SECOND) & 0xFFFF
    return bytes(plain)
