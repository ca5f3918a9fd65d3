"""One page of the scene → a picture on white paper, and a PNG file; needs no display.

Without a running Qt application one is started on Qt's `offscreen` platform, which draws into memory only.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from epaper.errors import CannotWrite, UsageError
from epaper.files import write_whole
from epaper.paint.inks import PAPER
from epaper.paint.pages import page_numbered
from epaper.paint.qt import QtPagePainter

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.scene.model import Facsimile, Page

INCHES_PER_METRE = 1 / 0.0254
# Qt's scale for how hard to press; for pages of text this is half the time and two thirds the size of its default. No loss.
PNG_QUALITY = 60
HIGHEST_DPI = 4800  # of the finest plate setters; more is a slip of the keyboard
# Qt cannot address a picture of 2 GB, nor paint beyond this many pixels from its corner.
LONGEST_SIDE = 32767
MOST_PIXELS = 500_000_000


def render_page(facsimile: Facsimile, number: int, dpi: float = 144) -> QImage:
    """Paint page `number` (as printed on it, from 1) at `dpi` pixels to the inch; raise `UsageError` if there is none."""
    page = page_numbered(facsimile, number)
    scale = dpi / 72
    image = _white_paper(page, dpi)
    image.setDotsPerMeterX(round(dpi * INCHES_PER_METRE))
    image.setDotsPerMeterY(round(dpi * INCHES_PER_METRE))
    painter = QPainter(image)
    painter.scale(scale, scale)
    QtPagePainter(facsimile, outlines=True).paint(painter, page)
    painter.end()
    return image


def save_png(facsimile: Facsimile, number: int, path: Path, dpi: float = 144) -> None:
    """Write page `number` to `path` as PNG, whole or not at all; the same page gives the same bytes."""
    picture = render_page(facsimile, number, dpi)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(PNG_QUALITY)
    if not writer.write(picture):
        raise CannotWrite(f"无法写入 {path}：图像无法压成 PNG，请降低分辨率（现为 {dpi:g} dpi）。")
    write_whole(path, bytes(buffer.data().data()))


def save_pngs(facsimile: Facsimile, path: Path, dpi: float = 144) -> None:
    """Write every page beside `path`, its number before the ending: `page.png` → `page-1.png`, `page-2.png`, and so on.

    A folder gets them as `page-1.png`, …; a name without an ending gets one, whatever dots it has.
    """
    if path.is_dir():
        path = path / "page"
    stem = path.name[:-4] if path.suffix.lower() == ".png" else path.name
    for page in facsimile.pages:
        save_png(facsimile, page.number, path.with_name(f"{stem}-{page.number}.png"), dpi)


def ensure_application() -> None:
    """Start Qt on its offscreen platform unless an application runs already; Qt keeps it alive until the program ends."""
    if QGuiApplication.instance() is None:
        QGuiApplication(["epaper", "-platform", "offscreen"])


def _white_paper(page: Page, dpi: float) -> QImage:
    if not 0 < dpi <= HIGHEST_DPI:
        raise UsageError(f"分辨率 {dpi:g} dpi 不可用，请给出 1 至 {HIGHEST_DPI} 之间的数。")
    scale = dpi / 72
    # A hair is taken off before rounding up, so that 595.2756 pt at a round scale does not gain a column of white.
    width, height = ceil(page.width * scale - 0.01), ceil(page.height * scale - 0.01)
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise UsageError(f"图像尺寸 {width}×{height} 像素太大，请降低分辨率。")
    ensure_application()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise UsageError(f"图像尺寸 {width}×{height} 像素，内存不足，请降低分辨率。")
    image.fill(QColor(*PAPER))
    return image
