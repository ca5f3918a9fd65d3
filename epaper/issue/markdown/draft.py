"""A story while its blocks are read: what is known of it so far, and what stands around the block at hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from epaper.issue.markdown.footnotes import StoryNotes
from epaper.issue.model import Article, Paragraph, ParagraphKind, Picture
from epaper.issue.spans import Piece


class Place(NamedTuple):
    """What stands around a block: what plain paragraphs become, how deep in lists it is, and whether in a box with a title."""

    kind: ParagraphKind = "body"
    depth: int = 0
    boxed: bool = False
    titled: bool = False


PLAIN = Place()


class Front(NamedTuple):
    """What waits to be put before the next paragraph: a list mark or a label, the kind it asks for, and its line."""

    piece: Piece
    kind: ParagraphKind
    line: int


@dataclass(slots=True)
class Draft:
    """A story while it is read; `quoted` is the line of its pull-quote, if it has one."""

    article: Article
    notes: StoryNotes
    paragraphs: list[Paragraph] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    quoted: int = 0

    def finished(self) -> Article:
        """Return the article."""
        return replace(self.article, paragraphs=tuple(self.paragraphs), pictures=tuple(self.pictures))
