"""Pages of a facsimile → sheets of a printer, one page to a sheet, at true size where the paper allows and smaller where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from epaper.errors import CannotWrite
from epaper.paint.pages import page_numbered
from epaper.paint.qt import QtPagePainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from epaper.scene.model import Facsimile, Page

# A4 in whole printer dots may come out a dot smaller than A4 in points.
SLACK = 1.005


def print_pages(facsimile: Facsimile, printer: QPrinter, numbers: Sequence[int]) -> None:
    """Print the pages `numbers` in that order; raise `CannotWrite` when the printer does not take them."""
    printer.setDocName(facsimile.title)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    inside = printer.pageRect(QPrinter.Unit.DevicePixel)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite(f"打印机 {printer.printerName() or '（未选）'} 无法开始打印，请检查它是否就绪。")
    pages = QtPagePainter(facsimile, outlines=True)
    for place, number in enumerate(numbers):
        if place and not printer.newPage():
            painter.end()
            raise CannotWrite(f"打印机在第 {number} 版前停止，请检查它是否就绪。")
        painter.save()
        _fit(painter, page_numbered(facsimile, number), sheet, inside, printer)
        pages.paint(painter, page_numbered(facsimile, number))
        painter.restore()
    painter.end()


def _fit(painter: QPainter, page: Page, sheet: QRectF, inside: QRectF, printer: QPrinter) -> None:
    """Centre the page on the sheet; a page larger than the sheet is made to fit what the printer can reach of it."""
    true = printer.resolution() / 72
    larger = page.width * true > sheet.width() * SLACK or page.height * true > sheet.height() * SLACK
    scale = min(inside.width() / page.width, inside.height() / page.height) if larger else true
    place = inside if larger else sheet
    # The painter's origin is the corner of what the printer can reach, unless it was told to use the full sheet.
    origin = sheet.topLeft() if printer.fullPage() else inside.topLeft()
    painter.translate(place.center() - origin)
    painter.scale(scale, scale)
    painter.translate(-page.width / 2, -page.height / 2)
