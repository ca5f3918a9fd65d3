"""Contact sheets and thumbnails: spreads kept together, every page and its label on the sheet, sizes as asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from handset import bind, every_mark, set_line, set_page
from PIL import Image as Pillow

from epaper.errors import UsageError
from epaper.paint.contact import contact_sheet, laid_out, save_contact, save_thumbnail, spreads, thumbnail
from epaper.scene.model import Facsimile
from tests.rasters import from_qt

DARK = 90


def issue(count: int, label: str = "第{}版 要闻") -> Facsimile:
    pages = (
        replace(set_page([set_line("正文", 20, 40)], number=number), label=label.format(number)) for number in range(1, count + 1)
    )
    return bind(*pages)


@pytest.mark.parametrize(
    ("numbers", "together"),
    [
        ([], ()),
        ([1], ((0,),)),
        ([1, 2], ((0,), (1,))),
        ([1, 2, 3, 4], ((0,), (1, 2), (3,))),
        ([1, 2, 3, 4, 5], ((0,), (1, 2), (3, 4))),
        ([2, 3, 5, 6], ((0, 1), (2,), (3,))),
    ],
)
def test_pages_that_lie_open_together_stand_together(numbers: list[int], together: tuple[tuple[int, ...], ...]) -> None:
    assert spreads(numbers) == together


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 12, 16, 23, 64, 200])
def test_any_number_of_pages_is_laid_out_in_order_apart_and_on_the_sheet(count: int) -> None:
    width, height = 339, 480
    layout = laid_out(list(range(1, count + 1)), width, height)
    assert [spot.page for spot in layout.spots] == list(range(count))
    for one, other in pairwise(layout.spots):
        assert (one.y, one.x + width) <= (other.y, other.x) or other.y >= one.y + height
        if other.page % 2 == 0:
            assert (other.y, other.x) == (one.y, one.x + width), "the right page of a spread"
    assert all(0 < spot.x < layout.size[0] - width for spot in layout.spots)
    assert all(0 < spot.y < layout.size[1] - height for spot in layout.spots)
    assert count < 8 or 1 < layout.size[0] / layout.size[1] < 2.5


def test_four_pages_stand_in_one_row() -> None:
    assert len({spot.y for spot in laid_out([1, 2, 3, 4], 339, 480).spots}) == 1


def test_every_page_is_there_with_its_label_under_it() -> None:
    sheet = from_qt(contact_sheet(issue(5), 300)).convert("L")
    for spot in laid_out(range(1, 6), 225, 300).spots:
        assert sheet.getpixel((spot.x + 3, spot.y + 3)) == 255
        assert sheet.crop((spot.x, spot.y, spot.x + 225, spot.y + 300)).getextrema()[0] < DARK
        assert sheet.crop((spot.x, spot.y + 302, spot.x + 225, spot.y + 321)).getextrema()[0] < DARK


def test_a_long_label_is_no_wider_than_its_page_and_odd_signs_do_no_harm() -> None:
    sheet = from_qt(contact_sheet(issue(1, "第{}版 " + "很长的版名" * 12 + "\U000f0000"), 300)).convert("L")
    (spot,) = laid_out([1], 225, 300).spots
    for side in (sheet.crop((0, 0, spot.x - 2, sheet.height)), sheet.crop((spot.x + 227, 0, sheet.width, sheet.height))):
        assert side.getextrema()[0] > DARK


def test_pages_without_faces_have_a_sheet_too() -> None:
    assert not contact_sheet(replace(issue(2), faces={}, pages=(set_page([]),)), 100).isNull()


@pytest.mark.parametrize("edge", [1, 16, 128, 256, 1000])
def test_the_longer_edge_of_a_thumbnail_is_as_asked(edge: int) -> None:
    upright, level = every_mark(), replace(every_mark(), pages=(replace(set_page([]), width=400.0, height=300.0),))
    for facsimile in (upright, level):
        picture = thumbnail(facsimile, 1, edge)
        assert max(picture.width(), picture.height()) == edge
        assert min(picture.width(), picture.height()) == -(-edge * 3 // 4)


@pytest.mark.parametrize("edge", [0, -5, 40_000])
def test_an_impossible_size_is_refused_in_words(edge: int) -> None:
    with pytest.raises(UsageError, match="长边"):
        thumbnail(every_mark(), 1, edge)
    with pytest.raises(UsageError, match="长边"):
        contact_sheet(every_mark(), edge)


def test_a_sheet_too_large_is_refused_in_words_and_so_is_one_of_no_pages() -> None:
    with pytest.raises(UsageError, match="太大"):
        contact_sheet(issue(60), 5000)
    with pytest.raises(UsageError, match="没有版面"):
        contact_sheet(issue(0))


def test_files_are_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        save_contact(issue(3), tmp_path / name, 200)
        save_thumbnail(issue(3), 2, tmp_path / f"small-{name}", 128)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert (tmp_path / "small-a.png").read_bytes() == (tmp_path / "small-b.png").read_bytes()
    with Pillow.open(tmp_path / "small-a.png") as picture:
        assert max(picture.size) == 128
