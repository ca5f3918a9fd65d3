"""A file or folder chosen by the person → the session opens it: dialogs, and the menu of recent issues."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from epaper.app.session import Session
from epaper.app.settings import Settings

FOLDER = "open-folder"


class Inputs(QObject):
    """Asks for issues on behalf of a window."""

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        """Serve `window`; the folder last used is remembered."""
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window

    def ask_file(self) -> None:
        """Ask for a file and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - dialogs must not cost start-up time

        kinds = self.tr("报纸 (*.epaper *.md *.txt);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("打开一期报纸"), self._settings.text(FOLDER), kinds)
        self._open(name)

    def ask_folder(self) -> None:
        """Ask for a folder and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        title = self.tr("打开一期报纸的文件夹")
        self._open(QFileDialog.getExistingDirectory(self._window, title, self._settings.text(FOLDER)))

    def fill(self, menu: QMenu) -> None:
        """List the issues opened last."""
        menu.clear()
        recents = self._settings.recents
        for path in recents:
            shown = f"{path.parent.name}/{path.name}"
            menu.addAction(shown).triggered.connect(lambda _on=False, to=path: self._session.open(to))
        if recents:
            menu.addSeparator()
            menu.addAction(self.tr("清除记录")).triggered.connect(self._settings.forget_recents)
        else:
            menu.addAction(self.tr("（没有）")).setEnabled(False)

    def _open(self, name: str) -> None:
        if name:
            self._settings.keep(FOLDER, str(Path(name).parent))
            self._session.open(Path(name))
