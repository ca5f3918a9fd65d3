"""A needle → its hits in the issue, each with its rectangles on the pages. No Qt.

The scene is searched, for it knows where every character stands. White space does not count on either side (a headline
broken in two lines is found as one), nor do capitals and full-width forms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from epaper.app.articles import ASCENT, Place, line_box
from epaper.geometry import Rect
from epaper.scene.model import COPY, Facsimile, GlyphRun, TextLine

BARRIER = "\x1f"  # between cells; no needle holds it
SEARCHED = frozenset({"kicker", "headline", "deck", "caption"}) | COPY


class Hit(NamedTuple):
    """One find: the article it stands in, and its places, one for each line it runs over."""

    article: str
    places: tuple[Place, ...]


class Strand(NamedTuple):
    """A text in one piece again: its folded characters, and for each the page, line and character it comes from."""

    article: str
    text: str
    origins: tuple[tuple[int, TextLine, int], ...]


def fold(text: str) -> str:
    """Return `text` in the form in which texts are compared."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def strands(facsimile: Facsimile) -> tuple[Strand, ...]:
    """Join the lines of each paragraph, and of each head, over columns and pages."""
    gathered: dict[tuple[str, str, int], list[tuple[str, tuple[int, TextLine, int]]]] = {}
    for index, page in enumerate(facsimile.pages):
        for line in page.lines:
            if line.role not in SEARCHED:
                continue
            paragraph = line.paragraph if line.role == "caption" or line.role in COPY else -1
            strand = gathered.setdefault((line.article, line.role, paragraph), [])
            strand.extend((char, (index, line, at)) for at, source in enumerate(line.text) for char in _compared(line, source))
    return tuple(
        Strand(key[0], "".join(char for char, _ in chars), tuple(origin for _, origin in chars))
        for key, chars in gathered.items()
    )


def _compared(line: TextLine, char: str) -> str:
    """Return a character of a line in the form in which it is compared; nothing is found across the cells of a table."""
    return BARRIER if line.role == "table" and char in "\t\n" else fold(char)


def find(texts: tuple[Strand, ...], needle: str) -> tuple[Hit, ...]:
    """Return all hits of `needle`, in reading order; they do not overlap within a text."""
    wanted = fold(needle).replace(BARRIER, "")
    if not wanted:
        return ()
    return tuple(
        Hit(strand.article, _places(strand, start, len(wanted))) for strand in texts for start in _starts(strand.text, wanted)
    )


def _starts(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _places(strand: Strand, start: int, length: int) -> tuple[Place, ...]:
    spans: list[tuple[int, TextLine, int, int]] = []
    for index, line, at in strand.origins[start : start + length]:
        if spans and spans[-1][1] is line:
            spans[-1] = (index, line, spans[-1][2], at + 1)
        else:
            spans.append((index, line, at, at + 1))
    return tuple(Place(index, stretch(line, first, last)) for index, line, first, last in spans)


def stretch(line: TextLine, start: int, end: int) -> Rect:
    """Return the box of the characters `start:end` of a line, from the places of their glyphs."""
    if line.vertical:
        return _stretch_down(line, start, end)
    box = line_box(line)
    edges = _edges(line)
    left, right = edges[start], edges[end]
    return Rect(left, box.y, max(right - left, 0.0), box.height)


def _stretch_down(line: TextLine, start: int, end: int) -> Rect:
    """Return the box of characters of an upright line: the cells of the runs that hold them."""
    tops, at = list[float](), 0
    for run in line.runs:
        if at < end and at + len(run.text) > start:
            tops.append(run.y - ASCENT * run.size)
        at += len(run.text)
    box = line_box(line)
    top, foot = min(tops, default=box.y), max(tops, default=box.y) + line.size
    return Rect(box.x, max(top, box.y), box.width, min(foot, box.bottom) - max(top, box.y))


def _edges(line: TextLine) -> list[float]:
    """Return the left edge of every character of the line, and the right edge of the last."""
    known: dict[int, float] = {}
    at = 0
    for run in line.runs:
        found = line.text.find(run.text, at)
        at = found if found >= 0 else at
        known.update(_run_edges(run, at))
        at += len(run.text)
    edges = [known.get(index, -1.0) for index in range(len(line.text))]
    edges.append(line.x + line.width)
    for index in range(len(edges) - 2, -1, -1):  # a character without a glyph of its own begins where the next one does
        if edges[index] < 0:
            edges[index] = edges[index + 1]
    return edges


def _run_edges(run: GlyphRun, at: int) -> Iterator[tuple[int, float]]:
    seen: set[int] = set()
    for cluster, offset in zip(run.clusters, run.offsets, strict=True):
        if cluster not in seen:
            seen.add(cluster)
            yield at + cluster, run.x + offset
