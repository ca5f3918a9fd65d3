"""An issue → seconds of composing it, of composing it after an edit and of painting its pages, in one warm process, as JSON.

`python -m tests.bench.warm ISSUE REPEATS`; the first of each, which fills caches, is not counted. Beside it a large issue, whose
make-up is what takes the time.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from epaper.__main__ import SWEEPS
from epaper.compose import compose, compose_again
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.reader import read_issue
from epaper.paint.raster import render_page
from epaper.plan.stories.matter import setter_for
from epaper.style import Style
from tests.issues.makers import issue_of

DPI = 144.0  # a screen of twice the usual density
EDITED = "又"  # what somebody types into a paragraph
LARGE = 60, 48_000, 16, 12  # stories, characters, pages and pictures of the large issue
LARGE_REPEATS = 3  # at the most: it takes long, and as long every time


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def edits(issue: Issue) -> Iterator[Issue]:
    """Yield the issue with a character more in one paragraph, always a character further on, a story after the other."""
    at = 0
    while True:
        for order, story in enumerate(issue.articles):
            number = max(range(len(story.paragraphs)), key=lambda number: len(story.paragraphs[number].text), default=None)
            if number is not None:
                paragraph = story.paragraphs[number]
                text = f"{paragraph.text[:at]}{EDITED}{paragraph.text[at:]}"
                changed = replace(paragraph, text=text, spans=())
                copy = (*story.paragraphs[:number], changed, *story.paragraphs[number + 1 :])
                edited = replace(story, paragraphs=copy)
                yield replace(issue, articles=(*issue.articles[:order], edited, *issue.articles[order + 1 :]))
        at += 1


def again(issue: Issue, repeats: int) -> list[float]:
    """Compose edits of an issue as the window does: with what is set, and made up, from the time before."""
    book, style = FontBook.shipped(), Style()
    setter = setter_for(issue, book, style.house_for(issue.masthead))
    _, made = compose_again(issue, style, book, setter)
    changed = edits(issue)
    return [seconds(lambda: compose_again(next(changed), style, book, setter, made)) for _ in range(repeats)]


def main(path: Path, repeats: int) -> None:
    """Measure and print."""
    gc.set_threshold(*SWEEPS)  # as in the program
    issue = read_issue(path).issue
    stories, characters, pages, pictures = LARGE
    large = issue_of(stories, characters, pages=pages, pictures=pictures)
    composing_large = [seconds(lambda: compose(large, Style())) for _ in range(min(repeats, LARGE_REPEATS))]
    editing = again(issue, max(repeats, len(issue.articles)))
    facsimile = compose(issue, Style())
    composing = [seconds(lambda: compose(issue, Style())) for _ in range(repeats)]
    numbers = [page.number for page in facsimile.pages]
    for number in numbers:
        render_page(facsimile, number, DPI)
    painting = [seconds(lambda number=number: render_page(facsimile, number, DPI)) for _ in range(repeats) for number in numbers]  # type: ignore[misc]
    times = {"compose": composing, "again": editing, "large": composing_large, "paint": painting}
    print(json.dumps(times | {"pages": len(numbers), "large_note": f"{stories} stories on {pages} pages"}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
