"""All lines → the lines without captions of pictures 图片说明, and the captions, for which heads and paragraphs are read past.

Invariant: a caption keeps its lines; what is not plainly one stays copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from epaper.issue.lead import opens_story
from epaper.issue.model import Picture
from epaper.issue.pictures import is_safe_name
from epaper.issue.raw.lines import Line

Has = Callable[[str], bool]  # whether a picture of that name can be shown

_NAMED = re.compile(r"[（(【\[]?(?:图片说明|图片|图说|图注|照片|[上下左右题附]?图)[】\]]?[：:]\s?")
_SHOWN = re.compile(r"[上下左右题]?图(?:为|①|②|③|④|1|2|3|4).*(?:摄|供图|摄影报道)[）)]?$")
_NAME = r"[^()（）\[\]【】/\\：:]+\.(?:jpe?g|png|gif|webp|tiff?|bmp)"
_FILE = re.compile(rf"\s?[（(\[【]\s?(?P<file>{_NAME})\s?[）)\]】]$|^(?P<alone>{_NAME})$", re.IGNORECASE)
_WORD = r"[^。！？\s（()）]"
_CREDIT = re.compile(rf"(?:(?<=[。！？ ])|^)\s?[（(]?((?:{_WORD}{{1,12}}\s){{0,3}}{_WORD}{{0,12}}(?:摄|摄影|供图|提供))[）)]?$")
_ENDED = re.compile(r"(?:摄|供图|提供|[。！？）)\]】]|\.\w{3,4})$")
_MOST_LINES = 4
_BROKEN = 30  # characters; a shorter line is not broken at the measure of a mail


class Caption(NamedTuple):
    """The lines of a caption as one text, and what it says of its picture; `file` is empty where it names none."""

    lines: tuple[Line, ...]
    file: str
    words: str
    credit: str

    @property
    def text(self) -> str:
        """All that is said, as a paragraph."""
        return "".join(line.text for line in self.lines)

    @property
    def picture(self) -> Picture:
        """The picture, as Markdown would have it."""
        return Picture(self.file, self.words, self.credit)


def take_captions(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Caption, ...]]:
    """Part captions from the lines; a caption broken over lines is put together."""
    left: list[Line] = []
    captions: list[Caption] = []
    index = 0
    while index < len(lines):
        end = _end_of_caption(lines, index)
        if end > index:
            captions.append(_caption(lines[index:end]))
        else:
            left.append(lines[index])
        index = max(end, index + 1)
    return tuple(left), tuple(captions)


def _end_of_caption(lines: Sequence[Line], start: int) -> int:
    if not _is_caption(lines[start]):
        return start
    end = start + 1
    while end < len(lines) and end - start < _MOST_LINES and _goes_on(lines[end - 1], lines[end]):
        end += 1
    return end


def _is_caption(line: Line) -> bool:
    text = line.text
    return not line.level and bool(_NAMED.match(text) or _SHOWN.match(text) or _FILE.search(text))


def _goes_on(above: Line, line: Line) -> bool:
    broken = len(above.text) >= _BROKEN and not _ENDED.search(above.text)
    return broken and not (line.level or line.indent or line.gap or _is_caption(line) or opens_story(line.text))


def _caption(lines: Sequence[Line]) -> Caption:
    text = _NAMED.sub("", "".join(line.text for line in lines), count=1)
    file = _FILE.search(text)
    words = text[: file.start()].strip() if file else text
    credit = _CREDIT.search(words)
    said = words[: credit.start()].strip() if credit else words
    named = (file["file"] or file["alone"]).strip() if file else ""
    name = named if is_safe_name(named) else ""
    return Caption(tuple(lines), name, said, credit[1].strip() if credit else "")
