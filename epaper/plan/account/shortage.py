"""A planned issue and what was asked of it → findings: what is short, or too much, what would mend it; which pins failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from epaper.errors import Finding
from epaper.issue.model import Article
from epaper.issue.pins import Spot
from epaper.issue.places import write_dress, write_spot
from epaper.plan.grid import Grid, cells_over
from epaper.plan.model import Block, PagePlan
from epaper.plan.shapes.wishes import never_so
from epaper.style import House

CELLS_FILLED = 0.93  # of a line of copy, on average: indents and last lines are white
HEAD_SHARE = 0.2  # of the room of an article that would fill a gap: its head
PICTURE_COLUMNS = 2  # a picture to fill a gap is so wide, where it is not too high then


def characters(lines: float, grid: Grid, house: House) -> str:
    """Say, in round tens, how many characters, or words, column-lines hold."""
    return house.wording.copy.format(count=max(10, round(lines * grid.cells * CELLS_FILLED / house.count_ems / 10) * 10))


def remedy(lines: int, grid: Grid, house: House) -> str:
    """Say what would fill so many column-lines: a picture, where it is no deeper than a page, or an article with its head."""
    columns = min(PICTURE_COLUMNS, grid.columns)
    while columns < grid.columns and lines > columns * grid.rows // 2:
        columns += 1
    story = characters(lines * (1 - HEAD_SHARE), grid, house)
    rows = max(1, -(-lines // columns))
    if rows > grid.rows:
        return f"再加约 {story}的稿件可以排满"
    return f"一幅 {columns} 栏 × {rows} 行的图片或一篇约 {story}的稿件可以排满"


def pages_differ(asked: int, made: int, gap: float, pages: str, grid: Grid, house: House) -> Finding:
    """Say that the copy does not come out on the pages asked for, and by how much: `gap` column-lines too many, or too few."""
    lines = max(1, round(abs(gap)))
    if made > asked:
        cut = f"删约 {characters(lines, grid, house)}，或增 {made - asked} 版"
        text = f"{pages} 排不下全部稿件，全报多约 {lines} 栏行：{cut}；已排成 {made} 版。"
    else:
        text = f"稿件排不满 {pages}，全报缺约 {lines} 栏行：{remedy(lines, grid, house)}；已排成 {made} 版。"
    return Finding("error", "page-count", "全报", text)


def columns_fewer(grid: Grid, house: House) -> Iterator[Finding]:
    """Say so where a stock is divided into fewer columns than its style asks for, because they would be too narrow."""
    asked = next((look.columns for look in house.stocks if look.name == grid.stock.name), 0)
    if grid.columns < asked:
        cells = cells_over(grid.stock, grid.size, asked)
        why = f"{grid.size:g} 磅的正文排 {asked} 栏，一行只有 {max(0, cells)} 字，不到 cells_least 的 {house.cells_least} 字"
        remedy = f"请改成 {grid.columns}，或把 body_sizes、cells_least 改小"
        text = f"stocks.{grid.stock.name}.columns 要 {asked} 栏，只排 {grid.columns} 栏：{why}；{remedy}。"
        yield Finding("warning", "columns-fewer", "版式", text)


def copy_short(lines: int, grid: Grid, house: House, *, airy: bool) -> Finding:
    """Say that copy fills its pages only leaded out, or `airy` with white in their heads too, and what would fill them."""
    white = "，各版头条的题也加了空白" if airy else ""
    made = f"行距放宽到字号的 {grid.pitch / grid.size:.2f} 倍{white}"
    text = f"稿件不足，全报缺约 {lines} 栏行，{made}：{remedy(lines, grid, house)}。"
    return Finding("warning", "copy-short", "全报", text, "pages_today")


def short_pages(pages: Sequence[PagePlan], grid: Grid, house: House) -> Iterator[Finding]:
    """Say of every page with lines left blank what would fill it."""
    for page in pages:
        lines = page.unused(grid.columns)
        if lines > 0:
            columns, rows = page.open
            wide, high = page.beside
            free = grid.columns - (wide if page.blank <= high else 0)
            foot = f"版脚空 {page.blank} 行 × {free} 栏" if page.blank > 0 else ""
            corner = f"右下角空 {rows} 行 × {columns} 栏" if rows else ""
            gap = f"第 {page.number} 版缺 {lines} 栏行（{'，'.join(filter(None, (foot, corner)))}）"
            yield Finding("warning", "page-short", f"第{page.number}版", f"{gap}：{remedy(lines, grid, house)}。")


def pins_missed(stories: Sequence[Article], pages: Sequence[PagePlan], grid: Grid) -> Iterator[Finding]:
    """Name every wish of an editor about pages, places, shapes, jumps and company that the plan does not keep."""
    stands: dict[str, list[int]] = {}
    firsts: dict[str, Block] = {}
    for page in pages:
        for block in page.blocks:
            stands.setdefault(block.article, []).append(page.number)
            if not block.part:
                firsts[block.article] = block
    for story in stories:
        begins, where = stands[story.id][0], story.reference
        if story.page and begins != story.page:
            why = "照此有的版排不下，有的版排不满"
            text = f"指定第 {story.page} 版，{why}，现在第 {begins} 版；可改指定版次，或增删这两版的稿件。"
            if story.page > len(pages):
                text = f"指定第 {story.page} 版，但全报只有 {len(pages)} 版，现在第 {begins} 版；请改指定版次。"
            yield Finding("warning", "page-pin", where, text, "page")
        if story.pins.whole and len(stands[story.id]) > 1:
            onward = "、".join(map(str, stands[story.id][1:]))
            text = f"要求不转版，但第 {begins} 版排不下全文，转第 {onward} 版；可删减该文或同版其他稿件。"
            yield Finding("warning", "pin-whole", where, text, "whole")
        first = firsts.get(story.id)
        for field, wish, never, made in _otherwise(story, first, pages[begins - 1], grid) if first else ():
            text = f"要求{wish}，第 {begins} 版上排不成，现{made}；可改这一项，或改指定版次和同版其他稿件。"
            told = f"要求{wish}，但{never}，现{made}；请改这一项。" if never else text
            yield Finding("warning", "pin-shape", where, told, field)
    yield from _apart(stories, stands)


def _otherwise(story: Article, block: Block, page: PagePlan, grid: Grid) -> Iterator[tuple[str, str, str, str]]:
    """Yield the field, what it asks of a story, why no page could have it so if that is why, and what was made."""
    pins = story.pins
    deepest = grid.rows - page.head_rows - page.foot_rows
    if pins.columns not in (0, block.columns):
        never = f"版面只有 {grid.columns} 栏" if pins.columns > grid.columns else ""
        yield "columns", f"栏数 {pins.columns}", never, f"排 {block.columns} 栏"
    if pins.rows not in (0, block.rows):
        never = f"第 {page.number} 版排稿件的只有 {deepest} 行" if pins.rows > deepest else ""
        yield "rows", f"行数 {pins.rows}", never, f"排 {block.rows} 行"
    spot = pins.spot
    if spot and (spot.column not in (0, block.column + 1) or spot.row not in (0, block.row + 1)):
        made = f"在第 {block.column + 1} 栏第 {block.row + 1} 行"
        yield "spot", f"位置“{write_spot(spot, 0)}”", _no_such(spot, page, grid), made
    if pins.dress and pins.dress != block.dress:
        yield "dress", f"编排“{write_dress(pins.dress, 0)}”", never_so(story, pins.dress), f"排“{write_dress(block.dress, 0)}”"


def _no_such(spot: Spot, page: PagePlan, grid: Grid) -> str:
    """Say why no story can begin at a spot of a page; nothing where one could."""
    head, foot = "报头" if page.number == 1 else "报眉", grid.rows - page.foot_rows
    reasons = (
        (spot.column > grid.columns, f"版面只有 {grid.columns} 栏"),
        (spot.row > grid.rows, f"版面只有 {grid.rows} 行"),
        (foot < spot.row <= grid.rows, f"第 {page.number} 版第 {foot} 行以下是版权行"),
        (0 < spot.row <= page.head_rows, f"第 {page.number} 版{head}占 {page.head_rows} 行，稿件从第 {page.head_rows + 1} 行起"),
    )
    return "，".join(reason for true, reason in reasons if true)


def _apart(stories: Sequence[Article], stands: Mapping[str, Sequence[int]]) -> Iterator[Finding]:
    """Name groups that should share a page and do not."""
    asking: dict[str, Article] = {}
    for story in stories:
        if story.pins.together and story.group:
            asking.setdefault(story.group, story)
    for group, first in asking.items():
        pages = sorted({page for story in stories if story.group == group for page in stands[story.id]})
        if len(pages) > 1:
            on = "、".join(map(str, pages))
            text = f"要求同版，现分在第 {on} 版；一版排不下这组稿件，或它们指定了不同的版次，可删减或改指定版次。"
            yield Finding("warning", "pin-together", f"{first.reference}专题“{group}”", text, "together")


def heads_not_upright(stories: Sequence[Article], pages: Sequence[PagePlan]) -> Iterator[Finding]:
    """Name stories that should have an upright head 竖题 and have none."""
    upright = {block.article for page in pages for block in page.blocks if block.dress == "upright"}
    for story in stories:
        if story.head_style == "vertical" and story.id not in upright:
            text = "要求竖题，这里排不下，现排横题；可改版次、字数，或去掉竖题的要求。"
            if never := never_so(story, "upright"):
                text = f"要求竖题，但{never}，现排横题；请去掉竖题的要求。"
            yield Finding("warning", "head-not-upright", story.reference, text, "head_style")
