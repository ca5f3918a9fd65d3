"""What is no story among stories: whatever there is of it, every story and every box stands once and on nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.model import Article, ArticleKind, Issue, Picture
from epaper.issue.pins import Makeup, Pins
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import Made
from epaper.plan.heads.labels import mark_text
from epaper.plan.model import IssuePlan
from epaper.style import Style, house_of_language
from tests.issues import makers
from tests.plan.slot_material import artwork, forecast, notice

FULL = artwork("full", 2000, 3000, page=3, pins=Pins(columns=4, rows=60))
MANY = (*(notice(f"n{n}", 1 + n % 4, kind="ad") for n in range(20)), *(artwork(f"p{n}", 400 + 100 * n, 600) for n in range(6)))


def issue_with(*extras: Article, stories: int = 7, characters: int = 5200, index: bool | None = None) -> Issue:
    base = makers.issue_of(stories, characters)
    return replace(base, articles=(*base.articles, *extras), makeup=Makeup(index=index))


def taken(plan: IssuePlan) -> Counter[tuple[int, int, int]]:
    """Count by how many blocks each column and line of each page is taken."""
    return Counter(
        (page.number, block.column + column, block.row + row)
        for page in plan.pages
        for block in page.blocks
        for column, depth in enumerate(block.depths)
        for row in range(depth)
    )


def faults(issue: Issue, plan: IssuePlan) -> list[str]:
    stands = Counter(block.article for page in plan.pages for block in page.blocks if not block.part)
    found = [f"{article.id} stands {stands[article.id]} times" for article in issue.articles if stands[article.id] != 1]
    found += [f"{place} is taken {times} times" for place, times in taken(plan).items() if times > 1]
    lowest = {page.number: plan.grid.rows - page.foot_rows for page in plan.pages}
    return found + [f"{place} is below its page" for place in taken(plan) if place[2] >= lowest[place[0]]]


@pytest.mark.parametrize(
    ("issue", "stock"),
    [
        (issue_with(FULL), "a4"),
        (issue_with(*MANY), "a4"),
        (issue_with(notice("x", 3), artwork("b", 800, 600), index=True), "120x180"),
        (issue_with(notice("x", 60), stories=3, characters=900), "148x210"),
        (issue_with(notice("x", 3), artwork("b", 800, 600), stories=3, characters=900), "a4"),
    ],
    ids=["a whole page", "many", "small pages", "a giant notice", "few stories"],
)
def test_every_story_and_every_box_stands_once_and_on_nothing_else(issue: Issue, stock: str, book: FontBook) -> None:
    plan = plan_issue(replace(issue, masthead=makers.masthead_for(None)), Style(stock=stock), book)
    boxes = [article.id for article in issue.articles] + [""] * bool(issue.makeup.index)
    assert faults(replace(issue, articles=issue.articles), plan) == []
    assert {block.article for page in plan.pages for block in page.blocks} == set(boxes)


def test_a_paper_of_advertisements_alone_is_a_paper(book: FontBook) -> None:
    issue = Issue(makers.masthead_for(2), (notice("a", 3, kind="ad"), artwork("b", 800, 600)))
    plan = plan_issue(issue, Style(stock="a4", pages=2), book)
    assert faults(issue, plan) == []
    assert len(plan.pages) == 2 or [finding.code for finding in plan.findings if finding.severity == "error"] == ["page-count"]


@pytest.mark.parametrize("kind", ["ad", "public", "notice", "weather"])
def test_what_no_box_holds_is_made_up_like_a_story_and_loses_no_word(kind: ArticleKind, book: FontBook) -> None:
    giant = replace(notice("giant", 130, kind=kind), pins=Pins(columns=4, rows=90))
    issue = issue_with(giant, stories=3, characters=2000)
    page = compose(replace(issue, masthead=makers.masthead_for(None)), Style(stock="a4"), book)
    copy = "".join(line.text for each in page.pages for line in each.lines if (line.article, line.role) == ("giant", "body"))
    assert copy == giant.paragraphs[0].text
    assert [finding.where for finding in page.findings if finding.code == "slot-flows"] == ["giant《启事giant》"]
    assert page.ranking[-1] == "giant"
    stands = [each for each in page.pages if any(region.article == "giant" for region in each.regions)]
    assert len(stands) > 1
    mark = mark_text(giant, house_of_language("zh").wording)
    assert all(any(line.article == "giant" and line.text == mark for line in each.lines) for each in stands if mark)


def test_what_flows_is_kept_after_an_edit_of_a_story(book: FontBook) -> None:
    issue = issue_with(notice("giant", 130), stories=3, characters=2000)
    plan = plan_issue(issue, Style(stock="a4"), book)
    assert plan.flowing == ("giant",)
    again = plan_issue(issue, Style(stock="a4"), book, last=Made(issue, Style(stock="a4"), plan))
    assert again.flowing == plan.flowing
    assert taken(again) == taken(plan)


@pytest.mark.parametrize("kind", ["ad", "notice"])
def test_a_box_prints_the_name_of_its_column_over_the_kicker(kind: ArticleKind, book: FontBook) -> None:
    box = replace(notice("one", 2, kind=kind), label="便民服务", kicker=("急用",))
    page = compose(issue_with(box, stories=3, characters=2000), Style(stock="a4"), book)
    kickers = [line.text for each in page.pages for line in each.lines if (line.article, line.role) == ("one", "kicker")]
    assert "".join("".join(kickers).split()) == "便民服务急用"


def captioned(caption: str, **others: object) -> Article:
    photo = Picture("photo.png", caption, "张三 摄", width=900, height=600)
    return replace(notice("shown", 4), pictures=(photo,), **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "moved"),
    [(captioned("插秧。" * 900, kind="story"), True), (captioned("插秧。"), True), (captioned("插秧。", kind="story"), False)],
    ids=["too long for its page", "in a box", "usual"],
)
def test_a_caption_without_a_place_stands_behind_the_copy(shown: Article, moved: bool, book: FontBook) -> None:
    base = issue_with(shown, stories=3, characters=2000)
    facsimile = compose(replace(base, masthead=makers.masthead_for(None), images={"photo.png": b""}), Style(stock="a5"), book)
    lines = [
        line
        for page in facsimile.pages
        for line in page.lines
        if line.article == "shown" and line.role not in ("headline", "jump")
    ]
    said = "".join("".join(line.text for line in lines).split())
    assert said.count("插秧。") == shown.pictures[0].caption.count("插秧。")
    assert said.count("张三摄") == 1
    assert [finding.code for finding in facsimile.findings if finding.code == "caption-moved"] == ["caption-moved"] * moved


@pytest.mark.parametrize("kind", ["ad", "public"])
@pytest.mark.parametrize("caption", ["插秧。", ""])
def test_what_an_advertisement_says_of_its_artwork_is_told_not_to_be_printed(
    kind: ArticleKind, caption: str, book: FontBook
) -> None:
    said = captioned(caption, kind=kind)
    silent = replace(said, id="silent", pictures=(replace(said.pictures[0], caption="", credit=""),))
    base = issue_with(said, silent, stories=3, characters=2000)
    made = compose(replace(base, masthead=makers.masthead_for(None), images={"photo.png": b""}), Style(stock="a4"), book)
    assert not any("张三" in line.text for page in made.pages for line in page.lines if line.article == "shown")
    found = [finding for finding in made.findings if finding.code == "caption-unprinted"]
    assert [(finding.severity, finding.where) for finding in found] == [("warning", said.reference)]
    assert "张三 摄" in found[0].message


def test_the_caption_of_an_advertisement_that_flows_is_printed_and_nothing_is_told(book: FontBook) -> None:
    giant = replace(captioned("插秧。", kind="ad"), paragraphs=notice("giant", 130).paragraphs)
    base = issue_with(giant, stories=3, characters=2000)
    made = compose(replace(base, masthead=makers.masthead_for(None), images={"photo.png": b""}), Style(stock="a4"), book)
    printed = "".join(line.text for page in made.pages for line in page.lines if line.article == "shown")
    assert "张三" in printed
    assert "caption-unprinted" not in {finding.code for finding in made.findings}


def test_an_ear_is_no_block(book: FontBook) -> None:
    plan = plan_issue(issue_with(forecast()), Style(stock="a4"), book)
    assert "weather" not in {block.article for page in plan.pages for block in page.blocks}
