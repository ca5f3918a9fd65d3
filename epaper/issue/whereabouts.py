"""Where a finding is, as people read it ↔ the line of the source, the page, the article and the paragraph.

It is said from the large to the small, each part only where it is known: issue.md 第 12 行 第3版 a4《…》第2段.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MASTHEAD = "报头"  # the place of what is amiss in the head of the issue
_PLACE = re.compile(
    r"(?:(?P<source>[^《]+? 第 (?P<line>\d+) 行)(?: |$))?"
    r"(?:第(?P<page>\d+)版(?: |(?=《)|$))?"
    r"(?:(?P<article>a\d+)(?=[《 ]|$))?"
    r".*?(?:第 ?(?P<paragraph>\d+) ?段)?$",
    re.DOTALL,
)


class Place(NamedTuple):
    """What is known of a place: `source` says file and line, `rest` all else; 0 and "" where it does not say."""

    source: str
    rest: str
    line: int
    page: int
    article: str
    paragraph: int


def place_of(where: str) -> Place:
    """Read a place."""
    found = _PLACE.match(where)
    assert found is not None, "every part may be missing"
    source, article = found["source"] or "", found["article"] or ""
    line, page, paragraph = (int(found[part] or 0) for part in ("line", "page", "paragraph"))
    return Place(source, where[len(source) :].lstrip(), line, page, article, paragraph)


def at_line(file: str, line: int, rest: str = "") -> str:
    """Say the line of a file, and what stands there."""
    return f"{file} 第 {line} 行 {rest}".rstrip()
