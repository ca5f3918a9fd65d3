"""Lines of glyph runs → PDF text operators, few to a line, from which readers get back exactly the lines' text."""

from __future__ import annotations

import math
from itertools import groupby, repeat, takewhile
from typing import TYPE_CHECKING

from epaper.paint.pdf_numbers import number
from epaper.paint.pdf_pieces import pieces
from epaper.paint.pdf_spans import UNSEEN_GAP, Span, set_run, spans
from epaper.paint.tag_tree import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from epaper.paint.palette import Palette
    from epaper.paint.pdf_fonts import PdfFont
    from epaper.paint.pdf_spans import SetRun
    from epaper.paint.tag_tree import Turn
    from epaper.scene.model import GlyphRun

Ends = tuple[float, float]  # where a line begins and stops
OPEN: Ends = -math.inf, math.inf
SOFT_HYPHEN = "\u00ad"
NOTHING = "\r"  # a white character is no word, and one that is not printed is nothing to pdfium
END = b"EMC"  # of marked content


class TextWriter:
    """Writes lines into the content of one page; between two `take`s it remembers the text state and says nothing twice."""

    def __init__(self, page_height: float, fonts: Mapping[str, PdfFont], palette: Palette) -> None:
        """Set type with `fonts` and `palette` on a page of `page_height` points, whose y grows upwards as PDF has it."""
        self._height = page_height
        self._fonts = fonts
        self._palette = palette
        self._forget()

    def _forget(self) -> None:
        self._out: list[bytes] = []
        self._x = self._y = 0.0
        self._font: tuple[str, float] | None = None
        self._ink = ""
        self._run: GlyphRun | None = None
        self._open = b""

    def turn(self, opening: bytes) -> None:
        """Let what follows belong to what `opening` opens (marked content), or with none to nothing."""
        if opening != self._open:
            self._out += [END] * bool(self._open) + [opening] * bool(opening)
            self._open = opening

    def write(
        self,
        runs: Iterable[GlyphRun],
        *,
        hyphen: bool = False,
        ends: Ends = OPEN,
        turns: Iterable[Turn] = (),
        blank: bool = False,
    ) -> None:
        """Append one line that begins and stops at its `ends`.

        That it ends in a hyphen within a word is told by a soft one (ISO 32000-1, 14.8.2.2.3). `turns` say what it belongs to,
        from which of its characters on. A `blank` ends one whose end parts words.
        """
        self._run = None
        first, *later = turns or (None,)
        if first is not None:
            self.turn(first.opening)
        members = [set_run(run, self._fonts[run.face]) for run in runs if run.glyphs]
        initial = members[0] if _has_initial(members) else None
        found = spans(members[1:] if initial else members, SOFT_HYPHEN if hyphen else "", ends)
        for opening, span in _turned(found, later, len(initial.run.text) if initial else 0) if later else zip(repeat(b""), found):
            if opening:
                self.turn(opening)
            if initial is None:
                self._tell(span)
                continue
            joined, following = _parted(span)
            self._tell(joined, initial)
            initial = None
            if following is not None:
                self._tell(following)
        if blank and members:
            self._blank(members[-1].font)

    def write_down(self, runs: Iterable[GlyphRun], text: str) -> None:
        """Append an upright line, told as a whole: no reader finds what reads downwards by itself.

        A blank after a character has no glyph and is shown as a space, or MuPDF would read twice what follows it.
        """
        self._run = None
        self._out.append(telling(text))
        for member in (set_run(run, self._fonts[run.face]) for run in runs if run.glyphs):
            self._show(Span(member, 0, len(member.backs), None))
            if member.run.text.endswith(" ") and len(member.run.text) > len(member.run.glyphs):
                self._blank(member.font)
        self._out.append(END)

    def part(self, run: GlyphRun, size: float, rise: float) -> None:
        """Show two spaces that say nothing where the pen stands after `run`, of a `size` and raised: for pdfium the line is over.

        To that a single space has no width, and what has none it does not heed.
        """
        font = self._fonts[run.face]
        if font.space is not None:
            self.turn(LAYOUT if self._open else b"")
            self._font = (run.face, size)
            self._out.append(f"/{font.resource} {number(size)} Tf".encode())
            self._out += [telling(NOTHING), _shown(b"(%s)" % (font.codes[font.space] * 2), rise, 0), END]

    def _blank(self, font: PdfFont) -> None:
        """Show a space where the pen stands, in the font that is taken up."""
        if font.space is not None:
            self._out.append(b"[(%s)]TJ" % font.codes[font.space])

    def take(self) -> bytes:
        """Return the lines written since the last time as one text object."""
        written = b"\n".join((b"BT", *self._out, b"ET")) if self._out else b""
        self._forget()
        return written

    def _tell(self, span: Span, initial: SetRun | None = None) -> None:
        """Show a span, with its text where it is told; an initial is told with it, since it stands too low to be read with it.

        Poppler takes the place of what is told from its first glyph and its last: a space where the word goes on stands before
        the initial.
        """
        if span.told is not None:
            self._out.append(telling(span.told if initial is None else initial.run.text + span.told))
        if initial is not None:
            run, font, _ = span.set_run
            self._begin(run, font)
            self._blank(font)
            self._show(Span(initial, 0, len(initial.backs), None))
        self._show(span)
        if span.told is not None:
            self._out.append(END)

    def _show(self, span: Span) -> None:
        """Show the glyphs with one TJ for each stretch of one height, starting where the pen stands."""
        run, font, backs = span.set_run
        if run is not self._run:
            self._begin(run, font)
        codes = font.codes
        for rise, part in _level_stretches(run.rises, span.first, span.last):
            gap = span.gap if part.stop == span.last else 0
            # After each glyph, and taken back before the next.
            spacing = min(gap, 0) or (_opened(backs[part][1:]) if not gap and span.lead is None else 0)
            shown = [
                b")%d(%s" % (back, codes[glyph]) if back else codes[glyph]
                for glyph, back in zip(
                    run.glyphs[part], (backs[part.start], *(back + spacing for back in backs[part][1:])), strict=True
                )
            ]
            if gap > 0 and font.space is not None:
                shown.append(b")%d(%s" % (font.widths[font.space] - gap, codes[font.space]))
            strings = (b"(%s)" % b"".join(shown)).removeprefix(b"()")
            if span.lead is not None and part.start == 0 and font.space is not None:
                reach = font.widths[run.glyphs[0]] + round(run.offsets[0] * 1000 / run.size) - span.lead
                self._out.append(_opening_space(codes[font.space], font.widths[font.space], span.lead, reach))
                strings = b"%d %s" % (span.lead + reach, strings)
            if (gap or spacing) and part.stop < len(backs):
                strings += b"%d" % (gap or spacing)  # the pen goes back to where the last glyph ends
            self._out.append(_shown(strings, rise, spacing * run.size / 1000))

    def _begin(self, run: GlyphRun, font: PdfFont) -> None:
        """Move to the run's origin and take up its font and ink."""
        if (run.face, run.size) != self._font:
            self._out.append(f"/{font.resource} {number(run.size)} Tf".encode())
        ink = self._palette.type(run.ink, run.size)
        if ink != self._ink:
            self._out.append(ink.encode())
        x, y = round(run.x, 2), round(self._height - run.y, 2)
        self._out.append(f"{number(x - self._x)} {number(y - self._y)} Td".encode())
        self._x, self._y, self._run = x, y, run
        self._font, self._ink = (run.face, run.size), ink


