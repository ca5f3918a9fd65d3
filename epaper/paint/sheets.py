"""The pages of an issue and how a printer wants them → the sheets of a press file: what stands where, and the boxes of each.

Single pages in order, or imposed 拼版: two pages side by side on either side of a sheet, so that sheets laid into one another and
folded once read in order. Of four pages the outside has 4 | 1, the inside 2 | 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.geometry import Rect, mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.scene.model import Page

MARKS_OFF, MARK_LONG = mm(3), mm(5)  # what marks keep away from what is printed, and how long they are
MARKS_ROOM = MARKS_OFF + MARK_LONG + mm(2)  # around a sheet
PAGES_ON_SHEET = 4
MOST_MM = 20.0  # millimetres of bleed, or of creep from sheet to sheet: more is a slip of the pen


class Wanted(NamedTuple):
    """How a printer wants sheets: `bleed` 出血 in points around each, printer's marks, pages imposed, and creep 爬移.

    `creep` are the points by which each sheet nearer the middle is moved towards its fold: folded, the inner sheets of a thick
    paper stand out.
    """

    bleed: float = 0.0
    marks: bool = False
    imposed: bool = False
    creep: float = 0.0


PLAIN = Wanted()


class Spot(NamedTuple):
    """A page on a sheet, by its place in the issue, and where its top left corner stands."""

    page: int
    x: float
    y: float


class Sheet(NamedTuple):
    """One side of a sheet in points, y downwards: its size, what is left when it is cut, what ink may cover, and its pages.

    `folds` are the lines from top to foot along which it is folded; `label` are the numbers of its pages.
    """

    width: float
    height: float
    trim: Rect
    bleed: Rect
    spots: tuple[Spot, ...]
    folds: tuple[float, ...]
    label: str


def sheets(pages: Sequence[Page], wanted: Wanted) -> tuple[Sheet, ...]:
    """Lay out the sheets of an issue."""
    around = max(wanted.bleed, MARKS_ROOM + wanted.bleed if wanted.marks else 0.0)
    if not wanted.imposed:
        return tuple(_single(number, page, around, wanted.bleed) for number, page in enumerate(pages))
    return tuple(_imposed(pages, around, wanted))


def _single(number: int, page: Page, around: float, bleed: float) -> Sheet:
    trim = Rect(around, around, page.width, page.height)
    return _sheet(trim, around, bleed, (Spot(number, around, around),), (), str(page.number))


def _sheet(trim: Rect, around: float, bleed: float, spots: tuple[Spot, ...], folds: tuple[float, ...], label: str) -> Sheet:
    covered = Rect(trim.x - bleed, trim.y - bleed, trim.width + 2 * bleed, trim.height + 2 * bleed)
    return Sheet(trim.width + 2 * around, trim.height + 2 * around, trim, covered, spots, folds, label)


def _imposed(pages: Sequence[Page], around: float, wanted: Wanted) -> Iterator[Sheet]:
    """Yield the outside and the inside of each sheet, the outermost first; pages that are missing at the end stay white.

    A side on which nothing would stand is none.
    """
    if not pages:
        return
    count = -(-len(pages) // PAGES_ON_SHEET) * PAGES_ON_SHEET
    width, height = max(page.width for page in pages), max(page.height for page in pages)
    trim = Rect(around, around, 2 * width, height)
    fold = around + width
    for sheet in range(count // PAGES_ON_SHEET):
        inwards, first, last = sheet * wanted.creep, 2 * sheet, count - 1 - 2 * sheet
        for left, right in ((last, first), (first + 1, last - 1)):
            spots = (Spot(left, around + inwards, around), Spot(right, fold - inwards, around))
            there = tuple(spot for spot in spots if spot.page < len(pages))
            if not there:  # the back of the only page: it stays unprinted, and an empty page makes a printer ask
                continue
            label = "-".join(str(pages[spot.page].number) for spot in there)
            yield _sheet(trim, around, wanted.bleed, there, (fold,), label)
