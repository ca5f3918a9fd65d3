"""The glyphs a facsimile uses → fonts embedded in its PDF: Type 0 / Identity-H over TrueType subsets, addressed by glyph.

Shaped glyphs (a two-em dash, a contextual form) have no character of their own, so text is shown by glyph id and a ToUnicode map
says what each id stands for. Where a glyph stands for something else than its map says, the text writer adds an /ActualText.
Some glyphs go by more codes than one, see `pdf_codes`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_codes import FIRST_EXTRA, recoded
from epaper.paint.pdf_fontfile import FontFile, write_font
from epaper.paint.pdf_pieces import glyph_runs, is_one_to_one, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from epaper.fonts.face import Face
    from epaper.paint.pdf_document import Document
    from epaper.scene.model import Facsimile, GlyphRun

NOTHING = "\u200b"  # ZERO WIDTH SPACE: what a glyph means whose text another one says
APART = "\u200c"  # ZWNJ: faces of scripts with ligatures have a glyph without ink or width for it


class PdfFont(NamedTuple):
    """A face as the text writer sees it: by the face's glyph id, its code as a PDF string, its width, what it stands for.

    `space` and `blank` are the glyphs of the space and of nothing, None if the face has none; `extra` has the ids of glyphs that
    go by a second code, by glyph and text. `ascent` and `descent` are how far a line reaches from its baseline, in em.
    """

    resource: str
    codes: Mapping[int, bytes]
    widths: Mapping[int, int]
    stands_for: Mapping[int, str]
    space: int | None
    blank: int | None
    extra: Mapping[tuple[int, str], int]
    ascent: float = 1.0
    descent: float = 0.25


def embed_fonts(facsimile: Facsimile, document: Document) -> dict[str, PdfFont]:
    """Put every face of `facsimile` that is used into `document`, cut to its used glyphs; keys are those of the runs."""
    return {key: _embed(f"F{index}", usage, document) for index, (key, usage) in enumerate(_usages(facsimile).items(), start=1)}


class _Usage:
    """What a document shows of one face: its glyphs, the codes they need beside their own, and the text each stands for."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.space = face.glyph_of(" ")
        self.blank = face.glyph_of(APART)
        self.glyphs: set[int] = set() if self.space is None else {self.space}
        self.extra: dict[tuple[int, str], int] = {}
        self._counts: Counter[tuple[int, str]] = Counter()
        self._parts: dict[int, str] = {}

    def add(self, run: GlyphRun) -> None:
        shown = recoded(run, self._extra_code, self.blank)
        self.glyphs.update(run.glyphs)
        if is_one_to_one(shown):
            self._counts.update(zip(shown.glyphs, shown.text, strict=True))
            return
        for first, last, text in pieces(shown):
            if last - first == 1 and text:
                self._counts[shown.glyphs[first], text] += 1
            else:
                self._parts |= dict.fromkeys(shown.glyphs[first + 1 : last], NOTHING) | {shown.glyphs[first]: text or NOTHING}

    def _extra_code(self, glyph: int, text: str) -> int:
        self.glyphs.add(glyph)
        return self.extra.setdefault((glyph, text), FIRST_EXTRA + len(self.extra))

    @property
    def meanings(self) -> dict[int, str]:
        """The text each glyph stands for most often when it stands alone."""
        # Later entries win in a dict, so the most frequent comes last; the count's order of first use decides between equals.
        return dict(pair for pair, _ in reversed(self._counts.most_common()))

    @property
    def parts(self) -> dict[int, str]:
        """What glyphs that never stand alone mean: it is told each time, but PDF/A asks for it too (6.2.11.7.2).

        A space is among them that only bridges gaps.
        """
        return self._parts if self.space is None else {self.space: " ", **self._parts}


def _usages(facsimile: Facsimile) -> dict[str, _Usage]:
    """Return what the document shows of each face."""
    used: dict[str, _Usage] = {}
    for run in glyph_runs(facsimile):
        if run.face not in used:
            used[run.face] = _Usage(facsimile.faces[run.face])
        used[run.face].add(run)
    return used


def _embed(resource: str, usage: _Usage, document: Document) -> PdfFont:
    face = usage.face
    subset = face.subset(sorted(usage.glyphs))
    outlines = len(subset.renumbered)
    shown = {glyph: glyph for glyph in subset.renumbered} | {extra: glyph for (glyph, _), extra in usage.extra.items()}
    codes = subset.renumbered | {extra: outlines + extra - FIRST_EXTRA for extra in usage.extra.values()}
    widths = {key: round(face.advance(glyph) * 1000) for key, glyph in shown.items()}
    meanings = usage.meanings
    font_file = FontFile(
        face,
        subset.data,
        widths={codes[key]: width for key, width in widths.items()},
        meanings={codes[key]: meaning for key, meaning in (usage.parts | meanings).items()},
        glyphs=tuple(subset.renumbered[shown[key]] for key in codes),
    )
    document.name_font(resource, write_font(font_file, document))
    return PdfFont(
        resource,
        {key: _escaped(code.to_bytes(2, "big")) for key, code in codes.items()},
        widths,
        meanings,
        usage.space,
        usage.blank,
        usage.extra,
        face.metrics.ascent,
        -face.metrics.descent,
    )


def _escaped(code: bytes) -> bytes:
    """Return the inside of a PDF string; a bare carriage return would be read as a line feed."""
    for plain, written in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        code = code.replace(plain, written)
    return code
