"""Legs and what stands in them → lines left alone, sub-headings without copy, baselines, measures and feet (Q8-Q11, P6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from epaper.geometry import Point, Rect
from epaper.quality.columns import Standing
from epaper.quality.copy import RUNNING, Seen, Strand
from epaper.quality.model import Metric, Place, count
from epaper.scene.model import COPY, Facsimile, Page, Region, TextLine
from epaper.typeset.classes import Kind, kind_of

FOLLOWING = 3  # lines of copy a sub-heading has under it in its leg (rulebook P6)
ON_GRID = 0.1  # points (rulebook G1)
FLUSH = 0.01  # em: what rounding may do to the end of a line
ALONE = 1.0  # em: a line that is one word, as a piece of a web address, may lack so much, for its letters are never spaced (L10)
HOLE = 0.05  # em: a line that lacks more than this for each gap was left short by the setter, not set badly
LEVEL = 0.1  # lines: feet of stories no farther apart than this are level


def lone_lines(legs: Sequence[Standing], found: Sequence[Strand]) -> Metric:
    """Q8: a short last line alone at the head of a leg, a first line alone at the foot above a jump (rulebook P4)."""
    lengths = {_key(strand.lines[0].line): len(strand.text) for strand in found if strand.role in RUNNING}
    last_pages = {leg.leg.article: leg.page for leg in legs}
    places: list[Place] = []
    for standing in legs:
        for seen in standing.rows[0] if standing.rows else ():
            line = seen.line
            ends = line.start > 0 and line.end == lengths.get(_key(line))
            if line.role in RUNNING and ends and line.width < standing.leg.measure / 2:
                places.append(seen.place("段末短行独在栏首"))
    for article, parts in _by_story(legs):
        for (page, one), (after, _) in pairwise(parts):
            if page < after <= last_pages[article] and (last := _last_copy(one)):
                line = last.line
                if line.role in RUNNING and line.start == 0 and line.end < lengths.get(_key(line), 0):
                    places.append(last.place("段首一行独在转版处"))
    return count("Q8", "孤行", tuple(places))


def bare_subheadings(legs: Sequence[Standing]) -> Metric:
    """P6: sub-headings with fewer than three lines of their copy under them in their leg."""
    places: list[Place] = []
    for _, parts in _by_story(legs):
        for (_, one), (_, two) in pairwise(parts):
            copy = [row[0] for row in one.rows if row and row[0].line.role in COPY]
            heading = next((n for n, seen in enumerate(reversed(copy)) if seen.line.role == "subheading"), FOLLOWING)
            after = next((row[0].line.role for row in two.rows if row), "")
            if heading < FOLLOWING and (after in COPY and (after != "subheading" or heading == 0)):
                places.append(copy[-1 - heading].place(f"小标题下只有 {heading} 行"))
    return count("P6", "小标题下不足三行", tuple(places))


def _key(line: TextLine) -> tuple[str, int]:
    return line.article, line.paragraph


def _by_story(legs: Sequence[Standing]) -> Iterator[tuple[str, list[tuple[int, Standing]]]]:
    """Yield each story's legs that hold anything with their pages, as they are read."""
    ordered = sorted((leg for leg in legs if leg.used), key=lambda leg: leg.leg.article)
    for article, group in groupby(ordered, key=lambda leg: leg.leg.article):
        yield article, [(leg.page, leg) for leg in group]


def _last_copy(standing: Standing) -> Seen | None:
    return next((row[0] for row in reversed(standing.rows) if row and row[0].line.role in COPY), None)


def baselines(facsimile: Facsimile, found: Sequence[Strand]) -> Metric:
    """Q9: how far a line of copy stands off the grid, in points; what fills its box, a forecast or an ear 报眼, need not."""
    grid = facsimile.baselines
    boxed = {region.article for page in facsimile.pages for region in page.regions if region.kind == "notice"}
    beside = {region.article for page in facsimile.pages for region in _beside_the_name(page)}
    copy = (seen for strand in found for seen in strand.lines if seen.line.role in COPY and seen.line.article not in beside)
    lines = [seen for seen in copy if seen.line.role != "table" or seen.line.article not in boxed] if grid else []
    off = [(_off(seen.line.baseline - grid.first, grid.pitch), seen) for seen in lines] if grid else []
    most = max((distance for distance, _ in off), default=0.0)
    places = tuple(seen.place(f"离行格 {distance:.2f} 磅") for distance, seen in off if distance > ON_GRID)
    return Metric("Q9", "基线偏差", most, ON_GRID, "磅", not places, places)


def _beside_the_name(page: Page) -> Iterator[Region]:
    """Yield the regions of articles that end where the masthead does, or above."""
    foot = max((rect.bottom for region in page.regions if region.kind == "masthead" for rect in region.rects), default=0.0)
    return (region for region in page.regions if region.article and all(rect.bottom <= foot for rect in region.rects))


def _off(length: float, step: float) -> float:
    return abs(length - round(length / step) * step)


