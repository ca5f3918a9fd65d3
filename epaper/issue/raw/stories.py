"""All lines → masthead lines and story lines; classified story lines → stories, one per heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from epaper.issue.lead import opens_story
from epaper.issue.raw.classify import Tagged, is_signature
from epaper.issue.raw.fields import find_fields
from epaper.issue.raw.habits import Habits, habits_of
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import is_headlike
from epaper.issue.raw.masthead import is_imprint

# Longer lines before the first heading are copy, not masthead.
_LONGEST_MASTHEAD = 120
_SHORTEST_COPY = 18  # of a line with a comma; a slogan 口号 is shorter
_MOST_HEAD_LINES = 3
_NAME_ENDINGS = ("报", "周刊", "周末", "新闻")


class Cut(NamedTuple):
    """The lines of masthead and imprint, the lines of the stories, the level of article headings, and the habits of the text."""

    masthead: tuple[Line, ...]
    stories: tuple[Line, ...]
    article_level: int
    habits: Habits


class Story(NamedTuple):
    """The lines of one story, heading and kickers included, in order."""

    lines: tuple[Tagged, ...]


def cut_masthead(lines: Sequence[Line]) -> Cut:
    """Cut off the masthead at the top and imprint lines at the foot."""
    name = _name_heading(lines)
    levels = {line.level for index, line in enumerate(lines) if line.level and index != name}
    level = 2 if 2 in levels else min(levels, default=2)
    habits = habits_of(lines, marked=bool(levels))
    start = _first_story(lines, name, habits)
    end = len(lines)
    while end > start and is_imprint(lines[end - 1]):
        end -= 1
    stories = tuple(line._replace(fresh=line.fresh or index == start) for index, line in enumerate(lines[:end]))[start:]
    return Cut((*lines[:start], *lines[end:]), stories, level, habits)


def has_marks(lines: Sequence[Line]) -> bool:
    """Say whether headlines have marks, and not the name of the paper alone."""
    name = _name_heading(lines)
    return any(line.level and index != name for index, line in enumerate(lines))


def _name_heading(lines: Sequence[Line]) -> int | None:
    """Return the place of the heading that names the paper: the first, if it is above the others or reads as a name."""
    headings = [index for index, line in enumerate(lines) if line.level]
    if not headings or any(opens_story(line.text) for line in lines[: headings[0]]):
        return None
    first, others = headings[0], headings[1:]
    below = lines[first + 1 : first + 2]
    above_others = bool(others) and all(lines[index].level > lines[first].level for index in others)
    named = lines[first].text.endswith(_NAME_ENDINGS) or (bool(below) and is_imprint(below[0]))
    return first if above_others or named else None


def _first_story(lines: Sequence[Line], name: int | None, habits: Habits) -> int:
    for index, line in enumerate(lines):
        if line.level and index != name:
            return _with_kicker(lines, index, name, habits)
        if opens_story(line.text) or _is_copy(line):
            return _with_heads(lines, index, name, habits)
    return len(lines)


def _is_copy(line: Line) -> bool:
    """Say whether a line is no part of a masthead: it is very long, or a sentence that holds none of its items."""
    text = line.text
    sentence = "。" in text or ("，" in text and len(text) >= _SHORTEST_COPY)
    return (len(text) > _LONGEST_MASTHEAD and not is_imprint(line)) or (sentence and not find_fields(text).fields)


def _with_kicker(lines: Sequence[Line], heading: int, name: int | None, habits: Habits) -> int:
    """Step back from the first heading over a kicker, if it is set off from the masthead and not from the heading."""
    above = heading - 1
    if above < 1 or above == name or habits.apart(lines[heading]) or not habits.apart(lines[above]):
        return heading
    return above if _unmarked_head(lines[above], first=False, named=False) else heading


def _with_heads(lines: Sequence[Line], paragraph: int, name: int | None, habits: Habits) -> int:
    """Step back from a paragraph over the head lines that no mark announces, up to a blank line that means something."""
    start = paragraph
    while (
        start > 0
        and paragraph - start < _MOST_HEAD_LINES
        and start - 1 != name
        and not (start < paragraph and habits.apart(lines[start]))
        and not lines[start].fresh
        and _unmarked_head(lines[start - 1], first=start == 1, named=habits.apart(lines[start - 1]))
    ):
        start -= 1
    return start


def _unmarked_head(line: Line, *, first: bool, named: bool) -> bool:
    head = is_headlike(line.text, named=named) and not line.text.endswith(_NAME_ENDINGS)
    return not first and (head or is_signature(line.text)) and not is_imprint(line)


def cut_stories(tagged: Sequence[Tagged]) -> tuple[Story, ...]:
    """Cut classified lines into stories; a kicker begins the story whose heading follows it."""
    starts = [index for index, item in enumerate(tagged) if item.part == "heading"]
    starts = [_first_kicker(tagged, start) for start in starts]
    if tagged and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    return tuple(Story(tuple(tagged[start:end])) for start, end in zip(starts, [*starts[1:], len(tagged)], strict=False))


def _first_kicker(tagged: Sequence[Tagged], heading: int) -> int:
    start = heading
    while start > 0 and tagged[start - 1].part == "kicker":
        start -= 1
    return start
