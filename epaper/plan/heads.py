"""An article's head at a width → the ways it may be set, each a whole number of lines high (占行, rulebook G2, H1-H5).

A head is where make-up finds its slack: size, number of lines and white are all ranges here, and each choice has a cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from epaper.issue.lead import is_agency_copy, lead
from epaper.issue.model import Article
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.ladder import Tier
from epaper.plan.model import HeadBlock, HeadPart, HeadRole
from epaper.style import HeadFaces, House
from epaper.typeset.heads import EMPTIEST, STEP, THINNESS, HeadFit, Heading, HeadSetter, Room

LINE_HEIGHT = 1.22  # of a head's own size, from one of its lines to the next
PART_GAP = 0.45  # pitches between kicker, headline and deck
AIR_COST = (0.0, 0.35, 1.6, 4.5, 9.0)  # for 0, 1, 2, … lines of white beyond that
# Pitches of white above and below it, together, that are a head's own: at the least, × its height more, and at the most.
OWN, OWN_MORE, OWN_MOST = 1.6, 0.85, 3.8
SMALLER = 0.86  # the second size tried for the same lines, to free a line of the grid
SMALLER_COST = 1.0  # of taking it
SMALL_COST = 26.0  # per unit of size ratio lost against the tier's size
BADNESS = 1.2  # weight of a break against the sense
GROWN_COST = 12.0  # per unit of size ratio gained by a short head that grows past its tier (rule H3)
THIN_COST = 25.0  # per share by which a headline stays below `EMPTIEST` of its measure, beside the white at its ends
HALF_FULL, FULL = 0.75, 0.9  # share of its measure up to which a head may grow to fill it
TINT_PAD = 1.0  # lines of a head on a tint that are the tint's
EMPTY_COST = 0.7  # per column-line of white beside a head, beyond a line's and half a gutter's at either end (rule F6) …
ALIKE = 0.01  # points: sizes no farther apart are the same, as one that was written down
SHRUNK_MOST = 0.7  # share of its size to which a head may shrink for the sake of one of higher rank
HOLLOW, HOLLOW_COST = 3.0, 1.0  # … and beyond so many of them, per column-line more
HEAVY, HEAVY_COST = 0.4, 20.0  # a head this × the room of its copy is heavy; cost of the squared share beyond it (rule H5)
HEAVY_LEAD = 12.0  # ... but that of the paper's lead must be large, however little copy there is: no more than this
AROUND_LEAST, AROUND_MOST = 1.15, 0.5  # kicker and deck: at least this × body size, at most this × headline (rule H2) …
AROUND_SMALLEST = 0.4  # … and not less than this × headline
AROUND_LARGEST, AROUND_READABLE = 0.65, 0.88  # below a small headline at most this × it, but this × body size in any case
AROUND_LINES = 3  # at the most
AROUND_BADNESS = 0.5 * BADNESS  # as BADNESS, for kicker and deck
AROUND_SMALL, AROUND_LINE = 4.0, 3.0  # costs: per share of size lost, and of a line more
AROUND_WIDER = 1.5  # cost per share by which one of their lines is wider than the headline's widest
# A signature line: × the body's size, from which programs that read a page by its places know it apart; and at the least.
BYLINE, BYLINE_LEAST = 0.9, 0.85
BYLINE_APART = 1.0  # ems of the body between the deck and a signature on its line
LABEL_HEIGHT, LABEL_EDGE = 1.4, 0.5  # of the label's size 栏目: the height of its block, and its ground at either end
DEAREST = 40.0  # a head so much dearer than the cheapest is not offered
CONTINUED_CELLS = 4  # of a continuation's head: ems of the body it has at the least beside 上接
CONTINUED_LINE, CONTINUED_SMALL = 2.0, 6.0  # costs: of a line more, and per share of size lost
PARTED = 0.5  # lines of copy that a paragraph's end leaves, about
JUMP_BELOW = 6.0  # cost of setting it below instead: an issue has it in one manner wherever there is room

Around = tuple[tuple[HeadPart, ...], float]  # a way to set kicker or deck, nothing where there is none, and its cost


class Under(NamedTuple):
    """The headline kicker and deck stand by: its size, and the width of its widest line, in points."""

    size: float
    width: float


class HeadWriter:
    """Sets heads on one grid; remembers what it has set."""

    def __init__(self, articles: tuple[Article, ...], grid: Grid, house: House, setter: HeadSetter) -> None:
        """Serve the heads of `articles` on `grid` in the types of `house`; they are asked for by their place in that order."""
        self._articles = articles
        self.contexts = tuple("".join(paragraph.text for paragraph in article.paragraphs) for article in articles)
        self._grid = grid
        self._house = house
        self._setter = setter
        self.options = lru_cache(maxsize=None)(self._options)
        self.continued = lru_cache(maxsize=None)(self._continued)

    def _options(self, order: int, columns: int, inset: float, tier: Tier, faces: HeadFaces) -> tuple[HeadBlock, ...]:
        """Return the cheapest head for each height it may have over `columns` base columns, `inset` ems in at either end."""
        width = self._grid.span(columns) - 2 * inset * self._grid.size
        settings = self.settings(order, width, tier, faces)
        blocks = _cheapest(block for parts, cost in settings for block in self.airy(parts, cost, width))
        return tuple(block._replace(cost=block.cost + self.heavy(order, block.rows * columns)) for block in blocks)

    def heavy(self, order: int, area: int) -> float:
        """Price a story's head of `area` column-lines over copy of so many lines as it has."""
        price = heaviness(area, self._copy(self._articles[order]))
        return price if order else min(price, HEAVY_LEAD)

    def _copy(self, article: Article) -> float:
        """Estimate the lines of a story's copy; one with pictures has enough under its head in any case."""
        if article.pictures:
            return math.inf
        return article.characters * self._house.character_ems / self._grid.cells + PARTED * len(article.paragraphs)

    def settings(self, order: int, width: float, tier: Tier, faces: HeadFaces) -> Iterator[tuple[tuple[HeadPart, ...], float]]:
        """Yield combinations of kicker, headline and deck settings over `width` points with their cost."""
        article, context = self._articles[order], self.contexts[order]
        label, byline = self._label(article, width), self._byline(article, width)
        for headline, size, cost in self._headlines(article.headline, width, tier, faces, context):
            under = Under(size, self._wide(headline, width))
            for kicker, kicker_cost in self._around(article.kicker, "kicker", width, under, faces, context):
                for deck, deck_cost in with_spare(self._around(article.deck, "deck", width, under, faces, context), article):
                    parts = (*label, *kicker, *headline, *deck, *self._signed(byline, deck, width))
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
                fill = fit.fill * size / fit.size
                cost = BADNESS * (fit.badness + THINNESS * (_lack(fill) - _lack(fit.fill)))
                cost += SMALL_COST * max(0.0, 1 - size / tier.size) + GROWN_COST * max(0.0, size / tier.size - 1)
                cost += THIN_COST * _lack(fill) + (SMALLER_COST if size < fit.size else 0.0)
                yield (HeadPart("headline", fit.lines, size, faces.headline),), size, cost

    def _white(self, parts: Sequence[HeadPart], rows: int, width: float) -> float:
        """Return the column-lines of white about a head of so many `rows`, `width` points wide, beyond what is its own."""
        return self._loose(rows, self._lines(parts), width) + self._beside(parts, width)

    def _lines(self, parts: Sequence[HeadPart]) -> float:
        """Return the height of the characters of a head in lines of the grid."""
        return head_height(parts, self._grid.pitch) / self._grid.pitch

    def _loose(self, rows: int, high: float, width: float) -> float:
        """Return the column-lines of white above and below a head `high` lines high in so many `rows` that are not its own."""
        return max(0.0, rows - high - own_white(high)) * width / (self._grid.column_width + self._grid.gutter)

    def _beside(self, parts: Sequence[HeadPart], width: float) -> float:
        """Return the column-lines of white beside the lines of a head, their own at either end left out."""
        return sum(self._free(parts, width)) / (self._grid.column_width + self._grid.gutter) / self._grid.pitch

    def _free(self, parts: Sequence[HeadPart], width: float) -> list[float]:
        """Return the white beside each line of a head, in square points, though a rule leads from it to 上接."""
        wide, line, found = width - (2 * self._grid.pitch + self._grid.gutter), self._setter.line, list[float]()
        for role, lines, size, face, beside in parts:
            if not beside and role != "label":
                height = size * (1 + (len(lines) - 1) * LINE_HEIGHT)
                found += [max(0.0, wide - line(text, face).width * size) * height / len(lines) for text in lines]
        return found

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
            cost = AROUND_BADNESS * fit.badness + AROUND_SMALL * (1 - size / most) + AROUND_LINE * (len(fit.lines) - 1)
            cost += AROUND_WIDER * max(0.0, wide * size / fit.size - 1)
            found.append(((HeadPart(role, fit.lines, size, faces.around),), cost))
        return found

    def _label(self, article: Article, width: float) -> tuple[HeadPart, ...]:
        """Set the name of the column 栏目 a story appears in above its head; one that is too long is set smaller."""
        if not article.label:
            return ()
        face, size = self._house.faces.label, self._grid.size * self._house.label.size
        ems = self._setter.line(article.label, face).width + 2 * LABEL_EDGE
        return (HeadPart("label", (article.label,), min(size, width / ems), face),)

    def _byline(self, article: Article, width: float) -> tuple[HeadPart, ...]:
        """Set a signature 署名 of its own under the head, at about the body's size."""
        if not article.signed:
            return ()
        size, face = self._grid.size, self._house.faces.byline
        fits = self._setter.fit(Heading((article.signed,), face), Room(width, size * BYLINE_LEAST, size * BYLINE, AROUND_LINES))
        best = min(fits, key=lambda fit: (len(fit.lines), fit.badness))
        return (HeadPart("byline", best.lines, best.size, face),)

    def _signed(self, byline: tuple[HeadPart, ...], deck: tuple[HeadPart, ...], width: float) -> tuple[HeadPart, ...]:
        """Put a signature at the right of the deck's last line, if the house wants it and there is room: it takes none then."""
        if self._house.heads.byline == "below" or not byline or not deck or len(byline[0].lines) > 1:
            return byline
        (name,), (below,) = byline, deck
        free = (width - self._setter.line(below.lines[-1], below.face).width * below.size) / 2
        taken = self._setter.line(name.lines[0], name.face).width * name.size + BYLINE_APART * self._grid.size
        return (name._replace(beside=True),) if taken <= free else byline

    def shrunk(self, size: float) -> float:
        """Return the least size to which a head of that size may shrink; one that is smaller stays as it is."""
        return max(self._grid.size * self._house.heads.least, size * SHRUNK_MOST)

    def smaller(self, head: HeadBlock, size: float, columns: int, inset: float, *, tinted: bool) -> HeadBlock | None:
        """Set a head once more with its headline of about that size, in the same lines of the grid; None if it cannot shrink."""
        least = self.shrunk(head.size)
        size = least if size < least + ALIKE else size
        if size >= head.size:
            return None
        parts = self._shrunk(head, size)
        width = self._grid.span(columns) - 2 * inset * self._grid.size
        return self._reset(head, parts, width, tinted=tinted)

    def _shrunk(self, head: HeadBlock, size: float) -> tuple[HeadPart, ...]:
        """Set the parts of a head for a smaller headline."""
        _, most = around_sizes(self._grid.size, size)
        return tuple(
            part._replace(size=size if part.role == "headline" else min(part.size, most))
            if part.role in ("headline", "kicker", "deck")
            else part
            for part in head.parts
        )

    def white_least(self, head: HeadBlock, columns: int) -> float:
        """Return the least white that a head over `columns`, on no tint, has when it shrinks to any size.

        The white above and below it grows. That beside a line is its height × what its width leaves free: it is least where the
        line is largest or smallest, for between them the product is larger than one of both.
        """
        width = self._grid.span(columns)
        small = self._shrunk(head, min(head.size, self.shrunk(head.size)))
        free = sum(map(min, self._free(head.parts, width), self._free(small, width)))
        beside = free / (self._grid.column_width + self._grid.gutter) / self._grid.pitch
        return min(head.white, self._loose(head.rows, self._lines(head.parts), width) + beside)

    def larger(self, head: HeadBlock, size: float, columns: int, inset: float, *, tinted: bool) -> HeadBlock | None:
        """Set a head once more with its headline of that size, kicker and deck as they must be; None where there is no room.

        A head without a headline has nothing to grow.
        """
        if not head.size:
            return None
        grid = self._grid
        width = grid.span(columns) - 2 * inset * grid.size
        around, _ = around_sizes(grid.size, size)
        signed = any(part.beside for part in head.parts)  # the deck leaves room for the signature on its line
        grow = {"headline": size, "kicker": around, **({} if signed else {"deck": around})}
        parts = tuple(
            part._replace(size=max(part.size, min(grow[part.role], self._widest(part, width)))) if part.role in grow else part
            for part in head.parts
        )
        high = self._lines(parts) + self._house.heads.white + (TINT_PAD if tinted else 0.0)
        around_least = AROUND_SMALLEST * size - ALIKE
        least = {"headline": size, "kicker": around_least, "deck": around_least}
        if high > head.rows or any(part.size < least.get(part.role, 0.0) for part in parts):
            return None
        return self._reset(head, parts, width, tinted=tinted)

    def _reset(self, head: HeadBlock, parts: tuple[HeadPart, ...], width: float, *, tinted: bool) -> HeadBlock:
        """Give a head parts of other sizes, over `width` points, in the same lines of the grid."""
        white = 0.0 if tinted else self._white(parts, head.rows, width)
        thinner = self._thin(parts, width) - self._thin(head.parts, width)
        return head._replace(parts=parts, white=white, cost=head.cost + thinner + hollow(white) - hollow(head.white))

    def _widest(self, part: HeadPart, width: float) -> float:
        """Return the size at which the longest line of a part fills as much of a measure as it may."""
        return FULL * width / self._ems(part)

    def _ems(self, part: HeadPart) -> float:
        """Return the width of the widest line of a part, × its size."""
        return max(self._setter.line(line, part.face).width for line in part.lines)

    def _thin(self, parts: Sequence[HeadPart], width: float) -> float:
        """Price a headline that fills too little of its measure."""
        return THIN_COST * _lack(self._wide(parts, width) / width)

    def _wide(self, parts: Sequence[HeadPart], width: float) -> float:
        """Return the width of the headline's widest line; without one the measure's `width`."""
        return max((self._ems(part) * part.size for part in parts if part.role == "headline"), default=width)

    def airy(self, parts: tuple[HeadPart, ...], cost: float, width: float) -> Iterator[HeadBlock]:
        """Yield the head with more and more white around it, in whole lines."""
        high, beside = self._lines(parts), self._beside(parts, width)
        rows = max(2, math.ceil(high + self._house.heads.white - 1e-6))
        for air, price in enumerate(AIR_COST):
            white = self._loose(rows + air, high, width) + beside
            yield HeadBlock(parts, rows + air, cost + price + hollow(white), white)

    def _continued(self, order: int, columns: int, faces: HeadFaces) -> tuple[HeadBlock, ...]:
        """Return heads for the continued part of a jump (rule F5): the headline, small, 上接 beside its last line or below."""
        return _cheapest(self._continuations(order, columns, faces.continued))

    def _continuations(self, order: int, columns: int, face: str) -> Iterator[HeadBlock]:
        article, context = self._articles[order], self.contexts[order]
        width, body = self._grid.span(columns), self._grid.size
        heads = self._house.heads
        most, least = body * heads.continued, body * heads.continued_least
        below = HeadPart("jump", ("",), body * heads.jump, self._house.faces.jump)
        if not article.title.strip():
            yield from self.airy((below,), 0.0, width)
            return
        jump = self._house.wording.jump_room * body
        for room in (width - jump, width):
            measure = Room(max(room, body * CONTINUED_CELLS), least, most, AROUND_LINES)
            for fit in self._setter.fit(Heading(article.headline, face, context=context), measure):
                headline = HeadPart("headline", fit.lines, fit.size, face)
                cost = BADNESS * fit.badness + CONTINUED_LINE * (len(fit.lines) - 1) + CONTINUED_SMALL * (1 - fit.size / most)
                if self._setter.line(fit.lines[-1], face).width * fit.size + jump <= width:
                    yield from self.airy((headline, below._replace(beside=True)), cost, width)
                else:
                    yield from self.airy((headline, below), cost + JUMP_BELOW, width)


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


