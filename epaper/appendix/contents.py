"""The articles by the pages of the paper → pages of contents 目录, whose lines lead to their articles and pages of the paper.

They are poured before anybody knows which page an article begins on: room is kept for the widest number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from epaper.appendix.formats import FINE
from epaper.appendix.model import NEVER, Cover, Entry, Gap, Section, Strip
from epaper.geometry import Rect
from epaper.issue.model import Article
from epaper.issue.text import excerpt
from epaper.place.artwork import place_artwork
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.plan.heads.labels import mark_text
from epaper.plan.masthead.texts import date_text
from epaper.scene.model import Page, Region, Rule
from epaper.typeset.heads import Heading, Room

COVER_ROWS: Final = 7  # lines of the cover: the name over three, date, title, white
NAME_HEIGHT, NAME_WIDTH = 2.5, 0.8  # pitches and shares of the measure the name may take
NAME_DROP: Final = 0.38  # em from the middle of the name down to its baseline
DATE, TITLE, TRACKING = 0.85, 1.1, 0.35  # of the body: sizes of date and title; em between the letters of a title in Han
ENTRY: Final = 0.95  # of the body
TURN: Final = 1.0  # em the second line of an entry is set in
APART: Final = 0.8  # em between an entry and its number
WIDEST: Final = 88  # a wide number of a page; one wider comes nearer to the headline
LINES: Final = 4  # of an entry, if it can be cut into so few
LONGEST: Final = 90  # characters of an entry: what is longer is shortened
LEAD: Final = 0.9  # pitches from one line of an entry to the next: its lines stand nearer to one another than to the next entry
RULE_RISE: Final = 0.2  # pitches from the name of a page of the paper up to its rule


def contents(desk: Desk, groups: Sequence[tuple[Page | None, Sequence[Article]]]) -> Iterator[Strip]:
    """Word the contents: the articles of each page of the paper under its name, those that stand on none under nothing."""
    yield Strip("", COVER_ROWS, Cover(), NEVER)
    for number, (page, articles) in enumerate(groups):
        if number:
            yield Strip("", 1, Gap(ruled=False), white=True)
        if page is not None:
            yield Strip("", 1, Section(page.label, page.number), NEVER)
        for article in articles:
            entry = Entry(article.id, _lines(desk, article))
            yield Strip(article.id, len(entry.lines), entry)


def place_contents(desk: Desk, strips: Sequence[Strip], begins: Mapping[str, Page]) -> Placed:
    """Place a page of contents; `begins` are the pages articles begin on."""
    rows = (0, *accumulate(strip.rows for strip in strips))
    placed = []
    for row, strip in zip(rows, strips, strict=False):
        if isinstance(strip.content, Cover):
            placed.append(_cover(desk))
        elif isinstance(strip.content, Section):
            placed.append(_section(desk, strip.content, row))
        elif isinstance(strip.content, Entry):
            placed.append(_entry(desk, strip.content, row, begins[strip.article]))
    return together(placed)


def _lines(desk: Desk, article: Article) -> tuple[str, ...]:
    """Cut the headline of an article into lines at sense; one that has none is called by its first words."""
    number = desk.heads.width(desk.house.wording.appendix_page.format(page=WIDEST), desk.house.faces.data)
    width = desk.grid.area.width / (desk.grid.size * ENTRY) - number - APART - TURN
    said = article.title if article.title.strip() else excerpt(_words(desk, article))
    fits = desk.heads.fit(Heading((excerpt(said, LONGEST),), desk.house.faces.data_strong), Room(width, 1.0, 1.0, LINES))
    return min(fits, key=lambda fit: (len(fit.lines), fit.badness)).lines


def _words(desk: Desk, article: Article) -> str:
    """Return the first words of an article; artwork alone is called what it is."""
    texts = (*(paragraph.text for paragraph in article.paragraphs), *(picture.caption for picture in article.pictures))
    return next((" ".join(text.split()) for text in texts if text.strip()), mark_text(article, desk.house.wording) or article.id)


def _cover(desk: Desk) -> Placed:
    """Set the paper's name as its folios show it, the date, and the title of the appendix."""
    grid, house, area = desk.grid, desk.house, desk.grid.area
    name, pitch = desk.issue.masthead.name, desk.grid.pitch
    room = Rect(area.x + area.width * (1 - NAME_WIDTH) / 2, grid.top(0), area.width * NAME_WIDTH, NAME_HEIGHT * pitch)
    ink = house.masthead.ink
    if artwork := house.masthead.artwork:
        lettering = place_artwork(artwork, room, ink, name, "folio", middle=True)
    else:
        line = desk.display(name, house.faces.name)
        size = min(room.height, room.width / max(line.width, 1.0))
        x, baseline = room.centre.x - line.width * size / 2, room.centre.y + NAME_DROP * size
        lettering = Placed(lines=(text_line(line, "folio", size, x, baseline, ink=ink),))
    date = desk.display(date_text(desk.issue.masthead, house.wording), house.faces.folio_date)
    size = min(DATE * grid.size, area.width / max(date.width, 1.0))
    dated = text_line(date, "folio", size, area.centre.x - date.width * size / 2, grid.baseline(3))
    said = house.wording.appendix
    title = desk.display(said, house.faces.section, tracking=0.0 if said.isascii() else TRACKING)
    size = min(TITLE * grid.size, area.width / title.width)
    x, y = area.centre.x - title.width * size / 2, grid.top(4)
    heading = text_line(title, "furniture", size, x, grid.baseline(5))
    # The title is the caption of the contents, and so stands in a region of theirs.
    region = Region("", "index", (grid.box(0, 1, 5, 1),))
    rule = Rule(area.x, y + pitch / 2, area.right, y + pitch / 2, 2 * FINE, ink)
    dates = (dated,) if date.text else ()
    return together([lettering, Placed((rule,), (*dates, heading), (region,))])


def _section(desk: Desk, section: Section, row: int) -> Placed:
    """Name a page of the paper over its articles, in the ink of what can be pressed, and lead there."""
    grid = desk.grid
    line = desk.display(section.label, desk.house.faces.section)
    size = min(grid.size, grid.area.width / max(line.width, 1.0))
    text = text_line(line, "furniture", size, grid.area.x, grid.baseline(row), ink="accent", leads=section.page)
    y = grid.top(row) - RULE_RISE * grid.pitch
    rules = (Rule(grid.area.x, y, grid.area.right, y, FINE, "grey"),) if row else ()
    return Placed(rules, (text,), (Region("", "index", (grid.box(0, 1, row, 1),)),))


def _entry(desk: Desk, entry: Entry, row: int, begins: Page) -> Placed:
    """Set a headline flush left and the number of its page flush right on its last line."""
    grid, faces = desk.grid, desk.house.faces
    size, lines, count = grid.size * ENTRY, [], len(entry.lines)
    first = grid.baseline(row) + (count - 1) * (1 - LEAD) * grid.pitch / 2
    for number, text in enumerate(entry.lines):
        x = grid.area.x + (TURN * size if number else 0.0)
        line = desk.display(text, faces.data_strong)
        baseline = first + number * LEAD * grid.pitch
        lines.append(text_line(line, "furniture", size, x, baseline, paragraph=number, leads=begins.number))
    page = desk.display(begins.label, faces.data)
    last = first + (count - 1) * LEAD * grid.pitch
    lines.append(text_line(page, "furniture", size, grid.area.right - page.width * size, last, leads=begins.number))
    return Placed(lines=tuple(lines), regions=(Region(entry.article, "index", (grid.box(0, 1, row, count),)),))
