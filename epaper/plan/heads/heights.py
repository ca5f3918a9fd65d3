"""The parts of a head → how high they stand: the same to make-up, which counts the lines, and in print."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.plan.model import HeadPart

LINE_HEIGHT = 1.22  # of a head's own size, from one of its lines to the next
PART_GAP = 0.45  # pitches between kicker, headline and deck
LABEL_HEIGHT, LABEL_EDGE = 1.4, 0.5  # of the label's size 栏目: the height of its block, and its ground at either end

LABEL_APART = 0.8  # ems of the body between its ground and a kicker on its line


def head_height(parts: Sequence[HeadPart], pitch: float) -> float:
    """Height of the characters of a head, in points, without the white above and below.

    The name of a column stands at its top: no gap of theirs is between it and the others.
    """
    heights = [part_height(part) for part in parts if not part.beside]
    gaps = sum([not part.beside and part.role != "label" for part in parts]) - 1
    return sum(heights) + PART_GAP * pitch * max(0, gaps)


def part_height(part: HeadPart) -> float:
    """Height of the characters of one part, or of a label's block, in points."""
    return part.size * (LABEL_HEIGHT if part.role == "label" else 1 + (len(part.lines) - 1) * LINE_HEIGHT)
