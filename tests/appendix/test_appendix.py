"""The reading PDF with its articles in full, read back: no word lost, links both ways, tags, outline and labels that hold."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from epaper.appendix.append import with_appendix
from epaper.appendix.formats import FORMATS
from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.geometry import mm
from epaper.paint.pdf import pdf_bytes
from epaper.paint.profiles import srgb
from epaper.resources import icc_folder
from epaper.scene.model import COPY
from epaper.style import Style
from tests.appendix.odd_issue import odd_issue
from tests.composed import ENGLISH, SHIPPED
from tests.composed import composed as shared
from tests.issues import makers
from tests.tagged import Node, Tagged

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from epaper.issue.model import Article, Issue
    from epaper.scene.model import Facsimile, Page

FOLDERS = {"shipped": SHIPPED, "english": ENGLISH}
PAPERS = {
    "odd": odd_issue,
    "giant": lambda: makers.giant_article(30_000),
    "one line": makers.one_line_issue,
}
HEADS = ("/Kicker", "/H1", "/Deck", "/Byline", "/Label")
BOOK = FontBook.shipped()


@dataclass(frozen=True)
class Made:
    """An issue, its facsimile alone and with the appendix, and the PDF of that, looked into."""

    form: str
    issue: Issue
    facsimile: Facsimile
    whole: Facsimile
    tagged: Tagged

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the appendix."""
        return self.whole.pages[len(self.facsimile.pages) :]

    @property
    def articles(self) -> dict[str, Node]:
        """The elements of the articles in the appendix, by id, in order."""
        part = self.tagged.root.kids[-1]
        assert isinstance(part, Node)
        assert part.kind == "Part"
        found = [node for node in part.walk() if node.kind == "Art"]
        ids = list(dict.fromkeys(region.article for page in self.pages for region in page.regions if region.kind == "article"))
        assert len(found) == len(ids)
        return dict(zip(ids, found, strict=True))


@cache
def composed(name: str) -> tuple[Issue, Facsimile]:
    if name in FOLDERS:
        issue, _, facsimile = shared(FOLDERS[name])
        return issue, facsimile
    issue = PAPERS[name]()
    return issue, compose(issue, Style(), BOOK)


@pytest.fixture(scope="module", params=[f"{name} {form}" for name in (*FOLDERS, *PAPERS) for form in FORMATS])
def made(request: pytest.FixtureRequest) -> Made:
    name, _, form = request.param.rpartition(" ")
    issue, facsimile = composed(name)
    whole = with_appendix(facsimile, issue, Style().house_for(issue.masthead), form, BOOK)
    return Made(form, issue, facsimile, whole, Tagged(pdf_bytes(whole, srgb(icc_folder()))))


def solid(*texts: str) -> str:
    """Return texts without the white in them, and without hyphens that part words."""
    return unicodedata.normalize("NFC", "".join("".join(texts).replace("\u00ad", "").split()))


def elements(node: Node) -> Iterator[Node]:
    """Return the elements of an article that hold text, in order, none inside another but a link in its text."""
    for kid in node.kids:
        if isinstance(kid, Node) and kid.entries.S != "/Jump":
            if any(isinstance(inner, tuple) for inner in kid.kids) or (kid.kids and all(is_link(inner) for inner in kid.kids)):
                yield kid
            else:
                yield from elements(kid)


def is_link(kid: object) -> bool:
    return isinstance(kid, Node) and kid.kind == "Link"


def test_every_word_of_every_article_is_there_once_and_in_order(made: Made) -> None:
    for article in made.issue.articles:
        told = [(str(node.entries.S), made.tagged.text(node)) for node in elements(made.articles[article.id])]
        kinds = [kind for kind in HEADS if article.headline or kind != "/H1"]  # else the first sub-heading is one
        heads = solid(*(text for kind, text in told if kind in kinds))
        said = (marked(made, article), *article.kicker, *article.headline, *article.deck, article.byline)
        assert Counter(heads) == Counter(solid(*said))
        assert not article.headline or solid(*article.headline) in heads
        shown = [picture for picture in article.pictures if picture.file in made.issue.images]
        captions = solid(*(text for kind, text in told if kind == "/Caption"))
        assert captions == solid(*(picture.caption + picture.credit for picture in shown))
        copy = solid(*(text for kind, text in told if kind not in (*kinds, "/Caption", "/Figure")))
        lost = [picture.caption + picture.credit for picture in article.pictures if picture not in shown]
        assert copy == solid(*lost, *(paragraph.text for paragraph in article.paragraphs))


