"""What an issue lacks, or has too much of, is said in lines, characters and pictures; pins that could not be kept are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Picture
from epaper.issue.pins import PinnedDress, Pins, Spot
from epaper.plan.account.shortage import characters, pages_differ, remedy, short_pages
from epaper.plan.copyfit import plan_issue
from epaper.plan.grid import make_grid
from epaper.plan.model import PagePlan
from epaper.plan.stock import parse_stock
from epaper.style import Style, house_of_language
from tests.issues import makers

HOUSE = house_of_language("zh")


def test_a_gap_is_told_as_a_picture_or_an_article() -> None:
    stock = parse_stock("a4", HOUSE)
    grid = make_grid(stock, 10.5, 52) if stock else None
    assert grid is not None
    assert remedy(21, grid, HOUSE).startswith("一幅 2 栏 × 11 行的图片或一篇约 ")
    assert remedy(4 * 60, grid, HOUSE).startswith("再加约 "), "no picture is deeper than a page"
    assert characters(46, grid, HOUSE) == "470 字"
    assert "全报多约 46 栏行：删约 470 字，或增 1 版" in pages_differ(4, 5, 46.0, "4 版 a4", grid, HOUSE).message
    assert "全报缺约 46 栏行" in pages_differ(5, 4, -46.0, "5 版 a4", grid, HOUSE).message


def test_what_stands_beside_blank_lines_is_not_missing() -> None:
    stock = parse_stock("a4", HOUSE)
    grid = make_grid(stock, 10.5, 52) if stock else None
    assert grid is not None
    assert grid.columns == 4
    page = PagePlan(1, "", 4, 0, (), 0, 12, beside=(3, 12))
    (told,) = short_pages([page], grid, HOUSE)
    assert told.message.startswith("第 1 版缺 12 栏行（版脚空 12 行 × 1 栏）")


@pytest.mark.parametrize("pages", [1, 9])
def test_pages_asked_for_and_not_made_are_explained(pages: int, book: FontBook) -> None:
    plan = plan_issue(makers.issue_of(4, 3000, pages=None), Style(stock="a4", pages=pages), book)
    told = [finding.message for finding in plan.findings if finding.code == "page-count"]
    assert len(told) == 1
    assert ("删约" if pages == 1 else "的稿件可以排满") in told[0]


@pytest.mark.parametrize(("characters", "asked"), [(7000, 1), (7000, 2), (12_000, 3)])
def test_too_much_copy_is_made_up_on_the_fewest_pages_it_fills(characters: int, asked: int, book: FontBook) -> None:
    """What an editor is told to add makes it come out, and no fewer pages would."""
    issue = makers.issue_of(12, characters, pages=None)

    def made(pages: int) -> int:
        return len(plan_issue(issue, Style(stock="a4", pages=pages), book).pages)

    fewest = next(pages for pages in range(asked + 1, 12) if made(pages) == pages)
    assert made(asked) == fewest


def test_stories_that_must_share_a_page_do_and_a_whole_one_does_not_jump(book: FontBook) -> None:
    issue = makers.issue_of(7, 6300)
    stories = list(issue.articles)
    for order in (1, 4):
        stories[order] = replace(stories[order], group="g", pins=replace(stories[order].pins, together=True))
    long = max(range(len(stories)), key=lambda order: (stories[order].characters, order))
    stories[long] = replace(stories[long], pins=replace(stories[long].pins, whole=True))
    plan = plan_issue(replace(issue, articles=tuple(stories)), Style(stock="a4"), book)
    stands = {story.id: [p.number for p in plan.pages for b in p.blocks if b.article == story.id] for story in stories}
    kept = stands[stories[1].id] == stands[stories[4].id]
    assert kept != any(finding.code == "pin-together" for finding in plan.findings)
    assert (len(stands[stories[long].id]) == 1) != any(finding.code == "pin-whole" for finding in plan.findings)


def test_a_place_or_a_shape_that_is_not_kept_is_named(book: FontBook) -> None:
    issue = makers.issue_of(6, 4200)
    wishes = (Pins(columns=9), Pins(rows=5), Pins(spot=Spot(7, 3)), Pins(dress="upright", columns=1), Pins())
    stories = tuple(replace(story, pins=pins) for story, pins in zip(issue.articles, wishes, strict=False))
    plan = plan_issue(replace(issue, articles=stories), Style(stock="a4"), book)
    told = {(finding.where[:2], finding.message.split("，")[0]) for finding in plan.findings if finding.code == "pin-shape"}
    wanted = {("a1", "要求栏数 9"), ("a2", "要求行数 5"), ("a3", "要求位置“第7栏 第3行”")}
    assert wanted <= told
    first = next(block for page in plan.pages for block in page.blocks if block.article == "a4" and not block.part)
    assert (("a4", "要求编排“竖题”") in told) == (first.dress != "upright")
    assert (("a4", "要求栏数 1") in told) == (first.columns != 1)
    assert not any(where == "a5" for where, _ in told)


@pytest.mark.parametrize(
    ("spot", "reason"),
    [
        (Spot(7, 30), "版面只有 {columns} 栏"),
        (Spot(2, 99), "版面只有 {rows} 行"),
        (Spot(9, 99), "版面只有 {columns} 栏，版面只有 {rows} 行"),
        (Spot(1, 2), "第 1 版报头占 {head} 行，稿件从第 {first} 行起"),
    ],
)
def test_a_spot_no_page_has_is_answered_with_the_numbers(spot: Spot, reason: str, book: FontBook) -> None:
    issue = makers.issue_of(3, 1800, pages=None)
    stories = (replace(issue.articles[0], pins=Pins(spot=spot)), *issue.articles[1:])
    plan = plan_issue(replace(issue, articles=stories), Style(stock="a4"), book)
    head = plan.pages[0].head_rows
    numbers = {"columns": plan.grid.columns, "rows": plan.grid.rows, "head": head, "first": head + 1}
    (told,) = [finding.message for finding in plan.findings if finding.code == "pin-shape"]
    assert f"，但{reason.format(**numbers)}，现在第 " in told
    assert told.endswith("；请改这一项。")


@pytest.mark.parametrize(
    ("dress", "pictures", "title", "reason"),
    [
        ("topped", 0, "新桥通车", "但这一篇没有图片，现排"),
        ("topped", 2, "新桥通车", "但这一篇不止一幅图片，现排"),
        ("upright", 1, "新桥通车", "但有图片的稿件不排竖题，现排"),
        ("upright", 0, "2026", "但题里没有汉字，现排"),
    ],
)
def test_a_dress_no_page_can_give_a_story_is_explained(
    dress: PinnedDress, pictures: int, title: str, reason: str, book: FontBook
) -> None:
    issue = makers.issue_of(3, 2400, pages=None)
    shown = tuple(Picture(f"{number}.jpg", "", "", 1800, 1200) for number in range(pictures))
    story = replace(issue.articles[0], headline=(title,), pictures=shown, pins=Pins(dress=dress))
    images = {picture.file: b"?" for picture in shown}
    plan = plan_issue(replace(issue, articles=(story, *issue.articles[1:]), images=images), Style(stock="a4"), book)
    (told,) = [finding.message for finding in plan.findings if finding.code == "pin-shape"]
    assert reason in told
    assert told.endswith("；请改这一项。")
