"""The tables of a TrueType file → the measures a PDF font descriptor states, in em, y up.

Reads five fixed layouts (head, hhea, OS/2, post, name) with `struct`; a font library would cost more start-up time than the
whole export has. A table too short for its layout is an error of the file, said in one sentence.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple, Protocol

from epaper.errors import UnreadableInput


class TableSource(Protocol):
    """A font file that hands out the bytes of a table by its tag."""

    path: Path

    def table(self, tag: str) -> bytes:
        """Return the table, empty where the font has none."""


class Metrics(NamedTuple):
    """What a face measures, in em; `bbox` is left, bottom, right, top of all its ink, `italic_angle` in degrees."""

    postscript_name: str
    ascent: float
    descent: float  # below the baseline, so negative
    cap_height: float
    bbox: tuple[float, float, float, float]
    italic_angle: float
    weight: int  # 400 regular, 700 bold, as OS/2 counts


class _Table:
    """Big-endian numbers at byte offsets of one table."""

    def __init__(self, source: TableSource, tag: str) -> None:
        self.path, self.tag = source.path, tag
        self.data = source.table(tag)

    def read(self, layout: str, offset: int) -> tuple[int, ...]:
        try:
            return struct.unpack_from(f">{layout}", self.data, offset)
        except struct.error:
            raise UnreadableInput(f"{self.path}：字体的 {self.tag} 表残缺，请重新安装字体。") from None


def read_metrics(source: TableSource) -> Metrics:
    """Read the measures of one face."""
    head, hhea, os2, post = (_Table(source, tag) for tag in ("head", "hhea", "OS/2", "post"))
    (em,) = head.read("H", 18)
    left, bottom, right, top = head.read("4h", 36)
    ascent, descent = hhea.read("2h", 4)
    (version,) = os2.read("H", 0)
    (weight,) = os2.read("H", 4)
    # Capital height came with version 2 of the table; where there is none, a descriptor states the ascent.
    capitals = (version >= 2 and os2.read("h", 88)[0]) or ascent
    (angle,) = post.read("i", 4)
    return Metrics(
        _postscript_name(_Table(source, "name")),
        ascent / em,
        descent / em,
        capitals / em,
        (left / em, bottom / em, right / em, top / em),
        angle / 0x10000,
        weight,
    )


def _postscript_name(name: _Table) -> str:
    """Return name 6 of the Windows platform, the one every converter writes."""
    count, strings = name.read("2H", 2)
    for record in range(count):
        platform, _, _, number, length, start = name.read("6H", 6 + 12 * record)
        if (platform, number) == (3, 6):
            return name.data[strings + start : strings + start + length].decode("utf-16-be", "replace")
    raise UnreadableInput(f"{name.path}：字体的 name 表里没有 PostScript 名，请重新安装字体。")
