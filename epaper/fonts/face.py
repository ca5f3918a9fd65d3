"""One font file: characters → positioned glyph ids, and a subset of its outlines. The only module that calls HarfBuzz.

Lengths are in em, y up. A face is opened when first used; whatever it answers depends on its file alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Literal, NamedTuple, cast

import uharfbuzz as hb

from epaper.errors import UnreadableInput
from epaper.fonts.tables import Metrics, read_metrics

# What a CIDFontType2 font program in a PDF must hold (ISO 32000-1, 9.9), hinting included; all else is dropped.
EMBEDDED_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})


class ShapedGlyph(NamedTuple):
    """A glyph after shaping, lengths in em: `cluster` is the index of the first character it stands for."""

    glyph: int
    cluster: int
    advance: float
    dx: float
    dy: float


_SHAPED = partial(cast("Callable[..., ShapedGlyph]", tuple.__new__), ShapedGlyph)  # from its fields, without a step in Python


class GlyphStep(NamedTuple):
    """A step of an outline as SVG names it (Q: a Bézier curve by one more point, Z: close); points in font units, y up."""

    sign: Literal["M", "L", "Q", "C", "Z"]
    points: tuple[tuple[float, float], ...] = ()


class Subset(NamedTuple):
    """A font program cut to some glyphs: TrueType bytes, and for each old glyph id its new one."""

    data: bytes
    renumbered: dict[int, int]


class Face:
    """A TrueType face; its file is opened when it is first asked something."""

    def __init__(self, key: str, path: Path) -> None:
        """Name the face in `path` `key`."""
        self.key = key
        self.path = path
        self._covered: dict[str, bool] = {}  # asked for every character of every issue, answered by the file once
        self._sure: set[str] = set()  # those it has, so that a text is asked for in one step
        self._inks: dict[int, tuple[float, float]] = {}

    @cached_property
    def _face(self) -> hb.Face:
        try:
            face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        except hb.HarfBuzzError:
            raise UnreadableInput(f"{self.path}：打不开这个字体文件，请重新安装字体。") from None
        if not face.glyph_count:
            raise UnreadableInput(f"{self.path}：不是 TrueType 字体，请重新安装字体。")
        return face

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
    def metrics(self) -> Metrics:
        """What the face measures, for a font descriptor."""
        return read_metrics(self)

    def table(self, tag: str) -> bytes:
        """Return one table of the file as it stands there, empty where it has none."""
        return bytes(self._face.reference_table(tag).data)

    def covers(self, char: str) -> bool:
        """Say whether `char` is one character and the face has a glyph for it."""
        known = self._covered.get(char)
        if known is None:
            known = len(char) == 1 and self.glyph_of(char) is not None
            self._covered[char] = known
        return known

    def covers_all(self, text: str) -> bool:
        """Say whether the face has a glyph for every character of `text`."""
        unsure = set(text) - self._sure
        if not all(map(self.covers, unsure)):
            return False
        self._sure |= unsure
        return True

    def glyph_of(self, char: str) -> int | None:
        """Return the glyph of one character before any shaping, None where the face has none."""
        found: int | None = self._font.get_nominal_glyph(ord(char))
        return found

    def advance(self, glyph: int) -> float:
        """Return how far the pen moves after `glyph` on a horizontal line, before any feature."""
        return float(self._font.get_glyph_h_advance(glyph) / self.units_per_em)

    def ink(self, glyph: int) -> tuple[float, float]:
        """Return where the ink of `glyph` begins and ends across, from its origin; a blank has none and gives 0, 0."""
        known = self._inks.get(glyph)
        if known is None:
            found = self._font.get_glyph_extents(glyph)
            left, width = (found.x_bearing, found.width) if found is not None else (0, 0)
            known = (left / self.units_per_em, (left + width) / self.units_per_em)
            self._inks[glyph] = known
        return known

    def shape(
        self,
        text: str,
        features: dict[str, bool] | None = None,
        *,
        vertical: bool = False,
        leftwards: bool = False,
    ) -> tuple[ShapedGlyph, ...]:
        """Shape one run of text of this face and one direction; clusters index `text`.

        Glyphs stand from left to right (or from top to bottom): of a run that is read `leftwards` the last character comes first.
        """
        if not text:
            return ()
        buffer = _buffer(text, "ttb" if vertical else "rtl" if leftwards else "ltr")
        hb.shape(self._font, buffer, features or {})
        em, infos, places = self.units_per_em, buffer.glyph_infos, buffer.glyph_positions
        # Column by column: of every character of an issue only C asks the five things.
        advances = [-place.y_advance / em for place in places] if vertical else [place.x_advance / em for place in places]
        columns = (
            [info.codepoint for info in infos],
            [info.cluster for info in infos],
            advances,
            [place.x_offset / em for place in places],
            [place.y_offset / em for place in places],
        )
        return tuple(map(_SHAPED, zip(*columns, strict=True)))

    def outline(self, glyph: int) -> tuple[GlyphStep, ...]:
        """Return the outline of a glyph, origin at (0, 0), to be filled wherever it winds round; a blank has none."""
        steps: list[GlyphStep] = []
        self._font.draw_glyph(glyph, _drawing(), steps)
        return tuple(steps)

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """Cut the face to `glyphs` and the box of .notdef, renumbered from 0 in the old order, for embedding in a PDF.

        The parts a composite glyph is made of come along. A glyph id the face does not have is left out.
        """
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        unwanted = (tag for tag in self._face.table_tags if tag not in EMBEDDED_TABLES)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in unwanted)
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self._face, wanted)
        data = bytes(plan.execute().blob.data)
        return Subset(data, dict(sorted(plan.old_to_new_glyph_mapping.items())))


@cache
def _drawing() -> hb.DrawFuncs:
    """Return what notes the steps of an outline in a list."""
    drawing = hb.DrawFuncs()
    drawing.set_move_to_func(lambda x, y, steps: steps.append(GlyphStep("M", ((x, y),))))
    drawing.set_line_to_func(lambda x, y, steps: steps.append(GlyphStep("L", ((x, y),))))
    drawing.set_quadratic_to_func(lambda cx, cy, x, y, steps: steps.append(GlyphStep("Q", ((cx, cy), (x, y)))))
    drawing.set_cubic_to_func(
        lambda cx, cy, dx, dy, x, y, steps: steps.append(GlyphStep("C", ((cx, cy), (dx, dy), (x, y)))),
    )
    drawing.set_close_path_func(lambda steps: steps.append(GlyphStep("Z")))
    return drawing


def _buffer(text: str, direction: str) -> hb.Buffer:
    """Return a text as HarfBuzz takes it."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if buffer.script is None:
        # A run of marks alone belongs to no script; as Han text —— is its 2 em glyph, else a short western dash.
        buffer.script = "Hani"
    buffer.direction = direction
    buffer.language = "zh-Hans"
    # A mark keeps its own text wherever it has its own glyph.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    return buffer
