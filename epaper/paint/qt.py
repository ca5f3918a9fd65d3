"""Scene → marks on a `QPainter` (window, picture, printer): walks a page's items in order and translates, nothing more.

The painter's own transform says how many device pixels a point has; the page's top left is the origin.
"""

from __future__ import annotations

from itertools import repeat
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPainterPath, QPen, QTransform

from epaper.paint.inks import shade
from epaper.paint.qt_fonts import OUTLINE_EM, RawFonts
from epaper.paint.qt_pictures import Pictures
from epaper.paint.qt_rules import draw_rule
from epaper.scene.grey import grey_inks
from epaper.scene.model import Clip, Fill, GlyphRun, Image, Rule, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from epaper.colours import Colour, Rgb
    from epaper.geometry import Outline, Rect
    from epaper.scene.inks import Ink
    from epaper.scene.model import Facsimile, Mark, Page

# Qt draws no glyph of a raw font above 64 device pixels, so before that outlines are filled instead.
LARGEST_GLYPH = 60.0
# Ink may stand out of its em box (brush lettering, two-em dashes): how far culling looks around an origin, in em.
REACH_LEFT, REACH_UP, REACH_RIGHT, REACH_DOWN = 0.5, 1.5, 2.5, 1.0


class _Ready(NamedTuple):
    """A glyph run made ready for Qt; its ink lies within `bounds`."""

    run: GlyphRun
    bounds: QRectF
    glyphs: QGlyphRun


class QtPagePainter:
    """Paints pages of one facsimile and keeps what Qt needs again at the next painting; belongs to one thread."""

    def __init__(self, facsimile: Facsimile, *, outlines: bool = False) -> None:
        """Paint `facsimile` as fast and crisp as a screen needs, or by `outlines` to a tenth of a pixel, ten times as slowly."""
        self._fonts = RawFonts(facsimile.faces)
        self._pictures = Pictures(facsimile.images)
        self._outlines = outlines
        self._colours = facsimile.inks, grey_inks(facsimile.inks)
        self._inks: Mapping[Ink, Colour] = facsimile.inks  # of the page being painted
        self._ready: dict[int, _Ready] = {}

    def paint(self, painter: QPainter, page: Page, exposed: QRectF | None = None) -> None:
        """Paint the marks of `page`, paper not included, as far as they touch `exposed` (in points; all when None)."""
        shown = QRectF(0, 0, page.width, page.height) if exposed is None else exposed
        self._inks = self._colours[page.grey]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._marks(painter, page.marks, shown)
        self._marks(painter, (run for line in page.lines for run in line.runs), shown)
        painter.restore()

    def _marks(self, painter: QPainter, marks: Iterable[Mark], shown: QRectF) -> None:
        scale = device_scale(painter)
        for mark in marks:
            match mark:
                case GlyphRun():
                    self._glyph_run(painter, mark, shown, scale)
                case Rule():
                    draw_rule(painter, mark, self._colour(mark.ink), scale, exact=self._outlines)
                case Fill():
                    painter.fillRect(rectangle(mark.rect), self._colour(mark.ink))
                case Shape():
                    painter.fillPath(outline_path(mark.outline, even_odd=mark.even_odd), self._colour(mark.ink))
                case Image():
                    self._image(painter, mark, shown, scale)
                case Clip():
                    self._clip(painter, mark, shown)

    def _clip(self, painter: QPainter, clip: Clip, shown: QRectF) -> None:
        inside = rectangle(clip.rect)
        painter.save()
        painter.setClipRect(inside, Qt.ClipOperation.IntersectClip)
        self._marks(painter, clip.marks, shown.intersected(inside))
        painter.restore()

    def _glyph_run(self, painter: QPainter, run: GlyphRun, shown: QRectF, scale: float) -> None:
        ready = self._made_ready(run)
        if not ready.bounds.intersects(shown):
            return
        if self._outlines or run.size * scale > LARGEST_GLYPH:
            self._fill_outlines(painter, run, shown)
        else:
            painter.setPen(self._colour(run.ink))
            painter.drawGlyphRun(QPointF(run.x, run.y), ready.glyphs)

    def _made_ready(self, run: GlyphRun) -> _Ready:
        ready = self._ready.get(id(run))
        if ready is None or ready.run is not run:
            ready = self._ready[id(run)] = _Ready(run, _reach(run), self._fonts.glyph_run(run))
        return ready

    def _fill_outlines(self, painter: QPainter, run: GlyphRun, shown: QRectF) -> None:
        em = run.size / OUTLINE_EM
        brush = self._colour(run.ink)
        before = painter.transform()
        left, right = shown.left() - REACH_RIGHT * run.size, shown.right() + REACH_LEFT * run.size
        for glyph, offset, rise in zip(run.glyphs, run.offsets, run.rises or repeat(0.0), strict=False):
            if left <= run.x + offset <= right:
                painter.setTransform(QTransform(em, 0, 0, em, run.x + offset, run.y - rise) * before)
                painter.fillPath(self._fonts.outline(run.face, glyph), brush)
        painter.setTransform(before)

    def _image(self, painter: QPainter, image: Image, shown: QRectF, scale: float) -> None:
        place = rectangle(image.rect)
        if not place.intersects(shown):
            return
        picture = self._pictures.level(image.name, place.width() * scale / max(image.crop.width, 1e-6), grey=image.grey)
        if picture is None:
            self._lost_picture(painter, place)
            return
        across, down = picture.width(), picture.height()
        crop = image.crop
        part = QRectF(crop.x * across, crop.y * down, crop.width * across, crop.height * down)
        painter.drawImage(place, picture, part)

    def _lost_picture(self, painter: QPainter, place: QRectF) -> None:
        """Show where a picture that cannot be read should stand, so that nobody takes the hole for white space."""
        painter.fillRect(place, self._colour("tint"))
        painter.setPen(QPen(self._colour("grey"), 0.5))
        painter.drawLine(QLineF(place.topLeft(), place.bottomRight()))
        painter.drawLine(QLineF(place.bottomLeft(), place.topRight()))

    def _colour(self, ink: Ink | Rgb) -> QColor:
        return QColor(*shade(ink, self._inks))


def device_scale(painter: QPainter) -> float:
    """Return how many device pixels one unit of the painter has."""
    return sqrt(abs(painter.deviceTransform().determinant()))


def rectangle(rect: Rect) -> QRectF:
    """Turn a rectangle of the scene into Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def outline_path(outline: Outline, *, even_odd: bool) -> QPainterPath:
    """Turn an outline of the scene into Qt's."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if even_odd else Qt.FillRule.WindingFill)
    for step in outline:
        points = [QPointF(*point) for point in step.points]
        match step.kind:
            case "move":
                path.moveTo(points[0])
            case "line":
                path.lineTo(points[0])
            case "curve":
                path.cubicTo(*points)
            case "close":
                path.closeSubpath()
    return path


def _reach(run: GlyphRun) -> QRectF:
    """Return a rectangle that surely holds the run's ink."""
    first, last = (min(run.offsets), max(run.offsets)) if run.offsets else (0.0, 0.0)
    left = run.x + first - REACH_LEFT * run.size
    right = run.x + last + REACH_RIGHT * run.size
    top = run.y - REACH_UP * run.size - max(run.rises, default=0.0)
    bottom = run.y + REACH_DOWN * run.size - min(run.rises, default=0.0)
    return QRectF(left, top, right - left, bottom - top)
