"""Copy → Markdown that means exactly that copy: what would be a mark takes a backslash."""

from __future__ import annotations

import re

from epaper.issue.spans import Piece, stretches

_EMPHASIS = {"strong": "**", "kai": "*"}
_SPECIAL = re.compile(r"[\\*<]|!(?=\[)|\[(?=\^)")
_LINE_START = re.compile(r"\A(\d{0,9})(?=[#>+=_~`|.)-])|\A(?=:::)")
_VERSE_START = re.compile(r"\A(?=[-:|])")
_PUNCTUATION = re.compile(r"[!-,:-@\[-^`{-~]")


def escape(text: str) -> str:
    """Put a backslash before what inline Markdown would take for a mark."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def literal(text: str) -> str:
    """Put a backslash before every mark, for names of files and titles of pictures."""
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def inline(piece: Piece) -> str:
    """Return copy with its emphasis, for the middle of a line."""
    pieces = []
    for text, span in stretches(piece):
        mark = _EMPHASIS[span.emphasis] if span else ""
        pieces.append(f"{mark}{escape(text)}{mark}")
    return "".join(pieces)


def line(piece: Piece) -> str:
    """Return copy for the beginning of a block."""
    return _LINE_START.sub(r"\1\\", inline(piece))


def verse_line(piece: Piece) -> str:
    """Return a line of verse, which stands behind its bar; one of rules would make a table of the line above."""
    return _VERSE_START.sub(r"\\", inline(piece))


def heading(piece: Piece) -> str:
    """Return copy for a heading, whose closing marks would be dropped."""
    return inline(piece).replace("#", "\\#")


def cell(piece: Piece) -> str:
    """Return copy for a cell of a table."""
    return inline(piece).replace("|", "\\|")