def own_white(high: float) -> float:
    """Return the lines of white above and below a head `high` lines high that are its own: fewer of a small one."""
    return min(OWN_MOST, OWN + OWN_MORE * high)


def hollow(white: float) -> float:
    """Price column-lines of white beside a head."""
    return (EMPTY_COST + costs.WHITE_LINE) * white + HOLLOW_COST * max(0.0, white - HOLLOW)


def on_tint(head: HeadBlock) -> HeadBlock:
    """Lay a head on a tint: what is beside it is no white of the page's."""
    return head._replace(white=0.0, cost=head.cost - costs.WHITE_LINE * head.white)


def _lack(fill: float) -> float:
    """Return the share by which a head stays below what it should fill."""
    return max(0.0, EMPTIEST - fill)


def heaviness(head: float, copy: float) -> float:
    """Price a head of `head` column-lines over `copy` lines of copy (rule H5)."""
    return HEAVY_COST * max(0.0, head / max(copy, 1.0) - HEAVY) ** 2


def _cheapest(blocks: Iterable[HeadBlock]) -> tuple[HeadBlock, ...]:
    """Keep the cheapest head of each height, unless much too dear, in order of height; of two equally cheap ones the first."""
    best: dict[int, HeadBlock] = {}
    for block in blocks:
        if block.rows not in best or block.cost < best[block.rows].cost:
            best[block.rows] = block
    most = min((block.cost for block in best.values()), default=0.0) + DEAREST
    return tuple(best[rows] for rows in sorted(best) if best[rows].cost <= most)