def marked(made: Made, article: Article) -> str:
    wording = Style().house_for(made.issue.masthead).wording
    return {"ad": wording.ad, "public": wording.public}.get(article.kind, "") + article.label


def test_the_articles_stand_in_the_order_of_the_paper(made: Made) -> None:
    placed = [region.article for page in made.facsimile.pages for region in page.regions if region.kind == "article"]
    order = list(made.articles)
    assert order[: len(placed)] == list(dict.fromkeys(placed))
    assert sorted(order) == sorted(article.id for article in made.issue.articles)


def target(node: Node) -> pikepdf.Object | None:
    """Return where a link leads inside the document."""
    return next(kid for kid in node.kids if not isinstance(kid, tuple | Node)).get("/Dest")


def page_of(made: Made, dest: pikepdf.Object) -> int:
    numbers = {page.objgen: index for index, page in enumerate(made.tagged.file.pages)}
    return numbers[dest[0].objgen]


def test_headlines_lead_to_their_articles_and_these_back_to_their_places(made: Made) -> None:
    begins = {article: next(node.stretches(), None) for article, node in made.articles.items()}
    paper = {
        region.article: (index, region)
        for index, page in reversed(list(enumerate(made.facsimile.pages)))
        for region in page.regions
        if region.kind == "article"
    }
    arts = [node for node in made.tagged.root.kids if isinstance(node, Node) and node.kind == "Art"]
    there = {
        page_of(made, where)
        for art in arts
        for link in art.walk()
        if link.kind == "Link" and (where := target(link)) is not None and str(where[1]) == "/FitH"
    }
    printed = {
        line.article for page in made.facsimile.pages for line in page.lines
    }  # of a picture alone there is no word to press
    assert there == {begins[article][0] for article in paper if article in printed}  # type: ignore[index]
    for article, node in made.articles.items():
        ways = [link for jump in node.walk() if jump.entries.S == "/Jump" for link in jump.kids if isinstance(link, Node)]
        assert bool(ways) == (article in paper)
        for way in ways:
            index, region = paper[article]
            assert page_of(made, target(way)) == index
            assert str(target(way)[1]) == "/FitR"
            assert float(target(way)[2]) == pytest.approx(min(rect.x for rect in region.rects), abs=0.01)


def test_the_contents_name_every_article_and_lead_to_where_it_begins(made: Made) -> None:
    entries = [node for node in made.tagged.root.kids[-1].walk() if node.kind == "TOCI"]  # type: ignore[union-attr]
    if len(made.issue.articles) == 1:
        assert not entries
        return
    links = [link for entry in entries for link in entry.walk() if link.kind == "Link"]
    said = [page_of(made, target(link)) for link in links]
    begins = [next(node.stretches())[0] for node in made.articles.values()]
    assert [page for page in said if page >= len(made.facsimile.pages)] == begins
    sections = [page for page in said if page < len(made.facsimile.pages)]
    assert sections == sorted(set(sections))
    for link, page in zip(links, said, strict=True):
        if page >= len(made.facsimile.pages):
            assert made.tagged.text(link).endswith(made.whole.pages[page].label)


