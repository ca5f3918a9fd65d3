"""Pictures side by side and the columns they share → the few best rows they make (rulebook F8).

A row is as high as its pictures are best trimmed to; no picture is trimmed too far, and what an editor has pinned is kept.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from epaper.geometry import POINTS_PER_INCH
from epaper.issue.model import Article, Picture
from epaper.plan import costs
from epaper.plan.grid import Grid
from epaper.plan.pictures.cropping import TRIMMED_MOST, aspect, is_drawn, is_unseen, is_whole, trimmed
from epaper.plan.pictures.stack import ROWS_LEAST, picture_height

ABREAST_SHARE = 0.8  # of a block's columns, that its first pictures take together if they stand side by side
MODEST_SHARE = 0.6  # of that width, that an upright picture or a chart has: it is tall enough, or clear enough
# A photo story 图片新闻 has few characters, which are read with the picture it is about; and so many columns it should have.
PHOTO_CHARACTERS, PHOTO_COLUMNS = 180, 2
HEIGHTS_LEVEL = 7  # heights offered of one row: where it spans the block they move its foot
WIDTHS = 2  # ways to share columns that are tried
PORTRAIT = 0.9  # width : height of a picture that stands upright
MUGSHOT_PIXELS, MUGSHOT_CAPTION = 500, 8  # an upright picture so narrow, or so shortly described, is a head and shoulders
WHITE_MOST = 1.4  # pitches of white that may be left beside a picture that is not trimmed
SHRUNK_MOST = 0.02  # share by which such a picture may be narrower than its place
DRAWN_COLUMNS, DRAWN_GRIDS = 2, range(4, 7)  # a chart in a story is no wider, where a page has so many columns; elsewhere …
DRAWN_SHARE = 0.5  # … than so much of the page: it is as clear, and leaves the page to its photograph
APART_LEAST = 2  # lines between the feet of pictures side by side: fewer look like a mistake
UNSEEN_COLUMNS, UNSEEN_ASPECT, UNSEEN_LINES = 2, 3.0, 7  # a picture nobody has seen: wide, its shape and lines, at the most
PINNED_TRIM = 10 * costs.CROPPED  # for a picture trimmed too far because an editor pinned its height
FAINT, COARSE = 150.0, 100.0  # pixels to the inch: below the first a printer warns, below the second refuses (GWG R0031)

# Lines of a picture's caption below so many points, or of a joint one of several side by side; 0 where there can be none.
Caption = Callable[[tuple[Picture, ...], float], int]


class Space(NamedTuple):
    """Where pictures may stand: the grid, the base columns of the block, and what is off their width on either side."""

    grid: Grid
    columns: int
    inset: float
    caption: Caption
    text: bool  # the story has copy to stand beside them, and is not a photo story

    def width(self, columns: int) -> float:
        """Return the points so many columns have for pictures."""
        return self.grid.span(columns) - 2 * self.inset


class Row(NamedTuple):
    """Pictures side by side, the first of them number `first`: their widths in columns, lines in all, lines of captions.

    All are equally high; or, where the row is `squared`, so high that the last lines of their captions stand level. With a
    `joint` caption all have the lines of that.
    """

    first: int
    widths: tuple[int, ...]
    rows: int
    captions: tuple[int, ...]
    cost: float
    squared: bool = False
    joint: bool = False

    @property
    def columns(self) -> int:
        """Columns taken."""
        return sum(self.widths)

    @property
    def caption_rows(self) -> int:
        """Lines of its longest caption."""
        return max(self.captions)


def pinned_columns(picture: Picture, space: Space) -> int:
    """Return the columns an editor wants for a picture, as far as a page has so many; 0 where that is open."""
    return min(max(picture.columns, 0), space.grid.columns)


def is_photo_story(article: Article, ems: float) -> bool:
    """Say whether an article, whose characters count for so many `ems` each, is pictures and a few words at the most."""
    return bool(article.pictures) and article.characters * ems <= PHOTO_CHARACTERS


def is_mugshot(picture: Picture) -> bool:
    """Say whether a picture is a head and shoulders."""
    known = 0 < picture.width < MUGSHOT_PIXELS or 0 < len(picture.caption) <= MUGSHOT_CAPTION
    return known and aspect(picture) < PORTRAIT


def columns_most(picture: Picture, abreast: int, space: Space) -> int:
    """Return the most columns a picture that is not pinned may take in a row of so many pictures.

    A photo story is about its picture, whatever that is, and so wide as its block. Elsewhere none is so wide that a printer
    would refuse it for want of pixels, if a narrower place would do.
    """
    columns = space.grid.columns
    if not space.text:
        return columns
    if is_unseen(picture):
        return min(UNSEEN_COLUMNS, math.ceil(columns / 2)) if abreast == 1 else 1
    if is_drawn(picture):
        columns = DRAWN_COLUMNS if columns in DRAWN_GRIDS else math.ceil(DRAWN_SHARE * columns)
    points = picture.width / COARSE * POINTS_PER_INCH
    return max((number for number in range(2, columns + 1) if space.width(number) <= points), default=1)


def _columns_asked(picture: Picture, abreast: int, space: Space) -> int:
    """Return the most columns a picture may be asked to take for the sake of its story."""
    return 1 if space.text and is_mugshot(picture) else columns_most(picture, abreast, space)


def rows_of(pictures: tuple[Picture, ...], first: int, count: int, width: int, space: Space) -> list[Row]:
    """Return the rows the pictures from `first` may make over `width` columns; below the first row they may be narrower."""
    chosen = pictures[first : first + count]
    least = width if not first else max(count, -(-width // 2))
    found: list[Row] = []
    for total in range(least, width + 1):
        for widths in shared(chosen, total, space):
            found += _row(first, chosen, widths, space)
    return heapq.nsmallest(HEIGHTS_LEVEL, found, key=lambda row: row.cost)


def shared(chosen: tuple[Picture, ...], total: int, space: Space) -> Iterator[tuple[int, ...]]:
    """Yield the ways to share columns among pictures side by side: those that suit their shapes best, pins kept."""
    pins = [pinned_columns(picture, space) for picture in chosen]
    most = [pin or min(total, columns_most(picture, len(chosen), space)) for pin, picture in zip(pins, chosen, strict=True)]
    parts = [range(pin or 1, wide + 1) for pin, wide in zip(pins, most, strict=True)]
    shapes = [aspect(picture) for picture in chosen]
    due = [total * shape / sum(shapes) for shape in shapes]
    ways = [widths for widths in product(*parts) if sum(widths) == total]
    yield from heapq.nsmallest(WIDTHS, ways, key=lambda widths: sum(abs(a - b) for a, b in zip(widths, due, strict=True)))


def _row(first: int, chosen: tuple[Picture, ...], widths: tuple[int, ...], space: Space) -> list[Row]:
    """Return the heights of one row at which no picture is trimmed too far."""
    places = [space.width(width) for width in widths]
    pinned = any(picture.rows > 0 for picture in chosen)
    rows, importance = list[Row](), _importance(first, chosen, widths, space)
    for captions, price, squared, joint in _captioned(chosen, widths, places, space):
        below = max(captions)
        for tall in _talls(chosen, places, below, space.grid):
            heights = [picture_height(space.grid, tall, lines if squared else below) for lines in captions]
            misfit = _misfits(chosen, places, heights, space, pinned)
            if misfit is not None:
                rows.append(Row(first, widths, tall, captions, price + misfit + importance, squared, joint))
    return rows


def _captioned(
    chosen: tuple[Picture, ...], widths: tuple[int, ...], places: list[float], space: Space
) -> Iterator[tuple[tuple[int, ...], float, bool, bool]]:
    """Yield the lines of captions, at a price: below pictures equally high, with their feet level (squared), or joint."""
    captions = tuple(space.caption((picture,), place) for picture, place in zip(chosen, places, strict=True))
    below, apart = max(captions), max(captions) - min(captions)
    white = costs.WHITE_LINE * sum((below - lines) * width for lines, width in zip(captions, widths, strict=True))
    yield captions, white, False, False
    if apart >= APART_LEAST and not any(picture.rows > 0 for picture in chosen):  # what is pinned is the height of all
        yield captions, costs.UNEVEN * apart, True, False
    joint = joint_rows(chosen, widths, captions, space)
    if joint:
        yield (joint,) * len(chosen), costs.JOINT, False, True


def joint_rows(chosen: tuple[Picture, ...], widths: Sequence[int], captions: Sequence[int], space: Space) -> int:
    """Return the lines of one caption for pictures side by side, whose own take so many; 0 where these had better stand."""
    if max(captions) - min(captions) < APART_LEAST:
        return 0
    joint = space.caption(chosen, space.width(sum(widths)))
    return joint if joint < max(captions) else 0


def _talls(chosen: tuple[Picture, ...], places: list[float], below: int, grid: Grid) -> range:
    """Return the lines a row may have in all, captions of `below` lines included."""
    pins = [picture.rows for picture in chosen if picture.rows > 0]
    if pins:
        tall = min(max(*pins, ROWS_LEAST, below + 1), grid.rows)
        return range(tall, tall + 1)
    low, high = _limits(chosen, places, grid)
    return range(high_enough(low, below, grid), high_enough(high, below, grid) + 2)


def _misfits(chosen: tuple[Picture, ...], places: list[float], heights: list[float], space: Space, pinned: bool) -> float | None:
    """Price what places so wide and high do to pictures; None where they must not, unless an editor pinned them."""
    total = 0.0
    for picture, place, high in zip(chosen, places, heights, strict=True):
        price = _misfit(picture, place, high, space.grid)
        if price is None and not (pinned and high > 0):
            return None
        total += (PINNED_TRIM if price is None else price) + _faintness(picture, place, high)
    return total


def _limits(chosen: tuple[Picture, ...], places: list[float], grid: Grid) -> tuple[float, float]:
    """Return between which heights in points pictures so wide are best; those nobody has seen have any that is shallow."""
    natural = [place / aspect(picture) for picture, place in zip(chosen, places, strict=True) if not is_unseen(picture)]
    if not natural:
        return ROWS_LEAST * grid.pitch, max(unseen_height(place, grid) for place in places)
    return min(natural) * (1 - TRIMMED_MOST), max(natural) / (1 - TRIMMED_MOST)


def natural_height(picture: Picture, width: float, grid: Grid) -> float:
    """Return the points a picture is high that is so wide, trimmed nowhere."""
    return unseen_height(width, grid) if is_unseen(picture) else width / aspect(picture)


def unseen_height(width: float, grid: Grid) -> float:
    """Return the points a place so wide is high for a picture nobody has seen: it must not squeeze the copy."""
    return min(width / UNSEEN_ASPECT, UNSEEN_LINES * grid.pitch)


def high_enough(height: float, below: int, grid: Grid) -> int:
    """Return the lines, caption included, of a picture about so high: never fewer than a picture needs."""
    return max(ROWS_LEAST, math.floor(height / grid.pitch)) + below


def _misfit(picture: Picture, width: float, height: float, grid: Grid) -> float | None:
    """Price what a place of the wrong shape does to a picture; None where it must not be done."""
    if height <= 0:
        return None
    if is_unseen(picture):
        return costs.UNSEEN_LARGE * abs(height - unseen_height(width, grid)) / grid.pitch
    share = trimmed(picture, width / height)
    if not is_whole(picture):
        return costs.CROPPED * (10 * share) ** 2 if share <= TRIMMED_MOST else None
    white = height - width / aspect(picture)
    if white < 0:
        return costs.WHITE_BESIDE * share / SHRUNK_MOST if share <= SHRUNK_MOST else None
    return costs.WHITE_BESIDE * white / grid.pitch if white <= WHITE_MOST * grid.pitch else None


def _importance(first: int, chosen: tuple[Picture, ...], widths: tuple[int, ...], space: Space) -> float:
    """Price pictures narrower than their place in the story asks for, wider than what they show, or printed too coarsely."""
    price = 0.0
    if not first and not any(pinned_columns(picture, space) for picture in chosen):
        upright = all(aspect(picture) < PORTRAIT for picture in chosen)
        share = ABREAST_SHARE * space.columns if len(chosen) > 1 else (1 + space.columns) / 2
        modest = upright or all(is_drawn(picture) for picture in chosen)
        wanted = (share * MODEST_SHARE if modest else share) if space.text else min(PHOTO_COLUMNS, space.grid.columns)
        wanted = min(wanted, sum(_columns_asked(picture, len(chosen), space) for picture in chosen))
        price += costs.PICTURE_SMALL * max(0.0, wanted - sum(widths))
    for number, (picture, width) in enumerate(zip(chosen, widths, strict=True), first):
        if pinned_columns(picture, space):
            continue
        if is_mugshot(picture):
            price += costs.MUGSHOT_LARGE * (width - 1)
        elif is_unseen(picture):
            price += costs.PICTURE_LARGE * max(0, width - UNSEEN_COLUMNS)
        elif (number and len(chosen) == 1) or (is_drawn(picture) and space.text):
            price += costs.PICTURE_LARGE * max(0.0, width - (1 + space.columns) / 2)
    return price


def _faintness(picture: Picture, width: float, height: float) -> float:
    """Price a picture that has few pixels for its place: one that is trimmed at its sides is enlarged to fill the height."""
    enlarged = max(width, height * aspect(picture)) if not is_whole(picture) else width
    fineness = picture.width / enlarged * POINTS_PER_INCH
    if not 0 < fineness < FAINT:
        return 0.0
    return costs.FAINT if fineness >= COARSE else costs.COARSE
