"""Words of a story to be shown large 引语 → the ways to set them, and where they stand in a leg: whole lines of the grid.

A pull-quote is slack: it may have several heights, and stand or not. It never touches the head of a leg or its foot, and stands
in legs that are base columns only: not in a box, nor in a broken measure, nor beside an upright head.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from epaper.issue.model import Article
from epaper.issue.places import AUTO
from epaper.issue.quotable import quotable
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.heads.writer import PARTED
from epaper.plan.model import Leg, PullQuote, QuoteBox
from epaper.plan.pictures.stack import PictureStack
from epaper.style import House
from epaper.typeset.heads import EMPTIEST, FULLEST, Heading, HeadSetter, Room

LEADING = 1.38  # of its own size, from one of its lines to the next
RULE_ROOM = 0.4  # pitches from the edge of its place to its rule, above and below
INSIDE = 0.55  # of its own size: white between a rule and the words, at the least
MARK_SIZE = 3.2  # of its own size: the large quotation mark …
MARK_HEIGHT = 0.3  # … whose drawing is so high, × the mark's size …
MARK_GAP = 0.35  # … and stands so far over the words, × their size
LINES_MOST = 8
WIDE, WIDE_COLUMNS = 4, 2  # in a story over so many base columns it may stand over so many
HEIGHTS = 4  # heights offered over so many columns
AIR_MOST, AIR_COST = 1, 0.35  # lines of white more that it may have, and the cost of one
BADNESS, WORST = 0.2, 5.0  # weight of a cut against the sense, beyond the best one; and no cut so much worse is taken
SMALL_COST = 2.0  # per share of its largest size that it lacks
STACKS_QUOTED = 3  # ways to lay a story's pictures that may have a pull-quote below them
LINES_ABOVE = LINES_BELOW = 6  # of copy in its leg, at the least
LAST_LEG = 3  # ... lines that may be left unused below, in the last one
LOW = (0.42, 0.08, 0.82)  # where between its highest place and its lowest it stands, the best first
APART = 9  # lines of copy between it and where its words are read, if that can be


class QuoteWriter:
    """Sets the pull-quotes of one issue on one grid; remembers what it has set."""

    def __init__(
        self, articles: tuple[Article, ...], contexts: tuple[str, ...], grid: Grid, house: House, heads: HeadSetter
    ) -> None:
        """Serve `articles`, whose copy is `contexts`; they are asked for by their place in that order."""
        self._articles = articles
        self._contexts = contexts
        self._grid = grid
        self._look = house.pull_quote
        self._ems = house.character_ems
        self._heads = heads
        self.options = lru_cache(maxsize=None)(self._options)
        self._over = lru_cache(maxsize=None)(self._set)

    def wanted(self, order: int) -> bool:
        """Say whether a story asks for a pull-quote."""
        return bool(self._articles[order].pins.pull_quote)

    def denied(self, order: int) -> float:
        """Price a story without one."""
        quote = self._articles[order].pins.pull_quote
        return 0.0 if not quote else costs.QUOTE_LEFT_TO_US if quote == AUTO else costs.QUOTE_DENIED

    def _options(self, order: int, columns: int) -> tuple[PullQuote, ...]:
        """Return the ways to set a story's pull-quote in a block of `columns`, the cheapest of each height."""
        widths = (1, WIDE_COLUMNS) if columns >= WIDE else (1,)
        return tuple(quote for width in widths for quote in self._over(order, width))

    def _set(self, order: int, columns: int) -> tuple[PullQuote, ...]:
        words = quotable(self._articles[order])
        best: dict[int, PullQuote] = {}
        for quote in self._cuts(words, order, columns) if words else ():
            for air in range(AIR_MOST + 1):
                airy = quote._replace(rows=quote.rows + air, cost=quote.cost + AIR_COST * air)
                if airy.rows not in best or airy.cost < best[airy.rows].cost:
                    best[airy.rows] = airy
        return tuple(sorted(best.values(), key=lambda quote: (quote.cost, quote.rows))[:HEIGHTS])

    def _cuts(self, words: str, order: int, columns: int) -> Iterator[PullQuote]:
        """Cut the words into lines at sense, as a headline is, for each number of lines at the largest size that fits."""
        body, pitch = self._grid.size, self._grid.pitch
        width = self._grid.span(columns) / FULLEST  # beside a head there must be white; these lines have the gutters
        room = Room(width, body * self._look.least, body * self._look.size, LINES_MOST)
        printed, said = shown(words, self._look.manner), self._said(words, self._articles[order])
        fits = self._heads.fit(Heading((printed,), self._look.face, context=self._contexts[order]), room)
        for fit in fits:
            worse = fit.badness - fits[0].badness
            if len(fit.lines) <= LINES_MOST and worse <= WORST and (columns == 1 or fit.fill >= EMPTIEST):
                rows = math.ceil(quote_height(len(fit.lines), fit.size, pitch, self._look.manner) / pitch - 1e-6)
                cost = BADNESS * worse + SMALL_COST * (1 - fit.size / room.most)
                yield PullQuote(fit.lines, fit.size, columns, rows, cost, said)

    def _said(self, words: str, article: Article) -> int:
        """Estimate the lines of copy before the words."""
        number = next(number for number, paragraph in enumerate(article.paragraphs) if words in paragraph.text)
        before = "".join(paragraph.text for paragraph in article.paragraphs[:number])
        before += article.paragraphs[number].text.partition(words)[0]
        return int(len(before) * self._ems / self._grid.cells + PARTED * number)