def test_the_tree_is_whole(made: Made) -> None:
    tagged = made.tagged
    assert not tagged.loose
    assert not tagged.tangled
    assert not tagged.unmapped()
    assert sorted(tagged.root.stretches()) == sorted(tagged.texts)
    pressed = {kid.objgen for node in tagged.root.walk() for kid in node.kids if not isinstance(kid, tuple | Node)}
    assert pressed == {note.objgen for page in tagged.file.pages for note in page.get("/Annots", [])}
    levels = [int(node.kind[1:]) for node in tagged.root.walk() if node.kind in ("H1", "H2")]
    assert levels[0] == 1
    for node in tagged.root.walk():
        assert node.kind != "H1" or "/ActualText" not in node.entries or not any(is_link(kid) for kid in node.kids)


def test_labels_and_outline_name_the_appendix(made: Made) -> None:
    catalogue, count = made.tagged.file.Root, len(made.facsimile.pages)
    labels = [str(label.P) for label in list(catalogue.PageLabels.Nums)[1::2]]
    wording = Style().house_for(made.issue.masthead).wording
    assert labels[count:] == [wording.appendix_page.format(page=number) for number in range(1, len(made.pages) + 1)]
    with made.tagged.file.open_outline() as outline:
        *_, last = outline.root
        assert len(outline.root) == count + 1
    assert last.title == wording.appendix
    assert [page_of(made, entry.destination) for entry in last.children] == [
        next(node.stretches())[0] for node in made.articles.values()
    ]


def test_pages_are_of_their_size_and_nothing_stands_outside_or_on_another_line(made: Made) -> None:
    form = FORMATS[made.form]  # type: ignore[index]
    for page, printed in zip(made.whole.pages, made.tagged.file.pages, strict=True):
        assert [float(edge) for edge in printed.MediaBox] == pytest.approx([0, 0, page.width, page.height], abs=0.01)
    for page in made.pages:
        assert (page.width, page.height) == (mm(form.width), mm(form.height))
        left, right = (page.width - form.cells * form.size) / 2, (page.width + form.cells * form.size) / 2
        foot = page.height - mm(form.foot) + 0.01
        for line in page.lines:
            assert left - 0.5 * line.size <= line.x, line.text
            assert line.x + line.width <= right + 0.5 * line.size, line.text
            assert line.baseline <= foot, line.text
        for region in page.regions:
            assert all(rect.bottom <= foot + form.size for rect in region.rects)
        copy = sorted((line for line in page.lines if line.role in COPY and line.article), key=lambda line: line.baseline)
        beside = [(one, other) for one, other in pairwise(copy) if other.baseline - one.baseline > 0.01]
        assert all(other.baseline - one.baseline >= form.size for one, other in beside)


def test_no_line_of_running_copy_is_left_alone_and_no_head_without_copy(made: Made) -> None:
    copy = [
        (page.number, line)
        for page in made.pages
        for line in page.lines
        if line.role == "body" and line.article and line.text.strip()
    ]
    paragraphs: dict[tuple[str, int], list[int]] = {}
    for page, line in copy:
        paragraphs.setdefault((line.article, line.paragraph), []).append(page)
    parted = [Counter(pages) for pages in paragraphs.values() if len(set(pages)) > 1 and len(pages) > 3]
    alone = [counts for counts in parted if 1 in counts.values()]
    assert not alone
    for page in made.pages:
        for article in {line.article for line in page.lines if line.role == "headline"}:
            below = [line for line in page.lines if line.article == article and line.role in (*COPY, "caption")]
            words = next(one for one in made.issue.articles if one.id == article)
            on_page = len(below) + sum(region.kind == "picture" for region in page.regions)
            assert on_page >= min(3, len(words.paragraphs)) or made.whole.titles[article] * 2 > "没完没了"


def test_the_same_issue_gives_the_same_bytes() -> None:
    issue, facsimile = composed("shipped")
    house = Style().house_for(issue.masthead)
    once, again = (pdf_bytes(with_appendix(facsimile, issue, house, "phone")) for _ in range(2))
    assert once == again


def test_the_paper_itself_is_not_touched(made: Made) -> None:
    for page, other in zip(made.facsimile.pages, made.whole.pages, strict=False):
        assert page.marks == other.marks
        assert [(line.text, line.x, line.baseline) for line in page.lines] == [
            (line.text, line.x, line.baseline) for line in other.lines
        ]
