"""The faces of the house by role, with the fall-back that keeps every character visible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from epaper.fonts.face import Face

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "fonts"

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
    }
)
BODY = "song"


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
    def shipped(cls, folder: Path = SHIPPED) -> FontBook:
        """Open the faces that come with the program."""
        return cls({key: Face(key, folder / name) for key, name in FILES.items()})

    def itemise(self, text: str, key: str) -> Iterator[FaceRun]:
        """Cut `text` into stretches of one face: `key` where it has the glyphs, else the body face.

        A character that neither has stays with `key` and shows as its visible "no such glyph" box.
        """
        wanted, body = self.faces[key], self.faces[BODY]
        start = 0
        current = wanted
        for index, char in enumerate(text):
            face = body if not wanted.covers(char) and body.covers(char) else wanted
            if face is not current:
                if index > start:
                    yield FaceRun(start, index, current)
                start, current = index, face
        if len(text) > start:
            yield FaceRun(start, len(text), current)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no face can show, each once, in order."""
        body = self.faces[BODY]
        lost = (char for char in dict.fromkeys(text) if not char.isspace() and not body.covers(char))
        return tuple(c for c in lost if not any(face.covers(c) for face in self.faces.values()))
