"""Artwork over copy fills the width of its box, or stands with the copy in the middle of the white as one group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue, Paragraph, Picture
from epaper.issue.pins import Pins
from epaper.place.slot import ART_INSET
from epaper.scene.model import ASCENT, Facsimile, Image, Rule, TextLine
from epaper.style import Style
from tests.issues.makers import issue_of


def with_box(box: Article, *, characters: int = 5200) -> Issue:
    issue = issue_of(8, characters, 4, pages=2)
    return replace(issue, articles=(*issue.articles, box), images={"art.png": b"?"})


def frame(made: Facsimile, article: str) -> Rect:
    """Return the frame drawn around a box."""
    for page in made.pages:
        region = next((each for each in page.regions if each.article == article and each.kind in ("ad", "notice", "ear")), None)
        if region:
            (ground,) = region.rects
            inside = [mark for mark in page.marks if isinstance(mark, Rule) and ground.y - 1 <= mark.y0 <= ground.bottom + 1]
            level = [
                mark for mark in inside if mark.y0 == mark.y1 and abs(mark.x0 - ground.x) < 1 and abs(mark.x1 - ground.right) < 1
            ]
            top, foot = min(mark.y0 for mark in level), max(mark.y0 for mark in level)
            return Rect(ground.x, top, ground.width, foot - top)
    raise AssertionError(article)


def lines_of(made: Facsimile, article: str) -> list[TextLine]:
    return [line for page in made.pages for line in page.lines if line.article == article and line.role != "furniture"]


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize(("width", "height"), [(800, 1200), (1000, 1000), (1200, 900), (1600, 700), (600, 1800)])
@pytest.mark.parametrize("copy", [1, 5])
def test_artwork_fills_the_width_or_has_even_white_above_and_below(stock: str, width: int, height: int, copy: int) -> None:
    words = Paragraph("新米上市，当日现碾。" * copy + "电话0000-5521。")
    ad = Article("ad", ("河街粮油铺开张",), (words,), kind="ad", pictures=(Picture("art.png", width=width, height=height),))
    made = compose(with_box(ad), Style(stock=stock))
    (art,) = [mark.rect for page in made.pages for mark in page.marks if isinstance(mark, Image) and mark.name == "art.png"]
    box, lines = frame(made, "ad"), lines_of(made, "ad")
    assert art.width / art.height == pytest.approx(width / height, rel=1e-3)
    assert art.centre.x == pytest.approx(box.centre.x)
    above = art.y - box.y
    between = min(line.baseline - ASCENT * line.size for line in lines) - art.bottom
    below = box.bottom - max(line.baseline for line in lines)
    assert made.baselines is not None
    pitch = made.baselines.pitch
    if art.width == pytest.approx(box.width - 2 * ART_INSET):
        assert above == pytest.approx(ART_INSET)
        assert between >= 0.3 * pitch
    else:
        assert above == pytest.approx(between, abs=0.2 * pitch)
        assert above == pytest.approx(below, abs=0.4 * pitch)
        assert above >= 0.7 * pitch


@pytest.mark.parametrize(
    ("stock", "columns", "rows", "shape"), [("a4", 3, 14, (800, 1200)), ("a4", 4, 16, (900, 900)), ("tabloid", 4, 12, (600, 900))]
)
def test_artwork_much_larger_beside_its_copy_stands_there_in_a_box_as_large_as_asked(
    stock: str, columns: int, rows: int, shape: tuple[int, int]
) -> None:
    words = Paragraph("新米上市，当日现碾。" * 3 + "电话0000-5521。")
    art, pins = Picture("art.png", width=shape[0], height=shape[1]), Pins(columns=columns, rows=rows)
    made = compose(
        with_box(Article("ad", ("河街粮油铺开张",), (words,), kind="ad", pictures=(art,), pins=pins)), Style(stock=stock)
    )
    (shown,) = [mark.rect for page in made.pages for mark in page.marks if isinstance(mark, Image) and mark.name == "art.png"]
    box, lines = frame(made, "ad"), lines_of(made, "ad")
    assert "slot-size" not in [finding.code for finding in made.findings]
    assert made.baselines is not None
    assert box.height == pytest.approx(rows * made.baselines.pitch, abs=made.baselines.pitch)
    assert shown.width / shown.height == pytest.approx(shape[0] / shape[1], rel=1e-3)
    assert shown.height == pytest.approx(box.height - 2 * ART_INSET)
    assert all(line.x > shown.right and line.x + line.width < box.right for line in lines)
    assert "".join(line.text for line in lines if line.role not in ("headline", "furniture")) == words.text


def test_upright_artwork_with_a_few_words_takes_one_column() -> None:
    words = Paragraph("新米上市，当日现碾。电话0000-5521。")
    art = Picture("art.png", width=900, height=1200)
    made = compose(with_box(Article("ad", ("河街粮油铺开张",), (words,), kind="ad", pictures=(art,))), Style(stock="a4"))
    (shown,) = [mark.rect for page in made.pages for mark in page.marks if isinstance(mark, Image) and mark.name == "art.png"]
    box = frame(made, "ad")
    assert box.width < made.pages[0].width / 4
    assert shown.width == pytest.approx(box.width - 2 * ART_INSET)
