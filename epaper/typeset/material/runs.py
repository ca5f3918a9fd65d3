"""The paragraphs of an article → runs of them that are set as one unit, and each run at a measure → its unit.

Invariants: the runs hold every paragraph once, in order; whatever the measure, the runs are the same. A run says all that its
setting depends on, so that it may be remembered by it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from epaper.issue.lead import signature
from epaper.issue.model import Span
from epaper.typeset import costs
from epaper.typeset.material import phrases
from epaper.typeset.material.frames import BOX_INSET, boxed, noted, sourced
from epaper.typeset.material.names import names
from epaper.typeset.material.running import Form, Running
from epaper.typeset.material.stick import FLUSH, Stretch, placed_at, stretch
from epaper.typeset.material.table import table
from epaper.typeset.material.unit import Block, Way
from epaper.typeset.material.verse import verse
from epaper.typeset.model import Slot
from epaper.typeset.opening import Opening, Place, opening_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from epaper.issue.model import Article, Paragraph, ParagraphKind
    from epaper.typeset.material.stick import Stick
    from epaper.typeset.material.unit import Unit

HANGING_CELLS: Final = 12.0  # a measure so wide can spare a cell for the marks of a list …
INDENTED_CELLS: Final = 17.0  # … and one so wide two, and two for a quotation
SOURCE_SCALE: Final = 0.875  # of the body at the least: 9 pt goes down to 7.875, the least of rule G8
SOURCE_GAP: Final = 0.25  # em of its size between the number of a source and its text, at the least
_OVER: Final = frozenset({"subheading", "byline"})
_FRAMED: Final = frozenset({"table", "note", "source"})
_COPY: Final = frozenset({"body", "quote"})
_IN_ONE: Final = frozenset({"verse", "note", "source"})  # kinds whose paragraphs in a row make one block


class Run(NamedTuple):
    """Paragraphs set as one unit: their place in the story, whether it may close with a signature or has lead clauses in Hei.

    One without paragraphs is the `byline` 署名 over the copy. `hang` is the room in em that the marks of the list need, whose
    item this is; `open_above` and `open_below` say that copy without white of its own stands there, `ends` that nothing does.
    """

    paragraphs: tuple[Paragraph, ...]
    place: Place = Place.RUNNING
    closes: bool = False
    leads: bool = False
    hang: float = 0.0
    open_above: bool = False
    open_below: bool = False
    ends: bool = False
    byline: str = ""

    @property
    def characters(self) -> int:
        """Count the characters of its copy."""
        return len(self.byline) + sum(len(paragraph.text) for paragraph in self.paragraphs)

    @property
    def kind(self) -> ParagraphKind | Literal["byline"]:
        """The kind of its paragraphs."""
        return self.paragraphs[0].kind if self.paragraphs else "byline"

    @property
    def is_boxed(self) -> bool:
        """Say whether it stands in a box."""
        return bool(self.paragraphs) and self.paragraphs[0].boxed

    @property
    def is_framed(self) -> bool:
        """Say whether lines of white with rules stand around it."""
        return self.is_boxed or self.kind in _FRAMED

    @property
    def is_copy(self) -> bool:
        """Say whether it is running copy."""
        return self.kind in _COPY and not self.is_boxed

    @property
    def is_display(self) -> bool:
        """Say whether it is a table, a list, a poem, a box: what a single line of copy below it would seem to belong to."""
        return not self.is_copy and not self.is_heading

    @property
    def is_heading(self) -> bool:
        """Say whether it stands over copy: a sub-heading 小标题 that is not the title of a box, a signature."""
        return self.kind in _OVER and not self.is_boxed


def runs_of(article: Article, stick: Stick) -> tuple[Run, ...]:
    """Cut an article into runs."""
    paragraphs = article.paragraphs
    last = max((at for at, paragraph in enumerate(paragraphs) if paragraph.kind == "body"), default=-1)
    runs, at = list[Run](), 0
    for run in _grouped(paragraphs, stick, Place.LEAD if article.id == stick.habits.drop_at else Place.FIRST):
        runs.append(run._replace(closes=at <= last < at + len(run.paragraphs), leads=article.bold_leads))
        at += len(run.paragraphs)
    if article.signed and article.may_open_signed and stick.habits.signed:
        notes = sum(1 for _ in takewhile(lambda run: run.kind == "note", runs))  # they stand before the story opens
        runs.insert(notes, Run((), byline=article.signed))
    return tuple(runs)


def unit_of(run: Run, stick: Stick, cells: float) -> Unit:
    """Set a run at a measure."""
    if run.byline:
        return _byline(stick, run.byline, cells)
    first = run.paragraphs[0]
    if first.boxed:
        open_box = tuple(replace(paragraph, boxed=False) for paragraph in run.paragraphs)
        inner = [item._replace(leads=run.leads) for item in _grouped(open_box, stick, Place.BELOW_HEADING)]
        return boxed([(unit_of(item, stick, cells - 2 * BOX_INSET), len(item.paragraphs)) for item in inner], cells)
    makers: Mapping[str, Callable[[], Unit]] = {
        "verse": lambda: verse(stick, run.paragraphs, cells, open_above=run.open_above, open_below=run.open_below),
        "names": lambda: names(stick, first, cells),
        "table": lambda: table(stick, first, cells, ends=run.ends),
        "note": lambda: noted([(_note(stick, item, cells), 1) for item in run.paragraphs], cells),
        "source": lambda: sourced([(_source(stick, item, cells), 1) for item in run.paragraphs], cells),
        "item": lambda: _item(stick, first, run.hang, cells),
        "quote": lambda: _quote(stick, first, cells),
    }
    return makers.get(first.kind, lambda: _plain(stick, run, cells))()


def _grouped(paragraphs: Sequence[Paragraph], stick: Stick, place: Place) -> Iterator[Run]:
    """Cut paragraphs, the first of them at `place`, into runs."""
    runs = tuple(_groups(paragraphs, stick))
    for above, run, below in zip((None, *runs), runs, (*runs[1:], None), strict=False):
        open_above, open_below = (other is not None and not other.is_framed for other in (above, below))
        yield run._replace(place=place, open_above=open_above, open_below=open_below, ends=below is None)
        if run.paragraphs[0].kind != "note" or place not in {Place.FIRST, Place.LEAD}:  # a note stands before the story opens
            place = Place.BELOW_HEADING if run.paragraphs[-1].kind == "subheading" else Place.RUNNING


def _groups(paragraphs: Sequence[Paragraph], stick: Stick) -> Iterator[Run]:
    """Join boxed paragraphs into boxes, stanzas into poems, notes into notes; a list shares the room for its marks."""
    starts = [at for at, paragraph in enumerate(paragraphs) if not at or not _belong_together(paragraphs[at - 1], paragraph)]
    for start, end in pairwise((*starts, len(paragraphs))):
        joined = tuple(paragraphs[start:end])
        if joined[0].boxed or joined[0].kind in _IN_ONE:
            yield Run(joined)
            continue
        hangs = _hangs(stick, joined)
        yield from (Run((paragraph,), hang=hangs.get(_sort(paragraph), 0.0)) for paragraph in joined)


def _belong_together(above: Paragraph, below: Paragraph) -> bool:
    """Say whether a paragraph belongs to the same group as the one above it."""
    return _family(above) == _family(below) and not _opens_box(below)


def _family(paragraph: Paragraph) -> str:
    return "box" if paragraph.boxed else paragraph.kind


def _opens_box(paragraph: Paragraph) -> bool:
    return paragraph.boxed and paragraph.kind == "subheading"


def _plain(stick: Stick, run: Run, cells: float) -> Running:
    """Set a paragraph of running copy or a sub-heading."""
    paragraph = run.paragraphs[0]
    if paragraph.kind == "subheading":
        return Running(stick, stretch(paragraph)._replace(kind="subheading"), cells, Form("subheading"))
    text = paragraph.text
    found = signature(text) if run.closes else None
    end = found[0] if found else None
    opening = opening_at(paragraph, run.place, stick.habits)
    copy = stretch(paragraph, 0, end)._replace(opening=opening._replace(dateline=opening.dateline or _run_in(paragraph)))
    clause = phrases.lead_clause(text) if run.leads else 0
    if clause:
        copy = copy._replace(spans=(Span(0, clause, "strong"), *copy.spans))
    signed = stretch(paragraph, found[0], face="kai") if found else None
    return Running(stick, copy, cells, Form("body", signature=signed))


def _byline(stick: Stick, signed: str, cells: float) -> Block:
    """Set a signature over the copy that belongs to it, in the middle of the column, or flush left as that opens."""
    lines = stick.ragged(Stretch(signed, opening=Opening(byline=(0, len(signed)))), cells, "byline")
    share = 0.0 if stick.habits.flush_openings else 0.5
    pieces = (placed_at(line, (cells - line.width) * share)._replace(start=0, end=0) for line in lines)  # no part of a paragraph
    return Block((Way(0.0, tuple(Slot((piece,), parts=False) for piece in pieces)),))


def _quote(stick: Stick, paragraph: Paragraph, cells: float) -> Running:
    """Set a quotation in Kai, in from the left."""
    return Running(stick, stretch(paragraph, face="kai"), cells, Form("quote", 2.0 if cells >= INDENTED_CELLS else 1.0))


def _run_in(paragraph: Paragraph) -> tuple[int, int] | None:
    """Take words in Hei at a paragraph's head, parted from it by a blank, for a run-in head: 1 em of white follows (P6)."""
    for span in paragraph.spans:
        if span.start == 0 and span.emphasis == "strong" and paragraph.text[span.end : span.end + 1].isspace():
            return 0, span.end
    return None


