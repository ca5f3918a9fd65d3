"""All lines of a text → what its white says: whether paragraphs are indented, and whether blank lines mean anything.

A sign that stands before every line tells nothing; each is read only in a text that uses it to tell one line from another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from epaper.issue.raw.fields import find_fields
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import PARAGRAPH_INDENT, is_finished

_FEWEST = 2  # indented lines that make a habit
_MOST_GAPS = 0.6  # of the lines; where more have a blank line above them, blank lines part paragraphs
_SHORT = 20  # characters; a line this short was not broken at the measure of a mail


class Habits(NamedTuple):
    """Paragraphs are indented; blank lines stand between stories or heads, not between all paragraphs; heads have marks."""

    indents: bool = False
    parts: bool = False
    marked: bool = True

    def apart(self, line: Line) -> bool:
        """Say whether a line is set off from what is above it."""
        return line.fresh or (self.parts and line.gap)

    def indented(self, line: Line) -> bool:
        """Say whether a line is indented as a paragraph, in a text that indents them."""
        return self.indents and line.indent >= PARAGRAPH_INDENT

    def closed(self, above: Line | None, line: Line) -> bool:
        """Say whether what stands above a line is over, so that the line does not go on with it."""
        if above is None or above.level or self.apart(line) or is_finished(above.text):
            return True
        return self.indented(above) and len(above.text) < _SHORT


def habits_of(lines: Sequence[Line], *, marked: bool) -> Habits:
    """Tell the habits of the stories of a text."""
    gaps = sum(line.gap for line in lines)
    return Habits(_indents(lines, marked=marked), gaps <= _MOST_GAPS * len(lines), marked)


def _indents(lines: Sequence[Line], *, marked: bool) -> bool:
    """Say whether most paragraphs are indented, and heads are not: what stands before every line tells nothing."""
    places = [place for place, line in enumerate(lines) if line.indent >= PARAGRAPH_INDENT]
    flush = sum(
        not line.indent and not line.level and not above.level and is_finished(above.text) and is_finished(line.text)
        for above, line in pairwise(lines)
    )
    if len(places) < max(_FEWEST, flush):
        return False
    stories = lines[max(0, places[0] - 1) :]  # the line above the first paragraph is its head, unless it is of the masthead
    return marked or any(not line.indent and not find_fields(line.text).fields for line in stories)
