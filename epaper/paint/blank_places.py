"""A page → the places of the blanks that make a reader which knows places alone read its stories one after another.

They are found by reading the page as it does: where a block is read too early, blanks are tried that keep it back, and stay if
the page is read better with them. Most pages need a few.

A *cut* lies over a block that comes too early, and over what should be read before it: all that begins above a blank is read
before all that begins below, as far as it reaches. Where no cut can help, a caption below a picture is given a *ladder*, rungs of
its own size up to where the legs beside the picture begin, so that it is read before these and not between them; *posts* in a
gutter keep what stands on both sides from reaching over it; a *speck* below a block keeps that from being the cell of a table.
Between lines of copy that are leaded out a rung keeps each from being a paragraph of its own.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.picture_uses import pictures_in
from epaper.paint.reading_blocks import Block, blocks, is_far
from epaper.paint.reading_places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from epaper.geometry import Rect
    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import Page

THIN = 0.15  # points, of a blank that only parts
SHORT = 0.5  # points, of one that is neither wide
AIR = 0.5  # points between a blank and what begins below it
# Into the gutters, unlike on both sides: two blanks over two legs of one width and height would be taken for a table.
LEFT, RIGHT = 1.0, 2.0  # points
ASIDE = 4.0  # points from a block to the middle of two posts beside it
RUNG = 1.4  # em from one rung of a ladder to the next: readers join lines up to 1.5 em apart
RUNG_WIDE = 2.0  # points
HIGHER = 2.0  # points from the top of a ladder down to a leg beside it
NEAR = 30.0  # points from the top of a picture to that of a leg beside it
DEEP = 6.0  # em of the caption's size below its picture in which its lines begin
# Blocks read in all readings of a page with cuts, while paragraphs are torn and then; a usual page of forty is read 1500 times.
MOST, FEWER = 60_000, 12_000


class Blank(NamedTuple):
    """A place on the page for a word that is not seen: its left end, its baseline, its width and its size."""

    x: float
    base: float
    width: float
    size: float


def places_of_blanks(page: Page, fonts: Mapping[str, PdfFont]) -> list[Blank]:
    """Return the places of the blanks of a page, set with `fonts`."""
    own = blocks(page.lines, fonts)
    if not own:
        return []
    best = _Search([picture.rect for picture in pictures_in(page.marks)]).best(own)
    return [Blank(block.left, block.base, block.right - block.left, block.size) for block in best.laid]


def rungs(page: Page) -> Iterator[Blank]:
    """Yield the places of blanks half-way between lines of copy that stand too far apart to be read as one block."""
    for above, below in pairwise(page.lines):
        if is_far(above, below):
            base = (above.baseline + below.baseline) / 2
            yield Blank(max(above.x, below.x) + LEFT, base, RUNG_WIDE, below.size)


class _Reading(NamedTuple):
    """How badly a page is read: paragraphs that are torn, and blocks that are not followed by the next."""

    torn: int
    breaks: int


class _Fault(NamedTuple):
    """The number of a block that is read after a later one, that one's, and whether a paragraph is torn by it."""

    early: int
    late: int
    torn: bool


class _Try:
    """A page as it is read with some blanks."""

    def __init__(self, own: Sequence[Block], laid: Sequence[Block] = ()) -> None:
        """Read the page's own blocks, which stand in the order they should be read in, with the blanks laid between them."""
        self.own, self.laid = own, laid
        self.places = Places((*own, *laid))
        order = [block.number for block in self.places.order if block.number >= 0]
        self._order, self._at = order, {number: at for at, number in enumerate(order)}
        self._pairs = [(one.number, other.number) for one, other in pairwise(own)]
        self._paragraphs = [(block.number, block.goes_on) for block in own if block.goes_on >= 0]
        self.reading = _Reading(self._parted(self._paragraphs), self._parted(self._pairs))

    def block(self, number: int) -> Block | None:
        """Return the block of that number, if it is not one with another."""
        return next((block for block in self.own if block.number == number), None)

    def faults(self) -> Iterator[_Fault]:
        """Yield what tears paragraphs, then what parts other blocks from the next."""
        for pairs, torn in ((self._paragraphs, True), (self._pairs, False)):
            for one, other in pairs:
                start, end = self._at[one], self._at[other]
                if end < start:
                    yield _Fault(one, other, torn)
                for between in self._order[start + 1 : end]:
                    if not one <= between <= other:
                        yield _Fault(min(between, other), max(between, one), torn)

    def _parted(self, pairs: Iterable[tuple[int, int]]) -> int:
        return sum(1 for one, other in pairs if self._at[other] != self._at[one] + 1)


