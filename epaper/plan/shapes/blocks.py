"""Shapes of a page → blocks: every leg of text, picture and jump with its place on the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.issue.model import Article
from epaper.plan.grid import Grid
from epaper.plan.model import Block, Leg, QuoteBox, stack_start
from epaper.plan.shapes.model import Crown, Shape
from epaper.plan.shapes.placed import Placed, placed
from epaper.plan.stories.quotes import parted, quote_spot


def page_blocks(shape: Shape, row: int, grid: Grid, articles: Sequence[Article]) -> tuple[Block, ...]:
    """Turn a page's shape, whose top stands at grid line `row`, into blocks in reading order (jumps not yet numbered)."""
    return tuple(block_of(item, grid, articles[item.crown.piece.order].id) for item in placed(shape, 0, row))


def numbered(pages: Sequence[tuple[Block, ...]]) -> Iterator[tuple[Block, ...]]:
    """Write into every part of a jumped story the number of the page it goes to and comes from."""
    page_of = {(block.article, block.part): number for number, blocks in enumerate(pages, 1) for block in blocks}
    for blocks in pages:
        yield tuple(
            block._replace(
                jump_to=page_of.get((block.article, block.part + 1)) if block.last < block.lines else None,
                jump_from=page_of.get((block.article, block.part - 1)) if block.part else None,
            )
            for block in blocks
        )


def block_of(item: Placed, grid: Grid, article: str) -> Block:
    """Turn one crown with its place into a block."""
    crown = item.crown
    depths = _depths(crown)
    rooms = tuple(_rooms(item, depths))
    quote = _quote(item, rooms)
    return Block(
        article,
        crown.piece.part,
        item.column,
        item.row,
        depths,
        crown.head,
        crown.dress,
        crown.measure,
        crown.total,
        crown.first,
        crown.last,
        parted(_legs(item, rooms, grid, quote), item.column, quote),
        tuple(
            box._replace(
                column=item.column + box.column, row=item.row + stack_start(crown.dress, crown.head, box.column) + box.row
            )
            for box in crown.pictures.pictures
        ),
        quote=quote,
    )


def _depths(crown: Crown) -> tuple[int, ...]:
    under_left = crown.left.rows if crown.left else 0
    under_right = crown.right.rows if crown.right else 0
    return tuple(crown.rows - (under_left if column < crown.left_columns else under_right) for column in range(crown.columns))


def _rooms(item: Placed, depths: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each leg, under the head and below the pictures, and that behind its last."""
    crown = item.crown
    for number in range(crown.measure.legs):
        column = number if crown.measure.legs == crown.columns else 0
        top = crown.head.start(column) + (crown.pictures.tops[column] if crown.pictures.tops else 0)
        yield item.row + top, item.row + depths[column] - (1 if crown.dress in ("box", "ornament") else 0)


def _quote(item: Placed, rooms: tuple[tuple[int, int], ...]) -> QuoteBox | None:
    """Place the story's pull-quote, if it has one."""
    quote = item.crown.pictures.quote
    spot = quote_spot(quote, rooms) if quote else None
    return QuoteBox(quote, item.column + spot[0], spot[1]) if quote and spot else None


def _legs(item: Placed, rooms: tuple[tuple[int, int], ...], grid: Grid, quote: QuoteBox | None) -> tuple[Leg, ...]:
    """Lay the legs, a pull-quote within them; the lines fill them from the left, a last leg may end early.

    Copy too short for all legs stands in the middle, under its head.
    """
    crown, measure = item.crown, item.crown.measure
    wanted = crown.last - crown.first + (1 if crown.jumps else 0) + (quote.quote.columns * quote.quote.rows if quote else 0)
    legs = []
    for number, (top, foot) in enumerate(rooms):
        rows = min(wanted, foot - top)
        wanted -= rows
        x = (measure.inset + number * (measure.cells + measure.gutter)) * grid.size
        if rows > 0:
            legs.append(Leg(x, top, rows))
    alone = not (crown.left or crown.right or crown.pictures.pictures or quote or crown.head.columns or crown.dress == "upright")
    aside = (measure.legs - len(legs)) * (measure.cells + measure.gutter) * grid.size / 2 if alone else 0.0
    return tuple(leg._replace(x=leg.x + aside) for leg in legs)
