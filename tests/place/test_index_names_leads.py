"""The index box names what leads each page: the story with the largest head of those that begin there."""

from __future__ import annotations

from collections import defaultdict

import pytest

from epaper.compose import compose
from epaper.scene.model import Facsimile
from epaper.style import Style
from tests.bench.cases import issue_named


def head_sizes(made: Facsimile, stories: frozenset[str]) -> dict[int, dict[str, float]]:
    """Return the sizes of the headlines of the stories that begin on each page."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for page in made.pages:
        begun = stories & {region.article for region in page.regions if region.kind == "article"}
        for line in page.lines:
            if line.role == "headline" and line.article in begun:
                found[page.number][line.article] = line.size
    return found


@pytest.mark.parametrize("name", ["made:8pf#1102", "made:6pf#3"])
def test_the_first_entry_of_a_page_is_its_lead(name: str) -> None:
    issue, pages = issue_named(name, "tabloid")
    made = compose(issue, Style(stock="tabloid", pages=pages))
    sizes = head_sizes(made, frozenset(article.id for article in issue.articles if article.kind == "story"))
    entries = [region.article for region in made.pages[0].regions if region.kind == "index"]
    assert len(entries) > 2
    seen = set[int]()
    for entry in entries:
        (page,) = [number for number, own in sizes.items() if entry in own]
        assert page in seen or sizes[page][entry] == max(sizes[page].values())
        seen.add(page)
    assert len(seen) >= min(len(entries), sum(number > 1 for number in sizes)) - 1  # a headline may be too long for the box
