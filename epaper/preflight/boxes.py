"""The pages of a file → sheets, with the boxes each page gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.geometry import Rect
from epaper.preflight.interpreter import Allowance, read_sheet
from epaper.preflight.model import Boxes, Sheet
from epaper.preflight.values import entry, inherited, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

Edges = tuple[float, ...]


def read_sheets(file: pikepdf.Pdf) -> Iterator[Sheet]:
    """Yield the pages of a file, read back."""
    allowance = Allowance()
    for number, page in enumerate(file.pages, start=1):
        boxes = _boxes(page)
        left, bottom, right, top = boxes.media or (0.0, 0.0, 0.0, 0.0)
        sheet = Sheet(number, page, boxes, (right - left, top - bottom))
        read_sheet(sheet, allowance)
        yield sheet


def _boxes(page: pikepdf.Page) -> Boxes:
    media, crop = (_edges(inherited(page, key)) for key in ("/MediaBox", "/CropBox"))
    bleed, trim, art = (_edges(entry(page.obj, key)) for key in ("/BleedBox", "/TrimBox", "/ArtBox"))
    return Boxes(media, crop, bleed, trim, art)


def _edges(value: object) -> Edges | None:
    found = numbers(value)
    if len(found) != 4:
        return None
    return min(found[0], found[2]), min(found[1], found[3]), max(found[0], found[2]), max(found[1], found[3])


def trimmed(sheet: Sheet) -> Rect:
    """Return the part that stays when the sheet is cut: printer's marks stand in all inks, and may."""
    left, _, _, top = sheet.boxes.media or (0.0, 0.0, 0.0, 0.0)
    box = sheet.boxes.trim or sheet.boxes.art or sheet.boxes.media or (0.0, 0.0, 0.0, 0.0)
    return Rect(box[0] - left, top - box[3], box[2] - box[0], box[3] - box[1])
