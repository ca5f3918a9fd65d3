"""Text in faces → boxes: the unbreakable pieces of a paragraph with their glyphs placed inside, in em of the line's size.

Invariants: boxes stand in text order and their `start:end` ranges, trailing blanks included, tile the text; a box's first
glyph carries the box's first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import MARKS, PAIRED, Kind, kind_of

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.fonts.face import Face, ShapedGlyph


class Role(NamedTuple):
    """A stretch `start:end` of a text and the key of the face it is meant for."""

    start: int
    end: int
    face: str


class Optics(NamedTuple):
    """How a face is drawn among the others: its scale and its lift off the baseline."""

    scale: float
    rise: float


class BoxGlyph(NamedTuple):
    """One glyph: id, the character it stands for (index in the text), origin from the left edge of its box in em."""

    glyph: int
    char: int
    x: float


class Box(NamedTuple):
    """One unbreakable piece of text: what it is, how wide, in which face, and its glyphs."""

    start: int
    end: int
    kind: Kind
    width: float
    face: str
    optics: Optics
    glyphs: tuple[BoxGlyph, ...]
    spaced: bool  # a blank of the source follows (its characters belong to this box)


PLAIN: Final = Optics(1.0, 0.0)
OPTICS: Final = {"kai": Optics(costs.KAI_SCALE, costs.KAI_RISE)}

# A dash is shaped between Han, alone: only so do the faces draw —— as one rule (B3 of the rulebook, measured).
_PIECES: Final = re.compile("—+|[^—]+")
_HAN: Final = "国"


def boxes_of(text: str, roles: Sequence[Role], book: FontBook) -> tuple[Box, ...]:
    """Shape `text`, whose roles tile it, and cut it into boxes."""
    return tuple(_merged(_clusters(text, roles, book), text))


def _clusters(text: str, roles: Iterable[Role], book: FontBook) -> Iterator[Box]:
    """Yield a box for every cluster of glyphs."""
    drawable = _drawable(text)
    for role in roles:
        for run in book.itemise(drawable[role.start : role.end], role.face):
            first = role.start + run.start
            for piece in _PIECES.finditer(drawable, first, role.start + run.end):
                yield from _piece(text, piece.start(), piece.end(), piece.group(), run.face)


def _drawable(text: str) -> str:
    """Return `text`, as long, with blanks and controls as spaces and lone surrogates as U+FFFD, which every shaper takes."""
    if text.isprintable():
        return text
    return "".join(" " if kind_of(char) is Kind.SPACE else "\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _piece(text: str, start: int, end: int, drawable: str, face: Face) -> Iterator[Box]:
    """Yield the boxes of a stretch of one face."""
    glyphs = _shaped(drawable, face)
    optics = OPTICS.get(face.key, PLAIN)
    first = 0
    for index in range(1, len(glyphs) + 1):
        if index < len(glyphs) and glyphs[index].cluster == glyphs[first].cluster:
            continue
        stop = start + glyphs[index].cluster if index < len(glyphs) else end
        yield _box(text, start + glyphs[first].cluster, stop, glyphs[first:index], face.key, optics)
        first = index


def _shaped(drawable: str, face: Face) -> Sequence[ShapedGlyph]:
    """Shape one stretch; clusters index it and never fall."""
    if drawable[0] != "—":
        glyphs = face.shape(drawable)
        if all(a.cluster <= b.cluster for a, b in zip(glyphs, glyphs[1:], strict=False)):
            return glyphs
        return tuple(sorted(glyphs, key=lambda glyph: glyph.cluster))  # a right-to-left word: keep the order of reading
    glyphs = face.shape(_HAN + drawable + _HAN)
    inner = (glyph for glyph in glyphs if 0 < glyph.cluster <= len(drawable))
    return tuple(glyph._replace(cluster=glyph.cluster - 1) for glyph in inner)


def _box(text: str, start: int, end: int, glyphs: Sequence[ShapedGlyph], face: str, optics: Optics) -> Box:
    """Put the glyphs of one cluster into a box of the width its class has."""
    kind = kind_of(text[start])
    advance = sum(glyph.advance for glyph in glyphs) * optics.scale
    if kind is Kind.CLOSE and text[start] == "’" and _inside_word(text, start):
        kind = Kind.LATIN
        width, shift = costs.APOSTROPHE, _apostrophe_shift(advance)
    else:
        width, shift = _fit(kind, advance, end - start)
    pen, placed = shift, []
    shrink = 1.0 if kind in MARKS or advance <= costs.WIDEST_CLUSTER else width / advance
    for glyph in glyphs:
        placed.append(BoxGlyph(glyph.glyph, start + glyph.cluster - glyphs[0].cluster, pen + glyph.dx * optics.scale))
        pen += glyph.advance * optics.scale * shrink
    return Box(start, end, kind, width, face, optics, tuple(placed), spaced=False)


def _fit(kind: Kind, advance: float, characters: int) -> tuple[float, float]:
    """Return the width of a box and where its glyphs begin in it, for a class and the advance of the drawing."""
    if kind in MARKS:
        if advance < costs.NARROW_MARK:
            inset = min(costs.MARK_INSET, max(0.0, costs.HALF - advance))
            return costs.HALF, costs.HALF - advance - inset if kind is Kind.OPEN else inset
        return costs.HALF, costs.HALF - advance if kind is Kind.OPEN else 0.0
    if kind is Kind.DOT:
        return costs.DOT_BOX, (costs.DOT_BOX - advance) / 2
    if kind in (Kind.SPACE, Kind.JOIN):
        return 0.0, 0.0
    if kind in (Kind.DASH, Kind.CONNECT) and advance > costs.NARROW_MARK:
        return float(max(characters, round(advance))), (max(characters, round(advance)) - advance) / 2
    if kind is Kind.LATIN or advance < costs.NARROW_MARK:
        return min(advance, costs.WIDEST_CLUSTER), 0.0
    cells = min(max(1.0, float(round(advance))), costs.WIDEST_CLUSTER)
    return cells, (cells - advance) / 2 if advance <= costs.WIDEST_CLUSTER else 0.0


def _inside_word(text: str, index: int) -> bool:
    """Say whether Latin letters stand on both sides of `index`."""
    return 0 < index < len(text) - 1 and all(kind_of(text[i]) is Kind.LATIN for i in (index - 1, index + 1))


def _apostrophe_shift(advance: float) -> float:
    """Return the origin that centres an apostrophe: a full-width drawing has its ink near 0.16 em, others in the middle."""
    return costs.APOSTROPHE / 2 - (0.16 if advance >= costs.NARROW_MARK else advance / 2)


def _merged(boxes: Iterable[Box], text: str) -> Iterator[Box]:
    """Join what belongs together: blanks and zero-width characters to the box before, pairs of — and … to one mark."""
    last: Box | None = None
    for box in boxes:
        if last is None:
            last = box
        elif box.kind is Kind.SPACE:
            last = _with(last, box, spaced=True)
        elif box.kind is Kind.JOIN and box.face == last.face and not last.spaced:
            last = _with(last, box, spaced=False)
        elif _is_pair(last, box, text):
            last = _with(last, box, spaced=False)._replace(kind=Kind.DASH, width=last.width + box.width)
        else:
            yield last if last.kind is not Kind.CONNECT or last.end - last.start < 2 else last._replace(kind=Kind.DASH)
            last = box
    if last is not None:
        yield last if last.kind is not Kind.CONNECT or last.end - last.start < 2 else last._replace(kind=Kind.DASH)


def _is_pair(last: Box, box: Box, text: str) -> bool:
    """Say whether two boxes are the halves of —— or ……."""
    whole = box.start == last.end and box.end - box.start == 1 == last.end - last.start
    return whole and text[box.start] in PAIRED and text[last.start] == text[box.start] and box.face == last.face


def _with(last: Box, box: Box, *, spaced: bool) -> Box:
    """Append the glyphs of `box` to those of `last`."""
    moved = tuple(BoxGlyph(g.glyph, g.char, g.x + last.width) for g in box.glyphs)
    return last._replace(end=box.end, glyphs=last.glyphs + moved, spaced=last.spaced or spaced)
