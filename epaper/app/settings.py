"""What the window remembers from one day to the next, with the types and bounds that a file edited by hand may lack."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENTS = 10


class Settings:
    """Typed access to a `QSettings`; nothing here is needed to work, so nonsense reads as the usual."""

    def __init__(self, store: QSettings) -> None:
        """Keep everything in `store`."""
        self._store = store

    def text(self, key: str, usual: str = "") -> str:
        """Return a word."""
        value = self._store.value(key)
        return value if isinstance(value, str) and value else usual

    def number(self, key: str, usual: int) -> int:
        """Return a whole number."""
        value = self._store.value(key)
        try:
            return int(value) if isinstance(value, (int, str)) else usual
        except ValueError:
            return usual

    def flag(self, key: str, usual: bool) -> bool:
        """Return yes or no."""
        return self.number(key, int(usual)) != 0

    def state(self, key: str) -> QByteArray:
        """Return a state saved by a widget, empty if there is none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | int | QByteArray) -> None:
        """Remember a value."""
        self._store.setValue(key, value)

    @property
    def recents(self) -> tuple[Path, ...]:
        """The issues opened last, newest first, as far as they still exist."""
        paths = (Path(line) for line in self.text("recents").split("\n") if line)
        return tuple(path for path in paths if path.exists())

    def add_recent(self, path: Path) -> None:
        """Put an issue at the head of the recent ones."""
        known = [path.resolve(), *(other for other in self.recents if other != path.resolve())]
        self.keep("recents", "\n".join(str(other) for other in known[:RECENTS]))

    def forget_recents(self) -> None:
        """Empty the list."""
        self.keep("recents", "")
