"""A sheet at a zoom in a scroll area: fit, zoom about a point, scroll, reveal. What is painted on it is another's business.

While a zoom gesture goes on the last sharp frame is shown scaled, for the first painting at a new scale fills Qt's glyph
cache and takes several frames' time; the sharp one follows as soon as the hand rests.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QWidget

from epaper.app import viewport
from epaper.app.viewport import Fit, Sheet
from epaper.geometry import Point, Rect, Size

REST = 90  # milliseconds without a zoom gesture after which the page is painted sharply
EMPTY = Sheet((), Size(1.0, 1.0))


class _Ghost(NamedTuple):
    """The last sharp frame and where its sheet stood."""

    frame: QPixmap
    corner: Point
    zoom: float


class DeskArea(QAbstractScrollArea):
    """Knows sheet, zoom and scroll position, and keeps them consistent with the window's size."""

    zoomed = Signal(float)  # the share of the actual size, 1.0 for 100 %

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with an empty sheet, fitted."""
        super().__init__(parent)
        self.sheet = EMPTY
        self.zoom = 1.0
        self.fit: Fit = "page"
        self._ghost: _Ghost | None = None
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._sharpen)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(40)

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

    # The ghost.

    def paint_ghost(self, painter: QPainter) -> bool:
        """Paint the last sharp frame where its sheet stands now; say whether there is one."""
        if self._ghost is None:
            return False
        ratio = self.zoom / self._ghost.zoom
        frame, corner = self._ghost.frame, self.corner
        size = frame.deviceIndependentSize()
        place = QRectF(
            corner.x - self._ghost.corner.x * ratio,
            corner.y - self._ghost.corner.y * ratio,
            size.width() * ratio,
            size.height() * ratio,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, frame, QRectF(frame.rect()))
        return True

    def _sharpen(self) -> None:
        self._drop_ghost()
        self.viewport().update()

    def _drop_ghost(self) -> None:
        self._rest.stop()
        self._ghost = None

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

    def at(self, place: QPoint) -> Point:
        """Turn Qt's point into ours."""
        return Point(place.x(), place.y())
