"""A font of a PDF → how its strings divide into glyphs, how wide they are, whether it is embedded and which glyphs it lacks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pikepdf import Array, Object, Stream

from epaper.preflight.encodings import names_shown
from epaper.preflight.glyphs import held_glyphs
from epaper.preflight.matrix import IDENTITY, Matrix
from epaper.preflight.simple import lacking
from epaper.preflight.streams import TooMuch, decoded
from epaper.preflight.values import BROKEN, entry, items, matrix_of, number, numbers, word

_EM = 1000.0  # widths of all fonts but Type 3 are thousandths of the size
_ASCENT, _DESCENT = 0.88, -0.12  # of an em box as Chinese faces have it, where the font does not say
_GUESSED_WIDTH = 500.0  # of a font that is not embedded and gives no widths
_WIDTH_OF_CID = 1000.0  # DW where it is not given
_MOST_PROGRAM = 64 << 20  # bytes; the largest Chinese faces take half of it
_MOST_WIDTHS = 70_000  # a font has at most 65,536 glyphs


class Glyph(NamedTuple):
    """One code of a string: its advance in thousandths, whether word spacing applies, whether the font lacks it."""

    advance: float
    is_space: bool
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Font:
    """A font as far as a preflight has to know it; lengths in parts of the size."""

    name: str
    kind: str
    embedded: bool
    composite: bool = False
    vertical: bool = False
    ascent: float = _ASCENT
    descent: float = _DESCENT
    scale: float = 1 / _EM
    widths: dict[int, float] = field(default_factory=dict, repr=False)
    default: float = _GUESSED_WIDTH
    held: Container[int] | None = field(default=None, repr=False)
    glyph_of: bytes = field(default=b"", repr=False)  # CIDToGIDMap, two bytes for each CID
    lacking: frozenset[int] = field(default=frozenset(), repr=False)  # of a simple font: codes without a glyph
    mixed: bool = False  # one byte for ASCII, two for the rest
    drawn: Mapping[int, Stream] = field(default_factory=dict, repr=False)  # of Type 3: the content of the glyph of each code
    matrix: Matrix = IDENTITY  # of Type 3: from glyphs to text
    resources: Object | None = field(default=None, repr=False)
    known: dict[int, Glyph] = field(default_factory=dict, repr=False, compare=False)

    def glyphs(self, string: bytes) -> Iterator[Glyph]:
        """Yield what a string shows."""
        known = self.known
        for code in self._codes(string):
            found = known.get(code)
            if found is None:
                found = known[code] = self._glyph(code)
            yield found

    def _codes(self, string: bytes) -> Iterator[int]:
        if not self.composite:
            yield from string
            return
        at, mixed = 0, self.mixed
        while at < len(string):
            if mixed and string[at] < 0x80:
                yield string[at]
                at += 1
            else:
                yield int.from_bytes(string[at : at + 2], "big")
                at += 2

    def _glyph(self, code: int) -> Glyph:
        advance = self.widths.get(code, self.default)
        return Glyph(advance, not self.composite and code == 32, self._lacks(code))

    def _lacks(self, code: int) -> bool:
        if self.held is None:
            return code in self.lacking
        glyph = int.from_bytes(self.glyph_of[2 * code : 2 * code + 2], "big") if self.glyph_of else code
        return glyph == 0 or glyph not in self.held


NO_FONT = Font("", "", embedded=False)


def read_font(source: Object) -> Font:
    """Understand a font dictionary, as far as it goes."""
    kind = word(entry(source, "/Subtype"))
    name = word(entry(source, "/BaseFont")) or word(entry(source, "/Name")) or "（无名）"
    if kind == "Type0":
        return _composite(source, name)
    descriptor = entry(source, "/FontDescriptor")
    first = int(number(entry(source, "/FirstChar")))
    given = numbers(entry(source, "/Widths"))[:_MOST_WIDTHS]
    widths = {first + at: width for at, width in enumerate(given)}
    missing = number(entry(descriptor, "/MissingWidth"), 0.0 if widths else _GUESSED_WIDTH)
    if kind == "Type3":
        return _drawn(source, name, widths)
    ascent, descent = _heights(descriptor)
    program = _program(descriptor)
    codes = frozenset[int]() if program is None else _lacking(source, program)
    return Font(name, kind, program is not None, ascent=ascent, descent=descent, widths=widths, default=missing, lacking=codes)


def _drawn(source: Object, name: str, widths: dict[int, float]) -> Font:
    """Understand a font of Type 3, whose glyphs are contents like those of pages."""
    outlines = entry(source, "/CharProcs")
    names = names_shown(entry(source, "/Encoding"), None)
    procedures = {code: entry(outlines, f"/{glyph}") for code, glyph in names.items()}
    given = numbers(entry(source, "/FontMatrix"))
    matrix = matrix_of(entry(source, "/FontMatrix")) if len(given) == 6 else (1 / _EM, 0.0, 0.0, 1 / _EM, 0.0, 0.0)
    return Font(
        name,
        "Type3",
        embedded=outlines is not None,
        scale=abs(matrix[0]),
        widths=widths,
        default=0.0,
        drawn={code: procedure for code, procedure in procedures.items() if isinstance(procedure, Stream)},
        matrix=matrix,
        resources=entry(source, "/Resources"),
    )


def _composite(source: Object, name: str) -> Font:
    below = next(items(entry(source, "/DescendantFonts")), None)
    descriptor = entry(below, "/FontDescriptor")
    coding = entry(source, "/Encoding")
    encoding = word(entry(coding, "/CMapName") if isinstance(coding, Stream) else coding)
    program = _program(descriptor)
    held, glyph_of = None, b""
    if program is not None and encoding.startswith("Identity"):
        held = _held(program)
        mapped = entry(below, "/CIDToGIDMap")
        if isinstance(mapped, Stream) and word(entry(below, "/Subtype")) == "CIDFontType2":
            try:
                glyph_of = decoded(mapped, 2 * _MOST_WIDTHS)
            except (TooMuch, *BROKEN):
                held = None
    ascent, descent = _heights(descriptor)
    return Font(
        name,
        "Type0",
        program is not None,
        composite=True,
        vertical=encoding.endswith("V"),
        ascent=ascent,
        descent=descent,
        widths=_cid_widths(entry(below, "/W")),
        default=number(entry(below, "/DW"), _WIDTH_OF_CID),
        held=held,
        glyph_of=glyph_of,
        mixed=any(sign in encoding for sign in ("EUC", "RKSJ", "GBK", "GBpc", "B5pc", "ETen")),
    )


def _program(descriptor: Object | None) -> Stream | None:
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        found = entry(descriptor, key)
        if isinstance(found, Stream):
            return found
    return None


def _held(program: Stream) -> Container[int] | None:
    try:
        return held_glyphs(decoded(program, _MOST_PROGRAM))
    except (TooMuch, *BROKEN):
        return None


def _lacking(source: Object, program: Stream) -> frozenset[int]:
    try:
        return lacking(source, decoded(program, _MOST_PROGRAM))
    except (TooMuch, *BROKEN):
        return frozenset()


def _heights(descriptor: Object | None) -> tuple[float, float]:
    ascent = number(entry(descriptor, "/Ascent")) / _EM
    descent = number(entry(descriptor, "/Descent")) / _EM
    sane = 0 < ascent <= 2 and -1 <= descent <= 0  # many writers leave nought, or the sign away
    return (min(ascent, _ASCENT), max(descent, -0.25)) if sane else (_ASCENT, _DESCENT)


def _cid_widths(given: Object | None) -> dict[int, float]:
    found: dict[int, float] = {}
    waiting: list[float] = []
    for item in items(given):
        if isinstance(item, Array):
            if not waiting:
                break
            found.update({int(waiting[0]) + at: width for at, width in enumerate(numbers(item)[:_MOST_WIDTHS])})
            waiting = []
            continue
        waiting.append(number(item))
        if len(waiting) == 3:
            first, last, width = waiting
            found.update(dict.fromkeys(range(int(first), min(int(last), int(first) + _MOST_WIDTHS) + 1), width))
            waiting = []
        if len(found) > _MOST_WIDTHS:
            break
    return found
