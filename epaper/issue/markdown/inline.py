"""Inline tokens → plain text, spans, head lines and pictures.

Invariants: no visible character of the source is lost; HTML other than `<br>` is copy like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from epaper.issue.model import Emphasis, Paragraph, ParagraphKind, Picture, Span
from epaper.issue.text import is_wide
from epaper.issue.tidy import tidy_lines, tidy_paragraph

_BREAK = re.compile(r"<br\s*/?>$", re.IGNORECASE)
_FRACTION = r"\d+(?:\.\d+)?(?:e-?\d+)?"
_FOCUS = re.compile(rf"(.*)#(?:focus|焦点)=({_FRACTION}),({_FRACTION})$", re.DOTALL)


class Inline(NamedTuple):
    """What a stretch of inline Markdown holds; where lines are kept apart, a line feed stands in `text`."""

    text: str
    spans: tuple[Span, ...]
    pictures: tuple[Picture, ...]

    def paragraph(self, kind: ParagraphKind = "body") -> Paragraph:
        """Return it as a tidy paragraph."""
        return tidy_paragraph(Paragraph(self.text, kind, self.spans))

    def lines(self) -> tuple[str, ...]:
        """Return it as the lines of a head."""
        return tidy_lines(self.text.split("\n"))


def read_inline(markdown: MarkdownIt, source: str, *, keep_lines: bool = False) -> Inline:
    """Read Markdown text that stands outside the parsed document."""
    tokens = markdown.parseInline(source)
    return flatten(tokens[0].children or () if tokens else (), keep_lines=keep_lines)


def flatten(tokens: Sequence[Token], *, keep_lines: bool = False) -> Inline:
    """Turn the children of an inline token into text, spans and pictures."""
    pieces: list[str] = []
    spans: list[Span] = []
    open_marks: list[Emphasis] = []
    length = 0
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            open_marks.append("strong" if token.type == "strong_open" else "kai")
        elif token.nesting < 0:
            open_marks.pop()
        elif token.type != "image" and (piece := _piece(tokens, index, pieces, keep_lines=keep_lines)):
            if open_marks:
                spans.append(Span(length, length + len(piece), "strong" if "strong" in open_marks else "kai"))
            pieces.append(piece)
            length += len(piece)
    return Inline("".join(pieces), tuple(spans), tuple(_picture(token) for token in tokens if token.type == "image"))


def _piece(tokens: Sequence[Token], index: int, before: Sequence[str], *, keep_lines: bool) -> str:
    token = tokens[index]
    if token.type == "html_inline" and not _BREAK.match(token.content):
        return token.content
    if token.type not in {"softbreak", "hardbreak", "html_inline"}:
        return token.content
    if keep_lines and token.type != "softbreak":
        return "\n"
    after = next((later.content for later in tokens[index + 1 : index + 3] if later.content), "")
    return _joint(before[-1][-1] if before else "", after[:1])


def _joint(before: str, after: str) -> str:
    """Return what stands for a line break in running copy: nothing beside Han, a space between Latin words."""
    return "" if before and after and (is_wide(before) or is_wide(after)) else " "


def _picture(token: Token) -> Picture:
    file, focus = str(token.attrs["src"]), Picture("").focus
    if match := _FOCUS.match(file):
        file, focus = match[1], (float(match[2]), float(match[3]))
    caption = flatten(token.children or ()).text
    return Picture(file, caption, str(token.attrs.get("title", "")), focus=focus)
