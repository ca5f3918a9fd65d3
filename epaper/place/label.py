"""The name of a column 栏目 over a head → reversed out of a block, ruled, or just in its ink, as the house has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed
from epaper.plan.heads.heights import LABEL_EDGE, LABEL_HEIGHT
from epaper.scene.inks import Ink
from epaper.scene.model import ASCENT, Fill, Rule, TextLine

Edge = tuple[float, float, float, float]

RULE = 0.6  # points


def dressed_label(desk: Desk, line: TextLine, room: Rect) -> Placed:
    """Dress a label whose block keeps to the sides of `room`, its line in the middle."""
    middle = line.baseline - ASCENT * line.size + line.size / 2
    edge = LABEL_EDGE * line.size
    left, right = max(room.x, line.x - edge), min(room.right, line.x + line.width + edge)
    block = Rect(left, middle - line.size * LABEL_HEIGHT / 2, right - left, line.size * LABEL_HEIGHT)
    return _dressed(desk, line, block, ((left, block.bottom, right, block.bottom),))


def upright_label(desk: Desk, line: TextLine) -> Placed:
    """Dress a label whose line runs downwards."""
    edge = LABEL_EDGE * line.size
    width = line.size * LABEL_HEIGHT
    block = Rect(line.x + (line.size - width) / 2, line.baseline - edge, width, line.width + 2 * edge)
    return _dressed(
        desk, line, block, ((block.x, block.y, block.x, block.bottom), (block.right, block.y, block.right, block.bottom))
    )


def _dressed(desk: Desk, line: TextLine, block: Rect, edges: Sequence[Edge]) -> Placed:
    look = desk.house.label
    ink: Ink = "white" if look.manner == "reverse" else look.ink
    shown = replace(line, runs=tuple(run._replace(ink=ink) for run in line.runs))
    if look.manner == "reverse":
        return Placed((Fill(block, look.ink),), (shown,))
    rules = tuple(Rule(*edge, RULE, look.ink) for edge in edges) if look.manner == "rules" else ()
    return Placed(rules, (shown,))
