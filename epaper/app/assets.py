"""Files that come with the program → fonts and icons Qt can use; each is read when first asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap

from epaper.resources import fonts_folder

ICON_SIZE = 20


def add_face(file: str) -> str:
    """Give Qt one of the shipped faces and return the family it answers to, "" if it cannot be read."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(fonts_folder() / file)))
    return families[-1] if families else ""  # the last is the most particular: Noto Serif SC Medium


def ensure_chinese_interface(app: QGuiApplication) -> None:
    """On a system without a Chinese font let the interface borrow our Kai, the only text face of even, light colour."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return
    family = add_face("LXGWWenKai-Regular.ttf")
    if family:
        font = QFont(app.font())
        font.setFamilies([*font.families(), family])
        app.setFont(font)


def application_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(file_in("icons", "epaper.svg")))


def icon(name: str, palette: QPalette) -> QIcon:
    """Return a line icon in the colours of the interface, pale where its action is off."""
    drawn = QImage(str(file_in("icons", f"{name}.svg")))  # large enough for screens of two pixels to the point
    found = QIcon()
    for mode, group in ((QIcon.Mode.Normal, QPalette.ColorGroup.Active), (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled)):
        colour = palette.color(group, QPalette.ColorRole.ButtonText)
        for ratio in (1, 2):
            found.addPixmap(_inked(drawn, colour, ratio), mode)
    return found


def _inked(drawn: QImage, colour: QColor, ratio: int) -> QPixmap:
    """Return the drawing in one colour: its own is only a mask."""
    side = ICON_SIZE * ratio
    smooth = Qt.TransformationMode.SmoothTransformation
    mask = drawn.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    painter = QPainter(mask)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(mask.rect(), colour)
    painter.end()
    pixmap = QPixmap.fromImage(mask)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def file_in(folder: str, name: str) -> Path:
    """Return the path of a file in a folder beside the faces."""
    return fonts_folder().parent / folder / name
