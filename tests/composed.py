"""A folder with an issue, and a stock → its plan and its pages, made once for all tests that look at the same ones.

Nothing in them changes, so whoever asks may have the same; with the shipped faces and the paper's own style.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from epaper.compose import compose_again
from epaper.fonts.book import FontBook
from epaper.issue.reader import read_issue
from epaper.style import Style

if TYPE_CHECKING:
    from epaper.issue.model import Issue
    from epaper.plan.model import IssuePlan
    from epaper.scene.model import Facsimile

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "issues/hengyang-daily/2026-05-21"
ENGLISH = ROOT / "issues/the-composing-room/2026-05-21"
RIVER = ROOT / "tests/issues/river-town-weekly"


class Composed(NamedTuple):
    """An issue, how it is planned, and its pages."""

    issue: Issue
    plan: IssuePlan
    facsimile: Facsimile


@cache
def book() -> FontBook:
    """Open the shipped faces."""
    return FontBook.shipped()


@cache
def issue_in(folder: Path) -> Issue:
    """Read an issue."""
    return read_issue(folder).issue


def composed(folder: Path, stock: str = "auto") -> Composed:
    """Compose the issue in a folder on a stock."""
    return _composed(folder.resolve(), stock)


@cache
def quoting(wanted: str) -> Composed:
    """Compose twelve stories, all of which ask for a pull-quote: these words, or `AUTO`; five of them have room for one."""
    river = issue_in(RIVER)
    stories = (replace(story, pins=replace(story.pins, pull_quote=wanted)) for story in river.articles[:12])
    issue = replace(river, articles=tuple(stories), masthead=replace(river.masthead, pages_today=None))
    return _made(issue, "a4")


@cache
def _composed(folder: Path, stock: str) -> Composed:
    return _made(issue_in(folder), stock)


def _made(issue: Issue, stock: str) -> Composed:
    facsimile, made = compose_again(issue, Style(stock=stock), book())
    return Composed(issue, made.plan, facsimile)
