"""The cells of a pipe table → a table paragraph.

A column whose alignment is not said stands right if it holds numbers alone, else left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from epaper.issue.columns import column_side
from epaper.issue.model import Paragraph
from epaper.issue.spans import Piece, join, tidy_piece

_STYLES = {"text-align:left": "l", "text-align:center": "c", "text-align:right": "r"}
_SEPARATOR = re.compile(r"(?<!\\)\|")
_AROUND = re.compile(r"\A[\s>]*\|?")


class Cells(NamedTuple):
    """One row: its cells, the style of each as the parser gives it, and its line."""

    pieces: tuple[Piece, ...]
    styles: tuple[str, ...]
    line: int


def read_table(rows: Sequence[Cells]) -> Paragraph:
    """Put the rows together; the first is the head and says how columns are aligned."""
    tidy = [[tidy_piece(piece) for piece in row.pieces] for row in rows]
    whole = join((join(row, "\t") for row in tidy), "\n")
    align = "".join(
        _STYLES.get(style) or column_side(row[column].text for row in tidy[1:]) for column, style in enumerate(rows[0].styles)
    )
    return Paragraph(whole.text, "table", whole.spans, align)


def count_cells(line: str) -> int:
    """Return how many cells a line of a table has as written; the parser drops those beyond the head's."""
    inner = _AROUND.sub("", line, count=1).rstrip()
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return len(_SEPARATOR.findall(inner)) + 1