def with_spare(decks: list[Around], article: Article) -> list[Around]:
    """Offer to leave the deck 副题 out as well where an editor lets it go, always dearer than the best way to set it."""
    if not article.pins.deck_spare or not article.deck or not decks:
        return decks
    return [*decks, ((), min(cost for _, cost in decks) + costs.DECK_LEFT_OUT)]


def around_sizes(body: float, headline: float) -> tuple[float, float]:
    """Return the least and the largest size of kicker and deck beside a headline: two steps below it (rule H2)."""
    least = max(body * AROUND_READABLE, headline * AROUND_SMALLEST, min(body * AROUND_LEAST, headline * AROUND_LARGEST))
    return least, max(least, headline * AROUND_MOST)


def head_height(parts: Sequence[HeadPart], pitch: float) -> float:
    """Height of the characters of a head, in points, without the white above and below.

    The name of a column hangs from its top: below that is the white above the others.
    """
    gaps = sum(not part.beside and part.role != "label" for part in parts) - 1
    return sum(part_height(part) for part in parts if not part.beside) + PART_GAP * pitch * max(0, gaps)


def part_height(part: HeadPart) -> float:
    """Height of the characters of one part, or of a label's block, in points."""
    return part.size * (LABEL_HEIGHT if part.role == "label" else 1 + (len(part.lines) - 1) * LINE_HEIGHT)