def _has_initial(line: Sequence[SetRun]) -> bool:
    """Say whether a line begins with a drop cap: larger than what follows, and on a lower baseline."""
    runs = [member.run for member in line[:2]]
    return len(runs) > 1 and runs[0].size > runs[1].size and runs[0].y > runs[1].y and not any(run.level % 2 for run in runs)


def _parted(span: Span) -> tuple[Span, Span | None]:
    """Part what is told with an initial from the rest of a span: all of it, or of a plain one the rest of the word.

    Pdfium begins a new line after the initial, and that must not fall inside its word.
    """
    if span.told is not None:
        return span, None
    run = span.set_run.run
    word = [*takewhile(lambda piece: piece.text != " ", pieces(run))] or [next(pieces(run))]
    last = min(word[-1].last, span.last)
    joined = Span(span.set_run, 0, last, "".join(piece.text for piece in word if piece.last <= last))
    return joined, (span._replace(first=last) if last < span.last else None)


def _turned(found: Iterable[Span], turns: Iterable[Turn], start: int) -> Iterator[tuple[bytes, Span]]:
    """Cut plain spans where a line turns to something else, and say what; one that is told goes there whole."""
    waiting, at = list(turns), start
    for span in found:
        rest, opening = span, b""
        for piece in pieces(span.set_run.run):
            if not span.first <= piece.first < span.last:
                continue
            while waiting and waiting[0].start <= at:
                if span.told is None and piece.first > rest.first:
                    yield opening, rest._replace(last=piece.first)
                    rest = rest._replace(first=piece.first)
                opening = waiting.pop(0).opening
            at += len(piece.text)
        yield opening, rest


def _opened(backs: Sequence[int]) -> int:
    """Return what all glyphs of a loose line are set apart, in thousandths of an em; 0 where no reader sees spaces between them.

    Told as letter spacing, pdfium takes it for what it is.
    """
    return -max(backs) if backs and min(backs) < -UNSEEN_GAP and max(backs) < 0 else 0


def _shown(strings: bytes, rise: float, spacing: float) -> bytes:
    """Write one TJ, raised and spaced.

    A spacing opens a line; a negative one says that a glyph ends inside the next: poppler believes it of a told span that takes
    it back at its end.
    """
    before, after = b"", b""
    if rise:
        before, after = b"%s Ts" % number(rise).encode(), b" 0 Ts"
    if spacing:
        before, after = b"%s %s Tc" % (before, number(spacing).encode()), b" 0 Tc" + after
    return b"%s[%s]TJ%s" % (before.lstrip(), strings, after)


def _opening_space(code: bytes, width: int, lead: int, reach: int) -> bytes:
    """Write a space from where a line begins to where its first glyph ends, `reach` thousandths of an em away.

    MuPDF takes what is told to stand at the first glyph, as wide as that; and when both stood in one text it would read the mark
    twice. Widened (Tz), the space is a text of its own.
    """
    wider = reach / width
    return b"%s Tz[%s(%s)]TJ 100 Tz" % (number(100 * wider).encode(), number(-lead / wider).encode(), code)


def telling(text: str) -> bytes:
    """Tell readers what the glyphs that follow say (/ActualText)."""
    return b"/Span<</ActualText<FEFF%s>>>BDC" % text.encode("utf-16-be").hex().encode()


def _level_stretches(rises: tuple[float, ...], first: int, last: int) -> Iterator[tuple[float, slice]]:
    """Cut the glyphs `first:last` where their height changes; no rises means that all stand on the baseline."""
    if not rises:
        yield 0.0, slice(first, last)
        return
    start = first
    for rise, stretch in groupby(rises[first:last]):
        stop = start + sum(1 for _ in stretch)
        yield rise, slice(start, stop)
        start = stop
