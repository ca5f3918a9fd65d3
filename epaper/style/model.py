"""The look of a paper 版式: everything a style file may say, in values. No stage is in here, and no paper's look either.

Each class is a table of the file and each field a key of it; what a key means and may be is said once more, for people, in
`resources/styles/chinese.toml`. Lengths in "points" are points; "× body", "× name" are multiples of a type size.
"""

# Annotations are no strings here: each would be compiled, and once more where a style is read.
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from epaper.colours import Colour
from epaper.scene.inks import Ink
from epaper.style.artwork import Artwork
from epaper.style.kinds import Between, ByName, FaceName
from epaper.style.paper import FreeLook, StockLook
from epaper.style.wording import Wording

Face = Annotated[str, FaceName()]
Points = Annotated[float, Between(0.0, 40.0)]
OfBody = Annotated[float, Between(0.6, 4.0)]  # a type size, × body
Share = Annotated[float, Between(0.01, 1.0)]
Size = Annotated[float, Between(6.0, 30.0)]  # of the body, points
Ground = Ink | Literal[""]  # nothing where empty
FolioItem = Literal["number", "section", "name", "date", "editors"]


class HeadFaces(NamedTuple):
    """The faces of one kind of head: headline 主题, kicker 引题 and deck 副题 around it, and the head of what is continued."""

    headline: Face
    around: Face
    continued: Face  # lighter than the headline: what is new on a page should outweigh what is old


class Faces(NamedTuple):
    """Which type plays which part on the page, the copy apart: faces of heads, of small lines by a story, of the furniture."""

    agency: HeadFaces  # copy of an agency, politics, stories without a dateline
    local: HeadFaces  # the paper's own reporting
    byline: Face
    jump: Face  # 下转, 上接
    label: Face  # the name of a column over a head 栏目
    name: Face  # the paper's name 报头, large on page 1 and small in the folio
    second_name: Face  # its name in Latin letters under it
    data: Face  # who publishes the paper, and other lines to be looked up
    data_strong: Face
    date: Face  # on page 1
    slogan: Face
    page_number: Face
    section: Face
    folio_date: Face


class Inks(NamedTuple):
    """The colours of the roles of ink."""

    black: Colour
    red: Colour
    accent: Colour
    tint: Colour
    grey: Colour
    white: Colour

    def by_role(self) -> Mapping[Ink, Colour]:
        """Return them as a painter looks them up."""
        roles: tuple[Ink, ...] = ("black", "red", "accent", "tint", "grey", "white")
        return {role: getattr(self, role) for role in roles}


class Step(NamedTuple):
    """A step of the ladder of heads: its size × the lead's, the least × that size, and lines at the most."""

    size: Share
    least: Share
    lines: Annotated[int, Between(1, 8)]


class Heads(NamedTuple):
    """Sizes of heads and the white around them."""

    across: Annotated[float, Between(5.0, 60.0)]  # ems of the largest head to the width of the type area
    dominance: Annotated[float, Between(1.0, 6.0)]  # the paper's name over the largest head on page 1 (rule M1)
    smallest: OfBody  # × body: the size of no step is smaller
    least: OfBody  # × body: no headline is set smaller than this
    white: Annotated[float, Between(0.5, 4.0)]  # pitches above and below together, at the least
    continued: OfBody  # × body: the head of a continued part …
    continued_least: OfBody  # … and the least it is set
    jump: OfBody  # × body: 下转, 上接
    ink: Ink  # of headlines
    # A signature 署名 at the head of the copy, under the head on a line of its own, or at the end of the deck's if there is room.
    byline: Literal["copy", "below", "beside"]
    steep: Annotated[float, Between(0.0, 1.0)]  # how much farther apart the steps are on a page whose largest head is larger
    lead: Step
    page: Step
    second: Step
    third: Step
    brief: Step


class Line(NamedTuple):
    """A rule of one line or several: weights from the top down or from outside in, and how far apart, in points."""

    weights: tuple[Points, ...]
    apart: Points
    ink: Ink

    @property
    def depth(self) -> float:
        """How far it is from the middle of its first line to that of its last."""
        return (len(self.weights) - 1) * self.apart

    @property
    def reach(self) -> float:
        """How far its ink reaches from the middle of its first line down, or in."""
        return max((number * self.apart + weight / 2 for number, weight in enumerate(self.weights)), default=0.0)


class Rules(NamedTuple):
    """The rules of the page; two lines, thick and thin, are a 文武线."""

    story: Line  # over a story that stands below another
    column: Line  # between stories side by side
    folio_above: Line  # over the folio of an inside page
    folio: Line  # under it
    bar_above: Line  # of the date bar on page 1
    bar_below: Line
    imprint: Line
    frame: Line  # around advertisements, notices and the index box
    row: Line  # between the rows of a forecast 天气, and of the index box
    beside: Line  # between the paper's name and the data beside it


