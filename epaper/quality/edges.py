"""Paragraphs as they were broken → marks that stand where they may not, marks of a wrong width, units torn apart (Q1-Q4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from epaper.quality.copy import HEADS, Break, Drawn, Strand, breaks
from epaper.quality.model import Metric, Place, count, share
from epaper.scene.model import Facsimile, TextLine
from epaper.typeset.classes import ADDRESS, MARKS, NOT_AT_END, NOT_AT_START, PAIRED, UNITS, Kind, kind_of

HALF = 0.5  # em a mark takes at a line end (GB/T 15834 5.1.10), and of the white between two that turn their backs
EXACT = 0.03  # em: insets of marks that a face draws narrow
NARROW = 0.75  # em of advance: a mark with less is no full-width drawing …
INSET = 0.04  # … and has so much white in its half box before its drawing begins
BEARING = 0.07  # em from its text at which a mark may stand whose face draws it farther off, when its white is taken
CLOSING = frozenset({Kind.CLOSE, Kind.PAUSE, Kind.STOP})
JOINTS = frozenset(".,:")
DATELINE_MOST = 30  # characters from a story's beginning in which its dateline 电头 ends


def prohibitions(found: Sequence[Strand]) -> Metric:
    """Q1: lines that begin or end with what may not stand there (clreq 3.1.7)."""
    return count("Q1", "禁则", tuple(place for strand in found for place in _prohibited(strand)))


def _prohibited(strand: Strand) -> Iterator[Place]:
    for cut in _outside_addresses(strand):
        last, opening = cut.before.line.text.rstrip()[-1], cut.after.line.text.lstrip()[:2]
        first = opening[0]
        if kind_of(last) in NOT_AT_END:
            yield cut.before.place(f"行末是“{last}”")
        doubled = opening == first * 2 and first in PAIRED  # —— and …… are kept from a line's start at the strict level only
        if kind_of(first) in NOT_AT_START and not doubled:
            yield cut.after.place(f"行首是“{first}”")


def line_ends(found: Sequence[Strand]) -> Metric:
    """Q2: marks at a line end that take half a cell (rulebook L3)."""
    ends = [(seen, seen.last) for strand in found for seen in strand.lines]
    marks = [(seen, last) for seen, last in ends if last is not None and kind_of(last.char) in CLOSING]
    wide = [
        seen.place(f"行末“{last.char}”占 {_taken(seen.line, last):.2f} 字")
        for seen, last in marks
        if _taken(seen.line, last) > HALF + EXACT
    ]
    return share("Q2", "行末标点半字", len(marks), tuple(wide))


def _taken(line: TextLine, last: Drawn) -> float:
    return (line.x + line.width - last.x) / line.size


def pairs(facsimile: Facsimile, found: Sequence[Strand]) -> Metric:
    """Q3: neighbouring marks that take one em or one and a half together (rulebook L5)."""
    seen_pairs = 0
    wrong: list[Place] = []
    for seen in (seen for strand in found for seen in strand.lines if strand.role != "headline"):
        for one, two in pairwise(seen.drawn):
            if two.at != one.at + 1 or kind_of(one.char) not in MARKS or kind_of(two.char) not in MARKS:
                continue
            seen_pairs += 1
            white = _box(facsimile, seen.line, two) - _box(facsimile, seen.line, one) - HALF
            apart = (0.0, HALF) if kind_of(one.char) in CLOSING and kind_of(two.char) is Kind.OPEN else (0.0,)
            least, most = -_moved(facsimile, seen.line, two) - EXACT, _moved(facsimile, seen.line, one) + EXACT
            if not any(least <= white - add - want <= most for want in apart for add in (0.0, seen.line.stretch)):
                wrong.append(seen.place(f"“{one.char}{two.char}”之间空 {white:.2f} 字"))
    return share("Q3", "连续标点宽度", seen_pairs, tuple(wrong))


def _box(facsimile: Facsimile, line: TextLine, mark: Drawn) -> float:
    """Return the left edge of a mark's half box, in em of the line: an opening mark's drawing ends with its box."""
    face = facsimile.faces.get(mark.face)
    advance = (face.advance(mark.glyph) if face else 1.0) * mark.size / line.size
    inset = INSET if advance < NARROW else 0.0
    left = mark.x / line.size
    return left + advance - HALF + inset if kind_of(mark.char) is Kind.OPEN else left - inset


def _moved(facsimile: Facsimile, line: TextLine, mark: Drawn) -> float:
    """Return by how much, in em of the line, a closing mark may have been moved towards its text; opening ones end their box."""
    face = facsimile.faces.get(mark.face)
    if face is None or kind_of(mark.char) is Kind.OPEN or face.advance(mark.glyph) < NARROW:
        return 0.0
    return max(0.0, face.ink(mark.glyph)[0] * mark.size / line.size - BEARING)


def torn_units(found: Sequence[Strand]) -> Metric:
    """Q4: numbers, quantities, words, double marks and datelines that lie across two lines (rulebook L7, P7)."""
    cuts = ((strand, cut) for strand in found for cut in _outside_addresses(strand))
    torn = [
        cut.before.place(f"“{strand.text[max(0, cut.at - 3) : cut.at]}|{strand.text[cut.at : cut.at + 3]}”被拆开")
        for strand, cut in cuts
        if _torn(strand, cut)
    ]
    return count("Q4", "拆开的数字词语", tuple(torn))


def _torn(strand: Strand, cut: Break) -> bool:
    text, at = strand.text, cut.at
    before, after = text[at - 1], text[at]
    if _written(before) and _written(after):
        # Lines of a head end at blanks that neither of them keeps.
        return (_digit(before) and _digit(after)) or not (cut.before.line.hyphen or strand.role in HEADS)
    if before == after and before in PAIRED:
        return (at - len(text[:at].rstrip(before))) % 2 == 1  # of four in a row two stand on either line
    return _torn_quantity(text, at) or _torn_dateline(strand, at)


def _torn_quantity(text: str, at: int) -> bool:
    ahead, before, after = text[at - 2 : at - 1], text[at - 1], text[at]
    if _digit(before):
        return after in UNITS
    return before in JOINTS and _digit(ahead) and _digit(after)


def _torn_dateline(strand: Strand, at: int) -> bool:
    opening = strand.lines[0].line
    return opening.paragraph == 0 and opening.role == "body" and at < DATELINE_MOST and strand.text[at - 1 : at + 1] == "日电"


def _digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


def _written(char: str) -> bool:
    return kind_of(char) is Kind.LATIN and char.isalnum()


def _outside_addresses(strand: Strand) -> Iterator[Break]:
    """Yield the breaks of a strand but for those in web addresses, which may part anywhere."""
    addresses = [found.span() for found in ADDRESS.finditer(strand.text)]
    for cut in breaks(strand):
        if not any(start < cut.at < end for start, end in addresses):
            yield cut
