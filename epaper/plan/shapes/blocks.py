"""Shapes of a page → blocks: every leg of text, picture and jump with its place on the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.issue.model import Article
from epaper.plan.grid import Grid
from epaper.plan.model import BOXES, Block, Leg, QuoteBox, stack_start
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
    rooms = tuple((item.row + top, item.row + foot) for top, foot in _rooms(crown, depths))
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


def ends_of(item: Placed, grid: Grid) -> list[int]:
    """List the lines of a story's galley before which its legs end, but for its last one, as its block has them."""
    crown = item.crown
    if crown.pictures.quote:
        return [cut.line for cut in block_of(item, grid, "").cuts() if not cut.turned]
    ends, first, last = list[int](), crown.first, crown.last
    line = first
    for rows in _filled(crown, _rooms(crown, _depths(crown)), 0):
        if rows > 0 and first < line < last:
            ends.append(line)
        line += rows
    return ends


def _depths(crown: Crown) -> tuple[int, ...]:
    one, two = crown.left_columns, crown.columns - crown.left_columns
    under_left = crown.left.rows if crown.left else 0
    under_right = crown.right.rows if crown.right else 0
    return (crown.rows - under_left,) * one + (crown.rows - under_right,) * two


def _rooms(crown: Crown, depths: tuple[int, ...]) -> list[tuple[int, int]]:
    """List the first line of each leg, under the head and below the pictures, and that behind its last, from a story's top."""
    head, tops, legs, pad = crown.head, crown.pictures.tops, crown.measure.legs, 1 if crown.dress in BOXES else 0
    columns = range(legs) if legs == crown.columns else (0,) * legs
    if not tops and not head.columns:  # as in most
        return [(head.rows, depths[column] - pad) for column in columns]
    return [(head.start(column) + (tops[column] if tops else 0), depths[column] - pad) for column in columns]


def _filled(crown: Crown, rooms: Sequence[tuple[int, int]], taken: int) -> list[int]:
    """List how many lines of each leg are filled from the left, a pull-quote having `taken` some."""
    wanted, found = crown.last - crown.first + (1 if crown.jumps else 0) + taken, list[int]()
    for top, foot in rooms:
        rows = min(wanted, foot - top)
        wanted -= rows
        found.append(rows)
    return found


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
    taken = quote.quote.columns * quote.quote.rows if quote else 0
    legs = []
    for number, ((top, _), rows) in enumerate(zip(rooms, _filled(crown, rooms, taken), strict=True)):
        x = (measure.inset + number * (measure.cells + measure.gutter)) * grid.size
        if rows > 0:
            legs.append(Leg(x, top, rows))
    alone = not (crown.left or crown.right or crown.pictures.pictures or quote or crown.head.columns or crown.dress == "upright")
    aside = (measure.legs - len(legs)) * (measure.cells + measure.gutter) * grid.size / 2 if alone else 0.0
    return tuple(leg._replace(x=leg.x + aside) for leg in legs)
