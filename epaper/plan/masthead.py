"""A masthead 报头 and the folio lines 报眉 → how many grid lines they take and how large the paper's name is.

A house letters its name beside its data, as in China, or sets it as a nameplate: in one line over the whole width.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.plan.furniture import data_entries
from epaper.plan.grid import Grid
from epaper.style import House

Entry = tuple[str, str]  # a text and its face
Width = Callable[[str, str], float]  # of a text in a face, in ems

NAME_HEIGHT_SHARE = 0.131  # of the type area's height the paper's name may be tall (96 pt on A4)
NAME_SET = 1.03  # ems a letter of the name takes, with its share of the space between
NAME_ROOM = 0.97  # of its size: the height the name is given
LATIN_SHARE, LATIN_LEAST = 0.13, 0.9  # of the name's size, and of the body's at the least: the name in Latin letters
LATIN_ROOM = 1.35  # of its size: the height it is given
WHITE = 0.35  # pitches of white in all between name, bars and copy
DATA_PITCH = 1.55  # of the body's size: the least from line to line of the data block
NUMBER_LINES = 2  # lines of the data block that the publication's number 刊号 takes with its label
DATA_COLUMNS_SHARE = 0.25  # of the base columns go to the data block beside the name
DOMINANCE = 1.5  # the name over the largest head on page 1 (rule M1)
BAR_TYPE = 0.082  # of the name's size: the types of date bar and slogan, never below the body's
BAR = 1.85  # of that size: the height of the date bar, and again of the slogan strip
FOLIO_POINTS, FOLIO_PITCHES = 24.0, 1.9  # a folio line is at least so tall
LATIN_LETTER = 0.62  # em, on average, of a name in Latin letters

PLATE_WIDTH, PLATE_HEIGHT = 0.94, 0.1  # of the type area a nameplate may be wide and high
PLATE_ROOM = 1.0  # of the name's size: the height it is given
PLATE_BAR = 0.11  # of the name's size: the types of the date bar, never below the body's
MOTTO, MOTTO_ROOM = 1.15, 1.5  # the slogan under the name: of the body's size, and of its own the height it is given
EARS, EARS_ROOM, EARS_GAP = 0.92, 1.4, 2.0  # the data over the name: of the body's size; of its own; ems between entries
PLATE_WHITE = 0.9  # pitches of white in all


class MastheadPlan(NamedTuple):
    """Lines in all; the name's size in points and the base columns it stands over, the rest being the data block's."""

    rows: int
    name_size: float
    name_columns: int
    latin_size: float
    bar: float  # height of the date bar, and of the slogan strip, in points
    bar_type: float  # size of their types

    @property
    def head_ceiling(self) -> float:
        """The largest head that leaves the name dominant."""
        return self.name_size / DOMINANCE


class NameplatePlan(NamedTuple):
    """Lines in all; sizes in points of name, slogan, data and date bar; the data over the name, line by line."""

    rows: int
    name_size: float
    motto_size: float
    ears: tuple[tuple[Entry, ...], ...]
    ears_size: float
    bar: float  # height of the date bar
    bar_type: float

    @property
    def head_ceiling(self) -> float:
        """The largest head that leaves the name dominant."""
        return self.name_size / DOMINANCE


def plan_masthead(masthead: Masthead, grid: Grid, house: House, width: Width) -> MastheadPlan | NameplatePlan:
    """Size the masthead for the width and height of the type area."""
    if house.masthead == "nameplate":
        return _nameplate(masthead, grid, house, width)
    return _lettering(masthead, grid)


def _nameplate(masthead: Masthead, grid: Grid, house: House, width: Width) -> NameplatePlan:
    """Set the name over all columns, the slogan under it, the data over it in as many lines as it needs."""
    ems = max(1.0, width(masthead.name, house.faces.name))
    size = min(grid.area.height * PLATE_HEIGHT, PLATE_WIDTH * grid.area.width / ems)
    size = math.floor(size * 2) / 2
    ears_size, motto = grid.size * EARS, grid.size * MOTTO if masthead.slogan else 0.0
    entries = list(data_entries(masthead, house))
    if masthead.latin_name:
        entries.insert(0, (masthead.latin_name, house.faces.second_name))
    ears = _in_lines(entries, width, grid.area.width / ears_size)
    bar_type = max(grid.size, size * PLATE_BAR)
    bar = BAR * bar_type
    height = PLATE_ROOM * size + MOTTO_ROOM * motto + len(ears) * EARS_ROOM * ears_size + bar + PLATE_WHITE * grid.pitch
    return NameplatePlan(math.ceil(height / grid.pitch), size, motto, ears, ears_size, bar, bar_type)


def _in_lines(entries: list[Entry], width: Width, room: float) -> tuple[tuple[Entry, ...], ...]:
    """Fill lines of `room` ems with entries, in their order; one that is wider has a line of its own."""
    lines: list[list[Entry]] = []
    left = 0.0
    for text, face in entries:
        need = width(text, face) + EARS_GAP
        if not lines or need > left + EARS_GAP:
            lines.append([])
            left = room
        lines[-1].append((text, face))
        left -= need
    return tuple(tuple(line) for line in lines)


def _lettering(masthead: Masthead, grid: Grid) -> MastheadPlan:
    """Letter the name over three quarters of the columns, the data beside it."""
    name_columns = grid.columns - max(1, round(grid.columns * DATA_COLUMNS_SHARE)) if grid.columns > 1 else 1
    ems = sum(LATIN_LETTER if char.isascii() else NAME_SET for char in masthead.name) or 1.0
    size = min(grid.area.height * NAME_HEIGHT_SHARE, grid.span(name_columns) / ems)
    size = math.floor(size * 2) / 2
    latin = max(grid.size * LATIN_LEAST, size * LATIN_SHARE) if masthead.latin_name else 0.0
    bar_type = max(grid.size, size * BAR_TYPE)
    bar = BAR * bar_type
    bars = bar * (2 if masthead.slogan else 1)
    height = NAME_ROOM * size + LATIN_ROOM * latin + WHITE * grid.pitch + bars
    fields = masthead.supervisor, masthead.sponsor, masthead.publisher, masthead.website
    data = (NUMBER_LINES + sum(map(bool, fields))) * grid.size * DATA_PITCH
    height = max(height, data + bars)
    return MastheadPlan(math.ceil(height / grid.pitch), size, name_columns, latin, bar, bar_type)


def folio_rows(grid: Grid) -> int:
    """Count the lines a folio takes with the rule and white under it."""
    return math.ceil(max(FOLIO_POINTS, FOLIO_PITCHES * grid.pitch) / grid.pitch - 1e-6)


def foot_rows(masthead: Masthead) -> int:
    """Count the lines at the last page's foot for the imprint: address, printer, distribution, price."""
    return 2 if any((masthead.address, masthead.printer, masthead.distribution, masthead.price)) else 0
