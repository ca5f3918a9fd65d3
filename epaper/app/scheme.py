"""Light, dark or as the system wants: asks Qt first, and where the platform cannot, gives the application a palette."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPalette

from epaper.app.settings import Settings

SCHEMES = {"": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
ROLE = QPalette.ColorRole


def use(name: str) -> None:
    """Switch the interface to `light`, `dark` or "" (the system's)."""
    wanted = SCHEMES.get(name, Qt.ColorScheme.Unknown)
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(wanted)
    cannot = wanted != Qt.ColorScheme.Unknown and hints.colorScheme() != wanted
    QGuiApplication.setPalette(_palette(dark=wanted == Qt.ColorScheme.Dark) if cannot else QPalette())


class SchemeChoice(QObject):
    """Lets a reader choose a scheme, and remembers it."""

    def __init__(self, choices: Mapping[str, QAction], settings: Settings, parent: QObject) -> None:
        """Offer the `choices`, by the names `use` knows."""
        super().__init__(parent)
        self._choices, self._settings = choices, settings
        for name, action in choices.items():
            action.triggered.connect(lambda _on=False, to=name: self._choose(to))

    def restore(self) -> None:
        """Use what was chosen the last time."""
        chosen = self._settings.text("scheme")
        for name, action in self._choices.items():
            action.setChecked(name == chosen)
        if chosen in {"light", "dark"}:
            use(chosen)

    def _choose(self, name: str) -> None:
        self._settings.keep("scheme", name)
        use(name)


def _palette(*, dark: bool) -> QPalette:
    """Return a calm palette: greys without a tint, text short of pure white, so that long reading does not glare."""
    button, window = (QColor(58, 59, 61), QColor(48, 49, 51)) if dark else (QColor(239, 239, 239), QColor(239, 239, 239))
    palette = QPalette(button, window)
    text, base = (QColor(218, 217, 214), QColor(32, 33, 35)) if dark else (QColor(26, 26, 26), QColor(255, 255, 255))
    for role in (ROLE.Text, ROLE.WindowText, ROLE.ButtonText):
        palette.setColor(role, text)
        pale = QColor(text)
        pale.setAlpha(95)
        palette.setColor(QPalette.ColorGroup.Disabled, role, pale)
    faint = QColor(text)
    faint.setAlpha(150)
    palette.setColor(ROLE.PlaceholderText, faint)
    palette.setColor(ROLE.Base, base)
    palette.setColor(ROLE.AlternateBase, window)
    palette.setColor(ROLE.ToolTipBase, window)
    palette.setColor(ROLE.ToolTipText, text)
    palette.setColor(ROLE.Highlight, QColor(58, 110, 180))
    palette.setColor(ROLE.HighlightedText, QColor(255, 255, 255))
    return palette
