"""How an issue shall look: what it is printed on, and the house style of its language. Values only; no stage is in here.

All that the languages of papers differ in on the page, but for the habits of setting lines, stands here side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class HeadFaces:
    """The faces of one kind of head: headline 主题, and kicker 引题 and deck 副题 around it."""

    headline: str
    around: str


@dataclass(frozen=True, slots=True)
class Faces:
    """Which type plays which part on the page, the copy apart: faces of heads, of small lines by a story, of the furniture."""

    agency: HeadFaces  # copy of an agency, politics, stories without a dateline
    local: HeadFaces  # the paper's own reporting
    byline: str
    jump: str  # 下转, 上接
    name: str  # the paper's name 报头, large on page 1 and small in the folio
    second_name: str  # its name in Latin letters under it
    data: str  # who publishes the paper, and other lines to be looked up
    data_strong: str
    date: str  # on page 1
    slogan: str
    page_number: str
    section: str
    folio_date: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the paper itself says on its pages; names in braces are filled in."""

    jump_to: str
    jump_from: str
    jump_room: float  # ems of the body a continuation's head leaves free for `jump_from`
    page_label: str
    day: str  # {year}, {month}, {day}; the month is one of `months` where there are any
    weekday_first: bool
    between_day_and_weekday: str
    pages_today: tuple[str, str]  # of a paper of one page, and of several
    supervisor: str
    sponsor: str
    publisher: str
    number_label: str  # before the publication's number, on a line of its own; empty for none
    address: str
    printer: str
    distribution: str
    price: str
    between: str  # between the items of the imprint
    copy: str  # what copy is counted in, for people: {count} 字
    ad: str  # the mark of every advertisement 广告
    public: str  # of one for the common good 公益广告
    index: str  # over the index box 导读
    index_page: str  # behind each of its entries
    editor: str  # before the names of those who made a page
    designer: str
    proofreader: str
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()  # Monday first; without them only a weekday the masthead states is printed
    han_numerals: bool = False  # of the pages


@dataclass(frozen=True, slots=True)
class House:
    """The house style of papers in one language.

    Body sizes are in points; pitch (line to line) in multiples of the body size. `column` is the width in points of the base
    column a reader is used to, None for what each stock says; `cells_least` the narrowest line, in ems. `character_ems` and
    `count_ems` are the ems of line that a character of copy takes on average, and one of what `wording.copy` counts.
    """

    language: str  # as a PDF names it
    faces: Faces
    wording: Wording
    masthead: Literal["lettering", "nameplate"]  # the name beside its data as in China, or alone over the whole width
    body_sizes: tuple[float, ...]
    pitch_least: float
    pitch_most: float
    pitch_best: float
    column: float | None
    cells_least: int
    character_ems: float
    count_ems: float
    head_share: float  # of the type area's width: the size of the largest head
    credit_apart: bool  # a picture's credit has a line of its own
    index: bool = False  # page 1 has an index box 导读 where the issue does not say


CHINESE = House(
    language="zh-CN",
    faces=Faces(
        agency=HeadFaces("song-black", "kai"),  # heavy Song for agency copy and politics (rule H6)
        local=HeadFaces("hei-black", "kai"),  # heavy Hei for the paper's own reporting
        byline="kai",
        jump="kai",
        name="brush",
        second_name="song-bold",
        data="song",
        data_strong="song-bold",
        date="hei-bold",
        slogan="song-black",
        page_number="hei-black",
        section="hei-bold",
        folio_date="song",
    ),
    wording=Wording(
        jump_to="（下转第{page}版）",
        jump_from="（上接第{page}版）",
        jump_room=8.5,
        page_label="第{page}版",
        day="{year}年{month}月{day}日",
        weekday_first=False,
        between_day_and_weekday=" ",
        pages_today=("今日{pages}版", "今日{pages}版"),
        supervisor="{who}主管",
        sponsor="{who}主办",
        publisher="{who}出版",
        number_label="国内统一连续出版物号",
        address="地址：",
        printer="印刷：",
        distribution="发行：",
        price="定价：",
        between=" ",
        copy="{count} 字",
        ad="广告",
        public="公益广告",
        index="导读",
        index_page="{page}版",
        editor="责任编辑：",
        designer="版式：",
        proofreader="校对：",
        han_numerals=True,
    ),
    masthead="lettering",
    body_sizes=(10.5, 10.0, 9.5, 9.0),
    pitch_least=1.26,
    pitch_most=1.42,
    pitch_best=1.333,  # rule G7: a third of the body size
    column=None,
    cells_least=10,  # shorter lines cannot be justified (rulebook L11)
    character_ems=1.0,
    count_ems=1.0,
    head_share=1 / 14.1,
    credit_apart=False,
)
ENGLISH = House(
    language="en",
    faces=Faces(
        agency=HeadFaces("latin-black", "latin-italic"),
        local=HeadFaces("latin-bold", "latin-italic"),
        byline="latin-italic",
        jump="latin-italic",
        name="latin-masthead",
        second_name="latin-bold",
        data="latin",
        data_strong="latin-bold",
        date="latin-bold",
        slogan="latin-italic",
        page_number="latin-sans",
        section="latin-sans",
        folio_date="latin",
    ),
    wording=Wording(
        jump_to="Continued on page {page}",
        jump_from="Continued from page {page}",
        jump_room=11.5,
        page_label="Page {page}",
        day="{month} {day}, {year}",
        weekday_first=True,
        between_day_and_weekday=", ",
        pages_today=("One page", "{pages} pages"),
        supervisor="Under the auspices of {who}",
        sponsor="Sponsored by {who}",
        publisher="Published by {who}",
        number_label="",
        address="Address: ",
        printer="Printed by ",
        distribution="Distribution: ",
        price="Price: ",
        between=" · ",
        copy="{count} 个英文词",
        ad="Advertisement",
        public="Public service",
        index="Inside",
        index_page="Page {page}",
        editor="Editor: ",
        designer="Design: ",
        proofreader="Proofs: ",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ),
    masthead="nameplate",
    body_sizes=(10.0, 9.5, 9.0),
    pitch_least=1.16,
    pitch_most=1.3,
    pitch_best=1.22,  # letters with short ascenders and capitals need less white than full-width characters
    column=153.0,  # about 38 letters, six words: the measure of news columns
    cells_least=13,  # some 30 letters: below that words stand apart in every second line
    character_ems=0.5,
    count_ems=2.6,  # a word and the space behind it
    head_share=1 / 16.5,  # letters say a word in half the width of its characters
    credit_apart=True,
)
HOUSES: Mapping[str, House] = MappingProxyType({"zh": CHINESE, "en": ENGLISH})


@dataclass(frozen=True, slots=True)
class Style:
    """What is asked of one issue.

    `stock` is `auto`, `broadsheet`, `tabloid`, `a4` or `WxH` in millimetres; `pages` a page count or None for as many as fit;
    `house` a house style or None for that of the issue's language.
    """

    stock: str = "auto"
    pages: int | None = None
    house: House | None = None

    def house_for(self, language: str) -> House:
        """Return the house style of a paper in `language`, zh or en."""
        return self.house or HOUSES[language]
