"""Inline tokens → plain text, spans, head lines and pictures.

Invariants: no visible character of the source is lost; HTML other than `<br>` is copy like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from epaper.issue.model import Emphasis, Picture, Span
from epaper.issue.spans import Piece
from epaper.issue.text import is_han, is_wide
from epaper.issue.tidy import tidy_lines
from epaper.issue.usage import Usage

# What becomes of line breaks: `join` puts lines together, `hard` keeps those people ask for (`<br>`), `all` keeps every one.
Breaks = Literal["join", "hard", "all"]
Mark = Callable[[str], str]

_BREAK = re.compile(r"<br\s*/?>$", re.IGNORECASE)
_FRACTION = r"\d+(?:\.\d+)?(?:e-?\d+)?"
# What an editor wants of a picture stands behind its name: a.jpg#焦点=0.5,0.3&图宽=2&图高=12&裁切=否.
_WISH_NAMES = {"焦点": "focus", "图宽": "columns", "图高": "rows", "裁切": "crop"}
_CROPS = {"是": True, "yes": True, "否": False, "no": False}
_WISH = (
    rf"(?:(?:focus|焦点)={_FRACTION},{_FRACTION}|(?:columns|图宽)=[1-9]\d?|(?:rows|图高)=[1-9]\d{{0,3}}"
    rf"|(?:crop|裁切)=(?:{'|'.join(_CROPS)}))"
)
_WISHES = re.compile(rf"(.*)#({_WISH}(?:&{_WISH})*)$", re.DOTALL)
_LIKE_WISHES = re.compile(r"#(?:focus|焦点|columns|图宽|rows|图高|crop|裁切)=[^#]*$")
_DASHES = frozenset("—–-")


class Inline(NamedTuple):
    """What a stretch of inline Markdown holds; where lines are kept apart, a line feed stands in `text`."""

    text: str
    spans: tuple[Span, ...]
    pictures: tuple[Picture, ...]

    @property
    def piece(self) -> Piece:
        """The copy without the pictures."""
        return Piece(self.text, self.spans)

    def lines(self) -> tuple[str, ...]:
        """Return it as the lines of a head."""
        return tidy_lines(self.text.split("\n"))


def as_written(label: str) -> str:
    """Return a footnote's mark where there can be no footnotes."""
    return f"[^{label}]"


class InlineReader(NamedTuple):
    """Reads inline Markdown of a paper whose `usage` says how the lines of a paragraph are put together."""

    markdown: MarkdownIt
    usage: Usage

    def read(self, source: str, breaks: Breaks = "join", mark: Mark = as_written) -> Inline:
        """Read Markdown text that stands outside the parsed document."""
        tokens = self.markdown.parseInline(source)
        return self.flatten(tokens[0].children or () if tokens else (), breaks, mark)

    def flatten(self, tokens: Sequence[Token], breaks: Breaks = "join", mark: Mark = as_written) -> Inline:
        """Turn the children of an inline token into text, spans and pictures; `mark` gives the sign of a footnote."""
        pieces: list[str] = []
        spans: list[Span] = []
        open_marks: list[Emphasis] = []
        length = 0
        for index, token in enumerate(tokens):
            if token.nesting > 0:
                open_marks.append("strong" if token.type == "strong_open" else "kai")
            elif token.nesting < 0:
                open_marks.pop()
            elif token.type != "image" and (piece := self._piece(tokens, index, pieces, breaks, mark)):
                if open_marks:
                    spans.append(Span(length, length + len(piece), "strong" if "strong" in open_marks else "kai"))
                pieces.append(piece)
                length += len(piece)
        pictures = tuple(self._picture(token) for token in tokens if token.type == "image")
        return Inline("".join(pieces), tuple(spans), pictures)

    def _piece(self, tokens: Sequence[Token], index: int, before: Sequence[str], breaks: Breaks, mark: Mark) -> str:
        token = tokens[index]
        if token.type == "footnote_reference":
            return mark(token.info)
        hard = token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.match(token.content) is not None)
        if not hard and token.type != "softbreak":
            return token.content
        if breaks == "all" or (breaks == "hard" and hard):
            return "\n"
        after = next((later.content for later in tokens[index + 1 : index + 3] if later.content), "")
        return self.joint(before[-1][-1] if before else "", after[:1])

    def joint(self, before: str, after: str) -> str:
        """Return what stands for a line break in running copy: nothing beside Han, a space between Latin words.

        Where “ ” — … are no full-width marks, only a dash joins.
        """
        if not before or not after:
            return " "
        if self.usage.wide_marks:
            return "" if is_wide(before) or is_wide(after) else " "
        return "" if is_han(before) or is_han(after) or before in _DASHES or after == "—" else " "

    def _picture(self, token: Token) -> Picture:
        file = str(token.attrs["src"])
        wishes: dict[str, str] = {}
        if match := _WISHES.match(file):
            file, pairs = match[1], (wish.split("=") for wish in match[2].split("&"))
            wishes = {_WISH_NAMES.get(name, name): value for name, value in pairs}
        x, y = map(float, wishes["focus"].split(",")) if "focus" in wishes else Picture("").focus
        return Picture(
            file,
            self.flatten(token.children or ()).text,
            str(token.attrs.get("title", "")),
            focus=(x, y),
            columns=int(wishes.get("columns", "0")),
            rows=int(wishes.get("rows", "0")),
            crop=_CROPS.get(wishes.get("crop", "")),
        )


def looks_like_wishes(file: str) -> bool:
    """Say whether a name ends as if an editor had written there what is wanted of the picture."""
    return _LIKE_WISHES.search(file) is not None
