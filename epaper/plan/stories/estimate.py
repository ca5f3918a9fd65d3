"""Copy and a measure → about how many lines it takes, without breaking one of them: ems of copy ÷ cells, paragraph by paragraph.

Estimates keep their error from one measure to the next: calibrated on copy that was once broken they are good to a hundredth.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from epaper.issue.model import Article
from epaper.plan.grid import Grid
from epaper.plan.pictures.rows import PHOTO_COLUMNS, is_photo_story, natural_height
from epaper.style import House

INDENT = 2.0  # ems before a paragraph (rule P1), and about what the end of its last line but one gives away
NARROW = 0.5  # ems of a character that is not full-width
HEAD_LINE = 1.25  # from one line of a head to the next, of its size
HEAD_SHARES = (1.0, 0.62, 0.5, 0.42)  # size of the heads of lead, page leads, other stories, briefs, of the largest head
AROUND_SHARE = 0.5  # size of kicker and deck, of the headline
HEAD_WHITE = 2.2  # lines of white in a head, with what its last line leaves
LINES_SQUARE = 24  # lines of copy to each column, squared, of a block of pleasing shape
LEADS_EVERY = 4  # stories to a page, of which one leads it
BRIEF_LINES = 16  # copy of fewer lines has the head of a brief


class CopyEstimate:
    """Estimates the lines of an issue's stories at any measure, and roughly what their heads take."""

    def __init__(self, articles: Sequence[Article], house: House) -> None:
        """Weigh the copy of `articles`, set by the habits of `house`."""
        self._articles = articles
        self._ems = house.character_ems
        self._narrow = NARROW if house.character_ems == 1.0 else house.character_ems
        self.total = lru_cache(maxsize=None)(self._total)
        self._paragraphs = tuple(
            tuple(self.ems(line) for paragraph in article.paragraphs for line in paragraph.text.split("\n"))
            for article in articles
        )

    @property
    def count(self) -> int:
        """How many stories there are."""
        return len(self._articles)

    def ems(self, text: str) -> float:
        """Weigh a text in ems."""
        wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
        return wide + self._narrow * (len(text) - wide)

    def lines(self, order: int, cells: int) -> int:
        """Estimate the lines of a story at a measure of `cells` ems."""
        return sum(max(1, math.ceil((ems + INDENT) / cells)) for ems in self._paragraphs[order])

    def _total(self, cells: int) -> int:
        """Estimate the lines of all copy."""
        return sum(self.lines(order, cells) for order in range(self.count))

    def roughly(self, order: int, lead: float, grid: Grid) -> float:
        """Estimate the column-lines of a story with head and pictures, where the largest head is `lead` points."""
        lines = self.lines(order, grid.cells)
        width = max(1.0, min(grid.columns, math.sqrt(lines / LINES_SQUARE)))
        return lines + self._head(order, lines, lead, grid) + HEAD_WHITE * width + self._pictures(order, grid)

    def _head(self, order: int, lines: int, lead: float, grid: Grid) -> float:
        article = self._articles[order]
        step = 0 if order == 0 else 3 if lines < BRIEF_LINES else 1 if order % LEADS_EVERY == 1 else 2
        points = max(lead * HEAD_SHARES[step], 1.4 * grid.size)
        small = max(grid.size, points * AROUND_SHARE)
        area = self.ems("".join(article.headline)) * points * points * HEAD_LINE
        area += self.ems("".join((*article.kicker, *article.deck))) * small * small * HEAD_LINE
        return area / (grid.column_width * grid.pitch)

    def _pictures(self, order: int, grid: Grid) -> float:
        """Estimate a picture at half the page's width, or as wide as that of a photo story should be; several share as much."""
        article = self._articles[order]
        if not article.pictures:
            return 0.0
        half = max(1, grid.columns // 2)
        columns = min(half, PHOTO_COLUMNS) if is_photo_story(article, self._ems) else half
        side = 1 / math.sqrt(len(article.pictures))
        heights = (side * natural_height(picture, grid.span(columns), grid) for picture in article.pictures)
        return sum(side * columns * (min(grid.rows * 0.5, height / grid.pitch) + 2) for height in heights)
