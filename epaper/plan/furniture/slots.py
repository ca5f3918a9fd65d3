"""The advertisements, notices and forecasts of an issue → on each page one corner 角 that they fill exactly.

A corner is built of shelves: boxes side by side, shelf upon shelf. Of all ways the one is taken that takes the least of the page;
what is smaller than its neighbours grows to their height, what an editor has measured keeps its width.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from epaper.errors import Finding
from epaper.issue.model import Article
from epaper.plan.furniture.index import IndexSize
from epaper.plan.furniture.slotcopy import ART_DEEPEST, SlotCopy, SlotWriter
from epaper.plan.grid import Grid
from epaper.plan.model import Block, Corner, HeadBlock, Measure, PagePlan, SlotBox
from epaper.plan.pictures.cropping import aspect

CELLS_LEAST = 13  # ems to a line of a notice: figures and addresses tear narrower ones open
UPRIGHT_CELLS = 10  # ... and of one under upright artwork, which over more columns would stand amid white
BANNER = 3.0  # width : height of artwork that goes over all columns
DEEPEST = 0.62  # of a page's lines: a corner that is deeper and narrower than the page is a tower no story can stand beside
DEEP_COST = 3.0  # for a column-line below that
WHITE_COST, LOST_COST = 0.7, 1.4  # for a column-line left white in a box, and for one of artwork that is smaller than wanted
# For a column-line by which a box is wider, and higher, than an editor has measured it, and a customer pays for.
WIDER_COST, HIGHER_COST = 1.5, 0.5
ALMOST_ALL = 0.8  # of a page's lines: copy below so high a strip would be a remnant, so the strip takes the page
BESIDE_LEAST = 0.12  # of a page's lines


class Item(NamedTuple):
    """What a corner has to hold: the article (none of the index box), the columns it wants, and those it must have."""

    article: Article | None
    wanted: int
    fixed: bool


class Shelf(NamedTuple):
    """Boxes side by side: the columns each has, the lines of the highest, and what they cost in column-lines."""

    items: tuple[Item, ...]
    columns: tuple[int, ...]
    rows: int
    cost: float


class Packing(NamedTuple):
    """Shelves from top to bottom, and what they cost together."""

    cost: float
    shelves: tuple[Shelf, ...]


class Slots:
    """Finds room on pages for what is no story, on one grid."""

    def __init__(self, items: Sequence[Article], grid: Grid, writer: SlotWriter, index: IndexSize | None = None) -> None:
        """Place `items`, and the index box on page 1 where there is to be one."""
        self._articles = items
        self._grid = grid
        self._writer = writer
        self._index = index

    def corners(self, rooms: Sequence[int], *, across: bool = False) -> tuple[Corner | None, ...]:
        """Return the corner of each page that has one, page 1 first; `rooms` are the lines each page has in all.

        That of page 1 lies `across` its foot, if there is an index box: this box is as wide, or beside what else is there.
        """
        first, *others = self._by_page(rooms)
        index = self._index if others else None
        if index and across and not first:
            index = index._replace(columns=self._grid.columns)
        return (
            self._corner(first, rooms[0], index, across=across and index is not None),
            *(self._corner(articles, room, None) for articles, room in zip(others, rooms[1:], strict=True)),
        )

    def findings(self, pages: Sequence[PagePlan]) -> Iterator[Finding]:
        """Name what does not stand on the page, or in the size, that was asked for."""
        articles = {article.id: article for article in self._articles}
        for page in pages:
            for block in page.blocks:
                if block.article in articles and block.dress == "slot":
                    yield from _misplaced(articles[block.article], page.number, len(pages))
                    yield from _missed(articles[block.article], block, page, self._grid)

    def overset(self, pages: Sequence[PagePlan]) -> Iterator[str]:
        """Yield articles whose boxes do not hold their copy: of each page the largest, as many as the others need the room of."""
        articles = {article.id: article for article in self._articles}
        for page in pages:
            blocks = [block for block in page.blocks if block.article in articles and block.dress == "slot"]
            copies = [self._copy(articles[block.article], block.columns, block.rows) for block in blocks]
            # Not the lines its editor wants: it may have fewer and hold everything.
            over = [
                (copy.rows, block) for copy, block in zip(copies, blocks, strict=True) if copy.rows > block.rows and not copy.bare
            ]
            missing = sum((rows - block.rows) * block.columns for rows, block in over)
            for rows, block in sorted(over, key=lambda each: -each[0] * each[1].columns):
                if missing > 0:
                    yield block.article
                missing -= rows * block.columns

    # -- which page ---------------------------------------------------------------------------------------------------

    def _by_page(self, rooms: Sequence[int]) -> list[list[Article]]:
        """Give each item its page: the pinned one, else of the inside pages the one with least so far, later ones first."""
        pages: list[list[Article]] = [[] for _ in rooms]
        area = [0] * len(rooms)
        for article in sorted(self._articles, key=lambda article: article.page is None):  # pinned first, else as they come
            if article.page is not None or article.pins.ear:
                at = min(article.page or 1, len(rooms)) - 1
            else:
                inside = range(1, len(rooms)) if len(rooms) > 1 else range(1)
                at = min(inside, key=lambda page: (area[page] / rooms[page], -page))
            pages[at].append(article)
            wanted = self._item(article).wanted
            area[at] += wanted * self._rows(article, wanted)
        return pages

    # -- how large ----------------------------------------------------------------------------------------------------

    def _item(self, article: Article) -> Item:
        """Choose the columns an item would have by itself."""
        columns = self._grid.columns
        if article.pins.columns:
            return Item(article, min(columns, article.pins.columns), fixed=True)
        if article.pictures:
            return Item(article, self._columns_of_art(article), fixed=False)
        # As wide as it is high, or a little wider: a long column beside the copy would read as copy.
        return Item(article, next((n for n in range(1, columns) if self._reads_well(article, n)), columns), fixed=False)

    def _columns_of_art(self, article: Article) -> int:
        """Choose columns by the shape of the artwork: banners over all, others over half at the most, and not too high."""
        columns = self._grid.columns
        if aspect(article.pictures[0]) >= BANNER:
            return columns
        most = ART_DEEPEST * self._grid.rows
        least = next((n for n in range(1, columns) if self._is_broad(article, n)), columns) if article.paragraphs else 1
        halves = range(math.ceil(columns / 2), least, -1)
        return next((n for n in halves if self._rows(article, n) <= most and self._copy(article, n).whole), least)

    def _reads_well(self, article: Article, columns: int) -> bool:
        """Say whether copy over some columns is broad enough to be set evenly and not higher than wide."""
        return self._is_broad(article, columns) and self._rows(article, columns) * self._grid.pitch <= self._grid.span(columns)

    def _is_broad(self, article: Article, columns: int) -> bool:
        """Say whether copy over some columns is broad enough to be set evenly."""
        upright = any(aspect(picture) < 1 for picture in article.pictures)
        return self._copy(article, columns).measure.cells >= (UPRIGHT_CELLS if upright else CELLS_LEAST)

    def _copy(self, article: Article, columns: int, room: int = 0) -> SlotCopy:
        """Set an article in a box over some columns, of `room` lines if they are known."""
        return self._writer.copy(article, self._grid.span(columns), room)

    def _rows(self, article: Article, columns: int) -> int:
        """Count the lines an article needs over some columns, or those its editor wants, if it fits them."""
        wish = article.pins.rows
        need = self._copy(article, columns, wish).rows  # artwork is as small as that asks, copy never
        return max(need if article.paragraphs else 0, wish) if wish else need

    def _need(self, item: Item, columns: int) -> int:
        if item.article is not None:
            return self._rows(item.article, columns)
        if self._index is None:
            return 0
        return self._index.across if columns == self._grid.columns else self._index.rows

    # -- how packed ---------------------------------------------------------------------------------------------------

    def _corner(self, articles: Sequence[Article], room: int, index: IndexSize | None, *, across: bool = False) -> Corner | None:
        items = [self._item(article) for article in articles]
        if index is not None:
            items.append(Item(None, index.columns, fixed=True))
        if not items:
            return None
        items.sort(key=lambda item: (item.article is not None, -self._need(item, item.wanted)))
        widths = range(self._grid.columns if across else 1, self._grid.columns + 1)
        measured = any(item.fixed and item.article for item in items)  # beside a tower artwork may have to be smaller
        least = max(_narrowest(item) if measured else item.wanted for item in items)
        packed = [(self._pack(items, width, room), width) for width in widths if width >= least]
        best, columns = min(packed, key=lambda each: (each[0].cost, -each[1]))
        return _corner(best.shelves, columns, self._grid.columns, room)

    def _pack(self, items: Sequence[Item], columns: int, room: int) -> Packing:
        """Build shelves of `columns` that take the fewest lines, items in their order."""
        best = [Packing(0.0, ())]
        for end in range(1, len(items) + 1):
            ways = [
                Packing(best[start].cost + shelf.cost, (*best[start].shelves, shelf))
                for start in range(max(0, end - columns), end)
                if (shelf := self._shelf(items[start:end], columns)) is not None
            ]
            best.append(min(ways, key=lambda way: way.cost))
        packing = best[-1]
        deep = sum(shelf.rows for shelf in packing.shelves) - DEEPEST * room
        tower = DEEP_COST * max(0.0, deep) * columns if columns < self._grid.columns else 0.0
        return packing._replace(cost=packing.cost + tower)

    def _shelf(self, items: Sequence[Item], columns: int) -> Shelf | None:
        """Set items side by side over `columns`; None where they are too wide for it."""
        widths = [item.wanted for item in items]
        while sum(widths) > columns:  # artwork may be smaller than one would like
            free = [n for n, item in enumerate(items) if widths[n] > _narrowest(item)]
            if not free:
                return None
            widths[max(free, key=lambda n: (widths[n], -n))] -= 1
        while sum(widths) < columns:  # the highest copy is lowered first, then artwork grows, then what is measured
            widest = max(range(len(items)), key=lambda n: (*_growth(items[n]), self._need(items[n], widths[n]), -n))
            widths[widest] += 1
        needs = [self._need(item, width) for item, width in zip(items, widths, strict=True)]
        rows = max(needs)
        white = sum((rows - need) * width for need, width in zip(needs, widths, strict=True))
        lost = sum(self._lost(item, width) for item, width in zip(items, widths, strict=True))
        larger = sum(_larger(item, width, rows) for item, width in zip(items, widths, strict=True))
        cost = columns * rows + WHITE_COST * white + LOST_COST * lost + larger
        return Shelf(tuple(items), tuple(widths), rows, cost)

    def _lost(self, item: Item, columns: int) -> int:
        """Count the column-lines artwork would be larger at the width it should have."""
        return 0 if _reads(item) else max(0, item.wanted * self._need(item, item.wanted) - columns * self._need(item, columns))


def _missed(article: Article, block: Block, page: PagePlan, grid: Grid) -> Iterator[Finding]:
    """Name the size an editor asks of a box that it has not, and why."""
    pins = article.pins
    asked = pins.columns and pins.columns != block.columns, pins.rows and pins.rows != block.rows
    if any(asked):
        wish = " × ".join(f"{n} {unit}" for n, unit in ((pins.columns, "栏"), (pins.rows, "行")) if n)
        room = grid.rows - page.head_rows - page.foot_rows
        most = _highest(block.columns, grid.columns, room)
        remedy = "可改它或同版其他广告的尺寸"
        if pins.columns > grid.columns:
            why, remedy = f"版面只有 {grid.columns} 栏", "请改栏数"
        elif pins.rows > room:
            why, remedy = f"排稿件的只有 {room} 行", "请改行数"
        elif pins.rows > most:
            why, remedy = f"旁边要排稿件，最高 {most} 行", "请改行数，或排满整版"
        else:
            why = "为拼满一角"
        text = f"要求 {wish}，第 {page.number} 版上{why}，排成 {block.columns} 栏 × {block.rows} 行；{remedy}。"
        paid = article.kind == "ad"  # for so many columns and lines: somebody must ask the customer
        yield Finding("warning" if paid else "info", "slot-size", article.reference, text, "columns" if asked[0] else "rows")


def _misplaced(article: Article, page: int, pages: int) -> Iterator[Finding]:
    """Name what an editor asks of a box's place that it has not."""
    where, pins = article.reference, article.pins
    if article.page and article.page != page:
        why = f"，但全报只有 {pages} 版" if article.page > pages else ""
        yield Finding("warning", "page-pin", where, f"指定第 {article.page} 版{why}，现在第 {page} 版；请改指定版次。", "page")
    wishes = (("spot", "位置", pins.spot), ("tier", "题级", pins.tier), ("dress", "编排", pins.dress))
    asked = {field: name for field, name, wish in wishes if wish}
    if asked:
        names = "、".join(f"“{name}”" for name in asked.values())
        text = f"写了{names}，但广告、启事、天气一类排成版面右下角的框，不照这样排；请删去，或改写栏数、行数、“位置：报眼”。"
        yield Finding("warning", "pin-shape", where, text, next(iter(asked)))


