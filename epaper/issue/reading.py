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
from epaper.issue.whereabouts import MASTHEAD, at_line, place_of

LONGEST = 60  # characters of a headline that are told
_LONG = re.compile(f"《([^《》]{{{LONGEST + 1},}})》")

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

    `article` is the id of the story it belongs to (empty: the issue's own), `other` the line it was joined with or repeats,
    `fields` the items of the masthead, the make-up or the article that it says, by their names in the model, or its pictures,
    by their files, `paragraph` the number of the paragraph it became.
    """

    line: int
    text: str
    role: Role
    fate: str
    article: str = ""
    other: int | None = None
    fields: tuple[str, ...] = ()
    paragraph: int = 0


def joined(line: int, text: str, above: int, article: str, paragraph: int) -> LedgerEntry:
    """Say that a line was put behind the one at `above`, into paragraph `paragraph` of an article."""
    fate = f"接在第 {above} 行之后，并入 {article} 第 {paragraph} 段"
    return LedgerEntry(line, excerpt(text), "joined", fate, article, above, paragraph=paragraph)


def _short(finding: Finding) -> Finding:
    """Shorten the headlines a finding names, lest one that is as long as a story be told again and again."""
    where, message = (
        _LONG.sub(lambda found: f"《{excerpt(found[1], LONGEST)}》", said) for said in (finding.where, finding.message)
    )
    return finding._replace(where=where, message=message)


class Reading(NamedTuple):
    """An issue as read from `source`; `file` is how messages name the text in it."""

    issue: Issue
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    source: Path
    file: str

    def and_found(self, later: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return its findings and those found `later`, with their places."""
        return (*self.findings, *self.placed(later))

    def placed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give findings that concern a line of the source its file and line too."""
        lines = self._lines()
        return tuple(self._with_article(self._located(_short(finding), lines)) for finding in findings)

    def _lines(self) -> Mapping[tuple[str, str], int]:
        """Return the line at which each article, paragraph and field stands first; "" is the issue's own head."""
        lines: dict[tuple[str, str], int] = {}
        for entry in self.ledger:
            for part in ("", *entry.fields, str(entry.paragraph)):
                lines.setdefault((entry.article, part), entry.line)
        return lines

    def _located(self, finding: Finding, lines: Mapping[tuple[str, str], int]) -> Finding:
        """Name the line of the field or the paragraph a finding is about, else that of the article's, or the issue's, head."""
        place = place_of(finding.where)
        parts = [finding.cause] if finding.cause else []
        parts += [str(place.paragraph)] if place.paragraph else []
        parts += [""] if place.article else ["name"] if place.rest == MASTHEAD else []
        line = next((lines[place.article, part] for part in parts if (place.article, part) in lines), 0)
        return finding if place.line or not line else finding._replace(where=at_line(self.file, line, finding.where))

    def _with_article(self, finding: Finding) -> Finding:
        """Name the article too where only the line is named."""
        place = place_of(finding.where)
        if not place.line or place.rest:
            return finding
        here = next((entry.article for entry in self.ledger if entry.line == place.line), "")
        article = next((article for article in self.issue.articles if article.id == here), None)
        return _short(finding._replace(where=f"{finding.where} {article.reference}")) if article else finding
