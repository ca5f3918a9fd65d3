"""Stories that stand on several pages → whether 下转 and 上接 name each other's pages, and where they part (Q23, F5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from epaper.quality.build import Built
from epaper.quality.copy import Seen
from epaper.quality.model import Metric, Place, count
from epaper.quality.stories import Story
from epaper.scene.model import COPY
from epaper.typeset.classes import Kind, kind_of

BEFORE, AFTER = 16, 20  # lines of copy (4 and 6 inches at a newspaper's pitch)
MARKS_CLOSING = "”’）》」』"


def turns(pages: Sequence[Built]) -> Metric:
    """Q23: jumps 转版 that do not match, repeat, part a story at a paragraph's end or leave too little on either side."""
    parts: dict[str, list[tuple[Built, Story]]] = {}
    for page in pages:
        for story in page.stories:
            parts.setdefault(story.article, []).append((page, story))
    places = tuple(place for own in parts.values() for place in _story(own))
    return count("Q23", "转版", places, [page.page.number for page in pages])


def turned(pages: Sequence[Built]) -> Metric:
    """F5: stories that jump, on each page those it sends on; on every second page one may."""
    sent = tuple(float(sum(_named(story, rest=False) != [] for story in page.stories)) for page in pages)
    most = max(1, (len(pages) + 1) // 2)
    return Metric("F5", "转版稿件", sum(sent), most, "篇", sum(sent) <= most, by_page=sent)


def _story(parts: Sequence[tuple[Built, Story]]) -> Iterator[Place]:
    (_, first), (_, last) = parts[0], parts[-1]
    if (numbers := _named(first, rest=True)) and not first.rest:
        yield first.place(f"没有上文，却写着上接第 {numbers[0]} 版")
    if numbers := _named(last, rest=False):
        yield last.place(f"没有下文，却写着下转第 {numbers[0]} 版")
    for (page, one), (after, two) in pairwise(parts):
        if _named(one, rest=False) != [two.page]:
            yield one.place(f"下转的版次不是 {two.page}")
        if _named(two, rest=True) != [one.page]:
            yield two.place(f"上接的版次不是 {one.page}")
        if (end := _end(one)) is not None and _ends_paragraph(end, two):
            yield end.place("转在段末")
        if one is first and 0 < one.lines < BEFORE:
            yield one.place(f"转版前只有 {one.lines} 行")
        if two is last and 0 < two.lines < AFTER and len(parts) == 2:
            yield two.place(f"转版后只有 {two.lines} 行")
        if one is not first and len(page.stories) > 1 and len(after.stories) > 1:
            yield two.place("转了不止一次")


def _named(story: Story, *, rest: bool) -> list[int]:
    """Return the pages a part's jump lines name: those of its head say whence it comes, one in a leg where it goes."""
    lines = story.head if rest else [seen.line for leg in story.legs for row in leg.rows for seen in row]
    found = (re.search(r"\d+", line.text) for line in lines if line.role == "jump" and line.leads)  # not the headline, repeated
    return [int(match[0]) for match in found if match]


def _end(story: Story) -> Seen | None:
    copy = [row[0] for leg in story.legs for row in leg.rows if row and row[0].line.role in COPY]
    return copy[-1] if copy else None


def _ends_paragraph(end: Seen, rest: Story) -> bool:
    """Say whether a part ends with a paragraph: the next begins with another, after a mark that ends a sentence."""
    begins = next((row[0].line for leg in rest.legs for row in leg.rows if row and row[0].line.role in COPY), None)
    if begins is None or begins.paragraph == end.line.paragraph:
        return False
    text = end.line.text.rstrip().rstrip(MARKS_CLOSING)
    return bool(text) and kind_of(text[-1]) is Kind.STOP
