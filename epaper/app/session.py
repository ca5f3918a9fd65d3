"""The one long-lived object: which issue is open, which page is in view, which article is read.

Views show what it says and tell it what the person did; they never call each other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from epaper.app.articles import neighbour, places_of
from epaper.app.jobs import Job, Report
from epaper.errors import Finding
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue
from epaper.scene.model import Facsimile, Page

if TYPE_CHECKING:
    from epaper.plan.editor.again import Made

T = TypeVar("T")


class Opened(NamedTuple):
    """An issue, ready to look at; `made` says how it was made up, so that what is on screen can be pinned."""

    path: Path
    issue: Issue
    facsimile: Facsimile
    findings: tuple[Finding, ...]
    made: Made | None = None


class Mark(NamedTuple):
    """A find to mark on page `page` (its index); `current` is the one the person stands at."""

    page: int
    rect: Rect
    current: bool


Load = Callable[[Path, Report], Opened]


class Session(QObject):
    """Holds the state of the window and says when it changes."""

    opened = Signal()  # an issue is open: another one at its first page, the same one again where it was; no article as yet
    page_changed = Signal(int)  # the index of the page in view
    article_changed = Signal(str)  # the article in the reading pane, "" for none
    hovered = Signal(str)  # the article under the cursor, "" for none
    located = Signal(str)  # show where this article stands
    spotted = Signal(int, object)  # show this rectangle of this page
    hits_changed = Signal()  # the finds to mark on the pages
    busy_changed = Signal(str)  # what is being done, "" for nothing
    failed = Signal(str)  # one sentence
    noted = Signal(str)  # one sentence of success

    def __init__(self, load: Load, parent: QObject | None = None) -> None:
        """Open issues with `load`, which runs in another thread."""
        super().__init__(parent)
        self._load = load
        self._readers = QThreadPool(self)  # may be left running when the program ends, for they write nothing
        self._writers = QThreadPool(self)
        self._jobs: set[Job[Any]] = set()
        self._opening: Job[Opened] | None = None
        self.current: Opened | None = None
        self.page = 0
        self.article = ""
        self.hover = ""
        self.hits: tuple[Mark, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the issue, none when nothing is open."""
        return self.current.facsimile.pages if self.current else ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the issue in its order: the stories, then what is none."""
        return tuple(sorted(self.current.issue.articles, key=lambda one: one.kind != "story")) if self.current else ()

    def open(self, path: Path) -> None:
        """Read and compose `path`; what is open stays until the new issue is ready."""
        if self._opening is not None:
            self.cancel()
        self._opening = self._start(self._readers, lambda report: self._load(path, report), self._take)

    def cancel(self) -> None:
        """Give up opening."""
        if self._opening is not None:
            self._opening.drop()
            self._end(self._opening)

    @property
    def can_cancel(self) -> bool:
        """Whether an issue is being opened."""
        return self._opening is not None

    def run(self, work: Callable[[Report], T], done: Callable[[T], None]) -> Job[T]:
        """Do `work`, which may write, in another thread, then `done` with its result in this one; trouble goes to `failed`."""
        return self._start(self._writers, work, done)

    def _start(self, pool: QThreadPool, work: Callable[[Report], T], done: Callable[[T], None]) -> Job[T]:
        job: Job[T] = Job(work, done, self.failed.emit, self.busy_changed.emit, self)
        job.finished.connect(lambda: self._end(job))
        self._jobs.add(job)
        job.start(pool)
        return job

    def drain(self) -> None:
        """Let all running work end, without delivering what it made."""
        self._readers.waitForDone()
        self._writers.waitForDone()

    def wait(self) -> None:
        """Let what is being written be finished: the program is closing."""
        for job in tuple(self._jobs):
            job.drop()
        self._jobs.clear()
        self._writers.waitForDone()

    @property
    def still_reading(self) -> bool:
        """Whether an issue nobody waits for is still being composed."""
        return self._readers.activeThreadCount() > 0

    def turn_to(self, index: int) -> None:
        """Bring page `index` into view, as far as there is one."""
        target = max(0, min(len(self.pages) - 1, index))
        if self.pages and target != self.page:
            self.page = target
            self.page_changed.emit(target)

    def read(self, article: str) -> None:
        """Open an article in the reading pane, or close it with ""."""
        if article and article not in {known.id for known in self.articles}:
            return
        if article != self.article:
            self.article = article
            self.article_changed.emit(article)

    def read_neighbour(self, by: int) -> None:
        """Open the next article of the issue, or the one before, and bring its beginning into view."""
        target = neighbour(self.articles, self.article, by)
        if target:
            self.read(target)
            self.locate(target)

    def locate(self, article: str) -> None:
        """Show where `article` stands: turn to one of its pages if none is in view, and mark it."""
        places = places_of(self.current.facsimile, article) if self.current else ()
        if not places:
            return
        if self.page not in {place.page for place in places}:
            self.turn_to(places[0].page)
        self.located.emit(article)

    def point_at(self, article: str) -> None:
        """Remember the article under the cursor."""
        if article != self.hover:
            self.hover = article
            self.hovered.emit(article)

    def set_hits(self, hits: tuple[Mark, ...]) -> None:
        """Mark these finds on the pages."""
        if hits != self.hits:
            self.hits = hits
            self.hits_changed.emit()

    def title(self, article: str) -> str:
        """Return the headline of an article."""
        return self.current.facsimile.titles.get(article, "") if self.current else ""

    def _take(self, opened: Opened) -> None:
        again = self.current is not None and self.current.path == opened.path
        self.current = opened
        self.page = min(self.page, len(self.pages) - 1) if again else 0
        article = self.article if again and self.article in {known.id for known in self.articles} else ""
        self.article, self.hover, self.hits = "", "", ()
        self.opened.emit()
        self.hits_changed.emit()
        self.article_changed.emit("")
        self.read(article)

    def _end(self, job: Job[T]) -> None:
        self._jobs.discard(job)
        if job is self._opening:
            self._opening = None
        if not self._jobs:
            self.busy_changed.emit("")
