"""A masthead 报头 and the folio lines 报眉 → how many grid lines they take and how large the paper's name is.

A house letters its name beside its data, as in China, or sets it as a nameplate: in one line over the whole width. The lettered
name has its data in lines under the date bar where an ear 报眼 stands beside it, or where it is too long, or the data too little,
for both to fill one room; the nameplate is shorter beside an ear.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from epaper.issue.model import Masthead
from epaper.plan.furniture import data_entries, dated
from epaper.plan.grid import Grid
from epaper.style import House

Entry = tuple[str, str]  # a text and its face
Width = Callable[[str, str], float]  # of a text in a face, in ems

NAME_SET = 1.03  # ems a letter of the name takes, with its share of the space between
NAME_OPEN = 1.15  # ems, where narrow data leave so much that the name would be set wider than this: it is set larger instead
NAME_YIELDS = 0.98  # of the size its columns give it, at the least: what it may lose to data a trifle too wide
NAME_GIVES = 0.9  # … and to an address that would be parted from its label otherwise
NAME_ROOM = 0.97  # of its size: the height the name is given
LATIN_LEAST = 0.9  # of the body's size at the least: the name in Latin letters
LATIN_ROOM = 1.35  # of its size: the height it is given
WHITE = 0.35  # pitches of white in all between name, bars and copy
LEAST = 7.875  # points: nothing in a newspaper is smaller (rule G8)
DATA_PITCH = 1.55  # of the body's size: the least from line to line of the data block
# Its types: of the body's size or of the name's at the least; of that at the most.
DATA_SIZE, DATA_TYPE, DATA_MOST = 0.9, 0.084, 0.11
DATA_LEAD = 1.7  # of its own: from line to line where its types grow to fill the height of the name
JOINTS = "、，；。）./-_ "  # an entry that is too wide is rather parted after one of these
SHRINK = 1.7  # one entry so much wider than the others is set smaller, though never under the least size
GROUP_GAP = 0.6  # lines of white between who makes the paper and its number, where there are two lines or more of each
BLOCK_LEAST = 3  # lines: fewer would be lost beside the name
BLOCK_MOST = 1.3  # of the name's height: where the data is higher, the name is too long to stand beside it
PARTING = 0.03  # of the block's width, on average, that its lines must fill better for each one that is parted
NARROWEST = 8.0  # ems: no entry is parted for a narrower block
BESIDE = 0.12  # of the name's size, and a gutter at the least: between the name and the data
DATA_STRIP, DATA_STRIP_ROOM = 0.82, 1.6  # the data under the bar: of the body's size; of its own
BAR = 1.85  # of the size of its types: the height of the date bar, and again of the slogan strip
STRIP_GAP = 0.4  # of the same size: white between the date bar and the slogan strip
BELOW_BARS = 0.3  # pitches of white between the last bar and the copy, besides what is above heads and legs
FOLIO_SHARE, FOLIO_LEAST, FOLIO_MOST = 0.025, 2, 3  # a folio's height: of the type area's; lines
LATIN_LETTER = 0.62  # em, on average, of a name in Latin letters

PLATE_ROOM, PLATE_GROUND = 1.0, 0.2  # of the name's size: the height it is given, and as much more on a ground of its own
MOTTO, MOTTO_ROOM = 1.15, 1.5  # the slogan under the name: of the body's size, and of its own the height it is given
EARS, EARS_ROOM, EARS_GAP = 0.92, 1.4, 2.0  # the data over the name: of the body's size; of its own; ems between entries
PLATE_WHITE = 0.9  # pitches of white in all
PLATE_BAR_FOOT = 0.3  # of these between the date bar and the copy
EAR_SHARE, EAR_APART = 0.16, 0.02  # of the type area's width: an ear beside a nameplate, and the white between them


class DataBlock(NamedTuple):
    """The data 报头资料 beside the name: its lines, their size in points (a wide one's is less) and the width they take."""

    lines: tuple[Entry, ...]
    size: float
    width: float
    group: int = 0  # lines of the first group, who makes the paper, where a gap sets it off

    @property
    def deep(self) -> float:
        """Count its lines and the gap."""
        return len(self.lines) + (GROUP_GAP if self.group else 0.0)


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
        """White above the slogan strip, which does not stick to the date bar; data between them have white of their own."""
        return STRIP_GAP * self.bar_type if self.bar and self.strip and not self.data else 0.0

    def beside(self, grid: Grid) -> float:
        """Return the white between the name and what stands beside it; a fine rule is in its middle."""
        return max(grid.gutter, BESIDE * self.name_size)

    def name_width(self, grid: Grid) -> float:
        """Return the width the name is lettered over: all that the data beside it leaves."""
        return grid.area.width - self.block.width - self.beside(grid) if self.block else grid.span(self.name_columns)

    def bar_top(self, grid: Grid) -> float:
        """Return where the date bar begins: at the foot of name and ear."""
        return grid.top(self.rows) - self.bars - BELOW_BARS * grid.pitch


class NameplatePlan(NamedTuple):
    """Lines in all; sizes in points of name, slogan, data and date bar; the data over the name, line by line."""

    rows: int
    name_size: float
    motto_size: float
    ears: tuple[tuple[Entry, ...], ...]
    ears_size: float
    bar: float  # height of the date bar: 0 where there is nothing to stand in it
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
    bar = BAR * bar_type if dated(masthead, house.wording) else 0.0
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
    """Letter the name over most of the width with the data or an ear beside it, or over all of it where neither can stand."""
    columns = grid.columns - max(1, round(grid.columns * house.masthead.data)) if grid.columns > 1 else 1
    entries = list(data_entries(masthead, house))
    plan = _name(masthead, grid, house, columns, grid.span(columns))
    if not ears and columns < grid.columns and entries:
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
    addresses = [width(text, face) * LEAST for text, face in entries if _is_address(text)]
    most = max([most, *(address for address in addresses if address <= widest)])
    block = _block(entries, width, grid, plan.name_size, most, _name_height(plan, grid))
    block = block._replace(group=_makers(block.lines, house))
    room = plan._replace(block=block).name_width(grid)
    return _name(masthead, grid, house, plan.name_columns, max(min(room, span), room / NAME_OPEN))._replace(block=block)


def _is_address(text: str) -> bool:
    """Say whether an entry is an address of the web, with or without its label."""
    return text.rpartition("：")[2].isascii()


def _makers(lines: tuple[Entry, ...], house: House) -> int:
    """Count the first lines of the data, who makes the paper, if they are a group."""
    count = next((number for number, (_, face) in enumerate(lines) if face != house.faces.data_strong), 0)
    return count if count > 1 and len(lines) - count > 1 else 0


def _name(masthead: Masthead, grid: Grid, house: House, columns: int, room: float) -> MastheadPlan:
    """Size the name for `room` points, and what goes with it; the lines it takes are still to be counted."""
    look = house.masthead
    size = math.floor(2 * min(grid.area.height * look.height, room / _name_ems(masthead, house))) / 2
    latin = max(grid.size * LATIN_LEAST, size * look.latin) if masthead.latin_name else 0.0
    bar_type = max(grid.size, size * look.bar)
    bar = BAR * bar_type if dated(masthead, house.wording) else 0.0
    strip = BAR * bar_type if masthead.slogan else 0.0
    return MastheadPlan(0, size, columns, latin, bar, strip, bar_type, size / house.heads.dominance)


def _name_height(plan: MastheadPlan, grid: Grid) -> float:
    """Return the height from the top of the page to the date bar that the name needs."""
    return NAME_ROOM * plan.name_size + LATIN_ROOM * plan.latin_size + WHITE * grid.pitch


def _over_strip(
    plan: MastheadPlan, masthead: Masthead, grid: Grid, house: House, width: Width, ears: tuple[str, ...]
) -> MastheadPlan:
    """Put the data in lines under the date bar."""
    size = max(LEAST, grid.size * DATA_STRIP)
    lines = _in_lines(_labelled(list(data_entries(masthead, house)), house), width, grid.area.width / size)
    plan = plan._replace(ears=ears, data=lines, data_size=size)
    return plan._replace(rows=math.ceil((_name_height(plan, grid) + plan.bars) / grid.pitch))


def _block(entries: list[Entry], width: Width, grid: Grid, name_size: float, most: float, height: float) -> DataBlock:
    """Set the data in lines at most `most` points wide, as large as fills `height`, and parted where that fills them better."""
    least = max(LEAST, grid.size * DATA_SIZE, name_size * DATA_TYPE)
    room = most / max(LEAST, least / SHRINK)
    tails = [(text.partition("：")[2], face) for text, face in entries]
    whole = {width(text, face): _is_address(text) for text, face in (*entries, *tails) if text}
    narrowest = max((ems for ems, latin in whole.items() if latin and ems <= room), default=NARROWEST)  # an address is not parted
    rooms = {room, *(ems for each in whole for ems in (each, each / 2 + 1.0) if narrowest <= ems <= room)}
    blocks = [_block_in(data_lines(entries, width, each), width, least, name_size, most, height) for each in sorted(rooms)]
    most_lines = max(min(len(block.lines) for _, block in blocks), int(height / (grid.size * DATA_PITCH)))
    fitting = [(filled, block) for filled, block in blocks if len(block.lines) <= most_lines]
    return max(fitting, key=lambda each: each[0] - PARTING * len(each[1].lines))[1]


def _block_in(
    lines: tuple[Entry, ...], width: Width, least: float, name_size: float, most: float, height: float
) -> tuple[float, DataBlock]:
    """Size lines of data; one wide line may be smaller. Also say how much of the block's width they fill, on average."""
    ems = [max(1.0, width(text, face)) for text, face in lines]
    *_, second, widest = sorted([1.0, *ems])
    size = max(least, min(height / (len(lines) * DATA_LEAD), name_size * DATA_MOST))
    size = min(size, most / second, most * SHRINK / widest)
    measure = min(most, max(second * size, widest * max(LEAST, size / SHRINK)))
    return sum(min(1.0, each * size / measure) for each in ems) / len(ems), DataBlock(lines, size, measure)


def data_lines(entries: Iterable[Entry], width: Width, room: float) -> tuple[Entry, ...]:
    """Set entries in `room` ems: on one line, or parted after a colon or where the line is full."""
    return tuple((line, face) for text, face in entries for line in _parted(text, face, width, room))


def _parted(text: str, face: str, width: Width, room: float) -> Iterator[str]:
    whole = width(text, face)
    head, colon, tail = text.partition("：")
    if whole <= room or len(text) == 1:
        yield text
    elif colon and tail:
        yield head + colon
        yield from _parted(tail, face, width, room)
    else:
        full = min(len(text) - 1, max(1, int(len(text) * room / whole)))
        count = next((cut for cut in range(full, full // 2, -1) if text[cut - 1] in JOINTS), full)
        yield text[:count]
        yield from _parted(text[count:], face, width, room)


def _name_ems(masthead: Masthead, house: House) -> float:
    """Return how many times as wide as high the lettered name is."""
    return _artwork_ems(house) or sum(LATIN_LETTER if char.isascii() else NAME_SET for char in masthead.name) or 1.0


def _artwork_ems(house: House) -> float:
    """Return how many times as wide as high the paper's own lettering is, 0 where it has none."""
    artwork = house.masthead.artwork
    return artwork.width / artwork.height if artwork else 0.0


def folio_rows(grid: Grid) -> int:
    """Count the lines a folio takes with the rules above and below it and the white under them."""
    return max(FOLIO_LEAST, min(FOLIO_MOST, round(grid.area.height * FOLIO_SHARE / grid.pitch)))


def foot_rows(masthead: Masthead) -> int:
    """Count the lines at the last page's foot for the imprint: address, printer, distribution, price."""
    return 2 if any((masthead.address, masthead.printer, masthead.distribution, masthead.price)) else 0
