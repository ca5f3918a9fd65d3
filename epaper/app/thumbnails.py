"""The pages of the issue → a column of small pictures to choose from, painted one at a time while nothing else is to do."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from epaper.app import fill, overlay
from epaper.app.session import Session
from epaper.geometry import Rect
from epaper.paint.inks import PAPER
from epaper.paint.qt import QtPagePainter
from epaper.scene.meter import Meter, meter
from epaper.scene.model import Page

BOX = QSize(112, 158)  # pixels: four A4 pages are seen at once in an ordinary window
LABEL = 26  # pixels for the label under a page, and for the bar above it that says how full the page is
BAR, BAR_TOP = 3, 6  # pixels: its height, and where it begins
WORD_GAP = 8  # pixels between the label and the word that says the same
PADDING = 10
PICTURE = Qt.ItemDataRole.UserRole
FILLED = Qt.ItemDataRole.UserRole + 1


class _Card(QStyledItemDelegate):
    """Paints one page as paper on the desk, its label and how full it is under it; the current one has a frame."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(BOX.width() + 2 * PADDING, BOX.height() + LABEL + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        area: QRectF = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        picture: QPixmap = index.data(PICTURE)
        size = picture.deviceIndependentSize()
        frame = Rect(
            round(area.center().x() - size.width() / 2),
            round(area.top() + PADDING + BOX.height() - size.height()),
            size.width(),
            size.height(),
        )
        painter.save()
        overlay.shadow(painter, frame, reach=5)
        painter.drawPixmap(int(frame.x), int(frame.y), picture)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(QPen(overlay.ACCENT, 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(frame.x, frame.y, frame.width, frame.height).adjusted(-3, -3, 3, 3))
        font = painter.font()
        font.setBold(chosen and bool(state & QStyle.StateFlag.State_HasFocus))
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        label = area.adjusted(4, PADDING + BOX.height() + BAR_TOP + BAR + 2, -4, 0)
        found = index.data(FILLED)
        if isinstance(found, Meter):
            _paint_bar(painter, found, QRectF(frame.x, frame.bottom + BAR_TOP, frame.width, BAR), palette)
        _paint_label(painter, str(index.data()), found, label, palette)
        painter.restore()


def _paint_bar(painter: QPainter, found: Meter, bar: QRectF, palette: QPalette) -> None:
    """Paint a bar filled as far as the page is."""
    painter.fillRect(bar, fill.ROOM)
    bar.setWidth(bar.width() * found.share)
    painter.fillRect(bar, fill.colour(found, palette))


def _paint_label(painter: QPainter, text: str, found: Meter | None, area: QRectF, palette: QPalette) -> None:
    """Write what the page is called and, behind it, how full it is; both together stand in the middle."""
    metrics = painter.fontMetrics()
    word = fill.words(found) if found else ""
    room = metrics.horizontalAdvance(word) + WORD_GAP if word else 0
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) - room)
    area.setLeft(area.left() + (area.width() - room - metrics.horizontalAdvance(text)) / 2)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
    if found:
        painter.setPen(fill.colour(found, palette))
        area.setLeft(area.left() + metrics.horizontalAdvance(text) + WORD_GAP)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, word)


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
        self.setItemDelegate(_Card(self))
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(self.tr("版面缩略图"))
        session.opened.connect(self._renew)
        session.page_changed.connect(self._mark)
        self.currentRowChanged.connect(self._choose)

    def sizeHint(self) -> QSize:
        return QSize(BOX.width() + 2 * PADDING + 24, 480)

    def _renew(self) -> None:
        current = self._session.current
        with QSignalBlocker(self):
            self.clear()
            for page in self._session.pages:
                item = QListWidgetItem(page_label(page), self)
                item.setData(PICTURE, _paper(page, self.devicePixelRatioF())[0])
                found = meter(current.facsimile, page) if current else None
                item.setData(FILLED, found)
                item.setToolTip(f"{page_label(page)}\n{fill.sentence(found)}" if found else page_label(page))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, fill.sentence(found) if found else "")
        self._mark(self._session.page)
        self._ink = QtPagePainter(current.facsimile, outlines=True) if current else None
        self._waiting = list(range(len(self._session.pages)))
        self._idle.start()

    def release(self) -> None:
        """Stop painting and let go of Qt's fonts: they must not outlive the application."""
        self._idle.stop()
        self._waiting, self._ink = [], None

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
            item.setData(PICTURE, picture)
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
    width, height = round(page.width * scale * ratio), round(page.height * scale * ratio)
    picture = QPixmap(max(1, width), max(1, height))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(*PAPER))
    return picture, scale
