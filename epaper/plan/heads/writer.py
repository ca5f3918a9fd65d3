"""An article's head at a width → the ways it may be set, each a whole number of lines high (占行, rulebook G2, H1-H5).

A head is where make-up finds its slack: size, number of lines and white are all ranges here, and each choice has a cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from epaper.issue.lead import is_agency_copy, lead
from epaper.issue.model import Article
from epaper.plan.grid import Grid
from epaper.plan.heads.around import AROUND_LINES, Around, Under, around_sizes, signature, with_spare
from epaper.plan.heads.costs import (
    AIR_COST,
    AROUND_WIDER,
    DEAREST,
    HEAVY_LEAD,
    JUMP_BELOW,
    around_price,
    continued_price,
    headline_price,
    heaviness,
    hollow,
)
from epaper.plan.heads.gauge import Gauge
from epaper.plan.heads.heights import LABEL_APART, LABEL_EDGE
from epaper.plan.heads.labels import label_text, mark_text
from epaper.plan.heads.ladder import Tier
from epaper.plan.model import HeadBlock, HeadPart, HeadRole
from epaper.style import HeadFaces, House
from epaper.typeset.heads import EMPTIEST, STEP, HeadFit, Heading, HeadSetter, Room

SMALLER = 0.86  # × the largest: the second size tried for the same lines, to free a line of the grid
HALF_FULL, FULL = 0.75, 0.9  # share of its measure up to which a head may grow to fill it
# A signature line: × the body's size, from which programs that read a page by its places know it apart; and at the least.
BYLINE, BYLINE_LEAST = 0.9, 0.85
LABEL_SHARE = 0.62  # of a kicker's size that the name of a column on its line has at the least
BYLINE_APART = 1.0  # ems of the body between the deck and a signature on its line
CONTINUED_CELLS = 4  # of a continuation's head: ems of the body it has at the least beside 上接
PARTED = 0.5  # lines of copy that a paragraph's end leaves, about

_Setting = tuple[tuple[HeadPart, ...], float]  # the parts of a head and their cost
_Way = tuple[tuple[HeadPart, ...], int, float, float]  # a head that is not made yet: its parts, lines, cost, and white about it


class HeadWriter:
    """Sets heads on one grid; remembers what it has set."""

    def __init__(self, articles: tuple[Article, ...], grid: Grid, house: House, setter: HeadSetter) -> None:
        """Serve the heads of `articles` on `grid` in the types of `house`; they are asked for by their place in that order."""
        self._articles = articles
        self.contexts = tuple("".join(paragraph.text for paragraph in article.paragraphs) for article in articles)
        self._grid = grid
        self._house = house
        self._setter = setter
        self._gauge = Gauge(grid, setter)
        self.options = lru_cache(maxsize=None)(self._options)
        self.continued = lru_cache(maxsize=None)(self._continued)
        self._copy = lru_cache(maxsize=None)(self._estimate)

    def _options(self, order: int, columns: int, inset: float, tier: Tier, faces: HeadFaces) -> tuple[HeadBlock, ...]:
        """Return the cheapest head for each height it may have over `columns` base columns, `inset` ems in at either end."""
        width = self._grid.span(columns) - 2 * inset * self._grid.size
        kept = self._cheapest(self.settings(order, width, tier, faces), width)
        return tuple(HeadBlock(parts, rows, cost + self.heavy(order, rows * columns), white) for parts, rows, cost, white in kept)

    def heavy(self, order: int, area: int) -> float:
        """Price a story's head of `area` column-lines over copy of so many lines as it has."""
        price = heaviness(area, self._copy(order))
        return price if order else min(price, HEAVY_LEAD)

    def _estimate(self, order: int) -> float:
        """Estimate the lines of a story's copy; one with pictures has enough under its head in any case."""
        article = self._articles[order]
        if article.pictures:
            return math.inf
        return article.characters * self._house.character_ems / self._grid.cells + PARTED * len(article.paragraphs)

    def settings(self, order: int, width: float, tier: Tier, faces: HeadFaces) -> Iterator[_Setting]:
        """Yield combinations of kicker, headline and deck settings over `width` points with their cost."""
        article, context = self._articles[order], self.contexts[order]
        label, byline = self._label(article, width), self._byline(article, width)
        for headline, size, cost in self._headlines(article.headline, width, tier, faces, context):
            under = Under(size, self._gauge.wide(headline, width))
            decks = with_spare(self._around(article.deck, "deck", width, under, faces, context), article)
            for kicker, kicker_cost in self._around(article.kicker, "kicker", width, under, faces, context):
                tab = self._tab(label, kicker, width)
                for deck, deck_cost in decks:
                    parts = (*tab, *kicker, *headline, *deck, *self._signed(byline, deck, width))
                    yield parts, cost + kicker_cost + deck_cost

    def _headlines(
        self, lines: tuple[str, ...], width: float, tier: Tier, faces: HeadFaces, context: str
    ) -> Iterator[tuple[tuple[HeadPart, ...], float, float]]:
        """Yield settings of the headline with their size and cost; a story without one has the empty setting."""
        room = Room(width, tier.least, tier.size, tier.lines)
        fits = self._setter.fit(Heading(lines, faces.headline, context=context), room)
        if not fits:
            yield (), tier.least, 0.0
        for fit in fits:
            for size in _sizes(fit, tier):
                yield (HeadPart("headline", fit.lines, size, faces.headline),), size, headline_price(fit, size, tier)

    def _around(
        self, lines: tuple[str, ...], role: HeadRole, width: float, headline: Under, faces: HeadFaces, context: str
    ) -> list[Around]:
        """Set kicker or deck two steps below the headline, and no wider where they can be smaller, in at most three lines."""
        if not lines:
            return [((), 0.0)]
        least, most = around_sizes(self._grid.size, headline.size)
        found: list[Around] = []
        for fit in self._setter.fit(Heading(lines, faces.around, context=context), Room(width, least, most, AROUND_LINES)):
            wide = fit.fill * width / headline.width
            size = fit.size if wide <= 1 else max(min(least, fit.size), math.floor(fit.size / wide / STEP) * STEP)
            cost = around_price(fit, size, most) + AROUND_WIDER * max(0.0, wide * size / fit.size - 1)
            found.append(((HeadPart(role, fit.lines, size, faces.around),), cost))
        return found

    def _label(self, article: Article, width: float) -> tuple[HeadPart, ...]:
        """Set the name of the column 栏目 a story appears in, or 广告, above its head; one that is too long is set smaller."""
        text = label_text(article, self._house.wording)
        if not text:
            return ()
        face, size = self._house.faces.label, self._grid.size * self._house.label.size
        ems = self._setter.line(text, face).width + 2 * LABEL_EDGE
        return (HeadPart("label", (text,), min(size, width / ems), face),)

    def _tab(self, label: tuple[HeadPart, ...], kicker: tuple[HeadPart, ...], width: float) -> tuple[HeadPart, ...]:
        """Put the name of a column before a kicker of one line if both have room on it: it takes none over all of them then."""
        if not label or not kicker or len(kicker[0].lines) > 1:
            return label
        (above,), (line,) = label, kicker
        name = above._replace(size=max(above.size, LABEL_SHARE * line.size), beside=True)
        ground = (self._gauge.ems(name) + 2 * LABEL_EDGE) * name.size
        both = ground + LABEL_APART * self._grid.size + self._gauge.ems(line) * line.size
        return (name,) if both <= width else label

    def _byline(self, article: Article, width: float) -> tuple[HeadPart, ...]:
        """Set a signature 署名 of its own under the head, at about the body's size."""
        signed = signature(article, self._house)
        if not signed:
            return ()
        size, face = self._grid.size, self._house.faces.byline
        fits = self._setter.fit(Heading((signed,), face), Room(width, size * BYLINE_LEAST, size * BYLINE, AROUND_LINES))
        best = min(fits, key=lambda fit: (len(fit.lines), fit.badness))
        return (HeadPart("byline", best.lines, best.size, face),)

    def _signed(self, byline: tuple[HeadPart, ...], deck: tuple[HeadPart, ...], width: float) -> tuple[HeadPart, ...]:
        """Put a signature at the right of the deck's last line, if the house wants it and there is room: it takes none then."""
        if self._house.heads.byline == "below" or not byline or not deck or len(byline[0].lines) > 1:
            return byline
        (name,), (below,) = byline, deck
        last = below._replace(lines=below.lines[-1:])
        return (name._replace(beside=True),) if self._has_room(name, last, width, BYLINE_APART * self._grid.size) else byline

    def _has_room(self, name: HeadPart, centred: HeadPart, width: float, apart: float) -> bool:
        """Say whether a name has room beside a part that is centred in `width`, so many points `apart` from it."""
        free = (width - self._gauge.ems(centred) * centred.size) / 2
        return self._gauge.ems(name) * name.size + apart <= free

    def tight(self, parts: tuple[HeadPart, ...], cost: float, width: float) -> HeadBlock:
        """Return the head with as little white around it as it needs."""
        return HeadBlock(*next(self._aired(parts, cost, width, self._gauge.lines(parts), 1)))

    def _cheapest(self, settings: Iterable[_Setting], width: float) -> list[_Way]:
        """Keep the cheapest head of each height, unless much too dear, in order of height; of two equally cheap the first."""
        best: dict[int, _Way] = {}
        for parts, cost in settings:
            high = self._gauge.lines(parts)
            heights = enumerate(AIR_COST, self._rows(high))
            if all(rows in best and best[rows][2] <= cost + air for rows, air in heights):
                continue  # as most are too dear even if no white were beside their lines
            for way in self._aired(parts, cost, width, high):
                if way[1] not in best or way[2] < best[way[1]][2]:
                    best[way[1]] = way
        most = min([cost for _, _, cost, _ in best.values()], default=0.0) + DEAREST
        return [best[rows] for rows in sorted(best) if best[rows][2] <= most]

    def _rows(self, high: float) -> int:
        """Return the lines of the grid that characters so many lines high take at the least."""
        return max(2, math.ceil(high + self._house.heads.white - 1e-6))

    def _aired(
        self, parts: tuple[HeadPart, ...], cost: float, width: float, high: float, count: int = len(AIR_COST)
    ) -> Iterator[_Way]:
        """Yield what a head `high` lines high is made of with more and more white around it, in whole lines of the grid."""
        rows, beside = self._rows(high), self._gauge.beside(parts, width)
        loose = self._gauge.loosened(range(rows, rows + count), high, width)
        for air, (price, white) in enumerate(zip(AIR_COST[:count], loose, strict=True)):
            yield parts, rows + air, cost + price + hollow(white + beside), white + beside

    def _continued(self, order: int, columns: int, faces: HeadFaces) -> tuple[HeadBlock, ...]:
        """Return heads for the continued part of a jump (rule F5): the headline, small, 上接 beside its last line or below."""
        width = self._grid.span(columns)
        kept = self._cheapest(self._continuations(order, width, faces.continued), width)
        return tuple(HeadBlock(*way) for way in kept)

    def _continuations(self, order: int, width: float, face: str) -> Iterator[_Setting]:
        article, context, body = self._articles[order], self.contexts[order], self._grid.size
        heads = self._house.heads
        most, least = body * heads.continued, body * heads.continued_least
        label = self._label(article, width) if mark_text(article, self._house.wording) else ()  # all its parts advertise
        below = HeadPart("jump", ("",), body * heads.jump, self._house.faces.jump)
        if not article.title.strip():
            yield (*label, below), 0.0
            return
        jump = self._house.wording.jump_room * body
        for room in (width - jump, width):
            measure = Room(max(room, body * CONTINUED_CELLS), least, most, AROUND_LINES)
            for fit in self._setter.fit(Heading(article.headline, face, context=context), measure):
                headline = HeadPart("headline", fit.lines, fit.size, face)
                cost = continued_price(fit, most)
                if self._setter.width(fit.lines[-1], face) * fit.size + jump <= width:
                    yield (*label, headline, below._replace(beside=True)), cost
                else:
                    yield (*label, headline, below), cost + JUMP_BELOW


def _sizes(fit: HeadFit, tier: Tier) -> tuple[float, ...]:
    """Return the sizes a cut of the headline may have: as large as fits; smaller, if full; or, if not, up to the tier above."""
    if fit.fill < FULL:
        grown = {min(tier.most, math.floor(share * fit.size / fit.fill / STEP) * STEP) for share in (EMPTIEST, HALF_FULL, FULL)}
        return (fit.size, *sorted(size for size in grown if size > fit.size))
    smaller = max(tier.least, round(fit.size * SMALLER * 2) / 2)
    return (fit.size, smaller) if smaller < fit.size and fit.fill * smaller / fit.size >= EMPTIEST else (fit.size,)


def head_faces(article: Article, house: House) -> HeadFaces:
    """Choose the voice of a head: copy of an agency or without a dateline in Song, the paper's own in Hei (rule H6)."""
    first = article.opening
    opening = first.text if first else ""
    unsigned = lead(opening).dateline is None
    return house.faces.agency if unsigned or is_agency_copy(opening) else house.faces.local
