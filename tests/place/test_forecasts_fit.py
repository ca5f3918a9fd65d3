"""The rows of a forecast 天气 stay in their frame, and no cell on another, however long what they say is."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue, Paragraph
from epaper.issue.pins import Pins
from epaper.place.desk import Desk
from epaper.place.slot import place_in_frame
from epaper.plan.division import divided
from epaper.scene.model import Facsimile, TextLine
from epaper.style import Style, house_of_language
from epaper.typeset.galley import Setter
from tests.issues.makers import issue_of
from tests.plan.slot_material import grid_on

BOOK = FontBook.shipped()
UNEVEN = (
    "今天 雷阵雨转大到暴雨局部特大暴雨 20℃ 北风",
    "明天 晴 白天零上6到13℃夜间零下2℃ 微风",
    "后天 多云 20℃ 东南风5到6级阵风8级",
)
ENGLISH = ("Today Cloudy 6–13°C North wind", "Tomorrow Light rain 5–9°C Breeze", "Saturday Showers 4–11°C Calm")


def weather(rows: tuple[str, ...], pins: Pins = Pins(), page: int | None = None) -> Article:
    return Article("sky", ("天气预报",), tuple(map(Paragraph, rows)), kind="weather", pins=pins, page=page)


def faults(lines: list[TextLine], frame: Rect) -> list[str]:
    """Name lines that leave their frame at its sides, and those that stand on another."""
    out = [line.text for line in lines if line.x < frame.x or line.x + line.width > frame.right]
    boxes = [(line.text, Rect(line.x, line.baseline - 0.8 * line.size, line.width, 0.9 * line.size)) for line in lines]
    return out + [f"{one} / {other}" for (one, a), (other, b) in combinations(boxes, 2) if a.overlap(b) > 0.01]


def said(lines: list[TextLine], paragraphs: tuple[Paragraph, ...]) -> bool:
    """Say whether every row stands there, whole and in order."""
    return all(
        "".join(line.text for line in lines if line.role != "headline" and line.paragraph == number).split() == row.text.split()
        for number, row in enumerate(paragraphs)
    )


@pytest.mark.parametrize(
    ("rows", "stock", "pins"),
    [
        (UNEVEN, "a4", Pins()),
        (UNEVEN, "a4", Pins(columns=1)),
        (UNEVEN, "a4", Pins(columns=2)),
        (UNEVEN, "a4", Pins(columns=4)),
        (UNEVEN, "broadsheet", Pins(ear=True)),
        (ENGLISH, "tabloid", Pins(ear=True)),
        (ENGLISH, "tabloid", Pins(columns=2)),
    ],
)
def test_on_the_page(rows: tuple[str, ...], stock: str, pins: Pins) -> None:
    issue = issue_of(5, 4200, pages=2)
    article = weather(rows, pins, None if pins.ear else 1)
    made: Facsimile = compose(replace(issue, articles=(*issue.articles, article)), Style(stock=stock), BOOK)
    (page,) = [page for page in made.pages if any(region.article == "sky" for region in page.regions)]
    (frame,) = next(region.rects for region in page.regions if (region.article, region.kind) == ("sky", "article"))
    lines = [line for line in page.lines if line.article == "sky"]
    assert not faults(lines, frame)
    assert said(lines, article.paragraphs)


def test_columns_are_as_wide_as_they_need_and_stand_under_one_another() -> None:
    issue = issue_of(5, 4200, pages=2)
    made = compose(replace(issue, articles=(*issue.articles, weather(ENGLISH, Pins(columns=2), 1))), Style(stock="tabloid"), BOOK)
    cells = [line for page in made.pages for line in page.lines if (line.article, line.role) == ("sky", "table")]
    assert [line.text.strip() for line in cells[4:8]] == ["Tomorrow", "Light rain", "5–9°C", "Breeze"]
    assert len({round(line.x, 3) for line in cells[::4]}) == 1
    assert len({round(line.x + line.width, 3) for line in cells[3::4]}) == 1


word = st.text("晴雨风零下暴aB ", min_size=1, max_size=14).map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(word, min_size=1, max_size=5).map("｜".join), min_size=1, max_size=4), st.floats(90, 500))
def test_in_a_frame_of_any_width(rows: list[str], width: float) -> None:
    article = weather(tuple(rows))
    issue = Issue(issue_of(1, 100).masthead, (article,))
    house, grid = house_of_language("zh"), grid_on("a4")
    desk = Desk(divided(issue), house, grid, BOOK, Setter(BOOK), {}, {}, {})
    need = desk.slots.copy(article, width)
    frame = Rect(grid.area.x, grid.top(2), width, need.rows * grid.pitch)
    lines = list(place_in_frame(desk, article, frame, 2, need.rows, frame).lines)
    assert not faults([line for line in lines if line.role != "headline"], frame)
    if need.manner != "legs":
        assert said(lines, article.paragraphs)
