"""A page's account → how full it is, as people say it: full, a few lines spare 余, or lines missing 缺 that copy should fill."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from epaper.scene.model import Facsimile, Page

SPARE_SHARE = 0.02  # of a page's lines: as many may stay unused and nobody sees it
LINE_FILLED = 0.93  # of a line of copy, on average: indents and last lines are white
WORD = 2.6  # ems of an English word and its blank, about


class Meter(NamedTuple):
    """How full a page is: column-lines it has for copy, those used, those left, and the characters that would fill them.

    A paper in a language of letters counts words.
    """

    state: Literal["full", "spare", "short"]
    room: int
    used: int
    left: int
    amount: int
    unit: Literal["characters", "words"]

    @property
    def share(self) -> float:
        """The share of its lines that are used."""
        return self.used / self.room if self.room else 1.0


def meter(facsimile: Facsimile, page: Page) -> Meter | None:
    """Say how full a page is; None where make-up has kept no account."""
    if page.account is None:
        return None
    room, left = page.account.room, max(0, page.account.spare)
    state: Literal["full", "spare", "short"] = "full" if not left else "spare" if left <= SPARE_SHARE * room else "short"
    ems = left * _cells(page, facsimile.body_size) * LINE_FILLED
    if facsimile.language.startswith("zh"):
        return Meter(state, room, room - left, left, round(ems), "characters")
    return Meter(state, room, room - left, left, round(ems / WORD), "words")


def _cells(page: Page, size: float) -> float:
    """Return the measure most legs of the page have, in ems of the copy."""
    measures = Counter(round(leg.measure / size, 1) for leg in page.legs for _ in range(leg.rows))
    return max(measures, key=lambda cells: (measures[cells], -cells), default=0.0)
