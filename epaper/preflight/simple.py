"""A simple font, of one byte a code, and its embedded program → the codes that show no glyph of the program but .notdef.

Readers differ in how they find the glyphs of TrueType programs; a code is lacking only where none of the ways leads to a glyph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight import cff, sfnt, type1
from epaper.preflight.encodings import STANDARD, character_of, names_shown
from epaper.preflight.glyphs import BROKEN_PROGRAM
from epaper.preflight.values import entry, number, word

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from pikepdf import Object

_SYMBOLIC = 4  # flag of a font descriptor
_CODES = range(256)
_NOWHERE = ".notdef"
# A space shows nothing, nor does the .notdef of most Type 1 programs: subsets of them often leave the space out.
_UNSEEN = frozenset({"space", "nbspace", "nonbreakingspace"})
_SYMBOL_BASES = (0, 0xF000, 0xF100, 0xF200)  # where maps of symbols may keep the 256 codes (ISO 32000-1, 9.6.6.4)
_UNICODE, _SYMBOLS, _MACINTOSH = ((3, 10), (3, 1), (0, 4), (0, 3)), (3, 0), (1, 0)


def lacking(font: Object, program: bytes) -> frozenset[int]:
    """Return the codes without a glyph; none where font or program are not understood."""
    try:
        if word(entry(font, "/Subtype")) == "TrueType":
            return frozenset(_lacking_truetype(font, sfnt.tables(program)))
        return frozenset(_lacking_named(font, program))
    except BROKEN_PROGRAM:
        return frozenset()


def _lacking_named(font: Object, program: bytes) -> Iterator[int]:
    """Yield codes by the names of Type 1 and CFF programs: an encoding leads to a name, and a name to an outline."""
    held: Container[str] | None
    own: Mapping[int, str] | None
    if _is_type_1(program):
        held, own = type1.names(program), type1.own_encoding(program)
    else:
        data = sfnt.tables(program)[b"CFF "] if program[:4] in sfnt.SIGNATURES else program
        found = cff.names(data)
        held, own = found, (None if found is None else cff.own_encoding(data, found))
    if not held:
        return
    encoding = entry(font, "/Encoding")
    shown = names_shown(encoding, own)
    for code, name in shown.items():
        if name == _NOWHERE or (name not in held and name not in _UNSEEN):
            yield code
    if encoding is None and own is not None:
        yield from (code for code in _CODES if code not in shown)


def _is_type_1(program: bytes) -> bool:
    return program.startswith(b"%!")


def _lacking_truetype(font: Object, tables: sfnt.Tables) -> Iterator[int]:
    maps, own = sfnt.character_maps(tables), sfnt.glyph_names(tables)
    encoding = entry(font, "/Encoding")
    symbolic = bool(int(number(entry(entry(font, "/FontDescriptor"), "/Flags"))) & _SYMBOLIC)
    names = {} if encoding is None else names_shown(encoding, None if symbolic else STANDARD)
    for code in _CODES:
        name = names.get(code)
        if name is None and encoding is not None and not symbolic:
            continue  # an open place of the encoding: readers do there as they like
        ways = list(_ways(code, name, maps, own))
        if ways and not any(ways):
            yield code


def _ways(code: int, name: str | None, maps: Mapping[tuple[int, int], sfnt.CharacterMap], own: frozenset[str]) -> Iterator[int]:
    """Yield the glyph, nought for none, by each way that is open."""
    if name == _NOWHERE:
        yield 0
        return
    if name is not None:
        yield from _by_name(name, maps, own)
    if _SYMBOLS in maps:
        yield max(maps[_SYMBOLS].get(base + code, 0) for base in _SYMBOL_BASES)
    if _MACINTOSH in maps:
        yield maps[_MACINTOSH].get(code, 0)


def _by_name(name: str, maps: Mapping[tuple[int, int], sfnt.CharacterMap], own: frozenset[str]) -> Iterator[int]:
    point = character_of(name)
    if name in own or point is None:
        yield 1  # it is there by its name, or nobody can tell
        return
    for key in _UNICODE:
        if key in maps:
            yield maps[key].get(point, 0)
    if _MACINTOSH in maps:
        written = chr(point).encode("mac_roman", "ignore")
        yield maps[_MACINTOSH].get(written[0], 0) if written else 0
