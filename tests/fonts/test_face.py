"""A face shapes text in em and cuts itself to the glyphs a document uses."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.errors import UnreadableInput
from epaper.fonts.book import FontBook
from epaper.fonts.face import EMBEDDED_TABLES, Face
from epaper.fonts.faces import FILES, ROLES
from tests.fonts.outlines import box_of, open_font, outline

NOTO = ["song", "song-bold", "song-black", "hei-bold", "hei-black"]
SAMPLE = "衡阳日报，“两会”——2026年 Ag é 囍"


@pytest.mark.parametrize("key", NOTO)
@pytest.mark.parametrize("text", ["——", "字——字", "2026——", "”——“"])
def test_two_em_dash_is_one_glyph_of_two_em(book: FontBook, key: str, text: str) -> None:
    glyphs = book.faces[key].shape(text)
    dashes = [glyph for glyph in glyphs if text[glyph.cluster] == "—"]
    assert [glyph.advance for glyph in dashes] == [2.0]


@pytest.mark.parametrize("key", NOTO)
def test_full_width_marks_take_one_em_and_half_with_halt(book: FontBook, key: str) -> None:
    for mark in "，。、；：？！“”（）《》":
        assert [glyph.advance for glyph in book.faces[key].shape(f"字{mark}")] == [1.0, 1.0]
    for mark in "，。、“”（）《》":
        assert book.faces[key].shape(f"字{mark}", {"halt": True})[1].advance == 0.5


def test_vertical_run_moves_down_and_turns_its_marks(book: FontBook) -> None:
    song = book.faces["song"]
    across, down = song.shape("（字）"), song.shape("（字）", vertical=True)
    assert [glyph.advance for glyph in down] == [1.0, 1.0, 1.0]
    assert [a.glyph != d.glyph for a, d in zip(across, down, strict=True)] == [True, False, True]


def test_nothing_shapes_to_nothing(book: FontBook) -> None:
    assert book.faces["song"].shape("") == ()


@given(text=st.text("衡阳日报一二三，。“”——……《》（）A1 é%", max_size=30))
@settings(max_examples=60, deadline=None)
def test_clusters_never_fall_and_advances_agree_with_the_face(book: FontBook, text: str) -> None:
    glyphs = book.faces["kai"].shape(text, {"kern": False})
    assert all(a.cluster <= b.cluster for a, b in pairwise(glyphs))
    assert [glyph.advance for glyph in glyphs] == [book.faces["kai"].advance(glyph.glyph) for glyph in glyphs]


@pytest.mark.parametrize("key", ROLES)
def test_subset_draws_the_same_outlines_at_the_same_widths(book: FontBook, key: str) -> None:
    face = book.faces[key]
    glyphs = {glyph.glyph for glyph in face.shape(SAMPLE)} | {0}
    subset = face.subset(glyphs)
    whole, cut = open_font(face.path.read_bytes()), open_font(subset.data)
    for old in glyphs:
        new = subset.renumbered[old]
        assert outline(cut, new) == outline(whole, old)
        assert cut.get_glyph_h_advance(new) == whole.get_glyph_h_advance(old)
    assert any(outline(whole, old) for old in glyphs if old)


@pytest.mark.parametrize("key", FILES)
def test_subset_holds_what_a_pdf_embeds_and_nothing_else(book: FontBook, key: str) -> None:
    subset = book.faces[key].subset([5, 40, 6])
    font = open_font(subset.data)
    assert {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= set(font.face.table_tags) <= EMBEDDED_TABLES
    assert sorted(subset.renumbered.values()) == list(range(font.face.glyph_count))
    assert list(subset.renumbered) == sorted(subset.renumbered)


def test_subset_is_the_same_bytes_whatever_the_order_and_for_a_face_opened_anew(book: FontBook) -> None:
    face = book.faces["song"]
    glyphs = [glyph.glyph for glyph in face.shape(SAMPLE)]
    once = face.subset(glyphs)
    assert once == face.subset(reversed(glyphs))
    assert once == Face("again", face.path).subset(set(glyphs))


def test_subset_leaves_out_glyphs_the_face_does_not_have(book: FontBook) -> None:
    assert book.faces["song"].subset([60_000]).renumbered == {0: 0}


def test_bad_font_file_is_one_sentence_that_names_it(tmp_path: Path, book: FontBook) -> None:
    no_font, cut_off = tmp_path / "no.ttf", tmp_path / "cut.ttf"
    no_font.write_text("这不是字体", encoding="utf-8")
    # The table directory of a real face without its tables, as after a full disk.
    cut_off.write_bytes(book.faces["song"].path.read_bytes()[:400])
    for path in (tmp_path / "absent.ttf", no_font, cut_off):
        with pytest.raises(UnreadableInput, match=path.name):
            Face("song", path).metrics  # noqa: B018


@pytest.mark.parametrize("key", ["song", "latin", "arabic", "brush"])
def test_an_outline_is_closed_and_reaches_as_far_as_the_ink(book: FontBook, key: str) -> None:
    face = book.faces[key]
    for glyph in range(200):
        steps = face.outline(glyph)
        assert [step.sign for step in steps if step.sign in "MZ"] == ["M", "Z"] * sum(step.sign == "M" for step in steps)
        xs, ys = zip(*(point for step in steps for point in step.points), strict=True) if steps else ((0.0,), (0.0,))
        sides = (min(xs), min(ys), max(xs), max(ys))
        assert box_of(face.path, glyph) == tuple(side / face.units_per_em for side in sides)
    assert face.outline(10**6) == ()
