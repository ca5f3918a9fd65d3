"""Boxes: how wide a mark is in each face, and that no character is lost on the way to glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.typeset.boxes import Box, Role, boxes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BOOK = FontBook.shipped()


def cut(text: str, face: str = "song") -> tuple[Box, ...]:
    return boxes_of(text, (Role(0, len(text), face),) if text else (), BOOK)


def widths(boxes: Sequence[Box]) -> list[float]:
    return [round(box.width, 3) for box in boxes]


@pytest.mark.parametrize("face", ["song", "hei-bold", "kai", "song-black"])
def test_marks_have_half_boxes_and_double_marks_two_em_in_every_face(face: str) -> None:
    assert widths(cut("“国”，国。·——国……", face)) == [0.5, 1, 0.5, 0.5, 1, 0.5, 0.5, 2, 1, 2]


@pytest.mark.parametrize("text", ["——", "——国", "abc——", "国——5", "“——”"])
def test_a_dash_is_one_rule_whatever_stands_beside_it(text: str) -> None:
    (dash,) = (box for box in cut(text) if text[box.start] == "—")
    assert (dash.end - dash.start, dash.width, len(dash.glyphs)) == (2, 2.0, 1)


@pytest.mark.parametrize("face", ["song", "kai"])
def test_quotes_hug_the_text_inside_them(face: str) -> None:
    opening, _, closing = cut("“国”", face)
    # Song draws a full-width quote with its ink in one half, Kai one of 0.35 em: the first hangs out of its box, the other not.
    assert opening.glyphs[0].x == pytest.approx(-0.5 if face == "song" else 0.5 - 0.364 - 0.04, abs=0.001)
    assert closing.glyphs[0].x == pytest.approx(0.0 if face == "song" else 0.04, abs=0.001)


def test_kai_is_drawn_larger_about_the_middle_of_the_same_cell() -> None:
    (box,) = cut("国", "kai")
    assert (box.width, box.optics.scale) == (1.0, 1.04)
    assert box.glyphs[0].x == pytest.approx(-0.02)


def test_an_apostrophe_in_a_word_is_no_closing_quote() -> None:
    assert sum(box.width for box in cut("don’t")) < 2.6


@pytest.mark.parametrize(
    "text", ["e\u0301国", "か\u3099", "a\u200bb", "👨\u200d👩\u200d👧国", "国 国", "5 000", "مرحبا国", "\ud800国", "\x00\x1f"]
)
def test_odd_characters_stay_in_their_boxes(text: str) -> None:
    boxes = cut(text)
    assert "".join(text[box.start : box.end] for box in boxes) == text
    assert all(box.glyphs and box.width <= 2.0 for box in boxes)


@given(st.text(max_size=60), st.sampled_from(["song", "kai", "hei-bold"]))
def test_boxes_tile_any_text(text: str, face: str) -> None:
    boxes = cut(text, face)
    assert [box.start for box in boxes] == [0, *(box.end for box in boxes)][: len(boxes)]
    assert not text or boxes[-1].end == len(text)
    for box in boxes:
        chars = [glyph.char for glyph in box.glyphs]
        assert chars == sorted(chars, reverse=box.level % 2 == 1)
        assert min(chars) == 0
        assert max(chars) < box.end - box.start
