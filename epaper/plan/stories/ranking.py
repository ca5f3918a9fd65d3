"""The articles of an issue → its stories in order of rank, the paper's lead first."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.issue.model import Article


def by_rank(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Sort stories by rank; those without one keep their order, after the ranks that come before their place.

    What is no story but flows as one comes after them all, unless it has a rank.
    The first leads page 1: a story that nobody has ranked and that is pinned to another page leaves that to the next one.
    """
    stories = sorted((article for article in articles if not article.boxed), key=lambda article: article.flows)
    ranked = sorted(enumerate(stories), key=lambda item: (item[1].rank if item[1].rank is not None else item[0] + 1, item[0]))
    order = [article for _, article in ranked]
    lead = next((number for number, article in enumerate(order) if article.rank is not None or (article.page or 1) == 1), 0)
    return (*order[lead : lead + 1], *order[:lead], *order[lead + 1 :])
