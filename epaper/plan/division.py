"""An issue → what make-up has of it: stories by rank, the paper's lead first, and what stands in boxes of their own.

A story that is to stand beside the paper's name 报眼 has a box there. What is too long for any box is made up like a story: it
flows over the pages, and loses no word.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from epaper.issue.model import Article, Issue


class Divided(NamedTuple):
    """An issue as it is made up: each article is one of the `stories`, which go by rank, or in one of the `boxes`."""

    issue: Issue
    stories: tuple[Article, ...]
    boxes: tuple[Article, ...]

    @property
    def proper(self) -> tuple[Article, ...]:
        """The stories but for what only flows as one: the index names no other."""
        return tuple(story for story in self.stories if story.kind == "story")


def divided(issue: Issue, flowing: Collection[str] = ()) -> Divided:
    """Divide an issue; what has no box flows, and what is no story does so after all stories that nobody has ranked."""
    boxes = tuple(article for article in issue.articles if _has_box(article) and article.id not in flowing)
    running = tuple(article for article in issue.articles if not _has_box(article) or article.id in flowing)
    stories = (article for article in running if article.kind == "story")
    others = (_without_box(article) for article in running if article.kind != "story")
    return Divided(issue, by_rank((*stories, *others)), boxes)


def without_index(copy: Divided) -> Divided:
    """Return the same copy of an issue that wants no index box."""
    return copy._replace(issue=replace(copy.issue, makeup=replace(copy.issue.makeup, index=False)))


def _has_box(article: Article) -> bool:
    """Say whether an article stands in a box of its own, if that holds it."""
    return article.kind != "story" or article.pins.ear


def by_rank(stories: Sequence[Article]) -> tuple[Article, ...]:
    """Sort stories by rank; those without one keep their order, after the ranks that come before their place.

    The first leads page 1: a story that nobody has ranked and that is pinned to another page leaves that to the next one.
    """
    ranked = sorted(enumerate(stories), key=lambda item: (item[1].rank if item[1].rank is not None else item[0] + 1, item[0]))
    order = [article for _, article in ranked]
    lead = next((number for number, article in enumerate(order) if article.rank is not None or (article.page or 1) == 1), 0)
    return (*order[lead : lead + 1], *order[:lead], *order[lead + 1 :])


def _without_box(article: Article) -> Article:
    """Drop the columns and lines an editor wants: they were those of its box."""
    return replace(article, pins=replace(article.pins, columns=0, rows=0))
