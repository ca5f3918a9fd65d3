"""The compulsory form on the finished page: every rule holds on a page as made, and fails on one that is spoilt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.quality.measure import measure
from epaper.scene.model import Facsimile, Page, TextLine
from epaper.style import Style
from tests.place.extra_issue import furnished


@pytest.fixture(scope="module")
def made() -> Facsimile:
    return compose(furnished(pages=3), Style(stock="a4", pages=3))


def faults(facsimile: Facsimile, key: str) -> list[str]:
    return [place.fault for metric in measure(facsimile) if metric.key == key for place in metric.places]


def spoilt(facsimile: Facsimile, change: Callable[[Page, TextLine], TextLine | None]) -> Facsimile:
    """Change or drop lines of every page."""
    pages = tuple(
        replace(page, lines=tuple(new for line in page.lines if (new := change(page, line)) is not None))
        for page in facsimile.pages
    )
    return replace(facsimile, pages=pages)


def without(facsimile: Facsimile, text: str) -> Facsimile:
    return spoilt(facsimile, lambda _, line: None if text in line.text and not line.article else line)


def test_a_page_as_made_keeps_the_law(made: Facsimile) -> None:
    assert {key: faults(made, key) for key in ("Q22", "M3", "M5")} == {"Q22": [], "M3": [], "M5": []}


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("2026年5月22日", "没有印出出版日期"),
        ("第0731号", "没有印出总期号"),
        ("CN 00-0000", "没有印出国内统一连续出版物号"),
        ("今日三版", "没有印出版数"),
        ("澄溪印刷厂", "没有印出印刷单位"),
        ("零售每份1.00元", "没有印出定价"),
    ],
)
def test_what_the_issue_says_must_be_printed(made: Facsimile, said: str, fault: str) -> None:
    assert fault in faults(without(made, said), "Q22")


def test_the_name_must_stand_there_and_be_larger_than_all_else(made: Facsimile) -> None:
    name = made.form["name"]
    assert "报头里没有报名" in faults(spoilt(made, lambda _, line: None if line.text == name else line), "Q22")
    size = max(line.size for line in made.pages[0].lines)
    louder = spoilt(made, lambda _, line: replace(line, size=size) if line.role == "headline" else line)
    assert faults(louder, "Q22").count("不小于报名") == 1


def test_small_print_is_told(made: Facsimile) -> None:
    tiny = spoilt(made, lambda _, line: replace(line, size=6.0) if line.text == made.form["issue_number"] else line)
    assert faults(tiny, "Q22") == ["总期号小于六号字"]


def number_of(page: Page, line: TextLine) -> bool:
    return line.role == "folio" and line.text == f"第{page.number}版"


def test_page_numbers_stand_in_every_folio_in_order_and_in_one_place(made: Facsimile) -> None:
    assert faults(spoilt(made, lambda page, line: None if number_of(page, line) else line), "M3") == ["报眉里没有版序"] * 2
    swapped = replace(made, pages=(made.pages[0], made.pages[2], made.pages[1]))
    assert faults(swapped, "M3").count("版序不连续") == 2
    fourth = replace(made.pages[1], number=4, label="第4版")
    lines = tuple(
        replace(line, text="第4版", baseline=line.baseline + 4) if number_of(made.pages[1], line) else line
        for line in fourth.lines
    )
    longer = replace(made, pages=(*made.pages, replace(fourth, lines=lines)))
    assert faults(longer, "M3") == ["版序不在固定位置"]


def test_an_advertisement_without_its_mark_is_told(made: Facsimile) -> None:
    assert faults(spoilt(made, lambda _, line: None if line.text == "广告" else line), "M5") == ["没有标明“广告”"] * 2
    small = spoilt(made, lambda _, line: replace(line, size=5.0) if line.text == "公益广告" else line)
    assert faults(small, "M5") == ["没有标明“广告”"]


def test_a_mark_may_be_spaced_like_the_paper_spaces_it(made: Facsimile) -> None:
    assert not faults(spoilt(made, lambda _, line: replace(line, text="广 告") if line.text == "广告" else line), "M5")
