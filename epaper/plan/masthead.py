"""A masthead 报头 and the folio lines 报眉 → how many grid lines they take and how large the paper's name is.

A house letters its name beside its data, as in China, or sets it as a nameplate: in one line over the whole width. With an ear
报眼 beside it, the lettered name has its data in lines under the date bar, the nameplate is shorter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.plan.furniture import data_entries
from epaper.plan.grid import Grid
from epaper.style import House

Entry = tuple[str, str]  # a text and its face
Width = Callable[[str, str], float]  # of a text in a face, in ems

NAME_SET = 1.03  # ems a letter of the name takes, with its share of the space between
NAME_ROOM = 0.97  # of its size: the height the name is given
LATIN_LEAST = 0.9  # of the body's size at the least: the name in Latin letters
LATIN_ROOM = 1.35  # of its size: the height it is given
WHITE = 0.35  # pitches of white in all between name, bars and copy
DATA_PITCH = 1.55  # of the body's size: the least from line to line of the data block
DATA_SIZE, DATA_TYPE = 0.9, 0.084  # the data block's size: of the body's, or of the name's where that is more
JOINTS = "、，；。）./-_ "  # an entry that is too wide is rather parted after one of these
SHRINK = 1.14  # an entry so much too wide is set smaller (9 pt → 7.9, the least of rule G8); a wider one is parted
NUMBER_LINES = 2  # lines of the data block that the publication's number 刊号 takes with its label
DATA_STRIP, DATA_STRIP_LEAST, DATA_STRIP_ROOM = 0.82, 7.875, 1.6  # the data under the bar: of the body's size, points; of its own
BAR = 1.85  # of the size of its types: the height of the date bar, and again of the slogan strip
BELOW_BARS = 0.15  # pitches of white between the last bar and the copy
FOLIO_POINTS, FOLIO_PITCHES = 24.0, 1.9  # a folio line is at least so tall
LATIN_LETTER = 0.62  # em, on average, of a name in Latin letters

PLATE_ROOM, PLATE_GROUND = 1.0, 0.2  # of the name's size: the height it is given, and as much more on a ground of its own
MOTTO, MOTTO_ROOM = 1.15, 1.5  # the slogan under the name: of the body's size, and of its own the height it is given
EARS, EARS_ROOM, EARS_GAP = 0.92, 1.4, 2.0  # the data over the name: of the body's size; of its own; ems between entries
PLATE_WHITE = 0.9  # pitches of white in all
PLATE_BAR_FOOT = 0.3  # of these between the date bar and the copy
EAR_SHARE, EAR_APART = 0.16, 0.02  # of the type area's width: an ear beside a nameplate, and the white between them


class MastheadPlan(NamedTuple):
    """Lines in all; the name's size in points and the base columns it stands over, the rest being the data block's."""

    rows: int
    name_size: float
    name_columns: int
    latin_size: float
    bar: float  # height of the date bar, and of the slogan strip, in points
    bar_type: float  # size of their types
    head_ceiling: float  # the largest head that leaves the name dominant (rule M1)
    ears: tuple[str, ...] = ()  # the article beside the name, where the data would be
    data: tuple[tuple[Entry, ...], ...] = ()  # which stands under the bar then, line by line
    data_size: float = 0.0

    @property
    def data_height(self) -> float:
        """Height of the data under the bar, in points."""
        return len(self.data) * self.data_size * DATA_STRIP_ROOM

    def bar_top(self, grid: Grid, *, slogan: bool) -> float:
        """Return where the date bar begins: at the foot of name and ear."""
        return grid.top(self.rows) - self.bar * (2 if slogan else 1) - self.data_height - BELOW_BARS * grid.pitch


class NameplatePlan(NamedTuple):
    """Lines in all; sizes in points of name, slogan, data and date bar; the data over the name, line by line."""

    rows: int
    name_size: float
    motto_size: float
    ears: tuple[tuple[Entry, ...], ...]
    ears_size: float
    bar: float  # height of the date bar
    bar_type: float
    head_ceiling: float
    beside: tuple[str, ...] = ()  # the articles left and right of the name; one alone stands right

    def bar_top(self, grid: Grid) -> float:
        """Return where the date bar begins."""
        return grid.top(self.rows) - self.bar - PLATE_BAR_FOOT * grid.pitch


def plan_masthead(
    masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...] = ()
) -> MastheadPlan | NameplatePlan:
    """Size the masthead for the width and height of the type area, with the articles `ears` beside the name."""
    if house.masthead.manner == "nameplate":
        return _nameplate(masthead, grid, house, width, ears)
    return _lettering(masthead, grid, house, width, ears)


def _nameplate(masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...]) -> NameplatePlan:
    """Set the name over all columns, the slogan under it, the data over it in as many lines as it needs."""
    ems = _artwork_ems(house) or max(1.0, width(masthead.name, house.faces.name))
    beside = 2 * (EAR_SHARE + EAR_APART) if ears else 0.0
    size = min(grid.area.height * house.masthead.height, house.masthead.width * (1 - beside) * grid.area.width / ems)
    size = math.floor(size * 2) / 2
    ears_size, motto = grid.size * EARS, grid.size * MOTTO if masthead.slogan else 0.0
    entries = list(data_entries(masthead, house))
    if masthead.latin_name:
        entries.insert(0, (masthead.latin_name, house.faces.second_name))
    lines = _in_lines(entries, width, grid.area.width / ears_size)
    bar_type = max(grid.size, size * house.masthead.bar)
    bar = BAR * bar_type
    height = (
        (PLATE_ROOM + (PLATE_GROUND if house.masthead.ground else 0.0)) * size
        + MOTTO_ROOM * motto
        + len(lines) * EARS_ROOM * ears_size
        + bar
        + PLATE_WHITE * grid.pitch
    )
    return NameplatePlan(
        math.ceil(height / grid.pitch), size, motto, lines, ears_size, bar, bar_type, size / house.heads.dominance, ears
    )


def _labelled(entries: list[Entry], house: House) -> list[Entry]:
    """Join what belongs together where there are lines and no columns: the number and its label, who made the page."""
    label, wording = house.wording.number_label, house.wording
    staff = tuple(duty for duty in (wording.editor, wording.designer, wording.proofreader) if duty)
    joined: list[Entry] = []
    for text, face in entries:
        if joined and ((label and joined[-1][0] == label) or (text.startswith(staff) and joined[-1][0].startswith(staff))):
            joined[-1] = f"{joined[-1][0]} {text}", joined[-1][1]
        else:
            joined.append((text, face))
    return joined


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


def _lettering(masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...]) -> MastheadPlan:
    """Letter the name over most of the columns, the data or an ear beside it."""
    look = house.masthead
    name_columns = grid.columns - max(1, round(grid.columns * look.data)) if grid.columns > 1 else 1
    ems = _artwork_ems(house) or sum(LATIN_LETTER if char.isascii() else NAME_SET for char in masthead.name) or 1.0
    size = min(grid.area.height * look.height, grid.span(name_columns) / ems)
    size = math.floor(size * 2) / 2
    latin = max(grid.size * LATIN_LEAST, size * look.latin) if masthead.latin_name else 0.0
    bar_type = max(grid.size, size * look.bar)
    bar = BAR * bar_type
    bars = bar * (2 if masthead.slogan else 1)
    height = NAME_ROOM * size + LATIN_ROOM * latin + WHITE * grid.pitch + bars
    ceiling = size / house.heads.dominance
    entries = list(data_entries(masthead, house))
    if not ears and name_columns < grid.columns:
        room = grid.span(grid.columns - name_columns) / data_type(grid, size)
        data = max(len(data_lines(entries, width, room)), NUMBER_LINES) * grid.size * DATA_PITCH
        return MastheadPlan(math.ceil(max(height, data + bars) / grid.pitch), size, name_columns, latin, bar, bar_type, ceiling)
    data_size = max(DATA_STRIP_LEAST, grid.size * DATA_STRIP)
    lines = _in_lines(_labelled(entries, house), width, grid.area.width / data_size)
    plan = MastheadPlan(0, size, name_columns, latin, bar, bar_type, ceiling, ears, lines, data_size)
    return plan._replace(rows=math.ceil((height + plan.data_height) / grid.pitch))


def data_type(grid: Grid, name_size: float) -> float:
    """Return the size the data beside a name is set in."""
    return max(grid.size * DATA_SIZE, name_size * DATA_TYPE)


def data_lines(entries: Iterable[Entry], width: Width, room: float) -> tuple[Entry, ...]:
    """Set entries in `room` ems: on one line, a trifle smaller, or parted after a colon or where the line is full."""
    return tuple((line, face) for text, face in entries for line in _parted(text, face, width, room))


def _parted(text: str, face: str, width: Width, room: float) -> Iterator[str]:
    whole = width(text, face)
    head, colon, tail = text.partition("：")
    if whole <= room * SHRINK or len(text) == 1:
        yield text
    elif colon and tail:
        yield head + colon
        yield from _parted(tail, face, width, room)
    else:
        full = min(len(text) - 1, max(1, int(len(text) * room / whole)))
        count = next((cut for cut in range(full, full // 2, -1) if text[cut - 1] in JOINTS), full)
        yield text[:count]
        yield from _parted(text[count:], face, width, room)


def _artwork_ems(house: House) -> float:
    """Return how many times as wide as high the paper's own lettering is, 0 where it has none."""
    artwork = house.masthead.artwork
    return artwork.width / artwork.height if artwork else 0.0


def folio_rows(grid: Grid) -> int:
    """Count the lines a folio takes with the rule and white under it."""
    return math.ceil(max(FOLIO_POINTS, FOLIO_PITCHES * grid.pitch) / grid.pitch - 1e-6)


def foot_rows(masthead: Masthead) -> int:
    """Count the lines at the last page's foot for the imprint: address, printer, distribution, price."""
    return 2 if any((masthead.address, masthead.printer, masthead.distribution, masthead.price)) else 0
