"""The lines before the first story, and the imprint at the foot → the masthead, its slogan, and the account of these lines.

Invariants: the first value of a field counts (address, printer and distribution add up); what fits no field is reported, never
dropped in silence; nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from epaper.errors import Finding, UnreadableInput
from epaper.issue.model import Masthead
from epaper.issue.raw.fields import find_fields
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import is_slogan
from epaper.issue.reading import LedgerEntry, Role
from epaper.issue.text import excerpt, is_han
from epaper.issue.values import read_date, read_number
from epaper.issue.whereabouts import MASTHEAD, at_line

FIELD_NAMES = {
    "name": "报名",
    "latin_name": "拉丁名",
    "supervisor": "主管单位",
    "sponsor": "主办单位",
    "publisher": "出版单位",
    "cn_number": "刊号",
    "date": "日期",
    "weekday": "星期",
    "lunar_date": "农历",
    "website": "网站",
    "pages_today": "版数",
    "issue_number": "总期号",
    "slogan": "口号",
    "address": "地址与联系方式",
    "printer": "印刷",
    "distribution": "发行",
    "price": "定价",
}
_ADDING_UP = {"address", "printer", "distribution", "price"}
_LONGEST_IMPRINT = 400  # the whole imprint of a paper on one line
_NAME = re.compile(r"[\u4e00-\u9fff]{1,11}(?:报|周末|周刊|新闻)$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'’&-]*$")


class MastheadRead(NamedTuple):
    """The masthead, and what became of its lines."""

    masthead: Masthead
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]


def is_imprint(line: Line) -> bool:
    """Say whether a line is wholly made of imprint fields (address, printer, price …)."""
    if line.level or len(line.text) > _LONGEST_IMPRINT:
        return False
    found = find_fields(line.text)
    return bool(found.fields) and not found.rest


def read_masthead(lines: Sequence[Line], source: str) -> MastheadRead:
    """Read the masthead from its lines; the name is the first heading, or the first word that is a paper's name."""
    values: dict[str, str] = {}
    ledger: list[LedgerEntry] = []
    findings: list[Finding] = []
    for line in lines:
        keys, unknown = _read_line(line, values)
        ledger.append(_entry(line, keys, unknown))
        if unknown:
            message = f"报头里认不出“{'、'.join(unknown)}”，未收入；如有用处，请写进相应的报头项目。"
            findings.append(Finding("warning", "masthead-unknown", at_line(source, line.number), message))
    if not values.get("name") and values.get("publisher", "").endswith("报社"):
        values["name"] = values["publisher"].removesuffix("社")
    title = next((line.text for line in lines if line.level), "")
    if not values.get("name") and title and values.get("latin_name") == title:
        values["name"] = values.pop("latin_name")  # a paper that has no other name
    if not values.get("name"):
        raise UnreadableInput(f"{source} 第 1 行：找不到报名；请在文件开头写一行“# 报纸名称”。")
    return MastheadRead(_masthead(values, findings), tuple(ledger), tuple(findings))


def _read_line(line: Line, values: dict[str, str]) -> tuple[list[str], list[str]]:
    """Put the fields of a line into `values`; return the keys found and the words not understood."""
    if is_slogan(line.text) and "slogan" not in values and all(map(is_han, line.text.replace(" ", ""))):
        values["slogan"] = line.text
        return ["slogan"], []
    found = find_fields(line.text)
    keys: list[str] = []
    for key, value in found.fields:
        if key not in values:
            values[key] = value
        elif key in _ADDING_UP and value not in values[key]:
            values[key] += f" {value}"
        keys.append(key)
    latin = [word for word in found.rest if _LATIN.match(word)]
    if latin:
        values.setdefault("latin_name", " ".join(latin))
        keys.append("latin_name")
    unknown = [word for word in found.rest if word not in latin]
    if unknown and "name" not in values and (line.level or _NAME.match(unknown[0])):
        values["name"] = "".join(unknown) if line.level else unknown[0]
        keys.append("name")
        unknown = [] if line.level else unknown[1:]
    return keys, [word for word in unknown if word != values.get("name")]


def _entry(line: Line, keys: Sequence[str], unknown: Sequence[str]) -> LedgerEntry:
    names = "、".join(dict.fromkeys(FIELD_NAMES[key] for key in keys))
    lost = f"认不出“{'、'.join(unknown)}”，未收入" if unknown else ""
    fate = "；".join(part for part in (f"报头：{names}" if names else "", lost) if part) or "报头：重复报名"
    role: Role = "masthead" if names or not unknown else "unknown"
    return LedgerEntry(line.number, excerpt(line.text), role, fate, fields=tuple(dict.fromkeys(keys)))


def _masthead(values: dict[str, str], findings: list[Finding]) -> Masthead:
    texts = {key: value for key, value in values.items() if key not in {"date", "pages_today"}}
    texts["cn_number"] = _cn_number(texts.get("cn_number", ""))
    return replace(
        Masthead(texts.pop("name"), **texts),  # type: ignore[arg-type]
        date=_date(values.get("date", ""), findings),
        pages_today=read_number(values.get("pages_today", "")),
    )


def _cn_number(text: str) -> str:
    digits = re.search(r"(\d{2})\D+(\d{4}.*)", text)
    return f"CN {digits[1]}-{digits[2]}" if digits else text


def _date(text: str, findings: list[Finding]) -> date | None:
    day = read_date(text) if text else None
    if text and day is None:
        findings.append(Finding("error", "date-impossible", MASTHEAD, f"日期“{text}”不存在；请改正。", "date"))
    return day
