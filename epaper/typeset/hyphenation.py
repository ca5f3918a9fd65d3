"""Latin words of a paragraph → where they may part with a hyphen, and what then stands on both sides. The only user of pyphen.

Invariants: a parted word keeps its characters, the hyphen is a second glyph of the last of them; both halves are shaped anew,
since a ligature or a kern may lie across the joint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from epaper.typeset import costs
from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.classes import ADDRESS, Kind
from epaper.typeset.drawing import BoxGlyph

if TYPE_CHECKING:
    from epaper.fonts.book import FontBook
    from epaper.typeset.habits import Hyphens

LEAST_BEFORE: Final = 2  # letters of a word on the first line …
LEAST_AFTER: Final = 3  # … and on the second: what English compositors keep to
LONG_NAME: Final = 14  # letters from which on a name may be wider than a line
_LETTER: Final = "0-9A-Za-z_\u00aa-\u02ff\\-"  # what makes a word longer, Han does not: 所谓的internationalization
_WORD: Final = re.compile(f"(?<![{_LETTER}])[A-Za-z]{{2,}}(?![{_LETTER}])")


class Parted(NamedTuple):
    """A word parted: the box that ends the line, its hyphen drawn, and the one that begins the next; demerits."""

    before: Box
    after: Box
    cost: float


def parted_words(text: str, boxes: Sequence[Box], book: FontBook, hyphens: Hyphens) -> tuple[tuple[Box, ...], dict[int, Parted]]:
    """Return the boxes, cut at every joint, and by the number of boxes before it how each joint parts.

    A ligature over a joint is cut in two boxes: all of its ink in the first, the letters after the joint in a second without.
    """
    joints = _joints(text, hyphens)
    if not joints:
        return tuple(boxes), {}
    whole = tuple(_cut(boxes, joints))
    places = {box.start: index for index, box in enumerate(whole)}
    found: dict[int, Parted] = {}
    for joint, (start, end, cost) in joints.items():
        index = places.get(joint, 0)
        if index and whole[index - 1].face == whole[index].face and whole[index].kind is Kind.LATIN:
            halves = _halves(text, (start, joint, end), whole[index - 1], whole[index], book)
            if halves is not None:
                found[index] = Parted(*halves, cost)
    return whole, found


def _joints(text: str, hyphens: Hyphens) -> dict[int, tuple[int, int, float]]:
    """Return the characters of `text` a word may part before, with the word and the demerits."""
    words = _words(text, hyphens)
    if not words:
        return {}
    from pyphen import Pyphen  # noqa: PLC0415 - its import and its dictionary take time that copy without long words does not owe

    dictionary = Pyphen(lang=hyphens.dictionary, left=LEAST_BEFORE, right=LEAST_AFTER)
    return {
        start + place: (start, end, cost) for start, end, cost in words for place in dictionary.positions(text[start:end].lower())
    }


def _words(text: str, hyphens: Hyphens) -> list[tuple[int, int, float]]:
    """Return the words that may part, with their demerits: long ones, no parts of addresses or compounds, no iPhone or GDP."""
    inside = {index for found in ADDRESS.finditer(text) for index in range(found.start(), found.end())}
    found = []
    for word in _WORD.finditer(text):
        letters = word.group()
        cost = hyphens.name if letters[0].isupper() else hyphens.cost
        if cost is None and len(letters) >= LONG_NAME:
            cost = costs.SPLIT_LAST
        if len(letters) >= hyphens.letters and letters[1:].islower() and word.start() not in inside and cost is not None:
            found.append((*word.span(), cost))
    return found


def _cut(boxes: Sequence[Box], joints: dict[int, tuple[int, int, float]]) -> Iterator[Box]:
    """Yield the boxes, ligatures over a joint in pieces."""
    for box in boxes:
        cuts = [joint for joint in range(box.start + 1, box.end) if joint in joints] if box.kind is Kind.LATIN else []
        for start, end in zip([box.start, *cuts], [*cuts, box.end], strict=True):
            if start == box.start:
                yield box._replace(end=end, spaced=box.spaced and end == box.end)
            else:
                yield box._replace(start=start, end=end, width=0.0, glyphs=(), spaced=box.spaced and end == box.end)


def _halves(text: str, word: tuple[int, int, int], last: Box, first: Box, book: FontBook) -> tuple[Box, Box] | None:
    """Shape both halves of a word; None where a face has no hyphen."""
    start, joint, end = word
    left = boxes_of(text[start:joint] + "-", (Role(0, joint - start + 1, last.face),), book)
    right = boxes_of(text[joint:end], (Role(0, end - joint, first.face),), book)
    if len({box.face for box in (*left, *right)}) > 1 or left[-1].end - left[-1].start > 1:
        return None
    if last.glyphs:
        before = _merged([box for box in left if box.end + start > last.start], last, start)
    else:  # the ink of these letters stands before them, in a ligature: the hyphen is its second glyph
        origin = next(box.start for box in left if box.end + start == joint) + start
        before = last._replace(width=left[-1].width, glyphs=(left[-1].glyphs[0]._replace(char=origin - last.start),))
    return before, _merged([box for box in right if box.start + joint < first.end], first, joint)


def _merged(pieces: Sequence[Box], place: Box, origin: int) -> Box:
    """Join pieces of a half word, whose text begins at character `origin`, into one box for the characters of `place`."""
    lefts = tuple(accumulate((piece.width for piece in pieces), initial=0.0))
    final = place.end - place.start - 1  # the hyphen belongs to the last character
    glyphs = tuple(
        BoxGlyph(glyph.glyph, min(max(0, piece.start + glyph.char + origin - place.start), final), left + glyph.x)
        for piece, left in zip(pieces, lefts, strict=False)
        for glyph in piece.glyphs
    )
    return place._replace(width=lefts[-1], glyphs=glyphs)
