"""What reading an input gives back: the issue, what a person should look at, and the account of every line.

Invariant: the ledger has exactly one entry per non-blank line of the source, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from epaper.errors import Finding
from epaper.issue.model import Issue, ParagraphKind
from epaper.issue.text import excerpt

_ARTICLE = re.compile(r"(?:第\d+版 )?(a\d+)(?=[《 ]|$)")  # a finding of one article begins so: a3《…》第2段, 第1版 a3 图片“…”
LONGEST = 60  # characters of a headline that are told
_LONG = re.compile(f"《([^《》]{{{LONGEST + 1},}})》")
_PARAGRAPH = re.compile(r"第 ?(\d+) ?段$")  # so ends a finding's place, and the fate of a line

Role = (
    Literal[
        "masthead",
        "slogan",
        "field",
        "kicker",
        "headline",
        "deck",
        "byline",
        "picture",
        "joined",
        "dropped",
        "mark",
        "unknown",
    ]
    | ParagraphKind
)


class LedgerEntry(NamedTuple):
    """What became of one source line: `role` is stable and greppable, `fate` is the Chinese sentence for people.

    `article` is the id of the story it belongs to (empty: the issue's own), `other` the line it was joined with or repeats.
    """

    line: int
    text: str
    role: Role
    fate: str
    article: str = ""
    other: int | None = None


def joined(line: int, text: str, above: int, article: str, paragraph: int) -> LedgerEntry:
    """Say that a line was put behind the one at `above`, into paragraph `paragraph` of an article."""
    return LedgerEntry(line, excerpt(text), "joined", f"接在第 {above} 行之后，并入 {article} 第 {paragraph} 段", article, above)


def _short(finding: Finding) -> Finding:
    """Shorten the headlines a finding names, lest one that is as long as a story be told again and again."""
    where, message = (_LONG.sub(lambda found: f"《{excerpt(found[1], LONGEST)}》", said) for said in finding[2:])
    return finding._replace(where=where, message=message)


class Reading(NamedTuple):
    """An issue as read from `source`; `file` is how messages name the text in it."""

    issue: Issue
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    source: Path
    file: str

    def and_found(self, later: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return its findings and those found `later`, of the pages; what concerns an article gets its file and line too."""
        lines: dict[str, int] = {}
        for entry in self.ledger:
            lines.setdefault(entry.article, entry.line)
            if paragraph := _PARAGRAPH.search(entry.fate):
                lines.setdefault(f"{entry.article} {paragraph[1]}", entry.line)
        return (*self.findings, *(self._located(_short(finding), lines) for finding in later))

    def _located(self, finding: Finding, lines: Mapping[str, int]) -> Finding:
        """Name the line of the paragraph a finding is about, else that of the article's head."""
        article = _ARTICLE.match(finding.where)
        if article is None:
            return finding
        paragraph = _PARAGRAPH.search(finding.where, article.end())
        line = lines.get(f"{article[1]} {paragraph[1]}" if paragraph else article[1], lines.get(article[1]))
        return finding._replace(where=f"{self.file} 第 {line} 行 {finding.where}") if line else finding
