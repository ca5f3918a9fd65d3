"""Issue + style → facsimile: the whole way of the house on one screen. Pure: same input, same output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from epaper.errors import Finding
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.issue.whereabouts import MASTHEAD
from epaper.place.artwork import lettering
from epaper.place.desk import Desk
from epaper.place.fineness import coarse_artwork
from epaper.place.legible import too_long
from epaper.place.page import place_page
from epaper.plan.copyfit import plan_issue
from epaper.plan.editor.again import Made
from epaper.plan.masthead.texts import compulsory_items
from epaper.plan.pictures.check import picture_findings
from epaper.plan.stories.matter import setter_for
from epaper.plan.stories.mending import mended
from epaper.scene.grey import grey_page
from epaper.scene.model import Baselines, Facsimile, Page
from epaper.style import House, Style
from epaper.style.contrast import faint_type
from epaper.typeset.galley import Setter


def compose(issue: Issue, style: Style | None = None, book: FontBook | None = None, setter: Setter | None = None) -> Facsimile:
    """Make the newspaper: plan every page, set every line, place every mark.

    A `setter` that is given keeps what it has set for the next time, if it serves this issue. Raises UsageError when
    `style.stock` is no paper size. Trouble with the content is in the result's findings.
    """
    return compose_again(issue, style, book, setter)[0]


def compose_again(
    issue: Issue,
    style: Style | None = None,
    book: FontBook | None = None,
    setter: Setter | None = None,
    last: Made | None = None,
) -> tuple[Facsimile, Made]:
    """Make the newspaper, and say how it was made: given as `last` after an edit, stories stay where they are if they can."""
    style = style or Style()
    book = book or FontBook.shipped()
    house = style.house_for(issue.masthead)
    setter = setter_for(issue, book, house, setter)
    plan = plan_issue(issue, style, book, setter, last)
    made, copy = Made(issue, style, plan), mended(issue, plan.flowing, plan.captions)
    desk, issue = Desk(copy, house, plan.grid, book, setter, plan.cuts(), plan.starts(), plan.head_sizes()), copy.issue
    placed = tuple(place_page(desk, page) for page in plan.pages)
    facsimile = Facsimile(
        title=_title(issue),
        stock=plan.grid.stock.name,
        body_size=plan.grid.size,
        pages=tuple(_inked(page, len(placed), house) for page in placed),
        findings=(
            *plan.findings,
            *faint_type(house),
            *picture_findings(issue, plan),
            *coarse_artwork(desk, placed),
            *too_long(desk, plan.pages, placed),
            *_missing_glyphs(issue, book),
        ),
        titles={article.id: article.title for article in issue.articles},
        faces=dict(book.faces),
        images={**issue.images, **lettering(house)},
        publisher=issue.masthead.publisher,
        language=house.language,
        inks=house.inks.by_role(),
        baselines=Baselines(plan.grid.baseline(0), plan.grid.pitch, plan.grid.columns),
        dated=issue.masthead.date,
        form=compulsory_items(issue.masthead, house.wording),
        ranking=tuple(story.id for story in copy.stories),
        lengths={article.id: tuple(len(paragraph.text) for paragraph in article.paragraphs) for article in issue.articles},
    )
    return facsimile, made


def _title(issue: Issue) -> str:
    day = issue.masthead.date
    return f"{issue.masthead.name} {day.isoformat()}" if day else issue.masthead.name


def _inked(page: Page, count: int, house: House) -> Page:
    """Take the colours from a page that is printed in black alone."""
    coloured = not {0, page.number, page.number - count - 1}.isdisjoint(house.colour_pages)
    return page if coloured else grey_page(page, house.inks.by_role())


def _missing_glyphs(issue: Issue, book: FontBook) -> Iterator[Finding]:
    """Name every character that no face can show, and where it stands."""
    for item in fields(issue.masthead):
        said = getattr(issue.masthead, item.name)
        if isinstance(said, str | tuple):
            yield from _boxes(book, MASTHEAD, said, item.name)
    for article in issue.articles:
        places = [
            ("栏目", "label", (article.label,)),
            ("引题", "kicker", article.kicker),
            ("标题", "", article.headline),
            ("副题", "deck", article.deck),
            ("署名", "byline", (article.byline,)),
        ]
        places += [
            (f"图片“{picture.file}”的说明", picture.file, (picture.caption, picture.credit)) for picture in article.pictures
        ]
        places += [(f"第{number}段", "", (paragraph.text,)) for number, paragraph in enumerate(article.paragraphs, 1)]
        for place, field, texts in places:
            yield from _boxes(book, f"{article.reference}{place}", texts, field)


def _boxes(book: FontBook, where: str, texts: Iterable[str], field: str) -> Iterator[Finding]:
    for char in book.missing("".join(texts)):
        yield Finding("warning", "missing-glyph", where, f"字体中没有“{char}”（U+{ord(char):04X}），以方框印出。", field)
