"""Lines of one story's body → whole paragraphs, broken ones rejoined (rulebook A8.4).

Invariants: every line is in exactly one paragraph; no character is added but a space between two Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from epaper.issue.model import Paragraph, ParagraphKind
from epaper.issue.raw.classify import Tagged
from epaper.issue.raw.lines import Line

_FINISHED = re.compile(r"[。！？…；：.!?;:][”’）》」』】﹂﹄〉〕)\"']*$|^[（(【].*[）)】]$")
# A sub-heading without a number: short, no stops or commas; it takes two of them in a story to believe it.
_SERIES_HEAD = re.compile(r"[^，。；：！？,.;:!?…]{2,16}$")
_SERIES = 2


class Joined(NamedTuple):
    """A paragraph and the source lines it was made of."""

    paragraph: Paragraph
    lines: tuple[Line, ...]


def join(tagged: Sequence[Tagged]) -> tuple[Joined, ...]:
    """Rejoin broken paragraphs; sub-headings stand alone."""
    heads = _subheadings(tagged)
    groups: list[list[Line]] = []
    kinds: list[ParagraphKind] = []
    open_end = False
    for index, item in enumerate(tagged):
        if open_end and item.part == "body" and index not in heads:
            groups[-1].append(item.line)
        else:
            groups.append([item.line])
            kinds.append("subheading" if index in heads else "body")
        open_end = index not in heads and item.part != "signature" and not is_finished(item.line.text)
    return tuple(Joined(Paragraph(_seamed(group), kind), tuple(group)) for group, kind in zip(groups, kinds, strict=True))


def is_finished(text: str) -> bool:
    """Say whether a paragraph ends as one should."""
    return _FINISHED.search(text) is not None


def _seamed(lines: Sequence[Line]) -> str:
    """Return the text of broken lines put together."""
    pieces = [lines[0].text]
    for left, right in pairwise(line.text for line in lines):
        gap = " " if _is_latin(left[-1]) and _is_latin(right[0]) else ""
        pieces.append(gap + right)
    return "".join(pieces)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _subheadings(tagged: Sequence[Tagged]) -> frozenset[int]:
    """Return the places of sub-headings: marked or numbered ones, and short lines between whole paragraphs if several."""
    marked = {index for index, item in enumerate(tagged) if item.part == "subheading"}
    series = {index for index in range(1, len(tagged) - 1) if _could_head(tagged, index)}
    return frozenset(marked | series if len(series) >= _SERIES else marked)


def _could_head(tagged: Sequence[Tagged], index: int) -> bool:
    above, here, below = (item.line.text for item in tagged[index - 1 : index + 2])
    return (
        tagged[index].part == "body"
        and _SERIES_HEAD.match(here) is not None
        and is_finished(above)
        and len(below) > len(here)
        and tagged[index + 1].part != "signature"
    )