class MastheadLook(NamedTuple):
    """The masthead 报头: lettering beside the data as in China, or a nameplate alone over the whole width."""

    manner: Literal["lettering", "nameplate"]
    artwork: Artwork | None  # in place of the face
    ink: Ink
    ground: Ground  # behind the name
    drop: Annotated[float, Between(0.2, 0.6)]  # × name: from its middle down to its baseline
    height: Annotated[float, Between(0.03, 0.4)]  # of the type area's, the name at the most
    width: Annotated[float, Between(0.2, 1.0)]  # of the type area's, a nameplate at the most
    data: Annotated[float, Between(0.05, 0.6)]  # of the columns, for the data beside lettering
    latin: Share  # × name: the name in Latin letters
    latin_spacing: Annotated[float, Between(0.0, 3.0)]  # em between its letters
    bar: Share  # × name: the types of the date bar, never smaller than the body
    slogan: Literal["reverse", "plain"]  # out of a strip of its ink, or in it
    slogan_ink: Ink

    @property
    def artwork_ems(self) -> float:
        """How many times as wide as high the paper's own lettering is, 0 where it has none."""
        return self.artwork.width / self.artwork.height if self.artwork else 0.0


class FolioLook(NamedTuple):
    """The folio 报眉: what stands where on an odd page, from left to right; even ones mirror it. Sizes are × body."""

    left: tuple[FolioItem, ...]
    middle: tuple[FolioItem, ...]
    right: tuple[FolioItem, ...]
    mirrored: bool
    number: OfBody
    section: OfBody
    date: OfBody
    editors: OfBody
    name_height: Share  # of the folio's height
    name_width: Share  # of the page's width, at the most
    number_ink: Ink
    name_ink: Ink


class BoxLook(NamedTuple):
    """A box 方框 around a short story: what lies under it, and its frame, `inset` points inside the edge."""

    ground: Ground
    frame: Line
    inset: Points


class OrnamentLook(NamedTuple):
    """A decorative border 花边: a motif repeated on all four sides, `size` points deep."""

    motif: Literal["meander", "wave", "dots", "diamonds", "rope"]
    size: Annotated[float, Between(2.0, 12.0)]
    ink: Ink
    ground: Ground


class BandLook(NamedTuple):
    """A headline band 题带: what lies under the head of a page's lead, and the rules along its upper and lower edge."""

    ground: Ground
    above: Line
    below: Line


class LabelLook(NamedTuple):
    """The name of a column over a head 栏目: out of a block of its ink, over a line of it, or just in it."""

    manner: Literal["reverse", "rules", "plain"]
    ink: Ink
    size: OfBody


class PullQuoteLook(NamedTuple):
    """A sentence of a story shown large in a leg of it 引语: between two rules, or under a large quotation mark."""

    manner: Literal["rules", "marks"]
    face: Face
    size: OfBody  # × body: as large as it may be …
    least: OfBody  # … and as small
    ink: Ink  # of its words
    above: Line
    below: Line
    mark_ink: Ink


@dataclass(frozen=True, slots=True)
class House:
    """The house style of a paper.

    Body sizes are in points, the most wanted first; pitch (line to line) in multiples of the body size. `cells_least` is the
    narrowest line, in ems. `character_ems` and `count_ems` are the ems of line that a character of copy takes on average, and
    one of what `wording.copy` counts. `auto` names the stocks among which a paper's copy chooses, the largest first.
    """

    language: str  # as a PDF names it
    body_sizes: tuple[Size, ...]
    pitch_least: Annotated[float, Between(1.0, 2.5)]
    pitch_best: Annotated[float, Between(1.0, 2.5)]
    pitch_most: Annotated[float, Between(1.0, 2.5)]
    cells_least: Annotated[int, Between(4, 40)]
    character_ems: Annotated[float, Between(0.2, 2.0)]
    count_ems: Annotated[float, Between(0.2, 20.0)]
    credit_apart: bool  # a picture's credit has a line of its own
    colour_pages: tuple[Annotated[int, Between(-96, 96)], ...]  # printed in colour; from the last page if negative, all if 0
    drop_cap: bool  # the lead opens with one
    index: bool  # page 1 has an index box 导读 where the issue does not say
    index_entries: Annotated[int, Between(2, 8)]  # that its box is made for
    index_ink: Ink  # of the strip its title stands in
    auto: tuple[str, ...]
    faces: Faces
    wording: Wording
    inks: Inks
    heads: Heads
    rules: Rules
    masthead: MastheadLook
    folio: FolioLook
    box: BoxLook
    ornament: OrnamentLook
    band: BandLook
    label: LabelLook
    pull_quote: PullQuoteLook
    free: FreeLook
    stocks: Annotated[tuple[StockLook, ...], ByName()]

    @property
    def head_share(self) -> float:
        """The size of the largest head, as a share of the type area's width."""
        return 1 / self.heads.across
