"""The middle of the window: the page, the notices floating over its head, the find line under its foot."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from epaper.app.findbar import FindBar
from epaper.app.notice import NoticeBar
from epaper.app.pageview import PageView
from epaper.app.session import Session

NOTICE_WIDTH = 640  # pixels at most: a sentence, not a banner
LINGER = 8000  # milliseconds a good message stays


class Stage(QWidget):
    """Lays out page view, notices and find line; notices float, so that the page does not jump when one comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show `session`."""
        super().__init__(parent)
        self._session = session
        self.view = PageView(session, self)
        self.finder = FindBar(session, self)
        self.finder.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.finder)
        self.notice = NoticeBar(self)
        self._linger = QTimer(self, interval=LINGER, singleShot=True)
        self._linger.timeout.connect(self.notice.hide)
        session.busy_changed.connect(self._busy)
        session.failed.connect(self._failed)
        session.noted.connect(self.say)

    def say(self, text: str, button: str = "", act: object = None) -> None:
        """Show a good message for a while."""
        self.notice.say(text, button=button, act=act if callable(act) else None)
        self._place()
        self._linger.start()

    def _busy(self, text: str) -> None:
        if text:
            self._linger.stop()
            stop = self._session.can_cancel
            self.notice.work(text, self.tr("取消") if stop else "", self._session.cancel if stop else None)
            self._place()
        elif self.notice.busy:
            self.notice.hide()

    def _failed(self, text: str) -> None:
        self._linger.stop()
        self.notice.say(text, trouble=True)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = min(NOTICE_WIDTH, self.width() - 32)
        height = self.notice.heightForWidth(width) if self.notice.hasHeightForWidth() else self.notice.sizeHint().height()
        self.notice.setGeometry((self.width() - width) // 2, 12, width, max(height, self.notice.minimumSizeHint().height()))
        self.notice.raise_()
