"""No spot of a picture in four inks has more ink than the limit; black is kept, and what is under the limit is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from epaper.paint.ink_limit import STRIP, limit_ink, most_ink

samples = st.binary(min_size=4, max_size=4 * 12).map(lambda data: data[: len(data) // 4 * 4])
limits = st.integers(100, 400)


def spots(*inks: tuple[int, int, int, int]) -> Image.Image:
    """Return a picture of one row, a spot for each four samples."""
    return Image.frombytes("CMYK", (len(inks), 1), bytes(sample for spot in inks for sample in spot))


def read(picture: Image.Image) -> list[tuple[int, ...]]:
    data = picture.tobytes()
    return [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]


@given(samples, limits)
def test_limit_holds_on_every_spot(data: bytes, limit: int) -> None:
    picture = Image.frombytes("CMYK", (len(data) // 4, 1), data)
    limited = limit_ink(picture, limit)
    assert most_ink(limited) <= limit
    for before, after in zip(read(picture), read(limited), strict=True):
        assert after[3] == before[3]
        assert all(new <= old for new, old in zip(after, before, strict=True))
        if sum(before) * 100 <= limit * 255:
            assert after == before


@given(samples, limits)
def test_limiting_twice_is_limiting_once(data: bytes, limit: int) -> None:
    once = limit_ink(Image.frombytes("CMYK", (len(data) // 4, 1), data), limit)
    assert limit_ink(once, limit).tobytes() == once.tobytes()


@given(samples)
def test_most_ink_is_the_sum_of_the_heaviest_spot(data: bytes) -> None:
    picture = Image.frombytes("CMYK", (len(data) // 4, 1), data)
    assert most_ink(picture) == pytest.approx(max(map(sum, read(picture))) * 100 / 255)


def test_colours_give_way_in_proportion() -> None:
    (spot,) = read(limit_ink(spots((200, 100, 50, 255)), 200))
    assert spot == (145, 72, 36, 255)  # 255 are left for 350: 73 % of each


def test_solid_black_leaves_no_room_at_100_percent() -> None:
    assert read(limit_ink(spots((255, 255, 255, 255), (0, 0, 0, 255)), 100)) == [(0, 0, 0, 255), (0, 0, 0, 255)]


def test_large_picture_is_limited_in_all_its_strips() -> None:
    picture = Image.new("CMYK", (3, 2 * STRIP + 7), (255, 255, 255, 128))
    picture.paste((10, 20, 30, 40), (0, 0, 3, STRIP))
    limited = limit_ink(picture, 220)
    assert limited.size == picture.size
    assert most_ink(limited) <= 220
    assert limited.getpixel((0, STRIP - 1)) == (10, 20, 30, 40)
    assert limited.getpixel((2, STRIP)) == limited.getpixel((2, 2 * STRIP + 6)) == (144, 144, 144, 128)
    assert picture.getpixel((0, STRIP)) == (255, 255, 255, 128)
