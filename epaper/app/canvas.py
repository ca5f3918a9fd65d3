"""Pages of the session → pixels of a scroll area at any zoom: what is exposed is painted directly, culled, and sharp.

While a zoom gesture goes on the last sharp frame is shown scaled, for the first painting at a new scale fills Qt's glyph
cache and takes several frames' time; the sharp one follows as soon as the hand rests.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QWidget

from epaper.app import overlay, viewport
from epaper.app.articles import rects_of
from epaper.app.session import Session
from epaper.app.viewport import Fit, Placed, Sheet
from epaper.geometry import Point, Rect, Size
from epaper.paint.qt import QtPagePainter

REST = 90  # milliseconds without a zoom gesture after which the page is painted sharply
EMPTY = Sheet((), Size(1.0, 1.0))


class _Ghost(NamedTuple):
    """The last sharp frame and where its sheet stood."""

    frame: QPixmap
    corner: Point
    zoom: float


class PageCanvas(QAbstractScrollArea):
    """Shows the opening in view; knows zoom and scroll, no gestures."""

    zoomed = Signal(float)  # the share of the actual size, 1.0 for 100 %

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the pages of `session`."""
        super().__init__(parent)
        self.session = session
        self.sheet = EMPTY
        self.zoom = 1.0
        self.fit: Fit = "page"
        self.facing = False
        self.flash: tuple[str, float] = ("", 0.0)
        self._ink: QtPagePainter | None = None
        self._ghost: _Ghost | None = None
        self._arrive_at_foot = False
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._sharpen)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(40)
        session.opened.connect(self._renew)
        session.page_changed.connect(self._show_page)
        session.hovered.connect(self.viewport().update)
        session.article_changed.connect(self.viewport().update)
        session.hits_changed.connect(self.viewport().update)
        session.spotted.connect(self.reveal)

    # What the arithmetic needs to know.

    @property
    def actual(self) -> float:
        """Pixels per point at 100 %."""
        return self.logicalDpiY() / 72

    @property
    def window_size(self) -> Size:
        """The size of the visible part in pixels."""
        return Size(self.viewport().width(), self.viewport().height())

    @property
    def scroll_position(self) -> Point:
        """How far the desk is scrolled."""
        return Point(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def corner(self) -> Point:
        """Where the sheet's top left corner stands in the viewport."""
        return viewport.origin(self.sheet, self.zoom, self.window_size, self.scroll_position)

    def spot(self, at: Point) -> Point:
        """Return the place on the sheet at a place in the viewport."""
        return viewport.to_sheet(at, self.corner, self.zoom)

    @property
    def is_blurred(self) -> bool:
        """Whether the last frame is shown scaled, until the hand rests."""
        return self._ghost is not None

    def page_under(self, at: Point) -> tuple[int, Point] | None:
        """Return the index of the page at a place in the viewport, and the place on that page."""
        return viewport.page_at(self.sheet, self.spot(at))

    def window_rect(self, page: int, rect: Rect) -> Rect | None:
        """Return where a rectangle of page `page` stands in the viewport, None if the page is not in view."""
        for placed in self.sheet.pages:
            if placed.page == page:
                return viewport.rect_to_window(rect.shifted(placed.rect.x, placed.rect.y), self.corner, self.zoom)
        return None

    # Zoom and scroll.

    def set_fit(self, fit: Fit) -> None:
        """Fit the page, or its width, now and whenever the window changes; `free` keeps the zoom."""
        self.fit = fit
        self._refit()

    def set_facing(self, facing: bool) -> None:
        """Show two pages side by side, or one."""
        self.facing = facing
        self._show_page(self.session.page)

    def zoom_to(self, zoom: float, about: Point | None = None, *, live: bool = False) -> None:
        """Zoom so that what stands at `about` (by default the middle) stays there; `live` while a gesture goes on."""
        at = about or Point(self.window_size.width / 2, self.window_size.height / 2)
        spot = self.spot(at)
        self.fit = "free"
        if live and self._ghost is None:
            self._ghost = _Ghost(self.viewport().grab(), self.corner, self.zoom)
        self._apply(viewport.clamp_zoom(zoom, self.actual))
        self.scroll_to(viewport.scroll_keeping(spot, at, self.zoom))
        if self._ghost is not None:
            self._rest.start()

    def zoom_by_step(self, by: int) -> None:
        """Go one step up or down the ladder of zooms."""
        self.zoom_to(viewport.step_zoom(self.zoom, self.actual, by))

    def zoom_to_rect(self, page: int, rect: Rect) -> None:
        """Let a rectangle of a page fill the window's width, its head at the top."""
        across = self.window_size.width - 2 * viewport.MARGIN
        self.zoom_to(min(across / max(rect.width, 1.0), 3 * self.actual))
        self.reveal(page, rect, centre=True)

    def reveal(self, page: int, rect: Rect, *, centre: bool = False) -> None:
        """Scroll as little as needed to show a rectangle of a page; `centre` puts it in the middle of the width."""
        placed = next((placed for placed in self.sheet.pages if placed.page == page), None)
        if placed is None:
            return
        there = rect.shifted(placed.rect.x, placed.rect.y)
        target = viewport.scroll_revealing(there, self.zoom, self.window_size, self.scroll_position)
        if centre:
            middle = Point(there.centre.x, there.y)
            at = Point(self.window_size.width / 2, viewport.MARGIN)
            target = viewport.scroll_keeping(middle, at, self.zoom)
        self.scroll_to(target)

    def scroll_to(self, position: Point) -> None:
        """Scroll the desk, as far as it goes."""
        self.horizontalScrollBar().setValue(int(position.x))
        self.verticalScrollBar().setValue(int(position.y))

    def _refit(self) -> None:
        if self.fit != "free":
            room = self.maximumViewportSize()
            window = Size(room.width(), room.height())
            zoom = viewport.fit_zoom(self.fit, self.sheet, window, self.actual)
            if viewport.desk_size(self.sheet, zoom).height > window.height + 1:  # the scroll bar takes its share
                bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
                zoom = viewport.fit_zoom(self.fit, self.sheet, Size(window.width - bar, window.height), self.actual)
            self._apply(zoom)
        else:
            self._apply(self.zoom)

    def _apply(self, zoom: float) -> None:
        self.zoom = zoom
        desk = viewport.desk_size(self.sheet, zoom)
        across, down = viewport.scroll_range(desk, self.window_size)
        self.horizontalScrollBar().setRange(0, across)
        self.verticalScrollBar().setRange(0, down)
        # Setting a range may have shown or hidden the other bar, hence the window's size is asked again.
        across, down = viewport.scroll_range(desk, self.window_size)
        self.horizontalScrollBar().setRange(0, across)
        self.verticalScrollBar().setRange(0, down)
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.viewport().update()
        self.zoomed.emit(zoom / self.actual)

    def release(self) -> None:
        """Let go of Qt's fonts and pictures: they must not outlive the application."""
        self._drop_ghost()
        self._ink = None

    # The session speaks.

    def _renew(self) -> None:
        current = self.session.current
        self._ink = QtPagePainter(current.facsimile) if current else None
        self.sheet = EMPTY
        self._show_page(self.session.page)

    def _show_page(self, index: int) -> None:
        pages = self.session.pages
        sizes = [Size(page.width, page.height) for page in pages]
        sheet = viewport.sheet_of(sizes, viewport.opening(len(pages), index, facing=self.facing))
        arriving = sheet != self.sheet
        self.sheet = sheet
        self._drop_ghost()
        self._refit()
        if arriving:
            foot = self.verticalScrollBar().maximum() if self._arrive_at_foot else 0
            self.scroll_to(Point(self.scroll_position.x, foot))
        self._arrive_at_foot = False

    def turn(self, by: int, *, foot: bool = False) -> bool:
        """Turn by openings; `foot` enters the new page at its foot. Say whether there was a page."""
        target = viewport.turned(len(self.session.pages), self.session.page, by, facing=self.facing)
        in_view = {placed.page for placed in self.sheet.pages}
        if target in in_view:
            return False
        self._arrive_at_foot = foot
        self.session.turn_to(target)
        return True

    # Qt calls.

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drop_ghost()
        self._refit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._ghost is None:
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(720, 900)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        overlay.desk(painter, event.rect(), self.palette())
        corner = self.corner
        if self.sheet.pages:
            overlay.shadow(painter, viewport.rect_to_window(Rect(0, 0, *self.sheet.size), corner, self.zoom))
        for placed in self.sheet.pages:
            self._paint_page(painter, placed, corner, event.region())
        painter.end()

    def _paint_page(self, painter: QPainter, placed: Placed, corner: Point, exposed: QRegion) -> None:
        frame = viewport.rect_to_window(placed.rect, corner, self.zoom)
        overlay.paper(painter, frame)
        if self._ghost is not None:
            self._paint_ghost(painter, corner)
            return
        if self._ink is None:
            return
        painter.save()
        painter.translate(frame.x, frame.y)
        painter.scale(self.zoom, self.zoom)
        shown = QRectF(exposed.boundingRect().adjusted(-1, -1, 1, 1))
        part = QRectF(
            (shown.x() - frame.x) / self.zoom,
            (shown.y() - frame.y) / self.zoom,
            shown.width() / self.zoom,
            shown.height() / self.zoom,
        )
        page = self.session.pages[placed.page]
        part = part.intersected(QRectF(0, 0, page.width, page.height))
        if not part.isEmpty():
            painter.setClipRect(part)
            self._ink.paint(painter, page, part)
            self._paint_marks(painter, placed.page)
        painter.restore()

    def _paint_ghost(self, painter: QPainter, corner: Point) -> None:
        assert self._ghost is not None
        ratio = self.zoom / self._ghost.zoom
        frame = self._ghost.frame
        size = frame.deviceIndependentSize()
        place = QRectF(
            corner.x - self._ghost.corner.x * ratio,
            corner.y - self._ghost.corner.y * ratio,
            size.width() * ratio,
            size.height() * ratio,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, frame, QRectF(frame.rect()))

    def _paint_marks(self, painter: QPainter, index: int) -> None:
        page = self.session.pages[index]
        if self.session.article:
            overlay.reading(painter, rects_of(page, self.session.article), self.zoom)
        if self.session.hover:
            overlay.hover(painter, rects_of(page, self.session.hover), self.zoom)
        article, strength = self.flash
        if strength > 0:
            overlay.flash(painter, rects_of(page, article), strength, self.zoom)
        overlay.hits(painter, (hit for hit in self.session.hits if hit.page == index))

    def _sharpen(self) -> None:
        self._drop_ghost()
        self.viewport().update()

    def _drop_ghost(self) -> None:
        self._rest.stop()
        self._ghost = None

    def at(self, place: QPoint) -> Point:
        """Turn Qt's point into ours."""
        return Point(place.x(), place.y())
