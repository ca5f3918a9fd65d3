"""The faces of the house by role, with the fall-back that keeps every character visible.

Invariants: the runs of a text follow one another without gap or overlap; a character and the marks
that combine with it share a face; whatever `missing` does not name prints as itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from epaper.fonts.face import Face
from epaper.resources import fonts_folder

# The roles of a newspaper's types, and the file that plays each part. The key is also the face's name in the scene.
FILES: Mapping[str, str] = MappingProxyType(
    {
        "song": "NotoSerifSC-Medium.ttf",  # 报宋, the body
        "song-bold": "NotoSerifSC-Bold.ttf",  # 小标宋
        "song-black": "NotoSerifSC-Black.ttf",  # 大标宋
        "hei-bold": "NotoSansSC-Bold.ttf",  # 黑体
        "hei-black": "NotoSansSC-Black.ttf",  # 大黑
        "kai": "LXGWWenKai-Regular.ttf",  # 楷体
        "brush": "MaShanZheng-Regular.ttf",  # 报头 lettering
        "latin": "SourceSerif4-Regular.ttf",  # the text of an English paper
        "latin-italic": "SourceSerif4-Italic.ttf",
        "latin-bold": "SourceSerif4-Bold.ttf",
        "latin-black": "FrankRuhlLibre-ExtraBold.ttf",  # its heads
        "latin-sans": "LibreFranklin-SemiBold.ttf",  # its labels
        "latin-masthead": "UnifrakturCook-Bold.ttf",
    }
)
BODY = "song"
# Combining marks, variation selectors and joiners: they say how the character before them looks.
ATTACHED = frozenset({"Mn", "Mc", "Me", "Cf"})


class FaceRun(NamedTuple):
    """A stretch `start:end` of a text that one face can set."""

    start: int
    end: int
    face: Face


class FontBook:
    """The faces of one house, by key."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        """Take faces by key; `song` is the body and the fall-back of all others."""
        self.faces = MappingProxyType(dict(faces))

    @classmethod
    def shipped(cls, folder: Path | None = None) -> FontBook:
        """Open the faces that come with the program, or those of the same names in `folder`."""
        place = folder or fonts_folder()
        return cls({key: Face(key, place / name) for key, name in FILES.items()})

    def itemise(self, text: str, key: str) -> Iterator[FaceRun]:
        """Cut `text` into stretches of one face: `key` where it has the glyphs, else the body face, else any other.

        A character that none has stays with `key` and shows as its visible "no such glyph" box.
        """
        wanted = self.faces[key]
        if text and all(map(wanted.covers, set(text))):  # nearly always, and four times as fast
            yield FaceRun(0, len(text), wanted)
            return
        start, current = 0, wanted
        for index, character in _characters(text):
            face = self._face_for(character, wanted)
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
        return tuple(c for c in lost if not _invisible(c) and not any(face.covers(c) for face in self.faces.values()))

    def _face_for(self, character: str, wanted: Face) -> Face:
        """Return the face for a character and its marks: one that has them all, else one that has the character."""
        if wanted.covers(character):
            return wanted
        shown = [char for char in character if not _invisible(char)] or [character[0]]
        order = (wanted, self.faces[BODY], *self.faces.values())
        whole = (face for face in order if all(face.covers(char) for char in shown))
        bare = (face for face in order if face.covers(character[0]))
        return next(whole, None) or next(bare, wanted)


def _characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character with the marks attached to it, and where it starts."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or unicodedata.category(text[index]) not in ATTACHED:
            yield start, text[start:index]
            start = index


def _invisible(char: str) -> bool:
    """Say whether HarfBuzz draws nothing for `char` where a face lacks it: joiners and variation selectors."""
    return unicodedata.category(char) == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
