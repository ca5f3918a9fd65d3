"""How full a page is → the few words and the colour that say so beside its picture, and the sentence for whoever asks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from epaper.scene.meter import Meter

SHORT = QColor(200, 40, 30)  # lines are missing: somebody has to write or cut
ROOM = QColor(128, 128, 128, 70)  # of the bar: lines without copy


def words(found: Meter) -> str:
    """Say in a word or two how full a page is."""
    if found.state == "full":
        return QCoreApplication.translate("Fill", "满")
    if found.state == "spare":
        return QCoreApplication.translate("Fill", "余 {0} 行").format(found.left)
    return QCoreApplication.translate("Fill", "缺 {0} 行").format(found.left)


def sentence(found: Meter) -> str:
    """Say it with all numbers."""
    said = QCoreApplication.translate("Fill", "版面 {0} 栏行，已排 {1} 栏行").format(found.room, found.used)
    if found.state == "full":
        return said
    if found.state == "spare":
        rest = QCoreApplication.translate("Fill", "；余 {0} 行，不必补").format(found.left)
    else:
        copy = _copy(found)
        rest = QCoreApplication.translate("Fill", "；缺 {0} 行，可补约 {1} 或等面积的图片").format(found.left, copy)
    return said + rest


def _copy(found: Meter) -> str:
    if found.unit == "words":
        return QCoreApplication.translate("Fill", "{0} 词").format(found.amount)
    return QCoreApplication.translate("Fill", "{0} 字").format(found.amount)


def colour(found: Meter, palette: QPalette) -> QColor:
    """Return the colour of the words: red where lines are missing."""
    if found.state == "short":
        return SHORT
    return palette.color(QPalette.ColorRole.PlaceholderText)
