"""Pieces of a paragraph with their emphasis: cut out, brought to order, put together again.

Invariants of tidy spans: inside the text, in order, apart from each other, neither empty nor edged with space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from epaper.issue.model import Paragraph, ParagraphKind, Span
from epaper.issue.text import clean


class Piece(NamedTuple):
    """A stretch of copy: a line of verse, a cell of a table, a mark before an item."""

    text: str
    spans: tuple[Span, ...] = ()

    def paragraph(self, kind: ParagraphKind, *, boxed: bool = False) -> Paragraph:
        """Make a paragraph of it."""
        return Paragraph(self.text, kind, self.spans, boxed=boxed)


def cut(text: str, spans: Iterable[Span], start: int, end: int) -> Piece:
    """Return the characters `start:end` with what is set apart among them."""
    inside = (Span(max(span.start, start) - start, min(span.end, end) - start, span.emphasis) for span in spans)
    return Piece(text[start:end], tuple(span for span in inside if span.start < span.end))


def split(text: str, spans: Iterable[Span], separator: str) -> tuple[Piece, ...]:
    """Cut a text at its separators, which are in no piece."""
    kept, pieces, at = tuple(spans), [], 0
    for part in text.split(separator):
        pieces.append(cut(text, kept, at, at + len(part)))
        at += len(part) + len(separator)
    return tuple(pieces)


def join(pieces: Iterable[Piece], separator: str = "") -> Piece:
    """Put pieces together with separators between them."""
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        texts.append(piece.text)
        spans += [Span(at + span.start, at + span.end, span.emphasis) for span in piece.spans]
        at += len(piece.text) + len(separator)
    return Piece(separator.join(texts), tuple(spans))


def tidy_piece(piece: Piece) -> Piece:
    """Clean a text and carry its spans over."""
    text = clean(piece.text)
    spans: Iterable[Span] = piece.spans
    if text != piece.text:
        spans = (Span(_carried(piece.text, span.start), _carried(piece.text, span.end), span.emphasis) for span in piece.spans)
    return Piece(text, tidy_spans(text, spans))


def tidy_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Bring spans to order; alike ones with only space between them are one."""
    tidy: list[Span] = []
    for span in sorted(spans):
        start, end = max(0, span.start, tidy[-1].end if tidy else 0), min(len(text), span.end)
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if tidy and tidy[-1].emphasis == span.emphasis and not text[tidy[-1].end : start].strip():
            tidy[-1] = Span(tidy[-1].start, end, span.emphasis)
        else:
            tidy.append(Span(start, end, span.emphasis))
    return tuple(tidy)


def stretches(piece: Piece) -> Iterator[tuple[str, Span | None]]:
    """Go through a text from span to span: what is set apart with its span, what is not with None."""
    at = 0
    for span in piece.spans:
        yield piece.text[at : span.start], None
        yield piece.text[span.start : span.end], span
        at = span.end
    yield piece.text[at:], None


def _carried(text: str, place: int) -> int:
    """Return where a place of the raw text lies in the clean one; a mark keeps the space before it."""
    return len(clean(text[: max(0, place)] + "\x7f.")) - 1
