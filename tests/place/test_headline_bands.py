"""A headline band 题带 on top of a page keeps clear of the rules of its folio, and its head inside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.issue.pins import Pins
from epaper.scene.model import Fill
from epaper.style import Style
from tests.issues.makers import issue_of


@pytest.mark.parametrize("stock", ["a4", "tabloid"])
def test_a_band_on_top_of_a_page_has_white_above_it(stock: str) -> None:
    issue = issue_of(6, 6000, pages=None)
    banded = replace(issue.articles[1], page=2, pins=Pins(dress="band"))
    made = compose(replace(issue, articles=(issue.articles[0], banded, *issue.articles[2:])), Style(stock=stock))
    page = made.pages[1]
    assert made.baselines
    (folio,) = [rect for region in page.regions if region.kind == "folio" for rect in region.rects]
    heads = [line.box for line in page.lines if line.article == banded.id and line.role in ("kicker", "headline", "deck")]
    (band,) = [
        mark.rect
        for mark in page.marks
        if isinstance(mark, Fill) and mark.rect.y < heads[0].y and heads[0].bottom < mark.rect.bottom and mark.rect.y > folio.y
    ]
    assert band.y - folio.bottom > 0.6 * made.baselines.pitch
    assert all(band.y < head.y and head.bottom < band.bottom for head in heads)
