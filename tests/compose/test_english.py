"""The English issue, and English copy in a Chinese paper: Latin types, English furniture, columns without holes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from papers import ENGLISH, Paper, book, issue_named, paper

from epaper.compose import compose
from epaper.issue.reader import read_issue
from epaper.paint.pdf import pdf_bytes
from epaper.scene.model import COPY
from epaper.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.scene.model import Facsimile, TextLine

MARKS = "“”‘’—–…"  # in an English paper these are Latin marks, not full-width ones
HYPHENED = 0.25  # share of lines that may end in a hyphen
HAN = re.compile("[\u3000-\u9fff\uff00-\uffef]")


@pytest.fixture(scope="module")
def english() -> Paper:
    return paper("english")


def copy(facsimile: Facsimile) -> Iterator[TextLine]:
    yield from (line for page in facsimile.pages for line in page.lines if line.role in COPY)


def test_it_reads_without_a_finding() -> None:
    assert read_issue(ENGLISH).findings == ()


def test_it_shows_every_construct() -> None:
    paragraphs = [paragraph for article in issue_named("english").articles for paragraph in article.paragraphs]
    kinds = {"body", "subheading", "item", "quote", "verse", "names", "table", "note", "source"}
    assert {paragraph.kind for paragraph in paragraphs} == kinds
    assert any(paragraph.boxed for paragraph in paragraphs)


def test_it_fills_four_pages_of_a4(english: Paper) -> None:
    assert (english.facsimile.stock, len(english.facsimile.pages)) == ("a4", 4)


def test_every_letter_and_mark_is_in_latin_type(english: Paper) -> None:
    strange = [
        (line.text, run.text, run.face)
        for page in english.facsimile.pages
        for line in page.lines
        for run in line.runs
        if not run.face.startswith("latin") and (run.text.strip().isascii() or set(run.text) & set(MARKS))
    ]
    assert not strange


def test_no_furniture_is_in_chinese(english: Paper) -> None:
    furniture = [
        line.text
        for page in english.facsimile.pages
        for line in page.lines
        if line.role in ("masthead", "folio", "jump", "furniture")
    ]
    assert not [text for text in furniture if HAN.search(text)]
    assert not [page.label for page in english.facsimile.pages if HAN.search(page.label)]


def test_hyphens_are_few(english: Paper) -> None:
    lines = list(copy(english.facsimile))
    assert sum(line.hyphen for line in lines) < HYPHENED * len(lines)


def test_the_pdf_says_it_is_english(english: Paper) -> None:
    assert english.facsimile.language == "en"
    assert b"/Lang (en)" in pdf_bytes(english.facsimile)


def test_a_chinese_paper_may_carry_an_english_story() -> None:
    chinese = issue_named("shipped")
    story = replace(issue_named("english").articles[1], id="e1")
    mixed = replace(chinese, articles=(*chinese.articles[:2], story), masthead=replace(chinese.masthead, pages_today=None))
    made = compose(mixed, Style(stock="a4"), book())
    lines = [line for line in copy(made) if line.article == "e1"]
    assert {run.face for line in lines for run in line.runs} <= {"latin", "latin-italic", "latin-bold"}
