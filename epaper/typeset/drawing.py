"""One cluster of shaped glyphs → a box of the width its class has, the glyphs placed inside, in em of the line's size.

Full-width marks get half a box, whatever their face makes of them; Han keep their cell when a face is drawn larger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.classes import MARKS, Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from epaper.fonts.face import Face, ShapedGlyph

_PROPORTIONAL: Final = frozenset({Kind.LATIN, Kind.LATIN_CLOSE, Kind.LATIN_OPEN, Kind.SPACE, Kind.JOIN})


class BoxGlyph(NamedTuple):
    """One glyph: id, the character it stands for (index in its box's text), origin in em.

    It counts from the left edge of its box, and upwards from the baseline.
    """

    glyph: int
    char: int
    x: float
    y: float = 0.0


def moved(glyphs: Iterable[BoxGlyph], by: float) -> tuple[BoxGlyph, ...]:
    """Return the glyphs moved to the right."""
    return tuple(glyph._replace(x=glyph.x + by) for glyph in glyphs)


class Drawing(NamedTuple):
    """What a box shows, wherever it stands; `tuck` is how far a mark moves towards its text as its white is taken."""

    kind: Kind
    width: float
    glyphs: tuple[BoxGlyph, ...]
    tuck: float = 0.0


def single(kind: Kind, glyph: int, advance: float, face: Face, scale: float) -> Drawing:
    """Draw a character that is one glyph, as nearly all are."""
    width, shift = _fit(kind, advance * scale, 1)
    tuck = _tuck(kind, glyph, advance, face, scale) if kind in MARKS else 0.0
    return Drawing(kind, width, (BoxGlyph(glyph, 0, shift),), tuck)


def draw(kind: Kind, text: str, start: int, end: int, glyphs: Sequence[ShapedGlyph], face: Face, scale: float) -> Drawing:
    """Put the glyphs of one cluster into a box of the width its class has."""
    if kind is Kind.CONNECT and end - start > 1:
        kind = Kind.DASH
    advance = sum(glyph.advance for glyph in glyphs) * scale
    if kind is Kind.CLOSE and text[start] == "’" and _inside_word(text, start):
        kind = Kind.LATIN
        width, shift = costs.APOSTROPHE, _apostrophe_shift(advance)
    else:
        width, shift = _fit(kind, advance, end - start)
    crowd = min(1.0, costs.WIDEST_CLUSTER / advance) if advance > costs.WIDEST_CLUSTER else 1.0
    pen, placed = shift, []
    for glyph in glyphs:
        placed.append(BoxGlyph(glyph.glyph, glyph.cluster - glyphs[0].cluster, pen + glyph.dx * scale, glyph.dy * scale))
        pen += glyph.advance * scale * crowd
    tuck = _tuck(kind, glyphs[0].glyph, advance, face, scale) if kind in MARKS and len(glyphs) == 1 else 0.0
    return Drawing(kind, width, tuple(placed), tuck)


def _fit(kind: Kind, advance: float, characters: int) -> tuple[float, float]:
    """Return the width of a box and where its glyphs begin in it, for a class and the advance of the drawing."""
    if kind in MARKS:
        return costs.HALF, _mark_shift(kind, advance)
    if kind is Kind.DOT:
        return costs.DOT_BOX, (costs.DOT_BOX - advance) / 2
    if kind in _PROPORTIONAL or (advance < costs.NARROW_MARK and kind is not Kind.DASH):
        return min(advance, costs.WIDEST_CLUSTER) if kind is not Kind.SPACE else 0.0, 0.0
    least = characters if kind is Kind.DASH else 1
    width = min(max(float(least), float(round(advance))), costs.WIDEST_CLUSTER)
    return width, (width - min(advance, costs.WIDEST_CLUSTER)) / 2


def _mark_shift(kind: Kind, advance: float) -> float:
    """Return the origin of a full-width mark in its half box, against the text it belongs to."""
    inset = costs.MARK_INSET if advance < costs.NARROW_MARK else 0.0
    return costs.HALF - advance - inset if kind is Kind.OPEN else inset


def _tuck(kind: Kind, glyph: int, advance: float, face: Face, scale: float) -> float:
    """Return how far a mark moves to have its usual white towards its text: leftwards, an opening one to the right."""
    if advance < costs.NARROW_MARK:
        return 0.0  # placed by its own box
    left, right = face.ink(glyph)
    bearing = advance - right if kind is Kind.OPEN else left
    room = max(0.0, bearing * scale - costs.MARK_BEARING)
    return room if kind is Kind.OPEN else -room


def _inside_word(text: str, index: int) -> bool:
    """Say whether Latin letters stand on both sides of `index`."""
    return 0 < index < len(text) - 1 and all(kind_of(text[i]) is Kind.LATIN for i in (index - 1, index + 1))


def _apostrophe_shift(advance: float) -> float:
    """Return the origin that centres an apostrophe: a full-width drawing has its ink near 0.16 em, others in the middle."""
    return costs.APOSTROPHE / 2 - (0.16 if advance >= costs.NARROW_MARK else advance / 2)
