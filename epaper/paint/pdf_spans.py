"""The runs of a line → stretches to be shown in turn, each with the text a reader must be told, or none.

A reader of PDF guesses spaces and new lines from gaps and overlaps, and so would put some into every justified line; and it knows
a glyph only by the text its font gives it. Glyphs on both sides of a wide gap or a squeezed mark, and glyphs that stand for
something else, are therefore told (/ActualText), and only those: everything else stays selectable character by character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import GlyphRun

# In thousandths of an em. Poppler sees a new word from a gap of 100, a new line from an overlap of 100; pdfium sees a space from
# half the width of the font's own (112 in the Noto faces).
UNSEEN_GAP = 80


class SetRun(NamedTuple):
    """A run with its font and, for each glyph, how far the pen moves back before it, in thousandths of an em."""

    run: GlyphRun
    font: PdfFont
    backs: Sequence[int]

    @property
    def end(self) -> float:
        """Where the last glyph's advance ends, in points."""
        run = self.run
        return run.x + run.offsets[-1] + self.font.widths[run.glyphs[-1]] * run.size / 1000


class Stretch(NamedTuple):
    """Glyphs `first:last` of a run."""

    set_run: SetRun
    first: int
    last: int


class Span(NamedTuple):
    """Stretches shown together; `told` is their text where a reader would not find it by itself."""

    stretches: tuple[Stretch, ...]
    told: str | None


class _Part(NamedTuple):
    stretch: Stretch
    text: str
    plain: bool  # a reader knows its text from the font
    near: bool  # and sees neither gap nor overlap before it


def set_run(run: GlyphRun, font: PdfFont) -> SetRun:
    """Measure a run against its font, rounding against the pen so that a long line does not drift."""
    em = 1000 / run.size
    pen, backs = 0, []
    widths = font.widths
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        back = pen - round(offset * em)
        backs.append(back)
        pen += widths[glyph] - back
    return SetRun(run, font, backs)


def spans(line: Sequence[SetRun]) -> Iterator[Span]:
    """Group the glyphs of a line, in order, every glyph once."""
    if len(line) == 1 and _is_plain(line[0]):
        yield Span((Stretch(line[0], 0, len(line[0].backs)),), None)
    else:
        yield from _grouped(_parts(line))


def _is_plain(line: SetRun) -> bool:
    run, backs = line.run, line.backs
    return (
        max(backs[1:], default=0) <= UNSEEN_GAP
        and min(backs[1:], default=0) >= -UNSEEN_GAP
        and run.text.isprintable()
        and "  " not in run.text
        and tuple(map(line.font.stands_for.get, run.glyphs)) == tuple(run.text)
    )


def _parts(line: Iterable[SetRun]) -> Iterator[_Part]:
    before: SetRun | None = None
    last = ""
    for member in line:
        run, stands_for = member.run, member.font.stands_for
        for piece in pieces(run):
            if piece.first:
                gap: float = member.backs[piece.first]
            else:
                gap = 0 if before is None else (run.x + run.offsets[0] - before.end) * 1000 / run.size
            near = not _belongs_together(last, piece.text, seen=abs(gap) > UNSEEN_GAP)
            plain = piece.last - piece.first == 1 and stands_for.get(run.glyphs[piece.first]) == piece.text
            yield _Part(Stretch(member, piece.first, piece.last), piece.text, plain, near)
            last = piece.text
        before = member


def _belongs_together(left: str, right: str, *, seen: bool) -> bool:
    """Say whether two neighbouring texts must be told in one: there is a gap to be seen, or one is an unusual space.

    Readers show every space as U+0020 and several as one. Pdfium loses told characters beyond U+FFFF, and a lost character
    is worse than a stray space, so those are left to their font.
    """
    if any(char > "\uffff" for char in left + right):
        return False
    odd = any(text.isspace() and text != " " for text in (left, right))
    return seen or odd or (left.isspace() and right.isspace())


def _grouped(parts: Iterable[_Part]) -> Iterator[Span]:
    """Collect parts: a gap ties both its sides together, a part that is not plain stands alone, the rest is left plain."""
    group: list[_Part] = []
    told = False
    for part in parts:
        if not part.near and group:
            if not told and len(group) > 1:
                yield _span(group[:-1], told=False)
                group = group[-1:]
            told = True
        elif group and (told or not part.plain):
            yield _span(group, told=told)
            group, told = [], False
        told = told or not part.plain
        group.append(part)
    if group:
        yield _span(group, told=told)


def _span(group: Sequence[_Part], *, told: bool) -> Span:
    stretches: list[Stretch] = []
    for part in group:
        new = part.stretch
        if stretches and stretches[-1].set_run is new.set_run:
            new = Stretch(new.set_run, stretches.pop().first, new.last)
        stretches.append(new)
    return Span(tuple(stretches), "".join(part.text for part in group) if told else None)
