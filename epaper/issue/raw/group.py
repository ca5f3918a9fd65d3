"""Articles → the same, with a common label where they plainly belong together: headlines that begin alike, sources alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from epaper.issue.lead import is_agency_copy
from epaper.issue.model import Article

# Six characters in common (习近平同俄罗斯) are hardly chance; fewer (衡阳市) often are.
_SHORTEST_STEM = 6


def group_alike(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Label articles whose headlines share a stem and whose first paragraphs name the same source."""
    alike: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for article in articles:
        alike[_key(article)].append(article.title)
    return tuple(replace(article, group=_label(_key(article)[0], alike[_key(article)])) for article in articles)


def _key(article: Article) -> tuple[str, bool]:
    first = article.opening
    return article.title[:_SHORTEST_STEM], first is not None and is_agency_copy(first.text)


def _label(stem: str, titles: Sequence[str]) -> str:
    if len(titles) < 2 or len(stem) < _SHORTEST_STEM:
        return ""
    shared = takewhile(lambda chars: len(set(chars)) == 1, zip(*titles, strict=False))
    return "".join(chars[0] for chars in shared).strip(" “‘《（，、")
