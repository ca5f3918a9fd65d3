"""Glyph runs → pieces: the smallest groups of glyphs that stand for some characters of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.scene.model import Clip, GlyphRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.scene.model import Facsimile, Mark


class Piece(NamedTuple):
    """Glyphs `first:last` of a run and the characters they stand for together."""

    first: int
    last: int
    text: str


def pieces(run: GlyphRun) -> Iterator[Piece]:
    """Cut a run at its clusters; every character of its text belongs to exactly one piece."""
    clusters, words, count = run.clusters, run.text, len(run.glyphs)
    begin = first = 0
    for last in range(1, count + 1):
        if last < count and clusters[last] == clusters[first]:
            continue
        end = clusters[last] if last < count else len(words)
        yield Piece(first, last, words[begin:end])
        begin, first = end, last


def glyph_runs(facsimile: Facsimile) -> Iterator[GlyphRun]:
    """Return every run of every page, in the order it is painted."""
    for page in facsimile.pages:
        yield from _runs_among(page.marks)
        for line in page.lines:
            yield from line.runs


def _runs_among(marks: tuple[Mark, ...]) -> Iterator[GlyphRun]:
    for mark in marks:
        if isinstance(mark, GlyphRun):
            yield mark
        elif isinstance(mark, Clip):
            yield from _runs_among(mark.marks)
