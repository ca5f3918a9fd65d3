"""A planned block → its lines, pictures, box and region: the article as it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from epaper.geometry import Rect
from epaper.place.box import ground
from epaper.place.copy import place_copy
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.head import place_head
from epaper.place.picture import place_pictures
from epaper.place.quote import place_quote
from epaper.place.slot import place_slot
from epaper.place.upright import place_upright
from epaper.plan.model import BOXES, Block, Leg
from epaper.scene.model import Leg as SceneLeg
from epaper.scene.model import Region, TextLine
from epaper.typeset.model import Slot

SET_OFF = (*BOXES, "band")  # what is set off from the story above without a rule


def place_block(desk: Desk, block: Block, *, parted: bool, minor: bool) -> Placed:
    """Place one block; what is `parted` from the one above by other means than a rule has none over it.

    A `minor` one does not lead its page.
    """
    if block.dress == "slot":
        return place_slot(desk, block)
    parts = [Placed(marks=ground(desk, block))]
    ruled = not parted and block.dress not in SET_OFF
    if block.dress == "upright":
        parts.append(place_upright(desk, block, ruled=ruled))
    else:
        parts.append(place_head(desk, block, ruled=ruled, minor=minor))
    parts.append(place_pictures(desk, block))
    parts += [place_quote(desk, block.article, block.quote)] if block.quote else []
    parts.append(_body(desk, block))
    parts.append(Placed(regions=(_region(desk, block),), legs=tuple(_legs(desk, block))))
    return together(parts)


def _body(desk: Desk, block: Block) -> Placed:
    """Pour the block's slots into its legs; the jump line, if any, stands on the last line of the last leg."""
    galley = desk.setter.galley(desk.articles[block.article], block.measure.cells, block.lines, desk.cuts.get(block.article, ()))
    slots = galley.slots[block.first : block.last]
    left = desk.grid.x(block.column)
    places = [(leg, row) for leg in block.legs for row in range(leg.row, leg.row + leg.rows)]
    aside = _middle(slots[0], block.measure.cells) * desk.grid.size if len(slots) == block.lines == 1 else 0.0
    at = [(left + leg.x + aside, row) for leg, row in places[: len(slots)]]
    copy = place_copy(desk, block.article, slots, at)
    if block.jump_to is None:
        return copy
    return copy._replace(lines=(*copy.lines, _jump(desk, block, *places[len(slots)])))


def _middle(slot: Slot, cells: float) -> float:
    """Return how far a line must move to stand in the middle of a measure of `cells` em, as a story of one line does (in em)."""
    pieces = slot.pieces
    return (cells - min(piece.x for piece in pieces) - max(piece.x + piece.width for piece in pieces)) / 2 if pieces else 0.0


def _legs(desk: Desk, block: Block) -> Iterator[SceneLeg]:
    """Yield its legs; one that a pull-quote parts is one."""
    left, measure = desk.grid.x(block.column), block.measure.cells * desk.grid.size
    for x, parts in groupby(block.legs, key=lambda leg: leg.x):
        own = tuple(parts)
        rows = own[-1].row + own[-1].rows - own[0].row
        yield SceneLeg(block.article, left + x, desk.grid.baseline(own[0].row), measure, rows)


def _jump(desk: Desk, block: Block, leg: Leg, row: int) -> TextLine:
    """Set 下转第N版 flush right on the leg's last line (rule F5)."""
    size = desk.grid.size * desk.house.heads.jump
    line = desk.display(desk.house.wording.jump_to.format(page=block.jump_to), desk.house.faces.jump)
    x = desk.grid.x(block.column) + leg.x + block.measure.cells * desk.grid.size - line.width * size
    return text_line(line, "jump", size, x, desk.grid.baseline(row), article=block.article, leads=block.jump_to or 0)


def _region(desk: Desk, block: Block) -> Region:
    """Cover the block with as few rectangles as its columns' depths allow."""
    rects = []
    start = 0
    for column in range(1, block.columns + 1):
        if column == block.columns or block.depths[column] != block.depths[start]:
            box = desk.grid.box(block.column + start, column - start, block.row, block.depths[start])
            rects.append(box if start == 0 else Rect(box.x - desk.grid.gutter, box.y, box.width + desk.grid.gutter, box.height))
            start = column
    return Region(block.article, "continuation" if block.part else "article", tuple(rects))
