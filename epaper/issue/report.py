"""A reading and its findings → the report of `epaper check`: Chinese text for people, plain data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from epaper.errors import Finding, Severity
from epaper.issue.reading import Reading
from epaper.issue.usage import USAGES

_SEVERITIES: tuple[tuple[Severity, str], ...] = (("error", "错误"), ("warning", "警告"), ("info", "提示"))


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
    """Return the report for people: the issue, the findings by severity, the ledger line by line."""
    return "\n".join([*_issue(reading), "", *_findings(findings), "", *_ledger(reading)]) + "\n"


def _issue(reading: Reading) -> Iterator[str]:
    issue = reading.issue
    paragraphs = sum(len(article.paragraphs) for article in issue.articles)
    usage = USAGES[issue.masthead.language]
    lengths = [usage.length(article) for article in issue.articles]
    day = f" {issue.masthead.date.isoformat()}" if issue.masthead.date else ""
    yield f"{issue.masthead.name}{day}：{len(issue.articles)} 篇稿件，{paragraphs} 段，{sum(lengths):,} {usage.unit}"
    for article, length in zip(issue.articles, lengths, strict=True):
        yield f"  {article.id:<4}{length:>6,} {usage.unit}  {article.title or '（无标题）'}"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter(finding.severity for finding in findings)
    yield "检查结果：" + "，".join(f"{name} {counts[severity]}" for severity, name in _SEVERITIES)
    for severity, name in _SEVERITIES:
        for finding in findings:
            if finding.severity == severity:
                yield f"  {name}  {finding.where}  {finding.message}  [{finding.code}]"


def _ledger(reading: Reading) -> Iterator[str]:
    counts = Counter(entry.role for entry in reading.ledger)
    joined, dropped, unknown = counts["joined"], counts["dropped"], counts["unknown"]
    yield f"逐行去向：{len(reading.ledger)} 个非空行，接合 {joined}，删去重复 {dropped}，未识别 {unknown}"
    for entry in reading.ledger:
        yield f"  {entry.line:>5}  {entry.fate}  | {entry.text}"
