"""A style says which pages are printed in colour; the others are printed in black alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.scene.model import Image
from epaper.style import Style, load_style
from tests.issues.makers import issue_of


@pytest.mark.parametrize(
    ("colour_pages", "grey"),
    [((0,), [False] * 3), ((), [True] * 3), ((1, -1), [False, True, False]), ((2,), [True, False, True])],
)
def test_pages_not_in_colour_are_grey(colour_pages: tuple[int, ...], grey: list[bool]) -> None:
    house = replace(load_style("chinese"), colour_pages=colour_pages)
    made = compose(issue_of(5, 3600, pages=3, pictures=3), Style(stock="a4", pages=3, house=house))
    assert [page.grey for page in made.pages] == grey
    images = [(page.grey, mark.grey) for page in made.pages for mark in page.marks if isinstance(mark, Image)]
    assert images
    assert all(page == mark for page, mark in images)
