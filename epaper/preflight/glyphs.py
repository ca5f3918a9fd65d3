"""An embedded font program → which glyph numbers, or CIDs, it really holds."""

from __future__ import annotations

import struct
from collections.abc import Container

from epaper.preflight import cff, sfnt

BROKEN_PROGRAM = (struct.error, IndexError, ValueError, KeyError, OverflowError)


def held_glyphs(program: bytes) -> Container[int] | None:
    """Return the glyph numbers of a program (the CIDs, where it is keyed by them); None when it cannot be read."""
    try:
        if program[:4] not in sfnt.SIGNATURES:
            return cff.cids(program)
        tables = sfnt.tables(program)
        return cff.cids(tables[b"CFF "]) if b"CFF " in tables else range(sfnt.glyph_count(tables))
    except BROKEN_PROGRAM:
        return None
