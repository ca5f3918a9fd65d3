"""What is no story, and too long for any box → the same made up like a story: it flows over the pages, and loses no word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from epaper.errors import Finding
from epaper.issue.model import Issue


def let_flow(issue: Issue, articles: Collection[str]) -> Issue:
    """Let the articles with these ids flow; the columns and lines an editor wants of one were those of its box."""
    return replace(
        issue,
        articles=tuple(
            replace(each, flows=True, pins=replace(each.pins, columns=0, rows=0)) if each.id in articles else each
            for each in issue.articles
        ),
    )


def flowing_findings(issue: Issue, flowing: Collection[str]) -> Iterator[Finding]:
    """Name what flows."""
    for article in issue.articles:
        if article.id in flowing:
            text = "文字太长，版上的框里排不下，已同稿件一样排，可以转版；要排成框，请删减文字，或改指定版次、加宽、加高。"
            yield Finding("warning", "slot-flows", f"{article.id}《{article.title}》", text)
