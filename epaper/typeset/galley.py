"""Article + measure → galley 毛条: the whole body as slots of the grid, cheap to ask for again at another measure or length.

A setter remembers paragraphs by what they say, so that an edit costs one paragraph; whoever keeps one, as a window does, makes up
the same issue again for a fraction of the first time.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from epaper.typeset.body import Body
from epaper.typeset.habits import CHINESE, Habits
from epaper.typeset.heads import HeadSetter
from epaper.typeset.material.frames import BOX_INSET
from epaper.typeset.material.runs import runs_of, unit_of
from epaper.typeset.material.stick import FLUSH, Stick, Stretch
from epaper.typeset.material.table import is_too_broad
from epaper.typeset.material.unit import Foot, Unit, numbered
from epaper.typeset.memory import Memory
from epaper.typeset.model import Galley, SetLine, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.fonts.book import FontBook
    from epaper.issue.model import Article, Span
    from epaper.typeset.copyfit import Cut

UNITS: Final = 20_000  # units at a measure that are remembered; an issue of 60 stories at thirty measures fits …
BODIES: Final = 4_000  # … and so do its articles
KEPT_LINES: Final = frozenset({"table", "verse"})  # roles whose lines are the writer's
SET: Final = 200_000  # characters of units in lines and, once more, of galleys: 64 pages at one measure fit


class Setter:
    """Sets the bodies of articles in the faces of one book by the habits of one language."""

    def __init__(self, book: FontBook, habits: Habits = CHINESE) -> None:
        """Take faces and habits."""
        self._book, self._habits = book, habits
        self._stick = Stick(book, habits)
        self._bodies: Memory[tuple[Article, Body]] = Memory(BODIES)
        self._units: Memory[Unit] = Memory(UNITS)
        self._slots: Memory[tuple[Slot, ...]] = Memory(SET)
        self._galleys: Memory[Galley] = Memory(SET)

    @cached_property
    def heads(self) -> HeadSetter:
        """What sets the heads over the same copy, in the same faces and by the same words."""
        return HeadSetter(self._book, self._stick.lexicon)

    def serves(self, book: FontBook, habits: Habits) -> bool:
        """Say whether it sets in these faces by these habits, so that another run of make-up may go on with it."""
        return book is self._book and habits == self._habits

    def galley(self, article: Article, cells: float, lines: int | None = None, cuts: Sequence[Cut] = ()) -> Galley:
        """Set the body at a measure of `cells` em; with `lines`, in so many lines or as near as the copy allows.

        `cuts` are the places, ascending, where the legs of that many lines end: paragraphs then give and take lines so that
        no leg ends badly.
        """
        body = self._body(article, cells)
        asked = (body, article.id, lines, tuple(cuts))
        return self._galleys.get(asked, lambda: self._set(article.id, cells, body, body.counts(lines, cuts)), article.characters)

    def feet(self, article: Article, cells: float) -> tuple[Foot, ...]:
        """Tell of each line of the natural galley what it means to end a leg after it: broken as that is, but not set."""
        return self._body(article, cells).feet

    def count(self, article: Article, cells: float) -> int:
        """Count the lines of the natural galley."""
        return self._body(article, cells).count

    def interval(self, article: Article, cells: float) -> tuple[tuple[int, float], ...]:
        """Return the numbers of lines the body can take, each with what it costs more than the natural one."""
        return self._body(article, cells).interval

    def broad_tables(self, article: Article, cells: float) -> tuple[int, ...]:
        """Return the numbers of the tables that are too broad for a measure of `cells` em and are set as records."""
        room = {False: cells, True: cells - 2 * BOX_INSET}
        tables = ((n, table) for n, table in enumerate(article.paragraphs) if table.kind == "table")
        return tuple(n for n, table in tables if is_too_broad(self._stick, table, room[table.boxed]))

    def turned(self, article: Article, cells: float) -> int:
        """Count the lines of tables and poems, at a measure of `cells` em, that go on with what has no room on the one before."""
        texts = {number: paragraph.text for number, paragraph in enumerate(article.paragraphs) if paragraph.kind in KEPT_LINES}
        if not texts:
            return 0
        pieces = (piece for slot in self.galley(article, cells).slots for piece in slot.pieces if piece.role in KEPT_LINES)
        return sum(piece.start > 0 and texts[piece.paragraph][piece.start - 1] not in "\t\n" for piece in pieces)

    def ends(self, article: Article, cells: float, lines: int) -> Mapping[int, float]:
        """Price the end of a leg before each line of the body set in `lines` lines, where it costs anything."""
        return self._body(article, cells).ends(lines)

    def caption(self, text: str, cells: float, spans: tuple[Span, ...] = ()) -> tuple[SetLine, ...]:
        """Set a picture's caption 图片说明, no indent, at `cells` ems of its own size: in Kai but for what is set apart."""
        copy = Stretch(text, spans=spans, face="kai", opening=FLUSH)
        return self._stick.lines(copy, self._stick.broken(copy, cells), cells, "caption")

    def _body(self, article: Article, cells: float) -> Body:
        """Return an article at a measure; it is known again for itself, since to compare its copy would take longer."""
        return self._bodies.get((id(article), cells), lambda: (article, self._made(article, cells)))[1]

    def _made(self, article: Article, cells: float) -> Body:
        runs = runs_of(article, self._stick)
        return Body(runs, tuple(self._units.get((run, cells), partial(unit_of, run, self._stick, cells)) for run in runs))

    def _set(self, article: str, cells: float, body: Body, counts: Sequence[int]) -> Galley:
        cost, done, paragraph = 0.0, list[Slot](), 0
        for run, unit, count in zip(body.runs, body.units, counts, strict=True):
            cost += unit.cost if count == unit.natural else unit.costs[count]
            slots = self._slots.get((unit, count), partial(unit.slots, count), run.characters)
            done += numbered(slots, paragraph)
            paragraph += len(run.paragraphs)
        return Galley(article, cells, tuple(done), cost)
