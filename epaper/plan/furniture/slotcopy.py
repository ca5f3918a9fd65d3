"""What is no story, and its box's width → what stands in the box from top to bottom, and how many lines of the grid that takes.

Copy keeps to the baselines of the grid in a box as anywhere: the first line of a box is its frame's, the last is white.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from epaper.issue.model import Article, Picture
from epaper.plan.furniture.forecast import breadth, longest, set_rows
from epaper.plan.grid import Grid
from epaper.plan.heads.heights import LINE_HEIGHT, head_height
from epaper.plan.model import HeadPart, HeadRole, Measure
from epaper.plan.pictures.cropping import aspect
from epaper.style import House
from epaper.typeset.galley import Setter
from epaper.typeset.heads import Heading, Room

FRAME_TOP = 0.6  # pitches from the top of a box's first line down to its frame: the mark 广告 stands on it
INSET = 0.5  # em between frame and copy
ART_DEEPEST = 0.36  # of a page's lines that a box with artwork takes where nobody asks for more; it is shown whole, or smaller
ART_SHARE, ART_LEAST = 0.6, 3  # of a box's width, that artwork above copy may be high in any case; lines it has at the least
ART_INSET = 2.5  # points between frame and artwork
FRAME_ROWS = 2  # lines of the grid a box with copy has above and below it
CELLS_MOST = 26  # cells to a line; a wider box is divided into legs
CELLS_LEAST = 4  # below that nothing can be set
LEG_LEAST = 5  # lines of a leg where there are several
LEGS_APART = 1.5  # em between its legs, on a page of one column
HEAD_MOST, HEAD_LEAST, HEAD_LINES = 1.8, 1.2, 3  # sizes of its headline, in sizes of the body, and its lines at the most
AROUND = 1.0  # kicker, deck and signature, in sizes of the body
HEAD_WHITE = 0.6  # pitches of white below a head, and a little more to come out at a whole line
SHORT_AD = 3  # lines of the copy of an advertisement that are centred by themselves under its head
ROW_LINES = 2  # lines that a row of weather too broad for its box is broken into, between its cells, rather than run on as copy


Manner = Literal["legs", "cells", "lines"]


class RaggedLine(NamedTuple):
    """A line that is centred by itself: number of its paragraph, where in that it begins, and its text, blanks behind it too."""

    paragraph: int
    start: int
    text: str


class SlotCopy(NamedTuple):
    """What a box holds: artwork over its width, a head, and copy `deep` lines deep.

    The copy stands in legs, as the rows of cells of a forecast 天气, or in `ragged` lines where a box is too narrow for legs or
    there is so little copy that it would hang at the left under its centred head.
    `art` are the heights of the pictures in points, at the width they are given; `whole` says that they have room for it. `rows`
    is what all takes with the frame.
    """

    rows: int
    art: tuple[float, ...]
    art_rows: int
    head: tuple[HeadPart, ...]
    head_rows: int
    measure: Measure
    lines: int
    deep: int
    manner: Manner
    ragged: tuple[RaggedLine, ...]
    whole: bool = True

    @property
    def bare(self) -> bool:
        """Say whether the artwork fills the box alone."""
        return bool(self.art) and not self.head and not self.deep


class SlotWriter:
    """Sets what is no story on one grid; remembers what it has set."""

    def __init__(self, grid: Grid, house: House, setter: Setter) -> None:
        """Set on `grid` in the types of `house`."""
        self._grid = grid
        self._house = house
        self._setter = setter
        self._heads = setter.heads
        self.copy = lru_cache(maxsize=None)(self._copy)

    def _copy(self, article: Article, width: float, room: int = 0) -> SlotCopy:
        """Set an article in a box `width` points wide; its artwork is as large as the box's `room` in lines allows, if known."""
        grid = self._grid
        art = tuple(_height(picture, width) for picture in article.pictures)
        speaks = not (art and article.kind in ("ad", "public") and not article.paragraphs)  # artwork says all there is to say
        measure = self.measure(width)
        manner = self._manner(article, measure, width)
        signed = "" if manner == "legs" and article.may_open_signed else article.signed  # it stands over the copy of a story
        head = self._head(article, signed, width) if speaks else ()
        head_rows = math.ceil(head_height(head, grid.pitch) / grid.pitch + HEAD_WHITE) if head else 0
        if manner == "legs":
            measure = self._gathered(article, measure, width)
        ragged = tuple(self._ragged(article, width / grid.size - 2 * INSET)) if manner == "lines" else ()
        counts = {"cells": len(article.paragraphs), "lines": len(ragged)}
        lines = counts[manner] if manner in counts else self._setter.count(article, measure.cells)
        deep = math.ceil(lines / measure.legs) if manner == "legs" else lines
        if not head and not deep:
            above = FRAME_TOP * grid.pitch + (grid.pitch - grid.size) / 2
            rows = max(FRAME_ROWS, math.ceil((sum(art) + (len(art) + 1) * ART_INSET + above) / grid.pitch))
            return SlotCopy(rows, art, rows, (), 0, measure, 0, 0, manner, ())
        whole = math.ceil(sum(height + ART_INSET for height in art) / grid.pitch)
        below = FRAME_ROWS + head_rows + deep
        most = (room or max(math.floor(ART_DEEPEST * grid.rows), below + math.ceil(ART_SHARE * width / grid.pitch))) - below
        art_rows = min(whole, max(most, ART_LEAST))
        return SlotCopy(below + art_rows, art, art_rows, head, head_rows, measure, lines, deep, manner, ragged, art_rows == whole)

    def measure(self, width: float) -> Measure:
        """Divide the inside of a box `width` points wide into as few legs of whole cells as are easy to read."""
        grid = self._grid
        inner = width / grid.size - 2 * INSET
        gutter = grid.gutter / grid.size or LEGS_APART
        legs = next(legs for legs in range(1, 99) if (inner - (legs - 1) * gutter) / legs < CELLS_MOST + 1)
        cells = max(CELLS_LEAST, int((inner - (legs - 1) * gutter) / legs + 1e-6))
        over = inner - legs * cells - (legs - 1) * gutter
        return Measure(cells, legs, INSET + over / 2, gutter)

    def _gathered(self, article: Article, measure: Measure, width: float) -> Measure:
        """Take fewer legs for copy that would fill them with a line or two, and set them in the middle of the box."""
        while measure.legs > 1 and math.ceil(self._setter.count(article, measure.cells) / measure.legs) < LEG_LEAST:
            measure = measure._replace(legs=measure.legs - 1)
        if measure.legs == 1:
            measure = measure._replace(cells=min(CELLS_MOST, max(CELLS_LEAST, int(width / self._grid.size - 2 * INSET + 1e-6))))
        whole = measure.legs * measure.cells + (measure.legs - 1) * measure.gutter
        return measure._replace(inset=(width / self._grid.size - whole) / 2)

    def _manner(self, article: Article, measure: Measure, width: float) -> Manner:
        """Choose cells for a forecast of short rows, 明天 多云 18～26℃; lines where those, or legs, have no room."""
        plain = all(paragraph.kind == "body" for paragraph in article.paragraphs)
        if article.kind == "weather" and plain and article.paragraphs:
            rows = set_rows([paragraph.text for paragraph in article.paragraphs], self._heads, self._house)
            inner = width / self._grid.size - 2 * INSET
            if breadth(rows) <= inner:
                return "cells"
            if longest(rows) <= inner * ROW_LINES:
                return "lines"
        narrow = measure.cells < self._grid.stock.cells_least
        return "lines" if plain and (narrow or self._is_short(article, measure)) else "legs"

    def _is_short(self, article: Article, measure: Measure) -> bool:
        """Say whether copy is of one line, or of a few that advertise."""
        lines = self._setter.count(article, measure.cells)
        return lines == 1 or (lines <= SHORT_AD and article.kind in ("ad", "public"))

    def _ragged(self, article: Article, width: float) -> Iterator[RaggedLine]:
        """Break paragraphs into lines of `width` ems at the most, at sense."""
        for number, paragraph in enumerate(article.paragraphs):
            fits = self._heads.fit(Heading((paragraph.text,), self._house.faces.data), Room(width, 1.0, 1.0, 0))
            at = 0
            for line in fits[0].lines if fits else ():
                end = paragraph.text.index(line, at) + len(line)
                end += len(paragraph.text[end:]) - len(paragraph.text[end:].lstrip(" "))
                yield RaggedLine(number, at, paragraph.text[at:end])
                at = end

    def _head(self, article: Article, signed: str, width: float) -> tuple[HeadPart, ...]:
        """Set what stands over the copy in the width inside the frame."""
        faces, body = self._house.faces, self._grid.size
        inner = width - 2 * INSET * body
        return (
            *self._part("kicker", _above(article), faces.local.around, inner, body * AROUND, body * AROUND),
            *self._part("headline", article.headline, faces.local.headline, inner, body * HEAD_LEAST, body * HEAD_MOST),
            *self._part("deck", article.deck, faces.local.around, inner, body * AROUND, body * AROUND),
            *self._part("byline", (signed,), faces.byline, inner, body * AROUND, body * AROUND),
        )

    def _part(
        self, role: HeadRole, lines: tuple[str, ...], face: str, width: float, least: float, most: float
    ) -> tuple[HeadPart, ...]:
        fits = self._heads.fit(Heading(lines, face), Room(width, least, most, HEAD_LINES))
        best = min(fits, key=lambda fit: (fit.badness, fit.size * len(fit.lines) * LINE_HEIGHT), default=None)
        return (HeadPart(role, best.lines, best.size, face),) if best else ()


def _above(article: Article) -> tuple[str, ...]:
    """Return what stands over the headline in a box: the name of the column, without a place of its own there, and the kicker."""
    return (article.label, *article.kicker) if article.label else article.kicker


def _height(picture: Picture, width: float) -> float:
    """Return how high artwork is that is `width` points wide with its frame; it is never cropped."""
    return max(1.0, width - 2 * ART_INSET) / aspect(picture)
