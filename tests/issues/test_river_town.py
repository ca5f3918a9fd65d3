"""The written issue is what larger tests take it for: twenty articles, eight pages, every kind of mark, no findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from epaper.issue.reader import read_issue

if TYPE_CHECKING:
    from epaper.issue.reading import Reading

FOLDER = Path(__file__).parent / "river-town-weekly"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_issue(FOLDER)


def test_it_reads_without_a_finding(reading: Reading) -> None:
    assert reading.findings == ()


def test_it_has_the_size_of_eight_pages(reading: Reading) -> None:
    articles = reading.issue.articles
    assert (len(articles), reading.issue.masthead.pages_today) == (20, 8)
    assert 16_000 <= sum(article.characters for article in articles) <= 18_000
    lengths = sorted(article.characters for article in articles)
    assert lengths[0] < 80
    assert lengths[-1] > 2_200


def test_it_holds_pictures_of_every_shape_under_a_megabyte_and_a_half(reading: Reading) -> None:
    pictures = [picture for article in reading.issue.articles for picture in article.pictures]
    assert {(picture.width > picture.height) - (picture.width < picture.height) for picture in pictures} == {-1, 0, 1}
    assert all(picture.caption and picture.credit for picture in pictures)
    assert sum(map(len, reading.issue.images.values())) < 1_500_000


def test_it_holds_what_hurts_typesetters(reading: Reading) -> None:
    copy = "\n".join(paragraph.text for article in reading.issue.articles for paragraph in article.paragraphs)
    for hard in ("——", "……", "·", "https://", "%", "℃", "“", "《", "、", "！", "？", "mg/L", "2.5厘米", "push-in"):
        assert hard in copy


def test_no_paragraph_is_written_twice(reading: Reading) -> None:
    texts = [paragraph.text for article in reading.issue.articles for paragraph in article.paragraphs]
    assert len(texts) == len(set(texts))
