"""A PDF and the issue it is of → which paragraphs `pdftotext` reads whole, in the order it takes by itself.

A paragraph is whole when its characters, white space aside, stand in what was read with nothing between them. One that goes on
on another page cannot be, and so is left out. Neither can a table with a cell of several lines, which poppler reads column by
column, as it would any two columns of copy.
"""

from __future__ import annotations

import re
import subprocess
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from epaper.scene.model import COPY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from epaper.issue.model import Issue
    from epaper.scene.model import Facsimile, TextLine

UNSAID = re.compile(r"[\s\u00ad\u202a-\u202e]")  # white, soft hyphens, and the marks of direction poppler writes
SHOWN = 12  # characters on both sides of a break


class Whole(NamedTuple):
    """How many paragraphs could be read whole, and those that were not: the story's id, and the break with what follows there."""

    possible: int
    broken: tuple[str, ...]
    impossible: int

    @property
    def share(self) -> float:
        """The share of those that could be."""
        return 1 - len(self.broken) / max(1, self.possible)

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.possible - len(self.broken)} of {self.possible} ({100 * self.share:.1f} %), {self.impossible} more cannot be"
        )


def read_by_places(pdf: Path) -> str:
    """Return the text of a file in poppler's default order, which goes by the places on the page alone."""
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()


def whole(issue: Issue, facsimile: Facsimile, read: str) -> Whole:
    """Look for every paragraph of an issue in what was read."""
    flat, pages = _flat(read), [_pages(facsimile, article.id) for article in issue.articles]
    possible, broken, impossible = 0, [], 0
    for article, held in zip(issue.articles, pages, strict=True):
        for number, paragraph in enumerate(article.paragraphs):
            text = _flat(paragraph.text)
            if not text:
                continue
            if len(held.get(number, ())) != 1 or _has_tall_cell(held[number][0]):
                impossible += 1
                continue
            possible += 1
            if text not in flat:
                broken.append(f"{article.id}: {_break(text, flat)}")
    return Whole(possible, tuple(broken), impossible)


def _pages(facsimile: Facsimile, article: str) -> dict[int, list[list[TextLine]]]:
    """Return the lines of each paragraph of an article, page by page."""
    found: dict[int, list[list[TextLine]]] = {}
    for page in facsimile.pages:
        if page.appendix:
            continue
        own = sorted(
            (line for line in page.lines if line.article == article and line.role in COPY), key=lambda line: line.paragraph
        )
        for number, lines in groupby(own, key=lambda line: line.paragraph):
            found.setdefault(number, []).append(list(lines))
    return found


def _has_tall_cell(lines: Iterable[TextLine]) -> bool:
    """Say whether a cell goes on on a second line: a line within a table then ends without a tab and without a new row."""
    *inner, _ = lines
    return any(line.role == "table" and line.text[-1:] not in ("\t", "\n") for line in inner)


def _flat(text: str) -> str:
    return UNSAID.sub("", text)


def _break(text: str, flat: str) -> str:
    """Show where a paragraph breaks, and what was read there instead."""
    at = next((length for length in range(len(text), 0, -1) if text[:length] in flat), 0)
    after = flat.find(text[:at]) + at
    return f"{text[max(0, at - SHOWN) : at]} | {text[at : at + SHOWN]} … but read: {flat[after : after + SHOWN]}"
