"""A lettered masthead 报头 of page 1: lettering, data block, date bar and slogan strip, as the plan sized them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.geometry import Rect
from epaper.place.artwork import place_artwork
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.ear import around, place_ear, spread_rows
from epaper.place.lines import level, upright
from epaper.plan.furniture.ears import ear_rects
from epaper.plan.grid import TYPE_LEAST
from epaper.plan.masthead.data import DataBlock
from epaper.plan.masthead.lettering import BELOW_BARS, DATA_STRIP_ROOM, LATIN_ROOM, MastheadPlan
from epaper.plan.masthead.texts import date_text, pages_text
from epaper.scene.model import Fill, Region, Rule, TextLine

TAILED, TAILED_DROP = frozenset("gjpqyQ"), 0.25  # letters with tails; a name that has any stands higher, × its size
# Em between the letters of the name: so much for each of them, for two far apart do not read as one word; and at the most.
NAME_TRACKING, NAME_TRACKING_MOST = 0.25, 1.2
LATIN_TRACKING_MOST = 0.6  # em between the letters of the Latin name that runs out to the width of the lettering
ARTWORK_FOOT = 0.5  # of the size of the Latin name, else of the body's: white below the paper's own artwork at the least
LATIN_INDENT, LATIN_RISE = 0.3, 0.62  # of its size: from the left edge, and from its baseline down to the date bar
# Em from the middle of a line's characters down to the baseline; a hair less where they are bold.
MIDDLE, MIDDLE_BOLD = 0.38, 0.37
DATA_LEAD_MOST = 3.2  # of the data block's size: from line to line, which are spread over the name's height
DATA_TOP, DATA_FOOT = 4.0, 5.0  # points between the rule beside the data block and the edges above and below it
DATA_GAP = 0.6  # em for a blank in it
BAR_EDGE, BAR_GAP = 0.3, 0.8  # em of the date bar's types: white at either end, and between entries at the least
SLOGAN_TRACKING, SLOGAN_GAP = 0.75, 2.0  # em between characters, and for a blank
SLOGAN_SIZE, SLOGAN_MOST = 1.12, 0.94  # of the date bar's types; and the share of the strip it may fill


def place_lettering(desk: Desk, plan: MastheadPlan) -> Placed:
    """Place everything above page 1's first story."""
    grid = desk.grid
    foot = grid.top(plan.rows)
    bar_top = plan.bar_top(grid)
    ears = ear_rects(plan, grid)
    parts = [
        _name(desk, plan, bar_top),
        _data(desk, plan, plan.block, bar_top) if plan.block else _data_strip(desk, plan, bar_top + plan.bar),
        _bar(desk, plan, bar_top),
        _slogan(desk, plan, foot - plan.strip - BELOW_BARS * grid.pitch),
        *(place_ear(desk, article, rect) for article, rect in zip(plan.ears, ears, strict=True)),
        Placed(regions=(Region("", "masthead", around(grid.area, foot, ears)),)),
    ]
    return together(parts)


def _name(desk: Desk, plan: MastheadPlan, foot: float) -> Placed:
    """Letter the paper's name across its columns, and its Latin name under it."""
    grid, look = desk.grid, desk.house.masthead
    height = foot - grid.area.y - plan.latin_size * LATIN_ROOM
    room = Rect(grid.area.x, grid.area.y, plan.name_width(grid), height)
    ground = (Fill(Rect(room.x, room.y, room.width, foot - room.y - DATA_FOOT), look.ground),) if look.ground else ()
    name = _lettered(desk, plan, room)
    below = Placed(lines=tuple(_latin(desk, plan, name.lines, room.right, foot)))
    return together([Placed(ground), name, below])


def _latin(desk: Desk, plan: MastheadPlan, lettering: Sequence[TextLine], right: float, foot: float) -> Iterator[TextLine]:
    """Track the Latin name out to the lettering's width; where its letters would scatter, from the left as the house wants."""
    look, name, face, size = desk.house.masthead, desk.issue.masthead.latin_name, desk.house.faces.second_name, plan.latin_size
    if not name or not lettering:
        return
    left = lettering[0].x + LATIN_INDENT * size
    room = lettering[0].x + lettering[0].width - LATIN_INDENT * size - left
    filling = (room / size - desk.heads.width(name, face)) / max(1, len(name) - 1)
    tracking = filling if look.latin_spacing < filling <= LATIN_TRACKING_MOST else look.latin_spacing
    line = desk.display(name, face, tracking=tracking)
    size = min(size, (right - left) / line.width)
    yield text_line(line, "masthead", size, left, foot - LATIN_RISE * size, ink=look.ink if look.ground else "black")


