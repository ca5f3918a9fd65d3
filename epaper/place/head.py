"""A block's head → its lines, centred over the block and in the white the plan gave them."""

from __future__ import annotations

from dataclasses import replace

from epaper.place.desk import Desk, Placed, text_line
from epaper.plan.grid import ASCENT
from epaper.plan.heads import JUMP_SIZE, LINE_HEIGHT, PART_GAP, head_height
from epaper.plan.model import Block, HeadPart
from epaper.scene.model import LineRole, Rule, TextLine
from epaper.typeset.model import DisplayLine

RULE, RULE_DROP = 0.5, 0.28  # weight of the line above a story, points, and its place in pitches below the line's top
ABOVE = 0.5  # share of a head's white that stands above it
BETWEEN, BETWEEN_MOST = 0.16, 0.6  # share of it, and pitches at the most, that go between its parts


def place_head(desk: Desk, block: Block, *, ruled: bool) -> Placed:
    """Set the head's parts from top to bottom; `ruled` draws a line above, from edge to edge of the block."""
    grid = desk.grid
    inside = block.measure.inset * grid.size if block.dress == "box" else 0.0  # marks may hang, but not over a box's frame
    left, width = grid.x(block.column) + inside, grid.span(block.columns) - 2 * inside
    top, room = grid.top(block.row), block.head.rows * grid.pitch
    if ruled:
        top, room = top + RULE_DROP * grid.pitch, room - RULE_DROP * grid.pitch
    parts = block.head.parts
    white = room - head_height(parts, grid.pitch)
    apart = min(white * BETWEEN, BETWEEN_MOST * grid.pitch)
    y = top + (white - apart * (len(parts) - 1)) * ABOVE
    lines: list[TextLine] = []
    for part in parts:
        for number, text in enumerate(part.lines):
            shown = desk.house.wording.jump_from.format(page=block.jump_from) if part.role == "jump" else text
            line = desk.display(shown, part.face)
            x = left + centred(line, part.size, width)
            lines.append(
                text_line(
                    line, line_role(block, part), part.size, x, y + ASCENT * part.size, article=block.article, paragraph=number
                )
            )
            y += part.size * LINE_HEIGHT
        y += PART_GAP * grid.pitch + apart - part.size * (LINE_HEIGHT - 1)
    if block.jump_from is not None and parts[-1].role != "jump":
        lines = _beside(desk, block, lines[0], left, left + width)
    return Placed((rule_above(desk, block),) if ruled else (), tuple(lines))


def line_role(block: Block, part: HeadPart) -> LineRole:
    """Say what a part of a head is on the page: over a continuation all of it belongs to the jump."""
    return "jump" if block.part else "furniture" if part.role == "byline" else part.role


def rule_above(desk: Desk, block: Block) -> Rule:
    """Draw the line that parts a block from the story over it."""
    left, y = desk.grid.x(block.column), desk.grid.top(block.row) + RULE_DROP * desk.grid.pitch
    return Rule(left, y, left + desk.grid.span(block.columns), y, RULE, "black")


def centred(line: DisplayLine, size: float, width: float) -> float:
    """Return how far from the left edge of `width` a line begins that is centred as the eye sees it: marks at its ends hang."""
    free = width - line.width * size
    return min(max(0.0, free), max(0.0, (free - (line.hang_left - line.hang_right) * size) / 2)) if free > 0 else free / 2


def _beside(desk: Desk, block: Block, head: TextLine, left: float, right: float) -> list[TextLine]:
    """Set a continuation's one-line head flush left and 上接第N版 flush right on its baseline."""
    size = desk.grid.size * JUMP_SIZE
    line = desk.display(desk.house.wording.jump_from.format(page=block.jump_from), desk.house.faces.jump)
    jump = text_line(line, "jump", size, right - line.width * size, head.baseline, article=block.article)
    flush = tuple(run.shifted(left - head.x, 0.0) for run in head.runs)
    return [replace(head, x=left, runs=flush), jump]