def _hangs(stick: Stick, group: Sequence[Paragraph]) -> dict[bool, float]:
    """Return the room for the marks of a list: that of the longest of each sort."""
    rooms: dict[bool, float] = {}
    for paragraph in group if group[0].kind == "item" else ():
        rooms[_sort(paragraph)] = max(rooms.get(_sort(paragraph), 0.0), _mark_room(stick, paragraph))
    return rooms


def _sort(paragraph: Paragraph) -> bool:
    """Tell numbers, which are as long as they are, from bullets."""
    return paragraph.text[:1].isalnum()


def _mark_room(stick: Stick, paragraph: Paragraph) -> float:
    """Measure the mark of an item in whole cells."""
    mark = phrases.item_mark(paragraph.text)
    return float(int(stick.width(stretch(paragraph, 0, mark)) + 0.9)) if mark else 0.0


def _item(stick: Stick, paragraph: Paragraph, hang: float, cells: float) -> Running:
    """Hang the mark of an item before its lines; in a narrow measure it stands in the first, as in a paragraph."""
    mark = phrases.item_mark(paragraph.text)
    if not mark:
        return Running(stick, stretch(paragraph), cells, Form("item"))
    bullet = not paragraph.text[0].isalnum()
    hung = stretch(paragraph, 0, mark, "strong" if bullet else None)
    copy = stretch(paragraph, mark)
    indent = stick.habits.indent
    if cells < HANGING_CELLS:
        return Running(stick, copy, cells, Form("item", mark=hung, mark_x=max(0.0, indent - max(1.0, hang))))
    nested = 1.0 if paragraph.text.startswith("–") else 0.0
    left = (max(indent, hang) if cells >= INDENTED_CELLS else max(1.0, hang)) + nested
    form = Form("item", left, mark=hung, mark_x=left - max(1.0, hang))
    return Running(stick, copy._replace(opening=FLUSH), cells, form)


def _note(stick: Stick, paragraph: Paragraph, cells: float) -> Running:
    """Set a paragraph of a note in Kai, its label in Hei."""
    copy = stretch(paragraph, face="kai")
    label = phrases.note_label(paragraph.text)
    if label:
        copy = copy._replace(spans=(*copy.spans, Span(0, label, "strong")), opening=Opening(dateline=(0, label)))
    return Running(stick, copy, cells, Form("note"))


def _source(stick: Stick, paragraph: Paragraph, cells: float) -> Running:
    """Set a source small, its number hanging; its size is such that the measure is of whole ems."""
    mark = phrases.source_mark(paragraph.text)
    scale = cells / max(1, int(cells / SOURCE_SCALE + costs.TIED))
    hang = float(math.ceil(stick.width(stretch(paragraph, 0, mark)) + SOURCE_GAP)) if mark else 0.0
    form = Form("source", hang * scale, scale, mark=stretch(paragraph, 0, mark) if mark else None)
    return Running(stick, stretch(paragraph, mark)._replace(opening=FLUSH), cells, form)
