"""The tool bar: opening, turning, zooming, finding, and the panes at both sides."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from epaper.app.actions import Actions
from epaper.app.assets import ICON_SIZE
from epaper.app.session import Session

PRESETS = (0.5, 0.75, 1.0, 1.5, 2.0, 4.0)


class PageBox(QLineEdit):
    """The number of the page in view; typing another and Enter goes there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow and steer `session`."""
        super().__init__(parent)
        self._session = session
        self.setFixedWidth(44)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("版次"))
        self.setValidator(QIntValidator(1, 9999, self))
        self.returnPressed.connect(self._go)
        session.opened.connect(self._show)
        session.page_changed.connect(self._show)

    def _go(self) -> None:
        wanted = int(self.text() or 0)
        numbers = [page.number for page in self._session.pages]
        if wanted in numbers:
            self._session.turn_to(numbers.index(wanted))
        self._show()
        self.selectAll()

    def _show(self, _index: int = 0) -> None:
        pages = self._session.pages
        self.setText(str(pages[self._session.page].number) if pages else "")


class ReaderToolBar(QToolBar):
    """One row of quiet icons."""

    zoom_chosen = Signal(float)

    def __init__(self, actions: Actions, session: Session, parent: QWidget | None = None) -> None:
        """Lay out `actions` and the boxes that show page and zoom."""
        super().__init__(parent)
        self._session = session
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("工具栏"))
        self.setMovable(False)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.page = PageBox(session, self)
        self.count = QLabel(self)
        self.zoom = QToolButton(self, autoRaise=True)
        self.zoom.setMinimumWidth(68)
        self.zoom.setAccessibleName(self.tr("缩放比例"))
        zooms = self._zooms(actions)
        self.zoom.clicked.connect(lambda: zooms.popup(self.zoom.mapToGlobal(self.zoom.rect().bottomLeft())))
        self.addActions([actions.thumbnails, actions.open])
        self.addSeparator()
        self.addAction(actions.previous_page)
        self.addWidget(self.page)
        self.addWidget(self.count)
        self.addAction(actions.next_page)
        self.addWidget(self._spring())
        self.addAction(actions.zoom_out)
        self.addWidget(self.zoom)
        self.addActions([actions.zoom_in, actions.fit_page, actions.fit_width, actions.facing])
        self.addWidget(self._spring())
        self.addActions([actions.find, actions.findings])
        self.addSeparator()
        self.addActions([actions.print, actions.export_pdf])
        session.opened.connect(self._count)

    def show_zoom(self, share: float) -> None:
        """Show the zoom, once there is something to see."""
        self.zoom.setText(f"{round(share * 100)} %" if self._session.pages else "")
        self.zoom.setEnabled(bool(self._session.pages))

    def _zooms(self, actions: Actions) -> QMenu:
        menu = QMenu(self)
        menu.addActions([actions.fit_page, actions.fit_width])
        menu.addSeparator()
        for share in PRESETS:
            menu.addAction(f"{round(share * 100)} %").triggered.connect(lambda _on=False, to=share: self.zoom_chosen.emit(to))
        return menu

    def _count(self) -> None:
        self.count.setText(f" / {len(self._session.pages)} ")

    def _spring(self) -> QWidget:
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return spring
