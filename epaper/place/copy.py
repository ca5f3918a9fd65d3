"""Slots of a galley and their places → lines of text in reading order, and the rules that stand with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from epaper.place.desk import Desk, Placed, copy_line
from epaper.scene.model import Rule
from epaper.typeset.model import Slot

HAIR = 0.01  # points: ends of rules so near each other meet


def place_copy(desk: Desk, article: str, slots: Sequence[Slot], places: Sequence[tuple[float, int]]) -> Placed:
    """Place each slot with the left edge of its measure at x points, on the baseline of a line of the grid."""
    grid = desk.grid
    lines = [
        copy_line(piece, "" if piece.role == "furniture" else article, grid.size, x, grid.baseline(row), grid.pitch)
        for slot, (x, row) in zip(slots, places, strict=True)
        for piece in slot.pieces
    ]
    lines.sort(key=lambda line: (line.paragraph, line.start))  # a cell of a table is read whole before the next
    rules = (rule for slot, (x, row) in zip(slots, places, strict=True) for rule in _rules(desk, slot, x, row))
    return Placed(tuple(_merged(rules)), tuple(lines))


def _rules(desk: Desk, slot: Slot, x: float, row: int) -> Iterator[Rule]:
    grid = desk.grid
    top = grid.top(row)
    for rule in slot.rules:
        ends = x + rule.x0 * grid.size, top + rule.y0 * grid.pitch, x + rule.x1 * grid.size, top + rule.y1 * grid.pitch
        yield Rule(*ends, rule.weight, "black")


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Draw upright rules that meet at a line of the grid as one, so that no seam shows."""
    done: list[Rule] = []
    growing: dict[tuple[float, float], int] = {}
    for rule in rules:
        key = rule.x0, rule.weight
        if rule.x0 != rule.x1:
            done.append(rule)
            continue
        above = growing.get(key)
        if above is not None and abs(done[above].y1 - rule.y0) < HAIR:
            last = done[above]
            done[above] = Rule(last.x0, last.y0, last.x1, rule.y1, last.weight, last.ink)
        else:
            growing[key] = len(done)
            done.append(rule)
    return done
