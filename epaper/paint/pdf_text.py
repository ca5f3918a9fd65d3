"""Lines of glyph runs → PDF text operators, few to a line, from which readers get back exactly the lines' text.

A reader of PDF guesses spaces from gaps, and so would put some into every justified line; and it knows a glyph only by the text
its font gives it. Glyphs on both sides of a wide gap, and glyphs that stand for something else, are therefore put into a
span that says its text (/ActualText), and only those: everything else stays selectable character by character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_numbers import colour, number
from epaper.paint.pdf_pieces import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import GlyphRun, Ink

# In em. Poppler sees a new word from 0.1, pdfium from half the width of the font's space (0.11 in the Noto faces).
WIDEST_PLAIN_GAP = 0.08


class _Placed(NamedTuple):
    """A piece on its line: `plain` if readers know its text from its font, `near` if they see no gap before it."""

    run: GlyphRun
    piece: Piece
    plain: bool
    near: bool


class TextWriter:
    """Writes lines into the content of one page; between two `take`s it remembers the text state and says nothing twice."""

    def __init__(self, page_height: float, fonts: Mapping[str, PdfFont]) -> None:
        """Set type with `fonts` on a page of `page_height` points, whose y grows upwards as PDF has it."""
        self._height = page_height
        self._fonts = fonts
        self._forget()

    def _forget(self) -> None:
        self._out: list[bytes] = []
        self._x = self._y = 0.0
        self._font: tuple[str, float] | None = None
        self._ink: Ink | None = None
        self._run: GlyphRun | None = None
        self._pen = 0.0

    def write(self, runs: Iterable[GlyphRun]) -> None:
        """Append one line."""
        self._run = None
        for said, span in _spans(self._placed(runs)):
            if said:
                words = "".join(placed.piece.text for placed in span)
                self._out.append(b"/Span<</ActualText<FEFF%s>>>BDC" % words.encode("utf-16-be").hex().encode())
            self._show(span)
            if said:
                self._out.append(b"EMC")

    def take(self) -> bytes:
        """Return the lines written since the last time as one text object."""
        written = b"\n".join((b"BT", *self._out, b"ET")) if self._out else b""
        self._forget()
        return written

    def _placed(self, runs: Iterable[GlyphRun]) -> Iterator[_Placed]:
        reached = None
        for run in runs:
            widths, stands_for = self._fonts[run.face].widths, self._fonts[run.face].stands_for
            widest = WIDEST_PLAIN_GAP * run.size
            for piece in pieces(run):
                glyph, start = run.glyphs[piece.first], run.x + run.offsets[piece.first]
                plain = piece.last - piece.first == 1 and stands_for.get(glyph) == piece.text
                yield _Placed(run, piece, plain, reached is None or start - reached <= widest)
                reached = run.x + run.offsets[piece.last - 1] + widths[run.glyphs[piece.last - 1]] * run.size / 1000

    def _show(self, span: list[_Placed]) -> None:
        """Show the pieces: one TJ for each stretch of one run."""
        shown: list[bytes] = []
        for run, piece, _, _ in span:
            if run is not self._run:
                self._flush(shown)
                self._begin(run)
            font = self._fonts[run.face]
            for index in range(piece.first, piece.last):
                glyph = run.glyphs[index]
                # Rounded against the pen, not against the glyph before, so that a long line does not drift.
                back = round(self._pen - run.offsets[index] * 1000 / run.size)
                if back:
                    shown.append(b")%d(" % back)
                shown.append(font.codes[glyph])
                self._pen += font.widths[glyph] - back
        self._flush(shown)

    def _flush(self, shown: list[bytes]) -> None:
        if shown:
            self._out.append(b"[(" + b"".join(shown).removeprefix(b")") + b")]TJ")
            shown.clear()

    def _begin(self, run: GlyphRun) -> None:
        """Move to the run's origin and take up its font and ink."""
        font = (run.face, run.size)
        if font != self._font:
            self._out.append(f"/{self._fonts[run.face].resource} {number(run.size)} Tf".encode())
        if run.ink != self._ink:
            self._out.append(f"{colour(run.ink)} rg".encode())
        x, y = round(run.x, 2), round(self._height - run.y, 2)
        self._out.append(f"{number(x - self._x)} {number(y - self._y)} Td".encode())
        self._x, self._y, self._pen = x, y, 0.0
        self._run, self._font, self._ink = run, font, run.ink


def _spans(line: Iterable[_Placed]) -> Iterator[tuple[bool, list[_Placed]]]:
    """Group a line's pieces: those whose text must be said together, and the plain stretches between."""
    group: list[_Placed] = []
    said = False
    for placed in line:
        joins = not placed.near
        # A wide gap pulls the piece before it out of a plain stretch, to be said together with what follows.
        if joins and not said and len(group) > 1:
            yield False, group[:-1]
            group = group[-1:]
        if joins:
            said = True
        elif group and (said or not placed.plain):
            yield said, group
            group, said = [], False
        if not placed.plain:
            said = True
        group.append(placed)
    if group:
        yield said, group
