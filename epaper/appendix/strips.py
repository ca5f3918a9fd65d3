"""Article → strips: the way back, head, pictures and lines of copy, each of whole lines of the grid, in the order they are read.

Invariants: the strips hold every character of the article once; none is higher than a page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from epaper.appendix.formats import Format
from epaper.appendix.model import BARE, LONE, NEVER, OPENING, SHY, TORN, Gap, Strip, Way
from epaper.appendix.plates import plate_strips
from epaper.issue.model import Article
from epaper.issue.pins import Pins
from epaper.place.desk import Desk
from epaper.plan.heads import HeadWriter, head_faces, head_height
from epaper.plan.model import HeadBlock
from epaper.typeset.model import Slot

WEIGHT: Final = 10.0  # × what the galley says of ending a leg there
LOWER: Final = 0.1  # cost of a line more: of heads that are as good the lower


def strips_of(desk: Desk, form: Format, article: Article, way: Way | None) -> tuple[Strip, ...]:
    """Set an article; `way` leads back to where it stands in the paper, if it stands there."""
    opening = [Strip(article.id, 1, way, NEVER)] if way else []
    opening += [Strip(article.id, block.rows, block, NEVER) for block in _heads(desk, form, article)]
    body = [*opening, *_mixed(_copy(desk, article), tuple(_plates(desk, article)))]
    if way and sum(strip.rows for strip in body) > desk.grid.rows:  # the way at its head is a page or more behind
        body[-1] = body[-1]._replace(price=TORN)
        body.append(Strip(article.id, 1, way._replace(closes=True)))
    return (*body[:-1], body[-1]._replace(price=0.0)) if body else ()


def _heads(desk: Desk, form: Format, article: Article) -> Iterator[HeadBlock]:
    """Set the head, whole; one that is higher than a page line by line."""
    plain = replace(article, pins=Pins())  # the deck may go where the paper is short of room: here there is enough
    options = HeadWriter((plain,), desk.grid, desk.house, desk.heads).options(0, 1, 0.0, form.head, head_faces(plain, desk.house))
    best = min(options, key=lambda block: block.cost + LOWER * block.rows)
    if best.parts and best.rows + form.air <= desk.grid.rows:
        yield best._replace(rows=best.rows + form.air)
        return
    pitch = desk.grid.pitch
    for part in best.parts:
        for line in part.lines:
            alone = (part._replace(lines=(line,), beside=False),)
            yield HeadBlock(alone, math.ceil(head_height(alone, pitch) / pitch), 0.0)


def _copy(desk: Desk, article: Article) -> tuple[Strip, ...]:
    """Set the copy, a strip for each line, with what it costs to end a page below it."""
    slots = desk.setter.galley(article, desk.grid.cells).slots
    ends = desk.setter.ends(article, desk.grid.cells, len(slots))
    prices = [min(TORN, WEIGHT * ends.get(at, 0.0)) + _lone(*two) for at, two in enumerate(pairwise(slots), 1)]
    prices = [price if slot.parts else max(TORN, price) for price, slot in zip(prices, slots, strict=False)]
    prices = [price + (BARE if at < OPENING else 0.0) for at, price in enumerate(prices, 1)]
    return tuple(_aired(article.id, slots, (*prices, 0.0)))


def _aired(article: str, slots: Sequence[Slot], prices: Sequence[float]) -> Iterator[Strip]:
    """Make strips of the lines of the galley, with a line of white above each sub-heading in the copy but at its head."""
    for above, slot, price in zip((None, *slots), slots, prices, strict=False):
        if above is not None and not above.rules and above.pieces and _opens(slot):
            yield Strip(article, 1, Gap(ruled=False), TORN, white=True)
        yield Strip(article, 1, slot, price, white=not slot.pieces and not slot.rules)


def _opens(slot: Slot) -> bool:
    """Say whether a sub-heading begins on a line, outside of any box."""
    return not slot.rules and any(piece.role == "subheading" and piece.first for piece in slot.pieces)


def _lone(above: Slot, below: Slot) -> float:
    """Price a page that leaves one line of a paragraph alone."""
    first = any(piece.first and not piece.last for piece in above.pieces)
    last = any(piece.last and not piece.first for piece in below.pieces)
    return LONE * (first + last)


def _plates(desk: Desk, article: Article) -> Iterator[tuple[Strip, ...]]:
    for number in range(len(article.pictures)):
        yield plate_strips(desk, article, number)


def _mixed(copy: Sequence[Strip], plates: Sequence[tuple[Strip, ...]]) -> Iterator[Strip]:
    """Set the first picture above the copy and the others between its paragraphs, evenly, in their order."""
    if plates:
        yield from plates[0][:-1]
        yield plates[0][-1]._replace(price=SHY if copy else 0.0)
    others = iter(plates[1:])
    stands = _stands(copy, len(plates) - 1)
    for at, strip in enumerate(copy, 1):
        yield strip
        for _ in range(stands.count(at)):
            yield from next(others)
    for plate in others:
        yield from plate


def _stands(copy: Sequence[Strip], count: int) -> tuple[int, ...]:
    """Return after how many lines each of `count` pictures stands: between paragraphs, as evenly as they allow."""
    free = [at for at, (above, below) in enumerate(pairwise(copy), 1) if _is_open(above, below)]
    wanted = (len(copy) * number / (count + 1) for number in range(1, count + 1))
    return tuple(min(free, key=lambda at, want=want: (abs(at - want), at)) for want in wanted) if free else ()  # type: ignore[misc]


def _is_open(above: Strip, below: Strip) -> bool:
    """Say whether one paragraph of running copy ends here and another begins."""
    if not (isinstance(above.content, Slot) and isinstance(below.content, Slot)):
        return False
    ends = any(piece.role == "body" and piece.last for piece in above.content.pieces)
    begins = any(piece.role == "body" and piece.first for piece in below.content.pieces)
    return ends and begins and not above.content.rules and not below.content.rules
