"""Pages set by hand on a grid of round numbers → a facsimile to measure: columns of 100 points, gutters of 15, pitch 14."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from epaper.geometry import Rect
from epaper.quality.measure import measure
from epaper.quality.model import Metric
from epaper.scene.model import Baselines, Facsimile, Leg, LineRole, Mark, Page, Region, Rule, TextLine

SIZE, PITCH, CELLS, GUTTER, LEFT, TOP = 10.0, 14.0, 10, 15.0, 20.0, 30.0
WIDTH, HEIGHT = 600.0, 842.0
FIRST = TOP + 2.0 + 8.8  # the baseline of the grid's line 0: half the leading, and a full-width character's ascent
FULL = "天地人口山水日月国中"


class Story(NamedTuple):
    """A story on the grid: its columns' depths in lines from `row`, of which `head` are its head's; `lines` of copy, or all.

    `fill` is how much of its measure the headline takes; `goes` and `comes` are the pages of a jump. The head stands `over` so
    many of the first columns, 0 means all; the legs of the others begin a line below the story's top.
    """

    name: str
    column: int
    row: int
    depths: tuple[int, ...]
    head: int = 4
    size: float = 20.0
    fill: float = 0.8
    lines: int | None = None
    goes: int | None = None
    comes: int | None = None
    first: int = 0  # line of the copy it begins with
    ends: bool = False  # with a paragraph
    drop: float = 0.0  # points the head's type stands lower
    over: int = 0

    @property
    def x(self) -> float:
        """Its left edge."""
        return LEFT + self.column * (CELLS * SIZE + GUTTER)

    @property
    def width(self) -> float:
        """From its left edge to its right one."""
        return len(self.depths) * (CELLS * SIZE + GUTTER) - GUTTER

    @property
    def measure(self) -> float:
        """The width its head stands over."""
        return (self.over or len(self.depths)) * (CELLS * SIZE + GUTTER) - GUTTER

    def start(self, number: int) -> int:
        """The line, from its top, at which the leg in a column begins."""
        return 1 if 0 < self.over <= number else self.head


def top(row: int) -> float:
    return TOP + row * PITCH


def baseline(row: int) -> float:
    return FIRST + row * PITCH


def region(story: Story) -> Region:
    """Cover a story with one rectangle for each column, the gutter on its left but for the first."""
    rects = []
    for number, depth in enumerate(story.depths):
        before = GUTTER if number else 0.0
        x = story.x + number * (CELLS * SIZE + GUTTER) - before
        rects.append(Rect(x, top(story.row), CELLS * SIZE + before, depth * PITCH))
    return Region(story.name, "continuation" if story.comes else "article", tuple(rects))


def legs(story: Story) -> tuple[Leg, ...]:
    left = story.lines if story.lines is not None else 10**6
    found = []
    for number, depth in enumerate(story.depths):
        rows = min(depth - story.start(number), left)
        left -= rows
        x = story.x + number * (CELLS * SIZE + GUTTER)
        if rows > 0:
            found.append(Leg(story.name, x, baseline(story.row + story.start(number)), CELLS * SIZE, rows))
    return tuple(found)


def line(story: str, role: LineRole, x: float, y: float, width: float, size: float, text: str, start: int = 0) -> TextLine:
    return TextLine(story, role, 0, start, start + len(text), x, y, width, size, text, ())


def lines(story: Story) -> tuple[TextLine, ...]:
    """Set the head, the legs full, and the lines of a jump."""
    width = story.measure * story.fill
    y = top(story.row) + PITCH + 0.88 * story.size + story.drop
    x = story.x + (story.measure - width) / 2
    made = [line(story.name, "jump" if story.comes else "headline", x, y, width, story.size, story.name)]
    if story.comes:
        made.append(replace(line(story.name, "jump", x, y, 60.0, 9.0, f"（上接第{story.comes}版）"), leads=story.comes))
    places = [(leg.x, leg.baseline + row * PITCH) for leg in legs(story) for row in range(leg.rows)]
    for number, (x, y) in enumerate(places[: -1 if story.goes else None], story.first):
        made.append(line(story.name, "body", x, y, CELLS * SIZE, SIZE, FULL, number * len(FULL)))
    if story.goes:
        made.append(replace(line(story.name, "jump", *places[-1], 60.0, 9.0, f"（下转第{story.goes}版）"), leads=story.goes))
    return tuple(made)


def page(*stories: Story, number: int = 1, marks: tuple[Mark, ...] = (), more: tuple[TextLine, ...] = ()) -> Page:
    """Stand stories on a page."""
    return Page(
        number,
        WIDTH,
        HEIGHT,
        marks,
        tuple(each for story in stories for each in lines(story)) + more,
        tuple(region(story) for story in stories),
        legs=tuple(leg for story in stories for leg in legs(story)),
    )


def facsimile(*pages: Page, columns: int = 4, ranking: tuple[str, ...] = ()) -> Facsimile:
    return Facsimile("手排", "a4", SIZE, pages, baselines=Baselines(FIRST, PITCH, columns), ranking=ranking)


def metric(key: str, *pages: Page, ranking: tuple[str, ...] = ()) -> Metric:
    return next(each for each in measure(facsimile(*pages, ranking=ranking)) if each.key == key)


def upright_rule(x: float, rows: tuple[int, int]) -> Rule:
    return Rule(x, top(rows[0]), x, top(rows[1]), 0.35, "grey")
