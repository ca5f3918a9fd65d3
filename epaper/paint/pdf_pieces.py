"""Glyph runs → pieces: the smallest groups of glyphs that stand for some characters of their own."""

from __future__ import annotations

from itertools import pairwise
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
    """Cut a run at its clusters, from left to right; every character of its text belongs to exactly one piece."""
    if is_one_to_one(run):  # nearly always
        yield from map(Piece, range(len(run.text)), range(1, len(run.text) + 1), run.text)
        return
    count = len(run.glyphs)
    cuts = [index for index in range(count) if index == 0 or run.clusters[index] != run.clusters[index - 1]]
    starts = [run.clusters[cut] for cut in cuts]
    way = -1 if run.level % 2 else 1
    texts = [run.text[begin:end] for begin, end in pairwise((0, *starts[::way][1:], len(run.text)))][::way]
    for (first, last), text in zip(pairwise((*cuts, count)), texts, strict=False):
        yield Piece(first, last, text)


def is_one_to_one(run: GlyphRun) -> bool:
    """Say whether each glyph of a run stands for a character of its own, in order."""
    return len(run.glyphs) == len(run.text) and run.clusters == tuple(range(len(run.text)))


def glyph_runs(facsimile: Facsimile) -> Iterator[GlyphRun]:
    """Return every run of every page, in the order it is painted."""
    for page in facsimile.pages:
        yield from _runs_among(page.marks)
        for line in page.lines:
            yield from line.runs


def lacks_glyphs(facsimile: Facsimile) -> bool:
    """Say whether a character is in no face: PDF/A and PDF/UA forbid the box that stands for it."""
    return any(0 in run.glyphs for run in glyph_runs(facsimile))


def _runs_among(marks: tuple[Mark, ...]) -> Iterator[GlyphRun]:
    for mark in marks:
        if isinstance(mark, GlyphRun):
            yield mark
        elif isinstance(mark, Clip):
            yield from _runs_among(mark.marks)
