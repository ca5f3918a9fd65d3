"""What lies under a story and around it, as its paper has it: a box 方框, a decorative border 花边, a headline band 题带."""

from __future__ import annotations

from epaper.geometry import Insets, Rect
from epaper.place.desk import Desk
from epaper.place.lines import framed, level
from epaper.place.ornament import border
from epaper.plan.model import BOXES, Block
from epaper.scene.model import Fill, Mark
from epaper.style.boxes import FOOT

BAND_TOP, BAND_FOOT = 0.6, 0.3  # pitches of white above a band, clear of the rules of the folio, and below it
OUTSIDE = 0.5  # share of a decorative border that stands outside the block: type keeps clear of it


def ground(desk: Desk, block: Block) -> tuple[Mark, ...]:
    """Return the marks that lie under a block."""
    if block.dress == "band":
        return _band(desk, block)
    if block.dress not in BOXES:
        return ()
    return (_ornament if block.dress == "ornament" else _box)(desk, _inside(desk, block))


def _inside(desk: Desk, block: Block) -> Rect:
    whole = desk.grid.box(block.column, block.columns, block.row, block.rows)
    gap = FOOT * desk.grid.pitch
    return Rect(whole.x, whole.y + gap * 0.5, whole.width, whole.height - gap)


def head_room(desk: Desk, block: Block) -> Rect:
    """Return what a boxed story's head has: from the inside of its frame down to its copy."""
    pitch, frame = desk.grid.pitch, _inside(desk, block)
    look = desk.house
    edge = look.ornament.size * (1 - OUTSIDE) if block.dress == "ornament" else look.box.inset + look.box.frame.depth
    top, foot = frame.y + edge, desk.grid.top(block.row) + block.head.rows * pitch
    return Rect(frame.x, top, frame.width, foot - top)


def _box(desk: Desk, rect: Rect) -> tuple[Mark, ...]:
    look = desk.house.box
    tint = (Fill(rect, look.ground),) if look.ground else ()
    return (*tint, *framed(look.frame, rect.inset(Insets(*(look.inset,) * 4))))


def _ornament(desk: Desk, rect: Rect) -> tuple[Mark, ...]:
    look = desk.house.ornament
    tint = (Fill(rect, look.ground),) if look.ground else ()
    outer = rect.inset(Insets(*(-look.size * OUTSIDE,) * 4))
    return (*tint, border(look, outer))


def _band(desk: Desk, block: Block) -> tuple[Mark, ...]:
    """Lay a tint under the head, over all the block's columns."""
    look, whole = desk.house.band, band_room(desk, block)
    tint = (Fill(whole, look.ground),) if look.ground else ()
    top = level(look.above, whole.x, whole.right, whole.y)
    foot = level(look.below, whole.x, whole.right, whole.bottom - look.below.depth)
    return (*tint, *top, *foot)


def band_room(desk: Desk, block: Block) -> Rect:
    """Return the rectangle of a headline band."""
    whole = desk.grid.box(block.column, block.columns, block.row, block.head.rows)
    pitch = desk.grid.pitch
    return Rect(whole.x, whole.y + BAND_TOP * pitch, whole.width, whole.height - (BAND_TOP + BAND_FOOT) * pitch)
