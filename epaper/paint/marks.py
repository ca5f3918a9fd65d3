"""A sheet of a press file → the operators of its printer's marks: cut, register, fold, patches; outside what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.geometry import mm
from epaper.paint.pdf_numbers import number
from epaper.paint.sheets import MARK_LONG, MARKS_OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.paint.sheets import Sheet

HAIR = 0.25  # points, a mark's weight
ALL_INKS = "1 1 1 1 K"  # a mark stands on every plate
CROSS = mm(2)  # half the width of a register mark
FOLD_DASH = "[3 2] 0 d"
PATCH = mm(4)  # a side of a colour patch
PATCHES = (
    "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", ".5 0 0 0", "0 .5 0 0", "0 0 .5 0", "0 0 0 .5", "0 1 1 0", "1 0 1 0", "1 1 0 0",
)  # fmt: skip

Line = tuple[float, float, float, float]  # from x, y to x, y, downwards


def sheet_marks(sheet: Sheet) -> str:
    """Write the marks of a sheet."""
    lines = " ".join(_stroke(line, sheet.height) for line in (*_cuts(sheet), *_crosses(sheet)))
    folds = " ".join(_stroke(line, sheet.height) for line in _folds(sheet))
    dashed = f" {FOLD_DASH} {folds} [] 0 d" if folds else ""
    return f"q {number(HAIR)} w {ALL_INKS} {lines}{dashed} Q q {' '.join(_patches(sheet))} Q"


def _stroke(line: Line, height: float) -> str:
    x0, y0, x1, y1 = line
    return f"{number(x0)} {number(height - y0)} m {number(x1)} {number(height - y1)} l S"


def _cuts(sheet: Sheet) -> Iterator[Line]:
    """Yield two lines at each corner that show where to cut."""
    trim, bleed = sheet.trim, sheet.bleed
    left, right = bleed.x - MARKS_OFF, bleed.right + MARKS_OFF
    top, foot = bleed.y - MARKS_OFF, bleed.bottom + MARKS_OFF
    for y in (trim.y, trim.bottom):
        yield left - MARK_LONG, y, left, y
        yield right, y, right + MARK_LONG, y
    for x in (trim.x, trim.right):
        yield x, top - MARK_LONG, x, top
        yield x, foot, x, foot + MARK_LONG


def _crosses(sheet: Sheet) -> Iterator[Line]:
    """Yield a cross at the middle of each side, by which plates are laid over one another; not where a fold is shown."""
    trim, bleed, off = sheet.trim, sheet.bleed, MARKS_OFF + MARK_LONG / 2
    across = (trim.x + trim.width / 4) if sheet.folds else trim.centre.x
    for x, y in (
        (across, bleed.y - off),
        (across, bleed.bottom + off),
        (bleed.x - off, trim.centre.y),
        (bleed.right + off, trim.centre.y),
    ):
        yield x - CROSS, y, x + CROSS, y
        yield x, y - CROSS, x, y + CROSS


def _folds(sheet: Sheet) -> Iterator[Line]:
    """Yield a broken line above and below the sheet for each fold."""
    for x in sheet.folds:
        yield x, sheet.bleed.y - MARKS_OFF - MARK_LONG, x, sheet.bleed.y - MARKS_OFF
        yield x, sheet.bleed.bottom + MARKS_OFF, x, sheet.bleed.bottom + MARKS_OFF + MARK_LONG


def _patches(sheet: Sheet) -> Iterator[str]:
    """Yield patches of the inks, their halves and their overprints, in a row below the sheet's right half."""
    x, y = sheet.trim.right - PATCH * (len(PATCHES) + 2), sheet.bleed.bottom + MARKS_OFF
    for at, inks in enumerate(PATCHES):
        yield f"{inks} k {number(x + at * PATCH)} {number(sheet.height - y - PATCH)} {number(PATCH)} {number(PATCH)} re f"
