"""A reading and its findings → the report of `epaper check`: Chinese text for people, plain data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from epaper.errors import Finding, Severity
from epaper.issue.reading import LONGEST, Reading, Role
from epaper.issue.text import excerpt
from epaper.issue.usage import USAGES
from epaper.issue.whereabouts import place_of

_SEVERITIES: tuple[tuple[Severity, str], ...] = (("error", "错误"), ("warning", "警告"), ("info", "提示"))
ALTERED: tuple[Role, ...] = ("joined", "dropped", "unknown")  # the fates of lines that are not simply where they were


def report_json(reading: Reading, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the report as data; keys are stable."""
    return {
        "source": str(reading.source),
        "name": reading.issue.masthead.name,
        "articles": [
            {
                "id": article.id,
                "headline": list(article.headline),
                "paragraphs": len(article.paragraphs),
                "characters": article.characters,
                "words": article.words,
            }
            for article in reading.issue.articles
        ],
        "findings": [finding._asdict() for finding in findings],
        "ledger": [entry._asdict() for entry in reading.ledger],
    }


def report_text(reading: Reading, findings: Sequence[Finding]) -> str:
    """Return the report for people: the issue, and the findings, the worst first, as one meets them in the paper."""
    return "\n".join([*_issue(reading), "", findings_text(findings)])


def findings_text(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, then each on a line, the worst first."""
    return "\n".join(_findings(findings)) + "\n"


def ledger_text(reading: Reading, *, full: bool) -> str:
    """Return where every line of the source went; unless `full`, only those that are not simply where they were."""
    counts = Counter(entry.role for entry in reading.ledger)
    joined, dropped, unknown = (counts[role] for role in ALTERED)
    told = [entry for entry in reading.ledger if full or entry.role in ALTERED]
    more = "" if len(told) == len(reading.ledger) else "（其余的加 --full 列出）"
    head = f"逐行去向：{len(reading.ledger)} 个非空行，接合 {joined}，删去重复 {dropped}，未识别 {unknown}{more}"
    return "\n".join([head, *(f"  {entry.line:>5}  {entry.fate}  | {entry.text}" for entry in told)]) + "\n"


def _issue(reading: Reading) -> Iterator[str]:
    issue = reading.issue
    paragraphs = sum(len(article.paragraphs) for article in issue.articles)
    usage = USAGES[issue.masthead.language]
    lengths = [usage.length(article) for article in issue.articles]
    day = f" {issue.masthead.date.isoformat()}" if issue.masthead.date else ""
    yield f"{issue.masthead.name}{day}：{len(issue.articles)} 篇稿件，{paragraphs} 段，{sum(lengths):,} {usage.unit}"
    for article, length in zip(issue.articles, lengths, strict=True):
        yield f"  {article.id:<4}{length:>6,} {usage.unit}  {excerpt(article.title, LONGEST) or '（无标题）'}"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter(finding.severity for finding in findings)
    yield "检查结果：" + "，".join(f"{name} {counts[severity]}" for severity, name in _SEVERITIES)
    for severity, name in _SEVERITIES:
        for finding in sorted(findings, key=_page):
            if finding.severity == severity:
                yield f"  {name}  {finding.where}  {finding.message}  [{finding.code}]"


def _page(finding: Finding) -> int:
    """Return the page a finding is about; what is about the issue comes before them all."""
    return place_of(finding.where).page
