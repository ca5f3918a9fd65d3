"""The white of minor heads: even below them over a page, what is over stands above."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.compose import compose
from epaper.place.head import MINOR_ABOVE_MOST, MINOR_BELOW, _below
from epaper.scene.model import Page, TextLine
from epaper.style import Style
from tests.bench.cases import issue_named

WHITE = st.floats(0.0, 8.0)
HEADS = ("kicker", "headline", "deck")


@given(WHITE)
def test_no_more_of_the_white_is_below_than_above(white: float) -> None:
    below = _below(white, 1.0)
    assert 0.0 <= below <= white - below + 1e-9


@given(WHITE, WHITE)
def test_it_is_the_same_below_as_long_as_there_is_room_above(one: float, two: float) -> None:
    least, most = 2 * MINOR_BELOW, MINOR_BELOW + MINOR_ABOVE_MOST
    if least <= one <= most and least <= two <= most:
        assert _below(one, 1.0) == _below(two, 1.0) == pytest.approx(MINOR_BELOW)
    assert (_below(one, 1.0) <= _below(two, 1.0) + 1e-9) == (one <= two) or _below(one, 1.0) == pytest.approx(_below(two, 1.0))


def test_minor_heads_of_an_issue_stand_near_their_copy() -> None:
    issue, pages = issue_named("made:4p", "tabloid")
    facsimile = compose(issue, Style(stock="tabloid", pages=pages))
    pitch = facsimile.baselines.pitch
    found = [white / pitch for page in facsimile.pages for white in _under_minor(page)]
    assert len(found) > 2
    assert sorted(found)[len(found) // 2] == pytest.approx(MINOR_BELOW, abs=0.25)


def _under_minor(page: Page) -> list[float]:
    """Return the points of white between the heads of a page that are not its largest and the copy below them."""
    own: dict[str, list[TextLine]] = {}
    for line in page.lines:
        if line.role in HEADS:
            own.setdefault(line.article, []).append(line)
    largest = max((line.size for lines in own.values() for line in lines), default=0.0)
    minor = {article: lines for article, lines in own.items() if max(line.size for line in lines) < largest}
    feet = {article: max(line.box.bottom for line in lines) for article, lines in minor.items()}
    copy = {
        article: [line.box.y for line in page.lines if line.article == article and line.role == "body" and line.box.y > foot]
        for article, foot in feet.items()
    }
    pictured = {region.article for region in page.regions if region.kind == "picture"}
    return [min(tops) - feet[article] for article, tops in copy.items() if tops and article not in pictured]
