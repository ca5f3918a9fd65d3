"""All lines → the lines without labels of pages and names of their staff, and what these say of the pages 版名, 责任编辑, 校对.

Invariants: a line is taken only if it is nothing else; what of it cannot be used is told, never set as copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from epaper.errors import Finding
from epaper.issue.model import Masthead
from epaper.issue.places import MOST_PAGES
from epaper.issue.raw.lines import Line
from epaper.issue.reading import LedgerEntry
from epaper.issue.text import excerpt
from epaper.issue.values import read_number
from epaper.issue.whereabouts import at_line

_DUTIES: Mapping[str, str] = {
    "sections": "版名",
    "editors": "责任编辑",
    "designers": "美编",
    "proofreaders": "校对",
}
_STAFF = (
    ("editors", r"(?:本版|值班)?(?:责任编辑|责编|编辑)"),
    ("designers", r"(?:版式(?:设计)?|美术编辑|美编|组版|视觉(?:设计)?)"),
    ("proofreaders", r"(?:责任)?校对|校检|检校"),
)
_ROLE = "|".join(f"(?P<{key}>{words})" for key, words in _STAFF)
_DUTY = re.compile(
    rf"(?:{_ROLE})\s?[：:／/]\s?(?P<names>[\u4e00-\u9fff·]{{2,6}}(?:[ 、，,][\u4e00-\u9fff·]{{2,6}})*?)(?=$|[\s|｜、，,])"
)
_LABEL = re.compile(
    r"[【\[〔（(]?(?:第\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s?版|0(?P<figure>\d)\s?版|[A-D]0?(?P<letter>\d{1,2})\s?版)"
    r"[】\]〕）)]?(?:[\s：:·|｜]+(?P<name>[\u4e00-\u9fffA-Za-z·]{1,8}))?[】\]〕）)]?$"
)
_BETWEEN = " |｜、，,"


class Pages(NamedTuple):
    """What lines say of pages: names by field and page (0: of no page), and where pages begin, by line."""

    names: Mapping[tuple[str, int], str]
    starts: tuple[tuple[int, int], ...]

    def page_at(self, line: int) -> int | None:
        """Return the page a line stands on, where the text names more than one."""
        if max((page for _, page in self.starts), default=0) < 2:
            return None
        return next((page for start, page in reversed(self.starts) if start <= line), None)

    def onto(self, masthead: Masthead) -> Masthead:
        """Return the masthead with what is said of its pages."""
        return replace(masthead, **{key: self._list(key) for key in _DUTIES})  # type: ignore[arg-type]

    def _list(self, key: str) -> tuple[str, ...]:
        said = {page: name for (field, page), name in self.names.items() if field == key}
        return (said[0],) if set(said) == {0} else tuple(said.get(page, "") for page in range(1, max(said, default=0) + 1))


class PagesRead(NamedTuple):
    """The lines left, what the others say, and what became of them."""

    lines: tuple[Line, ...]
    pages: Pages
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]


def read_pages(lines: Sequence[Line], source: str) -> PagesRead:
    """Take labels of pages and names of their staff out of the lines."""
    taken = {line.number: said for line in lines if not line.level and (said := _said(line.text))}
    left = tuple(_freshened(lines, taken))
    names: dict[tuple[str, int], str] = {}
    starts: list[tuple[int, int]] = []
    ledger: list[LedgerEntry] = []
    findings: list[Finding] = []
    staffed = sum(1 for page, found in taken.values() if not page and found)
    labelled = any(page for page, _ in taken.values())
    for line in lines:
        if line.number not in taken:
            continue
        number, found = taken[line.number]
        if number:
            starts.append((line.number, number))
        page = starts[-1][1] if starts else 0 if staffed == 1 and not labelled else None
        kept = tuple(key for key in found if page is not None and (key, page) not in names)
        names |= {(key, page): found[key] for key in kept if page is not None}
        ledger.append(_entry(line, number, found, kept))
        if kept and page == 0:
            message = f"“{excerpt(line.text)}”写入头部，印在每一版上；如果只是一篇稿件的，请从原稿删去这一行。"
            findings.append(Finding("info", "page-staff", at_line(source, line.number), message))
        if len(kept) < len(found):
            findings.append(_unused(line, {key: found[key] for key in found if key not in kept}, source))
    pages = Pages(names, tuple(starts))
    findings += [_told(line, number, pages, source) for line, number in starts]
    return PagesRead(left, pages, tuple(ledger), tuple(findings))


def _said(text: str) -> tuple[int, Mapping[str, str]] | None:
    """Return the page a line names, 0 if none, and the names it gives; None if it is any other line."""
    found: dict[str, str] = {}
    rest = text
    for match in _DUTY.finditer(text):
        key = next(key for key, _ in _STAFF if match[key])
        found.setdefault(key, re.sub("[、，,]", " ", match["names"]))
        rest = rest.replace(match[0], "", 1)
    rest = rest.strip(_BETWEEN)
    label = _LABEL.match(rest)
    if label is None:
        return (0, found) if found and not rest else None
    number = read_number(label["number"] or label["figure"] or label["letter"])
    if not number or number > MOST_PAGES:
        return None
    return number, ({"sections": label["name"]} if label["name"] else {}) | found


def _freshened(lines: Sequence[Line], taken: Mapping[int, object]) -> Iterator[Line]:
    """Yield the lines that are left, those under a label as what begins anew."""
    fresh = False
    for line in lines:
        if line.number in taken:
            fresh = True
        else:
            yield line._replace(fresh=True) if fresh else line
            fresh = False


def _entry(line: Line, number: int, found: Mapping[str, str], kept: Sequence[str]) -> LedgerEntry:
    said = [f"第 {number} 版"] if number else []
    said += [_DUTIES[key] for key in kept]
    lost = [f"{_DUTIES[key]}“{found[key]}”未收入" for key in found if key not in kept]
    fate = "；".join([*(["报头：" + "、".join(said)] if said else []), *lost])
    return LedgerEntry(line.number, excerpt(line.text), "unknown" if lost else "masthead", fate, fields=tuple(kept))


def _unused(line: Line, lost: Mapping[str, str], source: str) -> Finding:
    said = "、".join(f"{_DUTIES[key]}“{name}”" for key, name in lost.items())
    message = f"看不出{said}是哪一版的，未收入；请在头部写“责任编辑: …”“校对: …”，各版之间用“、”隔开。"
    return Finding("warning", "page-staff", at_line(source, line.number), message)


def _told(line: int, number: int, pages: Pages, source: str) -> Finding:
    name = pages.names.get(("sections", number), "")
    named = f"“{name}”作它的版名，" if name else ""
    follow = "其后的稿件指定在这一版" if pages.page_at(line) else "稿件所在的版由程序决定"
    return Finding("info", "page-label", at_line(source, line), f"这一行是第 {number} 版的标签：{named}{follow}；请核对。")
