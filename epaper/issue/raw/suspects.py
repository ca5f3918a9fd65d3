"""A story as read → lines in it that may be headlines of others: what is very long is rarely one, if no mark says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.issue.raw.habits import Habits
from epaper.issue.raw.join import Joined
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import PARAGRAPH_INDENT, is_finished, is_headlike
from epaper.issue.text import excerpt
from epaper.issue.whereabouts import at_line

# Characters; where blank lines part stories, one inside is a sign even in a story of common length.
_LONG, _COMMON = 1500, 600
_LONGEST = 30  # characters of a headline on one line
_SHORTEST = 4


def possible_heads(joined: Sequence[Joined], habits: Habits, source: str) -> Iterator[Finding]:
    """Name the short lines without an end, set off by blank lines, of a story that is long."""
    if sum(len(item.paragraph.text) for item in joined) < (_COMMON if habits.parts else _LONG):
        return
    for above, item, below in zip(joined, joined[1:], joined[2:], strict=False):
        line = item.lines[0]
        if item.paragraph.kind in {"body", "subheading"} and _looks_like_one(above, line, below.lines[0], habits):
            message = f"“{excerpt(line.text)}”可能是另一篇稿件的标题；如果是，请在这一行前面加“## ”，再读一次。"
            yield Finding("warning", "possible-headline", at_line(source, line.number), message)


def _looks_like_one(above: Joined, line: Line, below: Line, habits: Habits) -> bool:
    text = line.text
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and not line.level
        and line.indent < PARAGRAPH_INDENT
        and (habits.apart(line) or (not habits.parts and line.gap))
        and (is_finished(above.lines[-1].text) or habits.apart(line))
        and is_headlike(text, named=True)
        and not is_finished(text)
        and len(below.text) > len(text)
    )
