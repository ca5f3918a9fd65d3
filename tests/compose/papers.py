"""A name → one issue composed on one stock, made once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from epaper.compose import compose
from epaper.issue.reader import read_issue
from epaper.plan.stock import parse_stock
from epaper.style import House, Style
from tests.composed import ENGLISH, RIVER, SHIPPED, book, composed, issue_in
from tests.issues import makers, material

if TYPE_CHECKING:
    from collections.abc import Callable

    from epaper.geometry import Rect
    from epaper.issue.model import Article, Issue
    from epaper.scene.model import Facsimile

FOLDERS = {"shipped": SHIPPED, "river": RIVER, "english": ENGLISH}


@dataclass(frozen=True)
class Paper:
    """An issue and the facsimile made of it."""

    name: str
    issue: Issue
    facsimile: Facsimile

    @property
    def area(self) -> Rect:
        """The type area 版心 of its stock."""
        stock = parse_stock(self.facsimile.stock, self.house)
        assert stock is not None, "a facsimile names the stock it was made on"
        return stock.area

    @property
    def house(self) -> House:
        """The house style of its language."""
        return Style().house_for(self.issue.masthead)

    @property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.issue.articles}


ISSUES: dict[str, Callable[[], Issue]] = {
    "shipped": lambda: issue_in(SHIPPED),
    "raw": lambda: read_issue(SHIPPED / "source.txt").issue,
    "river": lambda: issue_in(RIVER),
    "english": lambda: issue_in(ENGLISH),
    "one line": makers.one_line_issue,
    "briefs": lambda: makers.many_briefs(12),
    "heads": lambda: makers.headed(1, 70),
    "four pages": lambda: makers.issue_of(7, 6300),
    "pictures": lambda: makers.issue_of(6, 4200, pages=None, pictures=2),
    "no paragraphs": makers.headless_body,
    "giant": makers.giant_article,
    "every kind": material.every_kind,
}

# Every paper the laws must hold for; a stock after the @, else auto.
LAWFUL = (
    "shipped",
    "shipped@tabloid",
    "shipped@broadsheet",
    "shipped@260x370",
    "river@a4",
    "river@tabloid",
    "english",
    "english@tabloid",
    "english@broadsheet",
    "one line",
    "briefs",
    "heads",
    "four pages",
    "pictures",
    "no paragraphs",
    "giant",
    "giant@tabloid",
    "every kind@a4",
    "every kind@tabloid",
)


@cache
def issue_named(name: str) -> Issue:
    """Read or make an issue."""
    return ISSUES[name]()


@cache
def paper(name: str) -> Paper:
    """Compose `issue` or `issue@stock`."""
    title, _, stock = name.partition("@")
    if title in FOLDERS:
        made = composed(FOLDERS[title], stock or "auto")
        return Paper(name, made.issue, made.facsimile)
    issue = issue_named(title)
    return Paper(name, issue, compose(issue, Style(stock=stock or "auto"), book()))


def is_full(made: Paper) -> bool:
    """Say whether nothing was left over: no finding tells of a page that could not be filled."""
    return not any(finding.code == "page-short" for finding in made.facsimile.findings)
