"""A page → the places of the blanks that make a reader which knows places alone read its stories one after another.

They are found by reading: where a block is read too early, blanks are tried that keep it back, and stay if the page is read
better with them.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_images import pictures_in
from epaper.paint.reading_blocks import Block, blocks
from epaper.paint.reading_places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from epaper.geometry import Rect
    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import Page

THIN = 0.15  # points, of a blank that only parts
AIR = 0.5  # points between a blank and what begins below it
# Into the gutters, unlike on both sides: two blanks over two legs of one width and height would be taken for a table.
LEFT, RIGHT = 1.0, 2.0  # points
RUNG = 1.4  # em from one rung of a ladder to the next: readers join lines up to 1.5 em apart
MOST = 500  # readings of a page with cuts; of most pages a few are enough


def places_of_blanks(page: Page, fonts: Mapping[str, PdfFont]) -> list[Blank]:
    """Return the places of the blanks of a page, set with `fonts`."""
    own = blocks(page.lines, fonts)
    if not own:
        return []
    laid = _Search([picture.rect for picture in pictures_in(page.marks)]).best(own).laid
    return [Blank(block.left, block.base, block.right - block.left, block.size) for block in laid]


class Blank(NamedTuple):
    """A place on the page for a word that is not seen: its left end, its baseline, its width and its size."""

    x: float
    base: float
    width: float
    size: float


class _Reading(NamedTuple):
    """How badly a page is read: paragraphs that are torn, and blocks that are not followed by the next."""

    torn: int
    breaks: int


class _Fault(NamedTuple):
    """A block that is read after a later one, and whether a paragraph is torn by it."""

    early: int
    late: int
    torn: bool


class _Try:
    """A page as it is read with some blanks."""

    def __init__(self, own: Sequence[Block], laid: Sequence[Block] = ()) -> None:
        """Read the page's own blocks, in the order they should be read in, with the blanks laid between them."""
        self.own, self.laid = own, laid
        self.places = Places((*own, *laid))
        self.order = [block.number for block in self.places.order if block.number >= 0]
        self.at = {number: at for at, number in enumerate(self.order)}
        self.pairs = [(one.number, other.number) for one, other in zip(own, own[1:], strict=False)]
        self.paragraphs = [(block.number, block.goes_on) for block in own if block.goes_on >= 0]
        self.reading = _Reading(self._parted(self.paragraphs), self._parted(self.pairs))

    def _parted(self, pairs: Iterable[tuple[int, int]]) -> int:
        return sum(1 for one, other in pairs if self.at[other] != self.at[one] + 1)

    def faults(self) -> Iterator[_Fault]:
        for pairs, torn in ((self.paragraphs, True), (self.pairs, False)):
            for one, other in pairs:
                start, end = self.at[one], self.at[other]
                if end < start:
                    yield _Fault(one, other, torn)
                for between in self.order[start + 1 : end]:
                    if between > other:
                        yield _Fault(other, between, torn)
                    elif between < one:
                        yield _Fault(between, one, torn)


class _Search:
    """Looks for the blanks by which a page is read best, for as long as it may try."""

    def __init__(self, pictures: Sequence[Rect]) -> None:
        self._pictures = pictures
        self._left = MOST

    def best(self, own: Sequence[Block]) -> _Try:
        """Mend torn paragraphs first, and then the order of the rest."""
        best, hopeless = self._held(_Try(own), torn=True), set[_Fault]()
        while fault := next((fault for fault in best.faults() if fault.torn and fault not in hopeless), None):
            tries = (self._held(one, torn=True) for one in _turns(best, fault, self._pictures))
            better = min(tries, key=lambda one: one.reading, default=best)
            if better.reading < best.reading:
                best, hopeless = better, set()
            else:
                hopeless.add(fault)
        return self._held(best)

    def _held(self, best: _Try, *, torn: bool = False) -> _Try:
        """Hold back what is read too early as long as that makes the page read better."""
        hopeless = set[_Fault]()
        while fault := next((fault for fault in best.faults() if fault.torn >= torn and fault not in hopeless), None):
            better = next((one for one in self._cut(best, fault) if one.reading < best.reading), None)
            if better is None:
                hopeless.add(fault)
            else:
                best = better
                hopeless = {fault for fault in hopeless if not fault.torn}
        return best

    def _cut(self, seen: _Try, fault: _Fault) -> Iterator[_Try]:
        for cuts in _cuts(seen.own, fault):
            if self._left <= 0:
                return
            self._left -= 1
            yield _Try(seen.own, (*seen.laid, *cuts))


def _turns(seen: _Try, fault: _Fault, pictures: Sequence[Rect]) -> Iterator[_Try]:
    for own, rungs in _ladders(seen.own, fault, pictures):
        yield _Try(own, (*seen.laid, *rungs))
    for posts in _posts(seen, fault):
        yield _Try(seen.own, (*seen.laid, *posts))


def _cuts(own: Sequence[Block], fault: _Fault) -> Iterator[tuple[Block, ...]]:
    """Yield blanks over the later block, as wide as it and what is to be read before it, that are over nothing else that is before."""
    late = next((block for block in own if block.number == fault.late), None)
    early = next((block for block in own if block.number == fault.early), None)
    if late is None or early is None:
        return
    straight = list(_straight(own, early, late))
    yield from ((blank,) for blank in straight if _parts(blank, own))
    yield from _stairs(own, early, late)
    if fault.torn:
        yield from ((blank,) for blank in straight if not _parts(blank, own) and _parts_stories(blank, own))


