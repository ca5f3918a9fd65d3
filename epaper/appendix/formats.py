"""What the appendix is read on → its page 开本: size, type, measure and white, each with its reason.

The measure is a whole number of cells (rule L11); the pitch is that of the house, made looser, since lines here are read one
after another and not looked over.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from epaper.geometry import Rect, mm
from epaper.plan.grid import Grid
from epaper.plan.heads.ladder import Tier
from epaper.plan.stock import Stock
from epaper.style import House

FormatName = Literal["phone", "a5"]

FINE: Final = 0.35  # points: the rules of its pages
LOOSER: Final = 1.18  # × the pitch the house likes best: 1.57 for Han, 1.44 for Latin letters


class Format(NamedTuple):
    """A page of the appendix: trimmed size and white above and below the copy in millimetres, type in points, measure in cells.

    `head` is the step its headlines stand on. `apart` begins every article on a page of its own, else one follows the other.
    """

    name: FormatName
    width: float
    height: float
    top: float
    foot: float
    size: float
    cells: int
    head: Tier
    apart: bool


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        # 1:2 is what a screen of 9:19.5 leaves under the bars of a reader; on one 70 mm wide its type shows at 10 pt, a third
        # larger than that of most programs. 17 cells are the fewest a book is set in (rule L11). One swipes from article to
        # article: each begins a page.
        "phone": Format("phone", 80.0, 160.0, 13.5, 7.0, 11.5, 17, Tier(20.0, 14.5, 5, 20.0), True),
        # The page of a paperback, or of a reader of 8 to 10 inches: 29 cells at 11 pt. Where each article began a page, a third
        # of all would be white, and a brief alone on its own: one follows the other, as in a book of news.
        "a5": Format("a5", 148.0, 210.0, 21.0, 16.0, 11.0, 29, Tier(22.0, 16.0, 4, 22.0), False),
    }
)


def grid_of(form: Format, house: House) -> Grid:
    """Lay the grid of one column on the page of a format."""
    width, height = mm(form.width), mm(form.height)
    pitch = form.size * house.pitch_best * LOOSER
    room, measure = height - mm(form.top) - mm(form.foot), form.cells * form.size
    rows = 1 + int((room - form.size) / pitch)
    area = Rect((width - measure) / 2, mm(form.top), measure, (rows - 1) * pitch + form.size)
    stock = Stock(form.name, width, height, area, 1, house.cells_least)
    return Grid(stock, area, form.size, pitch, 1, form.cells, 0.0, rows)
