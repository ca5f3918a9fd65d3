"""More stories are wanted on a page than it has room for: what it can take stands there, the others are told, no page suffers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.reader import read_issue
from epaper.plan.copyfit import plan_issue
from epaper.resources import shipped_issue
from epaper.style import Style

WANTED = 6
RIVER_TOWN = Path(__file__).parents[1] / "issues" / "river-town-weekly"


@pytest.mark.parametrize("source", [shipped_issue(), RIVER_TOWN], ids=["seed", "river"])
def test_a_page_takes_what_it_has_room_for_and_the_others_close_all_the_same(source: Path, book: FontBook) -> None:
    issue = read_issue(source).issue
    wanted = [article.id for article in issue.articles if article.kind == "story"][:WANTED]
    articles = tuple(replace(article, page=1) if article.id in wanted else article for article in issue.articles)
    plan = plan_issue(replace(issue, articles=articles), Style(stock="a4"), book)
    begins = {block.article: page.number for page in plan.pages for block in page.blocks if not block.part}
    there = [story for story in wanted if begins[story] == 1]
    assert there[0] == wanted[0], "the paper's lead is among them"
    assert 2 <= len(there) < WANTED
    told = [finding.where.partition("《")[0] for finding in plan.findings if finding.code == "page-pin"]
    assert told == [story for story in wanted if story not in there]
    assert not [page.number for page in plan.pages if page.blank]
