"""What a person should look at → a list, gravest first; a click or Enter goes to the place, where it has one on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from epaper.app.session import Mark, Session
from epaper.errors import Finding
from epaper.issue.whereabouts import MASTHEAD, place_of

if TYPE_CHECKING:
    from epaper.app.presscheck import Checked

ORDER = {"error": 0, "warning": 1, "info": 2}
WHERE_MOST = 28  # line heights: the column that names page and story; the messages need the room, and a tool tip has the rest
PLACE = Qt.ItemDataRole.UserRole


class FindingsPanel(QTreeWidget):
    """A table of findings."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """List the findings of `session`'s issue."""
        super().__init__(parent)
        self._session = session
        self._marks: dict[int, tuple[Mark, ...]] = {}  # by row: where a finding of the preflight is
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setStyleSheet("QTreeView::item { padding: 4px 2px; }")
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHeaderLabels([self.tr("级别"), self.tr("文件和行"), self.tr("位置"), self.tr("说明")])
        for column in (0, 1):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(self.tr("问题列表"))
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        session.opened.connect(self._renew)

    def _renew(self) -> None:
        self.clear()
        self._marks = {}
        for finding in in_order(self._session.current.findings if self._session.current else ()):
            place = place_of(finding.where)
            self._add(finding, place.source, place.rest.replace(f"{place.article}《", "《"))
        self._fit()

    def show_checked(self, checked: Checked) -> None:
        """List what was found in a file for the press after the findings of the issue, in place of what was before."""
        self._renew()
        for finding, marks in zip(checked.findings, checked.places, strict=True):
            self._add(finding, checked.path.name, finding.where)
            self._marks[self.topLevelItemCount() - 1] = marks
        self._fit()

    def _fit(self) -> None:
        """Make the column of the places as wide as they are, up to a limit."""
        self.resizeColumnToContents(2)
        self.setColumnWidth(2, min(self.columnWidth(2), WHERE_MOST * self.fontMetrics().height()))

    def _add(self, finding: Finding, source: str, where: str) -> None:
        names = {"error": self.tr("错误"), "warning": self.tr("警告"), "info": self.tr("提示")}
        row = QTreeWidgetItem(self, [names[finding.severity], source, where, finding.message])
        row.setToolTip(2, where)
        row.setToolTip(3, f"{finding.message}\n{finding.code}")
        row.setData(0, PLACE, finding.where)

    def _go(self, row: QTreeWidgetItem) -> None:
        if marks := self._marks.get(self.indexOfTopLevelItem(row)):
            self._session.set_hits(marks)
            self._session.turn_to(marks[0].page)
            self._session.spotted.emit(marks[0].page, marks[0].rect)
            return
        place = place_of(str(row.data(0, PLACE)))
        if place.page or place.rest == MASTHEAD:
            self._session.turn_to(max(0, place.page - 1))
        self._session.locate(place.article)


def in_order(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return findings, errors first; within a severity in the order they were found."""
    return sorted(findings, key=lambda finding: ORDER[finding.severity])
