"""The items of a folio's two sides, the room of each → what stands at which side, the number always in its place (rule M3).

Where a side's items have no room side by side, the page number stays as it is and the others go smaller beside it, in lines one
over the other, to the other side, shorter, or away: the least important first. None is set smaller than may be (rule G8).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from epaper.plan.grid import TYPE_LEAST
from epaper.scene.inks import Ink
from epaper.style.model import FolioItem
from epaper.typeset.model import DisplayLine

STACKED = 1.08  # of its size: a line over another where both have no room side by side
SMALLER, MOVED, LINES, SHORTER = 0.5, 1.0, 3.0, 6.0  # prices: of a side set smaller, an item moved, a side in lines, a short date
DROPPED = {"editors": 20.0, "section": 50.0, "date": 60.0, "name": 70.0}  # of an item left out; the number never is


class Item(NamedTuple):
    """One thing the folio says, set; `short` is how it is said where it has no room."""

    name: FolioItem
    line: DisplayLine
    size: float
    ink: Ink
    short: DisplayLine | None = None

    @property
    def width(self) -> float:
        """Points across."""
        return self.line.width * self.size

    @property
    def least(self) -> float:
        """The smallest size it may be set in."""
        return min(self.size, TYPE_LEAST)


Items = tuple[Item, ...]
Sides = tuple[Items, Items]


class Room(NamedTuple):
    """Points across the page, of these in its middle already taken, between items, and high for lines one over the other."""

    across: float
    middle: float
    gap: float
    height: float

    def of(self, items: Items, opposite: Items) -> float:
        """Return the width of a side: half of what the middle leaves, or without one what the side of the number leaves."""
        if self.middle:
            return (self.across - self.middle) / 2 - self.gap
        return self.across if beside_number(items)[0] else self.across - self.gap - row_width(opposite, self.gap)


class _Way(NamedTuple):
    """One way to deal with an item: at its own side, at the other, or, without an item, nowhere."""

    price: float
    own: bool
    item: Item | None


def seated(first: Items, last: Items, room: Room) -> Sides:
    """Choose what stands at which side; what goes to the other side stands at its inner end."""
    best, least = (first, last), _crowding(first, last, room)
    for ways in product(*map(_ways, (*first, *last))) if least else ():
        lefts, rights = ways[: len(first)], ways[len(first) :]
        sides = ((*_at(lefts, own=True), *_at(rights, own=False)), (*_at(lefts, own=False), *_at(rights, own=True)))
        price = sum(way.price for way in ways) + _crowding(*sides, room)
        if price < least:
            best, least = sides, price
    return best


def row_width(items: Items, gap: float) -> float:
    """Return the points items take side by side."""
    return sum(item.width for item in items) + gap * max(0, len(items) - 1)


def beside_number(items: Items) -> Sides:
    """Part the number, which keeps its size and place, from the others."""
    return tuple(item for item in items if item.name == "number"), tuple(item for item in items if item.name != "number")


def _ways(item: Item) -> Iterator[_Way]:
    yield _Way(0.0, True, item)
    if item.name == "number":
        return
    yield _Way(MOVED, False, item)
    if item.short:
        short = item._replace(line=item.short)
        yield from (_Way(SHORTER, True, short), _Way(SHORTER + MOVED, False, short))
    yield _Way(DROPPED[item.name], True, None)


def _at(ways: Sequence[_Way], *, own: bool) -> Iterator[Item]:
    return (way.item for way in ways if way.item and way.own == own)


def _crowding(first: Items, last: Items, room: Room) -> float:
    """Price two sides whose items have no room side by side."""
    return _crowded(first, room.of(first, last), room) + _crowded(last, room.of(last, first), room)


def _crowded(items: Items, width: float, room: Room) -> float:
    """Price a side of some width; nothing is set smaller than it may be."""
    if row_width(items, room.gap) <= width or not items:
        return 0.0
    number, lines = beside_number(items)
    width -= sum(item.width + room.gap for item in number)
    fits = all(item.line.width * item.least <= width for item in lines)
    high = STACKED * sum(item.least for item in lines) <= room.height
    return (SMALLER if len(lines) < 2 else LINES) if fits and high else math.inf
