"""An issue file in the canonical form → masthead and articles, with findings, ledger and the pictures it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from epaper.errors import Finding, UnreadableInput
from epaper.issue.markdown.articles import ArticleReader, HeadLines
from epaper.issue.markdown.front import has_front, read_front
from epaper.issue.model import Issue
from epaper.issue.reading import LedgerEntry
from epaper.issue.usage import USAGES


class Document(NamedTuple):
    """What the file says, and where: pictures when they are first asked for, heads of articles, the fields of its own head."""

    issue: Issue
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    picture_lines: Mapping[str, int]
    head_lines: Mapping[str, HeadLines]
    front_lines: Mapping[str, int]


def is_canonical(text: str) -> bool:
    """Say whether a text is an issue file rather than raw text."""
    return has_front(text.split("\n"))


def read_document(text: str, source: str) -> Document:
    """Read an issue file; `source` is how messages name it."""
    lines = text.split("\n")
    front = read_front(lines, source)
    reader = ArticleReader(lines, front.body, source, USAGES[front.masthead.language])
    articles = reader.read()
    if not articles:
        raise UnreadableInput(f"{source} 第 {len(lines)} 行：没有稿件；请在头部之后写“## 标题”和正文。")
    ledger = sorted((*front.ledger, *reader.ledger()), key=lambda entry: entry.line)
    issue = Issue(front.masthead, articles, makeup=front.makeup)
    found = reader.picture_lines, reader.head_lines, front.lines
    return Document(issue, tuple(reader.findings), tuple(ledger), *found)
