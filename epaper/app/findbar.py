"""Words typed → finds marked on the pages, with a counter n/m; Enter goes to the next, Shift+Enter back, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from epaper.app.search import Hit, Strand, find, strands
from epaper.app.session import Mark, Session


class FindBar(QWidget):
    """A line under the page; hidden, it leaves no marks."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Search the issue of `session`."""
        super().__init__(parent)
        self._session = session
        self._texts: tuple[Strand, ...] | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.needle = QLineEdit(self, placeholderText=self.tr("查找标题与正文"), clearButtonEnabled=True)
        self.needle.setAccessibleName(self.tr("查找"))
        self.counter = QLabel(self)
        self.counter.setMinimumWidth(72)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        self.needle.setMaximumWidth(420)
        layout.addWidget(self.needle, 1)
        layout.addWidget(self.counter)
        for text, name, by in (("↑", self.tr("上一处"), -1), ("↓", self.tr("下一处"), 1)):
            layout.addWidget(self._button(text, name, by))
        close = QToolButton(self, autoRaise=True)
        close.setText("✕")
        close.setAccessibleName(self.tr("关闭查找"))
        close.clicked.connect(self.close_bar)
        layout.addStretch(0)
        layout.addWidget(close)
        self.needle.textChanged.connect(self._search)
        session.opened.connect(self._forget)

    def open_bar(self) -> None:
        """Show the line, ready to type; what was searched last is selected."""
        self.show()
        self.needle.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.needle.selectAll()
        self._search(self.needle.text())

    def close_bar(self) -> None:
        """Hide the line and its marks."""
        self.hide()
        self._mark((), -1)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next find or the one before, round the end."""
        if self._hits:
            self._go((self._at + by) % len(self._hits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _button(self, text: str, name: str, by: int) -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.step(by))
        return button

    def _forget(self) -> None:
        self._texts = None
        if self.isVisible():
            self._search(self.needle.text())

    def _search(self, text: str) -> None:
        current = self._session.current
        if self._texts is None and current is not None:
            self._texts = strands(current.facsimile)
        self._hits = find(self._texts or (), text)
        here = next((at for at, hit in enumerate(self._hits) if hit.places[0].page >= self._session.page), 0)
        if self._hits:
            self._go(here)
        else:
            self._mark((), -1)
        self._count(text)

    def _go(self, at: int) -> None:
        self._mark(self._hits, at)
        place = self._hits[at].places[0]
        self._session.turn_to(place.page)
        self._session.spotted.emit(place.page, place.rect)
        self._count(self.needle.text())

    def _mark(self, hits: tuple[Hit, ...], at: int) -> None:
        self._at = at
        self._session.set_hits(
            tuple(Mark(place.page, place.rect, index == at) for index, hit in enumerate(hits) for place in hit.places)
        )

    def _count(self, text: str) -> None:
        if self._hits:
            self.counter.setText(f"{self._at + 1}/{len(self._hits)}")
        else:
            self.counter.setText(self.tr("没有找到") if text.strip() else "")
