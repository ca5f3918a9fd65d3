"""Thumbnails, the page over its findings, and an article's text → panes side by side, as wide as a reader wants them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

WIDTHS, HEIGHTS = (160, 760, 480), (700, 150)  # pixels at first, from left to right and from top to bottom
PAGES_LEAST, STAGE_LEAST, READING_LEAST = 150, 240, 300  # pixels


class Panes(QSplitter):
    """Lays out the window; what is not asked for yet, the text and the findings, is hidden."""

    def __init__(self, pages: QWidget, stage: QWidget, findings: QWidget, reading: QWidget, parent: QWidget) -> None:
        """Put `findings` under the `stage`, `pages` left of it and `reading` right."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        middle = QSplitter(Qt.Orientation.Vertical, parent)
        for widget in (stage, findings):
            middle.addWidget(widget)
        middle.setStretchFactor(0, 1)
        middle.setSizes(HEIGHTS)
        for pane in (pages, middle, reading):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.setSizes(WIDTHS)
        for splitter in (self, middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        pages.setMinimumWidth(PAGES_LEAST)
        stage.setMinimumWidth(STAGE_LEAST)
        reading.setMinimumWidth(READING_LEAST)
        reading.hide()
        findings.hide()
