"""The lines that touch a heading → fields of its article.

Invariants: a known name is a field; a name that looks like a misspelt one is refused with its line; English copy that merely
has a colon is copy, and told where it is likely to be meant for a field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import takewhile
from types import MappingProxyType
from typing import Any, TypeVar

from epaper.errors import UnreadableInput
from epaper.issue.markdown.inline import InlineReader
from epaper.issue.model import Article
from epaper.issue.names import ARTICLE_FIELDS, PIN_FIELDS, FieldName, by_name, field_key, known_choices, known_names
from epaper.issue.pins import Pins
from epaper.issue.places import (
    AUTO,
    AUTO_NAMES,
    MODULE_EXAMPLE,
    MOST_COLUMNS,
    MOST_ROWS,
    SPOT_EXAMPLE,
    is_ear,
    read_module,
    read_spot,
)
from epaper.issue.text import excerpt, is_han

# A name before a colon: short. Longer things before a colon are copy.
_FIELD = re.compile(r"\s*([\w -]{1,14}?)\s*[:：](.*)", re.DOTALL)
_KNOWN = (*ARTICLE_FIELDS, *PIN_FIELDS)
_FIELDS = by_name(_KNOWN)
Read = TypeVar("Read")
_ALIKE = 0.75  # kickr is kicker, but Paris is no page
# English names that people write for a field and that may as well be copy.
_MEANT = MappingProxyType(
    {
        **dict.fromkeys(("lines", "height", "depth"), "rows"),
        **dict.fromkeys(("width", "size"), "columns"),
        **dict.fromkeys(("position", "location"), "place"),
        **dict.fromkeys(("type", "category"), "kind"),
        **dict.fromkeys(("subtitle", "subheading"), "deck"),
        "author": "byline",
    }
)


def split_field(line: str, where: str) -> tuple[str, FieldName, str] | None:
    """Return name, field and value of a line, None if it is copy."""
    match = _FIELD.fullmatch(line)
    if match is None:
        return None
    name = match[1].strip()
    field = _FIELDS.get(field_key(name))
    if field is not None:
        return name, field, match[2].strip()
    if any(map(is_han, name)) or get_close_matches(field_key(name), _FIELDS, cutoff=_ALIKE):
        raise UnreadableInput(f"{where}：不认得稿件项目“{name}”；可用的有：{known_names(_KNOWN)}；若是正文，请在它上面空一行。")
    return None


def count_head(lines: Sequence[str]) -> int:
    """Count the lines up to the last field: above it each has a name and a colon, and stands for a field, known or not."""
    names = [_name(line) for line in lines]
    looking = list(takewhile(bool, names))
    return max((number for number, name in enumerate(looking, 1) if field_key(name) in _FIELDS), default=0)


def meant_field(line: str) -> FieldName | None:
    """Return the field a line of copy is likely to be meant for, by its name."""
    alike = get_close_matches(field_key(_name(line)), _MEANT, n=1, cutoff=_ALIKE)
    return _FIELDS[_MEANT[alike[0]]] if alike else None


def no_field(line: str) -> str:
    """Say that a line which looks like a field is copy."""
    field = meant_field(line)
    meant = f"，要写的也许是“{field.names[0]}/{field.names[1]}”" if field else ""
    return (
        f"“{_name(line)}”不是稿件项目，这一行照正文排了{meant}；可用的有：{known_names(_KNOWN)}；"
        "若是正文，请移到项目下面，上面空一行。"
    )


def _name(line: str) -> str:
    """Return the name before the colon of a line, "" where it has none."""
    match = _FIELD.fullmatch(line)
    return match[1].strip() if match else ""


def with_field(article: Article, name: str, field: FieldName, source: str, inline: InlineReader, where: str) -> Article:
    """Return the article with what one of its field lines says; lines of a head and modules add up."""
    lines = inline.read(source, "hard").lines()
    if field.attribute in {"kicker", "deck"}:
        return replace(article, **{field.attribute: (*getattr(article, field.attribute), *lines)})  # type: ignore[arg-type]
    value = " ".join(lines)
    if field in PIN_FIELDS:
        return replace(article, pins=_pinned(article.pins, name, field, value, where))
    return replace(article, **{field.attribute: _value(name, field, value, where)})


def _value(name: str, field: FieldName, text: str, where: str) -> Any:
    if field.choices:
        choice = field.chosen(text)
        if choice is None:
            raise UnreadableInput(f"{where}：“{name}”不能是“{excerpt(text)}”；请写{known_choices(field)}中的一个。")
        return choice.value
    if field.attribute in {"page", "rank"}:
        return _number(name, text, MOST_ROWS, where)
    return text


def _pinned(pins: Pins, name: str, field: FieldName, text: str, where: str) -> Pins:
    """Return the pins with one more; a place is a spot of the grid or that beside the masthead."""
    if field.attribute == "spot" and is_ear(text):
        return replace(pins, ear=True)
    if field.attribute == "modules":
        module = _read(read_module, name, text, MODULE_EXAMPLE, where)
        return replace(pins, modules=(*pins.modules, module))
    if field.attribute == "spot":
        return replace(pins, spot=_read(read_spot, name, text, f"{SPOT_EXAMPLE}”或“报眼", where))
    if field.attribute == "pull_quote":
        return replace(pins, pull_quote=AUTO if text.casefold() in AUTO_NAMES else text)
    if field.attribute in {"columns", "rows"}:
        most = MOST_COLUMNS if field.attribute == "columns" else MOST_ROWS
        return replace(pins, **{field.attribute: _number(name, text, most, where)})  # type: ignore[arg-type]
    return replace(pins, **{field.attribute: _value(name, field, text, where)})


def _read(read: Callable[[str], Read | None], name: str, text: str, example: str, where: str) -> Read:
    value = read(text)
    if value is None:
        raise UnreadableInput(f"{where}：“{name}”看不懂“{excerpt(text)}”；请写成“{example}”这样。")
    return value


def _number(name: str, text: str, most: int, where: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text) or int(text) > most:
        raise UnreadableInput(f"{where}：“{name}”应是一个正整数，现在是“{excerpt(text)}”；请改成 1、2、3 这样的数字。")
    return int(text)
