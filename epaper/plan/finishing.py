"""The shapes of all pages, made up on their sheets → the pages of a plan: blocks in place, jumps numbered, an account of each."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.issue.model import Article
from epaper.plan.account.page import account, left_open, stands_beside
from epaper.plan.closing.score import Score
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.furniture.slots import corner_blocks
from epaper.plan.grid import Grid
from epaper.plan.model import Block, PagePlan
from epaper.plan.shapes.blocks import numbered, page_blocks
from epaper.plan.shapes.model import Shape
from epaper.plan.stories.matter import Matter


def planned_pages(
    shapes: Sequence[Shape], sheets: Sequence[Sheet], sections: Sequence[str], matter: Matter, score: Score
) -> tuple[PagePlan, ...]:
    """Put the shapes of pages in their places; there may be fewer `sections` 版名 than pages."""
    grid, articles = matter.grid, matter.articles
    blocks = [_blocks(shape, sheet, grid, articles) for shape, sheet in zip(shapes, sheets, strict=True)]
    return tuple(
        PagePlan(
            number,
            sections[number - 1] if number <= len(sections) else "",
            sheet.head_rows,
            sheet.foot_rows,
            page,
            shape.spare,
            sheet.rows - shape.rows,
            account(score, shape, sheet),
            left_open(shape, sheet),
            stands_beside(sheet),
        )
        for number, (page, sheet, shape) in enumerate(zip(numbered(blocks), sheets, shapes, strict=True), 1)
    )


def _blocks(shape: Shape, sheet: Sheet, grid: Grid, articles: Sequence[Article]) -> tuple[Block, ...]:
    """Return the blocks of one page: its stories, then what is none in its corner."""
    corner = corner_blocks(sheet.corner, grid, grid.rows - sheet.foot_rows) if sheet.corner else ()
    return (*page_blocks(shape, sheet.head_rows, grid, articles), *corner)
