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
from epaper.issue.raw.classify import Tagged
from epaper.issue.raw.habits import Habits
from epaper.issue.raw.headparts import Part
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import PARAGRAPH_INDENT, is_finished
from epaper.issue.raw.material import as_item, is_label, label_end
from epaper.issue.tidy import tidy_paragraph

# A sub-heading without a number: short, no stops or commas; it takes two of them in a story to believe it, or an indent of its
# own, which the tail of a broken paragraph has not. Such a line may have a comma, and stands over a paragraph, not a line.
_SERIES_HEAD = re.compile(r"[^，。；：！？,.;:!?…]{2,16}$")
_SERIES = 2
_INDENTED_HEAD = re.compile(r"(?!.*\d{2})[^。；：！？,.;:!?…]{2,16}$")
_PARAGRAPH = 20  # characters of a line that is no head of an advertisement or a table

_KINDS: Mapping[Part, ParagraphKind] = {"item": "item", "verse": "verse", "names": "names", "table": "table", "note": "note"}
_TOGETHER = {"verse", "names", "table"}  # kinds of which lines that follow each other make one paragraph


class Joined(NamedTuple):
    """A paragraph and the source lines it was made of."""

    paragraph: Paragraph
    lines: tuple[Line, ...]


def join(tagged: Sequence[Tagged], habits: Habits) -> tuple[Joined, ...]:
    """Rejoin broken paragraphs, put rows and lines of verse together; sub-headings and items stand alone.

    What is indented begins a paragraph, however the line above it ends; only a label alone takes it up.
    """
    heads = _subheadings(tagged, habits)
    groups: list[list[Line]] = []
    kinds: list[ParagraphKind] = []
    open_end = False
    for index, item in enumerate(tagged):
        kind = "subheading" if index in heads else _KINDS.get(item.part, "body")
        goes_on = kind == kinds[-1] and kind in _TOGETHER if kinds else False
        if kind == "verse" and habits.apart(item.line):
            goes_on = False  # a stanza
        begins = item.line.indent >= PARAGRAPH_INDENT and not (groups and is_label(groups[-1][-1].text))
        if goes_on or (open_end and item.part == "body" and kind == "body" and not begins):
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


def _seamed(lines: Sequence[Line]) -> str:
    """Return the text of broken lines put together."""
    pieces = [lines[0].text]
    for left, right in pairwise(line.text for line in lines):
        gap = " " if is_label(left) or (_is_latin(left[-1]) and _is_latin(right[0])) else ""
        pieces.append(gap + right)
    return "".join(pieces)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _subheadings(tagged: Sequence[Tagged], habits: Habits) -> frozenset[int]:
    """Return the places of sub-headings: marked or numbered ones, and short lines between whole paragraphs if several."""
    marked = {index for index, item in enumerate(tagged) if item.part == "subheading"}
    series = {index for index in range(1, len(tagged) - 1) if _could_head(tagged, index)}
    indented = {index for index in range(1, len(tagged) - 1) if _heads_paragraph(tagged, index, habits)}
    return frozenset(marked | indented | series if len(series) >= _SERIES else marked | indented)


def _heads_paragraph(tagged: Sequence[Tagged], index: int, habits: Habits) -> bool:
    """Say whether a short line is a paragraph by its indent, and stands between two that are long and whole."""
    above, here, below = (item.line for item in tagged[index - 1 : index + 2])
    return (
        {item.part for item in tagged[index : index + 2]} == {"body"}
        and habits.indented(here)
        and habits.indented(below)
        and _INDENTED_HEAD.match(here.text) is not None
        and is_finished(above.text)
        and len(below.text) > max(_PARAGRAPH, len(here.text))
    )


def _could_head(tagged: Sequence[Tagged], index: int) -> bool:
    above, here, below = (item.line.text for item in tagged[index - 1 : index + 2])
    return (
        tagged[index].part == "body"
        and _SERIES_HEAD.match(here) is not None
        and is_finished(above)
        and len(below) > len(here)
        and tagged[index + 1].part != "signature"
    )
