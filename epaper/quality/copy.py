"""A facsimile → its copy as a reader sees it: paragraphs of lines with their pages, places where lines were broken, legs.

Nothing is recomputed here: what a line, a leg or a glyph is, the scene says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from epaper.quality.model import Place
from epaper.scene.model import COPY, Baselines, Facsimile, Leg, TextLine
from epaper.scene.order import as_read
from epaper.typeset.classes import Kind, kind_of

HEADS = ("kicker", "headline", "deck")
RUNNING = frozenset({"body", "subheading", "item", "quote", "note", "source"})  # copy that is broken where the measure ends
NEAR = 0.01  # points
OWN_BREAKS = ("\n", "\t")  # after these the copy itself begins a line or a cell


class Drawn(NamedTuple):
    """A character that has a glyph: its place in the line, the left end of its glyph in points, the face and the glyph."""

    at: int
    char: str
    x: float
    size: float
    face: str
    glyph: int


class Seen(NamedTuple):
    """A line on its page; `number` counts the lines of its story's copy there from 1, and is 0 for heads and captions."""

    page: int
    number: int
    line: TextLine
    drawn: tuple[Drawn, ...]

    @property
    def last(self) -> Drawn | None:
        """Its last visible character, if that has a glyph."""
        at = len(self.line.text.rstrip()) - 1
        return next((each for each in reversed(self.drawn) if each.at == at), None)

    def place(self, fault: str) -> Place:
        """Name the place of the line."""
        return Place(self.page, self.line.article, self.number, self.line.text.strip(), fault)


class Strand(NamedTuple):
    """The lines of one paragraph, caption or head part, in the order they are read."""

    lines: tuple[Seen, ...]

    @property
    def text(self) -> str:
        """What they say together."""
        return "".join(seen.line.text for seen in self.lines)

    @property
    def role(self) -> str:
        """The role of its lines."""
        return self.lines[0].line.role


class Break(NamedTuple):
    """A place where the setting, not the copy, ended a line: after character `at` - 1 of the strand's text."""

    before: Seen
    after: Seen
    at: int


def lines_of(facsimile: Facsimile) -> Iterator[Seen]:
    """Yield every line of copy, captions and heads, in reading order; the head over a continuation is a repetition."""
    for page in facsimile.pages:
        numbers: dict[str, int] = {}
        for line in page.lines:
            if line.role in COPY:
                numbers[line.article] = number = numbers.get(line.article, 0) + 1
                yield Seen(page.number, number, line, drawn(line))
            elif line.role == "caption" or line.role in HEADS:
                yield Seen(page.number, 0, line, drawn(line))


def strands(facsimile: Facsimile) -> tuple[Strand, ...]:
    """Gather lines into paragraphs, captions and parts of heads, in the order in which these begin."""
    gathered: dict[tuple[str, str, int], list[Seen]] = {}
    for seen in lines_of(facsimile):
        line = seen.line
        group = "copy" if line.role in COPY else line.role
        gathered.setdefault((line.article, group, -1 if line.role in HEADS else line.paragraph), []).append(seen)
    return tuple(Strand(tuple(lines)) for lines in gathered.values())


def breaks(strand: Strand) -> Iterator[Break]:
    """Yield the places where the setting ended a line."""
    at = 0
    for before, after in pairwise(strand.lines):
        at += len(before.line.text)
        if not before.line.text.endswith(OWN_BREAKS) and before.line.text.strip() and after.line.text.strip():
            yield Break(before, after, at)


def drawn(line: TextLine) -> tuple[Drawn, ...]:
    """Return the characters of a line that have a glyph, each with its first one, as they are read; of an upright line none."""
    found: list[Drawn] = []
    for start, run in as_read(line.runs) if not line.vertical else ():
        known = -1
        for cluster, offset, glyph in zip(run.clusters, run.offsets, run.glyphs, strict=True):
            if cluster != known:
                found.append(Drawn(start + cluster, run.text[cluster], run.x + offset, run.size, run.face, glyph))
            known = cluster
    return tuple(found)


def solid_steps(seen: Seen) -> Iterator[float]:
    """Yield by how many ems neighbouring Han of one face stand farther apart than solid (rulebook L10)."""
    for one, two in pairwise(seen.drawn):
        if two.at == one.at + 1 and one.face == two.face and kind_of(one.char) is Kind.HAN is kind_of(two.char):
            yield (two.x - one.x - (one.size - seen.line.size if one.size < seen.line.size else 0.0)) / seen.line.size - 1.0


class Standing(NamedTuple):
    """A leg with what stands on each of its rows; an empty tuple is a row left white."""

    page: int
    leg: Leg
    rows: tuple[tuple[Seen, ...], ...]

    @property
    def used(self) -> int:
        """Rows down to the last one that is not white."""
        return max((number for number, row in enumerate(self.rows, 1) if row), default=0)


def standing(facsimile: Facsimile, found: Iterable[Strand]) -> tuple[Standing, ...]:
    """Put every line of copy, and the jump lines below it, into the legs of their pages."""
    grid = facsimile.baselines
    if grid is None:
        return ()
    placed: dict[tuple[int, str], list[Seen]] = {}
    for seen in (seen for strand in found for seen in strand.lines if seen.line.role in COPY):
        placed.setdefault((seen.page, seen.line.article), []).append(seen)
    for page in facsimile.pages:
        for line in page.lines:
            if line.role == "jump":
                placed.setdefault((page.number, line.article), []).append(Seen(page.number, 0, line, ()))
    return tuple(
        Standing(
            page.number,
            leg,
            _rows(leg, [seen for seen in placed.get((page.number, leg.article), ()) if _in(seen.line, leg, grid)], grid),
        )
        for page in facsimile.pages
        for leg in page.legs
    )


def _in(line: TextLine, leg: Leg, grid: Baselines) -> bool:
    across = leg.x - line.size < line.x + NEAR and line.x < leg.x + leg.measure + NEAR
    foot = leg.baseline + (leg.rows - 0.5) * grid.pitch
    return across and leg.baseline - grid.pitch / 2 < line.baseline < foot


def _rows(leg: Leg, lines: Sequence[Seen], grid: Baselines) -> tuple[tuple[Seen, ...], ...]:
    rows: list[list[Seen]] = [[] for _ in range(leg.rows)]
    for seen in lines:
        rows[round((seen.line.baseline - leg.baseline) / grid.pitch)].append(seen)
    return tuple(map(tuple, rows))


def running(found: Iterable[Strand]) -> Iterator[Strand]:
    """Yield the strands that are running text, captions among them."""
    return (strand for strand in found if strand.role in RUNNING or strand.role == "caption")
