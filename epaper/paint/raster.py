"""One page of the scene → a picture on white paper, whole or in bands, and a PNG file; needs no display.

Without a running Qt application one is started on Qt's `offscreen` platform, which draws into memory only.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from epaper.errors import CannotWrite, UsageError
from epaper.files import write_whole
from epaper.paint.inks import PAPER
from epaper.paint.pages import numbered_paths, page_numbered
from epaper.paint.qt import QtPagePainter

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.scene.model import Facsimile, Page

INCHES_PER_METRE = 1 / 0.0254
POINTS_PER_INCH = 72
USUAL_DPI = 144.0
# Qt's scale for how hard to press; for pages of text this is half the time and two thirds the size of its default. No loss.
PNG_QUALITY = 60
HIGHEST_DPI = 4800  # of the finest plate setters; more is a slip of the keyboard
# Qt cannot address a picture of 2 GB, nor paint beyond this many pixels from its corner.
LONGEST_SIDE = 32767
MOST_PIXELS = 500_000_000


def render_page(facsimile: Facsimile, number: int, dpi: float = USUAL_DPI) -> QImage:
    """Paint page `number` (as printed on it, from 1) at `dpi` pixels to the inch; raise `UsageError` if there is none."""
    page = page_numbered(facsimile, number)
    width, height = pixel_size(page, dpi)
    image = white_paper(width, height)
    image.setDotsPerMeterX(round(dpi * INCHES_PER_METRE))
    image.setDotsPerMeterY(round(dpi * INCHES_PER_METRE))
    painter = QPainter(image)
    painter.scale(dpi / POINTS_PER_INCH, dpi / POINTS_PER_INCH)
    QtPagePainter(facsimile, outlines=True).paint(painter, page)
    painter.end()
    return image


def paint_band(pages: QtPagePainter, page: Page, dpi: float, width: int, top: int, rows: int) -> QImage:
    """Paint the `rows` of pixels of `page` from `top` on, `width` pixels wide: a page too large for memory goes band by band."""
    scale = dpi / POINTS_PER_INCH
    image = white_paper(width, rows)
    painter = QPainter(image)
    painter.translate(0, -top)
    painter.scale(scale, scale)
    pages.paint(painter, page, QRectF(0, top / scale, page.width, rows / scale))
    painter.end()
    return image


def save_png(facsimile: Facsimile, number: int, path: Path, dpi: float = USUAL_DPI) -> None:
    """Write page `number` to `path` as PNG, whole or not at all; the same page gives the same bytes."""
    write_png(render_page(facsimile, number, dpi), path)


def save_pngs(facsimile: Facsimile, path: Path, dpi: float = USUAL_DPI) -> None:
    """Write every page beside `path`, its number before the ending: `page.png` → `page-1.png`, `page-2.png`, and so on."""
    for number, beside in numbered_paths(facsimile, path, (".png",)):
        save_png(facsimile, number, beside, dpi)


def write_png(picture: QImage, path: Path) -> None:
    """Write a picture to `path` as PNG, whole or not at all."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(PNG_QUALITY)
    if not writer.write(picture):
        size = f"{picture.width()}×{picture.height()}"
        raise CannotWrite(f"无法写入 {path}：{size} 像素的图像无法压成 PNG，请降低分辨率。")
    write_whole(path, bytes(buffer.data().data()))


def ensure_application() -> None:
    """Start Qt on its offscreen platform unless an application runs already; Qt keeps it alive until the program ends."""
    if QGuiApplication.instance() is None:
        QGuiApplication(["epaper", "-platform", "offscreen"])


def pixel_size(page: Page, dpi: float) -> tuple[int, int]:
    """Return how many pixels `page` is wide and high at `dpi`; raise `UsageError` where that cannot be painted."""
    if not 0 < dpi <= HIGHEST_DPI:
        raise UsageError(f"分辨率 {dpi:g} dpi 不可用，请给出 1 至 {HIGHEST_DPI} 之间的数。")
    scale = dpi / POINTS_PER_INCH
    # A hair is taken off before rounding up, so that 595.2756 pt at a round scale does not gain a column of white.
    width, height = ceil(page.width * scale - 0.01), ceil(page.height * scale - 0.01)
    check_pixels(width, height)
    return width, height


def check_pixels(width: int, height: int) -> None:
    """Raise `UsageError` where a picture is larger than can be painted."""
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise UsageError(f"图像尺寸 {width}×{height} 像素太大，请降低分辨率。")


def white_paper(width: int, height: int) -> QImage:
    """Return a picture of nothing but paper; starts Qt where none runs."""
    ensure_application()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise UsageError(f"图像尺寸 {width}×{height} 像素，内存不足，请降低分辨率。")
    image.fill(QColor(*PAPER))
    return image
