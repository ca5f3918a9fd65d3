"""The scene: where every mark of every page is, in points from the page's top left. Painters walk it and add nothing.

Invariants: sequences are tuples; paint order is `Page.marks` first, then the runs of `Page.lines`; reading order is the
order of `Page.lines`; every character of an article stands in exactly one `TextLine`. What the page repeats is no copy: the
head over the continuation of a jump has the role `jump`, the heads of columns in a table set as records `furniture`, words of
a story shown large 引语 `pullquote`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from epaper.colours import Colour, Rgb
from epaper.errors import Finding
from epaper.geometry import Outline, Point, Rect
from epaper.scene.inks import PLAIN, Ink

if TYPE_CHECKING:
    from datetime import date

    from epaper.fonts.face import Face

CopyRole = Literal["body", "subheading", "item", "quote", "verse", "names", "table", "note", "source"]
LineRole = (
    Literal["masthead", "folio", "kicker", "headline", "deck", "byline", "caption", "pullquote", "jump", "furniture"] | CopyRole
)
ASCENT = 0.88  # em of a full-width character above its baseline, of the 1 em its box is high
RegionKind = Literal["masthead", "folio", "article", "continuation", "picture", "index", "ad", "notice", "ear"]


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and ink on one baseline.

    `glyphs[i]` is a glyph id of the face, its origin at `(x + offsets[i], y - rises[i])`; no `rises` means none. `text` is what
    the run stands for and `clusters[i]` the index in `text` of the first character glyph i stands for; several glyphs may
    share a cluster, and the characters up to the next cluster belong to it (—— may be one glyph).
    Glyphs stand from left to right: clusters never fall in a run of even `level` and never rise in one of odd level, whose
    text is read from right to left (UAX #9).
    """

    face: str
    size: float
    ink: Ink
    x: float
    y: float
    glyphs: tuple[int, ...]
    offsets: tuple[float, ...]
    text: str
    clusters: tuple[int, ...]
    rises: tuple[float, ...] = ()
    level: int = 0

    def shifted(self, dx: float, dy: float) -> GlyphRun:
        """Return the run moved."""
        return self._replace(x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. `article` is empty for furniture; `paragraph` counts paragraphs (copy) or lines (heads).

    A cell of a table and a name of a list of names is a line of its own. `text` is exactly the characters `start:end` of that
    paragraph, but for furniture; `runs` are the line's glyphs from left to right (`epaper.scene.order` has them as they are
    read). A line brought to a measure has that `measure` in points, 0 otherwise; `stretch` is the white it got at each gap, in
    em, `squeeze` the share of what its marks and blanks can give that was taken (0-1). One that ends in a `hyphen` parts a
    Latin word: the hyphen is drawn, its glyph the last of the last character's, but is no character of the text.
    One that `leads` to another page names it: a jump line 下转第N版, what the index box says of a story, and a headline whose
    story stands in full in an appendix.
    A `vertical` line 竖题 reads downwards: (`x`, `baseline`) is the top left corner of its column, `size` wide and `width`
    long; its runs stand one below the other, in reading order.
    """

    article: str
    role: LineRole
    paragraph: int
    start: int
    end: int
    x: float
    baseline: float
    width: float
    size: float
    text: str
    runs: tuple[GlyphRun, ...]
    measure: float = 0.0
    stretch: float = 0.0
    squeeze: float = 0.0
    vertical: bool = False
    hyphen: bool = False
    leads: int = 0

    @property
    def box(self) -> Rect:
        """The boxes of its characters together; of an upright line its column."""
        if self.vertical:
            return Rect(self.x, self.baseline, self.size, self.width)
        return Rect(self.x, self.baseline - ASCENT * self.size, self.width, self.size)


class Rule(NamedTuple):
    """A straight line of `weight` points, centred on its path."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    ink: Ink


class Fill(NamedTuple):
    """A filled rectangle."""

    rect: Rect
    ink: Ink | Rgb


