"""A plan and its issue → what a person should know of the pictures of stories: left out, too coarse in print, not as pinned.

The limits of resolution are those of GWG 2015 (R0031) for newsprint, at the size the picture is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from epaper.errors import Finding
from epaper.geometry import POINTS_PER_INCH, POINTS_PER_MM, Rect
from epaper.issue.model import Article, Issue, Picture
from epaper.plan.grid import Grid
from epaper.plan.model import Block, IssuePlan, PictureBox
from epaper.plan.pictures.cropping import TRIMMED_MOST, is_whole, shown, trimmed
from epaper.plan.pictures.rows import COARSE, FAINT
from epaper.plan.pictures.stack import picture_height, picture_span

NAMED = 3  # pictures of a story without a place, that are named


def picture_findings(issue: Issue, plan: IssuePlan) -> Iterator[Finding]:
    """Yield what is to be said of every picture as it stands in the plan; what boxes hold has its size only when placed."""
    articles = {article.id: article for article in issue.articles}
    yield from _left_out(issue, plan)
    for page in plan.pages:
        for block in page.blocks:
            for box in block.pictures:
                picture = articles[block.article].pictures[box.picture]
                where = f"第{page.number}版 {block.article} 图片“{picture.file}”"
                if picture.width < 1 or picture.height < 1 or picture.file not in issue.images:
                    continue  # whoever read the issue has named its file and line
                place = Rect(0.0, 0.0, picture_span(plan.grid, block, box), picture_height(plan.grid, box.rows, box.caption_rows))
                yield from _coarse(picture, place, plan.grid, where)
                yield from _pinned(picture, block, box, plan.grid, where)
                yield from _spoiled(picture, place, where)


def left_out(issue: Issue, plan: IssuePlan) -> Iterator[tuple[Article, list[int]]]:
    """Yield the stories that are in the plan while pictures of theirs have no place there, with the numbers of these."""
    placed: dict[str, set[int]] = {}
    for block in (block for page in plan.pages for block in page.blocks if block.dress != "slot"):  # a box has its own artwork
        placed.setdefault(block.article, set()).update(box.picture for box in block.pictures)
    for article in issue.articles:
        lost = [number for number in range(len(article.pictures)) if number not in placed.get(article.id, {number})]
        if lost:
            yield article, lost


def _left_out(issue: Issue, plan: IssuePlan) -> Iterator[Finding]:
    """Name the pictures that have no place."""
    for article, lost in left_out(issue, plan):
        files = list(dict.fromkeys(article.pictures[number].file for number in lost))
        names = "、".join(f"“{name}”" for name in files[:NAMED]) + ("等" if len(files) > NAMED else "")
        count = f"共 {len(lost)} 幅，" if len(lost) > 1 else ""
        text = f"图片{names}{count}在版面上放不下，没有排；请减少图片，缩短图片说明，或换大一些的纸张。"
        yield Finding("error", "picture-left-out", article.reference, text, files[0])


def _coarse(picture: Picture, place: Rect, grid: Grid, where: str) -> Iterator[Finding]:
    """Say that a picture has too few pixels for its size, and at which width it would have enough."""
    seen, part = shown(picture, place)
    most = picture.width * part.width / FAINT * POINTS_PER_INCH  # points wide at which it is fine
    columns = max((n for n in range(1, grid.columns + 1) if grid.span(n) <= most), default=0)
    # what no column is narrow enough for has to be replaced
    remedy = f"，或印成宽 {most / POINTS_PER_MM:.0f} 毫米以内（图宽 {columns} 栏）" if columns else ""
    yield from coarse(f"图片“{picture.file}”", picture.width * part.width, seen, part.width, remedy, where, picture.file)


def coarse(name: str, pixels: float, seen: Rect, share: float, remedy: str, where: str, cause: str) -> Iterator[Finding]:
    """Say that what is printed over `seen` has there too few pixels from side to side, a `share` of those in its file.

    Besides a finer file there may be another `remedy`.
    """
    fineness = pixels / seen.width * POINTS_PER_INCH
    if fineness >= FAINT:
        return
    least = round(FAINT * seen.width / POINTS_PER_INCH / share + 0.5)
    text = (
        f"{name}印成 {seen.width / POINTS_PER_MM:.0f}×{seen.height / POINTS_PER_MM:.0f} 毫米，"
        f"只有 {fineness:.0f} ppi（印刷要 {FAINT:.0f} 以上，{COARSE:.0f} 以下不能用）；请换用宽 {least} 像素以上的原图{remedy}。"
    )
    yield Finding("error" if fineness < COARSE else "warning", "picture-coarse", where, text, cause)


def _pinned(picture: Picture, block: Block, box: PictureBox, grid: Grid, where: str) -> Iterator[Finding]:
    """Say that a picture is not as wide or as high as an editor wants it, and why."""
    if picture.columns > 0 and picture.columns != box.columns:
        why = f"这种版面只有 {grid.columns} 栏" if picture.columns > grid.columns else f"稿件在这里占 {block.columns} 栏"
        text = f"图片“{picture.file}”指定图宽 {picture.columns} 栏，现排 {box.columns} 栏：{why}；可改图宽，或指定稿件的栏数。"
        yield Finding("warning", "picture-pin", where, text, picture.file)
    if picture.rows > 0 and picture.rows != box.rows:
        why = "不足以容下图片和说明" if picture.rows < box.rows else "这一版没有这么多行"
        text = f"图片“{picture.file}”指定图高 {picture.rows} 行，现排 {box.rows} 行：{why}；可改图高。"
        yield Finding("warning", "picture-pin", where, text, picture.file)


def _spoiled(picture: Picture, place: Rect, where: str) -> Iterator[Finding]:
    """Say that a picture is trimmed further than it should be, or stands in white: its size is pinned, or room was short."""
    share = trimmed(picture, place.width / max(place.height, 1.0))
    if is_whole(picture) or share <= TRIMMED_MOST:
        return
    text = (
        f"图片“{picture.file}”要裁去 {share:.0%} 才放得下（最多宜裁 {TRIMMED_MOST:.0%}）；可改图宽、图高，或换一幅形状相近的图。"
    )
    yield Finding("warning", "picture-trimmed", where, text, picture.file)
