"""An issue → the text of its Markdown file; `read_document` reads the same issue back.

Invariant: whatever the copy holds (`#`, `*`, digits with dots, rules, brackets) is escaped where it would mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from epaper.issue import places
from epaper.issue.markdown.front import RULE, write_sections
from epaper.issue.markdown.inline import looks_like_wishes
from epaper.issue.markdown.marks import escape, literal
from epaper.issue.markdown.material import write_copy
from epaper.issue.model import Article, Masthead, Picture
from epaper.issue.names import ARTICLE_FIELDS, MAKEUP_FIELDS, MASTHEAD_FIELDS, PIN_FIELDS, FieldName
from epaper.issue.pins import Makeup, Pins
from epaper.issue.usage import USAGES, Usage

_CAPTION = re.compile(r"[\\*<\[\]]")
_PLAIN_NAME = re.compile(r"[\w./-]+$")


def write_front(masthead: Masthead, makeup: Makeup) -> str:
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
    return "\n".join([*lines, *_makeup(makeup, usage), RULE, ""])


def write_article(article: Article, usage: Usage) -> str:
    """Return one article: heading, fields, pictures, copy; names of fields and containers are those of the usage."""
    heading = "<br>".join(escape(line).replace("#", "\\#") for line in article.headline)
    blocks = ["\n".join([f"## {heading}".rstrip(), *_fields(article, usage), *_pins(article.pins, usage)])]
    blocks += [_picture(picture, usage) for picture in article.pictures]
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


def _makeup(makeup: Makeup, usage: Usage) -> Iterator[str]:
    for field in MAKEUP_FIELDS:
        value = getattr(makeup, field.attribute)
        if field.choices:
            value = _choice(field, value, usage)
        elif field.attribute == "locked":
            value = usage.sections.join(map(str, value))
        if value:
            yield f"{usage.name(field.names)}: {value}"


def _pins(pins: Pins, usage: Usage) -> Iterator[str]:
    for field in PIN_FIELDS:
        for shown in _pin(field, pins, usage):
            yield f"{usage.name(field.names)}{usage.colon}{shown}"


def _pin(field: FieldName, pins: Pins, usage: Usage) -> Iterator[str]:
    """Yield the values of one field of a story's pins as they are written, none where nothing is pinned."""
    value = getattr(pins, field.attribute)
    if field.attribute == "modules":
        yield from (places.write_module(module, usage.place) for module in pins.modules)
    elif field.attribute == "spot":
        if pins.ear or pins.spot:
            yield places.write_spot(None if pins.ear else pins.spot, usage.place)
    elif field.attribute == "pull_quote" and value == places.AUTO:
        yield usage.name(places.AUTO_NAMES)
    elif value and (shown := _choice(field, value, usage) if field.choices else escape(str(value))):
        yield shown


def _choice(field: FieldName, value: object, usage: Usage) -> str:
    """Return the name of a choice; what is so if nothing is said needs no words."""
    choice = field.choice_of(value)
    return "" if choice is None or choice is field.choices[0] else usage.name(choice.names)


def _picture(picture: Picture, usage: Usage) -> str:
    caption = _CAPTION.sub(r"\\\g<0>", picture.caption)
    file = picture.file + _wishes(picture, usage)
    name = file if _PLAIN_NAME.match(picture.file) else f"<{literal(file)}>"
    credit = f' "{literal(picture.credit)}"' if picture.credit else ""
    return f"![{caption}]({name}{credit})"


def _wishes(picture: Picture, usage: Usage) -> str:
    """Return what stands behind the name of the file; a name that looks as if it had wishes gets a focus of its own."""
    shown = []
    if picture.focus != Picture("").focus or looks_like_wishes(picture.file):
        shown.append(f"focus={picture.focus[0]!r},{picture.focus[1]!r}")
    sizes = ((("图宽", "columns"), picture.columns), (("图高", "rows"), picture.rows))
    shown += [f"{usage.name(names)}={size}" for names, size in sizes if size]
    if picture.crop is not None:
        shown.append((("裁切=否", "裁切=是"), ("crop=no", "crop=yes"))[usage.place][picture.crop])
    return "#" + "&".join(shown) if shown else ""
