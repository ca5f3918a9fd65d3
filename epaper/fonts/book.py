"""The faces of the house by role, with the fall-back that keeps every character visible.

Invariants: the runs of a text follow one another without gap or overlap; a character and the marks that combine with it share a
face, and so does a word wherever one face has all of it; whatever `missing` does not name prints as itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from epaper.fonts.face import Face
from epaper.fonts.faces import BODY, EMOJI, FALLBACKS, FILES, NEAREST, Fallback
from epaper.resources import fonts_folder

# Combining marks, variation selectors and joiners: they say how the character before them looks.
ATTACHED = frozenset({"Mn", "Mc", "Me", "Cf"})
JOINER = "\u200d"  # it makes one picture of two emoji
AS_EMOJI = "\ufe0f"  # the character before it is wanted as a picture
ALPHABETS_END = "\u2e80"  # letters below this make words; above it are Han, kana, hangul
EVERYTHING = (range(0x110000),)


class FaceRun(NamedTuple):
    """A stretch `start:end` of a text that one face can set."""

    start: int
    end: int
    face: Face


class FontBook:
    """The faces of one house, by key."""

    def __init__(
        self,
        faces: Mapping[str, Face],
        nearest: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        fallbacks: Sequence[Fallback] | None = None,
    ) -> None:
        """Take faces by key; `song` is the body and stands in for all others.

        Before it the faces `nearest` to one are asked, after it the `fallbacks`; where none are named, every face.
        """
        self.faces = MappingProxyType(dict(faces))
        self._nearest = nearest
        self._fallbacks = tuple(Fallback(key, "", EVERYTHING) for key in faces) if fallbacks is None else tuple(fallbacks)
        self._found: dict[tuple[str, str], Face | None] = {}  # a rare character seldom comes alone

    @classmethod
    def shipped(cls, folder: Path | None = None) -> FontBook:
        """Open the faces that come with the program, or those of the same names in `folder`."""
        place = folder or fonts_folder()
        return cls({key: Face(key, place / name) for key, name in FILES.items()}, NEAREST, FALLBACKS)

    def itemise(self, text: str, key: str) -> Iterator[FaceRun]:
        """Cut `text` into stretches of one face: `key` where it has the glyphs, else the first that stands in for it.

        A character that none has stays with `key` and shows as its visible "no such glyph" box. A blank stays with the word
        before it.
        """
        wanted = self.faces[key]
        if text and wanted.covers_all(text):  # nearly always, and many times as fast
            yield FaceRun(0, len(text), wanted)
            return
        start, current = 0, wanted
        for index, unit in self._units(text, wanted):
            face = current if unit.isspace() and current.covers(unit[0]) else self._face_for(unit, wanted)
            if face is not current:
                if index > start:
                    yield FaceRun(start, index, current)
                start, current = index, face
        if len(text) > start:
            yield FaceRun(start, len(text), current)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no face can show, each once, in order; white space and joiners show nothing."""
        body = self.faces[BODY]
        lost = (char for char in dict.fromkeys(text) if not char.isspace() and not body.covers(char))
        return tuple(c for c in lost if not _invisible(c) and self._whole(c, body) is None)

    def _units(self, text: str, wanted: Face) -> Iterator[tuple[int, str]]:
        """Yield the stretches of `text` that are set in one face: words, else characters, else their parts; and their starts."""
        for index, word in _parts(text, _word_goes_on):
            if len(word) == 1 or self._whole(word, wanted) is not None:
                yield index, word
                continue
            for within, character in _parts(word, _character_goes_on):
                if self._whole(character, wanted) is not None:
                    yield index + within, character
                else:  # rather its mark in a strange face than none
                    yield from ((index + within + deep, part) for deep, part in _parts(character, _part_goes_on))

    def _face_for(self, unit: str, wanted: Face) -> Face:
        """Return the face that has all of a unit, else `wanted`."""
        return self._whole(unit, wanted) or wanted

    def _whole(self, unit: str, wanted: Face) -> Face | None:
        """Return the first face that has every visible character of `unit`."""
        if wanted.covers(unit):
            return wanted
        asked = (unit, wanted.key)
        if asked not in self._found:
            shown = [char for char in unit if not _invisible(char)] or [unit[0]]
            having = (face for face in self._candidates(unit, wanted) if all(map(face.covers, shown)))
            self._found[asked] = next(having, None)
        return self._found[asked]

    def _candidates(self, unit: str, wanted: Face) -> Iterator[Face]:
        """Yield the faces to be asked for `unit`, the best first."""
        codes = [ord(char) for char in unit if not _invisible(char)]
        beside = (fall for fall in self._fallbacks if not fall.beside or wanted.key in fall.beside)
        rare = (fall.key for fall in beside if any(code in block for block in fall.blocks for code in codes))
        near = chain(self._nearest.get(wanted.key, ()), (BODY,), rare)
        keys = chain((EMOJI,) if AS_EMOJI in unit else (), (wanted.key,), near)
        return (self.faces[key] for key in keys if key in self.faces)


def _parts(text: str, goes_on: Callable[[str, str], bool]) -> Iterator[tuple[int, str]]:
    """Cut `text` wherever it does not go on from one character to the next; yield each part and where it starts."""
    start = 0
    for index in range(1, len(text)):
        if not goes_on(text[index - 1], text[index]):
            yield start, text[start:index]
            start = index
    if text:
        yield start, text[start:]


def _word_goes_on(before: str, char: str) -> bool:
    return _character_goes_on(before, char) or (
        _is_letter(char) and (_is_letter(before) or unicodedata.category(before)[0] == "M")
    )


def _character_goes_on(before: str, char: str) -> bool:
    return unicodedata.category(char) in ATTACHED or before == JOINER


def _part_goes_on(_: str, char: str) -> bool:
    return _invisible(char)


def _is_letter(char: str) -> bool:
    """Say whether `char` is a letter of an alphabet, or one of the spacing marks of phonetic script."""
    return char < ALPHABETS_END and (char.isalpha() or "\u02b0" <= char <= "\u02ff")


def _invisible(char: str) -> bool:
    """Say whether HarfBuzz draws nothing for `char` where a face lacks it: joiners and variation selectors."""
    return unicodedata.category(char) == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
