"""A page → the blanks that part its stories for readers that order text by its places alone (poppler, hence Evince and others).

Such a reader cuts a page into blocks and reads one before another where it stands above it in the same column, or else to its
left. A newspaper is not made so: where a story's first legs end upon another story, its last, beside that, would be read after
it. But the other comes later where a third block lies between, below the one and above the other. So a blank, too thin to be
seen where it is selected, is laid over each story and over its copy, as wide as what is read before.

Blanks also mend two other guesses of theirs. A block is taken to reach sideways over any void, and a picture is one: a blank
stands at the right edge of each. And a hyphen at the end of a line is lost for a soft one: one of the text's own is followed by
a blank.

Blanks are invisible artifacts without a character but ends of lines, so other readers pass over them.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from epaper.geometry import Rect
from epaper.paint.pdf_images import pictures_in
from epaper.paint.pdf_numbers import number
from epaper.paint.pdf_text import END, telling
from epaper.paint.tag_tree import LAYOUT
from epaper.paint.text_boxes import box
from epaper.scene.model import COPY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from epaper.paint.pdf_fonts import PdfFont
    from epaper.scene.model import Page, TextLine

# A white character alone would be no word, and so have no place; two line feeds would leave empty lines in text that is copied.
WHITE = "\r\r"
HYPHEN = "-"  # one of the text's own: of one that parts a word at the end of a line the text says nothing
THIN = 0.15  # points
AIR = 0.5  # points between a blank and what begins below it
RISE = 0.37  # em that readers take a line to rise above its box: faces state an ascent of up to 1.25 em
TALL = 1.45  # em from the ascent to the descent that the Noto faces state,
DEEP = 0.29  # and of these below the baseline
# Into the gutters, unlike on both sides: two blanks over two legs of one width and height would be taken for a table.
LEFT, RIGHT = 1.0, 2.0  # points


class _Block(NamedTuple):
    """Lines one below the other, of a head or of copy."""

    copy: bool
    left: float
    right: float
    top: float


def blanks(page: Page) -> Iterator[Rect]:
    """Return the places of the blanks of a page."""
    lines = [line for line in page.lines if line.runs]
    stories = [tuple(_blocks(story)) for _, story in groupby(lines, key=lambda line: line.article)]
    before: list[_Block] = []
    for order, story in enumerate(stories, 1):
        if before:
            yield from _over(story, min(block.top for block in story), before, stories[order:])
        own: list[_Block] = []
        for _, group in groupby(story, key=lambda block: block.copy):
            part = tuple(group)
            if own:
                yield from _over(part, part[0].top, own, ())
            own += part
        before += own
    for rect in (picture.rect for picture in pictures_in(page.marks)):
        if rect.height > THIN:
            yield Rect(rect.right - THIN, rect.y, THIN, rect.height)
    for line in lines:
        if line.text.endswith(HYPHEN) and not line.vertical:
            yield Rect(line.x + line.width, line.baseline - line.size, THIN, line.size)


def write_blanks(page: Page, fonts: Iterable[PdfFont]) -> bytes:
    """Write the blanks of a page, with the space of one of its fonts."""
    font = next((font for font in fonts if font.space is not None), None)
    written = b"" if font is None else b"".join(_written(blank, page.height, font) for blank in blanks(page))
    return b"q 3 Tr\n%sQ\n" % written if written else b""


def _blocks(lines: Iterable[TextLine]) -> Iterator[_Block]:
    block, last = None, -math.inf
    for line in lines:
        place = box(line)
        copy = line.role in COPY or (line.role == "jump" and block is not None and block.copy)
        new = _Block(copy, place.x, place.right, place.y - RISE * line.size)
        if block is None:
            block = new
        elif copy == block.copy and line.baseline >= last:
            block = _Block(copy, min(block.left, new.left), max(block.right, new.right), min(block.top, new.top))
        else:
            yield block
            block = new
        last = line.baseline
    if block is not None:
        yield block


def _over(part: Sequence[_Block], top: float, earlier: Iterable[_Block], later: Sequence[Sequence[_Block]]) -> Iterator[Rect]:
    """Lay a blank over a part that begins at `top`, below the tops of `earlier` ones, and as far as these reach to the right.

    Of `later` parts that begin beside it and higher, it is laid over their heads too where it can. A part that is wholly higher
    will be read before it instead, and so must lie above it whole; of any other it stays clear.
    """
    y = top - AIR
    left = min(block.left for block in part if block.top > y)
    before = [block for block in earlier if block.top < y and block.right > left]
    highest = max((block.top for block in before), default=y)
    for other in later:
        beside = min((block.top for block in other if block.left > left), default=y) - AIR
        if highest < beside < y and any(block.top > y for block in other):
            y = beside
    reached, stop = [*(block for block in part if block.top > y), *before], math.inf
    for other in (part, *later):
        higher = [block for block in other if block.top < y and block.left > left]
        if len(higher) < len(other):
            stop = min(stop, *(block.left for block in higher), math.inf)
        elif any(block.left < max(block.right for block in reached) for block in higher):
            reached += higher
    right = max((block.right for block in reached if block.right < stop), default=left)
    if right > left:
        yield Rect(left - LEFT, y - THIN, right + RIGHT - (left - LEFT), THIN)


def _written(blank: Rect, page_height: float, font: PdfFont) -> bytes:
    """Show a space at each end of a blank, so large that a reader takes them for as high as it."""
    assert font.space is not None
    code, width, size = font.codes[font.space], font.widths[font.space], blank.height / TALL
    ends = number(blank.x).encode(), number(page_height - blank.bottom + DEEP * size).encode()
    back = 2 * width - blank.width * 1000 / size
    shown = b"BT /%s %s Tf %s %s Td [(%s)%s(%s)]TJ ET" % (
        font.resource.encode(), number(size).encode(), *ends, code, number(back).encode(), code,
    )  # fmt: skip
    return b"\n".join((LAYOUT, telling(WHITE), shown, END, END, b""))
