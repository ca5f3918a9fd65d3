"""A picture without a file that can be shown: a grey box with the name of the file stands in its place, in every output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.issue.model import Article, Issue, Picture
from epaper.paint.pdf import pdf_bytes
from epaper.paint.raster import render_page
from epaper.quality.measure import measure
from epaper.scene.model import Facsimile, Fill, Image, Page
from epaper.style import Style
from tests.issues.makers import issue_of

LOST = Picture("晚霞.jpg", "湘江边的晚霞。")


def with_picture(issue: Issue) -> Issue:
    return replace(issue, articles=(replace(issue.articles[0], pictures=(LOST,)), *issue.articles[1:]))


def with_advertisement(issue: Issue) -> Issue:
    return replace(issue, articles=(*issue.articles, Article("ad", ("银行",), (), pictures=(LOST,), kind="ad")))


def page_of(facsimile: Facsimile) -> Page:
    (page,) = [page for page in facsimile.pages if any(region.kind == "picture" for region in page.regions)]
    return page


@pytest.mark.parametrize("add", [with_picture, with_advertisement])
def test_a_grey_box_with_the_name_of_the_file_stands_in_the_place_of_the_picture(add: Callable[[Issue], Issue]) -> None:
    facsimile = compose(add(issue_of(4, 2500, pages=None)), Style(stock="a4"))
    page = page_of(facsimile)
    (place,) = [rect for region in page.regions if region.kind == "picture" for rect in region.rects]
    assert Fill(place, "tint") in page.marks
    assert not any(isinstance(mark, Image) for mark in page.marks)
    (name,) = [line for line in page.lines if line.text == LOST.file]
    assert place.x < name.x < name.x + name.width < place.right
    assert place.y < name.baseline < place.bottom
    measure(facsimile)
    assert pdf_bytes(facsimile).startswith(b"%PDF")
    assert not render_page(facsimile, page.number, 30).isNull()
