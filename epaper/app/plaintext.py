"""A selection in a reading document → plain text as people want to paste it: a line for each paragraph, tabs between cells."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

_PICTURE = "\ufffc"
_LINE = "\u2028"


def plain_text(selection: QTextCursor) -> str:
    """Return the selected text; pictures and the empty blocks beside frames are left out."""
    start, end = selection.selectionStart(), selection.selectionEnd()
    block = selection.document().findBlock(start)
    lines: list[str] = []
    row: tuple[int, int] | None = None  # of the cell above: its table and row
    while block.isValid() and block.position() < max(end, start + 1):
        text = block.text()[max(0, start - block.position()) : end - block.position()]
        text = text.replace(_PICTURE, "").replace(_LINE, "\n")
        here = _row_of(block)
        if here is not None and here == row:
            lines[-1] += f"\t{text}"
        elif text or here is not None:
            lines.append(text)
        row = here
        block = block.next()
    return "\n".join(lines).strip("\n")


def _row_of(block: QTextBlock) -> tuple[int, int] | None:
    table = QTextCursor(block).currentTable()
    return (table.firstPosition(), table.cellAt(block.position()).row()) if table else None
