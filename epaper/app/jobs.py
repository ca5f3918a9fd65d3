"""Long work → its result, off the thread that paints; progress, errors and results come back to that thread as calls.

A job that was dropped ends at its next report (pure work has no other safe place to stop), and nobody hears of it again.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from epaper.errors import EpaperError

T = TypeVar("T")
Report = Callable[[str], None]
Work = Callable[[Report], T]


class _Wire(QObject):
    """Carries what happens in the worker over to the thread this object lives in."""

    progress = Signal(str)
    done = Signal(object)
    failed = Signal(str)


class Dropped(Exception):
    """The work is no longer wanted."""


class _Runner(QRunnable):
    """Does the work in a thread of the pool."""

    def __init__(self, work: Work[Any], wire: _Wire) -> None:
        super().__init__()
        self.setAutoDelete(False)  # the job keeps it: a runner deleted by the pool would drop Python objects over there
        self._work, self._wire = work, wire
        self.dropped = False

    def run(self) -> None:
        try:
            result = self._work(self._report)
        except Dropped:
            return
        except Exception as error:
            if os.environ.get("EPAPER_DEBUG") and not isinstance(error, EpaperError):
                traceback.print_exc()
            self._wire.failed.emit(sentence(error))
        else:
            self._wire.done.emit(result)

    def _report(self, text: str) -> None:
        if self.dropped:
            raise Dropped
        self._wire.progress.emit(text)


class Job(QObject, Generic[T]):
    """One piece of work on its way. `finished` comes last, once, unless the job was dropped."""

    finished = Signal()

    def __init__(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[str], None],
        progress: Report,
        parent: QObject | None = None,
    ) -> None:
        """Prepare `work`; `start` hands it to a pool."""
        super().__init__(parent)
        self._calls = (done, failed, progress)
        self.dropped = False
        self._wire = _Wire()
        self._wire.progress.connect(self._on_progress)
        self._wire.done.connect(self._on_done)
        self._wire.failed.connect(self._on_failed)
        self._runner = _Runner(work, self._wire)

    def start(self, pool: QThreadPool) -> None:
        """Queue the work."""
        pool.start(self._runner)

    def drop(self) -> None:
        """Hear no more of it."""
        self.dropped = self._runner.dropped = True

    @Slot(str)
    def _on_progress(self, text: str) -> None:
        if not self.dropped:
            self._calls[2](text)

    @Slot(object)
    def _on_done(self, result: T) -> None:
        self._end(lambda: self._calls[0](result))

    @Slot(str)
    def _on_failed(self, text: str) -> None:
        self._end(lambda: self._calls[1](text))

    def _end(self, call: Callable[[], None]) -> None:
        if not self.dropped:
            call()
            self.finished.emit()
        self.deleteLater()


def sentence(error: Exception) -> str:
    """Say in one sentence what went wrong."""
    if isinstance(error, EpaperError):
        return str(error)
    text = " ".join(str(error).split())
    kind = type(error).__name__
    return QCoreApplication.translate("Jobs", "程序内部出错（{0}），请把这一期报纸和这句话发给开发者。").format(
        f"{kind}: {text[:160]}" if text else kind
    )
