"""A line of an upright head 竖题 → its glyphs one below the other, in em; the text stays as written (rulebook H11).

The faces turn what turns: “ ” show as 『 』, —— and …… stand upright (`vert`). Two or three figures, and two letters, stand side
by side in one em (纵中横), drawn smaller as a whole where they are wider. Longer words and numbers stand letter below letter,
not on their side: in Chinese heads they are abbreviations, which a reader spells, and a line keeps one direction to read in.

A line's origin is the top left corner of its column, one em wide; `x` goes right, a negative `rise` down.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.fonts.faces import BODY
from epaper.typeset import costs
from epaper.typeset.classes import MARKS, Kind, kind_of
from epaper.typeset.display import GAP, Extent, hang
from epaper.typeset.model import DisplayLine, EmGlyphs
from epaper.typeset.optics import optics_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.fonts.book import FontBook
    from epaper.fonts.face import Face, ShapedGlyph

ASCENT: Final = 0.88  # em from the top of a cell to the baseline in it
LETTER: Final = 0.84  # em of a cell that a letter or figure among others takes: a capital is 0.73 em high
STOP_HEIGHT: Final = 0.36  # … and of one with a point or comma
MARK: Final = 0.58  # … and a full-width mark: its ink is within a half, and it must not touch what follows
ABREAST: Final = 0.96  # em that figures side by side may be wide
SMALLEST: Final = 0.5  # of the line's size: three figures of the widest faces
DASHES: Final = frozenset("—–～〜⸺")
FIGURE_HEIGHT: Final = 0.74  # em: smaller figures are centred on full ones
# What stands side by side: two letters or figures, or up to three characters of a number; no longer word or number.
_SOLID: Final = r"(?<![\w.,%:-])"
_PIECES: Final = re.compile(
    rf"(?P<blank>\s+)|{_SOLID}(?P<abreast>[0-9][0-9.:-]?[0-9%]|[0-9A-Za-z]{{2}})(?![A-Za-z0-9%]|[.,:-][A-Za-z0-9])"
    r"|(?P<stacked>[!-~])|(?P<pair>——|……|⋯⋯)|(?P<other>.)",
    re.DOTALL | re.ASCII,
)


class _Cell(NamedTuple):
    """A piece `start:end` of a line with its place from the line's top, and its glyphs."""

    start: int
    end: int
    top: float
    length: float
    spaced: bool
    glyphs: EmGlyphs


def upright_line(text: str, face_key: str, book: FontBook) -> DisplayLine:
    """Set `text` downwards; the line's width is its length."""
    cells = _cells(text, face_key, book)
    if not cells:
        return DisplayLine(text, 0.0, ())
    first, last = kind_of(text[cells[0].start]), kind_of(text[cells[-1].start])
    return DisplayLine(
        text,
        cells[-1].top + cells[-1].length,
        tuple(_drawn(text, cell) for cell in cells),
        hang(first, text[cells[0].start], cells[0].length) if first is Kind.OPEN else 0.0,
        hang(last, text[cells[-1].start], cells[-1].length),
    )


def upright_extents(text: str, face_key: str, book: FontBook) -> tuple[Extent, ...]:
    """Tell where the pieces of a line begin and end."""
    return tuple(Extent(cell.start, cell.end, cell.top, cell.top + cell.length) for cell in _cells(text, face_key, book))


def _cells(text: str, face_key: str, book: FontBook) -> list[_Cell]:
    """Set the pieces of a line one below the other; a blank belongs to the piece before it."""
    cells: list[_Cell] = []
    for piece in _PIECES.finditer(text):
        last = cells[-1] if cells else None
        if piece.lastgroup == "blank":
            if last:
                cells[-1] = last._replace(end=piece.end(), spaced=True)
            continue
        top = last.top + last.length + (GAP if last.spaced else 0.0) if last else 0.0
        for made in _made(piece.group(), piece.lastgroup or "", face_key, book):
            cells.append(made._replace(start=made.start + piece.start(), end=made.end + piece.start(), top=top))
            top += made.length
    if cells:
        cells[0] = cells[0]._replace(start=0)
    return cells


