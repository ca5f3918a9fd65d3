"""What lies under and over the ink of a page on screen: desk, paper and its shadow, tints of articles, finds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen

from epaper.app.session import Mark
from epaper.geometry import Rect
from epaper.paint.inks import PAPER

SHADOW = 16  # pixels the shadow reaches out
ACCENT = QColor(38, 94, 168)  # calm blue: neither the masthead's red nor a black of the page
FOUND, FOUND_NOW = QColor(255, 214, 64, 120), QColor(255, 140, 0, 150)
PADDING = 3.0  # points a tint reaches over the text


def desk_colour(palette: QPalette) -> QColor:
    """Return the desk's grey: dark in a dark scheme, so that the paper is the only bright thing."""
    return QColor(43, 44, 46) if is_dark(palette) else QColor(226, 226, 226)


def is_dark(palette: QPalette) -> bool:
    """Say whether the interface is light on dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()


def desk(painter: QPainter, area: QRect, palette: QPalette) -> None:
    """Clear the exposed part of the desk."""
    painter.fillRect(area, desk_colour(palette))


def shadow(painter: QPainter, frame: Rect, reach: int = SHADOW) -> None:
    """Let a sheet throw a soft shadow on the desk."""
    sheet = QRectF(frame.x, frame.y, frame.width, frame.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 3))  # layer on layer, so that it fades outwards
    for far in range(reach, 0, -1):
        painter.drawRoundedRect(sheet.adjusted(-far, 3 - far, far, 3 + far), far, far)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paper(painter: QPainter, frame: Rect) -> None:
    """Lay white paper on the desk."""
    painter.fillRect(QRectF(frame.x, frame.y, frame.width, frame.height), QColor(*PAPER))


def hover(painter: QPainter, rects: Iterable[Rect], zoom: float) -> None:
    """Tint the blocks of the article under the cursor."""
    _tint(painter, rects, 20, 90, zoom)


def reading(painter: QPainter, rects: Iterable[Rect], zoom: float) -> None:
    """Outline the blocks of the article in the reading pane."""
    _tint(painter, rects, 10, 130, zoom)


def flash(painter: QPainter, rects: Iterable[Rect], strength: float, zoom: float) -> None:
    """Light up an article's blocks; `strength` falls from 1 to 0."""
    _tint(painter, rects, round(70 * strength), round(220 * strength), zoom)


def hits(painter: QPainter, marks: Iterable[Mark]) -> None:
    """Mark finds as with a felt pen: the ink stays black."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for mark in marks:
        grown = QRectF(mark.rect.x - 0.5, mark.rect.y, mark.rect.width + 1, mark.rect.height)
        painter.fillRect(grown, FOUND_NOW if mark.current else FOUND)
    painter.restore()


def _tint(painter: QPainter, rects: Iterable[Rect], fill: int, line: int, zoom: float) -> None:
    inside, edge = QColor(ACCENT), QColor(ACCENT)
    inside.setAlpha(fill)
    edge.setAlpha(line)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1 / zoom))
    painter.setBrush(inside)
    painter.drawPath(_outline(rects))
    painter.restore()


def _outline(rects: Iterable[Rect]) -> QPainterPath:
    """Return one outline around blocks, those that touch joined, so that no line runs through a headline."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addRect(QRectF(rect.x, rect.y, rect.width, rect.height).adjusted(-PADDING, -PADDING, PADDING, PADDING))
    return path.simplified()
