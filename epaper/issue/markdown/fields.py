"""The lines that touch a heading → fields of its article.

Invariants: a known name is a field; a name that looks like a misspelt one is refused with its line; English copy that merely
has a colon is copy.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from epaper.errors import UnreadableInput
from epaper.issue.markdown.inline import InlineReader
from epaper.issue.model import Article
from epaper.issue.names import ARTICLE_FIELDS, FieldName, by_name, field_key, known_choices, known_names
from epaper.issue.text import excerpt, is_han

# A name before a colon: short. Longer things before a colon are copy.
_FIELD = re.compile(r"\s*([\w -]{1,14}?)\s*[:：](.*)", re.DOTALL)
_FIELDS = by_name(ARTICLE_FIELDS)
_ALIKE = 0.75  # kickr is kicker, but Paris is no page


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
        raise UnreadableInput(
            f"{where}：不认得稿件项目“{name}”；可用的有：{known_names(ARTICLE_FIELDS)}；若是正文，请在它上面空一行。"
        )
    return None


def field_value(article: Article, name: str, field: FieldName, source: str, inline: InlineReader, where: str) -> Any:
    """Return the value of a field; lines of a head add up."""
    lines = inline.read(source, "hard").lines()
    if field.attribute in {"kicker", "deck"}:
        return (*getattr(article, field.attribute), *lines)
    value = " ".join(lines)
    if field.choices:
        choice = field.chosen(value)
        if choice is None:
            raise UnreadableInput(f"{where}：“{name}”不能是“{excerpt(value)}”；请写{known_choices(field)}中的一个。")
        return choice.value
    if field.attribute in {"page", "rank"}:
        return _number(name, value, where)
    return value


def _number(name: str, text: str, where: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise UnreadableInput(f"{where}：“{name}”应是一个正整数，现在是“{excerpt(text)}”；请改成 1、2、3 这样的数字。")
    return int(text)
