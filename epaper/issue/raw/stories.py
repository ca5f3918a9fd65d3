"""All lines → masthead lines and story lines; classified story lines → stories, one per heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from epaper.issue.lead import opens_story
from epaper.issue.raw.classify import Tagged, is_headlike
from epaper.issue.raw.lines import Line
from epaper.issue.raw.masthead import is_imprint

# Longer lines before the first heading are copy, not masthead.
_LONGEST_MASTHEAD = 120
_MOST_HEAD_LINES = 3
_NAME_ENDINGS = ("报", "周刊", "周末", "新闻")


class Cut(NamedTuple):
    """The lines of masthead and imprint, the lines of the stories, and the level at which article headings stand."""

    masthead: tuple[Line, ...]
    stories: tuple[Line, ...]
    article_level: int


class Story(NamedTuple):
    """The lines of one story, heading and kickers included, in order."""

    lines: tuple[Tagged, ...]


def cut_masthead(lines: Sequence[Line]) -> Cut:
    """Cut off the masthead at the top and imprint lines at the foot."""
    name = _name_heading(lines)
    levels = {line.level for index, line in enumerate(lines) if line.level and index != name}
    level = 2 if 2 in levels else min(levels, default=2)
    start = _first_story(lines, name)
    end = len(lines)
    while end > start and is_imprint(lines[end - 1]):
        end -= 1
    return Cut((*lines[:start], *lines[end:]), tuple(lines[start:end]), level)


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


def _first_story(lines: Sequence[Line], name: int | None) -> int:
    for index, line in enumerate(lines):
        if line.level and index != name:
            return index
        if opens_story(line.text) or (len(line.text) > _LONGEST_MASTHEAD and not is_imprint(line)):
            return _with_heads(lines, index, name)
    return len(lines)


def _with_heads(lines: Sequence[Line], paragraph: int, name: int | None) -> int:
    """Step back from a paragraph over the head lines that no mark announces."""
    start = paragraph
    while (
        start > 0
        and paragraph - start < _MOST_HEAD_LINES
        and start - 1 != name
        and _unmarked_head(lines[start - 1], first=start == 1)
    ):
        start -= 1
    return start


def _unmarked_head(line: Line, *, first: bool) -> bool:
    return not first and is_headlike(line.text) and not is_imprint(line) and not line.text.endswith(_NAME_ENDINGS)


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
