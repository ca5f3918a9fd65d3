"""The blocks of a reading document: paragraphs, frames and tables written one after the other.

Invariant: what a frame or a table leaves behind, an empty block that Qt needs, is filled by what comes next.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableFormat,
)

LEADING = 1.8  # em from line to line: long Chinese lines on a screen want more air than newsprint
INNER = 0.7  # em between a frame and the copy in it


class Cut(NamedTuple):
    """A face as Qt knows it: its family, and which cut of the family where several share a name."""

    family: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How articles look in the pane: faces of the text, of heads and of the two emphases, the size in points, the colours.

    `spares` are the families for characters the face does not have.
    """

    song: Cut
    song_black: Cut
    hei: Cut
    kai: Cut
    spares: tuple[str, ...]
    size: float
    text: QColor
    faint: QColor


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """How a block stands, in em: white before and after, from line to line, at both sides, and before its first line."""

    before: float = 0.0
    after: float = 0.0
    leading: float = LEADING
    left: float = 0.0
    right: float = 0.0
    indent: float = 0.0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


class BlockWriter:
    """Writes blocks into an empty document."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        """Write to `document` in one look."""
        self.look = look
        self.em = look.size * 96 / 72
        self.cursor = QTextCursor(document)
        self._fresh = True

    def block(self, style: BlockStyle) -> None:
        """Begin a block."""
        shown = QTextBlockFormat()
        shown.setTopMargin(style.before * self.em)
        shown.setBottomMargin(style.after * self.em)
        shown.setLeftMargin(style.left * self.em)
        shown.setRightMargin(style.right * self.em)
        shown.setTextIndent(style.indent * self.em)
        shown.setAlignment(style.align)
        if style.leading:  # a picture makes its own line
            shown.setLineHeight(style.leading * self.em, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if self._fresh:
            self.cursor.setBlockFormat(shown)
            self._fresh = False
        else:
            self.cursor.insertBlock(shown, QTextCharFormat())

    def insert(self, text: str, style: QTextCharFormat) -> None:
        """Write into the block."""
        self.cursor.insertText(text, style)

    @contextmanager
    def frame(self) -> Iterator[None]:
        """Put what is written inside into a fine frame."""
        shown = QTextFrameFormat()
        shown.setBorder(1)
        shown.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shown.setBorderBrush(QBrush(self.look.faint))
        shown.setPadding(INNER * self.em)
        shown.setTopMargin(0.9 * self.em)  # lines have their white above the type, so there is more of it below
        shown.setBottomMargin(0.4 * self.em)
        frame = self.cursor.insertFrame(shown)
        self.cursor.setPosition(frame.firstPosition())
        self._fresh = True
        yield
        self.cursor.setPosition(frame.lastPosition() + 1)
        self._leave()

    def table(self, rows: int, columns: int) -> QTextTable:
        """Make a table as wide as its cells need; `leave` goes on below it."""
        shown = QTextTableFormat()
        shown.setBorder(0)
        shown.setBorderCollapse(True)
        shown.setCellSpacing(0)
        shown.setCellPadding(0)
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setTopMargin(0.7 * self.em)
        shown.setBottomMargin(0.4 * self.em)
        return self.cursor.insertTable(rows, columns, shown)

    def enter(self, table: QTextTable, row: int, column: int) -> None:
        """Go into a cell."""
        self.cursor = table.cellAt(row, column).firstCursorPosition()
        self._fresh = True

    def leave(self, table: QTextTable) -> None:
        """Go on below a table."""
        self.cursor = QTextCursor(table.document())
        self.cursor.setPosition(table.lastPosition() + 1)
        self._leave()

    def _leave(self) -> None:
        self._fresh = True
        small = QTextBlockFormat()
        small.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.cursor.setBlockFormat(small)  # if nothing comes next, it takes no room

    def format(self, cut: Cut, scale: float, colour: QColor) -> QTextCharFormat:
        """Return how characters look."""
        style = QTextCharFormat()
        style.setFont(self.font(cut, scale))
        style.setForeground(colour)
        return style

    def font(self, cut: Cut, scale: float) -> QFont:
        """Return a font at `scale` of the text's size."""
        font = QFont([cut.family, *self.look.spares])
        font.setPixelSize(max(6, round(self.em * scale)))
        if cut.bold:
            font.setBold(True)
        font.setItalic(cut.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def width(self, text: str, style: QTextCharFormat) -> float:
        """Return the width of a text in em."""
        return QFontMetricsF(style.font()).horizontalAdvance(text) / self.em