class Shape(NamedTuple):
    """A filled outline, its points on the page; with `even_odd` what it goes round twice is left free."""

    outline: Outline
    ink: Ink | Rgb
    even_odd: bool = False


class Image(NamedTuple):
    """A picture drawn over all of `rect`; `crop` is the part of it shown, as fractions (left, top, width, height).

    A `grey` one is shown without its colours.
    """

    rect: Rect
    name: str
    crop: Rect = Rect(0.0, 0.0, 1.0, 1.0)
    alternative: str = ""
    grey: bool = False


class Clip(NamedTuple):
    """Marks shown only inside `rect`."""

    rect: Rect
    marks: tuple[Mark, ...]


COPY: frozenset[str] = frozenset(get_args(CopyRole))  # the roles of the lines a story's paragraphs are set in

Mark = Rule | Fill | Shape | Image | Clip | GlyphRun


class Region(NamedTuple):
    """The places on one page that belong to one article (or to furniture: `article` empty).

    An `index` region is an entry of the index box 导读, of the story it leads to. What is no story has a second region
    over its own: `ad` for what must be marked 广告, `notice` for the rest.
    """

    article: str
    kind: RegionKind
    rects: tuple[Rect, ...]

    def contains(self, point: Point) -> bool:
        """Say whether one of the rectangles holds `point`."""
        return any(rect.contains(point) for rect in self.rects)


class Leg(NamedTuple):
    """A leg 栏段 of a story's copy: left edge, first baseline and measure in points, and how many lines of the grid it has."""

    article: str
    x: float
    baseline: float
    measure: float
    rows: int


class Baselines(NamedTuple):
    """The grid of copy on every page: baselines a whole number of pitches below the first, and base columns 基本栏, if known."""

    first: float
    pitch: float
    columns: int = 0


class Account(NamedTuple):
    """What make-up says of a page, for people to weigh: the column-lines it has for copy and those left unused.

    `terms` are the parts of its score by name, rule by rule; `cost` is their sum, and no page of the same stories can cost less
    than `least`. `exact` says that all layouts were looked through, so that none costs less than this one.
    """

    room: int
    spare: int
    terms: tuple[tuple[str, float], ...]
    cost: float
    least: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the facsimile; `label` is its 版序 and section (第1版 要闻), `legs` stand in the order they are read.

    A `grey` page is printed in black alone: its inks are those of `scene.grey`, its pictures are grey. The `slug` line stands
    below the page; only printer's marks show it. A page that stands behind the newspaper's own names the `appendix` 附 it belongs
    to; its number goes on from theirs.
    """

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...]
    lines: tuple[TextLine, ...]
    regions: tuple[Region, ...]
    label: str = ""
    legs: tuple[Leg, ...] = ()
    account: Account | None = None
    grey: bool = False
    slug: TextLine | None = None
    appendix: str = ""


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The finished issue: pages, what painters need to paint them, and what a person should look at.

    `faces` maps the key a `GlyphRun` names to its face, `images` the name an `Image` names to the bytes of the file,
    `titles` each article's id to its headline; `ranking` are the ids of its stories, the lead first, and
    `lengths` the characters of each paragraph of an article, in order, that must all be printed. `stock` is the name or
    the millimetres of the page size; `publisher` who publishes the paper and `language` what it is in, as BCP 47 says it, for
    the properties of a document. `inks` are the colours of the roles its marks name. `form` is what the issue says of itself
    and must show 规定形式: its name, date, numbers, publishers, imprint, by the names of a masthead's fields. `dated` is the day
    of the issue, if it says one.
    """

    title: str
    stock: str
    body_size: float
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, Face] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    publisher: str = ""
    language: str = "zh-CN"
    baselines: Baselines | None = None
    inks: Mapping[Ink, Colour] = field(default_factory=lambda: PLAIN)
    ranking: tuple[str, ...] = ()
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    dated: date | None = None
