"""A run of briefs 简讯 in order of rank → columns of them with level feet, for each height at which all columns close.

Short items with small heads make a handsome block when they stand in columns, one under the other, read down and then across;
so many of them need no search among all their arrangements, only for where each column ends. Their heads are of one style;
those of columns that begin on one line are equally high, so that they read as a row, and farther down heads are staggered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from epaper.issue.pins import Pins
from epaper.plan.growth.settings import SECOND, Settings
from epaper.plan.growth.stagger import Choice, stacked, staggered
from epaper.plan.judging.bumps import beside
from epaper.plan.pictures.stack import no_pictures
from epaper.plan.remembered import remembered
from epaper.plan.shapes.model import Crown, Frame, Shape, by_cost, crown, leg_cost, side
from epaper.plan.stories.matter import Piece

RUN_LEAST, RUN_ONLY = 3, 6  # briefs that make a run; that stand in no other way
COLUMN_DEARER = 40.0  # a column is not kept at a height where it costs so much more than at its cheapest


class Slot(NamedTuple):
    """The place of a column: its first line, counted from the top of the page or of the run, and how many lines it has."""

    top: int
    rows: int


Leaves = dict[int, dict[int, Crown]]  # a brief by lines of its head, then by height
# For each column its first brief, that after its last, and the lines of its first head.
Divided = tuple[tuple[int, int, int], ...]
ANY = 0  # lines of the first heads of a row, where they do not come out equally high


class Column(NamedTuple):
    """Briefs one under the other in one base column: their cost, the last of them, and the column without it."""

    cost: float
    last: Crown
    above: Column | None


class Runs:
    """Stands briefs of one issue in columns; remembers which."""

    def __init__(self, settings: Settings) -> None:
        """Stand what `settings` set."""
        self._settings = settings
        self._parts = settings.parts
        self._most = settings.parts.matter.grid.rows
        self.leaves = remembered(self._leaves)
        self._any = remembered(self._cheapest)
        self._least = remembered(self._lowest)
        self._column = remembered(self._columned)
        self._ends = remembered(self._ends_of)

    def shapes(self, pieces: tuple[Piece, ...], columns: int) -> list[Shape]:
        """Return the cheapest way to stand briefs in `columns` for each height at which these come out level."""
        if len(pieces) < columns:
            return []
        firsts = self.leaves(pieces[0])
        ends = range(1, len(pieces) - columns + 2)
        heights = sorted({rows for end in ends for first in firsts for rows in self._column(pieces[:end], first)})
        least, most = self.room(pieces)
        found = (self.at(pieces, (Slot(0, rows),) * columns) for rows in heights if least <= columns * rows <= most)
        return [self.abreast(columns) for columns in found if columns]

    def at(self, pieces: tuple[Piece, ...], slots: Sequence[Slot]) -> list[Shape] | None:
        """Divide briefs into columns that fill `slots` as cheaply as can be; None where they do not come out."""
        divided = self._divided(pieces, slots)
        if not divided:
            return None
        ends = zip(divided, slots, strict=True)
        return [stacked(_briefs_of(self._column(pieces[begin:end], first)[rows])) for (begin, end, first), (_, rows) in ends]

    def whole(self, pieces: tuple[Piece, ...], slots: Sequence[Slot]) -> list[Shape] | None:
        """Divide briefs so, and stagger the heads below the first row."""
        divided = self._divided(pieces, slots)
        if not divided:
            return None
        choices = [
            [self._first(pieces[begin], first), *(self._any(piece) for piece in pieces[begin + 1 : end])]
            for begin, end, first in divided
        ]
        return staggered([Choice(leaves, *slot) for leaves, slot in zip(choices, slots, strict=True)])

    def packed(self, pieces: tuple[Piece, ...], slots: Sequence[Slot]) -> tuple[Piece, ...]:
        """Put briefs in another order, in which columns of these places are filled more evenly: the longest are dealt out first.

        In each column they stand in order of rank.
        """
        taken: list[list[Piece]] = [[] for _ in slots]
        room = [float(slot.rows) for slot in slots]
        natural = {piece: min(self._any(piece).values(), key=by_cost).rows for piece in pieces}
        for piece in sorted(pieces, key=lambda piece: (-natural[piece], piece)):
            column = max(range(len(slots)), key=lambda number: (room[number], -number))
            taken[column].append(piece)
            room[column] -= natural[piece]
        return tuple(piece for column in taken for piece in sorted(column))

    def cost(self, pieces: tuple[Piece, ...], slots: Sequence[Slot]) -> float | None:
        """Return what it costs to divide briefs so; None where they do not come out."""
        divided = self._divided(pieces, slots)
        if divided is None:
            return None
        ends = zip(divided, slots, strict=True)
        return sum(self._column(pieces[begin:end], first)[rows].cost for (begin, end, first), (_, rows) in ends)

    def room(self, pieces: tuple[Piece, ...]) -> tuple[int, int]:
        """Return the column-lines briefs take at the least and at the most; an empty range where one stands in no column."""
        heights = [self._any(piece) for piece in pieces]
        return (sum(map(min, heights)), sum(map(max, heights))) if all(heights) else (1, 0)

    def abreast(self, columns: Sequence[Shape]) -> Shape:
        """Stand columns side by side."""
        shape = columns[-1]
        for column in columns[-2::-1]:
            shape = side(column, shape, beside(column, shape, self._parts.brief))
        return shape

    def _divided(self, pieces: tuple[Piece, ...], slots: Sequence[Slot]) -> Divided | None:
        """Find where the columns begin and end, and how high the heads of each row of first briefs are."""
        count, left = len(pieces), len(slots)
        reach = {rows: self._reach(pieces, rows) for rows in {slot.rows for slot in slots}}
        ways: dict[int, tuple[float, Divided]] = {0: (0.0, ())}
        for _, group in groupby(slots, key=lambda slot: slot.top):
            row = tuple(group)
            left -= len(row)
            after: dict[int, tuple[float, Divided]] = {}
            for first in (*sorted({rows for piece in pieces for rows in self.leaves(piece)}), ANY):
                if after and first == ANY:
                    break
                reached = ways
                for column, slot in enumerate(row, 1):
                    reached = self._reached(pieces, slot.rows, reach[slot.rows], first, reached, count - left - len(row) + column)
                for end, way in reached.items():
                    if end not in after or way[0] < after[end][0]:
                        after[end] = way
            ways = after
        return ways[count][1] if count in ways else None

    def _reached(
        self,
        pieces: tuple[Piece, ...],
        rows: int,
        reach: Sequence[int],
        first: int,
        ways: dict[int, tuple[float, Divided]],
        most: int,
    ) -> dict[int, tuple[float, Divided]]:
        """Stand one column more, ending before brief `most` at the latest."""
        after: dict[int, tuple[float, Divided]] = {}
        for begin, (cost, divided) in ways.items():
            for end, more in self._ends(pieces[begin : reach[begin]], rows, first) if begin < len(pieces) else ():
                if end + begin <= most and (end + begin not in after or cost + more < after[end + begin][0]):
                    after[end + begin] = cost + more, (*divided, (begin, begin + end, first))
        return after

    def _reach(self, pieces: tuple[Piece, ...], rows: int) -> list[int]:
        """Return for each brief after which others at the latest a column of so many rows must end that begins with it."""
        ends, end, taken = list[int](), 0, 0
        for begin in range(len(pieces)):
            while end < len(pieces) and taken + self._least(pieces[end]) <= rows:
                taken += self._least(pieces[end])
                end += 1
            ends.append(end)
            if end > begin:
                taken -= self._least(pieces[begin])
            else:
                end = begin + 1
        return ends

    def _ends_of(self, pieces: tuple[Piece, ...], rows: int, first: int) -> tuple[tuple[int, float], ...]:
        """Return after how many of these briefs a column may end that begins with the first, with its cost."""
        return tuple(self._closing(pieces, rows, first))

    def _closing(self, pieces: tuple[Piece, ...], rows: int, first: int) -> Iterator[tuple[int, float]]:
        for end in range(1, len(pieces) + 1):
            column = self._column(pieces[:end], first)
            if not column or min(column) > rows:
                return
            if rows in column:
                yield end, column[rows].cost

    def _columned(self, pieces: tuple[Piece, ...], first: int) -> dict[int, Column]:
        """Stand briefs one under the other in one base column below a head of `first` lines, at every height this comes to."""
        if len(pieces) == 1:
            leaves = self._first(pieces[0], first)
            return {rows: Column(leaf.cost, leaf, None) for rows, leaf in leaves.items()}
        last = [(rows, leaf.cost, leaf) for rows, leaf in self._any(pieces[-1]).items()]
        most, found = self._most, dict[int, tuple[float, Crown, Column]]()
        for above, column in self._column(pieces[:-1], first).items():
            spent = column.cost
            for rows, price, leaf in last:
                cost, height = spent + price, above + rows
                if height <= most and (height not in found or cost < found[height][0]):
                    found[height] = cost, leaf, column
        limit = min([way[0] for way in found.values()], default=0.0) + COLUMN_DEARER
        return {rows: Column(*way) for rows, way in found.items() if way[0] < limit}

    def _first(self, piece: Piece, first: int) -> dict[int, Crown]:
        """Set a brief at the head of its column, its own head so many lines high."""
        return self._any(piece) if first == ANY else self.leaves(piece).get(first, {})

    # -- one brief ----------------------------------------------------------------------------------------------------

    def _cheapest(self, piece: Piece) -> dict[int, Crown]:
        """Set a brief at each height it comes to."""
        found: dict[int, Crown] = {}
        for leaves in self.leaves(piece).values():
            for rows, leaf in leaves.items():
                if rows not in found or leaf.cost < found[rows].cost:
                    found[rows] = leaf
        return found

    def _lowest(self, piece: Piece) -> int:
        """Return the lines a brief takes at the least; no column is so high where it stands in none."""
        return min(self._any(piece), default=self._most + 1)

    def _leaves(self, piece: Piece) -> Leaves:
        """Set a brief over one column, its head in the style of all, or by itself where an editor wants it otherwise."""
        article = self._parts.matter.articles[piece.order]
        found: Leaves = {}
        if (
            article.pictures
            or article.pins != Pins()
            or self._parts.uprights(piece, 1)
            or self._parts.matter.quotes.wanted(piece.order)
        ):
            for rows, leaf in self._settings.leaves(piece, 1, SECOND).items():
                if leaf.dress in ("plain", "upright"):
                    found.setdefault(leaf.head.rows, {})[rows] = leaf
            return found
        measure = self._parts.matter.base(1)
        turned = self._parts.turned_price(piece, measure.cells)
        for head in self._parts.matter.brief_heads(piece):
            frame = Frame(piece, 1, head, no_pictures(), "plain", measure)
            bodies = self._parts.bodies(piece, measure, 0)
            leaves = {head.rows + rows: crown(frame, rows, body, leg_cost(rows) + turned) for rows, body in bodies}
            found[head.rows] = {rows: leaf for rows, leaf in leaves.items() if rows <= self._most}
        return found


def _briefs_of(column: Column) -> list[Crown]:
    """Return the briefs of a column from top to bottom."""
    briefs = [column.last]
    while column.above:
        column = column.above
        briefs.append(column.last)
    return briefs[::-1]
