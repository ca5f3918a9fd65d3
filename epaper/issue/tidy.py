"""An issue → the same issue in tidy form: what an `Issue` may contain, said in one place.

Invariants: every text is tidy (`issue.text`), each line of verse and each cell of a table by itself, none empty in a sequence;
tables have as many cells in every row; spans are tidy (`issue.spans`), lists of names too (`issue.namelist`); ids are
a1, a2, … in order; only pictures of articles have bytes.
`tidy_issue(tidy_issue(issue)) == tidy_issue(issue)`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from epaper.issue.model import Article, Issue, Masthead, Paragraph, Picture
from epaper.issue.namelist import tidy_names
from epaper.issue.pins import Makeup, Pins
from epaper.issue.places import AUTO, MOST_COLUMNS, MOST_PAGES, MOST_ROWS, is_module, is_spot, read_grid, write_grid
from epaper.issue.spans import Piece, join, split, tidy_piece, tidy_spans
from epaper.issue.text import clean

MOST_RANKS = 9999


def tidy_issue(issue: Issue) -> Issue:
    """Return the issue in tidy form."""
    articles = tuple(tidy_article(article, f"a{number}") for number, article in enumerate(issue.articles, start=1))
    names = {picture.file for article in articles for picture in article.pictures}
    images = {name: data for name, data in issue.images.items() if name in names}
    return Issue(tidy_masthead(issue.masthead), articles, images, tidy_makeup(issue.makeup))


def tidy_masthead(masthead: Masthead) -> Masthead:
    """Clean all texts; names of sections, or of people, that end the list empty say nothing."""
    texts = {field.name: getattr(masthead, field.name) for field in fields(masthead)}
    cleaned: dict[str, Any] = {name: clean(value) for name, value in texts.items() if isinstance(value, str)}
    lists: dict[str, Any] = {name: _tidy_names(value) for name, value in texts.items() if isinstance(value, tuple)}
    return replace(masthead, **cleaned, **lists, pages_today=_within(masthead.pages_today, MOST_PAGES))


def _tidy_names(names: Iterable[str]) -> tuple[str, ...]:
    kept = [clean(name) for name in names]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def tidy_makeup(makeup: Makeup) -> Makeup:
    """Clean what is decided about the issue; pages stand once each, in order, and a grid that is none is left out."""
    locked = sorted({page for page in makeup.locked if 0 < page <= MOST_PAGES})
    grid = read_grid(makeup.grid)
    return replace(makeup, style=clean(makeup.style), locked=tuple(locked), grid=write_grid(grid) if grid else "")


def tidy_article(article: Article, identity: str) -> Article:
    """Clean all texts of an article and give it its id."""
    paragraphs = tuple(tidy for paragraph in article.paragraphs if (tidy := tidy_paragraph(paragraph)).text)
    return replace(
        article,
        id=identity,
        headline=tidy_lines(article.headline),
        paragraphs=paragraphs,
        kicker=tidy_lines(article.kicker),
        deck=tidy_lines(article.deck),
        byline=clean(article.byline),
        pictures=tuple(_tidy_picture(picture) for picture in article.pictures),
        page=_within(article.page, MOST_RANKS),
        rank=_within(article.rank, MOST_RANKS),
        group=clean(article.group),
        label=clean(article.label),
        pins=_tidy_pins(article.pins, paragraphs),
    )


def _tidy_pins(pins: Pins, paragraphs: Sequence[Paragraph]) -> Pins:
    """Leave out what is no place on a page, and a pull-quote that is not in the copy; a place beside the masthead is one."""
    quote = clean(pins.pull_quote)
    return replace(
        pins,
        columns=_within(pins.columns, MOST_COLUMNS) or 0,
        rows=_within(pins.rows, MOST_ROWS) or 0,
        spot=pins.spot if pins.spot and not pins.ear and is_spot(pins.spot) else None,
        pull_quote=quote if quote == AUTO or says(paragraphs, quote) else "",
        modules=tuple(module._replace(size=round(module.size, 2)) for module in pins.modules if is_module(module)),
    )


def says(paragraphs: Iterable[Paragraph], quote: str) -> bool:
    """Say whether words stand as they are in one of the paragraphs."""
    return any(quote in paragraph.text for paragraph in paragraphs)


def tidy_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Clean the lines of a head and leave out empty ones."""
    return tuple(line for line in map(clean, lines) if line)


def tidy_paragraph(paragraph: Paragraph) -> Paragraph:
    """Clean a paragraph's text and carry its spans over; each kind has its own form (see `issue.model`)."""
    piece = Piece(paragraph.text, paragraph.spans)
    if paragraph.kind == "table":
        return _tidy_table(piece, paragraph)
    if paragraph.kind == "verse":
        lines = (tidy_piece(line) for line in split(*piece, "\n"))
        joined = join((line for line in lines if line.text), "\n")
        text, spans = joined.text, tidy_spans(*joined)
    elif paragraph.kind == "names":
        text, spans = tidy_names(paragraph.text), ()
    else:
        text, spans = tidy_piece(piece)
    return Paragraph(text, paragraph.kind, spans, boxed=paragraph.boxed)


def _tidy_table(piece: Piece, paragraph: Paragraph) -> Paragraph:
    """Clean each cell, make all rows as long as the longest, leave out rows without a word below the head."""
    rows = [[tidy_piece(cell) for cell in split(*row, "\t")] for row in split(*piece, "\n")]
    rows = [row for number, row in enumerate(rows) if number == 0 or any(cell.text for cell in row)]
    if not any(cell.text for row in rows for cell in row):
        return Paragraph("", "table", boxed=paragraph.boxed)
    width = max(len(row) for row in rows)
    filled = (join([*row, *[Piece("")] * (width - len(row))], "\t") for row in rows)
    whole = join(filled, "\n")
    align = "".join(letter if letter in "lcr" else "l" for letter in paragraph.align[:width].ljust(width, "l"))
    return Paragraph(whole.text, "table", tidy_spans(*whole), align, paragraph.boxed)


def _tidy_picture(picture: Picture) -> Picture:
    x, y = (min(1.0, max(0.0, value)) if math.isfinite(value) else 0.5 for value in picture.focus)
    columns, rows = _within(picture.columns, MOST_COLUMNS) or 0, _within(picture.rows, MOST_ROWS) or 0
    caption, credit, focus = clean(picture.caption), clean(picture.credit), (float(x), float(y))
    return replace(picture, caption=caption, credit=credit, focus=focus, columns=columns, rows=rows)


def _within(number: int | None, most: int) -> int | None:
    return number if number is not None and 0 < number <= most else None
