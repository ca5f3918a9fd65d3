"""A page of the scene → the legs, heads and boxes a reader sees on it, found from the marks alone and not from the plan."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from epaper.geometry import Rect, union
from epaper.scene.model import COPY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.scene.model import Facsimile, Page, TextLine

ASCENT, DESCENT = 0.88, 0.12  # of a full-width character's box, about the baseline
HEADS = ("kicker", "headline", "deck")


@dataclass(frozen=True)
class Leg:
    """Lines of one article that stand under one another."""

    article: str
    lines: tuple[TextLine, ...]

    @property
    def x(self) -> float:
        return self.lines[0].x

    @property
    def foot(self) -> float:
        """Baseline of its last line."""
        return self.lines[-1].baseline

    @property
    def measure(self) -> float:
        """The widest line, in cells."""
        return max(line.width / line.size for line in self.lines)


def copy_lines(page: Page, article: str | None = None) -> tuple[TextLine, ...]:
    """Return the lines of copy in reading order, of one article or of all."""
    return tuple(line for line in page.lines if line.role in COPY and article in (None, line.article))


def legs(page: Page) -> tuple[Leg, ...]:
    """Cut the copy into legs: a new one starts where the article or the left edge changes or the copy turns upwards."""
    found: list[Leg] = []
    for article, group in groupby(copy_lines(page), lambda line: line.article):
        lines = list(group)
        starts = [0]
        for index, (one, two) in enumerate(pairwise(lines), 1):
            if abs(one.x - two.x) > 0.1 or two.baseline <= one.baseline:
                starts.append(index)
        found += [Leg(article, tuple(lines[start:end])) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return tuple(found)


def box(line: TextLine) -> Rect:
    """Return the rectangle of a line's full-width characters."""
    return Rect(line.x, line.baseline - ASCENT * line.size, line.width, (ASCENT + DESCENT) * line.size)


def head_boxes(page: Page) -> Iterator[tuple[str, float, Rect]]:
    """Yield each head with its article, its largest size and its box; a continuation's short head is one too."""
    heads = [line for line in page.lines if line.role in HEADS or (line.role == "jump" and "版）" not in line.text)]
    for article, group in groupby(heads, lambda line: line.article):
        lines = list(group)
        yield article, max(line.size for line in lines), union(map(box, lines))


def pitch(facsimile: Facsimile) -> float:
    """Return the commonest distance between two lines of a leg; of copy in single lines, what it would be at least."""
    steps = [
        round(two.baseline - one.baseline, 3)
        for page in facsimile.pages
        for leg in legs(page)
        for one, two in pairwise(leg.lines)
    ]
    return max(sorted(set(steps)), key=steps.count) if steps else facsimile.body_size * 1.25


def area_of(page: Page, article: str) -> tuple[Rect, ...]:
    """Return the rectangles that belong to an article on a page."""
    return tuple(
        rect
        for region in page.regions
        if region.article == article and region.kind in ("article", "continuation")
        for rect in region.rects
    )


def joined(texts: list[str] | tuple[str, ...]) -> str:
    """Join texts without white space, which readers and line breaks add and drop at will."""
    return "".join("".join(texts).split())