def _made(piece: str, group: str, face_key: str, book: FontBook) -> Iterator[_Cell]:
    """Set one piece from its own top."""
    for run in book.itemise(piece, face_key):
        stretch = piece[run.start : run.end]
        if group == "abreast" and (side_by_side := _abreast(stretch, run.face)) and len(stretch) == len(piece):
            yield side_by_side
            continue
        if run.face is not book.faces[BODY] and _lies(stretch, run.face):
            yield from (
                cell._replace(start=cell.start + run.start, end=cell.end + run.start) for cell in _made(stretch, "", BODY, book)
            )
            continue
        shaped = run.face.shape(stretch, vertical=True)
        firsts = sorted({glyph.cluster for glyph in shaped})
        for start, end in pairwise((*firsts, len(stretch))):
            glyphs = [glyph for glyph in shaped if glyph.cluster == start]
            yield _stacked(stretch[start:end], run.start + start, glyphs, run.face)


def _lies(text: str, face: Face) -> bool:
    """Say whether the face has no standing form of a dash, and would lay it across."""
    return text[0] in DASHES and [g.glyph for g in face.shape(text, vertical=True)] == [g.glyph for g in face.shape(text)]


def _stacked(text: str, start: int, glyphs: list[ShapedGlyph], face: Face) -> _Cell:
    """Set one cluster in a cell of its own: marks in the half of it where their ink is."""
    scale, rise = optics_of(face.key, face.key)
    kind = kind_of(text[0])
    length, lift = _room(text, kind, sum(glyph.advance for glyph in glyphs))
    drop = ASCENT - rise - lift + (-glyphs[0].dy - ASCENT) * scale
    run = EmGlyphs(
        face.key,
        scale,
        -drop,
        0.5,
        tuple(glyph.glyph for glyph in glyphs),
        tuple(glyph.dx * scale for glyph in glyphs),
        text,
        (0,) * len(glyphs),
    )
    return _Cell(start, start + len(text), 0.0, length, False, run)


def _room(text: str, kind: Kind, advance: float) -> tuple[float, float]:
    """Return the length of a cell, and how far its glyph is lifted to stand in it."""
    if text in ("？", "！"):
        return LETTER, (advance - LETTER) / 2
    if kind in MARKS:
        return MARK, advance - MARK if kind is Kind.OPEN else 0.0
    if kind is Kind.DOT:
        return costs.DOT_BOX, (advance - costs.DOT_BOX) / 2
    if text in (".", ","):
        return STOP_HEIGHT, advance - STOP_HEIGHT
    if kind in (Kind.LATIN, Kind.LATIN_CLOSE, Kind.LATIN_OPEN, Kind.SLASH):
        return LETTER, (advance - LETTER) / 2
    return advance, 0.0


def _abreast(text: str, face: Face) -> _Cell | None:
    """Set figures side by side in one cell, in a smaller size where they are too wide for it; None where that is too small."""
    shaped = face.shape(text)
    own, rise = optics_of(face.key, face.key)
    width = sum(glyph.advance for glyph in shaped) * own
    scale = min(1.0, ABREAST / width)
    if scale < SMALLEST:
        return None
    pen, offsets = 0.0, []
    for glyph in shaped:
        offsets.append((pen + glyph.dx) * own * scale)
        pen += glyph.advance
    drop = ASCENT - rise - (1 - scale) * FIGURE_HEIGHT / 2
    glyphs = tuple(glyph.glyph for glyph in shaped)
    clusters = tuple(glyph.cluster for glyph in shaped)
    run = EmGlyphs(face.key, own * scale, -drop, (1 - width * scale) / 2, glyphs, tuple(offsets), text, clusters)
    return _Cell(0, len(text), 0.0, 1.0, False, run)


def _drawn(text: str, cell: _Cell) -> EmGlyphs:
    """Put a cell's glyphs in their place on the line, with the text they stand for."""
    glyphs = cell.glyphs
    return glyphs._replace(rise=glyphs.rise - cell.top, text=text[cell.start : cell.end])
