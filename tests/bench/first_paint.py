"""A window in a process of its own → the moment its first page (or, to compare, an empty window) is on the screen.

`python -m tests.bench.first_paint page ISSUE` or `empty`; prints the machine's monotonic clock at that moment, then quits.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Quits the program once the widget it watches has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the paint event pass; what is timed for next turn of the loop runs after it was painted."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._quit)
        return False

    def _quit(self) -> None:
        print(time.monotonic(), flush=True)
        QApplication.exit(0)


def empty() -> int:
    """Show an empty main window."""
    app = QApplication(["bench"])
    window = QMainWindow()
    canvas = QWidget()
    window.setCentralWidget(canvas)
    window.resize(1280, 800)
    watcher = FirstPaint()
    canvas.installEventFilter(watcher)
    window.show()
    return app.exec()


def page(path: Path) -> int:
    """Open the program's window on an issue and wait for its first page."""
    from epaper.app.main import run_window  # the empty window must not pay for these
    from epaper.app.window import Window

    QApplication(["epaper"])
    watcher = FirstPaint()

    def give_up(sentence: str) -> None:
        print(sentence, file=sys.stderr)
        QApplication.exit(2)

    def watch() -> None:
        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window))
        viewport = window.view.viewport()
        window.session.opened.connect(lambda: viewport.installEventFilter(watcher))
        window.session.failed.connect(give_up)

    QTimer.singleShot(0, watch)
    return run_window(path)


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else page(Path(sys.argv[2])))
