"""Article + measure → galley 毛条: the whole body as lines, cheap to ask for again at another measure or length.

One setter serves one run of make-up; it remembers paragraphs by what they say, so that an edit costs one paragraph.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from epaper.issue.model import Paragraph, Span
from epaper.typeset import copyfit, costs
from epaper.typeset.copyfit import Choice, Cut
from epaper.typeset.habits import CHINESE, Habits
from epaper.typeset.model import Galley, SetLine, Slot
from epaper.typeset.paragraph import break_paragraph, lengths
from epaper.typeset.prepare import Place, Prepared, opening_at, prepare
from epaper.typeset.setline import set_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.fonts.book import FontBook
    from epaper.issue.model import Article
    from epaper.typeset.breaking import Breaking

REMEMBERED: Final = 4096  # paragraphs at a measure; an issue of 60 stories at six measures fits


class Setter:
    """Sets the bodies of articles in the faces of one book by the habits of one language."""

    def __init__(self, book: FontBook, habits: Habits = CHINESE) -> None:
        """Take faces and habits."""
        self._book, self._habits = book, habits
        self._prepared = lru_cache(REMEMBERED)(self._prepare)
        self._broken = lru_cache(REMEMBERED)(self._break)
        self._lengths = lru_cache(REMEMBERED)(self._find_lengths)
        self._set = lru_cache(REMEMBERED)(self._set_lines)

    def galley(self, article: Article, cells: float, lines: int | None = None, cuts: Sequence[Cut] = ()) -> Galley:
        """Set the body at a measure of `cells` em; with `lines`, in so many lines or as near as the copy allows.

        `cuts` are the places, ascending, where the legs of that many lines end: paragraphs then give and take lines so that
        no leg ends badly.
        """
        paragraphs = _with_place(article)
        counts: tuple[int | None, ...] = (None,) * len(paragraphs)
        if lines is not None:
            counts = copyfit.spread(self._choices(article, cells), lines, cuts)
        cost, done = 0.0, list[Slot]()
        for index, (key, count) in enumerate(zip(paragraphs, counts, strict=True)):
            cost += self._broken(*key, cells, count).cost
            done += [Slot((line._replace(paragraph=index),)) for line in self._set(*key, cells, count)]
        return Galley(article.id, cells, tuple(done), cost)

    def paragraph_lines(self, article: Article, cells: float) -> tuple[int, ...]:
        """Count the lines of each paragraph at a measure of `cells` em: broken as the galley is, but not set."""
        return tuple(len(self._broken(*key, cells, None).ends) for key in _with_place(article))

    def caption(self, text: str, cells: float) -> tuple[SetLine, ...]:
        """Set a picture's caption 图片说明: Kai, no indent, at a measure of `cells` ems of its own size."""
        prepared = prepare(Paragraph(text, spans=(Span(0, len(text), "kai"),)), self._book, self._habits)
        flush = prepared.flush()
        return set_lines(flush, break_paragraph(flush, cells), cells, 0)

    def interval(self, article: Article, cells: float) -> tuple[tuple[int, float], ...]:
        """Return the numbers of lines the body can take, each with what it costs more than the natural one."""
        return copyfit.interval(tuple(self._costs(key, cells) for key in _with_place(article)))

    def _choices(self, article: Article, cells: float) -> tuple[Mapping[int, Choice], ...]:
        """Return the numbers of lines each paragraph can take, with what legs may not do to it."""
        natural = self.paragraph_lines(article, cells)
        return tuple(
            {
                count: self._choice(key, cells, count, way, under=_under(article, natural, index))
                for count, way in self._lengths(*key, cells).items()
            }
            for index, key in enumerate(_with_place(article))
        )

    def _choice(self, key: tuple[Paragraph, Place], cells: float, count: int, way: Breaking, *, under: int) -> Choice:
        short = count > 1 and _last_width(self._prepared(*key), way) < cells / 2
        return Choice(way.cost, copyfit.cut_costs(count, short=short, under=under))

    def _costs(self, key: tuple[Paragraph, Place], cells: float) -> Mapping[int, float]:
        return {count: way.cost for count, way in self._lengths(*key, cells).items()}

    def _prepare(self, paragraph: Paragraph, place: Place) -> Prepared:
        return prepare(paragraph, self._book, self._habits, opening_at(paragraph, place, self._habits))

    def _break(self, paragraph: Paragraph, place: Place, cells: float, count: int | None) -> Breaking:
        if count is not None:
            return self._lengths(paragraph, place, cells)[count]
        return break_paragraph(self._prepared(paragraph, place), cells)

    def _find_lengths(self, paragraph: Paragraph, place: Place, cells: float) -> Mapping[int, Breaking]:
        return lengths(self._prepared(paragraph, place), cells)

    def _set_lines(self, paragraph: Paragraph, place: Place, cells: float, count: int | None) -> tuple[SetLine, ...]:
        return set_lines(self._prepared(paragraph, place), self._broken(paragraph, place, cells, count), cells, 0)


def _with_place(article: Article) -> tuple[tuple[Paragraph, Place], ...]:
    """Pair each paragraph with its place in the story as far as it matters to its lines."""
    kinds = ("subheading", *(paragraph.kind for paragraph in article.paragraphs))
    return tuple(
        (paragraph, Place.FIRST if index == 0 else Place.BELOW_HEADING if kinds[index] == "subheading" else Place.RUNNING)
        for index, paragraph in enumerate(article.paragraphs)
    )


def _last_width(prepared: Prepared, breaking: Breaking) -> float:
    """Return the natural width of the last line of several."""
    return prepared.natural[-1] - prepared.natural[breaking.ends[-2]]


def _under(article: Article, natural: Sequence[int], index: int) -> int:
    """Count the lines that must follow a sub-heading in its leg: three, or what there is before the next."""
    if article.paragraphs[index].kind != "subheading":
        return 0
    below = takewhile(lambda n: article.paragraphs[n].kind != "subheading", range(index + 1, len(natural)))
    return min(costs.FOLLOWING, sum(natural[n] for n in below))
