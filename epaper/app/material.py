"""What stands in the place of a paragraph, lists, quotations, verse, names, tables, notes → blocks of a reading document.

Invariant: every character is the article's; marks hang and columns stand by measures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QTextCharFormat, QTextFrameFormat, QTextTable, QTextTableCell, QTextTableCellFormat

from epaper.app.blocks import BlockStyle, BlockWriter, Cut
from epaper.issue.model import Paragraph, Span
from epaper.issue.spans import Piece, split, stretches

GAP = 0.35  # em between paragraphs
SMALL = 0.82
_JUSTIFY, _LEFT = Qt.AlignmentFlag.AlignJustify, Qt.AlignmentFlag.AlignLeft
_SIDES = {"l": _LEFT, "c": Qt.AlignmentFlag.AlignHCenter, "r": Qt.AlignmentFlag.AlignRight}
_MARK = re.compile(r"\S{1,12}?\s|[①-⑳㉑-㊿]|[（(]?[\d一二三四五六七八九十]{1,3}[)）、．.]")
_BREAK = "\u2028"  # a line break inside a block
_HAN = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")
_TWO_HAN = re.compile(r"[\u3400-\u9fff]{2}")


class MaterialWriter:
    """Writes paragraphs that are no running copy; `measure` is the length of a line in em."""

    def __init__(self, blocks: BlockWriter, measure: float, indent: float) -> None:
        """Write with `blocks`; paragraphs are indented by `indent` em."""
        self._blocks, self._measure, self.indent = blocks, measure, indent

    def write(self, paragraph: Paragraph) -> None:
        """Write one paragraph of its kind."""
        piece = Piece(paragraph.text, paragraph.spans)
        if paragraph.kind == "item":
            self._hanging(piece, 1.0, nested=paragraph.text.startswith("– "))
        elif paragraph.kind == "source":
            self._hanging(piece, SMALL)
        elif paragraph.kind == "quote":
            self._blocks.block(BlockStyle(GAP, GAP, left=2.0, right=2.0, indent=self.indent, align=_JUSTIFY))
            self.text(piece, self._blocks.look.kai)
        elif paragraph.kind == "note":
            self._blocks.block(BlockStyle(0.1, 0.1, indent=self.indent, align=_JUSTIFY))
            self.text(piece, self._blocks.look.kai)
        elif paragraph.kind == "verse":
            self.verse((paragraph,))
        elif paragraph.kind == "names":
            self._names(paragraph.text.split(" "))
        else:
            self._table(paragraph)

    def text(self, piece: Piece, cut: Cut, scale: float = 1.0, *, bold: bool = False) -> None:
        """Write a text with what is set apart in it; Kai in Kai stands in Song."""
        look = self._blocks.look
        apart = {"strong": look.hei, "kai": look.song if cut == look.kai else look.kai}
        for text, span in stretches(piece):
            chosen = look.hei if bold else apart[span.emphasis] if span else cut
            self._insert(text, chosen, scale)

    def _insert(self, text: str, cut: Cut, scale: float) -> None:
        """Write a text in one cut; Han characters among italics stand upright, they have no slope."""
        for number, part in enumerate(_HAN.split(text)) if cut.italic else ((0, text),):
            chosen = Cut(self._blocks.look.spares[0]) if number % 2 else cut
            self._blocks.insert(part, self._blocks.format(chosen, scale, self._blocks.look.text))

    def _hanging(self, piece: Piece, scale: float, *, nested: bool = False) -> None:
        """Write a paragraph whose mark hangs before its lines."""
        blocks, look = self._blocks, self._blocks.look
        found = _MARK.match(piece.text)
        hang = blocks.width(found[0], blocks.format(look.song, scale, look.text)) if found else 0.0
        left = (2.0 if nested else 0.8) + hang
        gap = GAP / 2 if scale == 1.0 else 0.1
        blocks.block(BlockStyle(gap, gap, 1.7 * scale, left=left, indent=-hang))  # ragged: the blank behind the mark stays
        self.text(piece, look.song, scale)

    def verse(self, stanzas: Sequence[Paragraph]) -> None:
        """Write a poem: its longest line stands in the middle, the others begin below its beginning; its title is centred."""
        song = self._blocks.look.song
        plain = self._blocks.format(song, 1.0, self._blocks.look.text)
        longest = max(
            (self._blocks.width(line, plain) for stanza in stanzas if not _is_title(stanza) for line in stanza.text.split("\n")),
            default=0.0,
        )
        for stanza in stanzas:
            left, align = max(0.0, (self._measure - longest) / 2), _LEFT
            if _is_title(stanza):
                left, align = 0.0, _SIDES["c"]
            self._blocks.block(BlockStyle(0.5, 0.5, left=left, align=align))
            for number, line in enumerate(split(stanza.text, stanza.spans, "\n")):
                self._blocks.insert(_BREAK * bool(number), plain)
                self.text(line, song)

    def _names(self, names: list[str]) -> None:
        """Write names in columns: the blank between two is as wide as the column asks, a row ends in a line break."""
        blocks = self._blocks
        style = blocks.format(blocks.look.song, 1.0, blocks.look.text)
        widths = [3.0 if _TWO_HAN.fullmatch(name) else blocks.width(name, style) for name in names]
        pitch = sorted(widths)[len(widths) * 9 // 10] + 1.2  # a few long names take two columns
        columns = max(1, int((self._measure + 1.2) / pitch))
        blocks.block(BlockStyle(0.4, 0.4))
        at, gap = 0, 0.0
        for number, (name, width) in enumerate(zip(names, widths, strict=True)):
            taken = min(columns, int(width / pitch + 1)) if width > pitch - 0.3 else 1
            if number and at + taken > columns:
                blocks.insert(_BREAK, style)
                at = 0
            elif number:
                blocks.insert(" ", _spaced(style, gap * blocks.em - blocks.width(" ", style) * blocks.em))
            self._name(name, style)
            gap = taken * pitch - width
            at += taken

    def _name(self, name: str, style: QTextCharFormat) -> None:
        if _TWO_HAN.fullmatch(name):  # 张三 as wide as 张小三
            self._blocks.insert(name[0], _spaced(style, self._blocks.em))
            self._blocks.insert(name[1], style)
        else:
            self._blocks.insert(name, style)

    def _table(self, paragraph: Paragraph) -> None:
        rows = split(paragraph.text, paragraph.spans, "\n")
        cells = [split(*row, "\t") for row in rows]
        table = self._blocks.table(len(rows), len(cells[0]))
        for row, pieces in enumerate(cells):
            for column, piece in enumerate(pieces):
                _rule(table, row, column, self._blocks)
                self._blocks.enter(table, row, column)
                align = _SIDES[paragraph.align[column : column + 1] or "l"]
                self._blocks.block(BlockStyle(0.15, 0.15, 1.5, left=0.6, right=0.6, align=align))
                self.text(piece, self._blocks.look.song, bold=row == 0)
        self._blocks.leave(table)


def _is_title(stanza: Paragraph) -> bool:
    """Say whether a stanza is one line all in Hei."""
    return "\n" not in stanza.text and stanza.spans == (Span(0, len(stanza.text), "strong"),)


def _spaced(style: QTextCharFormat, pixels: float) -> QTextCharFormat:
    wide = QTextCharFormat(style)
    wide.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    wide.setFontLetterSpacing(pixels)
    return wide


def _rule(table: QTextTable, row: int, column: int, blocks: BlockWriter) -> None:
    """Rule a table above, under its head and below; nothing stands between columns."""
    cell: QTextTableCell = table.cellAt(row, column)
    shown = QTextTableCellFormat()
    solid, brush = QTextFrameFormat.BorderStyle.BorderStyle_Solid, QBrush(blocks.look.faint)
    last = row == table.rows() - 1
    if row == 0:
        shown.setTopBorder(1.5)
        shown.setTopBorderStyle(solid)
        shown.setTopBorderBrush(brush)
    if row == 0 or last:
        shown.setBottomBorder(1.5 if last else 0.75)
        shown.setBottomBorderStyle(solid)
        shown.setBottomBorderBrush(brush)
    cell.setFormat(shown)
