"""What is too long for its one line is told, or its spacing gives way before its size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.grid import TYPE_LEAST
from epaper.scene.model import Facsimile
from epaper.style import Style, load_style
from tests.issues import makers

LONG = "天地玄黄宇宙洪荒日月盈昃辰宿列张" * 13
BASE = makers.issue_of(5, 4800, pages=None)
CODES = ("type-too-small", "folio-left-out")


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.shipped()


def made(
    book: FontBook, issue: Issue = BASE, stock: str = "a4", house: str = "chinese", **said: str | tuple[str, ...]
) -> Facsimile:
    issue = replace(issue, masthead=replace(issue.masthead, **said))  # type: ignore[arg-type]
    return compose(issue, Style(stock=stock, house=load_style(house)), book)


def told(facsimile: Facsimile) -> set[tuple[str, str, str]]:
    return {(each.code, each.where, each.cause) for each in facsimile.findings if each.code in CODES}


@pytest.mark.parametrize(
    ("field", "value"),
    [("slogan", LONG), ("issue_number", LONG[:120]), ("lunar_date", LONG[:120]), ("latin_name", "JIANGCHENG " * 20)],
)
def test_a_field_that_is_set_too_small_is_told(field: str, value: str, book: FontBook) -> None:
    assert told(made(book, **{field: value})) == {("type-too-small", "报头", field)}


def test_the_name_of_a_column_that_is_set_too_small_is_told(book: FontBook) -> None:
    story = replace(BASE.articles[1], label=LONG)
    facsimile = made(book, replace(BASE, articles=(BASE.articles[0], story, *BASE.articles[2:])))
    assert told(facsimile) == {("type-too-small", story.reference, "label")}
    (finding,) = [each for each in facsimile.findings if each.code == "type-too-small"]
    assert LONG[:20] in finding.message
    assert "请缩短" in finding.message


@pytest.mark.parametrize(("field", "value"), [("sections", ("要闻", LONG[:40], "副刊")), ("editors", (LONG,))])
def test_what_a_folio_has_no_room_for_is_told(field: str, value: tuple[str, ...], book: FontBook) -> None:
    facsimile = made(book, **{field: value})
    assert told(facsimile) == {("folio-left-out", "第2版", field)}
    assert value[-1] not in "".join(line.text for line in facsimile.pages[1].lines if line.role == "folio")


@pytest.mark.parametrize("stock", ["a4", "a6", "tabloid", "120x180"])
@pytest.mark.parametrize("house", ["chinese", "modern-tabloid", "school-paper", "hengyang-daily"])
def test_nothing_is_told_of_a_usual_paper(stock: str, house: str, book: FontBook) -> None:
    assert told(made(book, stock=stock, house=house)) == set()


def test_a_slogan_is_set_solid_before_it_is_set_small(book: FontBook) -> None:
    slogan = LONG[:44]
    facsimile = made(book, slogan=slogan)
    (line,) = [line for line in facsimile.pages[0].lines if line.text == slogan]
    assert line.size >= TYPE_LEAST
    assert told(facsimile) == set()
