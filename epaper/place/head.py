"""A block's head → its lines, centred over the block and in the white the plan gave them."""

from __future__ import annotations

from epaper.place.desk import Desk, Placed, text_line
from epaper.plan.grid import ASCENT
from epaper.plan.heads import LINE_HEIGHT, PART_GAP, head_height
from epaper.plan.model import Block
from epaper.scene.model import LineRole, Rule, TextLine

RULE, RULE_DROP = 0.5, 0.28  # weight of the line above a story, points, and its place in pitches below the line's top
ABOVE = 0.5  # share of a head's white that stands above it
JUMP_FACE, JUMP_SIZE = "kai", 0.95


def place_head(desk: Desk, block: Block, *, ruled: bool) -> Placed:
    """Set the head's parts from top to bottom; `ruled` draws a line above, from edge to edge of the block."""
    grid = desk.grid
    left, width = grid.x(block.column), grid.span(block.columns)
    top = grid.top(block.row)
    marks: tuple[Rule, ...] = ()
    room = block.head.rows * grid.pitch
    if ruled:
        y = top + RULE_DROP * grid.pitch
        marks = (Rule(left, y, left + width, y, RULE, "black"),)
        top += RULE_DROP * grid.pitch
        room -= RULE_DROP * grid.pitch
    jump_size = grid.size * JUMP_SIZE
    height = head_height(block.head.parts, grid.pitch)
    y = top + (room - height) * ABOVE
    lines: list[TextLine] = []
    for part in block.head.parts:
        role: LineRole = "jump" if block.part else part.role
        for number, text in enumerate(part.lines):
            line = desk.display(text, part.face)
            x = left + (width - line.width * part.size) / 2
            lines.append(text_line(line, role, part.size, x, y + ASCENT * part.size, article=block.article, paragraph=number))
            y += part.size * LINE_HEIGHT
        y += PART_GAP * grid.pitch - part.size * (LINE_HEIGHT - 1)
    if block.jump_from is not None:
        lines.append(_jump_from(desk, block, jump_size, lines[-1], left + width))
    return Placed(marks, tuple(lines))


def _jump_from(desk: Desk, block: Block, size: float, head: TextLine, right: float) -> TextLine:
    """Set 上接第N版 flush right on the last head line's baseline, or under it where the head leaves no room."""
    line = desk.display(desk.style.jump_from.format(page=block.jump_from), JUMP_FACE)
    x = right - line.width * size
    crowded = head.x + head.width + size > x
    baseline = desk.grid.top(block.row + block.head.rows) - 0.35 * size if crowded else head.baseline
    return text_line(line, "jump", size, x, baseline, article=block.article)
