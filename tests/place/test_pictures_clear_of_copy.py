"""Pictures and artwork keep clear of copy and of the sheet's edge, whatever their shape."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image as Drawing

from epaper.compose import compose
from epaper.issue.model import Article, Issue, Paragraph, Picture
from epaper.issue.pins import Pins
from epaper.quality.measure import measure
from epaper.scene.model import Image
from epaper.style import Style
from tests.issues.makers import issue_of

COPY = (Paragraph("新米上市，当日现碾。电话0000-5521。"),)


def shown(*sizes: tuple[int, int]) -> tuple[tuple[Picture, ...], dict[str, bytes]]:
    pictures, files = [], {}
    for number, size in enumerate(sizes):
        held = BytesIO()
        Drawing.new("RGB", size, (90, 120, 160)).save(held, "PNG")
        files[f"{number}.png"] = held.getvalue()
        pictures.append(Picture(f"{number}.png", "一角。", width=size[0], height=size[1]))
    return tuple(pictures), files


def issue_with(article: Article, files: dict[str, bytes]) -> Issue:
    issue = issue_of(4, 2500, pages=None)
    return replace(issue, articles=(*issue.articles, article), images=files)


@pytest.mark.parametrize("size", [(800, 1200), (200, 2000), (1200, 800)])
def test_an_advertisement_with_words_keeps_them_below_its_artwork(size: tuple[int, int]) -> None:
    pictures, files = shown(size)
    facsimile = compose(issue_with(Article("ad", ("粮油铺开张",), COPY, pictures=pictures, kind="ad"), files), Style(stock="a4"))
    (page,) = [page for page in facsimile.pages if any(line.article == "ad" for line in page.lines)]
    said = [line for line in page.lines if line.article == "ad"]
    assert "".join(line.text for line in said).replace(" ", "").count("当日现碾") == 1
    assert all(line.box.bottom < page.height for line in said)
    art = max(mark.rect.bottom for mark in page.marks if isinstance(mark, Image))
    assert all(line.baseline > art for line in said if line.role != "furniture")


@pytest.mark.parametrize("stock", ["a4", "tabloid"])
def test_copy_in_a_box_keeps_clear_of_two_pictures(stock: str) -> None:
    pictures, files = shown((1200, 800), (800, 1200))
    copy = tuple(Paragraph("渡口的早晨安静。河灯初上，人们在桥头放灯，灯顺水而下。" * 3) for _ in range(3))
    boxed = Article("lights", ("河灯初上",), copy, pictures=pictures, pins=Pins(dress="box"))
    facsimile = compose(issue_with(boxed, files), Style(stock=stock))
    (clear,) = [metric for metric in measure(facsimile) if metric.key == "Q25"]
    assert clear.met, clear.places
