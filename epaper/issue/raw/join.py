"""Lines of one story's body → whole paragraphs, broken ones rejoined (rulebook A8.4).

Invariants: every line is in exactly one paragraph; no character is added but a space between two Latin words or behind a mark,
none is left out but the marks between the names of a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from epaper.issue.columns import alignment
from epaper.issue.model import Paragraph, ParagraphKind, Span
from epaper.issue.raw.classify import Part, Tagged
from epaper.issue.raw.lines import Line
from epaper.issue.raw.material import as_item, is_label, label_end
from epaper.issue.tidy import tidy_paragraph

_FINISHED = re.compile(r"[。！？…；：.!?;:][”’）》」』】﹂﹄〉〕)\"']*$|^[（(【].*[）)】]$")
# A sub-heading without a number: short, no stops or commas; it takes two of them in a story to believe it.
_SERIES_HEAD = re.compile(r"[^，。；：！？,.;:!?…]{2,16}$")
_SERIES = 2

_KINDS: Mapping[Part, ParagraphKind] = {"item": "item", "verse": "verse", "names": "names", "table": "table", "note": "note"}
_TOGETHER = {"verse", "names", "table"}  # kinds of which lines that follow each other make one paragraph


class Joined(NamedTuple):
    """A paragraph and the source lines it was made of."""

    paragraph: Paragraph
    lines: tuple[Line, ...]


def join(tagged: Sequence[Tagged]) -> tuple[Joined, ...]:
    """Rejoin broken paragraphs, put rows and lines of verse together; sub-headings and items stand alone."""
    heads = _subheadings(tagged)
    groups: list[list[Line]] = []
    kinds: list[ParagraphKind] = []
    open_end = False
    for index, item in enumerate(tagged):
        kind = "subheading" if index in heads else _KINDS.get(item.part, "body")
        goes_on = kind == kinds[-1] and kind in _TOGETHER if kinds else False
        if goes_on or (open_end and item.part == "body" and kind == "body"):
            groups[-1].append(item.line)
        else:
            groups.append([item.line])
            kinds.append(kind)
        open_end = kinds[-1] in {"body", "note"} and item.part != "signature" and not is_finished(item.line.text)
    return tuple(Joined(_paragraph(group, kind), tuple(group)) for group, kind in zip(groups, kinds, strict=True))


def _paragraph(lines: Sequence[Line], kind: ParagraphKind) -> Paragraph:
    """Make the paragraph of a group of lines."""
    if kind == "table":
        rows = [line.cells for line in lines]
        return tidy_paragraph(Paragraph("\n".join("\t".join(row) for row in rows), kind, align=alignment(rows)))
    if kind in {"verse", "names"}:
        return tidy_paragraph(Paragraph("\n".join(line.text for line in lines), kind))
    if kind == "item":
        return Paragraph(as_item(lines[0].text), kind)
    text = _seamed(lines)
    return Paragraph(text, kind, (Span(0, label_end(text), "strong"),)) if kind == "note" else Paragraph(text, kind)


def is_finished(text: str) -> bool:
    """Say whether a paragraph ends as one should."""
    return _FINISHED.search(text) is not None


def _seamed(lines: Sequence[Line]) -> str:
    """Return the text of broken lines put together."""
    pieces = [lines[0].text]
    for left, right in pairwise(line.text for line in lines):
        gap = " " if is_label(left) or (_is_latin(left[-1]) and _is_latin(right[0])) else ""
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
