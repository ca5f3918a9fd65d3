"""A masthead 报头 lettered beside its data → the lines it takes, how large the paper's name is, and where the data stand.

They stand in lines under the date bar where an ear 报眼 is beside the name, or where that is too long, or they are too little,
for both to fill one room.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.plan.grid import TYPE_LEAST, Grid
from epaper.plan.masthead.data import DATA_PITCH, DataBlock, Entry, Width, data_block, in_lines, is_address, labelled
from epaper.plan.masthead.datebar import BAR, bar_sizes
from epaper.plan.masthead.texts import data_entries
from epaper.style import House

NAME_SET = 1.03  # ems a letter of the name takes, with its share of the space between
NAME_OPEN = 1.15  # ems, where narrow data leave so much that the name would be set wider than this: it is set larger instead
NAME_YIELDS = 0.98  # of the size its columns give it, at the least: what it may lose to data a trifle too wide
NAME_GIVES = 0.9  # … and to an address that would be parted from its label otherwise
NAME_ROOM = 0.97  # of its size: the height the name is given
LATIN_LEAST = 0.9  # of the body's size at the least: the name in Latin letters
LATIN_ROOM = 1.35  # of its size: the height it is given
WHITE = 0.35  # pitches of white in all between name, bars and copy
BLOCK_LEAST = 3  # lines: fewer would be lost beside the name
ENTRY_MOST = 200  # characters of an entry beside the name
BLOCK_MOST = 1.3  # of the name's height: where the data is higher, the name is too long to stand beside it
BESIDE = 0.12  # of the name's size, and a gutter at the least: between the name and the data
DATA_STRIP, DATA_STRIP_ROOM = 0.82, 1.6  # the data under the bar: of the body's size; of its own
STRIP_GAP = 0.4  # of the size of their types: white between the date bar, or the data under it, and the slogan strip
BELOW_BARS = 0.3  # pitches of white between the last bar and the copy, besides what is above heads and legs
LATIN_LETTER = 0.62  # em, on average, of a name in Latin letters


class MastheadPlan(NamedTuple):
    """Lines in all; the name's size in points and the base columns it is sized for; the data, beside it or under the bar."""

    rows: int
    name_size: float
    name_columns: int
    latin_size: float
    bar: float  # height of the date bar in points: 0 where there is nothing to stand in it
    strip: float  # of the slogan strip: 0 without a slogan
    bar_type: float  # size of their types
    head_ceiling: float  # the largest head that leaves the name dominant (rule M1)
    ears: tuple[str, ...] = ()  # the article beside the name, where the data would be
    block: DataBlock | None = None
    data: tuple[tuple[Entry, ...], ...] = ()  # under the bar, line by line
    data_size: float = 0.0

    @property
    def data_height(self) -> float:
        """Height of the data under the bar, in points."""
        return len(self.data) * self.data_size * DATA_STRIP_ROOM

    @property
    def bars(self) -> float:
        """Height of date bar, data and slogan strip together."""
        return self.bar + self.data_height + self.strip_gap + self.strip

    @property
    def strip_gap(self) -> float:
        """White above the slogan strip, which sticks neither to the date bar nor to the data between them."""
        return STRIP_GAP * (self.data_size if self.data else self.bar_type) if self.bar and self.strip else 0.0

    def beside(self, grid: Grid) -> float:
        """Return the white between the name and what stands beside it; a fine rule is in its middle."""
        return max(grid.gutter, BESIDE * self.name_size)

    def name_width(self, grid: Grid) -> float:
        """Return the width the name is lettered over: all that the data beside it leaves."""
        return grid.area.width - self.block.width - self.beside(grid) if self.block else grid.span(self.name_columns)

    def bar_top(self, grid: Grid) -> float:
        """Return where the date bar begins: at the foot of name and ear."""
        return grid.top(self.rows) - self.bars - BELOW_BARS * grid.pitch


