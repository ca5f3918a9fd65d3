"""An issue → the same issue in tidy form: what an `Issue` may contain, said in one place.

Invariants: every text is tidy (`issue.text`), none empty in a sequence; spans lie inside their paragraph, in order, apart from
each other, neither empty nor edged with space; ids are a1, a2, … in order; only pictures of articles have bytes.
`tidy_issue(tidy_issue(issue)) == tidy_issue(issue)`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from epaper.issue.model import Article, Issue, Masthead, Paragraph, Picture, Span
from epaper.issue.text import clean

MOST_PAGES = 999
MOST_RANKS = 9999


def tidy_issue(issue: Issue) -> Issue:
    """Return the issue in tidy form."""
    articles = tuple(tidy_article(article, f"a{number}") for number, article in enumerate(issue.articles, start=1))
    names = {picture.file for article in articles for picture in article.pictures}
    return Issue(tidy_masthead(issue.masthead), articles, {name: data for name, data in issue.images.items() if name in names})


def tidy_masthead(masthead: Masthead) -> Masthead:
    """Clean all texts; section names that end the list empty say nothing."""
    texts = {field.name: getattr(masthead, field.name) for field in fields(masthead)}
    cleaned: dict[str, Any] = {name: clean(value) for name, value in texts.items() if isinstance(value, str)}
    sections = [clean(section) for section in masthead.sections]
    while sections and not sections[-1]:
        sections.pop()
    return replace(masthead, **cleaned, sections=tuple(sections), pages_today=_within(masthead.pages_today, MOST_PAGES))


def tidy_article(article: Article, identity: str) -> Article:
    """Clean all texts of an article and give it its id."""
    paragraphs = (tidy_paragraph(paragraph) for paragraph in article.paragraphs)
    return Article(
        identity,
        tidy_lines(article.headline),
        tuple(paragraph for paragraph in paragraphs if paragraph.text),
        tidy_lines(article.kicker),
        tidy_lines(article.deck),
        clean(article.byline),
        tuple(_tidy_picture(picture) for picture in article.pictures),
        _within(article.page, MOST_RANKS),
        _within(article.rank, MOST_RANKS),
        clean(article.group),
    )


def tidy_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Clean the lines of a head and leave out empty ones."""
    return tuple(line for line in map(clean, lines) if line)


def tidy_paragraph(paragraph: Paragraph) -> Paragraph:
    """Clean a paragraph's text and carry its spans over."""
    text = clean(paragraph.text)
    if text == paragraph.text:
        spans: Iterable[Span] = paragraph.spans
    else:
        spans = (
            Span(_carried(paragraph.text, span.start), _carried(paragraph.text, span.end), span.emphasis)
            for span in paragraph.spans
        )
    return Paragraph(text, paragraph.kind, _tidy_spans(text, spans))


def _carried(text: str, place: int) -> int:
    """Return where a place of the raw text lies in the clean one; a mark keeps the space before it."""
    return len(clean(text[: max(0, place)] + "\x7f.")) - 1


def _tidy_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    tidy: list[Span] = []
    for span in sorted(spans):
        start, end = max(0, span.start, tidy[-1].end if tidy else 0), min(len(text), span.end)
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if tidy and tidy[-1].emphasis == span.emphasis and not text[tidy[-1].end : start].strip():
            tidy[-1] = Span(tidy[-1].start, end, span.emphasis)
        else:
            tidy.append(Span(start, end, span.emphasis))
    return tuple(tidy)


def _tidy_picture(picture: Picture) -> Picture:
    x, y = (min(1.0, max(0.0, value)) if math.isfinite(value) else 0.5 for value in picture.focus)
    return replace(picture, caption=clean(picture.caption), credit=clean(picture.credit), focus=(float(x), float(y)))


def _within(number: int | None, most: int) -> int | None:
    return number if number is not None and 0 < number <= most else None
