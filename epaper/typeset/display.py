"""A line of a head, a masthead field or a folio → its glyphs set solid at optical widths for large sizes, in em.

Full-width marks keep their half box and no white: at 30 pt the white of a mark is a hole (rulebook H3, mock of the pages).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.classes import LATIN_FACES, MARKS, Kind
from epaper.typeset.model import DisplayLine
from epaper.typeset.setline import placed
from epaper.typeset.spacing import WRITTEN

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook

GAP: Final = 1.0  # a semantic blank in a head, em
HEAVY: Final = frozenset("？！?!—–…()[]")  # marks with so much ink that they weigh on their side of a line
OPENERS: Final = frozenset({Kind.OPEN, Kind.LATIN_OPEN})
WORD_GAP: Final = 0.26  # between Latin words of a head: large letters need less white than the ⅓ of the copy


class Extent(NamedTuple):
    """A piece `start:end` of a line's text, blanks behind it included, and where its ink box begins and ends in em."""

    start: int
    end: int
    begins: float
    ends: float


def display_line(
    text: str,
    face_key: str,
    book: FontBook,
    *,
    tracking: float = 0.0,
    gap: float = GAP,
) -> DisplayLine:
    """Set `text` on one line; `tracking` is added between all boxes, `gap` is a semantic blank, both in em.

    The blank between words is tracked as a letter is, so that words stay apart.
    """
    if not text:
        return DisplayLine("", 0.0, ())
    boxes, xs = _boxes(text, face_key, book, tracking, gap)
    left = hang(boxes[0].kind, text[0], boxes[0].width) if boxes[0].kind in OPENERS else 0.0
    right = hang(boxes[-1].kind, text[boxes[-1].start], boxes[-1].width)
    return DisplayLine(text, xs[-1] + boxes[-1].width, placed(text, boxes, xs), left, right)


def display_width(text: str, face_key: str, book: FontBook) -> float:
    """Measure the same line in em, no glyph placed: most lines of heads are only measured."""
    if not text:
        return 0.0
    boxes, xs = _boxes(text, face_key, book, 0.0, GAP)
    return xs[-1] + boxes[-1].width


def hang(kind: Kind, char: str, width: float) -> float:
    """Return how much of a mark at a line's end does not count when the line is centred: all of it, of a heavy one half."""
    if kind not in MARKS and kind not in (Kind.LATIN_OPEN, Kind.LATIN_CLOSE):
        return 0.0
    return width / 2 if char in HEAVY else width


def display_extents(text: str, face_key: str, book: FontBook) -> tuple[Extent, ...]:
    """Tell where the pieces of the same line begin and end."""
    boxes, xs = _boxes(text, face_key, book, 0.0, GAP) if text else ((), [])
    return tuple(Extent(box.start, box.end, x, x + box.width) for box, x in zip(boxes, xs, strict=True))


def _boxes(text: str, face_key: str, book: FontBook, tracking: float, gap: float) -> tuple[tuple[Box, ...], list[float]]:
    """Return the boxes of a line and their left edges."""
    boxes = boxes_of(text, (Role(0, len(text), face_key),), book)
    xs = [0.0]
    for left, right in pairwise(boxes):
        xs.append(xs[-1] + left.width + _white(text, left, right, gap, WORD_GAP + tracking) + tracking)
    return boxes, xs


def _white(text: str, left: Box, right: Box, gap: float, between_words: float) -> float:
    """Return the white between two boxes: none but at a blank, not even in 5月20日 and its like (rulebook L8)."""
    if not left.spaced:
        return 0.0
    words = left.kind in WRITTEN and right.kind in WRITTEN and not _ends_figure(text[: left.end].rstrip())
    return between_words if words or left.face.startswith(LATIN_FACES) else gap


def _ends_figure(text: str) -> bool:
    """Say whether a figure with its sign ends here: among Han the blank behind it is a semantic one (0.3% PPI)."""
    return text.endswith(("%", "％", "‰", "℃"))
