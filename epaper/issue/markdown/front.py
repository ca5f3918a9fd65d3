"""The head of an issue file, `key: value` lines between two rules → the masthead, and what is decided about make-up.

Invariants: every line is understood or refused with its number; a field is said once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from epaper.errors import UnreadableInput
from epaper.issue.model import Language, Masthead
from epaper.issue.names import MAKEUP_FIELDS, MASTHEAD_FIELDS, FieldName, by_name, field_key, known_choices, known_names
from epaper.issue.pins import Makeup
from epaper.issue.places import GRID_EXAMPLE, read_grid, read_pages
from epaper.issue.reading import LedgerEntry
from epaper.issue.text import excerpt
from epaper.issue.tidy import tidy_makeup, tidy_masthead
from epaper.issue.usage import USAGES, Usage
from epaper.issue.values import read_date, read_number

RULE = "---"
_LINE = re.compile(r"([^:：]{1,40}?)\s*[:：](.*)", re.DOTALL)
_KNOWN = (*MASTHEAD_FIELDS, *MAKEUP_FIELDS)
_FIELDS = by_name(_KNOWN)
_MAKEUP = frozenset(field.attribute for field in MAKEUP_FIELDS)
_LISTS = ("sections", "editors", "designers", "proofreaders")


class Front(NamedTuple):
    """The masthead, what is decided about make-up, the account of its lines, and the 0-based line at which articles begin.

    `lines` are those of its fields by attribute, from 0, and that of the rule that ends it.
    """

    masthead: Masthead
    makeup: Makeup
    ledger: tuple[LedgerEntry, ...]
    body: int
    lines: Mapping[str, int]


def has_front(lines: Sequence[str]) -> bool:
    """Say whether a text is in the canonical form: a rule, then a `key: value` line."""
    visible = (line.strip() for line in lines if line.strip())
    return next(visible, "") == RULE and (_LINE.match(next(visible, "")) is not None)


def read_front(lines: Sequence[str], source: str) -> Front:
    """Read the head."""
    first = next(index for index, line in enumerate(lines) if line.strip())
    last = next((index for index in range(first + 1, len(lines)) if lines[index].strip() == RULE), None)
    if last is None:
        raise UnreadableInput(f"{source} 第 {first + 1} 行：头部没有结束；请在报头项目之后加一行“---”。")
    values: dict[str, str] = {}
    places = {RULE: last}
    ledger = [LedgerEntry(index + 1, RULE, "mark", "头部的界线") for index in (first, last)]
    for index in range(first + 1, last):
        if lines[index].strip():
            where = f"{source} 第 {index + 1} 行"
            name, field, value = _field(lines[index].strip(), where)
            if field.attribute in values:
                raise UnreadableInput(f"{where}：“{name}”写了两次；请只留一行。")
            values[field.attribute] = _checked(field, value, where)
            places[field.attribute] = index
            ledger.append(
                LedgerEntry(index + 1, excerpt(lines[index].strip()), "field", f"报头：{name}", fields=(field.attribute,))
            )
    if not values.get("name"):
        raise UnreadableInput(f"{source} 第 {first + 1} 行：头部没有报名；请加一行“报名: 报纸名称”。")
    return Front(_masthead(values), _makeup(values), tuple(ledger), last + 1, places)


def _field(line: str, where: str) -> tuple[str, FieldName, str]:
    match = _LINE.match(line)
    if match is None:
        raise UnreadableInput(f"{where}：“{excerpt(line)}”不是“项目: 内容”；请补上冒号，或删去这一行。")
    name = match[1].strip()
    field = _FIELDS.get(field_key(name))
    if field is None:
        raise UnreadableInput(f"{where}：不认得报头项目“{excerpt(name)}”；可用的有：{known_names(_KNOWN)}。")
    return name, field, match[2].strip()


def _checked(field: FieldName, value: str, where: str) -> str:
    if field.attribute == "date" and value and read_date(value) is None:
        raise UnreadableInput(f"{where}：“{excerpt(value)}”不是日期；请写成 2026-05-21 这样。")
    if field.attribute == "pages_today" and value and read_number(value) is None:
        raise UnreadableInput(f"{where}：“{excerpt(value)}”不是版数；请写成 4 这样的数字。")
    if field.choices and value:
        choice = field.chosen(value)
        if choice is None:
            raise UnreadableInput(f"{where}：“{excerpt(value)}”不能用；请写{known_choices(field)}中的一个。")
        return choice.names[1]
    if field.attribute == "locked" and value and read_pages(value) is None:
        raise UnreadableInput(f"{where}：“{excerpt(value)}”不是版次；锁住第 2、3 版请写成“2、3”。")
    if field.attribute == "grid" and value and read_grid(value) is None:
        raise UnreadableInput(f"{where}：“{excerpt(value)}”不是版样；请写成“{GRID_EXAMPLE}”这样：纸张、栏数x行数、字号。")
    return value


def _masthead(values: dict[str, str]) -> Masthead:
    apart = {"date", "pages_today", "language", *_LISTS, *_MAKEUP}
    texts = {key: value for key, value in values.items() if key not in apart}
    language: Language = "en" if values.get("language") == "en" else "zh"
    lists: dict[str, Any] = {key: read_sections(values.get(key, ""), USAGES[language]) for key in _LISTS}
    masthead = replace(
        Masthead(texts.pop("name"), **texts),  # type: ignore[arg-type]
        date=read_date(values.get("date", "")),
        pages_today=read_number(values.get("pages_today", "")),
        language=language,
        **lists,
    )
    return tidy_masthead(masthead)


def _makeup(values: dict[str, str]) -> Makeup:
    index = {"yes": True, "no": False}.get(values.get("index", ""))
    locked = read_pages(values.get("locked", "")) or ()
    return tidy_makeup(Makeup(values.get("style", ""), locked, values.get("grid", ""), index))


def read_sections(text: str, usage: Usage) -> tuple[str, ...]:
    """Read names parted by 、, in English by commas; such a mark inside a name has a backslash before it."""
    sections = [""]
    escaped = False
    for char in text:
        if escaped or (char not in usage.section_marks and char != "\\"):
            sections[-1] += char
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            sections.append("")
    return tuple(section.strip() for section in sections) if text else ()


def write_sections(sections: Sequence[str], usage: Usage) -> str:
    """Write section names so that `read_sections` reads them back."""
    escaped = (re.sub(rf"[{usage.section_marks}\\]", r"\\\g<0>", section) for section in sections)
    return usage.sections.join(escaped).rstrip()
