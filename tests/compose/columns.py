"""A page of the scene → the legs, heads and boxes a reader sees on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from epaper.geometry import Rect, union
from epaper.scene.model import COPY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.scene.model import Facsimile, Page, TextLine
    from epaper.scene.model import Leg as SceneLeg

ASCENT, DESCENT = 0.88, 0.12  # of a full-width character's box, about the baseline
HEADS = ("kicker", "headline", "deck")
JUMP = re.compile(r"（下转第(\d+)版）|（上接第(\d+)版）|Continued on page (\d+)|Continued from page (\d+)")


@dataclass(frozen=True)
class Leg:
    """A leg of an article and the lines that stand in it; `x` and `width` are points."""

    article: str
    x: float
    width: float
    lines: tuple[TextLine, ...]

    @property
    def foot(self) -> float:
        """Baseline of its lowest line."""
        return max(line.baseline for line in self.lines)


def copy_lines(page: Page, article: str | None = None) -> tuple[TextLine, ...]:
    """Return the lines of copy in reading order, of one article or of all."""
    return tuple(line for line in page.lines if line.role in COPY and article in (None, line.article))


def legs(page: Page) -> tuple[Leg, ...]:
    """Put the copy into the legs the page tells of; every line of copy stands in one of its article's."""
    held: dict[SceneLeg, list[TextLine]] = {leg: [] for leg in page.legs}
    for line in copy_lines(page):
        above = [leg for leg in held if leg.article == line.article and _over(leg, line)]
        assert above, (page.number, line.article, line.text)
        held[max(above, key=lambda leg: leg.baseline)].append(line)
    return tuple(Leg(leg.article, leg.x, leg.measure, tuple(lines)) for leg, lines in held.items() if lines)


def _over(leg: SceneLeg, line: TextLine) -> bool:
    """Say whether a line stands in the leg's width, an empty cell at its very end too, and not above it."""
    return leg.x - 0.1 <= line.x < leg.x + leg.measure + 0.1 and leg.baseline <= line.baseline + 0.1


def box(line: TextLine) -> Rect:
    """Return the rectangle of a line's full-width characters, of an upright line its column."""
    if line.vertical:
        return Rect(line.x, line.baseline, line.size, line.width)
    return Rect(line.x, line.baseline - ASCENT * line.size, line.width, (ASCENT + DESCENT) * line.size)


def head_boxes(page: Page) -> Iterator[tuple[str, float, Rect]]:
    """Yield each head with its article, its largest size and its box; a continuation's short head is one too."""
    heads = [line for line in page.lines if line.role in HEADS or (line.role == "jump" and not JUMP.fullmatch(line.text))]
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
        if two.baseline > one.baseline
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
