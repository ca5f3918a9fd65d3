"""One sentence to the person → a calm bar above the page: work in progress, trouble, success."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget


class NoticeBar(QFrame):
    """A sentence, a moving bar while work goes on, at most one button, and a way to dismiss it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self.bar.setFixedSize(120, 6)
        self.button = QPushButton(self, flat=True)
        self.button.clicked.connect(self._pressed)
        close = QToolButton(self, autoRaise=True)
        close.setText("✕")
        close.setAccessibleName(self.tr("关闭提示"))
        close.clicked.connect(self.hide)
        self.close_button = close
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        for widget, stretch in ((self.label, 1), (self.bar, 0), (self.button, 0), (close, 0)):
            layout.addWidget(widget, stretch)
        self.hide()

    def say(self, text: str, *, trouble: bool = False, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence that stays until dismissed or replaced."""
        self._show(text, "#a33" if trouble else "#3a7", busy=False, button=button, act=act)

    def work(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Show that work goes on."""
        self._show(text, "#678", busy=True, button=button, act=act)

    @property
    def busy(self) -> bool:
        """Whether it shows work going on."""
        return self.bar.isVisibleTo(self)

    def _show(self, text: str, edge: str, *, busy: bool, button: str, act: Callable[[], None] | None) -> None:
        self.label.setText(text)
        self.setAccessibleName(text)
        frame = f"border: 1px solid palette(mid); border-left: 4px solid {edge}; border-radius: 4px"
        self.setStyleSheet(f"NoticeBar {{ {frame}; background: palette(base); }}")
        self.bar.setVisible(busy)
        self.close_button.setVisible(not busy)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._act = act
        self.show()

    def _pressed(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()
