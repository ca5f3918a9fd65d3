"""The make-up on the screen → the issue's file, or off it again: asks first, and what was written can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from epaper.app.session import Session

if TYPE_CHECKING:
    from epaper.pin import Pinned


class Pinning(QObject):
    """Pins and unpins the layout of the open issue for a window."""

    pinned = Signal(str, object)  # one sentence of success, and the call that takes it back

    def __init__(self, session: Session, window: QWidget) -> None:
        """Serve `window`."""
        super().__init__(window)
        self._session, self._window = session, window
        self._told: tuple[Path, str, Pinned] | None = None
        session.opened.connect(self._tell)

    @property
    def is_pinned(self) -> bool:
        """Whether the open issue has modules written down."""
        return any(article.pins.modules for article in self._session.articles)

    def pin(self) -> None:
        """Ask, and write where every story stands into the issue's file."""
        current = self._session.current
        if current is None or not self._agreed(current.path):
            return
        path, made = current.path, current.made

        def work(report: object) -> Pinned:
            from epaper.pin import pin  # noqa: PLC0415
            from epaper.style import Style  # noqa: PLC0415

            return pin(path, Style(), last=made)

        self._session.busy_changed.emit(self.tr("正在固定版面…"))
        self._session.run(work, lambda done: self._done(path, done, self.tr("已固定版面：{0} 个版位写进 {1}")))

    def unpin(self) -> None:
        """Take off what is written; no need to ask, for it can be taken back."""
        current = self._session.current
        if current is None or not self.is_pinned:
            return
        path = current.path

        def work(report: object) -> Pinned:
            from epaper.pin import unpin  # noqa: PLC0415

            return unpin(path)

        self._session.busy_changed.emit(self.tr("正在取消固定…"))
        self._session.run(work, lambda done: self._done(path, done, self.tr("已取消固定：{0} 个版位从 {1} 删去")))

    def _agreed(self, path: Path) -> bool:
        text = self.tr("把现在的版面写进“{0}”？").format(path.name)
        detail = self.tr("只写“版位”和“版样”的行，稿件一字不动；以后改几个字，别的版面不再变动。写好之后可以撤销。")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("固定版面"), text, parent=self._window)
        box.setInformativeText(detail)
        yes = box.addButton(self.tr("固定"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("不固定"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def _done(self, path: Path, done: Pinned, said: str) -> None:
        """Look at the file again; when that is done, say so."""
        self._told = path, said.format(done.modules, done.file.path.name), done
        self._session.open(path)

    def _tell(self) -> None:
        """Say what was written and offer to take it back."""
        current = self._session.current
        if self._told is None or current is None or current.path != self._told[0]:
            return
        path, sentence, done = self._told
        self._told = None
        self.pinned.emit(sentence, lambda: self._undo(path, done))

    def _undo(self, path: Path, done: Pinned) -> None:
        if done.file.undo():
            self._session.open(path)
        else:
            self._session.failed.emit(self.tr("{0} 在这之后又改过，没有撤销；请在编辑器里改。").format(done.file.path.name))
