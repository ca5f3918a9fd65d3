"""A picture of an article → a plate: shown whole, as wide as the measure, its pixels and the page allow, its caption below."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from epaper.appendix.model import NEVER, Caption, Plate, Strip
from epaper.geometry import Rect
from epaper.issue.model import Article, Picture
from epaper.place.desk import Desk, Placed, copy_line, together
from epaper.place.lost import is_lost, place_lost
from epaper.plan.pictures.captions import CAPTION_SIZE, caption_lines
from epaper.plan.pictures.cropping import aspect
from epaper.scene.model import ASCENT, Image, Region, TextLine
from epaper.typeset.model import SetLine

HIGHEST: Final = 0.62  # of the page's lines, a picture at the most: there is still room for its caption
LOWEST: Final = 0.55  # of that, as low as one becomes to stand on the page of its head
NARROWEST: Final = 4.0  # ems of the body, however few its pixels are; for the rest a pixel is a point at the most
ABOVE, BELOW = 0.45, 0.6  # pitches of white above the picture, and below its caption
APART: Final = 0.5  # ems of the body between picture and caption
LEADING: Final = 1.42  # of a caption, × its size
TOGETHER: Final = 5  # lines of a caption that stand below their picture; what is more may go on on the next page


def plate_strips(desk: Desk, article: Article, number: int, taken: int = 0) -> tuple[Strip, ...]:
    """Set picture `number` of an article and its caption; where `taken` lines stand above it, it is made lower if that helps."""
    grid, picture = desk.grid, article.pictures[number]
    lines = caption_lines(picture, desk.setter, grid.column_width / grid.size, credit_apart=desk.house.credit_apart)
    most = HIGHEST * grid.rows * grid.pitch
    around = _height(desk, Plate(number, picture, 0.0, 0.0, lines[:TOGETHER]))
    below = (grid.rows - taken) * grid.pitch - around
    width, height = _size(desk, picture, min(most, below) if below >= LOWEST * most else most)
    plate = Plate(number, picture, width, height, lines[:TOGETHER])
    rows = math.ceil(_height(desk, plate) / grid.pitch - 1e-6)
    more = [Strip(article.id, 1, Caption(plate, line)) for line in lines[TOGETHER:]]
    return (Strip(article.id, rows, plate, NEVER if more else 0.0), *more)


def place_plate(desk: Desk, article: str, plate: Plate, row: int, rows: int) -> Placed:
    """Place picture and caption in the middle of their lines; at the head of a page the picture stands at its top."""
    grid = desk.grid
    top = grid.baseline(row) - ASCENT * grid.size
    spare = rows * grid.pitch - _height(desk, plate)
    y = top if row == 0 else grid.top(row) + ABOVE * grid.pitch + spare / 2
    rect = Rect(grid.area.x + (grid.area.width - plate.width) / 2, y, plate.width, plate.height)
    image = Placed((Image(rect, plate.picture.file, alternative=plate.picture.caption),))
    seen = place_lost(desk, rect, plate.picture) if is_lost(desk.issue, plate.picture) else image
    lines = tuple(_caption(desk, article, plate, rect.bottom))
    return together([seen, Placed(lines=lines, regions=(Region(article, "picture", (rect,)),))])


def place_caption(desk: Desk, article: str, caption: Caption, row: int) -> Placed:
    """Place one more line of a caption on a line of the grid."""
    return Placed(lines=(_line(desk, article, caption.plate, caption.line, desk.grid.baseline(row)),))


def _size(desk: Desk, picture: Picture, most: float) -> tuple[float, float]:
    """Return how large a picture is shown that may be `most` points high."""
    grid, shape = desk.grid, aspect(picture)
    width = min(grid.area.width, most * shape)
    if not is_lost(desk.issue, picture):
        width = min(width, max(float(picture.width), NARROWEST * grid.size))
    return width, max(1.0, width / shape)


def _height(desk: Desk, plate: Plate) -> float:
    """Return what picture and caption take with the white around them."""
    grid = desk.grid
    size = grid.size * CAPTION_SIZE
    below = APART * grid.size + ((len(plate.caption) - 1) * LEADING + 1) * size if plate.caption else 0.0
    return plate.height + below + (ABOVE + BELOW) * grid.pitch


def _caption(desk: Desk, article: str, plate: Plate, foot: float) -> Iterator[TextLine]:
    size = desk.grid.size * CAPTION_SIZE
    for number, line in enumerate(plate.caption):
        yield _line(desk, article, plate, line, foot + APART * desk.grid.size + (ASCENT + number * LEADING) * size)


def _line(desk: Desk, article: str, plate: Plate, line: SetLine, baseline: float) -> TextLine:
    """Place a line of a caption: one that is all of it below the middle of a picture narrower than the measure."""
    grid = desk.grid
    size = grid.size * CAPTION_SIZE
    alone = len(plate.caption) == 1 and plate.width < grid.area.width - grid.size
    x = grid.area.x + ((grid.area.width - line.width * size) / 2 if alone else 0.0)
    return copy_line(line._replace(paragraph=plate.number), article, size, x, baseline)
