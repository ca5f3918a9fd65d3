"""The blocks of a page → the fine rules between different stories (rulebook F7); none beside a box or below it, or in a story."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.place.desk import Desk
from epaper.place.head import RULE_DROP
from epaper.place.lines import upright
from epaper.plan.model import BOXES, PagePlan
from epaper.scene.model import Rule

FOOT_DROP = 0.1  # em of the body below the last baseline
SHORTEST = 3  # lines; a shorter rule is a speck


def column_rules(desk: Desk, page: PagePlan) -> Iterator[Rule]:
    """Yield a rule in each gutter wherever two stories stand side by side."""
    grid = desk.grid
    owner = _owners(page)
    boxed = set(_framed(page))
    for column in range(grid.columns - 1):
        x = grid.x(column + 1) - grid.gutter / 2
        start = None
        for row in range(page.head_rows, grid.rows + 1):
            pair = owner.get((column, row)), owner.get((column + 1, row))
            apart = None not in pair and pair[0] != pair[1] and not boxed & set(pair)
            if apart and start is None:
                start = row
            if not apart and start is not None:
                if row - start >= SHORTEST:
                    top, foot = grid.top(start) + RULE_DROP * grid.pitch, grid.baseline(row - 1) + FOOT_DROP * grid.size
                    yield from upright(desk.house.rules.column, x, top, foot)
                start = None


def parted_above(page: PagePlan) -> frozenset[int]:
    """Return the places of the blocks that need no rule above: at the page's head, or wholly under frames, which part them."""
    feet = {
        (block.column + column, block.row + depth)
        for block in (page.blocks[index] for index in _framed(page))
        for column, depth in enumerate(block.depths)
    }
    return frozenset(
        index
        for index, block in enumerate(page.blocks)
        if block.row <= page.head_rows or all((block.column + column, block.row) in feet for column in range(block.columns))
    )


def _framed(page: PagePlan) -> Iterator[int]:
    """Yield the places of the blocks that have a frame."""
    return (index for index, block in enumerate(page.blocks) if block.dress in (*BOXES, "slot"))


def _owners(page: PagePlan) -> dict[tuple[int, int], int]:
    """Map each column and line to the block that stands there."""
    return {
        (block.column + column, block.row + row): index
        for index, block in enumerate(page.blocks)
        for column, depth in enumerate(block.depths)
        for row in range(depth)
    }
