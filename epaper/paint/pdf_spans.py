"""The runs of a line → spans to be shown in turn, each with the text a reader must be told, or none.

A reader of PDF guesses spaces and new lines from gaps and overlaps, and so would put some into every justified line; and it knows
a glyph only by the text its font gives it. A squeezed mark, and glyphs that stand for something else, are therefore told
(/ActualText), each by itself wherever that can be, since readers know one place only for all that is told together: everything
else stays selectable character by character. In leftward text an overlap is not told: readers put it in order by themselves, and
take what they are told for turned already.
"""

from __future__ import annotations

import math
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_codes import recoded
from epaper.paint.pdf_pieces import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import GlyphRun

# In thousandths of an em. Poppler sees a new line from an overlap of 100, a space from a gap of 150; pdfium sees one from half
# the width of the font's own (112 in the Noto faces). An overlap is told; a gap inside a run is not: telling it would hide the
# space some readers guess there, but leave fewer characters that can be selected one by one.
UNSEEN_GAP = 80
SPACED = 400  # between all letters of a line: more than justifying gives, so they are set apart on purpose, as in a masthead
SECOND_SPACE = 140  # a gap beside a space is told only where poppler would see another space
NUMBER_GAP = 400  # wider than justifying opens any line: what lies between the number of a note and its words
# Of the width of a glyph (half a full-width mark is blank); what has lost more is put after its neighbour by some readers.
MOST_TAKEN = 0.6
BASIC = "\uffff"  # the last character of Unicode's basic plane


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


class Span(NamedTuple):
    """Glyphs `first:last` of a run, shown together; `told` is their text where a reader would not find it by itself.

    `gap` is what lies between the last glyph and the next, in thousandths of an em, where the told span has to end where the
    next glyph begins: a space shown within it bridges a gap, a negative spacing an overlap. (A span that goes on to the next
    glyph would make pdfium lose its place.) `lead` is how far from its run's origin the line begins, where its first glyph
    stands before that: a space shown there first tells readers so.
    """

    set_run: SetRun
    first: int
    last: int
    told: str | None
    gap: int = 0
    lead: int | None = None


class _Part(NamedTuple):
    piece: Piece
    plain: bool  # a reader knows its text from the font
    near: bool  # and sees no overlap before it
    gap: int  # what has to be bridged after it


def set_run(run: GlyphRun, font: PdfFont) -> SetRun:
    """Measure a run against its font, rounding against the pen so that a long line does not drift."""
    run = recoded(run, lambda glyph, text: font.extra[glyph, text], font.blank)
    em = 1000 / run.size
    pen, backs = 0, []
    widths = font.widths
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        back = pen - round(offset * em)
        backs.append(back)
        pen += widths[glyph] - back
    return SetRun(run, font, backs)


def spans(line: Sequence[SetRun], ending: str = "", ends: tuple[float, float] = (-math.inf, math.inf)) -> Iterator[Span]:
    """Group the glyphs of a line, in order, every glyph once; `ending` is told after the line's last glyph.

    Marks squeezed at its `ends` are told to begin and to stop where the line does: the blank halves of their glyphs reach into
    the gutters, and readers that part columns by their gutters would join lines of two columns.
    """
    lead = _lead(line[0], ends[0]) if line else None
    for member, following in zip_longest(line, line[1:]):
        if _is_spaced(member):
            found = list(_words(member))
        elif _is_plain(member):
            found = [Span(member, 0, len(member.backs), None)]
        else:
            found = list(_grouped(member, _parts(member)))
        if lead is not None and member is line[0] and member.font.space is not None:
            found[:1] = _led(found[0], lead)
        gap = _overhang(member, ends[1]) if following is None else _gap(member, following)
        spaced = following is not None and " " in (member.run.text[-1:], following.run.text[:1])
        if gap < -UNSEEN_GAP or (gap > (SECOND_SPACE if spaced else UNSEEN_GAP) and member.font.space is not None):
            found[-1:] = _bridged(found[-1], gap)
        if ending and following is None and found[-1].told is not None:  # a hyphen shares its glyphs' text, which is then told
            found[-1] = found[-1]._replace(told=found[-1].told + ending)
        yield from found


def _lead(first: SetRun, start: float) -> int | None:
    """Return how far from the run's origin a line begins whose first glyph stands before that, in thousandths of an em.

    None where it does not; in leftward text it never does.
    """
    run = first.run
    before = (start - run.x - run.offsets[0]) * 1000 / run.size
    if run.level % 2 or not UNSEEN_GAP < before <= MOST_TAKEN * first.font.widths[run.glyphs[0]]:
        return None
    return round((start - run.x) * 1000 / run.size)


def _led(first: Span, lead: int) -> tuple[Span, ...]:
    """Tell readers that a span begins at the line's left end; of a plain one only its first piece."""
    if first.told is not None:
        return (first._replace(lead=lead),)
    piece = next(pieces(first.set_run.run))
    if not _may_be_told(piece.text):
        return (first,)
    told = Span(first.set_run, piece.first, piece.last, piece.text, 0, lead)
    return (told, first._replace(first=piece.last)) if piece.last < first.last else (told,)


