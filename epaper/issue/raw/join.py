"""Lines of one story's body → whole paragraphs, broken ones rejoined (rulebook A8.4).

Invariants: every line is in exactly one paragraph; no character is added but a space between two Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from epaper.issue.model import Paragraph
from epaper.issue.raw.classify import Tagged
from epaper.issue.raw.lines import Line

_FINISHED = re.compile(r"[。！？…；：.!?;:][”’）》」』】)\"']*$|^[（(【].*[）)】]$")
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
    joined: list[Joined] = []
    open_end = False
    for index, item in enumerate(tagged):
        if index in heads:
            joined.append(Joined(Paragraph(item.line.text, "subheading"), (item.line,)))
            open_end = False
        elif open_end and item.part == "body":
            joined[-1] = _seam(joined[-1], item.line)
        else:
            joined.append(Joined(Paragraph(item.line.text), (item.line,)))
        open_end = index not in heads and item.part != "signature" and not is_finished(item.line.text)
    return tuple(joined)


def is_finished(text: str) -> bool:
    """Say whether a paragraph ends as one should."""
    return _FINISHED.search(text) is not None


def _seam(before: Joined, line: Line) -> Joined:
    left, right = before.paragraph.text, line.text
    gap = " " if left[-1].isascii() and left[-1].isalpha() and right[0].isascii() and right[0].isalpha() else ""
    return Joined(Paragraph(left + gap + right), (*before.lines, line))


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
