"""A facsimile → its copy as a reader sees it: paragraphs of lines with their pages, places where lines were broken, legs.

Nothing is recomputed here: what a line, a leg or a glyph is, the scene says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from epaper.quality.model import Place
from epaper.scene.model import COPY, Facsimile, TextLine
from epaper.scene.order import as_read
from epaper.typeset.classes import Kind, kind_of

HEADS = ("kicker", "headline", "deck")
RUNNING = frozenset({"body", "subheading", "item", "quote", "note", "source"})  # copy that is broken where the measure ends
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
        kept = strand.role in HEADS or after.line.start == before.line.end  # a credit leaves the blanks before it out
        if kept and not before.line.text.endswith(OWN_BREAKS) and before.line.text.strip() and after.line.text.strip():
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


def blanks(seen: Seen) -> Iterator[float]:
    """Yield how wide the blanks between the words of a line are, in ems."""
    for one, two in pairwise(seen.drawn):
        if one.char == " " and two.char != " ":
            yield (two.x - one.x) / seen.line.size


def running(found: Iterable[Strand]) -> Iterator[Strand]:
    """Yield the strands that are running text, captions among them."""
    return (strand for strand in found if strand.role in RUNNING or strand.role == "caption")
