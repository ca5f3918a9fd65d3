"""A head in Latin letters → how bad a line break is at each of its blanks, so that lines end where a phrase does.

Invariant: prices are those of `gaps`; there is no break but behind a blank, and words are never hyphenated.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

# What clings to the word behind it: no line ends in it.
ARTICLES = frozenset([
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "no", "every",
    "each", "some", "any", "one",
])  # fmt: skip
PREPOSITIONS = frozenset([
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into", "over", "under", "after", "before", "against",
    "between", "about", "without", "through", "than", "off", "per", "via", "since", "until", "toward", "towards", "across",
    "behind", "beyond", "during", "among", "like", "near", "upon", "within",
])  # fmt: skip
LINKS = frozenset([
    "and", "or", "but", "nor", "that", "which", "who", "whose", "when", "where", "while", "if", "because", "so", "yet",
    "how", "why", "what", "whether",
])  # fmt: skip
AUXILIARIES = frozenset([
    "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "will", "would", "can", "could", "may", "might",
    "must", "should", "shall", "do", "does", "did", "not", "never",
])  # fmt: skip
TITLES = frozenset([
    "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "no", "vol",
])  # fmt: skip

CLINGS, LINKED, FIGURE, NAME, HELPS, PLAIN, PREDICATE, OPENS, CLOSED = 9.0, 7.0, 6.0, 6.0, 4.0, 3.0, 2.0, 1.5, 0.5
DASH_BEHIND, DASH_BEFORE = 1.0, 4.0
SENTENCE_CASE = 0.6  # of the longer words of a head with fewer capitals than this, two capitals side by side are a name
LONGER = 4  # letters


class WordGap(NamedTuple):
    """Two neighbouring words as written, and bare of marks and capitals; whether capitals side by side make a name."""

    left: str
    right: str
    before: str
    after: str
    names: bool


class Rule(NamedTuple):
    """A price and the gaps it is for."""

    price: float
    fits: Callable[[WordGap], bool]


RULES = (  # the first that fits sets the price
    Rule(DASH_BEFORE, lambda gap: not gap.after),
    Rule(DASH_BEHIND, lambda gap: not gap.before),
    Rule(math.inf, lambda gap: gap.before in TITLES and gap.left.endswith(".")),
    Rule(CLOSED, lambda gap: gap.left[-1] in ",;:.?!—–"),
    Rule(CLINGS, lambda gap: gap.before in ARTICLES or gap.before in PREPOSITIONS),
    Rule(LINKED, lambda gap: gap.before in LINKS),
    Rule(OPENS, lambda gap: gap.after in PREPOSITIONS or gap.after in LINKS),
    Rule(FIGURE, lambda gap: gap.before[-1].isdigit() or (gap.after[0].isdigit() and len(gap.before) < LONGER)),
    Rule(NAME, lambda gap: gap.names and gap.left[0].isupper() and gap.right[0].isupper()),
    Rule(HELPS, lambda gap: gap.before in AUXILIARIES),
    Rule(PREDICATE, lambda gap: gap.after in AUXILIARIES),
    Rule(PLAIN, lambda gap: True),
)

_WORDS = re.compile(r"\S+")
_EDGES = "“”‘’\"'()[],;:.?!"


def phrase_costs(text: str) -> tuple[float, ...]:
    """Price the break behind each character but the last."""
    costs = [math.inf] * max(0, len(text) - 1)
    words = list(_WORDS.finditer(text))
    names = _capitals_mean_names([word.group() for word in words])
    for left, right in pairwise(words):
        costs[right.start() - 1] = price(left.group(), right.group(), names=names)
    return tuple(costs)


def price(left: str, right: str, *, names: bool) -> float:
    """Price the break between two words; `names` says that capitals side by side make a name."""
    gap = WordGap(left, right, left.strip(_EDGES).casefold(), right.strip(_EDGES).casefold(), names)
    return next(rule.price for rule in RULES if rule.fits(gap))


def _capitals_mean_names(words: list[str]) -> bool:
    """Say whether a head is written like a sentence, so that a capital inside it marks a name."""
    longer = [word for word in words[1:] if len(word.strip(_EDGES)) >= LONGER]
    return sum(word.strip(_EDGES)[0].isupper() for word in longer) < SENTENCE_CASE * len(longer)
