"""An issue → the text of its Markdown file; `read_document` reads the same issue back.

Invariant: whatever the copy holds (`#`, `*`, digits with dots, rules, brackets) is escaped where it would mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from epaper.issue.markdown.front import RULE, write_sections
from epaper.issue.markdown.marks import escape, literal
from epaper.issue.markdown.material import write_copy
from epaper.issue.model import Article, Masthead, Picture
from epaper.issue.names import ARTICLE_FIELDS, MASTHEAD_FIELDS, FieldName
from epaper.issue.usage import USAGES, Usage

_CAPTION = re.compile(r"[\\*<\[\]]")
_PLAIN_NAME = re.compile(r"[\w./-]+$")
_FOCUS_LIKE = re.compile(r"#(?:focus|焦点)=[^#]*$")


def write_masthead(masthead: Masthead) -> str:
    """Return the head of the file."""
    lines, usage = [RULE], USAGES[masthead.language]
    for field in MASTHEAD_FIELDS:
        value = getattr(masthead, field.attribute)
        if field.choices:
            shown: object = _choice(field, value, usage)
        elif isinstance(value, tuple):
            shown = write_sections(value, usage)
        else:
            shown = value.isoformat() if isinstance(value, date) else value
        if shown not in {None, ""}:
            lines.append(f"{usage.name(field.names)}: {shown}")
    return "\n".join([*lines, RULE, ""])


def write_article(article: Article, usage: Usage) -> str:
    """Return one article: heading, fields, pictures, copy; names of fields and containers are those of the usage."""
    heading = "<br>".join(escape(line).replace("#", "\\#") for line in article.headline)
    blocks = ["\n".join([f"## {heading}".rstrip(), *_fields(article, usage)])]
    blocks += [_picture(picture) for picture in article.pictures]
    blocks += write_copy(article.paragraphs, usage)
    return "\n\n".join(blocks) + "\n"


def _fields(article: Article, usage: Usage) -> Iterator[str]:
    for field in ARTICLE_FIELDS:
        value = getattr(article, field.attribute)
        if field.choices:
            value = _choice(field, value, usage)
        lines: Iterable[object] = value if isinstance(value, tuple) else (value,) if value else ()
        if shown := "<br>".join(escape(str(line)) for line in lines):
            yield f"{usage.name(field.names)}{usage.colon}{shown}"


def _choice(field: FieldName, value: object, usage: Usage) -> str:
    """Return the name of a choice; what is so if nothing is said needs no words."""
    choice = field.choice_of(value)
    return "" if choice is None or choice is field.choices[0] else usage.name(choice.names)


def _picture(picture: Picture) -> str:
    caption = _CAPTION.sub(r"\\\g<0>", picture.caption)
    file = picture.file
    if picture.focus != Picture("").focus or _FOCUS_LIKE.search(file):
        file = f"{file}#focus={picture.focus[0]!r},{picture.focus[1]!r}"
    name = file if _PLAIN_NAME.match(picture.file) else f"<{literal(file)}>"
    credit = f' "{literal(picture.credit)}"' if picture.credit else ""
    return f"![{caption}]({name}{credit})"
