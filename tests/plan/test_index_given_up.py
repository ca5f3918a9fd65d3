"""An index box 导读 for which page 1 has no room, beside its lead and its pictures, is left out and told; not so copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.pins import Makeup
from epaper.plan.copyfit import Fitter, plan_issue
from epaper.plan.furniture.index import wants_index
from epaper.plan.model import IssuePlan
from epaper.plan.stock import Stock
from epaper.scene.model import Facsimile
from epaper.style import Style
from tests.issues.makers import issue_of
from tests.plan.test_pages_kept import outline, pinned

Planner = Callable[[Fitter, Stock, int | None], IssuePlan | None]


def made(index: bool | None) -> Facsimile:
    return compose(replace(issue_of(7, 6300, pages=4), makeup=Makeup(index=index)), Style(stock="a4"))


def has_index(facsimile: Facsimile) -> bool:
    return any(region.kind == "index" for page in facsimile.pages for region in page.regions)


def told(facsimile: Facsimile) -> list[str]:
    return [finding.where for finding in facsimile.findings if finding.code == "index-left-out"]


def test_an_index_that_has_room_stays() -> None:
    wanted = made(index=True)
    assert has_index(wanted)
    assert not told(wanted)


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no grid have room for an index box."""
    for name in ("_kept", "_coming_out"):
        found = getattr(Fitter, name)

        def without_index(self: Fitter, stock: Stock, asked: int | None, found: Planner = found) -> IssuePlan | None:
            return None if wants_index(self._issue, self._house) else found(self, stock, asked)

        monkeypatch.setattr(Fitter, name, without_index)


@pytest.mark.usefixtures("no_room")
@pytest.mark.parametrize(("index", "findings"), [(True, ["第1版"]), (None, [])])
def test_one_that_no_grid_has_room_for_goes_and_is_told_if_it_was_asked_for(index: bool | None, findings: list[str]) -> None:
    facsimile = made(index)
    assert len(facsimile.pages) == 4
    assert not has_index(facsimile)
    assert told(facsimile) == findings


@pytest.mark.usefixtures("no_room")
def test_pages_written_down_without_it_stand_so(book: FontBook) -> None:
    issue, style = replace(issue_of(7, 6300, pages=4), makeup=Makeup(index=True)), Style(stock="a4")
    plan = plan_issue(issue, style, book)
    again = plan_issue(pinned(issue, plan), style, book)
    assert [finding.code for finding in again.findings] == ["index-left-out"]
    assert list(map(outline, again.pages)) == list(map(outline, plan.pages))