def _straight(own: Sequence[Block], early: Block, late: Block) -> Iterator[Block]:
    for top in sorted({block.top for block in own if block.number >= early.number and block.top <= late.top}, reverse=True):
        y = top - AIR - THIN
        before = [block for block in own if early.number <= block.number < late.number and block.top < y]
        if not before:
            return
        sides = {(min(block.left, late.left), max(block.right, late.right)) for block in before}
        sides.add((min(left for left, _ in sides), max(right for _, right in sides)))
        for left, right in sorted(sides):
            yield _blank(left - LEFT, y, right + RIGHT)


def _stairs(own: Sequence[Block], early: Block, late: Block) -> Iterator[tuple[Block, ...]]:
    """Yield two blanks that meet in the gutter, the upper one under the earlier block on the right, the lower over the later one."""
    gutter = early.left - 5
    if late.right > gutter:
        return
    beside = [block for block in own if block.right > gutter]
    right = max(block.right for block in beside if early.number <= block.number < late.number)
    under = [block.top for block in beside if block.number >= late.number and block.left < right and block.top > early.top]
    left = min(block.left for block in own if block.number >= late.number and _one_story(block, late) and block.top >= late.top)
    lower = _blank(min(left, late.left) - LEFT, late.top - AIR - THIN, gutter + 1)
    upper = _blank(gutter - 1, min(under, default=late.top) - AIR - THIN, right + RIGHT)
    if upper.top < lower.top and _parts(lower, own) and _parts(upper, own):
        ends = [(b.top + b.bottom) / 2 for b in own if b.number < late.number and gutter - 25 < b.right < gutter - 4 and b.top < lower.top]
        guards = [_blank(gutter - 4, y, gutter - 3.5) for y in ends]
        yield upper, lower, _blank(gutter - 2.5, upper.top, gutter - 2), *guards
        yield upper, lower


def _one_story(one: Block, other: Block) -> bool:
    return one.first is not None and other.first is not None and one.first.article == other.first.article


def _parts(blank: Block, own: Sequence[Block]) -> bool:
    """Say whether all that begins above a blank comes before all that begins below it."""
    over = [block.number for block in own if block.over(blank) and block.top < blank.top]
    under = [block.number for block in own if block.over(blank) and block.top >= blank.top]
    return bool(over) and (not under or max(over) < min(under))


def _parts_stories(blank: Block, own: Sequence[Block]) -> bool:
    """Say the same of every story by itself: another may then be read before one it follows."""
    stories: dict[str, list[Block]] = {}
    for block in own:
        if block.first is not None:
            stories.setdefault(block.first.article, []).append(block)
    over = [block for block in own if block.over(blank) and block.top < blank.top]
    return bool(over) and all(
        not any(block.over(blank) and block.top < blank.top for block in story) or _parts(blank, story) for story in stories.values()
    )


def _posts(seen: _Try, fault: _Fault) -> Iterator[list[Block]]:
    """Return blanks in the gutter before a block that begins higher than the one at its left, which is to be read before it.

    Two stand side by side, one to keep what is on the left from reaching over the gutter, one for what is on the right.
    """
    early, late = (next((block for block in seen.own if block.number == number), None) for number in fault[:2])
    if early is None or late is None:
        return
    cells = [*seen.places.table(early), *seen.places.table(late)]
    if cells:
        yield [_blank(cell.left + 1, cell.bottom + 0.3, cell.left + 1.5) for cell in cells]
    if early.right <= late.left:
        for x in (late.left - 4, early.right + 4):
            for more in ([], [late], [early, late]):
                between = [*seen.places.between(early, late), *more]
                ys = {(block.top + block.bottom) / 2 for block in between if block.right < x - 1 or block.left > x + 2}
                if ys:
                    yield [post for y in ys for post in (_blank(x - 1, y, x - 0.5), _blank(x + 1, y, x + 1.5))]


def _ladders(own: Sequence[Block], fault: _Fault, pictures: Iterable[Rect]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Let the caption of a picture begin where that begins, or a little above it, where a leg beside it begins."""
    for picture in pictures:
        words = [block for block in own if _belongs(block, picture)]
        if fault.early not in {block.number for block in words}:
            continue
        first = words[0]
        rise = first.base - first.top
        tops = {block.top - 2 for block in own if -30 < block.top - picture.y < 30 and not block.over(first)}
        for top in sorted({picture.y + AIR, *tops}):
            if top >= first.top:
                continue
            bases, at = [top + rise], top + rise
            for block in words:
                count = math.ceil((block.base - at) / (RUNG * first.size))
                bases += [at + (block.base - at) * step / count for step in range(1, count)]
                at = block.base
            left = first.left + 1
            rungs = [Block(left, base - rise, left + 2, base + 0.29 * first.size, base, first.size) for base in bases]
            joined = replace(
                first,
                left=min(block.left for block in words),
                right=max(block.right for block in words),
                top=top,
                bottom=words[-1].bottom,
                base=bases[0],
            )
            rest = [block.number for block in words[1:]]
            yield [joined if block is first else block for block in own if block.number not in rest], rungs


def _belongs(block: Block, picture: Rect) -> bool:
    """Say whether a block is a line of the caption below a picture."""
    if block.first is None or block.first.role != "caption" or block.first.vertical:
        return False
    below = block.base - picture.bottom
    return 0 < below < 6 * block.size and block.left < picture.right and picture.x < block.right


def _blank(left: float, top: float, right: float) -> Block:
    return Block(left, top, right, top + THIN, top + THIN, THIN)
