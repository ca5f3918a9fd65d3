"""An issue → the text of its Markdown file; `read_document` reads the same issue back.

Invariant: whatever the copy holds (`#`, `*`, digits with dots, rules, brackets) is escaped where it would mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from epaper.issue.markdown.front import RULE, write_sections
from epaper.issue.model import Article, Masthead, Paragraph, Picture
from epaper.issue.names import ARTICLE_FIELDS, MASTHEAD_FIELDS

_MARKS = {"strong": "**", "kai": "*"}
_SPECIAL = re.compile(r"[\\*<]|!(?=\[)")
_LINE_START = re.compile(r"\A(\d{0,9})([#>+=_~`|.)-])")
_PLAIN_NAME = re.compile(r"[\w./-]+$")
_FOCUS_LIKE = re.compile(r"#(?:focus|焦点)=[^#]*$")
_PUNCTUATION = re.compile(r"[!-,:-@\[-^`{-~]")


def write_masthead(masthead: Masthead) -> str:
    """Return the head of the file."""
    lines = [RULE]
    for field in MASTHEAD_FIELDS:
        value = getattr(masthead, field.attribute)
        shown = write_sections(value) if isinstance(value, tuple) else value.isoformat() if isinstance(value, date) else value
        if shown not in {None, ""}:
            lines.append(f"{field.names[0]}: {shown}")
    return "\n".join([*lines, RULE, ""])


def write_article(article: Article) -> str:
    """Return one article: heading, fields, pictures, copy."""
    heading = "<br>".join(escape(line).replace("#", "\\#") for line in article.headline)
    blocks = ["\n".join([f"## {heading}".rstrip(), *_fields(article)])]
    blocks += [_picture(picture) for picture in article.pictures]
    blocks += [_paragraph(paragraph) for paragraph in article.paragraphs]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Put a backslash before what inline Markdown would take for a mark."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _fields(article: Article) -> Iterator[str]:
    for field in ARTICLE_FIELDS:
        value = getattr(article, field.attribute)
        lines: Iterable[object] = value if isinstance(value, tuple) else (value,) if value else ()
        if shown := "<br>".join(escape(str(line)) for line in lines):
            yield f"{field.names[0]}：{shown}"


def _picture(picture: Picture) -> str:
    caption = re.sub(r"[\[\]]", r"\\\g<0>", escape(picture.caption))
    file = picture.file
    if picture.focus != Picture("").focus or _FOCUS_LIKE.search(file):
        file = f"{file}#focus={picture.focus[0]!r},{picture.focus[1]!r}"
    name = file if _PLAIN_NAME.match(picture.file) else f"<{_literal(file)}>"
    credit = f' "{_literal(picture.credit)}"' if picture.credit else ""
    return f"![{caption}]({name}{credit})"


def _literal(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def _paragraph(paragraph: Paragraph) -> str:
    pieces: list[str] = []
    place = 0
    for span in paragraph.spans:
        mark = _MARKS[span.emphasis]
        pieces.append(escape(paragraph.text[place : span.start]))
        pieces.append(f"{mark}{escape(paragraph.text[span.start : span.end])}{mark}")
        place = span.end
    text = "".join([*pieces, escape(paragraph.text[place:])])
    if paragraph.kind == "subheading":
        return "### " + text.replace("#", "\\#")
    return _LINE_START.sub(r"\1\\\2", text)
