"""The bytes of a TrueType font → the few measures a PDF says about it, in thousandths of an em."""

from __future__ import annotations

from struct import unpack_from
from typing import NamedTuple

from epaper.errors import EpaperError


class Measures(NamedTuple):
    """Advance width of each glyph by glyph id, the box around all glyphs (left, bottom, right, top), ascent and descent."""

    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def measure(font: bytes) -> Measures:
    """Read head, hhea, maxp and hmtx (OpenType 1.9) of a TrueType font."""
    tables = _tables(font)
    try:
        head, hhea, hmtx = tables["head"], tables["hhea"], tables["hmtx"]
        (count,) = unpack_from(">H", font, tables["maxp"] + 4)
        (em,) = unpack_from(">H", font, head + 18)
        box = unpack_from(">4h", font, head + 36)
        ascent, descent = unpack_from(">2h", font, hhea + 4)
        (long,) = unpack_from(">H", font, hhea + 34)
    except KeyError as missing:
        raise EpaperError(f"字体缺少 {missing.args[0]} 表，无法嵌入 PDF，请换用完整的 TrueType 字体。") from missing
    advances = unpack_from(">" + "H2x" * long, font, hmtx)
    # Glyphs after the last long entry share its advance.
    advances += advances[-1:] * (count - long)
    left, bottom, right, top = (round(side * 1000 / em) for side in box)
    return Measures(
        tuple(round(advance * 1000 / em) for advance in advances),
        (left, bottom, right, top),
        round(ascent * 1000 / em),
        round(descent * 1000 / em),
    )


def _tables(font: bytes) -> dict[str, int]:
    """Return where each table begins."""
    (count,) = unpack_from(">H", font, 4)
    records = (unpack_from(">4s4xI", font, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): offset for tag, offset in records}