def plan_lettering(masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...]) -> MastheadPlan:
    """Letter the name over most of the width with the data or an ear beside it, or over all of it where neither can stand."""
    columns = grid.columns - max(1, round(grid.columns * house.masthead.data)) if grid.columns > 1 else 1
    entries = list(data_entries(masthead, house))
    plan = _name(masthead, grid, house, columns, grid.span(columns))
    short = all(len(text) <= ENTRY_MOST for text, _ in entries)
    if not ears and columns < grid.columns and entries and short:
        plan = _with_block(plan, entries, masthead, grid, house, width)
        block, height = plan.block, _name_height(plan, grid)
        data = block.deep * grid.size * DATA_PITCH if block else 0.0
        if block and len(block.lines) >= BLOCK_LEAST and data <= BLOCK_MOST * height:
            return plan._replace(rows=math.ceil((max(height, data) + plan.bars) / grid.pitch))
    if not ears:
        plan = _name(masthead, grid, house, grid.columns, grid.area.width)
    return _over_strip(plan, masthead, grid, house, width, ears)


def _with_block(
    plan: MastheadPlan, entries: list[Entry], masthead: Masthead, grid: Grid, house: House, width: Width
) -> MastheadPlan:
    """Set the data beside the name, in what it leaves at the size its columns give it; the name grows into what they leave."""
    span, rest = grid.span(plan.name_columns), grid.span(grid.columns - plan.name_columns)
    name = plan.name_size * _name_ems(masthead, house)
    left = grid.area.width - plan.beside(grid) - NAME_YIELDS * name
    most = min(left, max(rest, grid.area.width * house.masthead.data))
    widest = grid.area.width - plan.beside(grid) - NAME_GIVES * name
    addresses = [width(text, face) * TYPE_LEAST for text, face in entries if is_address(text)]
    most = max([most, *(address for address in addresses if address <= widest)])
    block = data_block(entries, width, grid, plan.name_size, most, _name_height(plan, grid))
    block = block._replace(group=_makers(block.lines, house))
    room = plan._replace(block=block).name_width(grid)
    return _name(masthead, grid, house, plan.name_columns, max(min(room, span), room / NAME_OPEN))._replace(block=block)


def _makers(lines: tuple[Entry, ...], house: House) -> int:
    """Count the first lines of the data, who makes the paper, if they are a group."""
    count = next((number for number, (_, face) in enumerate(lines) if face != house.faces.data_strong), 0)
    return count if count > 1 and len(lines) - count > 1 else 0


def _name(masthead: Masthead, grid: Grid, house: House, columns: int, room: float) -> MastheadPlan:
    """Size the name for `room` points, and what goes with it; the lines it takes are still to be counted."""
    look = house.masthead
    most = min(grid.area.height * look.height, room / _name_ems(masthead, house))
    size = math.floor(2 * most) / 2 or most
    latin = max(grid.size * LATIN_LEAST, size * look.latin) if masthead.latin_name else 0.0
    bar, bar_type = bar_sizes(masthead, grid, house, size)
    strip = BAR * bar_type if masthead.slogan else 0.0
    return MastheadPlan(0, size, columns, latin, bar, strip, bar_type, size / house.heads.dominance)


def _name_height(plan: MastheadPlan, grid: Grid) -> float:
    """Return the height from the top of the page to the date bar that the name needs."""
    return NAME_ROOM * plan.name_size + LATIN_ROOM * plan.latin_size + WHITE * grid.pitch


def _over_strip(
    plan: MastheadPlan, masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...]
) -> MastheadPlan:
    """Put the data in lines under the date bar."""
    size = max(TYPE_LEAST, grid.size * DATA_STRIP)
    lines = in_lines(labelled(list(data_entries(masthead, house)), house), width, grid.area.width / size)
    plan = plan._replace(ears=ears, data=lines, data_size=size)
    return plan._replace(rows=math.ceil((_name_height(plan, grid) + plan.bars) / grid.pitch))


def _name_ems(masthead: Masthead, house: House) -> float:
    """Return how many times as wide as high the lettered name is."""
    return house.masthead.artwork_ems or sum(LATIN_LETTER if char.isascii() else NAME_SET for char in masthead.name) or 1.0
