"""Text in faces → boxes: the unbreakable pieces of a paragraph with their glyphs placed inside, in em of the line's size.

Invariants: boxes stand in text order and their `start:end` ranges, trailing blanks included, tile the text; a box's first
glyph carries the box's first character, or its last where text runs leftwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby, repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from epaper.typeset import costs
from epaper.typeset.bidi import TURNING, levels_of
from epaper.typeset.classes import LATIN_FACES, PAIRED, Kind, kind_in, kind_of
from epaper.typeset.drawing import draw, moved, single
from epaper.typeset.optics import Optics, optics_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from epaper.fonts.book import FontBook
    from epaper.fonts.face import Face, ShapedGlyph
    from epaper.typeset.drawing import BoxGlyph, Drawing


class Role(NamedTuple):
    """A stretch `start:end` of a text and the key of the face it is meant for."""

    start: int
    end: int
    face: str


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
    level: int = 0  # of embedding (UAX #9): odd ones run from right to left
    tuck: float = 0.0  # how far a mark moves towards its text as its white is taken


_BOX: Final = partial(cast("Callable[..., Box]", tuple.__new__), Box)  # from its fields, one for every character of an issue


# A dash is shaped between Han, alone: only so do the faces draw —— as one rule (B3 of the rulebook, measured).
_PIECES: Final = re.compile("——|—|[^—]+")
_WHOLE: Final = re.compile(".+")  # in Latin type it is a dash among letters
_HAN: Final = "国"
_JOINING: Final = frozenset({Kind.SPACE, Kind.JOIN, Kind.DASH, Kind.CONNECT})
# Brackets that are read leftwards are drawn as their counterparts.
_MIRRORED: Final = MappingProxyType(
    {
        Kind.OPEN: Kind.CLOSE,
        Kind.CLOSE: Kind.OPEN,
        Kind.LATIN_OPEN: Kind.LATIN_CLOSE,
        Kind.LATIN_CLOSE: Kind.LATIN_OPEN,
    }
)


def boxes_of(text: str, roles: Sequence[Role], book: FontBook) -> tuple[Box, ...]:
    """Shape `text`, whose roles tile it, and cut it into boxes; blanks and zero-width characters join the box before."""
    boxes: list[Box] = []
    for piece in _pieces(text, roles, book):
        if _JOINING.isdisjoint(box.kind for box in piece):  # nearly always
            boxes += piece
            continue
        for box in piece:
            joined = _joined(boxes[-1], box, text) if boxes and box.kind in _JOINING else None
            if joined is None:
                boxes.append(box)
            else:
                boxes[-1] = joined
    return tuple(boxes)


def _pieces(text: str, roles: Iterable[Role], book: FontBook) -> Iterator[Sequence[Box]]:
    """Yield the boxes of every stretch that is shaped as one, a box for every cluster of glyphs."""
    drawable = _drawable(text)
    levels = levels_of(text) if TURNING.search(text) else ()
    for role in roles:
        for run in book.itemise(drawable[role.start : role.end], role.face):
            first = role.start + run.start
            pieces = _WHOLE if role.face.startswith(LATIN_FACES) else _PIECES
            for piece in pieces.finditer(drawable, first, role.start + run.end):
                for start, end, level in _one_way(levels, *piece.span()):
                    yield _piece(text, start, drawable[start:end], run.face, role.face, level)


def _one_way(levels: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Cut a stretch where its level changes; no levels means that nothing runs leftwards."""
    if not levels:
        yield start, end, 0
    for level, run in groupby(levels[start:end]):
        stop = start + sum(1 for _ in run)
        yield start, stop, level
        start = stop


