"""A planned pull-quote 引语 → its words in display type over its columns, between two rules or under a large quotation mark."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.head import centred
from epaper.place.lines import level
from epaper.plan.model import PullQuote, QuoteBox
from epaper.plan.stories.quotes import LEADING, MARK_GAP, MARK_HEIGHT, MARK_SIZE, RULE_ROOM, words_height
from epaper.scene.model import ASCENT, Mark, TextLine

OPENING = "“"
MARK_DROP = 0.84  # of a large mark's size, from the top of its drawing down to its baseline


def place_quote(desk: Desk, article: str, box: QuoteBox) -> Placed:
    """Set the words, each line centred, in the middle of what their rules or their mark leave."""
    grid, quote, look = desk.grid, box.quote, desk.house.pull_quote
    room = grid.box(box.column, quote.columns, box.row, quote.rows)
    edge = RULE_ROOM * grid.pitch
    inner = Rect(room.x, room.y + edge, room.width, room.height - 2 * edge)
    if look.manner == "marks":
        return _under_mark(desk, article, quote, inner)
    rules: tuple[Mark, ...] = (
        *level(look.above, inner.x, inner.right, inner.y),
        *level(look.below, inner.x, inner.right, inner.bottom - look.below.depth),
    )
    white = inner.height - words_height(len(quote.lines), quote.size)
    return Placed(rules, tuple(_words(desk, article, quote, inner, inner.y + white / 2)))


def _under_mark(desk: Desk, article: str, quote: PullQuote, inner: Rect) -> Placed:
    """Stand a large mark over the words, both in the middle of their place; it is drawn, and no character of the page."""
    look = desk.house.pull_quote
    size = MARK_SIZE * quote.size
    own = MARK_HEIGHT * size + MARK_GAP * quote.size
    top = inner.y + (inner.height - own - words_height(len(quote.lines), quote.size)) / 2
    line = desk.display(OPENING, look.face)
    x = inner.x + (inner.width - line.width * size) / 2
    mark = tuple(part.run(size, x, top + MARK_DROP * size, look.mark_ink) for part in line.glyphs)
    return Placed(mark, tuple(_words(desk, article, quote, inner, top + own)))


def _words(desk: Desk, article: str, quote: PullQuote, inner: Rect, top: float) -> Iterator[TextLine]:
    look = desk.house.pull_quote
    for number, text in enumerate(quote.lines):
        line = desk.display(text, look.face)
        x = inner.x + centred(line, quote.size, inner.width)
        baseline = top + (ASCENT + number * LEADING) * quote.size
        yield text_line(line, "pullquote", quote.size, x, baseline, ink=look.ink, article=article, paragraph=number)