class _Search:
    """Looks for the blanks with which a page is read best, as long as it may."""

    def __init__(self, pictures: Sequence[Rect]) -> None:
        self._pictures = pictures
        self._left = MOST

    def best(self, own: Sequence[Block]) -> _Try:
        """Mend torn paragraphs first, and then the order of the rest."""
        best, hopeless = self._held(_Try(own), torn=True), set[_Fault]()
        while self._left > 0 and (fault := next((each for each in best.faults() if each.torn and each not in hopeless), None)):
            tries = (self._held(one, torn=True) for one in _mended(best, fault, self._pictures))
            better = min(tries, key=lambda one: one.reading, default=best)
            if better.reading < best.reading:
                best, hopeless = better, set()
            else:
                hopeless.add(fault)
        self._left = FEWER
        return self._held(best)

    def _held(self, best: _Try, *, torn: bool = False) -> _Try:
        """Lay cuts as long as they make the page read better; with `torn` only where a paragraph is."""
        hopeless = set[_Fault]()
        faults = best.faults()
        while self._left > 0 and (fault := next((each for each in faults if each.torn >= torn and each not in hopeless), None)):
            better = next((one for one in self._with_cuts(best, fault) if one.reading < best.reading), None)
            if better is None:
                hopeless.add(fault)
            else:
                best, hopeless = better, {fault for fault in hopeless if not fault.torn}
                faults = best.faults()
        return best

    def _with_cuts(self, seen: _Try, fault: _Fault) -> Iterator[_Try]:
        for cut in _cuts(seen, fault) if self._left > 0 else ():
            self._left -= len(seen.own)
            yield _Try(seen.own, (*seen.laid, cut))
            if self._left <= 0:
                return


def _mended(seen: _Try, fault: _Fault, pictures: Sequence[Rect]) -> Iterator[_Try]:
    for own, rungs in _ladders(seen, fault, pictures):
        yield _Try(own, (*seen.laid, *rungs))
    for more in (*_posts(seen, fault), *_specks(seen, fault)):
        yield _Try(seen.own, (*seen.laid, *more))


def _cuts(seen: _Try, fault: _Fault) -> Iterator[Block]:
    """Yield blanks over the later block and what should be read before it, and over nothing that they would turn round.

    To mend a torn paragraph they may turn round two stories.
    """
    wide = list(_wide(seen, fault))
    clean = [_parts(blank, seen.own) for blank in wide]
    yield from (blank for blank, good in zip(wide, clean, strict=True) if good)
    if fault.torn:
        stories: dict[str, list[Block]] = {}
        for block in seen.own:
            stories.setdefault(block.first.article if block.first else "", []).append(block)
        for blank, good in zip(wide, clean, strict=True):
            if not good and all(_parts(blank, story) for story in stories.values()):
                yield blank


def _wide(seen: _Try, fault: _Fault) -> Iterator[Block]:
    late = seen.block(fault.late)
    if late is None:
        return
    for top in sorted({block.top for block in seen.own if block.number >= fault.early and block.top <= late.top}, reverse=True):
        y = top - AIR - THIN
        before = [block for block in seen.own if fault.early <= block.number < fault.late and block.top < y]
        if not before:
            return
        sides = {(min(block.left, late.left), max(block.right, late.right)) for block in before}
        sides.add((min(left for left, _ in sides), max(right for _, right in sides)))
        for left, right in sorted(sides):
            yield _blank(left - LEFT, y, right + RIGHT)


