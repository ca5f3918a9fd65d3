"""Text in faces → boxes: the unbreakable pieces of a paragraph with their glyphs placed inside, in em of the line's size.

Invariants: boxes stand in text order and their `start:end` ranges, trailing blanks included, tile the text; a box's first
glyph carries the box's first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import LATIN_FACES, PAIRED, Kind, kind_in, kind_of
from epaper.typeset.drawing import BoxGlyph, draw, single

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
_PIECES: Final = re.compile("——|—|[^—]+")
_WHOLE: Final = re.compile(".+")  # in Latin type it is a dash among letters
_HAN: Final = "国"
_JOINING: Final = frozenset({Kind.SPACE, Kind.JOIN, Kind.DASH, Kind.CONNECT})


def boxes_of(text: str, roles: Sequence[Role], book: FontBook) -> tuple[Box, ...]:
    """Shape `text`, whose roles tile it, and cut it into boxes; blanks and zero-width characters join the box before."""
    boxes: list[Box] = []
    for box in _clusters(text, roles, book):
        joined = _joined(boxes[-1], box, text) if boxes and box.kind in _JOINING else None
        if joined is None:
            boxes.append(box)
        else:
            boxes[-1] = joined
    return tuple(boxes)


def _clusters(text: str, roles: Iterable[Role], book: FontBook) -> Iterator[Box]:
    """Yield a box for every cluster of glyphs."""
    drawable = _drawable(text)
    for role in roles:
        for run in book.itemise(drawable[role.start : role.end], role.face):
            first = role.start + run.start
            pieces = _WHOLE if role.face.startswith(LATIN_FACES) else _PIECES
            for piece in pieces.finditer(drawable, first, role.start + run.end):
                yield from _piece(text, piece.start(), piece.group(), run.face, role.face)


def _drawable(text: str) -> str:
    """Return `text`, as long, with blanks and controls as spaces and lone surrogates as U+FFFD, which every shaper takes."""
    if text.isprintable():
        return text
    return "".join(" " if kind_of(char) is Kind.SPACE else "\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _piece(text: str, start: int, drawable: str, face: Face, role: str) -> list[Box]:
    """Return the boxes of a stretch of one face, meant for the face `role`, that begins at character `start`."""
    glyphs = _shaped(drawable, face, role)
    key, optics = face.key, OPTICS.get(face.key, PLAIN)
    clusters = [glyph.cluster for glyph in glyphs]
    cuts = [index for index, cluster in enumerate(clusters) if index == 0 or cluster != clusters[index - 1]]
    stops = [*(clusters[cut] for cut in cuts[1:]), len(drawable)]
    boxes: list[Box] = []
    first = start
    for cut, next_cut, stop in zip(cuts, [*cuts[1:], len(glyphs)], stops, strict=True):
        number, _, advance, dx, _ = glyphs[cut]
        end = start + stop
        kind = kind_in(role, text[first])
        if next_cut - cut == 1 == end - first and not dx and text[first] != "’":
            kind, width, drawn = single(kind, number, advance, optics.scale)
        else:
            kind, width, drawn = draw(kind, text, first, end, glyphs[cut:next_cut], optics.scale)
        boxes.append(Box(first, end, kind, width, key, optics, drawn, False))
        first = end
    return boxes


def _shaped(drawable: str, face: Face, role: str) -> Sequence[ShapedGlyph]:
    """Shape one stretch; clusters index it and never fall."""
    if drawable[0] != "—" or role.startswith(LATIN_FACES):
        glyphs = face.shape(drawable)
        if all(a.cluster <= b.cluster for a, b in pairwise(glyphs)):
            return glyphs
        return tuple(sorted(glyphs, key=lambda glyph: glyph.cluster))  # a right-to-left word: keep the order of reading
    glyphs = face.shape(_HAN + drawable + _HAN)
    inner = (glyph for glyph in glyphs if 0 < glyph.cluster <= len(drawable))
    return tuple(glyph._replace(cluster=glyph.cluster - 1) for glyph in inner)


def _joined(last: Box, box: Box, text: str) -> Box | None:
    """Return one box of two where they belong together, a mark of two — or … among them, else None."""
    if box.kind is Kind.SPACE:
        return _with(last, box)._replace(spaced=True)
    if box.kind is Kind.JOIN:
        return _with(last, box) if box.face == last.face and not last.spaced else None
    pair = box.end - box.start == 1 == last.end - last.start and text[box.start] in PAIRED
    if pair and text[last.start] == text[box.start] and box.face == last.face:
        return _with(last, box)._replace(kind=Kind.DASH)
    return None


def _with(last: Box, box: Box) -> Box:
    """Append the glyphs of `box` to those of `last`; a blank in another face has none of its own."""
    characters = box.start - last.start
    glyphs = box.glyphs if box.face == last.face else ()
    moved = tuple(BoxGlyph(glyph.glyph, characters + glyph.char, last.width + glyph.x) for glyph in glyphs)
    return last._replace(end=box.end, width=last.width + box.width, glyphs=last.glyphs + moved)
