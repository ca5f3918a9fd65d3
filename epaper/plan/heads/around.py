"""Kicker 引题 and deck 副题 → what may stand around a headline, and how large (rule H2)."""

from __future__ import annotations

from typing import NamedTuple

from epaper.issue.model import Article
from epaper.plan import costs
from epaper.plan.model import HeadPart
from epaper.style import House

AROUND_LEAST, AROUND_MOST = 1.15, 0.5  # kicker and deck: at least this × body size, at most this × headline (rule H2) …
AROUND_SMALLEST = 0.4  # … and not less than this × headline
AROUND_LARGEST, AROUND_READABLE = 0.65, 0.88  # below a small headline at most this × it, but this × body size in any case
AROUND_LINES = 3  # at the most
Around = tuple[tuple[HeadPart, ...], float]  # a way to set kicker or deck, nothing where there is none, and its cost


class Under(NamedTuple):
    """The headline kicker and deck stand by: its size, and the width of its widest line, in points."""

    size: float
    width: float


def signature(article: Article, house: House) -> str:
    """Return the signature 署名 that stands in a story's head: none where it opens the copy."""
    return "" if house.heads.byline == "copy" and article.may_open_signed else article.signed


def with_spare(decks: list[Around], article: Article) -> list[Around]:
    """Offer to leave the deck 副题 out as well where an editor lets it go, always dearer than the best way to set it."""
    if not article.pins.deck_spare or not article.deck or not decks:
        return decks
    return [*decks, ((), min(cost for _, cost in decks) + costs.DECK_LEFT_OUT)]


def around_sizes(body: float, headline: float) -> tuple[float, float]:
    """Return the least and the largest size of kicker and deck beside a headline: two steps below it (rule H2)."""
    least = max(body * AROUND_READABLE, headline * AROUND_SMALLEST, min(body * AROUND_LEAST, headline * AROUND_LARGEST))
    return least, max(least, headline * AROUND_MOST)
