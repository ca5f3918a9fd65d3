"""Facsimile + issue → the facsimile with its appendix 附：文章全文: every article in full, linked both ways.

One more arrangement of the same stages: the copy is set by the same setter, heads by the same writer, and placed by the same
functions; what is new is that everything is one column and pages are poured, not made up. Pure: same input, same output.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from epaper.appendix.contents import contents, place_contents
from epaper.appendix.formats import FORMATS, Format, FormatName, grid_of
from epaper.appendix.furniture import finished
from epaper.appendix.model import TORN, Gap, Strip, Way
from epaper.appendix.placing import place_strips
from epaper.appendix.pouring import poured
from epaper.appendix.strips import strips_of
from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue
from epaper.place.desk import Desk
from epaper.plan.division import divided
from epaper.plan.stories.matter import setter_for
from epaper.scene.model import COPY, Facsimile, Page, Region, TextLine
from epaper.style import House

SEPARATOR = 2  # lines between two articles on one page

Group = tuple[Page | None, tuple[Article, ...]]  # the articles that begin on a page of the paper, or on none


def with_appendix(facsimile: Facsimile, issue: Issue, house: House, name: FormatName, book: FontBook | None = None) -> Facsimile:
    """Return the facsimile of an issue with its articles in full behind its own pages, for the reader `name`.

    Its headlines lead to their articles there, and these back to their places; to a picture of which the paper prints no word
    only the contents lead. An issue without articles gets no appendix.
    """
    form, book = FORMATS[name], book or FontBook.shipped()
    setter = setter_for(issue, book, replace(house, drop_cap=False))
    desk = Desk(divided(issue), house, grid_of(form, house), book, setter, {}, {}, {})
    groups = tuple(_groups(facsimile, issue))
    before, rows = len(facsimile.pages), desk.grid.rows
    listed = poured(tuple(contents(desk, groups)), rows) if len(issue.articles) > 1 else ()
    articles = tuple(_articles(desk, form, groups, before + len(listed), len(listed)))
    begins = {region.article: page for page in articles for region in page.regions if region.kind == "article"}
    front = (finished(desk, place_contents(desk, strips, begins), number, before) for number, strips in enumerate(listed, 1))
    paper = (_leading(page, begins) for page in facsimile.pages)
    return replace(facsimile, pages=(*paper, *front, *articles))


def _groups(facsimile: Facsimile, issue: Issue) -> Iterator[Group]:
    """Yield the articles page by page, in the order in which their parts stand there; at last those that have no place."""
    left = {article.id: article for article in issue.articles}
    for page in facsimile.pages:
        own = (left.pop(region.article, None) for region in page.regions if region.kind == "article")
        if articles := tuple(article for article in own if article is not None):
            yield page, articles
    if homeless := tuple(article for article in left.values() if _says(article)):
        yield None, homeless


def _says(article: Article) -> bool:
    """Say whether there is anything of an article to show."""
    return bool(article.paragraphs or article.pictures or "".join((*article.headline, *article.kicker, *article.deck)).strip())


def _articles(desk: Desk, form: Format, groups: Sequence[Group], before: int, listed: int) -> Iterator[Page]:
    """Yield the pages of the articles, behind `before` other pages of which `listed` are contents."""
    begun: set[str] = set()
    pages = (strips for run in _runs(desk, form, groups) for strips in poured(run, desk.grid.rows))
    for number, strips in enumerate(pages, listed + 1):
        yield finished(desk, place_strips(desk, strips, begun), number, before - listed)


def _runs(desk: Desk, form: Format, groups: Sequence[Group]) -> Iterator[Sequence[Strip]]:
    """Yield what begins on a page of its own: each article, or all of them, parted by white and a rule."""
    together = list[Strip]()
    gap, above = Strip("", SEPARATOR, Gap(), TORN, white=True), 0
    for page, articles in groups:
        way = Way(desk.house.wording.original.format(label=page.label), page.number) if page else None
        for article in articles:
            strips = strips_of(desk, form, article, way, above)
            if form.apart:
                yield strips
                continue
            together += (gap, *strips) if together else strips
            last = poured((*([Strip("", above, Gap())] if above else []), *strips), desk.grid.rows)[-1]
            above = sum(strip.rows for strip in (*last, gap)) % desk.grid.rows
    if together:
        yield together


def _leading(page: Page, begins: Mapping[str, Page]) -> Page:
    """Let the headlines of a page lead to their articles in the appendix; where there is none, what else the article has."""
    led = {id(line) for region in page.regions if region.kind == "article" for line in _heads(page, region)}
    lines = tuple(replace(line, leads=begins[line.article].number) if id(line) in led else line for line in page.lines)
    return replace(page, lines=lines)


def _heads(page: Page, region: Region) -> Sequence[TextLine]:
    own = [line for line in page.lines if line.article == region.article and line.runs]
    headline = [line for line in own if line.role == "headline"]
    other = [line for line in own if line.role in COPY or line.role in ("kicker", "deck", "caption")]
    return headline or other[:1] or own[:1]  # at last the mark over artwork 广告
