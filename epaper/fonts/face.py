"""One font file: characters → positioned glyph ids, and a subset of its outlines. The only module that calls HarfBuzz."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb


class ShapedGlyph(NamedTuple):
    """A glyph after shaping, lengths in em: `cluster` is the index of the first character it stands for."""

    glyph: int
    cluster: int
    advance: float
    dx: float
    dy: float


class Subset(NamedTuple):
    """A font program cut to some glyphs: TrueType bytes, and for each old glyph id its new one."""

    data: bytes
    renumbered: dict[int, int]


class Face:
    """A TrueType face, opened at once and read when first used."""

    def __init__(self, key: str, path: Path) -> None:
        """Name the face in `path` `key`."""
        self.key = key
        self.path = path

    @cached_property
    def _face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def _font(self) -> hb.Font:
        font = hb.Font(self._face)
        font.scale = (self.units_per_em, self.units_per_em)
        return font

    @cached_property
    def units_per_em(self) -> int:
        """Font units in one em."""
        return int(self._face.upem)

    @cached_property
    def _coverage(self) -> frozenset[int]:
        return frozenset(self._face.unicodes)

    def covers(self, char: str) -> bool:
        """Say whether the face has a glyph for `char`."""
        return self._font.get_nominal_glyph(ord(char)) is not None

    def shape(
        self, text: str, features: dict[str, bool] | None = None, *, vertical: bool = False
    ) -> tuple[ShapedGlyph, ...]:
        """Shape one run of text of this face, left to right (or top to bottom); clusters index `text`."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.language = "zh-Hans"
        hb.shape(self._font, buffer, features or {})
        em = self.units_per_em
        return tuple(
            ShapedGlyph(
                info.codepoint,
                info.cluster,
                (-position.y_advance if vertical else position.x_advance) / em,
                position.x_offset / em,
                position.y_offset / em,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )
