"""A facsimile → what was lost, doubled, laid over something else or has no glyph (Q24-Q26)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, takewhile

from epaper.geometry import Insets, Rect
from epaper.quality.copy import Strand
from epaper.quality.ink import DESCENT
from epaper.quality.model import Metric, Place, count
from epaper.scene.model import ASCENT, COPY, Facsimile, Page, TextLine

TOUCH = 1.0  # square points two regions may share by rounding
OVER_EDGE = 0.6  # em: an opening mark at a line's start has the blank half of its drawing there
NO_GLYPH = 0  # .notdef


def fidelity(facsimile: Facsimile, found: Sequence[Strand]) -> Metric:
    """Q24: paragraphs whose lines do not follow one another without gap or repetition, from the first character to the last.

    A credit that stands below its caption drops the blanks between them.
    """
    places: list[Place] = []
    for strand in found:
        if strand.role not in COPY and strand.role != "caption":
            continue
        ends = 0
        for seen in strand.lines:
            gap = seen.line.start - ends
            if gap < 0 or (gap and strand.role in COPY) or seen.line.end - seen.line.start != len(seen.line.text):
                places.append(seen.place("与上一行接不上"))
            ends = seen.line.end
    copy = [strand.lines[0] for strand in found if strand.role in COPY]
    places += [
        two.place("段落次序颠倒")
        for one, two in pairwise(copy)
        if one.line.article == two.line.article and two.line.paragraph <= one.line.paragraph
    ]
    return count("Q24", "文字缺漏颠倒", (*places, *_missing(facsimile, found)))


def _missing(facsimile: Facsimile, found: Sequence[Strand]) -> Iterator[Place]:
    """Yield the paragraphs that are nowhere, or end too early."""
    copy = (seen for strand in found if strand.role in COPY for seen in strand.lines)
    ends = {(seen.line.article, seen.line.paragraph): seen for seen in copy}
    stands = {seen.line.article: seen.page for seen in ends.values()}
    for article, lengths in facsimile.lengths.items():
        for number, length in enumerate(lengths):
            last = ends.get((article, number))
            if length and last is None:
                yield Place(stands.get(article, 1), article, 0, "", f"第 {number + 1} 段没有排上")
            elif last is not None and last.line.end != length:
                yield last.place(f"第 {number + 1} 段应有 {length} 字，只到第 {last.line.end} 字")


def overlaps(facsimile: Facsimile) -> Metric:
    """Q25: stories that share ground, copy outside its story, and lines on one another."""
    places = tuple(
        place for page in facsimile.pages for place in (*_shared(page), *_outside(page), *_collisions(page), *_covered(page))
    )
    return count("Q25", "重叠越界", places)


def _shared(page: Page) -> Iterator[Place]:
    rects = [(region.article, rect) for region in page.regions if region.kind != "picture" for rect in region.rects]
    for (one, a), (two, b) in combinations(rects, 2):
        if one != two and a.overlap(b) > TOUCH:
            yield Place(page.number, one or two, 0, "", "与另一块版面重叠")


def _outside(page: Page) -> Iterator[Place]:
    grounds: dict[str, list[Rect]] = {}
    for region in page.regions:
        if region.kind in ("article", "continuation"):
            grounds.setdefault(region.article, []).extend(region.rects)
    for line in page.lines:
        if line.role in COPY and not any(_holds(rect, line) for rect in grounds.get(line.article, [])):
            yield Place(page.number, line.article, 0, line.text.strip(), "出了自己的版面")


def _holds(rect: Rect, line: TextLine) -> bool:
    edge = OVER_EDGE * line.size
    room = rect.inset(Insets(-edge, -DESCENT * line.size, -edge, -DESCENT * line.size))
    ends = [run.x + offset for run in line.runs for offset in run.offsets]
    inside = all(room.x <= x <= room.right for x in (*ends, line.x, line.x + line.width))
    return inside and room.y <= line.baseline - ASCENT * line.size and line.baseline <= room.bottom


def _collisions(page: Page) -> Iterator[Place]:
    lines = sorted((line for line in page.lines if line.role in COPY), key=lambda line: (line.baseline, line.x))
    for number, two in enumerate(lines):
        if any(_overlie(one, two) for one in _near(two, lines[:number])):
            yield Place(page.number, two.article, 0, two.text.strip(), "压在另一行上")


def _near(line: TextLine, above: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines, wherever they stand from left to right, whose characters are as high as its own."""
    return takewhile(lambda other: line.baseline - other.baseline < ASCENT * other.size, reversed(above))


def _overlie(one: TextLine, two: TextLine) -> bool:
    edge = DESCENT * one.size
    return two.x < one.x + one.width - edge and one.x < two.x + two.width - edge


def _covered(page: Page) -> Iterator[Place]:
    """Yield the pull-quotes and pictures that lie over copy; they are no copy themselves."""
    copy = [line.box for line in page.lines if line.role in COPY]
    for line in page.lines:
        if line.role == "pullquote" and any(line.box.overlap(box) > TOUCH for box in copy):
            yield Place(page.number, line.article, 0, line.text.strip(), "引语压在正文上")
    for region in page.regions:
        if region.kind == "picture" and any(rect.overlap(box) > TOUCH for rect in region.rects for box in copy):
            yield Place(page.number, region.article, 0, "", "图片压在正文上")


def missing_glyphs(facsimile: Facsimile) -> Metric:
    """Q26: characters that no face can show."""
    places = (
        Place(page.number, line.article, 0, line.text.strip(), "有字体里没有的字")
        for page in facsimile.pages
        for line in page.lines
        if any(NO_GLYPH in run.glyphs for run in line.runs)
    )
    return count("Q26", "缺字", tuple(places))
