"""What the paper says of itself at length: it is parted into lines of legible type, and none of it is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.plan.grid import TYPE_LEAST
from epaper.scene.model import Facsimile
from epaper.style import Style, load_style
from tests.issues import makers

LONG = "湘江路一号报业大厦、总编室、新闻热线、广告部、发行部、印务中心、" * 9
BASE = makers.issue_of(4, 2400, pages=None)
ROUNDING = 0.01


def made(book: FontBook, house: str = "chinese", stock: str = "a4", **said: str | tuple[str, ...]) -> Facsimile:
    issue = replace(BASE, masthead=replace(BASE.masthead, **said))  # type: ignore[arg-type]
    return compose(issue, Style(stock=stock, house=load_style(house)), book)


def furniture(facsimile: Facsimile) -> str:
    lines = (line for page in facsimile.pages for line in page.lines if not line.article)
    return "".join("".join(line.text for line in lines).split())


@pytest.mark.parametrize("house", ["chinese", "modern-tabloid", "school-paper"])
@pytest.mark.parametrize("field", ["address", "printer", "price", "supervisor", "publisher", "website"])
def test_a_long_field_is_parted_and_legible(field: str, house: str, book: FontBook) -> None:
    facsimile = made(book, house, **{field: LONG})
    assert LONG in furniture(facsimile)
    own = [line for page in facsimile.pages for line in page.lines if not line.article and line.role != "folio"]
    assert min(line.size for line in own) >= TYPE_LEAST - ROUNDING
    page = facsimile.pages[0]
    assert all(line.x >= 0 and line.x + line.width <= page.width for line in own)


def test_the_lines_of_a_long_imprint_stand_below_the_copy(book: FontBook) -> None:
    page = made(book, address=LONG, printer=LONG).pages[-1]
    imprint = [line for line in page.lines if not line.article and line.role == "furniture"]
    assert len(imprint) > 4
    copy = max(line.baseline for line in page.lines if line.role == "body")
    tops = [line.baseline - line.size for line in imprint]
    assert copy < min(tops)
    assert tops == sorted(tops)
    assert all(lower - upper >= line.size for line, upper, lower in zip(imprint, tops, tops[1:], strict=False))


def test_who_made_a_page_is_parted_where_the_names_are_many(book: FontBook) -> None:
    names = "欧阳天地玄黄宇宙洪荒日月盈昃辰宿列张"
    facsimile = made(book, editors=(names,), designers=(names,), proofreaders=(names,))
    own = [line for line in facsimile.pages[0].lines if line.role == "masthead"]
    assert furniture(facsimile).count(names) >= 3
    assert min(line.size for line in own) >= TYPE_LEAST - ROUNDING


@pytest.mark.parametrize("field", ["address", "supervisor", "website"])
def test_a_field_as_long_as_a_story_makes_no_page_of_itself(field: str, book: FontBook) -> None:
    facsimile = made(book, **{field: LONG * 70})
    lines = [line for page in facsimile.pages for line in page.lines if line.role == "body"]
    assert sum(len(line.text) for line in lines) > 2000
    assert max(line.baseline for line in facsimile.pages[0].lines if line.role == "masthead") < facsimile.pages[0].height / 2