def _overhang(last: SetRun, end: float) -> int:
    """Return how far a line's last glyph reaches beyond its end, below 0, in thousandths of an em; rightward text alone does.

    A blank stops short of its end instead, above 0, where that is the next cell of a table or the words a number stands before.
    """
    run = last.run
    if run.level % 2 or end == math.inf:
        return 0
    over = (last.end - end) * 1000 / run.size
    if run.text.endswith("\t") or (over < 0 and run.text.endswith(" ")):
        return -round(over)
    return -round(over) if 0 < over <= MOST_TAKEN * last.font.widths[run.glyphs[-1]] else 0


def _gap(left: SetRun, right: SetRun) -> int:
    """Return the distance between two runs in thousandths of an em of the left one."""
    return round((right.run.x + right.run.offsets[0] - left.end) * 1000 / left.run.size)


def _bridged(last: Span, gap: int) -> tuple[Span, ...]:
    """Let the last span of a run reach to what follows; of a plain one only its last piece, of a number the last that is seen."""
    if last.told is not None:
        return (last._replace(gap=gap),)
    *before, piece = pieces(last.set_run.run)
    if gap > NUMBER_GAP and piece.text == " " and before:  # what is told of blanks alone, readers heed no more than blanks
        piece = Piece(before[-1].first, piece.last, before[-1].text + piece.text)
    if not _may_be_told(piece.text):
        return (last,)
    told = Span(last.set_run, piece.first, piece.last, piece.text, gap)
    return (last._replace(last=piece.first), told) if piece.first > last.first else (told,)


def _is_spaced(line: SetRun) -> bool:
    """Say whether a run is set letter by letter 疏排, so wide that readers would see blanks between its letters."""
    run = line.run
    if run.level % 2 or -min(line.backs) <= UNSEEN_GAP:  # nearly always
        return False
    cuts = [piece.first for piece in pieces(run)]
    inner = sorted(-line.backs[cut] for cut, char in zip(cuts, run.text, strict=False) if char != " ")
    if len(inner) <= 2:
        return False
    # Letters of a word stand close by themselves; kerning may hide that of some they are set apart.
    return inner[len(inner) // 2] > UNSEEN_GAP if run.text.isascii() else inner[1] > SPACED


def _words(line: SetRun) -> Iterator[Span]:
    """Tell a run that is spaced out word by word, its blanks between them."""
    found = list(pieces(line.run))
    for blank, group in groupby(found, key=lambda piece: piece.text == " "):
        word = list(group)
        yield Span(line, word[0].first, word[-1].last, None if blank else "".join(piece.text for piece in word))


def _is_plain(line: SetRun) -> bool:
    run, inner = line.run, line.backs[1:]
    return (
        (run.level % 2 == 1 or max(inner, default=0) <= UNSEEN_GAP)
        and run.text.isprintable()
        and "  " not in run.text
        and tuple(map(line.font.stands_for.get, run.glyphs)) == tuple(run.text[::-1] if run.level % 2 else run.text)
    )


def _parts(line: SetRun) -> Iterator[_Part]:
    glyphs, stands_for = line.run.glyphs, line.font.stands_for
    tied, before = False, ""
    for piece, following in zip_longest(found := tuple(pieces(line.run)), found[1:]):
        back = 0 if line.run.level % 2 or following is None else line.backs[following.first]
        narrow = back > MOST_TAKEN * line.font.widths[glyphs[piece.last - 1]]
        squeezed = following is not None and back > UNSEEN_GAP and (narrow or piece.text != " ")
        bridged = squeezed and not narrow and _bridges(piece.text, following.text)
        plain = not bridged and piece.last - piece.first == 1 and stands_for.get(glyphs[piece.first]) == piece.text
        yield _Part(piece, plain, not _belongs_together(before, piece.text, seen=tied), -back if bridged else 0)
        tied, before = squeezed and not bridged, piece.text


def _may_be_told(text: str) -> bool:
    """Pdfium loses told characters beyond U+FFFF, and a lost character is worse than a stray space: their font says those."""
    return max(text, default="") <= BASIC


def _bridges(left: str, right: str) -> bool:
    """Say whether an overlap can be told with the left one of two texts: pdfium takes equal ones for one that is shown twice."""
    return left != right and not left.isspace() and _may_be_told(left)


def _belongs_together(left: str, right: str, *, seen: bool) -> bool:
    """Say whether two neighbouring texts must be told in one: they overlap, or one is an unusual space.

    Readers show every space as U+0020 and several as one.
    """
    if not _may_be_told(left + right):
        return False
    odd = any(text.isspace() and text != " " for text in (left, right))
    return seen or odd or (left.isspace() and right.isspace())


def _grouped(line: SetRun, parts: Iterable[_Part]) -> Iterator[Span]:
    """Collect parts: those that belong together are told together, one that is not plain stands alone, the rest is left plain."""
    group: list[_Part] = []
    told = False
    for part in parts:
        if not part.near and group:
            if not told and len(group) > 1:
                yield _span(line, group[:-1], told=False)
                group = group[-1:]
            told = True
        elif group and (told or not part.plain):
            yield _span(line, group, told=told)
            group, told = [], False
        told = told or not part.plain
        group.append(part)
    if group:
        yield _span(line, group, told=told)


def _span(line: SetRun, group: Sequence[_Part], *, told: bool) -> Span:
    texts = [part.piece.text for part in group]
    told_text = "".join(reversed(texts) if line.run.level % 2 else texts)
    return Span(line, group[0].piece.first, group[-1].piece.last, told_text if told else None, group[-1].gap)
