"""What make-up has to place: articles, or what is left of them after a jump, with the answers to "how tall is it?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue, Picture
from epaper.plan import costs
from epaper.plan.division import Divided, divided
from epaper.plan.grid import Grid
from epaper.plan.heads.briefs import BriefHeads
from epaper.plan.heads.ladder import SMALL_COST, Ladder, Tier, under
from epaper.plan.heads.resizing import HeadResizer
from epaper.plan.heads.upright import UprightWriter
from epaper.plan.heads.writer import HeadWriter, head_faces
from epaper.plan.model import HeadBlock, HeadPart, Measure
from epaper.plan.pictures.arranging import stacks
from epaper.plan.pictures.captions import caption_rows
from epaper.plan.pictures.rows import is_photo_story
from epaper.plan.pictures.sizes import weighed
from epaper.plan.pictures.stack import PictureStack
from epaper.plan.stories import lengths, measures
from epaper.plan.stories.quotes import QuoteWriter, quoted
from epaper.style import HeadFaces, House
from epaper.style.boxes import copy_inset
from epaper.typeset.galley import Setter
from epaper.typeset.habits import habits_of
from epaper.typeset.material.unit import Foot

UNDIVIDED = 2  # lines of a leg so short, or shorter, into which copy is not divided


class Piece(NamedTuple):
    """A story, or the rest of one from line `first` on; pieces sort by rank.

    `order` is the place in order of rank, from 0. A rest (`part` > 0) keeps the base measure it was jumped at.
    """

    order: int
    part: int
    first: int


class Matter:
    """The copy of an issue on one grid: line counts, heads and measures of its pieces, remembered once asked."""

    def __init__(self, copy: Divided, grid: Grid, steps: Ladder, house: House, setter: Setter) -> None:
        """Measure the stories of `copy` on `grid` with heads from the ladder `steps`."""
        self.grid = grid
        self.articles = copy.stories
        self._images = frozenset(copy.issue.images)
        self._house = house
        self._setter = setter
        self.head_setter = heads = setter.heads
        self._heads = HeadWriter(self.articles, grid, house, heads)
        self.resizer = HeadResizer(grid, house, heads)
        self.upright = UprightWriter(self.articles, self._heads.contexts, grid, house, heads)
        self.quotes = QuoteWriter(self.articles, self._heads.contexts, grid, house, heads)
        ems = tuple(article.characters * house.character_ems for article in self.articles)
        self._short, self._third, self._boxable = lengths.short(ems), lengths.third(ems), lengths.boxable(ems)
        self._photos = frozenset(
            order for order, article in enumerate(self.articles) if is_photo_story(article, house.character_ems)
        )
        briefs = tuple(order for order in range(len(self.articles)) if self.brief(order))
        self.only_briefs = len(briefs) == len(self.articles)
        self.faces = lru_cache(maxsize=None)(self._faces)
        self._steps = self._led(steps)
        self._brief_heads = BriefHeads(self._heads, grid, self._steps.brief, briefs, self.faces)
        self.base = lru_cache(maxsize=None)(self._base)
        self.broken = lru_cache(maxsize=None)(self._broken)
        self.box = lru_cache(maxsize=None)(self._box)
        self.lines = lru_cache(maxsize=None)(self._lines)
        self.feet = lru_cache(maxsize=None)(self._feet)
        self.ends = lru_cache(maxsize=None)(self._ends)
        self.turned = lru_cache(maxsize=None)(self._turned)
        self.copyfit = lru_cache(maxsize=None)(self._copyfit)
        self.pictures = lru_cache(maxsize=None)(self._pictures)
        self.caption_rows = lru_cache(maxsize=None)(self._caption_rows)

    def short(self, order: int) -> bool:
        """Say whether the story is short for this issue: it leads nothing where another may."""
        return order in self._short

    def brief(self, order: int) -> bool:
        """Say whether the story is a brief 简讯: short, and not about its pictures, which want more than a column."""
        return self.short(order) and not self.photo(order)

    def boxable(self, piece: Piece) -> bool:
        """Say whether the piece may be dressed as a box."""
        return piece.part == 0 and piece.order in self._boxable

    def _faces(self, order: int) -> HeadFaces:
        return head_faces(self.articles[order], self._house)

    def photo(self, order: int) -> bool:
        """Say whether a story is a photo story 图片新闻: pictures, and a few words at the most."""
        return order in self._photos

    def local(self, order: int) -> bool:
        """Say whether a story is the paper's own, not an agency's."""
        return self.faces(order) == self._house.faces.local

    def _led(self, steps: Ladder) -> Ladder:
        """Lower the ladder to the size the head of the paper's lead comes out at, unless an editor wants that elsewhere.

        The head of a short lead should not be all there is of it: it gives way in size as others do, and lowers none.
        """
        if self.short(0):
            return steps._replace(lead=steps.lead._replace(small=SMALL_COST))
        if not self.articles or self.articles[0].pins.tier or self.articles[0].page not in (None, 1):
            return steps
        heads = (head for head in self._heads.options(0, self.grid.columns, 0.0, steps.lead, self.faces(0)) if head.size)
        best = min(heads, key=lambda head: head.cost, default=None)
        return under(steps, best.size, self.grid.size * self._house.heads.smallest) if best else steps

    def tier(self, order: int, page: int, depth: int) -> Tier:
        """Choose the step of the head ladder, unless an editor has: `depth` 0 leads its page."""
        pinned = self.articles[order].pins.tier
        if pinned:
            return self._steps.step(pinned)
        if depth == 0:
            return self._steps.lead if page == 1 and order == 0 else self._steps.page
        if self.short(order):
            return self._steps.brief
        return self._steps.second if depth == 1 and order not in self._third else self._steps.third

    def heads(self, piece: Piece, columns: int, tier: Tier, inset: float = 0.0) -> tuple[HeadBlock, ...]:
        """Return the heads the piece may have over `columns`, `inset` ems in at either end, by height."""
        if piece.part:
            return self._heads.continued(piece.order, columns, self.faces(piece.order))
        return self._heads.options(piece.order, columns, inset, tier, self.faces(piece.order))

    def head_settings(
        self, piece: Piece, columns: int, tier: Tier, inset: float = 0.0
    ) -> Iterator[tuple[tuple[HeadPart, ...], float]]:
        """Yield what a story's head may be made of over `columns`, `inset` ems in at either end, each way with its cost."""
        width = self.grid.span(columns) - 2 * inset * self.grid.size
        return self._heads.settings(piece.order, width, tier, self.faces(piece.order))

    def brief_heads(self, piece: Piece) -> tuple[HeadBlock, ...]:
        """Return the heads a brief may have over one column among other briefs, by height: all of one style."""
        return self._brief_heads.options(piece.order)

    def heavy(self, piece: Piece, area: int) -> float:
        """Price a head of `area` column-lines over the copy of a piece."""
        return self._heads.heavy(piece.order, area)

    def upright_head(self, piece: Piece, measure: Measure, rows: int, tier: Tier) -> HeadBlock | None:
        """Return the upright head the piece may have beside legs of `rows` lines; None where none fits."""
        return self.upright.head(piece.order, measure, rows, tier, self.faces(piece.order))

    def _pictures(self, order: int, columns: int) -> tuple[PictureStack, ...]:
        """Return the ways to lay the story's pictures under its head in a block of `columns`, a pull-quote among its copy."""
        ways = self._laid(order, columns)
        if self.photo(order) or not self.quotes.wanted(order):
            return ways
        return quoted(ways, self.quotes.options(order, columns), columns, self.quotes.denied(order))

    def boxed_pictures(self, order: int, columns: int, box: Measure) -> tuple[PictureStack, ...]:
        """Return the ways to lay the story's pictures inside a box over `columns`."""
        return self._laid(order, columns, box.inset * self.grid.size)

    def _laid(self, order: int, columns: int, inset: float | None = None) -> tuple[PictureStack, ...]:
        """Return the ways to lay the story's pictures over `columns`; `inset` points inside a box."""
        pictures, text = self._seen(order), not self.photo(order)
        ways = stacks(pictures, self.grid, columns, self.caption_rows, text=text, inset=inset)
        return tuple(weighed(stack, pictures) for stack in ways)

    def _seen(self, order: int) -> tuple[Picture, ...]:
        """Return a story's pictures; of one whose file is missing the size is as good as unknown."""
        pictures = self.articles[order].pictures
        return tuple(each if each.file in self._images else replace(each, width=0, height=0) for each in pictures)

    def _caption_rows(self, pictures: tuple[Picture, ...], width: float) -> int:
        """Count the lines of a caption, or of a joint one, below a place `width` points wide."""
        return caption_rows(pictures, self._setter, self._house, width / self.grid.size)

    def _lines(self, order: int, cells: int) -> int:
        """Count the lines of a story's body at `cells`."""
        return self._setter.count(self.articles[order], cells)

    def left(self, piece: Piece, cells: int) -> int:
        """Count the lines the piece still has to place."""
        return self.lines(piece.order, cells) - piece.first

    def _copyfit(self, piece: Piece, cells: int) -> dict[int, float]:
        """Return by how many lines the piece may be longer or shorter, with the cost; a rest is as it is."""
        if piece.part:
            return {0: 0.0}
        natural = self.lines(piece.order, cells)
        prices = {0: 0.0}
        for count, cost in self._setter.interval(self.articles[piece.order], cells):
            delta = count - natural
            if delta:
                prices[delta] = cost + costs.COPYFIT_LINE * abs(delta)
        return prices

    def foot(self, order: int, line: int) -> Foot:
        """Say what it means to end a leg after line `line` of the story at the base measure."""
        return self.feet(order)[line]

    def _feet(self, order: int) -> tuple[Foot, ...]:
        return self._setter.feet(self.articles[order], self.grid.cells)

    def _ends(self, order: int, cells: int, lines: int) -> Mapping[int, float]:
        """Price the ends of legs before each line of a story's body, set in `lines` lines."""
        prices = self._setter.ends(self.articles[order], cells, lines)
        return {line: min(costs.LEG_TORN, costs.LEG_END * price) for line, price in prices.items()}

    def _turned(self, order: int, cells: int) -> float:
        """Price a story's tables and poems at a measure: what is turned over in them, and tables that fall apart."""
        article = self.articles[order]
        broad = len(self._setter.broad_tables(article, cells))
        return costs.TURNED * self._setter.turned(article, cells) + costs.RECORDS * broad

    def _base(self, columns: int) -> Measure:
        """Return the ordinary measure: every base column a leg."""
        return measures.base(self.grid, columns)

    def _box(self, columns: int) -> Measure | None:
        """Divide the inside of a box: one measure while it is readable, else two legs or more."""
        return measures.widest(self.grid, columns, copy_inset(self._house.box, self.grid.size))

    def undivided(self, piece: Piece, columns: int) -> Measure | None:
        """Return one broad leg for a story of a line or two to a leg, which is not divided; None for any other."""
        whole = columns > 1 and not piece.part and not self.articles[piece.order].pictures
        few = whole and self.left(piece, self.grid.cells) <= UNDIVIDED * columns
        return measures.single(self.grid, columns) if few else None

    def _broken(self, order: int, columns: int) -> Measure | None:
        """Break `columns` base columns into one leg fewer (破栏 三破二, 四破三), or two; None where that is no use.

        The words of a photo story have a measure as wide as can be read, tables and poems one at which they have room.
        """
        if self.photo(order):
            return measures.widest(self.grid, columns) if columns > 1 else None
        roomy = self._roomy(order, columns) if self.turned(order, self.grid.cells) else None
        return roomy or measures.fewer_legs(self.grid, columns)

    def _roomy(self, order: int, columns: int) -> Measure | None:
        """Break columns into legs that turn least of a story's tables and poems over; None if no gain."""
        tables = any(paragraph.kind == "table" for paragraph in self.articles[order].paragraphs)
        wide = measures.roomy(self.grid, columns, tables=tables)
        best = min(wide, key=lambda way: self.turned(order, way.cells), default=None)
        return best if best and self.turned(order, best.cells) < self.turned(order, self.grid.cells) else None


def setter_for(issue: Issue, book: FontBook, house: House, kept: Setter | None = None) -> Setter:
    """Return what sets the copy of an issue by the habits of its language and house: a drop cap, signatures over the copy.

    One that is `kept` from an earlier run serves again where it would set the same.
    """
    lead = divided(issue).stories[:1]
    habits = habits_of(issue.masthead.language, lead[0].id if lead and house.drop_cap else "")
    habits = habits._replace(faces=habits.faces._replace(byline=house.faces.byline), signed=house.heads.byline == "copy")
    return kept if kept is not None and kept.serves(book, habits) else Setter(book, habits)
