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
from epaper.scene.order import as_read

BARRIER = "\x1f"  # between cells; no needle holds it
SEARCHED = frozenset({"kicker", "headline", "deck", "byline", "caption"}) | COPY


class Hit(NamedTuple):
    """One find: the article it stands in, and its places, one for each line it runs over."""

    article: str
    places: tuple[Place, ...]


class Extent(NamedTuple):
    """From where to where something reaches across a page."""

    left: float
    right: float


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
    extents = _extents(line)[start:end]
    left = min((extent.left for extent in extents), default=box.x)
    right = max((extent.right for extent in extents), default=left)
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


def _extents(line: TextLine) -> list[Extent]:
    """Return from where to where each character of a level line reaches, leftward ones too; one without a glyph has no width."""
    starts = [start for run in line.runs for start in _starts_of(run)]
    ends = [left for _, _, left in starts[1:]] + [line.x + line.width]
    begins = {id(run): begin for begin, run in as_read(line.runs)}
    extents: dict[int, Extent] = {}
    for (run, cluster, left), right in zip(starts, ends, strict=True):
        behind = left if run.level % 2 else right
        later = (other for other in run.clusters if other > cluster)
        for index in range(cluster, min(later, default=len(run.text))):
            extents[begins[id(run)] + index] = Extent(left, right) if index == cluster else Extent(behind, behind)
    end = line.x + line.width
    return [extents.get(index, Extent(end, end)) for index in range(len(line.text))]


def _starts_of(run: GlyphRun) -> Iterator[tuple[GlyphRun, int, float]]:
    """Yield the left edge of every cluster of a run, from left to right."""
    known = -1
    for cluster, offset in zip(run.clusters, run.offsets, strict=True):
        if cluster != known:
            yield run, cluster, run.x + offset
        known = cluster
