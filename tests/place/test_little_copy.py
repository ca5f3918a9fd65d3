"""Copy too short for its legs stands in the middle, as its head does, and so do the few words of an advertisement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.issue.model import Article, Paragraph
from epaper.scene.model import Facsimile, TextLine
from epaper.style import Style
from tests.issues.makers import issue_of, one_line_issue


def middles(made: Facsimile, article: str) -> tuple[list[float], list[float]]:
    """Return where on its page the lines of a story's head, and those of its copy, have their middles."""
    lines = [line for page in made.pages for line in page.lines if line.article == article]
    heads = [middle(line) for line in lines if line.role == "headline"]
    return heads, [middle(line) for line in lines if line.role in ("body", "table")]


def middle(line: TextLine) -> float:
    return line.x + line.width / 2


@pytest.mark.parametrize("stock", ["a4", "tabloid"])
def test_a_story_of_one_line_stands_under_its_head(stock: str) -> None:
    made = compose(one_line_issue(), Style(stock=stock))
    (head,), (copy,) = middles(made, "a1")
    assert copy == pytest.approx(head, abs=made.body_size)


def test_the_few_words_of_an_advertisement_stand_under_its_head() -> None:
    issue = issue_of(6, 6000, pages=None)
    shop = Article("ad", ("河街粮油铺开张",), (Paragraph("新米上市，当日现碾。电话0000-5521。"),), kind="ad", page=2)
    made = compose(replace(issue, articles=(*issue.articles, shop)), Style(stock="a4"))
    (head,), copy = middles(made, "ad")
    assert copy
    assert copy == pytest.approx([head] * len(copy), abs=made.body_size)
