"""What reading an input gives back: the issue, what a person should look at, and the account of every line.

Invariant: the ledger has exactly one entry per non-blank line of the source, in order.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from epaper.errors import Finding
from epaper.issue.model import Issue, ParagraphKind
from epaper.issue.text import excerpt

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


class Reading(NamedTuple):
    """An issue as read from `source`."""

    issue: Issue
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    source: Path
