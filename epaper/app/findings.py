"""What a person should look at → a list, gravest first; a double click or Enter goes to the place, where it has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from epaper.app.session import Mark, Session
from epaper.errors import Finding

if TYPE_CHECKING:
    from epaper.app.presscheck import Checked

ORDER = {"error": 0, "warning": 1, "info": 2}
ARTICLE = re.compile(r"^(?:article )?([^\s《,，:：]+)")
TITLE = re.compile(r"《(.+?)》")
PAGE = re.compile(r"\bpage (\d+)\b|第\s*(\d+)\s*版")
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
        self.setHeaderLabels([self.tr("级别"), self.tr("位置"), self.tr("说明")])
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(self.tr("问题列表"))
        self.itemActivated.connect(self._go)
        session.opened.connect(self._renew)

    def _renew(self) -> None:
        self.clear()
        self._marks = {}
        for finding in in_order(self._session.current.findings if self._session.current else ()):
            self._add(finding, self._where(finding))

    def show_checked(self, checked: Checked) -> None:
        """List what was found in a file for the press after the findings of the issue, in place of what was before."""
        self._renew()
        for finding, marks in zip(checked.findings, checked.places, strict=True):
            self._add(finding, f"{checked.path.name} {finding.where}")
            self._marks[self.topLevelItemCount() - 1] = marks

    def _add(self, finding: Finding, where: str) -> None:
        names = {"error": self.tr("错误"), "warning": self.tr("提醒"), "info": self.tr("说明")}
        row = QTreeWidgetItem(self, [names[finding.severity], where, finding.message])
        row.setToolTip(2, f"{finding.message}\n{finding.code}")
        row.setData(0, PLACE, finding.where)

    def _where(self, finding: Finding) -> str:
        """Say the place in the reader's words: an article by its headline."""
        title = self._session.title(self._article(finding.where))
        return f"《{title}》" if title else finding.where

    def _article(self, where: str) -> str:
        """Return the id of the article a place speaks of, by its id or its headline, else ""."""
        titles = {article.id: article.title for article in self._session.articles}
        by_id, by_title = ARTICLE.search(where), TITLE.search(where)
        if by_id and by_id[1] in titles:
            return by_id[1]
        return next((known for known, title in titles.items() if by_title and title == by_title[1]), "")

    def _go(self, row: QTreeWidgetItem) -> None:
        if marks := self._marks.get(self.indexOfTopLevelItem(row)):
            self._session.set_hits(marks)
            self._session.turn_to(marks[0].page)
            self._session.spotted.emit(marks[0].page, marks[0].rect)
            return
        where = str(row.data(0, PLACE))
        article, page = self._article(where), PAGE.search(where)
        if article:
            self._session.locate(article)
        elif page:
            self._session.turn_to(int(page[1] or page[2]) - 1)


def in_order(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return findings, errors first; within a severity in the order they were found."""
    return sorted(findings, key=lambda finding: ORDER[finding.severity])
