"""Whatever the issue, the stock and the pages asked for: everything stands once, in its place, and nothing is overset."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue, Picture
from epaper.plan.copyfit import plan_issue
from epaper.plan.model import IssuePlan
from epaper.style import Style
from epaper.typeset.galley import Setter
from tests.issues import makers
from tests.plan.laws import broken_laws

QUICK = ("one line", "one giant article", "an article without paragraphs", "heads of 1 and 70 characters")
STOCKS = ("auto", "a4", "tabloid", "broadsheet", "260x370", "148x210", "120x180")


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("name", QUICK)
def test_every_awkward_issue_comes_out_on_every_stock(name: str, stock: str, book: FontBook, setter: Setter) -> None:
    issue = makers.shapes()[name]
    assert broken_laws(issue, plan_issue(issue, Style(stock=stock), book), setter) == []


@pytest.mark.parametrize("stock", ["a4", "tabloid"])
def test_stories_without_a_head_come_out(stock: str, book: FontBook, setter: Setter) -> None:
    issue = makers.issue_of(5, 6300)
    bare = tuple(replace(article, headline=(), kicker=(), deck=(), byline="") for article in issue.articles[:3])
    issue = replace(issue, articles=(*bare, *issue.articles[3:]))
    assert broken_laws(issue, plan_issue(issue, Style(stock=stock), book), setter) == []


@pytest.mark.parametrize(
    ("name", "stock"), [("thirty briefs", "120x180"), ("a paper of four pages", "148x210"), ("eight pages with pictures", "a4")]
)
def test_large_issues_come_out(name: str, stock: str, book: FontBook, setter: Setter) -> None:
    issue = makers.shapes()[name]
    assert broken_laws(issue, plan_issue(issue, Style(stock=stock), book), setter) == []


@pytest.mark.parametrize("pages", [1, 2, 8, 40])
@pytest.mark.parametrize("stock", ["a4", "120x180"])
def test_pages_that_cannot_be_had_are_told(pages: int, stock: str, book: FontBook, setter: Setter) -> None:
    issue = makers.issue_of(4, 1500, pages=None)
    plan = plan_issue(issue, Style(stock=stock, pages=pages), book)
    assert broken_laws(issue, plan, setter) == []
    told = [finding for finding in plan.findings if finding.code == "page-count"]
    assert bool(told) == (len(plan.pages) != pages)
    assert all(finding.severity == "error" for finding in told)


def pictured(*pictures: Picture) -> Issue:
    """Make a small issue whose first story has these pictures."""
    issue = makers.issue_of(3, 1500, pages=None)
    return replace(issue, articles=(replace(issue.articles[0], pictures=pictures), *issue.articles[1:]))


@pytest.mark.parametrize(
    "pictures",
    [
        (Picture("p.jpg", "河灯。", "", 600, 900),),
        (Picture("p.jpg", "", "", 0, 0),),
        (Picture("p.jpg", "", "", 200, 4000),),
        tuple(Picture(f"{n}.jpg", "河灯初上。", "林晓川 摄", 1200, 800) for n in range(4)),
        tuple(Picture(f"{n}.jpg", "河灯初上。", "", 500, 1500) for n in range(4)),
    ],
    ids=["upright", "unknown size", "taller than any page", "several", "more picture than page"],
)
@pytest.mark.parametrize("stock", ["a4", "120x180"])
def test_pictures_of_every_shape_come_out(pictures: tuple[Picture, ...], stock: str, book: FontBook, setter: Setter) -> None:
    issue = pictured(*pictures)
    assert broken_laws(issue, plan_issue(issue, Style(stock=stock), book), setter) == []


def on_pages(plan: IssuePlan, article: Article) -> list[int]:
    """Return the pages a story stands on."""
    return [page.number for page in plan.pages for block in page.blocks if block.article == article.id]


def test_a_story_stands_on_the_page_it_is_pinned_to(book: FontBook) -> None:
    issue = makers.issue_of(7, 6300)
    for order, page in ((2, 3), (4, 1)):
        story = replace(issue.articles[order], page=page)
        pinned = replace(issue, articles=(*issue.articles[:order], story, *issue.articles[order + 1 :]))
        assert on_pages(plan_issue(pinned, Style(stock="a4"), book), story)[0] == page


def test_a_pin_that_cannot_be_kept_is_told(book: FontBook) -> None:
    issue = makers.issue_of(4, 1500, pages=None)
    pinned = replace(issue, articles=(*issue.articles[:3], replace(issue.articles[3], page=9)))
    plan = plan_issue(pinned, Style(stock="a4"), book)
    assert [finding.where for finding in plan.findings if finding.code == "page-pin"] == [issue.articles[3].reference]


def test_the_same_issue_gives_the_same_plan(book: FontBook) -> None:
    issue = makers.issue_of(4, 3000, pages=None)
    assert plan_issue(issue, Style(), book) == plan_issue(issue, Style(), FontBook.shipped())


def test_the_laws_see_a_line_lost_and_a_block_moved(book: FontBook, setter: Setter) -> None:
    issue = makers.issue_of(4, 1500, pages=None)
    plan = plan_issue(issue, Style(stock="a4"), book)
    page = plan.pages[0]
    for spoilt in (page.blocks[0]._replace(last=page.blocks[0].last - 1), page.blocks[0]._replace(row=page.blocks[0].row - 1)):
        broken = plan._replace(pages=(page._replace(blocks=(spoilt, *page.blocks[1:])), *plan.pages[1:]))
        assert broken_laws(issue, broken, setter) != []
