"""Pull-quotes 引语 on a page: in their own lines between rules or under a mark, over no copy, and no part of the running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from epaper.app.search import find, strands
from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.places import AUTO
from epaper.issue.quotable import quotable
from epaper.quality.measure import measure
from epaper.scene.model import COPY, Facsimile, GlyphRun, Rule, TextLine
from epaper.style import Style
from epaper.style.files import load_style
from tests.composed import quoting

BOOK = FontBook.shipped()
STYLES = ("chinese", "modern-tabloid")  # with rules, and with a large mark


def issue() -> Issue:
    """Return an issue all of whose stories ask for a pull-quote."""
    return quoting(AUTO).issue


@cache
def made(style: str) -> Facsimile:
    if style == "chinese":
        return quoting(AUTO).facsimile
    return compose(issue(), Style(stock="a4", house=load_style(style)), BOOK)


@pytest.fixture(params=STYLES)
def facsimile(request: pytest.FixtureRequest) -> Facsimile:
    return made(request.param)


def quotes(facsimile: Facsimile) -> dict[str, list[TextLine]]:
    found: dict[str, list[TextLine]] = {}
    for page in facsimile.pages:
        for line in page.lines:
            if line.role == "pullquote":
                found.setdefault(line.article, []).append(line)
    return found


def copy_of(facsimile: Facsimile) -> Iterator[tuple[str, int, int]]:
    """Yield the copy in the order of the pages' lines: story, paragraph, and where each line ends."""
    return ((line.article, line.paragraph, line.end) for page in facsimile.pages for line in page.lines if line.role in COPY)


def test_the_words_shown_stand_in_the_copy(facsimile: Facsimile) -> None:
    assert quotes(facsimile)
    for article, lines in quotes(facsimile).items():
        words = "".join(line.text for line in lines)
        story = next(story for story in issue().articles if story.id == article)
        assert words in quotable(story).replace(" ", "")
        assert all(line.size > 1.3 * facsimile.body_size for line in lines)


def test_no_copy_is_lost_or_under_them(facsimile: Facsimile) -> None:
    metrics = {metric.key: metric for metric in measure(facsimile)}
    for key in ("Q24", "Q25", "Q26", "Q9", "Q11", "F6", "F4", "Q16"):
        assert metrics[key].met, (key, metrics[key].places)


def test_a_pull_quote_over_copy_is_seen() -> None:
    whole = made("chinese")
    number, line = next((at, line) for at, page in enumerate(whole.pages) for line in page.lines if line.role == "pullquote")
    page = whole.pages[number]
    copy = next(other for other in page.lines if other.role in COPY and other.article == line.article)
    lines = tuple(replace(one, x=copy.x, baseline=copy.baseline) if one is line else one for one in page.lines)
    pages = (*whole.pages[:number], replace(page, lines=lines), *whole.pages[number + 1 :])
    (overlaps,) = [metric for metric in measure(replace(whole, pages=pages)) if metric.key == "Q25"]
    assert [place.fault for place in overlaps.places] == ["引语压在正文上"]


def test_the_running_text_is_not_broken_by_them(facsimile: Facsimile) -> None:
    for page in facsimile.pages:
        for before, line, after in zip(page.lines, page.lines[1:], page.lines[2:], strict=False):
            if line.role == "pullquote":
                assert not (before.role in COPY and after.role in COPY and before.article == after.article)
    for (one, paragraph, end), (two, following, further) in pairwise(copy_of(facsimile)):
        assert one != two or (paragraph, end) < (following, further)


def test_they_stand_inside_one_leg_of_their_story_or_over_two(facsimile: Facsimile) -> None:
    for page in facsimile.pages:
        for line in (line for line in page.lines if line.role == "pullquote"):
            box, legs = line.box, [leg for leg in page.legs if leg.article == line.article]
            grid = facsimile.baselines
            assert grid is not None
            tops = [leg.baseline for leg in legs if leg.x < box.right and box.x < leg.x + leg.measure]
            feet = [
                leg.baseline + (leg.rows - 1) * grid.pitch for leg in legs if leg.x < box.right and box.x < leg.x + leg.measure
            ]
            assert 1 <= len(tops) <= 2
            assert max(tops) + 5 * grid.pitch < box.y
            assert box.bottom + 5 * grid.pitch < min(feet)
        for article in {leg.article for leg in page.legs}:
            lefts = [leg.x for leg in page.legs if leg.article == article]
            assert len(set(lefts)) == len(lefts), "a leg with a pull-quote in it is one leg"


def test_rules_or_a_mark_set_them_off() -> None:
    for style, kind in zip(STYLES, (Rule, GlyphRun), strict=True):
        for page in made(style).pages:
            for article in {line.article for line in page.lines if line.role == "pullquote"}:
                first = next(line for line in page.lines if line.article == article and line.role == "pullquote").box
                above = [mark for mark in page.marks if isinstance(mark, kind) and abs(top(mark) - first.y) < 3 * first.height]
                assert above
    assert not any("“" in line.text for lines in quotes(made("modern-tabloid")).values() for line in lines)


def top(mark: Rule | GlyphRun) -> float:
    return mark.y0 if isinstance(mark, Rule) else mark.y


def test_a_search_finds_the_words_once_where_they_are_read(facsimile: Facsimile) -> None:
    for article in quotes(facsimile):
        words = quotable(next(story for story in issue().articles if story.id == article))
        assert len(find(strands(facsimile), words[1:-1])) == 1
