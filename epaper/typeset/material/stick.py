"""The composing stick 手盘: a stretch of a paragraph → its lines at a measure, wherever on the measure they then stand.

Invariants: lines keep the character offsets of the whole paragraph; `x` of a line is the left edge of its measure, for lines
set to no measure that of its first character.
"""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.issue.model import Paragraph, Span
from epaper.issue.spans import cut
from epaper.typeset.dropcap import capped
from epaper.typeset.lexicon import Lexicon
from epaper.typeset.material.ragged import break_ragged
from epaper.typeset.memory import Memory
from epaper.typeset.opening import NO_OPENING, Opening
from epaper.typeset.paragraph import break_paragraph, lengths, usual_lines
from epaper.typeset.prepare import PIECEWISE, prepare
from epaper.typeset.sense import break_costs
from epaper.typeset.setline import set_lines

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from epaper.fonts.book import FontBook
    from epaper.issue.model import Emphasis, ParagraphKind
    from epaper.scene.model import LineRole
    from epaper.typeset.breaking import Breaking, Ways
    from epaper.typeset.habits import Habits
    from epaper.typeset.model import SetLine
    from epaper.typeset.prepared import Prepared

FLUSH: Final = Opening(flush=True)
PREPARED: Final = 200_000  # characters of stretches prepared that are remembered: 64 pages fit
BROKEN: Final = 512  # stretches at a measure whose usual lines are: those whose lengths will be asked after their lines
SENSED: Final = 4096  # sub-headings whose sense is


class Stretch(NamedTuple):
    """Characters of a paragraph from `start` on: `text`, what is set apart in it, and how it is to be set.

    All of it is in `face` but what has one of its own; `opening` says what stands at its head, an indent or not among it;
    `ragged` lines are as long as they are.
    """

    text: str
    start: int = 0
    spans: tuple[Span, ...] = ()
    face: Emphasis | None = None
    kind: ParagraphKind = "body"
    opening: Opening = NO_OPENING
    ragged: bool = False


def stretch(paragraph: Paragraph, start: int = 0, end: int | None = None, face: Emphasis | None = None) -> Stretch:
    """Cut `start:end` out of a paragraph; all of it is in `face` but what has one of its own."""
    stop = len(paragraph.text) if end is None else end
    piece = cut(paragraph.text, paragraph.spans, start, stop)
    return Stretch(piece.text, start, piece.spans, face, paragraph.kind if paragraph.kind in PIECEWISE else "body")


class Stick:
    """Sets stretches of copy by the habits of one language; remembers what it has prepared, for all measures."""

    def __init__(self, book: FontBook, habits: Habits, lexicon: Lexicon | None = None) -> None:
        """Take faces and habits, and the words to break sub-headings at."""
        self._book = book
        self.habits = habits
        self._given = lexicon
        self._sense = lru_cache(SENSED)(self._priced)
        self._copy: Memory[Prepared] = Memory(PREPARED)
        self._fitted = lru_cache(BROKEN)(self._at)
        self._usual = lru_cache(BROKEN)(self._lines)

    def prepared(self, copy: Stretch) -> Prepared:
        """Shape and measure a stretch, once for all measures."""
        return self._copy.get(copy, partial(self._prepared, copy), len(copy.text) + 1)

    def broken(self, copy: Stretch, cells: float) -> Breaking:
        """Break a stretch at a measure; a sub-heading of several lines at sense."""
        if copy.kind != "subheading":
            return break_paragraph(self._fitted(copy, cells), cells, self._usual(copy, cells))
        prepared = self.prepared(copy)
        sense = self._sense(copy.text) if prepared.natural[-1] > cells else ()
        return break_ragged(prepared, cells, sense)

    def parted(self, copy: Stretch, cells: float) -> Container[int]:
        """Return the breaks of a stretch at a measure that part a word with a hyphen."""
        return self._fitted(copy, cells).seams(cells).parted

    def lengths(self, copy: Stretch, cells: float, natural: Breaking) -> Mapping[int, Breaking]:
        """Return the ways to set it in fewer or more lines than the `natural` one, by number of lines."""
        if copy.kind == "subheading":
            return {len(natural.ends): natural}
        return lengths(self._fitted(copy, cells), cells, natural, self._usual(copy, cells))

    def lines(self, copy: Stretch, breaking: Breaking, cells: float, role: LineRole, x: float = 0.0) -> tuple[SetLine, ...]:
        """Set a broken stretch to a measure whose left edge is at `x`."""
        lines = set_lines(self._fitted(copy, cells), breaking, cells, 0)
        if not copy.start and not x and all(line.role == role for line in lines):  # body copy, as nearly always
            return lines
        return tuple(line._replace(start=line.start + copy.start, end=line.end + copy.start, role=role, x=x) for line in lines)

    def ragged(self, copy: Stretch, cells: float, role: LineRole) -> tuple[SetLine, ...]:
        """Break a stretch at a measure and set every line as long as it is, its first character at x = 0."""
        rough = copy._replace(ragged=True, opening=copy.opening._replace(flush=True))
        breaking = break_ragged(self.prepared(rough), cells)
        return tuple(placed_at(flush(line), 0.0) for line in self.lines(rough, breaking, cells, role))

    def width(self, copy: Stretch) -> float:
        """Measure a stretch on one line, its indent not counted."""
        return self.prepared(copy).natural[-1]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words to break at, read when first asked for."""
        return self._given or Lexicon.shipped()

    def _priced(self, text: str) -> tuple[float, ...]:
        return break_costs(text, "", self.lexicon)

    def _at(self, copy: Stretch, cells: float) -> Prepared:
        return self.prepared(copy).at(cells)

    def _lines(self, copy: Stretch, cells: float) -> Ways:
        return usual_lines(self._fitted(copy, cells), cells)

    def _prepared(self, copy: Stretch) -> Prepared:
        whole = (Span(0, len(copy.text), copy.face),) if copy.face else ()
        done = prepare(Paragraph(copy.text, copy.kind, (*whole, *copy.spans)), self._book, self.habits, copy.opening)
        if copy.opening.drops:
            done = capped(done, self._book)
        return done._replace(justified=False) if copy.ragged else done


def flush(line: SetLine) -> SetLine:
    """Return a line that begins with its first character, where that stands."""
    left = line.glyphs[0].x if line.glyphs else 0.0
    glyphs = tuple(run._replace(x=run.x - left) for run in line.glyphs)
    measure = max(0.0, line.measure - left)
    return line._replace(glyphs=glyphs, width=line.width - left, x=line.x + left * line.scale, measure=measure)


def placed_at(line: SetLine, x: float, scale: float = 1.0) -> SetLine:
    """Return the line with its left edge at `x`, in a type of `scale`."""
    return line._replace(x=x, scale=scale)
