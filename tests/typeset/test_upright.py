"""Upright heads: every character once, one below the other, marks and figures in the forms that stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.typeset.model import DisplayLine, EmGlyphs
from epaper.typeset.upright import ABREAST, upright_extents, upright_line

BOOK = FontBook.shipped()
FACES = ("song-black", "hei-black", "kai")


def line(text: str, face: str = "song-black") -> DisplayLine:
    return upright_line(text, face, BOOK)


def cells(text: str, face: str = "song-black") -> list[EmGlyphs]:
    return list(line(text, face).glyphs)


def glyph(face: str, text: str) -> int:
    return BOOK.faces[face].shape(text, vertical=True)[0].glyph


def test_han_stand_in_one_cell_each_in_the_middle_of_the_column() -> None:
    for number, cell in enumerate(cells("会谈举行")):
        assert (cell.x + cell.offsets[0], -cell.rise) == pytest.approx((0.0, number + 0.88))
    assert line("会谈举行").width == pytest.approx(4)


@pytest.mark.parametrize(("mark", "shown"), [("“", "﹃"), ("”", "﹄"), ("‘", "﹁"), ("’", "﹂"), ("《", "︽"), ("（", "︵")])
def test_marks_take_the_forms_that_stand_and_the_text_stays(mark: str, shown: str) -> None:
    cell = cells(f"国{mark}国")[1]
    assert cell.text == mark
    assert cell.glyphs[0] == glyph("song-black", shown) != BOOK.faces["song-black"].shape(mark)[0].glyph


@pytest.mark.parametrize("face", FACES)
def test_a_dash_stands_in_every_face(face: str) -> None:
    dash = cells("铅——火", face)[1:-1]
    assert "".join(cell.text for cell in dash) == "——"
    lying = {shaped.glyph for shaped in BOOK.faces[dash[0].face].shape("国——国")[1:-1]}
    assert not lying & {number for cell in dash for number in cell.glyphs}
    assert line("铅——火", face).width == pytest.approx(4, abs=0.05)


@pytest.mark.parametrize("figures", ["20", "45", "100", "5G", "AI", "5%", "3:0"])
@pytest.mark.parametrize("face", FACES)
def test_two_or_three_figures_stand_side_by_side_in_one_cell(figures: str, face: str) -> None:
    before, together, after = cells(f"国{figures}国", face)
    assert together.text == figures
    assert len(together.glyphs) == len(figures)
    assert after.rise - before.rise == pytest.approx(-2)
    assert together.x >= 0
    assert together.x + together.offsets[-1] <= 1
    assert max(together.offsets) - min(together.offsets) < ABREAST


@pytest.mark.parametrize("word", ["2026", "1.44", "WTO", "37.5%", "100MW", "12%"])
def test_longer_numbers_and_words_stand_letter_below_letter(word: str) -> None:
    inner = cells(f"国{word}国")[1:-1]
    assert [cell.text for cell in inner] == list(word)
    assert all(upper.rise > lower.rise for upper, lower in pairwise(inner))
    assert len({cell.scale for cell in inner}) == 1


def test_a_semantic_blank_is_one_em_and_belongs_to_what_stands_before() -> None:
    assert line("锚定 奋力").width == pytest.approx(5)
    assert [cell.text for cell in cells("锚定 奋力")] == ["锚", "定 ", "奋", "力"]


@pytest.mark.parametrize("face", FACES)
@settings(max_examples=60, deadline=None)
@given(text=st.text("国家澄溪，。：！“”《》（）—…·0129.%:-AGwi 　é\u0301", max_size=24))
def test_every_character_stands_once_in_order_and_downwards(face: str, text: str) -> None:
    made = line(text, face)
    assert "".join(cell.text for cell in made.glyphs) == text or not text.strip()
    extents = upright_extents(text, face, BOOK)
    assert [piece.start for piece in extents[1:]] == [piece.end for piece in extents[:-1]]
    assert all(upper.ends <= lower.begins + 1e-9 for upper, lower in pairwise(extents))
    assert made.width == pytest.approx(extents[-1].ends if extents else 0.0)