def measures(facsimile: Facsimile, found: Sequence[Strand]) -> Metric:
    """Q10: legs that are no whole number of ems wide, and justified lines that do not end flush, in em (rulebook L11)."""
    size = facsimile.body_size
    off = [
        (_off(leg.measure / size, 1.0), Place(page.number, leg.article, 0, "", f"栏宽 {leg.measure / size:.2f} 字"))
        for page in facsimile.pages
        for leg in page.legs
    ]
    for seen in (seen for strand in found for seen in strand.lines if seen.line.measure > 0 and not _left_short(seen)):
        lacking = _lacking(seen)
        if 0.0 < lacking <= ALONE and _is_word(seen):
            continue
        off.append((abs(lacking), seen.place(f"行尾差 {lacking:.2f} 字")))
    most = max((distance for distance, _ in off), default=0.0)
    places = tuple(place for distance, place in sorted(off, key=lambda each: -each[0]) if distance > FLUSH)
    return Metric("Q10", "行长偏差", most, FLUSH, "字", not places, places)


def short_lines(found: Sequence[Strand]) -> Metric:
    """L12: lines that stay short because nothing but a hole at every gap would fill them."""
    short = (seen for strand in found for seen in strand.lines if seen.line.measure > 0 and _left_short(seen))
    return count("L12", "撑不满的行", tuple(seen.place(f"行末空 {_lacking(seen):.1f} 字") for seen in short))


def _left_short(seen: Seen) -> bool:
    """Say whether a line lacks so much that the setter must have left it so: as much white at each gap would be a hole."""
    return seen.line.stretch == 0 and _lacking(seen) > HOLE * max(1, len(seen.line.text.strip()) - 1)


def _is_word(seen: Seen) -> bool:
    """Say whether a line is letters, figures and their marks without a blank: nothing in it may open."""
    return " " not in (text := seen.line.text.strip()) and all(kind_of(char) is not Kind.HAN for char in text)


def _lacking(seen: Seen) -> float:
    return (seen.line.x + seen.line.measure - _right(seen)) / seen.line.size


def _right(seen: Seen) -> float:
    """Return where a line ends: after its last Han's cell, in which a larger drawing is centred, else as the setter says."""
    line, last = seen.line, seen.last
    if last is None or kind_of(last.char) is not Kind.HAN:
        return line.x + line.width
    return last.x + last.size - max(0.0, last.size - line.size) / 2


def feet(facsimile: Facsimile, legs: Sequence[Standing]) -> Metric:
    """Q11: legs that do not end level with the others of their block, and pages whose stories do not (rulebook G6)."""
    grid = facsimile.baselines
    if grid is None:
        return count("Q11", "栏底不齐", ())
    places: list[Place] = []
    for page in facsimile.pages:
        places += _ragged(page, [leg for leg in legs if leg.page == page.number], grid.pitch)
        lowest = _lowest(page)
        depth = max((rect.bottom for _, rect in lowest), default=0.0)
        for article, rect in lowest:
            if depth - rect.bottom > LEVEL * grid.pitch:
                places.append(Place(page.number, article, 0, "", f"版脚差 {(depth - rect.bottom) / grid.pitch:.0f} 行"))
    return count("Q11", "栏底不齐", tuple(places))


def _ragged(page: Page, legs: Sequence[Standing], pitch: float) -> Iterator[Place]:
    """Yield the legs short of the others in their rectangle; a story's last here may be, by a line for each other leg."""
    for article, group in groupby(sorted(legs, key=lambda leg: leg.leg.article), key=lambda leg: leg.leg.article):
        own = list(group)
        for beside in _blocks(page, article, own, pitch):
            level = max(_foot(leg, pitch) for leg in beside)
            for leg in beside:
                short = round((level - _foot(leg, pitch)) / pitch)
                if short > (len(own) - 1 if leg is own[-1] else 0):
                    yield Place(page.number, article, 0, "", f"栏底差 {short} 行")


def _foot(standing: Standing, pitch: float) -> float:
    return standing.leg.baseline + (standing.used - 1) * pitch


def _blocks(page: Page, article: str, legs: Sequence[Standing], pitch: float) -> list[list[Standing]]:
    """Sort legs by the rectangle of their story's region they end in."""
    rects = [rect for name, rect in _rects(page) if name == article]
    found: dict[Rect, list[Standing]] = {}
    for leg in legs:
        foot = Point(leg.leg.x + 1, leg.leg.baseline + (leg.leg.rows - 1) * pitch - 1)
        home = next((rect for rect in rects if rect.contains(foot)), None)
        if home is not None:
            found.setdefault(home, []).append(leg)
    return list(found.values())


def _rects(page: Page) -> Iterator[tuple[str, Rect]]:
    for region in page.regions:
        if region.kind in ("article", "continuation", "index"):
            yield from ((region.article, rect) for rect in region.rects)


def _lowest(page: Page) -> list[tuple[str, Rect]]:
    """Return the rectangles of stories below which no other begins."""
    rects = list(_rects(page))
    return [(name, rect) for name, rect in rects if not any(_under(other, rect) for _, other in rects)]


def _under(other: Rect, rect: Rect) -> bool:
    return other.y >= rect.bottom - 1 and min(other.right, rect.right) - max(other.x, rect.x) > 1
