"""All lines → those without names of columns 栏目 that stand alone over a headline, and these names by the line below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from epaper.issue.labels import ANY_LABEL
from epaper.issue.lead import opens_story
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import PARAGRAPH_INDENT, is_headlike

_LABEL = re.compile(rf"[【〔［\[](?!{ANY_LABEL})([^【】〔〕［］\[\]。，；：！？]{{1,10}})[】〕］\]]$")
_MOST_HEAD_LINES = 3


def take_labels(lines: Sequence[Line], *, marked: bool) -> tuple[tuple[Line, ...], Mapping[int, Line]]:
    """Part labels from the lines; the line below each begins anew. `marked` says that headlines have marks."""
    labels = {
        lines[index + 1].number: line
        for index, line in enumerate(lines[:-1])
        if is_label(line)
        and not is_label(lines[index + 1])
        and _over_headline(lines[index + 1 : index + 1 + _MOST_HEAD_LINES], marked=marked)
    }
    taken = {line.number for line in labels.values()}
    left = (line._replace(fresh=True) if line.number in labels else line for line in lines if line.number not in taken)
    return tuple(left), labels


def is_label(line: Line) -> bool:
    """Say whether a line is a name in brackets and nothing more."""
    return not line.level and _LABEL.match(line.text) is not None and not opens_story(line.text)


def name_of(label: Line) -> str:
    """Return the name a label gives to a column."""
    found = _LABEL.match(label.text)
    return found[1].strip() if found else ""


def _over_headline(below: Sequence[Line], *, marked: bool) -> bool:
    if not marked:
        return is_headlike(below[0].text, named=True) and below[0].indent < PARAGRAPH_INDENT
    for line in below:
        if line.level:
            return True
        if not is_headlike(line.text):
            return False
    return False
