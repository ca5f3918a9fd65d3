"""A square test face without a file: Han and marks one em, letters and digits half; so that widths are round numbers."""

from __future__ import annotations

from pathlib import Path

from epaper.fonts.book import FontBook
from epaper.fonts.face import Face, ShapedGlyph

HALF_WIDTH = frozenset(map(chr, range(0x21, 0x7F))) | {"·"}


class SquareFace(Face):
    """A face whose glyph ids are code points and whose advances are 1, ½ or (blank) ¼ em."""

    def covers(self, char: str) -> bool:
        return True

    def ink(self, glyph: int) -> tuple[float, float]:
        return 0.0, _advance(chr(glyph))

    def shape(
        self, text: str, features: dict[str, bool] | None = None, *, vertical: bool = False, leftwards: bool = False
    ) -> tuple[ShapedGlyph, ...]:
        return tuple(ShapedGlyph(ord(char), index, _advance(char), 0.0, 0.0) for index, char in enumerate(text))


def square_book() -> FontBook:
    """Return a book whose faces are all square."""
    keys = ("song", "hei-bold", "song-black", "kai", "latin", "latin-bold", "latin-italic")
    return FontBook({key: SquareFace(key, Path()) for key in keys})


def _advance(char: str) -> float:
    return 0.25 if char == " " else 0.5 if char in HALF_WIDTH else 1.0
