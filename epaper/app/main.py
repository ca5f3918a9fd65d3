"""A path → the window on that issue, and the exit code when it is closed.

The rooms that read and compose are entered by the worker only, so that the window comes first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication

from epaper.app.assets import application_icon, ensure_chinese_interface
from epaper.app.display import trouble
from epaper.app.languages import install
from epaper.app.loading import Loader
from epaper.app.window import Window
from epaper.errors import UsageError

# Reading and composing hold Python's lock; hand it over this often (seconds), so that the window answers meanwhile.
HAND_OVER = 0.001


def run_window(path: Path | None) -> int:
    """Show the window on the issue at `path`, by default the shipped one, until it is closed."""
    require_display()
    sys.setswitchinterval(HAND_OVER)
    app = QApplication.instance() or QApplication(["epaper"])
    assert isinstance(app, QApplication)
    app.setApplicationName("epaper")
    app.setDesktopFileName("epaper")
    install(app, QLocale.system())
    ensure_chinese_interface(app)
    app.setWindowIcon(application_icon())
    store = QSettings("epaper", "epaper")
    window = Window(Loader(), store)
    window.show()
    window.open(path if path is not None else shipped())
    code = app.exec()
    if window.session.still_reading:
        # Threads of pure work cannot be stopped, and Qt would wait for them; nothing is being written, so leave.
        store.sync()
        os._exit(code)
    return code


def require_display() -> None:
    """Raise a sentence where Qt would abort the program: where there is no screen."""
    sentence = trouble(os.environ)
    if sentence:
        raise UsageError(sentence)


def shipped() -> Path:
    """Return the issue that comes with the program."""
    from epaper.resources import shipped_issue  # noqa: PLC0415

    return shipped_issue()
