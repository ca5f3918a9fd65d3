"""Pages of the session → pixels: what is exposed is painted directly, culled, and sharp; with tints of articles over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from epaper.app import overlay, viewport
from epaper.app.articles import rects_of
from epaper.app.deskarea import EMPTY, DeskArea
from epaper.app.session import Session
from epaper.app.viewport import Placed
from epaper.geometry import Point, Rect, Size
from epaper.paint.qt import QtPagePainter


class PageCanvas(DeskArea):
    """Shows the opening in view; knows no gestures."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the pages of `session`."""
        super().__init__(parent)
        self.session = session
        self.facing = False
        self.flash: tuple[str, float] = ("", 0.0)
        self._ink: QtPagePainter | None = None
        self._arrive_at_foot = False
        session.opened.connect(self._renew)
        session.page_changed.connect(self._show_page)
        session.hovered.connect(self.viewport().update)
        session.article_changed.connect(self.viewport().update)
        session.hits_changed.connect(self.viewport().update)
        session.spotted.connect(self.reveal)

    def set_facing(self, facing: bool) -> None:
        """Show two pages side by side, or one."""
        self.facing = facing
        self._show_page(self.session.page)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        overlay.desk(painter, event.rect(), self.palette())
        corner = self.corner
        if self.sheet.pages:
            overlay.shadow(painter, viewport.rect_to_window(Rect(0, 0, *self.sheet.size), corner, self.zoom))
        for placed in self.sheet.pages:
            frame = viewport.rect_to_window(placed.rect, corner, self.zoom)
            overlay.paper(painter, frame)
            if not self.is_blurred:
                self._paint_page(painter, placed, frame, event.region())
        self.paint_ghost(painter)
        painter.end()

    def _paint_page(self, painter: QPainter, placed: Placed, frame: Rect, exposed: QRegion) -> None:
        if self._ink is None:
            return
        page = self.session.pages[placed.page]
        shown = QRectF(exposed.boundingRect().adjusted(-1, -1, 1, 1)).translated(-frame.x, -frame.y)
        zoom = self.zoom
        part = QRectF(shown.x() / zoom, shown.y() / zoom, shown.width() / zoom, shown.height() / zoom)
        part = part.intersected(QRectF(0, 0, page.width, page.height))
        if part.isEmpty():
            return
        painter.save()
        painter.translate(frame.x, frame.y)
        painter.scale(zoom, zoom)
        painter.setClipRect(part)
        self._ink.paint(painter, page, part)
        self._paint_marks(painter, placed.page)
        painter.restore()

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
