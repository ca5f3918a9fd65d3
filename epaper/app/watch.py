"""A change of the open issue on disk → the issue opened again where it was: whoever writes sees at once what it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from epaper.app.session import Session

SETTLED = 300  # ms without a change: a program that saves writes, renames and touches in one go
Print = tuple[tuple[str, int, int], ...]  # name, time of the last change and size of each file


class Watch(QObject):
    """Follows the files of the open issue."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watch for `session`."""
        super().__init__(parent)
        self._session = session
        self._seen: Print = ()
        self._files = QFileSystemWatcher(self)
        self._patience = QTimer(self, interval=SETTLED, singleShot=True)
        self._patience.timeout.connect(self._look)
        self._files.fileChanged.connect(lambda _name: self._patience.start())
        self._files.directoryChanged.connect(lambda _name: self._patience.start())
        session.opened.connect(self._follow)

    def _follow(self) -> None:
        """Watch the files of the issue that is open now."""
        current = self._session.current
        if current is not None:
            self._seen = prints(current.path)
            self._renew(current.path)

    def _renew(self, path: Path) -> None:
        """Watch what is there now: a file that is saved as a new one under the old name is a stranger to the system."""
        folder = path if path.is_dir() else path.parent
        watched = {*self._files.files(), *self._files.directories()}
        wanted = {str(each) for each in (folder, *issue_files(path)) if each.exists()}
        if gone := sorted(watched - wanted):
            self._files.removePaths(gone)
        if new := sorted(wanted - watched):
            self._files.addPaths(new)

    def _look(self) -> None:
        """Open the issue again if it is not as it was seen last; a file that has gone for a moment is waited for."""
        current = self._session.current
        if current is None:
            return
        if self._session.can_cancel:  # something is being opened: look when that is done
            self._patience.start()
            return
        found = prints(current.path)
        self._renew(current.path)
        if found and found != self._seen:
            self._seen = found
            self._session.open(current.path)


def issue_files(path: Path) -> tuple[Path, ...]:
    """Return the files an issue at `path` is made of: itself, or those of its folder."""
    try:
        return tuple(sorted(each for each in path.iterdir() if each.is_file())) if path.is_dir() else (path,)
    except OSError:
        return ()


def prints(path: Path) -> Print:
    """Return by what to tell that the issue at `path` has changed; nothing where it is not there."""
    found = []
    for file in issue_files(path):
        try:
            status = file.stat()
        except OSError:
            continue
        found.append((file.name, status.st_mtime_ns, status.st_size))
    return tuple(found)
