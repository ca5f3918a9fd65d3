"""What an issue of a newspaper says: masthead, articles, paragraphs, pictures. No word here about where anything stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from epaper.issue.lead import opens_signed
from epaper.issue.pins import Makeup, Pins

ParagraphKind = Literal["body", "subheading", "item", "quote", "verse", "names", "table", "note", "source"]
Emphasis = Literal["strong", "kai"]
HeadStyle = Literal["horizontal", "vertical"]
Language = Literal["zh", "en"]
ArticleKind = Literal["story", "ad", "public", "notice", "weather"]


class Span(NamedTuple):
    """A run of characters `start:end` of a paragraph that is set apart: `strong` in Hei 黑体, `kai` in Kai 楷体."""

    start: int
    end: int
    emphasis: Emphasis


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or what stands in the place of one; `text` holds every character that is printed of it.

    body        running copy, dateline 电头 and byline included
    subheading  小标题
    item        an item of a list, its mark in front as printed: `• 稻谷入仓`, `1. 稻谷入仓`
    quote       a block quotation 引文
    verse       a stanza 诗行; its lines are parted by line feeds
    names       a list of names 名单, parted by single spaces: 张三 李四 欧阳小明
    table       表格: rows parted by line feeds, cells by tabs, the first row its head; `align` has l, c or r for each column
    note        an editor's note 编者按, its label in front: `编者按 本报今起…`
    source      a note at the end of a story 资料来源, 注释

    Only verse has line feeds and only a table tabs too. Paragraphs in a row that are `boxed` stand in one box 方框 among the
    copy; a boxed sub-heading is a box's title and opens a new box.
    """

    text: str
    kind: ParagraphKind = "body"
    spans: tuple[Span, ...] = ()
    align: str = ""
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an article. `file` is its name inside the issue; `width`, `height` are pixels, 0 if not known.

    `focus` is the point to keep when it is cropped, as fractions of width and height from the top left. `columns` 图宽 and
    `rows` 图高 are base columns and lines, its caption's included, the editor wants it to take, 0 if open. `crop` 裁切 allows or
    forbids to trim it; where that is open, only a `drawing` is whole: what its pixels show to be a chart, map or sign. One that
    is `pale` has a ground nearly as white as the paper.
    """

    file: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    focus: tuple[float, float] = (0.5, 0.4)
    columns: int = 0
    rows: int = 0
    crop: bool | None = None
    drawing: bool = False
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A story 稿件. Heads are tuples of lines in the order they are read; a single space inside is a semantic gap.

    `rank` 1 is the lead 头条; None means "by order in the issue". `page` pins the article to a page. Articles that share
    a `group` label belong together. `head_style` vertical asks for an upright head 竖题, `bold_leads` for the lead clauses of
    enumerated paragraphs (一是…) in Hei. `byline` is a signature line of its own (署名); one inside the first paragraph's
    brackets belongs to the paragraph and is found by `issue.lead`, and one that is in both is `signed` once.

    What is no story stands in a box of its own size: `ad` 广告, `public` 公益广告, `notice` 启事, `weather` 天气. `label` 栏目 is
    the name of the column it appears in: 短评, 市井.
    """

    id: str
    headline: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    byline: str = ""
    pictures: tuple[Picture, ...] = ()
    page: int | None = None
    rank: int | None = None
    group: str = ""
    head_style: HeadStyle = "horizontal"
    bold_leads: bool = False
    kind: ArticleKind = "story"
    label: str = ""
    pins: Pins = Pins()

    @property
    def reference(self) -> str:
        """How messages name it: a3《…》."""
        return f"{self.id}《{self.title}》" if self.headline else self.id

    @property
    def title(self) -> str:
        """The headline on one line."""
        return " ".join(self.headline)

    @property
    def signed(self) -> str:
        """Its signature line; none where the copy opens with the same names in brackets, which say it once more."""
        return "" if self.opening and opens_signed(self.opening.text, self.byline) else self.byline

    @property
    def may_open_signed(self) -> bool:
        """Say whether its signature may stand over its copy: it is a story, and there is copy."""
        return self.kind == "story" and self.opening is not None

    @property
    def opening(self) -> Paragraph | None:
        """The paragraph the story opens with, where a dateline stands: the first of its copy, after any editor's note."""
        return next((paragraph for paragraph in self.paragraphs if paragraph.kind != "note"), None)

    @property
    def characters(self) -> int:
        """Characters of the copy, spaces not counted."""
        return sum(len("".join(paragraph.text.split())) for paragraph in self.paragraphs)

    @property
    def words(self) -> int:
        """Words of the copy, as an English paper counts."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The identity of the issue (报头 and the items the law asks for); an empty string means the source does not say."""

    name: str
    latin_name: str = ""
    supervisor: str = ""  # 主管单位
    sponsor: str = ""  # 主办单位
    publisher: str = ""  # 出版单位
    cn_number: str = ""  # 国内统一连续出版物号, as "CN 43-0004"
    date: date | None = None
    weekday: str = ""  # as printed: 星期四
    lunar_date: str = ""  # as printed: 农历丙午年四月初五
    website: str = ""  # as printed: 官方网站：衡阳全搜索网
    pages_today: int | None = None  # 今日四版
    issue_number: str = ""  # 总期号, as "第19557号"
    slogan: str = ""  # 口号, a single space separates its halves
    address: str = ""
    printer: str = ""
    distribution: str = ""
    price: str = ""
    sections: tuple[str, ...] = ()  # 版名 of page 1, 2, …
    editors: tuple[str, ...] = ()  # 责任编辑 of page 1, 2, …; of all pages if there is one only
    designers: tuple[str, ...] = ()  # 版式, 美编, likewise
    proofreaders: tuple[str, ...] = ()  # 校对, likewise
    language: Language = "zh"  # of the copy, the furniture and the habits of setting


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a paper: masthead, articles in the order of the source, and the bytes of their pictures by name."""

    masthead: Masthead
    articles: tuple[Article, ...]
    images: Mapping[str, bytes] = field(default_factory=dict)
    makeup: Makeup = Makeup()
