"""The plan of an issue: which article, or which part of it, stands where, on a grid of base columns and lines.

All positions are whole columns and lines of the grid, counted from 0 at the type area's top left; nothing here is in points
but type sizes and the left edges of legs. A plan may be computed or given by an editor; nothing after it asks which.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from epaper.errors import Finding
from epaper.plan.grid import Grid
from epaper.scene.model import Account
from epaper.typeset.copyfit import Cut

HeadRole = Literal["label", "kicker", "headline", "deck", "byline", "jump"]
Dress = Literal["plain", "box", "ornament", "band", "broken", "upright", "topped", "slot"]
BOXES = ("box", "ornament")  # a story in one stands inside its columns
TINTED = (*BOXES, "band")  # its head lies on a ground that is no paper, and the white about it is none of the page's


class HeadPart(NamedTuple):
    """Lines of one part of a head, all of one size in points and one face.

    The `jump` part of a continuation keeps room for 上接第N版; its page is not yet known, so its line is empty. One `beside`
    another takes no height: it or a signature 署名 stands at the right of the last line of the part before it, the name of a
    column 栏目 at the left of the kicker 引题 after it.
    """

    role: HeadRole
    lines: tuple[str, ...]
    size: float
    face: str
    beside: bool = False


class HeadBlock(NamedTuple):
    """A head set over some columns: its parts from top to bottom, and how many grid lines it takes 占行, white included.

    It stands over all columns of its story, or over the first `columns` of them 串文题; then the legs of the others begin
    `beside` lines below its top. `white` are the column-lines left empty at its sides. The parts of an upright head stand from
    right to left beside the legs, and `rows` is the white above both.
    """

    parts: tuple[HeadPart, ...]
    rows: int
    cost: float
    white: float = 0.0
    columns: int = 0
    beside: int = 0

    @property
    def size(self) -> float:
        """The size of its headline 主题."""
        size = 0.0
        for role, _, own, _, _ in self.parts:  # asked of every head of every page that is weighed
            if role == "headline" and own > size:
                size = own
        return size

    def over(self, columns: int) -> int:
        """Return how many columns it stands over of a story's `columns`."""
        return self.columns or columns

    def start(self, column: int) -> int:
        """Return the line, from the story's top, at which legs or pictures of a column may begin."""
        return self.beside if 0 < self.columns <= column else self.rows

    def area(self, columns: int) -> int:
        """Return the column-lines it takes of a story over `columns`, the white above the legs beside it included."""
        own = self.over(columns)
        return own * self.rows + (columns - own) * self.beside


def stack_start(dress: Dress, head: HeadBlock, column: int) -> int:
    """Return the line, from a story's top, at which its pictures begin in a column: below its head, or above it."""
    return 0 if dress == "topped" else head.start(column)


class Measure(NamedTuple):
    """How a block of columns is divided: `legs` of `cells` ems, the first `inset` ems in, `gutter` ems between them."""

    cells: int
    legs: int
    inset: float
    gutter: float


class Leg(NamedTuple):
    """One leg of text: distance of its left edge from the block's in points, first line of the grid, number of lines."""

    x: float
    row: int
    rows: int


class PictureBox(NamedTuple):
    """The article's picture number `picture` over some base columns: `rows` lines, of which the last few are its caption.

    Where that is `joint` 合写说明, one caption stands below all pictures of its row.
    """

    picture: int
    column: int
    columns: int
    row: int
    rows: int
    caption_rows: int
    joint: bool = False


class PullQuote(NamedTuple):
    """Words of a story set to be shown large 引语 over one base column of it or two: lines of one size, in points.

    It takes `rows` lines of each of its `columns`. Its words stand in the copy about `said` lines after the beginning. Written
    down before, it begins in the column `column` of its block.
    """

    lines: tuple[str, ...]
    size: float
    columns: int
    rows: int
    cost: float
    said: int
    column: int | None = None


class QuoteBox(NamedTuple):
    """The place of a pull-quote: base columns and lines of the grid."""

    quote: PullQuote
    column: int
    row: int


class SlotBox(NamedTuple):
    """What is no story, in the corner of its page: its place there in columns and lines from the corner's top left.

    The index box 导读 belongs to no article.
    """

    article: str
    column: int
    row: int
    columns: int
    rows: int


class Corner(NamedTuple):
    """The rectangle at the bottom right of a page that its advertisements, notices and index box fill exactly."""

    columns: int
    rows: int
    boxes: tuple[SlotBox, ...] = ()


