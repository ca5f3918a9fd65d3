"""The reader's hands on the page → zoom, scroll, turns, and articles opened: mouse, wheel, touch and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QScrollBar, QWidget

from epaper.app import viewport
from epaper.app.articles import article_at, column_at, index_at, jump_at, places_of
from epaper.app.canvas import PageCanvas
from epaper.app.session import Session
from epaper.app.viewport import Fit
from epaper.geometry import Point

# A click waits this long for its second half, so that a double click zooms without opening the reading pane.
PATIENCE = 230
FLASH = 1400  # milliseconds an article is lit up


class PageView(PageCanvas):
    """The page under the reader's hands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show and steer `session`."""
        super().__init__(session, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._pressed: QPoint | None = None
        self._dragging = False
        self._gathered = 0
        self._before_zoom: tuple[Fit, float] = ("page", 1.0)
        self._clicked = ""
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self._open_clicked)
        self._light = QVariantAnimation(self, duration=FLASH, startValue=1.0, endValue=0.0)
        self._light.valueChanged.connect(self._dim)
        session.located.connect(self._locate)
        session.opened.connect(self._describe)
        session.page_changed.connect(self._describe)
        self._describe()

    @property
    def awaits_double_click(self) -> bool:
        """Whether a click waits for its second half before it opens an article."""
        return self._patience.isActive()

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pressed = event.position().toPoint()
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None:
            self._hover(here)
            return
        way = here - self._pressed
        if not self._dragging and way.manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self._pressed = here
            self.scroll_to(Point(self.scroll_position.x - way.x(), self.scroll_position.y - way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed is not None, self._dragging
        self._pressed, self._dragging = None, False
        here = event.position().toPoint()
        if pressed and not dragged and event.button() == Qt.MouseButton.LeftButton:
            self._click(here)
        self._hover(here)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._patience.stop()
        self._zoom_or_back(self.at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self.session.point_at("")
        super().leaveEvent(event)

    def _hover(self, here: QPoint) -> None:
        found = self.page_under(self.at(here))
        article = article_at(self.session.pages[found[0]], found[1]) if found else ""
        self.session.point_at(article)
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        idle = Qt.CursorShape.OpenHandCursor if any(bar.maximum() for bar in bars) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if article else idle)

    def _click(self, here: QPoint) -> None:
        found = self.page_under(self.at(here))
        if not found or self.session.current is None:
            return
        page = self.session.pages[found[0]]
        target = jump_at(self.session.current.facsimile, page, found[1])
        article = article_at(page, found[1])
        if target is not None:
            self.session.turn_to(target)
            self._flash(article)
        elif article:
            if index_at(page, found[1]):
                self.session.locate(article)
            self._clicked = article
            self._patience.start()

    def _open_clicked(self) -> None:
        self.session.read(self._clicked)

    def _zoom_or_back(self, at: Point) -> None:
        found = self.page_under(at)
        if self.fit == "free" and self.zoom > self._before_zoom[1]:
            fit, zoom = self._before_zoom
            if fit == "free":
                self.zoom_to(zoom, at)
            else:
                self.set_fit(fit)
            return
        column = column_at(self.session.pages[found[0]], found[1]) if found else None
        if not found or column is None:
            return
        self._before_zoom = (self.fit, self.zoom)
        spot = self.spot(at)
        self.zoom_to_rect(found[0], column)
        keep = viewport.scroll_keeping(spot, Point(at.x, self.window_size.height / 2), self.zoom)
        self.scroll_to(Point(self.scroll_position.x, keep.y))

    # Wheel and touch.

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self.zoom_to(viewport.wheel_zoom(self.zoom, self.actual, delta.y()), Point(at.x(), at.y()), live=True)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            self._scroll_bar(self.horizontalScrollBar(), event.pixelDelta().x(), delta.x() or delta.y())
        else:
            self._wheel_down(event)
        event.accept()

    def _wheel_down(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        delta = event.angleDelta().y()
        pixels = event.pixelDelta().y()
        if event.phase() == Qt.ScrollPhase.ScrollMomentum:  # the fingers are off: coasting must not turn pages
            self._scroll_bar(bar, pixels, delta)
            return
        push = viewport.push_at_edge(delta, self._gathered, bar.value(), bar.maximum(), pixels)
        self._gathered = push.rest
        if push.turn:
            self.turn(push.turn, foot=push.turn < 0)
        elif not push.rest:
            self._scroll_bar(bar, pixels, delta)

    def _scroll_bar(self, bar: QScrollBar, pixels: int, delta: int) -> None:
        step = pixels or round(delta / viewport.NOTCH * bar.singleStep() * QApplication.wheelScrollLines())
        bar.setValue(bar.value() - step)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._pinch(1 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                centre = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
                self._pinch(pinch.scaleFactor(), centre)
                return True
        return super().event(event)

    def _pinch(self, factor: float, centre: QPointF) -> None:
        self.zoom_to(self.zoom * factor, Point(centre.x(), centre.y()), live=True)

    # Keys that the menu does not take.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = plain == Qt.KeyboardModifier.ShiftModifier
        if plain and not (shift and event.key() == Qt.Key.Key_Space):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_PageDown if not shift:
                self.page_on(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Space | Qt.Key.Key_Backspace:
                self.page_on(-1)
            case Qt.Key.Key_Down:
                self._arrow(self.verticalScrollBar(), 1)
            case Qt.Key.Key_Up:
                self._arrow(self.verticalScrollBar(), -1)
            case Qt.Key.Key_Right:
                self._arrow(self.horizontalScrollBar(), 1)
            case Qt.Key.Key_Left:
                self._arrow(self.horizontalScrollBar(), -1)
            case Qt.Key.Key_Home:
                self.session.turn_to(0)
                self.scroll_to(Point(0, 0))
            case Qt.Key.Key_End:
                self.session.turn_to(len(self.session.pages) - 1)
                self.scroll_to(Point(self.scroll_position.x, self.verticalScrollBar().maximum()))
            case _:
                super().keyPressEvent(event)

    def page_on(self, by: int) -> None:
        """Go a screenful on or back, at the end of the page to the next."""
        bar = self.verticalScrollBar()
        value = viewport.page_step(bar.value(), bar.maximum(), self.window_size.height, by)
        if value is None:
            self.turn(by, foot=by < 0)
        else:
            bar.setValue(value)

    def _arrow(self, bar: QScrollBar, by: int) -> None:
        at_end = bar.value() >= bar.maximum() if by > 0 else bar.value() <= 0
        if at_end:
            self.turn(by, foot=by < 0 and bar is self.verticalScrollBar())
        else:
            bar.setValue(bar.value() + by * bar.singleStep())

    # The session speaks.

    def _locate(self, article: str) -> None:
        current = self.session.current
        if current is None:
            return
        shown = {placed.page for placed in self.sheet.pages}
        place = next((place for place in places_of(current.facsimile, article) if place.page in shown), None)
        if place is not None:
            self.reveal(place.page, place.rect)
        self._flash(article)

    def _flash(self, article: str) -> None:
        self._light.stop()
        self.flash = (article, 1.0)
        self._light.start()

    def _dim(self, strength: float) -> None:
        self.flash = (self.flash[0], strength)
        self.viewport().update()

    def _describe(self, _index: int = 0) -> None:
        pages = self.session.pages
        self.setAccessibleName(self.tr("版面"))
        if pages:
            page = pages[self.session.page]
            ids = dict.fromkeys(region.article for region in page.regions if region.article and region.kind != "index")
            titles = self.tr("；").join(self.session.title(article) for article in ids)
            self.setAccessibleDescription(f"{page.label}。{titles}")
