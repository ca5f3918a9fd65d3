"""A path → the issue at it, read and composed, off the painting thread; what was set for the last issue serves the next.

Invariant: what is kept belongs to one load at a time. A load takes it from the shelf and puts it back when it is done; one that
finds the shelf empty, because a load nobody waits for any more still runs, begins afresh and waits for nobody.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from epaper.app.jobs import Report
from epaper.app.session import Opened

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.plan.editor.again import Made
    from epaper.typeset.galley import Setter


class _Kept(NamedTuple):
    """What a load leaves for the next: open faces, paragraphs and heads that are set, and how the issue was made up."""

    book: FontBook
    setter: Setter
    made: Made


class Loader:
    """Reads and composes issues; one looked at again after an edit has only its edited paragraphs set, and keeps its layout."""

    def __init__(self) -> None:
        """Keep nothing as yet."""
        self._shelf: deque[_Kept] = deque(maxlen=1)  # taking from it and putting back are each one step for all threads

    def __call__(self, path: Path, report: Report) -> Opened:
        """Read and compose the issue at `path`; the rooms that do it are entered while the window is already on screen."""
        report(QCoreApplication.translate("Loading", "正在读取 {0}…").format(path.name))
        from epaper.compose import compose_again  # noqa: PLC0415
        from epaper.fonts.book import FontBook  # noqa: PLC0415
        from epaper.issue.reader import read_issue  # noqa: PLC0415
        from epaper.plan.stories.matter import setter_for  # noqa: PLC0415
        from epaper.quality.measure import measure  # noqa: PLC0415
        from epaper.quality.report import metric_findings  # noqa: PLC0415
        from epaper.style import Style  # noqa: PLC0415
        from epaper.style.files import choose_house  # noqa: PLC0415

        reading = read_issue(path)
        issue = reading.issue
        report(QCoreApplication.translate("Loading", "正在排版…"))
        house = choose_house(issue.masthead, path, wanted=issue.makeup.style)
        kept = self._take()
        book = kept.book if kept else FontBook.shipped()
        setter = setter_for(issue, book, house, kept.setter if kept else None)
        facsimile, made = compose_again(issue, Style(house=house), book, setter, kept.made if kept else None)
        self._shelf.append(_Kept(book, setter, made))
        amiss = metric_findings(measure(facsimile), facsimile.titles)
        return Opened(path, issue, facsimile, reading.and_found((*facsimile.findings, *amiss)), made)

    def _take(self) -> _Kept | None:
        try:
            return self._shelf.pop()
        except IndexError:
            return None
