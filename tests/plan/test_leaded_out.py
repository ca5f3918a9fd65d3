"""Copy too short for the pages its paper states is leaded out 加条, as a compositor would, before white goes anywhere else."""

from __future__ import annotations

from functools import cache

import pytest

from epaper.compose import compose
from epaper.plan.trials.grids import LEADED
from epaper.quality.measure import measure
from epaper.scene.model import Facsimile
from epaper.style import Style, house_of_language
from tests.issues.makers import issue_of

HOUSE = house_of_language("zh")
FULL, SHORT, SHORTEST = 6300, 5000, 3600  # characters for four pages of A4


@cache
def made(characters: int, pages: int | None = None) -> Facsimile:
    return compose(issue_of(7, characters, pages=4), Style(stock="a4", pages=pages))


def leading(facsimile: Facsimile) -> float:
    """Return the pitch, × the body."""
    assert facsimile.baselines
    return facsimile.baselines.pitch / facsimile.body_size


def told(facsimile: Facsimile) -> str:
    return " ".join(finding.message for finding in facsimile.findings if finding.code == "copy-short")


def test_short_copy_fills_the_pages_stated_with_its_lines_wider_apart() -> None:
    short = made(SHORT)
    assert len(short.pages) == 4
    assert HOUSE.pitch_most < leading(short) <= HOUSE.pitch_most * LEADED * 1.02  # a whole number of lines fills a page
    white = next(metric for metric in measure(short) if metric.key == "Q12")
    assert white.met, white.by_page


def test_what_is_missing_is_told_with_what_would_fill_it() -> None:
    assert "行距放宽到字号的 1.54 倍" in told(made(SHORT))
    assert "约 790 字" in told(made(SHORT))
    assert "空白" not in told(made(SHORT))


def test_copy_that_fills_its_pages_is_not_leaded_out() -> None:
    assert leading(made(FULL)) <= HOUSE.pitch_most * 1.02
    assert not told(made(FULL))


def test_fewer_pages_are_better_than_white_where_only_the_masthead_states_them() -> None:
    fewer = made(SHORTEST)
    assert len(fewer.pages) < 4
    assert not told(fewer)


@pytest.mark.parametrize("characters", [SHORTEST, SHORT])
def test_pages_that_are_asked_for_are_made_and_white_in_their_heads_is_told(characters: int) -> None:
    asked = made(characters, 4)
    assert len(asked.pages) == 4
    assert ("各版头条的题也加了空白" in told(asked)) == (characters == SHORTEST)
