"""Light, dark or as the system wants: asks Qt first, and where the platform cannot, gives the application a palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

SCHEMES = {"": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
ROLE = QPalette.ColorRole


def use(name: str) -> None:
    """Switch the interface to `light`, `dark` or "" (the system's)."""
    wanted = SCHEMES.get(name, Qt.ColorScheme.Unknown)
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(wanted)
    cannot = wanted != Qt.ColorScheme.Unknown and hints.colorScheme() != wanted
    QGuiApplication.setPalette(_palette(dark=wanted == Qt.ColorScheme.Dark) if cannot else QPalette())


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
