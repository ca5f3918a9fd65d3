"""The shipped issue → the pictures of the README: page 1, and the window with an article open, as small PNG files.

The window is the program's own, painted without a screen; only its frame, which the desktop would add, is not there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QLocale, QSettings, QTemporaryDir, QTimer
from PySide6.QtWidgets import QApplication

from epaper.app import scheme
from epaper.app.assets import ensure_chinese_interface
from epaper.app.languages import install
from epaper.app.loading import Loader
from epaper.app.main import shipped
from epaper.app.window import Window
from epaper.paint.raster import save_png

PAGE_DPI = 110  # small type just readable, the file still light
WINDOW = (1360, 900)  # pixels
COLOURS = 64  # black, red, tint and the steps of their edges
PATIENCE = 60_000  # milliseconds to compose an issue, at the very most
SETTLING = 1_000  # milliseconds for thumbnails and the sharp page


def make(folder: Path) -> None:
    """Write both pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["epaper"])
    install(app, QLocale("zh_CN"))
    ensure_chinese_interface(app)
    scheme.use("light")
    scratch = QTemporaryDir()  # the person's own settings have no part in the pictures
    window = Window(Loader(), QSettings(scratch.filePath("settings.ini"), QSettings.Format.IniFormat))
    window.resize(*WINDOW)
    window.show()
    _open(window)
    current = window.session.current
    if current is None:
        raise SystemExit("随附的一期没有打开。")
    save_png(current.facsimile, 1, folder / "page-1.png", PAGE_DPI)
    window.session.read(current.issue.articles[0].id)
    _wait(SETTLING)
    window.grab().save(str(folder / "window.png"))
    window.close()
    for name in ("page-1.png", "window.png"):
        _lighten(folder / name)


def _open(window: Window) -> None:
    waiting = QEventLoop()
    window.session.opened.connect(waiting.quit)
    window.session.failed.connect(waiting.quit)
    QTimer.singleShot(PATIENCE, waiting.quit)
    window.open(shipped())
    waiting.exec()


def _wait(milliseconds: int) -> None:
    waiting = QEventLoop()
    QTimer.singleShot(milliseconds, waiting.quit)
    waiting.exec()


def _lighten(path: Path) -> None:
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
