"""An issue made up before and the same issue after an edit → whether the old plan may be tried, and as what: modules 版位.

Only copy and heads may differ: whatever else an editor changes, pins above all, calls for a plan from the beginning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from epaper.issue.model import Article, Issue
from epaper.issue.places import write_grid
from epaper.plan.editor.given import grid_mark
from epaper.plan.editor.pinned import modules_of
from epaper.plan.model import IssuePlan
from epaper.style import Style


class Made(NamedTuple):
    """An issue as it was made up: what was asked, and the plan."""

    issue: Issue
    style: Style
    plan: IssuePlan


def is_like(made: Made, issue: Issue, style: Style) -> bool:
    """Say whether an issue differs from one that was made up in nothing but the words of its stories."""
    if made.style != style or made.issue.masthead != issue.masthead or made.issue.makeup != issue.makeup:
        return False
    if issue.makeup.locked or any(story.pins.modules for story in issue.articles):
        return False
    return tuple(map(_frame, made.issue.articles)) == tuple(map(_frame, issue.articles))


def _frame(story: Article) -> Article:
    """Return a story without its words; what is no story is not stripped, for its size follows from them."""
    if story.kind != "story":
        return story
    return replace(story, headline=(), kicker=(), deck=(), byline="", label="", paragraphs=())


def as_modules(issue: Issue, plan: IssuePlan) -> Issue:
    """Write a plan into the pins of the stories it has placed."""
    modules = modules_of(plan)
    articles = tuple(
        replace(story, pins=replace(story.pins, modules=modules[story.id])) if story.id in modules else story
        for story in issue.articles
    )
    return replace(issue, articles=articles, makeup=replace(issue.makeup, grid=write_grid(grid_mark(plan.grid))))
