"""A block's upright head 竖题 → its lines side by side, from right to left, in the column beside the legs (rulebook H11)."""

from __future__ import annotations

from dataclasses import replace

from epaper.place.desk import Desk, Placed, text_line
from epaper.place.head import centred, line_role, rule_above
from epaper.place.label import upright_label
from epaper.plan.heads.upright import LINE_WIDTH, PART_GAP, head_width
from epaper.plan.model import Block
from epaper.scene.model import ASCENT, Mark, TextLine
from epaper.typeset.upright import upright_line


def place_upright(desk: Desk, block: Block, *, ruled: bool) -> Placed:
    """Set the head's parts in the middle of their column and of the height of the legs; `ruled` draws a line above the block."""
    grid, parts = desk.grid, block.head.parts
    leg = max(block.legs, key=lambda leg: leg.rows)
    top = grid.baseline(leg.row) - ASCENT * grid.size
    height = (leg.rows - 1) * grid.pitch + grid.size
    column = (block.measure.inset - block.measure.gutter) * grid.size
    x = grid.x(block.column) + (column + head_width(parts, grid.size)) / 2
    lines: list[TextLine] = []
    marks: list[Mark] = [*rule_above(desk, block)] if ruled else []
    for part in parts:
        for number, text in enumerate(part.lines):
            line = upright_line(text, part.face, desk.book)
            left, y = x - part.size, top + centred(line, part.size, height)
            role = line_role(part, continued=bool(block.part))
            ink = desk.house.heads.ink if role == "headline" else "black"
            set_down = text_line(line, role, part.size, left, y, ink=ink, article=block.article, paragraph=number)
            placed = replace(set_down, vertical=True)
            if part.role == "label":
                label = upright_label(desk, placed)
                marks += label.marks
                placed = label.lines[0]
            lines.append(placed)
            x -= part.size * LINE_WIDTH
        x += part.size * (LINE_WIDTH - 1) - PART_GAP * grid.size
    return Placed(tuple(marks), tuple(lines))
