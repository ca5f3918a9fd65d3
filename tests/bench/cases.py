"""Names of issues → issues to survey: shipped ones, the river town's, and made ones for a number of pages of a stock.

`made:8` is an issue whose copy fills eight pages about; `made:8pf@1.03#2` one with pictures and furniture (advertisements,
notices, a forecast, labels, an index box), of 3 % more copy, from dice 2; `shape:` and a word is one of awkward shape;
anything else is the path of an issue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from epaper.errors import UsageError
from epaper.issue.model import Article, Issue, Paragraph
from epaper.issue.reader import read_issue
from epaper.plan.stock import auto_stocks, parse_stock
from epaper.resources import shipped_issue
from epaper.style import house_of_language
from tests.bench.processes import ROOT
from tests.issues.makers import (
    MASTHEAD,
    giant_article,
    headed,
    headless_body,
    issue_of,
    many_briefs,
    one_line_issue,
    photo_stories,
)

SHIPPED = {
    "seed": shipped_issue(),
    "english": ROOT / "issues" / "the-composing-room" / "2026-05-21",
    "river": ROOT / "tests" / "issues" / "river-town-weekly",
}
COMFORTABLE = 10.0, 13.33  # points: body and pitch at which a made issue shall fill its pages; make-up has room on both sides
BODY_SHARE = 0.6  # of the type area; heads, folio, gutters and the white in lines take the others
PICTURE_SHARE = 0.11  # of an A4 page's copy, that a picture takes instead
STORIES = {"a4": 1.75, "tabloid": 3.0, "broadsheet": 6.0}  # to a page
SHAPES: Mapping[str, Callable[[], Issue]] = {
    "line": one_line_issue,
    "giant": giant_article,
    "briefs": many_briefs,
    "headless": headless_body,
    "photos": photo_stories,
    "heads": lambda: headed(1, 70),
    "sixty": lambda: issue_of(60, 30_000, pages=None),
}
LABELS = ("短评", "市井", "河街故事")
LOST = "本人不慎遗失澄溪县渡口管理所发放的船员证，证号00-417，现声明作废。"
FORECAST = ("今天 多云 19～27℃", "明天 小雨 18～24℃", "后天 阴 17～25℃")
AD_SHARE = 0.08  # of an A4 page's copy, that an advertisement or a notice takes instead
MADE = re.compile(r"made:(\d+)(p?)(f?)(?:@(\d*\.?\d+))?(?:#(\d+))?")


class Made(NamedTuple):
    """An issue to be made: pages, whether with pictures and furniture, share of the pages its copy fills, and its dice."""

    pages: int
    pictures: bool
    furniture: bool
    fill: float
    dice: int


def issue_named(name: str, stock: str) -> tuple[Issue, int | None]:
    """Return the issue and on how many pages of `stock` it shall stand, None for as many as it fills; may raise UsageError."""
    if name.startswith("shape:"):
        return SHAPES[name.removeprefix("shape:")](), None
    match = MADE.fullmatch(name)
    if match is None:
        return read_issue(SHIPPED.get(name, Path(name))).issue, None
    made = Made(int(match[1]), bool(match[2]), bool(match[3]), float(match[4] or 1.0), int(match[5] or 1))
    return make(made, stock), made.pages


def make(made: Made, stock: str) -> Issue:
    """Throw an issue that fills its pages of that stock by its share."""
    house = house_of_language("zh")
    sheet, smallest = parse_stock(stock, house), auto_stocks(house)[-1]
    if sheet is None:
        raise UsageError("made issues need a stock: a4, tabloid or broadsheet")
    size, pitch = COMFORTABLE
    page = sheet.area.area * BODY_SHARE / (size * pitch)
    pictures = round(made.pages * (0.75 if stock == "a4" else 1.5)) if made.pictures else 0
    lost = pictures * PICTURE_SHARE * smallest.area.area * BODY_SHARE / (size * pitch)
    if made.furniture:
        lost += sum(map(len, _furniture(made.pages))) * AD_SHARE * smallest.area.area * BODY_SHARE / (size * pitch)
    characters = round(made.pages * page * made.fill - lost)
    stories = max(pictures, round(made.pages * STORIES.get(stock, 2.0)))
    issue = issue_of(stories, characters, made.dice, pages=made.pages, pictures=pictures)
    sections = tuple(MASTHEAD.sections[min(page, 3)] for page in range(made.pages))
    issue = replace(issue, masthead=replace(issue.masthead, sections=sections))
    return _furnished(issue, made.pages) if made.furniture else issue


def _furnished(issue: Issue, pages: int) -> Issue:
    """Give an issue what is no story, labels, names of editors and an index box."""
    ads, others = _furniture(pages)
    stories = enumerate(issue.articles)
    labelled = tuple(replace(story, label=LABELS[order % len(LABELS)]) if order % 5 == 2 else story for order, story in stories)
    masthead = replace(issue.masthead, editors=("周远",), designers=("李苇",), proofreaders=("何田",))
    return replace(issue, masthead=masthead, articles=(*labelled, *ads, *others), makeup=replace(issue.makeup, index=True))


def _furniture(pages: int) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """Write an advertisement for every second page, and notices, a public advertisement and a forecast for the issue."""
    ads = tuple(
        Article(f"ad{page}", ("河街粮油铺开张",), (Paragraph("新米上市，当日现碾。电话0000-5521。"),), kind="ad", page=page)
        for page in range(2, pages + 1, 2)
    )
    lost = (Paragraph(LOST),)
    notices = tuple(Article(f"n{order}", (f"遗失声明（{order}）",), lost, kind="notice") for order in range(1, 1 + pages // 4))
    public = Article("public", ("节约每一滴水",), (Paragraph("澄溪县节水办宣"),), kind="public", page=pages)
    forecast = Article("weather", ("天气",), tuple(map(Paragraph, FORECAST)), kind="weather")
    return ads, (*notices, public, forecast)