def _lettered(desk: Desk, plan: MastheadPlan, room: Rect) -> Placed:
    """Letter the name across its room, or place the paper's own lettering there."""
    look, name, size = desk.house.masthead, desk.issue.masthead.name, plan.name_size
    if look.artwork:
        # Lettering has white round it in its em, a picture none of its own.
        white = ARTWORK_FOOT * (plan.latin_size or desk.grid.size)
        height = min(size, room.height - white)
        place = Rect(room.x, room.y + (room.height - white - height) / 2, room.width, height)
        return place_artwork(look.artwork, place, look.ink, name, "masthead", middle=False)
    solid = desk.display(name, desk.house.faces.name)
    filling = (room.width / size - solid.width) / max(1, len(name) - 1)
    tracking = max(0.0, min(filling, NAME_TRACKING * len(name), NAME_TRACKING_MOST))
    line = desk.display(name, desk.house.faces.name, tracking=tracking)
    x = room.centre.x - line.width * size / 2
    drop = min(look.drop, TAILED_DROP) if TAILED & set(name) else look.drop
    return Placed(lines=(text_line(line, "masthead", size, x, room.centre.y + drop * size, ink=look.ink),))


def _data(desk: Desk, plan: MastheadPlan, block: DataBlock, foot: float) -> Placed:
    """Set the data block beside the name behind a fine rule, its lines spread evenly over the height but for the gap."""
    area, size = desk.grid.area, block.size
    left, top, foot = area.right - block.width, area.y + DATA_TOP, foot - DATA_FOOT
    rules = tuple(upright(desk.house.rules.beside, left - plan.beside(desk.grid) / 2, top, foot))
    lines = [desk.display(text, face, gap=DATA_GAP) for text, face in block.lines]
    steps = block.deep - 1
    step = min(size * DATA_LEAD_MOST, (foot - top - size) / max(1.0, steps))
    y = (top + foot - step * steps) / 2 + MIDDLE * size
    gap = block.deep - len(lines)
    return Placed(
        rules,
        tuple(
            text_line(
                line, "masthead", min(size, block.width / line.width), left, y + (number + gap * (number >= block.group)) * step
            )
            for number, line in enumerate(lines)
        ),
    )


def _data_strip(desk: Desk, plan: MastheadPlan, top: float) -> Placed:
    """Set the data in lines under the date bar, where an ear has its place beside the name."""
    return spread_rows(desk, plan.data, plan.data_size, top, plan.data_size * DATA_STRIP_ROOM, MIDDLE)


def _bar(desk: Desk, plan: MastheadPlan, top: float) -> Placed:
    """Set date, lunar date, pages and issue number between two rules, spread over the width."""
    grid, height = desk.grid, plan.bar
    left, right = grid.area.x, grid.area.x + grid.area.width
    marks = bar_rules(desk, top, height)
    set_lines = [desk.display(text, face) for text, face in _bar_entries(desk) if text]
    if not set_lines:
        return Placed(marks)
    total = sum(line.width for line in set_lines)
    size = min(plan.bar_type, (right - left) / (total + BAR_GAP * len(set_lines)))
    gap = (right - left - 2 * BAR_EDGE * size - total * size) / max(1, len(set_lines) - 1)
    x, lines = left + BAR_EDGE * size, []
    for line in set_lines:
        lines.append(text_line(line, "masthead", size, x, top + height / 2 + MIDDLE * size))
        x += line.width * size + gap
    return Placed(marks, tuple(lines))


def bar_rules(desk: Desk, top: float, height: float) -> tuple[Rule, ...]:
    """Rule the date bar off above and below; one rule, the stronger of the two, is enough where nothing stands in it."""
    area, rules = desk.grid.area, desk.house.rules
    if not height:
        stronger = max(rules.bar_above, rules.bar_below, key=lambda line: sum(line.weights))
        return tuple(level(stronger, area.x, area.right, top))
    edges = ((rules.bar_above, top), (rules.bar_below, top + height))
    return tuple(mark for line, y in edges for mark in level(line, area.x, area.right, y))


def _bar_entries(desk: Desk) -> Iterator[tuple[str, str]]:
    masthead, house = desk.issue.masthead, desk.house
    yield date_text(masthead, house.wording), house.faces.date
    yield masthead.lunar_date, house.faces.data
    yield pages_text(masthead, house.wording), house.faces.data
    yield masthead.issue_number, house.faces.data


def _slogan(desk: Desk, plan: MastheadPlan, top: float) -> Placed:
    """Reverse the slogan out of a strip, or set it in its ink."""
    slogan = desk.issue.masthead.slogan
    if not slogan:
        return Placed()
    grid = desk.grid
    rect = Rect(grid.area.x, top, grid.area.width, plan.strip)
    room, face = rect.width * SLOGAN_MOST, desk.house.faces.slogan
    line = desk.display(slogan, face, tracking=SLOGAN_TRACKING, gap=SLOGAN_GAP)
    if line.width * TYPE_LEAST > room:  # its spacing gives way before its size
        line = desk.display(slogan, face)
    size = min(plan.bar_type * SLOGAN_SIZE, room / line.width)
    x = rect.x + (rect.width - line.width * size) / 2
    look, baseline = desk.house.masthead, rect.centre.y + MIDDLE_BOLD * size
    if look.slogan == "plain":
        return Placed(lines=(text_line(line, "masthead", size, x, baseline, ink=look.slogan_ink),))
    return Placed((Fill(rect, look.slogan_ink),), (text_line(line, "masthead", size, x, baseline, ink="white"),))
