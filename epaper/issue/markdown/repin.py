"""An issue file's text + the modules of its stories → the same text in which only the lines 版位 and 版样 are others.

Invariants: every other character stays, line breaks included; what is read of the new text differs in modules and grid alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from epaper.errors import CannotWrite
from epaper.issue.decode import plain_breaks
from epaper.issue.markdown.articles import HeadLines
from epaper.issue.markdown.document import Document, read_document
from epaper.issue.markdown.front import RULE
from epaper.issue.model import Issue
from epaper.issue.names import MAKEUP_FIELDS, PIN_FIELDS
from epaper.issue.pins import Module
from epaper.issue.places import write_module
from epaper.issue.usage import USAGES, Usage

Modules = Mapping[str, tuple[Module, ...]]
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_GRID = next(field for field in MAKEUP_FIELDS if field.attribute == "grid")
_MODULES = next(field for field in PIN_FIELDS if field.attribute == "modules")


def repinned(text: str, source: str, modules: Modules, grid: str) -> str:
    """Write down the modules of stories, by their ids, and the grid they stand on; without modules and grid take them off."""
    document = read_document(plain_breaks(text), source)
    wanted = _pinned(document.issue, modules, grid)
    # A blank line below new fields keeps them from what touched the heading, where that would be read as their end.
    for apart in (False, True):
        new = _written(text, document, modules, grid, apart=apart)
        if read_document(plain_breaks(new), source).issue == wanted:
            return new
    raise CannotWrite(f"{source}：版位写不进去，标题和正文挨得太近；请在每个“## ”标题和它的项目之后空一行。")


def _pinned(issue: Issue, modules: Modules, grid: str) -> Issue:
    articles = tuple(
        replace(article, pins=replace(article.pins, modules=modules.get(article.id, ()))) for article in issue.articles
    )
    return replace(issue, articles=articles, makeup=replace(issue.makeup, grid=grid))


def _written(text: str, document: Document, modules: Modules, grid: str, *, apart: bool) -> str:
    """Change the lines of the text; line numbers are those of the reader."""
    lines = _LINE.findall(text)
    usage = USAGES[document.issue.masthead.language]
    end = "\r\n" if "\r\n" in lines[0] else lines[0][-1:]
    before: dict[int, list[str]] = {}
    removed = {line for head in document.head_lines.values() for line in head.modules}
    old_grid = document.front_lines.get("grid")
    if old_grid is not None:
        removed.add(old_grid)
    if grid:
        place = document.front_lines[RULE] if old_grid is None else old_grid
        before[place] = [f"{usage.name(_GRID.names)}: {grid}{end}"]
    for identity, head in document.head_lines.items():
        touched = apart and head.end < len(lines) and bool(lines[head.end].strip())
        new = _fields(head, modules.get(identity, ()), usage, end, apart=touched)
        before.setdefault(head.modules[0] if head.modules else head.end, []).extend(new)
    shown: list[str] = []
    for number in range(len(lines) + 1):
        if before.get(number) and shown and not shown[-1].endswith(("\r", "\n")):
            shown.append(end)
        shown += before.get(number, [])
        if number < len(lines) and number not in removed:
            shown.append(lines[number])
    return "".join(shown)


def _fields(head: HeadLines, modules: tuple[Module, ...], usage: Usage, end: str, *, apart: bool) -> list[str]:
    """Write the modules of one story; one that has no heading gets an empty one for them."""
    written = [f"{usage.name(_MODULES.names)}{usage.colon}{write_module(module, usage.place)}{end}" for module in modules]
    if not written:
        return []
    if not head.headed:
        return [f"##{end}", *written, end]
    return [*written, end] if apart else written