class Block(NamedTuple):
    """One article, or one part of it, on one page: a head over all its columns and legs below that may differ in depth.

    `depths` gives for each base column the lines from the block's top to the end of what it holds there. `first:last` are
    the lines that stand here of the article's galley set at `measure.cells` to `lines` lines in all. A leg with a pull-quote
    in it is two in `legs`, above and below. What is no story is
    a block dressed as a slot, without head, legs or pictures; the index box 导读 is one that belongs to no article. One that is
    topped has its picture above its head.
    """

    article: str
    part: int
    column: int
    row: int
    depths: tuple[int, ...]
    head: HeadBlock
    dress: Dress
    measure: Measure
    lines: int
    first: int
    last: int
    legs: tuple[Leg, ...]
    pictures: tuple[PictureBox, ...]
    jump_to: int | None = None
    jump_from: int | None = None
    quote: QuoteBox | None = None

    @property
    def columns(self) -> int:
        """Base columns the block spans."""
        return len(self.depths)

    @property
    def rows(self) -> int:
        """Lines from its top to its deepest foot."""
        return max(self.depths)

    @property
    def head_row(self) -> int:
        """The grid line at which its head begins."""
        return max((box.row + box.rows for box in self.pictures), default=self.row) if self.dress == "topped" else self.row

    def stack_row(self, column: int) -> int:
        """Return the grid line at which its pictures begin in a column, counted from its own first."""
        return self.row + stack_start(self.dress, self.head, column)

    def cuts(self) -> Iterator[Cut]:
        """Yield the lines of the galley before which its legs end, but for the end of the story."""
        for line in accumulate((leg.rows for leg in self.legs[:-1]), initial=self.first):
            if self.first < line < self.last:
                yield Cut(line)
        if self.last < self.lines:
            yield Cut(self.last, turned=True)


class PagePlan(NamedTuple):
    """One page: number from 1, section 版名, and its blocks in reading order.

    `head_rows` are lines taken by masthead or folio, `foot_rows` by the imprint; `spare` counts column-lines left unused,
    `blank` lines left blank at the foot; `account` says what the page costs, for people. At the right foot a corner of so many
    columns and lines may be left `open` 补白, or what is no story may stand there `beside` the copy, and the blank lines.
    """

    number: int
    section: str
    head_rows: int
    foot_rows: int
    blocks: tuple[Block, ...]
    spare: int
    blank: int
    account: Account | None = None
    open: tuple[int, int] = (0, 0)
    beside: tuple[int, int] = (0, 0)

    def unused(self, columns: int) -> int:
        """Count the column-lines left blank at the foot of a page of so many columns."""
        return foot_blank(columns, self.blank, self.beside) + self.open[0] * self.open[1]


def foot_blank(columns: int, blank: int, beside: tuple[int, int]) -> int:
    """Count the column-lines of `blank` lines at a page's foot that what stands there `beside` them, so wide and high, leaves."""
    return columns * blank - beside[0] * min(blank, beside[1])


class IssuePlan(NamedTuple):
    """The whole issue on one grid, and what the planner could not do as asked.

    The boxes of the articles `overset` do not hold their copy; those named in `flowing` are no stories, but made up as such.
    The captions of pictures that have no place, by article and number, stand behind the copy.
    """

    grid: Grid
    pages: tuple[PagePlan, ...]
    findings: tuple[Finding, ...]
    cost: float
    overset: tuple[str, ...] = ()
    flowing: tuple[str, ...] = ()
    captions: tuple[tuple[str, int], ...] = ()

    def cuts(self) -> dict[str, tuple[Cut, ...]]:
        """Return where the legs of each story end, all its parts together: they are set as one galley."""
        found: dict[str, list[Cut]] = {}
        for block in sorted((block for page in self.pages for block in page.blocks), key=lambda block: block.part):
            found.setdefault(block.article, []).extend(block.cuts())
        return {article: tuple(cuts) for article, cuts in found.items()}

    def starts(self) -> dict[str, int]:
        """Return the page each story begins on."""
        return {block.article: page.number for page in self.pages for block in page.blocks if not block.part}

    def head_sizes(self) -> dict[str, float]:
        """Return the size of each story's headline where it begins, in points; 0 where it has none."""
        return {block.article: block.head.size for page in self.pages for block in page.blocks if not block.part}
