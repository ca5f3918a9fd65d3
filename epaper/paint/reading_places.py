"""Blocks of text on a page → the order in which a reader takes them that knows places alone (poppler, hence Evince and others).

The rules are poppler's (after T. M. Breuel, High Performance Document Layout Analysis, 2003). A block reaches sideways over any
void, as far as what stands below it. It is read before another that begins lower where both reach over one stretch of the width;
and before another that stands to its right, unless a third begins between, below the other and above it, and reaches over both.
Four that stand two by two are taken for a table and reach as far as it. What these rules leave open, and where they go in
circles, the order decides in which the blocks were found, from the top of the page.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from epaper.paint.reading_blocks import Block

STEP = 4.0  # points: baselines are sorted into bands so high,
BANDS = 4  # and of the first of these what stands most to the left is found next
ALIGNED = 0.7, 0.5  # em that the edges or middles of the cells of a table differ sideways and in height

Extent = tuple[float, float, float]  # how far a block reaches to the left and to the right, and where it begins


class Places:
    """Blocks as they are read: in `order`."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Read blocks."""
        self._found = _found(blocks)
        self._tables = _tables(self._found)
        self._extents = _extents(self._found, self._tables)
        self._above, self._below = _stacked(self._extents)
        self._order: list[int] = []
        seen = [False] * len(self._found)
        for number in range(len(self._found)):
            if not seen[number]:
                self._visit(number, seen)
        self.order = [self._found[number] for number in self._order]

    def between(self, left: Block, right: Block) -> list[Block]:
        """Return what keeps the left one of two blocks from being read first: what reaches over both and begins between."""
        one, other = (next(at for at, found in enumerate(self._found) if found is block) for block in (left, right))
        bits = self._below[other] & self._above[one]
        return [block for at, block in enumerate(self._found) if bits >> at & 1]

    def table(self, block: Block) -> list[Block]:
        """Return the cells of the table a block is taken for a cell of."""
        table = next(table for found, table in zip(self._found, self._tables, strict=True) if found is block)
        return [] if table < 0 else [cell for cell, its in zip(self._found, self._tables, strict=True) if its == table]

    def _visit(self, number: int, seen: list[bool]) -> None:
        seen[number] = True
        for other in range(len(self._found)):
            if not seen[other] and self._comes_before(other, number):
                self._visit(other, seen)
        self._order.append(number)

    def _comes_before(self, one: int, other: int) -> bool:
        if self._tables[one] >= 0 and self._tables[one] == self._tables[other]:
            first, second = self._found[one], self._found[other]
            beside = first.right <= second.left and first.top <= second.bottom and first.bottom >= second.top
            return beside or first.bottom <= second.top
        if self._above[other] >> one & 1:
            return True
        return self._extents[one][1] <= self._extents[other][0] and not self._below[other] & self._above[one]


def _found(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in the order a reader comes upon them."""
    left = sorted(blocks, key=lambda block: (block.base // STEP, block.left))
    found = []
    while left:
        end = left[0].base // STEP + BANDS
        at = min((at for at, block in enumerate(left) if block.base // STEP < end), key=lambda at: left[at].left)
        found.append(left.pop(at))
    return found


def _stacked(extents: Sequence[Extent]) -> tuple[list[int], list[int]]:
    """Return for each block those that begin above it and those that begin below, in one stretch of the width, as bits."""
    above, below = [0] * len(extents), [0] * len(extents)
    for (one, (left, right, top)), (other, (other_left, other_right, other_top)) in combinations(enumerate(extents), 2):
        if left <= other_right and other_left <= right and top != other_top:
            upper, lower = (one, other) if top < other_top else (other, one)
            below[upper] |= 1 << lower
            above[lower] |= 1 << upper
    return above, below


def _extents(found: Sequence[Block], tables: Sequence[int]) -> list[Extent]:
    extents: list[Extent] = []
    for block, table in zip(found, tables, strict=True):
        if table < 0:
            extents.append((*_reach(block, found), block.top))
        else:
            cells = [cell for cell, its in zip(found, tables, strict=True) if its == table]
            left, right = min(cell.left for cell in cells), max(cell.right for cell in cells)
            extents.append((left, right, min(cell.top for cell in cells)))
    return extents


def _reach(block: Block, found: Iterable[Block]) -> tuple[float, float]:
    """Return how far a block reaches to the left and to the right: as what stands below it, up to what stands beside it."""
    left, right = block.left, block.right
    least, most = 0.0, math.inf
    lower = []
    for other in found:
        if other.top >= block.bottom:
            lower.append(other)
        if other.top <= block.bottom and other.bottom >= block.top:
            if right < other.left < most:
                most = other.left
            if least < other.right < left:
                least = other.right
    return min([left, *(other.left for other in lower if other.left >= least)]), max(
        [right, *(other.right for other in lower if other.right <= most)]
    )


def _tables(found: Sequence[Block]) -> list[int]:
    """Return the number of the table each block is a cell of, -1 where it is none's."""
    numbers, count = dict.fromkeys(map(id, found), -1), 0
    for block in found:
        cells = _neighbours(block, found)
        if cells is None or not _is_table(block, *cells):
            continue
        members = [id(cell) for cell in (block, *cells)]
        number = max(numbers[member] for member in members)
        if number < 0:
            number, count = count, count + 1
        numbers |= dict.fromkeys(members, number)
    return [numbers[id(block)] for block in found]


def _neighbours(block: Block, found: Iterable[Block]) -> tuple[Block, Block, Block] | None:
    """Return what stands next to a block: beside it on the right, below it, and below and on the right."""
    beside = below = across = None
    for other in found:
        if other is block:
            continue
        if other.top > block.bottom:
            if other.left > block.right:
                if across is None or (other.left < across.left and other.top < across.top):
                    across = other
            elif other.right >= block.left and (below is None or other.top < below.top):
                below = other
        elif other.left > block.right and other.bottom >= block.top and (beside is None or other.left < beside.left):
            beside = other
    return None if beside is None or below is None or across is None else (beside, below, across)


def _is_table(block: Block, beside: Block, below: Block, across: Block) -> bool:
    if _stands_over(below, across) or _level(beside, across) or _stands_over(beside, below) or _level(beside, below):
        return False
    if not (_stands_over(across, beside) and _level(across, below)):
        return False
    em = min(cell.size for cell in (block, beside, below, across))
    sideways, upright = (em * share for share in ALIGNED)
    edges: tuple[tuple[Callable[[Block], float], ...], ...] = (
        (lambda cell: cell.left, lambda cell: cell.right, lambda cell: (cell.left + cell.right) / 2),
        (lambda cell: cell.top, lambda cell: cell.bottom, lambda cell: (cell.top + cell.bottom) / 2),
    )
    columns = any(max(abs(at(block) - at(below)), abs(at(beside) - at(across))) <= sideways for at in edges[0])
    rows = any(max(abs(at(block) - at(beside)), abs(at(below) - at(across))) <= upright for at in edges[1])
    return columns and rows


def _level(one: Block, other: Block) -> bool:
    return one.top <= other.bottom and one.bottom >= other.top


def _stands_over(one: Block, other: Block) -> bool:
    return one.left <= other.right and one.right >= other.left
