"""An article's head and a column beside its legs → the upright head 竖题 for it (rulebook H5, H11).

The head takes 3 to 8 cells at the left of its block, where a reader of horizontal lines begins; the legs divide what is left. Its
lines run downwards and follow one another from right to left.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from epaper.issue.model import Article
from epaper.plan.grid import Grid
from epaper.plan.heads.around import AROUND_LINES, AROUND_MOST, Around, around_sizes, signature, with_spare
from epaper.plan.heads.costs import BADNESS, around_price, hollow
from epaper.plan.heads.labels import label_text
from epaper.plan.heads.ladder import Tier
from epaper.plan.model import HeadBlock, HeadPart, HeadRole, Measure
from epaper.style import HeadFaces, House
from epaper.typeset.classes import Kind, kind_of
from epaper.typeset.heads import HeadFit, Heading, HeadSetter, Room

CELLS_LEAST, CELLS_MOST = 3, 8  # ems of the body an upright head may be wide (rulebook H5)
LEG_CELLS_MOST = 22  # cells to a line of the legs beside it
ROWS_LEAST, ROWS_MOST = 8, 36  # lines such a block may be high
ABOVE = 1  # lines of white above the legs, where a rule may stand
LINE_WIDTH = 1.25  # of a head's own size, from one of its lines to the next
PART_GAP = 0.6  # ems of the body between kicker, headline, deck and byline
BYLINE_SIZE = 1.0  # of the body
WIDE_COST = 0.3  # for a cell of width: of two heads as good the narrower


class UprightWriter:
    """Sets upright heads on one grid; remembers what it has set."""

    def __init__(
        self, articles: tuple[Article, ...], contexts: tuple[str, ...], grid: Grid, house: House, setter: HeadSetter
    ) -> None:
        """Serve the heads of `articles`, whose copy is `contexts`; they are asked for by their place in that order."""
        self._articles = articles
        self._contexts = contexts
        self._grid = grid
        self._house = house
        self._setter = setter
        self.measures = lru_cache(maxsize=None)(self._measures)
        self.head = lru_cache(maxsize=None)(self._head)

    def wanted(self, order: int) -> bool:
        """Say whether a story asks for an upright head and may have one."""
        return self._articles[order].head_style == "vertical" and self.may(order)

    def may(self, order: int) -> bool:
        """Say whether a story may have an upright head: pictures would stand in its way, Latin words lie."""
        article = self._articles[order]
        return not article.pictures and any(kind_of(c) is Kind.HAN for c in article.title)

    def _measures(self, columns: int) -> tuple[Measure, ...]:
        """Divide `columns` base columns into a head's column and legs, for each width the head may have."""
        found = (
            self._divided(columns, cells, legs) for cells in range(CELLS_LEAST, CELLS_MOST + 1) for legs in range(1, columns + 1)
        )
        return tuple(dict.fromkeys(measure for measure in found if measure))

    def _divided(self, columns: int, head: int, legs: int) -> Measure | None:
        """Divide into a column of `head` ems and `legs`; what is over widens the gutters, or the head's column."""
        grid = self._grid
        gutter = grid.gutter / grid.size
        width = grid.span(columns) / grid.size - head - gutter
        cells = int((width - (legs - 1) * gutter) / legs + 1e-6)
        if not grid.stock.cells_least <= cells <= LEG_CELLS_MOST:
            return None
        over = width - legs * cells - (legs - 1) * gutter
        gutter = gutter + over / legs
        return Measure(cells, legs, head + gutter, gutter)

    def _head(self, order: int, measure: Measure, rows: int, tier: Tier, faces: HeadFaces) -> HeadBlock | None:
        """Return the cheapest upright head beside legs of `rows` lines; None where none fits."""
        if not ROWS_LEAST <= rows <= ROWS_MOST:
            return None
        return min(self._options(order, measure, rows, tier, faces), key=lambda head: head.cost, default=None)

    def _options(self, order: int, measure: Measure, rows: int, tier: Tier, faces: HeadFaces) -> Iterator[HeadBlock]:
        article, grid = self._articles[order], self._grid
        length = (rows - 1) * grid.pitch + grid.size
        wide = (measure.inset - measure.gutter) * grid.size
        label, byline = self._label(article, length), self._byline(article, length)
        for kicker, kicker_cost in self._around(order, "kicker", length, tier, faces):
            for deck, deck_cost in with_spare(self._around(order, "deck", length, tier, faces), article):
                others = (*label, *kicker, *deck, *byline)
                room = wide - head_width(others, grid.size) - (PART_GAP * grid.size if others else 0.0)
                for fit in self._headlines(order, Room(length, tier.least, tier.size, tier.lines), room, faces):
                    parts = (*label, *kicker, HeadPart("headline", fit.lines, fit.size, faces.headline), *deck, *byline)
                    cost = BADNESS * fit.badness + tier.small * max(0.0, 1 - fit.size / tier.size)
                    cost += kicker_cost + deck_cost + WIDE_COST * measure.inset + hollow(self._white(parts, wide, length))
                    if all(part.size <= fit.size * AROUND_MOST for part in (*kicker, *deck)):
                        yield HeadBlock(parts, ABOVE, cost)

    def _white(self, parts: tuple[HeadPart, ...], wide: float, length: float) -> float:
        """Return the column-lines of white above and below a head in its column, beyond a line's at either end (rule F6)."""
        pitch, column = self._grid.pitch, self._grid.column_width + self._grid.gutter
        longest = max(self._setter.line(text, part.face).width * part.size for part in parts for text in part.lines)
        return max(0.0, length - longest - 2 * pitch) / pitch * wide / column

    def _headlines(self, order: int, room: Room, width: float, faces: HeadFaces) -> Iterator[HeadFit]:
        """Yield the headline in 1, 2, … lines at the largest size at which they stand side by side in `width`."""
        heading = Heading(self._articles[order].headline, faces.headline, True, self._contexts[order])
        for lines in range(1, room.lines + 1):
            most = min(room.most, width / (1 + (lines - 1) * LINE_WIDTH) // 0.5 * 0.5)
            if most < room.least:
                return
            yield from (
                fit for fit in self._setter.fit(heading, Room(room.width, room.least, most, lines)) if len(fit.lines) == lines
            )

    def _around(self, order: int, role: HeadRole, length: float, tier: Tier, faces: HeadFaces) -> list[Around]:
        """Set kicker or deck upright, two steps below the headline."""
        lines = self._articles[order].kicker if role == "kicker" else self._articles[order].deck
        if not lines:
            return [((), 0.0)]
        heading = Heading(lines, faces.around, True, self._contexts[order])
        least, most = around_sizes(self._grid.size, tier.least)
        fits = [fit for largest in (most, least) for fit in self._setter.fit(heading, Room(length, least, largest, AROUND_LINES))]
        return [
            ((HeadPart(role, fit.lines, fit.size, faces.around),), around_price(fit, fit.size, most))
            for fit in dict.fromkeys(fits)
        ]

    def _label(self, article: Article, length: float) -> tuple[HeadPart, ...]:
        """Set the name of the column 栏目 upright, right of all else."""
        text = label_text(article, self._house.wording)
        if not text:
            return ()
        size, face = self._grid.size * BYLINE_SIZE, self._house.faces.label
        (best, *_) = self._setter.fit(Heading((text,), face, True), Room(length - size, size, size, 1))
        return (HeadPart("label", best.lines, best.size, face),)

    def _byline(self, article: Article, length: float) -> tuple[HeadPart, ...]:
        signed = signature(article, self._house)
        if not signed:
            return ()
        size, face = self._grid.size * BYLINE_SIZE, self._house.faces.byline
        (best, *_) = self._setter.fit(Heading((signed,), face, True), Room(length, size, size, AROUND_LINES))
        return (HeadPart("byline", best.lines, best.size, face),)


def head_width(parts: tuple[HeadPart, ...], body: float) -> float:
    """Width of the lines of an upright head side by side, in points."""
    total = sum(part.size * (1 + (len(part.lines) - 1) * LINE_WIDTH) for part in parts)
    return total + PART_GAP * body * max(0, len(parts) - 1)
