"""Names of issues → issues to survey: shipped ones, the river town's, and made ones for a number of pages of a stock.

`made:8` is an issue whose copy fills eight pages about; `made:8p@1.03#2` one with pictures, of 3 % more copy, from dice 2;
anything else is the path of an issue.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from epaper.errors import UsageError
from epaper.issue.model import Issue
from epaper.issue.reader import read_issue
from epaper.plan.stock import auto_stocks, parse_stock
from epaper.resources import shipped_issue
from epaper.style import house_of_language
from tests.bench.processes import ROOT
from tests.issues.makers import MASTHEAD, issue_of

SHIPPED = {
    "seed": shipped_issue(),
    "english": ROOT / "issues" / "the-composing-room" / "2026-05-21",
    "river": ROOT / "tests" / "issues" / "river-town-weekly",
}
COMFORTABLE = 10.0, 13.33  # points: body and pitch at which a made issue shall fill its pages; make-up has room on both sides
BODY_SHARE = 0.6  # of the type area; heads, folio, gutters and the white in lines take the others
PICTURE_SHARE = 0.11  # of an A4 page's copy, that a picture takes instead
STORIES = {"a4": 1.75, "tabloid": 3.0, "broadsheet": 6.0}  # to a page
MADE = re.compile(r"made:(\d+)(p?)(?:@(\d*\.?\d+))?(?:#(\d+))?")


class Made(NamedTuple):
    """An issue to be made: pages, with pictures or without, share of the pages its copy fills, and the dice it is thrown with."""

    pages: int
    pictures: bool
    fill: float
    dice: int


def issue_named(name: str, stock: str) -> tuple[Issue, int | None]:
    """Return the issue and on how many pages of `stock` it shall stand, None for as many as it fills; may raise UsageError."""
    match = MADE.fullmatch(name)
    if match is None:
        return read_issue(SHIPPED.get(name, Path(name))).issue, None
    made = Made(int(match[1]), bool(match[2]), float(match[3] or 1.0), int(match[4] or 1))
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
    characters = round(made.pages * page * made.fill - lost)
    stories = max(pictures, round(made.pages * STORIES.get(stock, 2.0)))
    issue = issue_of(stories, characters, made.dice, pages=made.pages, pictures=pictures)
    sections = tuple(MASTHEAD.sections[min(page, 3)] for page in range(made.pages))
    return replace(issue, masthead=replace(issue.masthead, sections=sections))
