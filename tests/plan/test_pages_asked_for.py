"""Stories are assigned to pages 配版 by guess: where these are too full or too empty few give way, and every page is made."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from epaper.compose import compose, compose_again
from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue
from epaper.plan.model import IssuePlan
from epaper.plan.pages.spread import Item, Spread
from epaper.quality.measure import measure
from epaper.style import Style
from tests.issues.makers import issue_of

FRONT = 0.72  # of a page is left below the masthead
HEAD = 90  # characters a head takes the room of, about
AWRY = 0.25  # share of its length by which an editor misjudges a story
OPEN, HOLES = 4.0, 1.0  # % of a page that may be white, and in one place


def assigned(issue: Issue, pages: int, dice: Random) -> Issue:
    """Assign every story to a page in file order, as lengths in characters seem to fill them."""
    lengths = [HEAD + sum(len(paragraph.text) for paragraph in story.paragraphs) for story in issue.articles]
    share = sum(lengths) / (FRONT + pages - 1)
    used, stories = 0.0, list[Article]()
    for story, length in zip(issue.articles, lengths, strict=True):
        middle = used + length / 2 + dice.uniform(-AWRY, AWRY) * length
        used += length
        stories.append(replace(story, page=max(1, min(pages, int((middle / share - FRONT) // 1) + 2))))
    return replace(issue, articles=tuple(stories))


def stands(plan: IssuePlan) -> dict[str, int]:
    """Return the page on which each story begins."""
    return {block.article: page.number for page in plan.pages for block in page.blocks if block.article and not block.part}


@pytest.mark.parametrize(("pages", "stories", "stock", "seed"), [(4, 11, "a4", 4), (6, 14, "a4", 7), (4, 18, "tabloid", 5)])
def test_pages_assigned_by_guess_are_all_made_and_most_stories_stand_where_they_are_wanted(
    pages: int, stories: int, stock: str, seed: int
) -> None:
    made = issue_of(stories, 1500 * pages * (2 if stock == "tabloid" else 1), seed, pages=pages)
    issue = assigned(made, pages, Random(f"assigned {seed}"))
    facsimile, done = compose_again(issue, Style(stock=stock, pages=pages))
    assert len(facsimile.pages) == pages
    assert not [finding for finding in facsimile.findings if finding.code == "page-short"]
    metrics = {metric.key: metric for metric in measure(facsimile)}
    assert max(metrics["Q12"].by_page) <= OPEN
    assert metrics["Q12-hole"].value <= HOLES
    pages_of = stands(done.plan)
    elsewhere = [story.reference for story in issue.articles if pages_of[story.id] != story.page]
    assert [finding.where for finding in facsimile.findings if finding.code == "page-pin"] == elsewhere
    assert len(elsewhere) <= stories // 4


def test_where_assigned_pages_balance_nobody_moves() -> None:
    items = [Item((order,), 100, 90, 70, True, order // 3 + 1, "", False) for order in range(12)]
    assert Spread(items, [300] * 4, 4).pages() == [order // 3 + 1 for order in range(12)]


def test_of_a_page_wanted_by_too_many_the_least_important_goes_to_where_there_is_room() -> None:
    wanted = [1, 1, 1, 2, 2, 2, 4, 4, 4, 4, 4, 4]
    items = [Item((order,), 100, 90, 70, True, page, "", False) for order, page in enumerate(wanted)]
    pages = Spread(items, [300] * 4, 4).pages()
    assert [pages.count(page) for page in range(1, 5)] == [3, 3, 3, 3]
    assert pages[:9] == wanted[:9], "the first three wanted on page 4 stay"
    assert set(pages[9:]) == {3}


def test_where_copy_does_not_come_out_so_wishes_give_way_more_readily() -> None:
    wanted = [1, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4]
    items = [Item((order,), 100, 90, 70, True, page, "", False) for order, page in enumerate(wanted)]
    moved = [
        sum(page != other for page, other in zip(Spread(items, [300] * 4, 4, yielding=more).pages(), wanted, strict=True))
        for more in (False, True)
    ]
    assert moved[0] == 0 < moved[1], "one page jumps to the next before anything moves"


@pytest.mark.parametrize(("pages", "stories", "seed"), [(5, 9, 12), (4, 7, 7), (4, 7, 15)])
def test_where_copy_does_not_come_out_so_any_page_may_take_a_story(pages: int, stories: int, seed: int) -> None:
    issue = assigned(issue_of(stories, 1500 * pages, seed, pages=pages), pages, Random(f"assigned {seed}"))
    facsimile = compose(issue, Style(stock="a4", pages=pages))
    assert len(facsimile.pages) == pages
    codes = [finding.code for finding in facsimile.findings]
    assert "page-short" not in codes
    assert 1 <= codes.count("page-pin") <= 2, "one or two give way, not all that stand near"


def test_a_story_too_long_to_stand_whole_jumps_and_leaves_no_hole() -> None:
    issue = issue_of(9, 7000, 4, pages=4)
    longest = max(issue.articles, key=lambda story: sum(len(paragraph.text) for paragraph in story.paragraphs))
    paragraphs = longest.paragraphs * 3
    others = [story for story in issue.articles if story is not longest]
    stories = [replace(longest, paragraphs=paragraphs, page=1, rank=1, pins=replace(longest.pins, whole=True)), *others]
    stories[1:3] = [replace(story, page=1) for story in stories[1:3]]
    facsimile, _ = compose_again(replace(issue, articles=tuple(stories)), Style(stock="a4"))
    codes = [finding.code for finding in facsimile.findings]
    assert "pin-whole" in codes
    assert "page-short" not in codes
    assert max(next(metric for metric in measure(facsimile) if metric.key == "Q12").by_page) <= OPEN


def test_a_dress_no_page_could_give_is_told_and_changes_nothing(book: FontBook) -> None:
    issue = issue_of(8, 6000, 2, pages=4)
    plain, _ = compose_again(issue, Style(stock="a4"), book)
    first, second, *others = issue.articles
    asked = replace(second, pins=replace(second.pins, dress="topped"))  # it has no picture
    pinned, _ = compose_again(replace(issue, articles=(first, asked, *others)), Style(stock="a4"), book)
    assert [finding.code for finding in pinned.findings if finding.code == "pin-shape"]
    assert pinned.pages == plain.pages