def _drawable(text: str) -> str:
    """Return `text`, as long, with blanks and controls as spaces and lone surrogates as U+FFFD, which every shaper takes."""
    if text.isprintable():
        return text
    return "".join(" " if kind_of(char) is Kind.SPACE else "\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _piece(text: str, start: int, drawable: str, face: Face, role: str, level: int) -> Sequence[Box]:
    """Return the boxes of a stretch of one face and level, meant for the face `role`, that begins at character `start`."""
    glyphs = _shaped(drawable, face, role, leftwards=level % 2 == 1)
    numbers, clusters, advances, dxs, dys = zip(*glyphs, strict=True)
    single = clusters == tuple(range(len(drawable))) and not any(dxs) and not any(dys)
    if level % 2 or not single or "’" in drawable:
        return _clustered(text, start, len(drawable), glyphs, face, role, level)
    optics = optics_of(face.key, role)
    characters = text[start : start + len(drawable)]
    latin = role.startswith(LATIN_FACES)
    drawings = map(_single, repeat(latin), characters, numbers, advances, repeat(face), repeat(optics.scale))
    kinds, widths, drawn, tucks = zip(*drawings, strict=True)
    starts, ends = range(start, start + len(drawable)), range(start + 1, start + len(drawable) + 1)
    key, look, spaced, levels = map(repeat, (face.key, optics, False, level))
    fields = zip(starts, ends, kinds, widths, key, look, drawn, spaced, levels, tucks, strict=False)
    return tuple(map(_BOX, fields))


@lru_cache(maxsize=16384)  # the same few thousand characters make up every paragraph
def _single(latin: bool, char: str, number: int, advance: float, face: Face, scale: float) -> Drawing:
    """Draw a character that is one glyph, as nearly all are."""
    return single(kind_in(LATIN_FACES if latin else "", char), number, advance, face, scale)


def _clustered(
    text: str, start: int, length: int, glyphs: Sequence[ShapedGlyph], face: Face, role: str, level: int
) -> Sequence[Box]:
    """Return the boxes of a stretch in which some glyphs stand for several characters or at places of their own."""
    key, optics = face.key, optics_of(face.key, role)
    clusters = [glyph.cluster for glyph in glyphs]
    cuts = [index for index, cluster in enumerate(clusters) if index == 0 or cluster != clusters[index - 1]]
    stops = [*(clusters[cut] for cut in cuts[1:]), length]
    boxes: list[Box] = []
    first = start
    for cut, next_cut, stop in zip(cuts, [*cuts[1:], len(glyphs)], stops, strict=True):
        end = start + stop
        kind = kind_in(role, text[first])
        drawn_as = _MIRRORED.get(kind, kind) if level % 2 and unicodedata.mirrored(text[first]) else kind
        became, width, drawn, tuck = draw(drawn_as, text, first, end, glyphs[cut:next_cut], face, optics.scale)
        boxes.append(Box(first, end, kind if became is drawn_as else became, width, key, optics, drawn, False, level, tuck))
        first = end
    return boxes


def _shaped(drawable: str, face: Face, role: str, *, leftwards: bool) -> Sequence[ShapedGlyph]:
    """Shape one stretch; clusters index it and never fall, also where it runs leftwards."""
    if leftwards:
        return sorted(face.shape(drawable, leftwards=True), key=lambda glyph: glyph.cluster)
    if drawable[0] != "—" or role.startswith(LATIN_FACES):
        return face.shape(drawable)
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
        pull = costs.DASH_PULL if text[box.start] == "—" else 0.0  # two dashes of a face without —— overlap, else they touch Han
        left, right = (one._replace(glyphs=moved(one.glyphs, by)) for one, by in ((last, pull), (box, -pull)))
        return _with(left, right)._replace(kind=Kind.DASH)
    return None


def _with(last: Box, box: Box) -> Box:
    """Put the glyphs of `box` behind those of `last`, before them where it runs leftwards; a blank of another face has none."""
    characters = box.start - last.start
    joining = tuple(glyph._replace(char=characters + glyph.char) for glyph in (box.glyphs if box.face == last.face else ()))
    glyphs = (*joining, *moved(last.glyphs, box.width)) if last.level % 2 else (*last.glyphs, *moved(joining, last.width))
    return last._replace(end=box.end, width=last.width + box.width, glyphs=glyphs)
