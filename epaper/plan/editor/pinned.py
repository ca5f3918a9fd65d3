"""The plan of an issue → the modules 版位 that say the same, to be written into the issue's file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from epaper.issue.pins import NO_LINES, HeadLines, Module, PinnedDress
from epaper.plan.model import Block, HeadBlock, IssuePlan


def modules_of(plan: IssuePlan) -> Mapping[str, tuple[Module, ...]]:
    """Return the modules of every story by its id, its parts in their order; what is no story stands where its page has room."""
    found: dict[str, list[tuple[int, Module]]] = {}
    for page in plan.pages:
        for block in page.blocks:
            if block.dress in get_args(PinnedDress):
                found.setdefault(block.article, []).append((block.part, _module(block, page.number)))
    return {article: tuple(module for _, module in sorted(parts, key=lambda part: part[0])) for article, parts in found.items()}


def _module(block: Block, page: int) -> Module:
    pictures = tuple(
        max(
            (
                box.row + box.rows - block.stack_row(column)
                for box in block.pictures
                if box.column <= block.column + column < box.column + box.columns
            ),
            default=0,
        )
        for column in range(block.columns)
    )
    return Module(
        page,
        block.column + 1,
        block.row + 1,
        block.depths,
        block.head.rows,
        round(block.head.size, 2),
        block.dress,  # type: ignore[arg-type]  # the caller has looked
        pictures if block.pictures else (),
        _quote(block),
        block.head.columns,
        *_lines(block.head, upright=block.dress == "upright"),
    )


def _lines(head: HeadBlock, *, upright: bool) -> tuple[int, HeadLines, HeadLines]:
    """Return the lines of the headline, and kicker and deck; an upright head has its lines by its height."""
    parts = {part.role: HeadLines(round(part.size, 2), len(part.lines)) for part in head.parts if part.lines}
    lines = 0 if upright else parts.get("headline", NO_LINES).lines
    return (lines, parts.get("kicker", NO_LINES), parts.get("deck", NO_LINES)) if lines else (0, NO_LINES, NO_LINES)


def _quote(block: Block) -> tuple[int, ...]:
    """Return the lines a pull-quote takes off each base column."""
    if block.quote is None:
        return ()
    own = range(block.quote.column, block.quote.column + block.quote.quote.columns)
    return tuple(block.quote.quote.rows if column in own else 0 for column in range(block.column, block.column + block.columns))