def _parts(blank: Block, own: Iterable[Block]) -> bool:
    """Say whether all that begins above a blank comes before all that begins below it."""
    sides: tuple[list[int], list[int]] = [], []
    for block in own:
        if block.over(blank):
            sides[block.top >= blank.top].append(block.number)
    over, under = sides
    return not over or not under or max(over) < min(under)


def _ladders(seen: _Try, fault: _Fault, pictures: Iterable[Rect]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Yield the page's blocks with a late caption that begins where its picture or a leg beside it begins, and the rungs."""
    for picture in pictures:
        words = [block for block in seen.own if _belongs(block, picture)]
        if fault.early not in {block.number for block in words}:
            continue
        first, rest = words[0], [block.number for block in words[1:]]
        rise = first.base - first.top
        tops = {block.top - HIGHER for block in seen.own if abs(block.top - picture.y) < NEAR and not block.over(first)}
        for top in sorted(top for top in (picture.y + AIR, *tops) if top < first.top):
            rungs = [_rung(first, base) for base in _steps(top + rise, words)]
            left, right = min(block.left for block in words), max(block.right for block in words)
            joined = replace(first, left=left, right=right, top=top, bottom=words[-1].bottom, base=top + rise)
            yield [joined if block is first else block for block in seen.own if block.number not in rest], rungs


def _belongs(block: Block, picture: Rect) -> bool:
    """Say whether a block is of the caption below a picture."""
    if block.first is None or block.first.role != "caption" or block.first.vertical:
        return False
    return 0 < block.base - picture.bottom < DEEP * block.size and block.left < picture.right and picture.x < block.right


def _steps(base: float, words: Sequence[Block]) -> Iterator[float]:
    """Yield the baselines of rungs from `base` down to the last of the lines of a caption, evenly between two of them."""
    yield base
    for block in words:
        count = math.ceil((block.base - base) / (RUNG * words[0].size))
        yield from (base + (block.base - base) * step / count for step in range(1, count))
        base = block.base


def _rung(first: Block, base: float) -> Block:
    down = base - first.base
    left = first.left + LEFT
    return Block(left, first.top + down, left + RUNG_WIDE, first.bottom + down, base, first.size)


def _posts(seen: _Try, fault: _Fault) -> Iterator[list[Block]]:
    """Yield blanks in the gutter before a block that begins higher than what stands to its left and should be read before it.

    They stand in twos, one to keep what is on the left from reaching over the gutter, one for what is on the right.
    """
    early, late = seen.block(fault.early), seen.block(fault.late)
    if early is None or late is None or early.right > late.left:
        return
    for x in (late.left - ASIDE, early.right + ASIDE):
        for more in ([], [late], [early, late]):
            reaching = [*seen.places.between(early, late), *more]
            heights = {(block.top + block.bottom) / 2 for block in reaching if block.right < x - 1 or block.left > x + 1}
            if heights:
                yield [_blank(at, y, at + SHORT) for y in sorted(heights) for at in (x - 1, x + 1)]


def _specks(seen: _Try, fault: _Fault) -> Iterator[list[Block]]:
    """Yield blanks below the cells of a table that is none: what stands next below a cell must be in line with it."""
    found = [block for number in fault[:2] if (block := seen.block(number)) is not None]
    cells = [cell for block in found for cell in seen.places.table(block)]
    if cells:
        yield [_blank(cell.left + LEFT, cell.bottom + AIR, cell.left + LEFT + SHORT) for cell in cells]


def _blank(left: float, top: float, right: float) -> Block:
    return Block(left, top, right, top + THIN, top + THIN, THIN)
