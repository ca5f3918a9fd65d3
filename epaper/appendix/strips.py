"""Article → strips: the way back, head, pictures and lines of copy, each of whole lines of the grid, in the order they are read.

Invariants: the strips hold every character of the article once; none is higher than a page.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from epaper.appendix.formats import Format
from epaper.appendix.model import BARE, LONE, NEVER, OPENING, SHY, TORN, Gap, Strip, Way
from epaper.appendix.plates import plate_strips
from epaper.appendix.pouring import price_of
from epaper.issue.model import Article
from epaper.issue.pins import Pins
from epaper.place.desk import Desk
from epaper.plan.heads.heights import head_height
from epaper.plan.heads.writer import HeadWriter, head_faces
from epaper.plan.model import HeadBlock
from epaper.typeset.model import Slot

WEIGHT: Final = 10.0  # × what the galley says of ending a leg there
TRIED: Final = 7  # places for a picture amid the copy, the nearest to where it would stand if all stood evenly …
DRIFT: Final = 0.15  # … and what a line away from there costs
AIR: Final = 1  # lines of white around a head more than in the paper
LOWER: Final = 0.1  # cost of a line more: of heads that are as good the lower

Stands = tuple[int, ...]  # of the pictures amid the copy: after how many of its lines each stands


def strips_of(desk: Desk, form: Format, article: Article, way: Way | None, above: int = 0) -> tuple[Strip, ...]:
    """Set an article; `way` leads back to where it stands in the paper, if it stands there.

    Where about `above` lines of a page stand over it, pictures amid the copy find places that leave least white there.
    """
    opening = [Strip(article.id, 1, way, NEVER)] if way else []
    opening += [Strip(article.id, block.rows, block, NEVER) for block in _heads(desk, form, article)]
    taken = sum(strip.rows for strip in opening)
    plates = tuple(plate_strips(desk, article, number, 0 if number else taken) for number in range(len(article.pictures)))
    copy, over = _copy(desk, article), (Strip("", above, Gap()),) if above else ()

    def mixed(stands: Stands) -> tuple[Strip, ...]:
        return (*opening, *_mixed(copy, plates, stands))

    body = list(mixed(_settled(copy, len(plates) - 1, lambda stands: price_of((*over, *mixed(stands)), desk.grid.rows))))
    if way and sum(strip.rows for strip in body) > desk.grid.rows:  # the way at its head is a page or more behind
        body[-1] = body[-1]._replace(price=TORN)
        body.append(Strip(article.id, 1, way._replace(closes=True)))
    return (*body[:-1], body[-1]._replace(price=0.0)) if body else ()


def _heads(desk: Desk, form: Format, article: Article) -> Iterator[HeadBlock]:
    """Set the head, whole; one that is higher than a page line by line."""
    # The deck may go where the paper is short of room: here there is enough. The mark of an advertisement may not (rule M5).
    plain = replace(article, pins=Pins())
    options = HeadWriter((plain,), desk.grid, desk.house, desk.heads).options(0, 1, 0.0, form.head, head_faces(plain, desk.house))
    best = min(options, key=lambda block: block.cost + LOWER * block.rows)
    if best.parts and best.rows + AIR <= desk.grid.rows:
        yield best._replace(rows=best.rows + AIR)
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


def _mixed(copy: Sequence[Strip], plates: Sequence[tuple[Strip, ...]], stands: Stands) -> Iterator[Strip]:
    """Set the first picture above the copy and the others after the lines they stand at; what has no place comes last."""
    if plates:
        yield from plates[0][:-1]
        yield plates[0][-1]._replace(price=SHY if copy else 0.0)
    others = iter(plates[1:])
    for at, strip in enumerate(copy, 1):
        yield strip
        for _ in range(stands.count(at)):
            yield from next(others)
    for plate in others:
        yield from plate


def _settled(copy: Sequence[Strip], count: int, priced: Callable[[Stands], float]) -> Stands:
    """Return after how many lines each of `count` pictures stands: between paragraphs, about evenly, at the least price."""
    free = [at for at, (above, below) in enumerate(pairwise(copy), 1) if _is_open(above, below)]
    wanted = [len(copy) * number / (count + 1) for number in range(1, count + 1)] if free else []
    near = [sorted(free, key=lambda at, want=want: (abs(at - want), at))[:TRIED] for want in wanted]  # type: ignore[misc]
    stands = tuple(places[0] for places in near)
    for number, (places, want) in enumerate(zip(near, wanted, strict=True)):
        least = stands[number - 1] if number else 0
        ways = {at: (*stands[:number], at, *stands[number + 1 :]) for at in places if least <= at <= max(stands[number:])}
        costs = {at: priced(way) + DRIFT * abs(at - want) for at, way in ways.items()}
        stands = ways[min(costs, key=lambda at: costs[at])] if costs else stands
    return tuple(sorted(stands))


def _is_open(above: Strip, below: Strip) -> bool:
    """Say whether one paragraph of running copy ends here and another begins."""
    if not (isinstance(above.content, Slot) and isinstance(below.content, Slot)):
        return False
    ends = any(piece.role == "body" and piece.last for piece in above.content.pieces)
    begins = any(piece.role == "body" and piece.first for piece in below.content.pieces)
    return ends and begins and not above.content.rules and not below.content.rules
