"""A rule of the scene → a line on a `QPainter`, on the screen moved by less than a pixel so that thin ones stay crisp."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTransform

    from epaper.scene.model import Rule

# A rule thinner than a device pixel is drawn one pixel wide and paler, but never paler than this, or fine rules vanish.
FAINTEST = 0.4
# In device pixels: from here on soft edges no longer show as blur.
THICK = 2.5


def draw_rule(painter: QPainter, rule: Rule, colour: QColor, scale: float, *, exact: bool) -> None:
    """Draw `rule` in `colour`; `scale` is how many device pixels a point has, and `exact` forbids moving it onto whole pixels."""
    pixels = rule.weight * scale
    if pixels < 1:
        colour.setAlphaF(max(pixels, FAINTEST))
    line = QLineF(rule.x0, rule.y0, rule.x1, rule.y1)
    width = max(rule.weight, 1 / scale)
    if pixels < THICK and not exact:
        whole = max(1, round(pixels))
        width = whole / scale
        line = _on_pixels(line, painter.deviceTransform(), whole)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(line)


def _on_pixels(line: QLineF, to_device: QTransform, width: int) -> QLineF:
    """Move a level or upright line across its run, so that both its edges fall between device pixels."""
    device = to_device.map(line)
    back, invertible = to_device.inverted()
    half = width / 2
    if not invertible:
        return line
    if abs(device.dy()) < 1e-6:
        y = floor(device.y1() - half + 0.5) + half
        device = QLineF(QPointF(device.x1(), y), QPointF(device.x2(), y))
    elif abs(device.dx()) < 1e-6:
        x = floor(device.x1() - half + 0.5) + half
        device = QLineF(QPointF(x, device.y1()), QPointF(x, device.y2()))
    return back.map(device)
