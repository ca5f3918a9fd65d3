"""Display lines: solid, marks at half width, blanks of one em, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from squareface import square_book

from epaper.fonts.book import FontBook
from epaper.typeset.display import display_line

if TYPE_CHECKING:
    from epaper.typeset.model import DisplayLine

SQUARE = square_book()
SHIPPED = FontBook.shipped()


def width(text: str, **options: float) -> float:
    return display_line(text, "song-black", SQUARE, **options).width


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        ("衡阳日报", 4),
        ("“传承”图片展", 6),
        ("甲、乙：丙", 4),
        ("传承友好 树立典范", 9),
        ("5月20日", 3.5),
        ("弗·普京", 3.5),
        ("天——地", 4),
        ("《甲》《乙》", 4),
        ("a b", 1.26),
    ],
)
def test_width(text: str, em: float) -> None:
    assert width(text) == pytest.approx(em)


def test_tracking_stands_between_boxes_only_and_blanks_are_a_parameter() -> None:
    assert width("天——地", tracking=0.1) == pytest.approx(4.2)
    assert width("天 地", gap=0.5) == pytest.approx(2.5)


@pytest.mark.parametrize("face", ["song-black", "hei-black", "kai", "brush"])
@given(st.text(max_size=30))
def test_no_character_of_a_head_is_lost(face: str, text: str) -> None:
    line: DisplayLine = display_line(text, face, SHIPPED)
    assert line.text == text == "".join(run.text for run in line.glyphs)


def test_a_brush_without_a_mark_borrows_it() -> None:
    line = display_line("弗·普", "brush", SHIPPED)
    assert [run.face for run in line.glyphs] == ["brush", "song", "brush"]
    assert line.width == pytest.approx(2.5)
