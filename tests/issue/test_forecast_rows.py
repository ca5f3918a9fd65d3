"""Rows of a forecast as people write them, and the cells they are parted into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.issue.forecast import cell_text, row_pieces
from epaper.issue.markdown.document import read_document
from epaper.issue.model import Span

FRONT = "---\n报名: 衡阳日报\n---\n\n## 天气\n类别：天气\n\n"


def read(*rows: str) -> list[str]:
    """Return the rows as they are read from a file."""
    (article,) = read_document(FRONT + "\n".join(rows), "issue.md").issue.articles
    return [paragraph.text for paragraph in article.paragraphs]


def cells(*rows: str) -> list[list[str]]:
    texts = read(*rows)
    return [[cell_text(text, piece) for piece in own] for text, own in zip(texts, row_pieces(texts), strict=True)]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("今天 多云 19～27℃", "今天/多云/19～27℃"),
        ("今天　多云　19～27℃", "今天/多云/19～27℃"),
        ("今天\t多云转小雨  19～27℃", "今天/多云转小雨/19～27℃"),
        ("今天｜多云 有风｜19～27℃", "今天/多云 有风/19～27℃"),
        ("今天 | 多云 | 19～27℃", "今天/多云/19～27℃"),
        ("今天 多云 19～27 ℃", "今天/多云/19～27 ℃"),
        ("Tomorrow Light rain 5–9°C Breeze", "Tomorrow/Light rain/5–9°C/Breeze"),
        ("Today Cloudy 6–13 °C North wind", "Today/Cloudy/6–13 °C/North wind"),
        ("Sat 23 May  Light rain  5–9°C  Calm", "Sat 23 May/Light rain/5–9°C/Calm"),
        ("New York\tDry, then sun\t9°C", "New York/Dry, then sun/9°C"),
        ("晴", "晴"),
    ],
)
def test_a_row_is_parted_where_it_is_meant_to_be(row: str, wanted: str) -> None:
    assert cells(row) == [wanted.split("/")]


def test_a_blank_too_many_in_one_row_does_not_set_it_apart() -> None:
    assert cells("今天 多云 19～27℃", "明天  小雨 18～24℃") == [["今天", "多云", "19～27℃"], ["明天", "小雨", "18～24℃"]]


def test_a_wide_gap_is_a_bar_in_tidy_copy_only_where_its_width_matters() -> None:
    assert read("今天　多云　19℃", "Today  Cloudy  9°C") == ["今天 多云 19℃", "Today Cloudy 9°C"]
    assert read("Sat 23 May  Light rain\t9°C") == ["Sat 23 May ｜ Light rain ｜ 9°C"]


def test_emphasis_stays_where_it_is_behind_a_bar() -> None:
    (article,) = read_document(FRONT + "Sat 23 May  **Light rain**  9°C", "issue.md").issue.articles
    (row,) = article.paragraphs
    assert row.spans == (Span(13, 23, "strong"),)
    assert row.text[13:23] == "Light rain"


def test_other_copy_keeps_its_blanks() -> None:
    (article,) = read_document(FRONT.replace("天气", "启事") + "张 三  李 四", "issue.md").issue.articles
    assert article.paragraphs[0].text == "张 三 李 四"


@given(st.lists(st.text("今晴aB9°, ｜|", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=4))
def test_whatever_a_row_says_its_pieces_are_all_of_it_and_none_is_empty(rows: list[str]) -> None:
    for row, own in zip(rows, row_pieces(rows), strict=True):
        assert "".join(row[slice(*piece)] for piece in own) == row
        assert all(cell_text(row, piece) for piece in own)