def _narrowest(item: Item) -> int:
    """Return the fewest columns an item may have: artwork may be smaller than one would like."""
    return item.wanted if item.fixed or _reads(item) else 1


def _larger(item: Item, columns: int, rows: int) -> float:
    """Price a box of so many columns and lines that is larger than an editor has measured it."""
    if item.article is None or not item.fixed:
        return 0.0
    higher = max(0, rows - item.article.pins.rows) if item.article.pins.rows else 0
    return WIDER_COST * (columns - item.wanted) * rows + HIGHER_COST * higher * columns


def _growth(item: Item) -> tuple[bool, bool]:
    """Say how gladly an item grows wider: copy gains by it, artwork takes more lines, what is measured should not."""
    return not item.fixed, _reads(item)


def _reads(item: Item) -> bool:
    """Say whether an item is copy alone: what has artwork is as large as that."""
    return item.article is not None and bool(item.article.paragraphs) and not item.article.pictures


def _corner(shelves: Sequence[Shelf], columns: int, all_columns: int, room: int) -> Corner:
    """Give every box its place; shelves that are higher than the page are lowered, those that all but fill it fill it."""
    rows = [shelf.rows for shelf in shelves]
    total = sum(rows)
    over = columns == all_columns and total >= ALMOST_ALL * room
    most = _highest(columns, all_columns, room)
    if over or total > most:
        rows = _shared(rows, most)
    boxes = []
    for top, (shelf, high) in zip(accumulate(rows, initial=0), zip(shelves, rows, strict=True), strict=False):
        for left, item, width in zip(accumulate(shelf.columns, initial=0), shelf.items, shelf.columns, strict=False):
            boxes.append(SlotBox(item.article.id if item.article else "", left, top, width, high))
    return Corner(columns, sum(rows), tuple(boxes))


def _highest(columns: int, all_columns: int, room: int) -> int:
    """Return the lines a corner of so many columns may have at the most: copy stands beside a narrower one, and over it."""
    return room if columns == all_columns else room - math.ceil(BESIDE_LEAST * room)


def _shared(rows: Sequence[int], total: int) -> list[int]:
    """Stretch or press whole numbers of lines so that they come out at `total`, each at one line or more."""
    ends, whole = list[int](), sum(rows)
    for after, end in zip(range(len(rows) - 1, -1, -1), accumulate(rows), strict=True):
        ends.append(max(ends[-1] + 1 if ends else 1, min(round(end * total / whole), total - after)))
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def corner_blocks(corner: Corner, grid: Grid, foot: int) -> Iterator[Block]:
    """Turn a corner at the right of the grid, whose lowest line is the one above line `foot`, into blocks."""
    nothing = HeadBlock((), 0, 0.0)
    for box in corner.boxes:
        yield Block(
            box.article,
            0,
            grid.columns - corner.columns + box.column,
            foot - corner.rows + box.row,
            (box.rows,) * box.columns,
            nothing,
            "slot",
            Measure(grid.cells, box.columns, 0.0, grid.gutter / grid.size),
            0,
            0,
            0,
            (),
            (),
        )
