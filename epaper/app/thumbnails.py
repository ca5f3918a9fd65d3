"""The pages of the issue → a column of small pictures to choose from, painted one at a time while nothing else is to do."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from epaper.app.session import Session
from epaper.paint.inks import PAPER
from epaper.paint.qt import QtPagePainter
from epaper.scene.model import Page

BOX = QSize(112, 156)


class Thumbnails(QListWidget):
    """A list of the pages; its current row is the page in view."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """List the pages of `session`."""
        super().__init__(parent)
        self._session = session
        self._waiting: list[int] = []
        self._ink: QtPagePainter | None = None
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._paint_next)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(BOX)
        self.setSpacing(6)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("版面缩略图"))
        session.opened.connect(self._renew)
        session.page_changed.connect(self._mark)
        self.currentRowChanged.connect(self._choose)

    def sizeHint(self) -> QSize:
        return QSize(BOX.width() + 48, 480)

    def _renew(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            for page in self._session.pages:
                item = QListWidgetItem(QIcon(_blank(page, self.devicePixelRatioF())), page_label(page), self)
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                item.setSizeHint(QSize(BOX.width() + 20, BOX.height() + 30))
                item.setToolTip(page_label(page))
        self._mark(self._session.page)
        current = self._session.current
        self._ink = QtPagePainter(current.facsimile, outlines=True) if current else None
        self._waiting = list(range(len(self._session.pages)))
        self._idle.start()

    def _paint_next(self) -> None:
        if not self._waiting or self._ink is None:
            self._ink = None  # its fonts and decoded pictures are not needed again
            return
        index = self._waiting.pop(0)
        page = self._session.pages[index]
        picture, scale = _paper(page, self.devicePixelRatioF())
        painter = QPainter(picture)
        painter.scale(scale, scale)
        self._ink.paint(painter, page)
        painter.end()
        item = self.item(index)
        if item is not None:
            item.setIcon(QIcon(picture))
        self._idle.start()

    def _mark(self, index: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentRow(index)
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self._session.turn_to(row)


def page_label(page: Page) -> str:
    """Return what a page is called: its label, or its number."""
    return page.label or f"第{page.number}版"


def _paper(page: Page, ratio: float) -> tuple[QPixmap, float]:
    """Return white paper of the page's shape that fills the box, and its scale in its own units per point."""
    scale = min(BOX.width() / max(page.width, 1.0), BOX.height() / max(page.height, 1.0))
    picture = QPixmap(round(page.width * scale * ratio), round(page.height * scale * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(*PAPER))
    return picture, scale


def _blank(page: Page, ratio: float) -> QPixmap:
    return _paper(page, ratio)[0]