def shown(words: str, manner: str) -> str:
    """Take off the quotation marks around words that stand under a large one."""
    bare = words[1:-1]
    enclosed = words[:1] + words[-1:] in {"“”", '""'} and not any(mark in bare for mark in '“”"')
    return bare if manner == "marks" and enclosed else words


def words_height(lines: int, size: float) -> float:
    """Height of the characters of a pull-quote, in points."""
    return size * (1 + (lines - 1) * LEADING)


def quote_height(lines: int, size: float, pitch: float, manner: str) -> float:
    """Height a pull-quote needs at the least, with its rules or its mark and the white around it, in points."""
    if manner == "marks":
        return words_height(lines, size) + size * (MARK_SIZE * MARK_HEIGHT + MARK_GAP + INSIDE) + RULE_ROOM * pitch
    return words_height(lines, size) + 2 * INSIDE * size + 2 * RULE_ROOM * pitch


# -- with the pictures of a story -----------------------------------------------------------------------------------------


def quoted(stacks: Iterable[PictureStack], quotes: Sequence[PullQuote], columns: int, denied: float) -> tuple[PictureStack, ...]:
    """Return the ways to lay pictures without a pull-quote, `denied` so much dearer, and the best of them with each one."""
    ways = sorted(stacks, key=lambda stack: stack.cost)
    bare = [stack._replace(cost=stack.cost + denied, wish=denied) for stack in ways]
    full = [
        stack._replace(
            tops=stack.tops or (0,) * columns,
            area=stack.area + quote.columns * quote.rows,
            cost=stack.cost + quote.cost,
            quote=quote,
            wish=quote.cost,
        )
        for stack in ways[:STACKS_QUOTED]
        for quote in quotes
    ]
    return (*bare, *full)


def as_written(stacks: Sequence[PictureStack], taken: Sequence[int], *, base: bool) -> tuple[PictureStack, ...]:
    """Sort stacks by how near their pull-quote comes to one that takes so many lines off each base column; last those without.

    Where none is written, or the legs are no `base` columns, there is none.
    """
    bare = tuple(stack for stack in stacks if stack.quote is None)
    if not any(taken) or not base:
        return bare
    columns, column = sum(map(bool, taken)), next(at for at, rows in enumerate(taken) if rows)
    alike = [
        (abs(quote.rows - max(taken)), number, stack._replace(quote=quote._replace(column=column)))
        for number, stack in enumerate(stacks)
        if (quote := stack.quote) and quote.columns == columns
    ]
    return (*(stack for _, _, stack in sorted(alike, key=lambda each: each[:2])), *bare)


# -- in its leg -----------------------------------------------------------------------------------------------------------


def quote_spot(quote: PullQuote, legs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Choose the first leg a pull-quote stands in, and its first line; None where no leg has room.

    Of each leg its first line is given and that behind its last. Best is the middle of the story, but not where the same words
    are read; one that is written down stays in its leg.
    """
    read = tuple(accumulate((foot - top for top, foot in legs), initial=0))
    places = []
    for first in range(len(legs) - quote.columns + 1):
        own = legs[first : first + quote.columns]
        last = first + quote.columns == len(legs)
        high = max(top for top, _ in own) + LINES_ABOVE
        low = min(foot for _, foot in own) - LINES_BELOW - (LAST_LEG if last else 0) - quote.rows
        if high <= low:
            moved, off = quote.column is not None and first != quote.column, abs(2 * first + quote.columns - len(legs))
            for number, share in enumerate(LOW):
                row = high + int((low - high) * share)
                copy = [read[first + at] + row - top for at, (top, _) in enumerate(own)]
                near = any(abs(line - quote.said) < APART for line in copy)
                places.append((moved, near, off, number, -first, row))
    return (-best[4], best[5]) if (best := min(places, default=None)) else None


def has_room(stack: PictureStack, feet: Sequence[int]) -> bool:
    """Say whether the pull-quote of a stack, if it has one, can stand in legs with these feet, from the top of the stack."""
    return stack.quote is None or quote_spot(stack.quote, tuple(zip(stack.tops, feet, strict=True))) is not None


def stretches(stack: PictureStack, legs: int, rows: int) -> Iterator[int]:
    """Yield the lines of copy in each of so many legs that are `rows` deep, above a pull-quote and below it."""
    tops = (stack.tops or (0,) * legs)[:legs]
    spot = quote_spot(stack.quote, [(top, rows) for top in tops]) if stack.quote else None
    for number, top in enumerate(tops):
        if stack.quote and spot and spot[0] <= number < spot[0] + stack.quote.columns:
            yield from (spot[1] - top, rows - spot[1] - stack.quote.rows)
        else:
            yield rows - top


def parted(legs: Sequence[Leg], column: int, box: QuoteBox | None) -> tuple[Leg, ...]:
    """Part the legs a pull-quote stands in; they begin at base column `column`."""
    if box is None:
        return tuple(legs)
    found = []
    for number, leg in enumerate(legs, column):
        if not box.column <= number < box.column + box.quote.columns:
            found.append(leg)
            continue
        above, below = box.row - leg.row, leg.row + leg.rows - box.row - box.quote.rows
        found.append(leg._replace(rows=above))
        if below > 0:
            found.append(leg._replace(row=box.row + box.quote.rows, rows=below))
    return tuple(found)
