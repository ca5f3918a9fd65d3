"""A list of names 名单 as people write it → names parted by single spaces, as a name grid wants them.

Invariants: a name holds no plain space; the words of one name (`Source Serif`) and of its brackets hold together by no-break
spaces. `tidy_names(tidy_names(text)) == tidy_names(text)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from epaper.issue.text import clean, is_han, is_wide, visible

NO_BREAK = "\u00a0"
_MARKS = re.compile(r"[,，、;；\n]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_PIECE = re.compile(r"(?:[（(][^（()）]*[）)]|[^\n,，、;；])+")
_WORD = re.compile(r"(?:[（(][^（()）]*[）)]|\S)+")
_BLANK = re.compile(r"[^\S\u00a0]+")


def tidy_names(text: str) -> str:
    """Return the names of a list, parted by single spaces."""
    return " ".join(split_names(text))


def split_names(text: str) -> tuple[str, ...]:
    """Cut a list into names.

    With commas or 、 between names, a blank between Latin words belongs to the name; without, every blank parts names.
    A two-character name drawn wide with a blank (张　三) is one: a single Han character is no name.
    """
    seen = visible(text)
    marked = re.search(r"[,，、;；]", _BRACKETS.sub("", seen)) is not None
    pieces = _PIECE.findall(seen) if marked else _BLANK.split(_BRACKETS.sub(_tied, seen))
    names = [name for piece in pieces for name in _names(piece)]
    whole: list[str] = []
    for name in _paired(names):
        if whole and name.startswith("（"):  # 张三 （女）
            whole[-1] += name
        else:
            whole.append(name)
    return tuple(whole)


def written_names(text: str, mark: str) -> str:
    """Return a tidy list as a person writes it, so that `tidy_names` reads it back; `mark` stands between names if it must."""
    if NO_BREAK not in text:
        return text
    listed = mark.join(name.replace(NO_BREAK, " ") for name in text.split(" "))
    return listed if " " in text else listed + mark.strip()


def _tied(brackets: re.Match[str]) -> str:
    return NO_BREAK.join(brackets[0].split())


def _names(piece: str) -> Iterator[str]:
    """Cut what stands between two marks; words of one Latin name stay together."""
    name = ""
    for found in _WORD.findall(piece):
        word = NO_BREAK.join(clean(found).split()).rstrip("。")
        if not word:
            continue
        if name and (is_wide(name[-1]) or is_wide(word[0])):
            yield name
            name = word
        else:
            name = f"{name}{NO_BREAK}{word}" if name else word
    if name:
        yield name


def _paired(names: list[str]) -> Iterator[str]:
    waiting = ""
    for name in names:
        single = len(name) == 1 and is_han(name)
        if waiting:
            if single:
                yield waiting + name
                waiting = ""
                continue
            yield waiting
            waiting = ""
        if single:
            waiting = name
        else:
            yield name
    if waiting:
        yield waiting
