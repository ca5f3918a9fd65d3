"""Faces beside one another look of one size and stand on one line; dashes, dots and quotes sit where Song has them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import pytest

from epaper.fonts.book import FontBook
from epaper.typeset.boxes import Box, Role, boxes_of
from epaper.typeset.display import display_line
from epaper.typeset.setline import placed
from tests.fonts.outlines import box_of

BOOK = FontBook.shipped()
ISSUES = Path(__file__).resolve().parents[2] / "issues"
HAN = Counter(re.findall("[\u4e00-\u9fff]", "".join(file.read_text("utf-8") for file in sorted(ISSUES.glob("*/*/issue.md")))))
FREQUENT = "".join(char for char, _ in HAN.most_common(500))
TEXT_FACES = ("song", "song-bold", "song-black", "hei-bold", "hei-black", "kai")
CENTRE = 0.01  # em between optical centres: a tenth of a millimetre at 28 pt
FACE_RATIO = 0.03  # em between the widths, or the heights, of the ink


class Ink(NamedTuple):
    """What a text covers, em of the line's size, from the left edge of its box and the baseline."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def cut(text: str, face: str) -> tuple[Box, ...]:
    return boxes_of(text, (Role(0, len(text), face),), BOOK)


def inks(box: Box) -> list[Ink]:
    scale, rise = box.optics
    found = []
    for glyph in box.glyphs:
        left, bottom, right, top = (side * scale for side in box_of(BOOK.faces[box.face].path, glyph.glyph))
        found.append(Ink(glyph.x + left, rise + glyph.y + bottom, glyph.x + right, rise + glyph.y + top))
    return found


@cache
def average(text: str, face: str) -> tuple[float, float, float]:
    """Return the middle, the width and the height of the ink of a text."""
    all_ = [ink for box in cut(text, face) for ink in inks(box)]
    return (
        fmean(ink.middle for ink in all_),
        fmean(ink.right - ink.left for ink in all_),
        fmean(ink.top - ink.bottom for ink in all_),
    )


RARE = {
    "kai": FREQUENT,
    "song-bold": FREQUENT,
    "song-black": FREQUENT,
    "hei-bold": FREQUENT,
    "hei-black": FREQUENT,
    "han": "".join(chr(code) for code in range(0x20000, 0x2A6D7, 40) if BOOK.faces["han"].covers(chr(code))),
    "han-compatibility": "".join(chr(code) for code in range(0x2F800, 0x2FA1E) if not BOOK.faces["song"].covers(chr(code))),
    "hangul": "국가신문기자한국어조선중앙통신보도하였다오늘",
    "emoji": "😀😁😂🙏🚗🏠🌧🎉",
}


@pytest.mark.parametrize("face", RARE)
def test_centre_of_the_ink_is_that_of_song(face: str) -> None:
    role = face if face in TEXT_FACES else "song"
    assert {box.face for box in cut(RARE[face], role)} == {face}
    middle, _, _ = average(RARE[face], role)
    assert middle == pytest.approx(average(FREQUENT, "song")[0], abs=CENTRE)


@pytest.mark.parametrize("face", ["kai", "hei-bold", "han", "han-compatibility"])
def test_face_is_as_large_as_song(face: str) -> None:
    role = face if face in TEXT_FACES else "song"
    _, width, height = average(RARE[face], role)
    _, song_width, song_height = average(FREQUENT, "song")
    assert width == pytest.approx(song_width, abs=FACE_RATIO)
    assert height == pytest.approx(song_height, abs=FACE_RATIO)


@pytest.mark.parametrize("face", TEXT_FACES)
def test_dash_is_one_unbroken_rule_at_the_middle_of_the_han(face: str) -> None:
    _, dash, _ = cut("国——国", face)
    parts = sorted(inks(dash))
    assert dash.width == 2.0
    assert all(left.right >= right.left for left, right in pairwise(parts))  # no gap
    assert all(left.middle == right.middle for left, right in pairwise(parts))
    assert 0.02 <= parts[0].left <= 0.1  # it fills its two cells and touches nobody
    assert 1.9 <= parts[-1].right <= 1.98
    assert parts[0].middle == pytest.approx(average(FREQUENT, face)[0], abs=0.03)


@pytest.mark.parametrize("face", TEXT_FACES)
def test_ellipsis_is_six_dots_at_the_middle_of_the_han_in_two_cells(face: str) -> None:
    _, dots, _ = cut("国……国", face)
    one, two = inks(dots)
    assert dots.width == 2.0
    assert two.left - one.left == pytest.approx(1.0)
    assert one.middle == pytest.approx(average(FREQUENT, face)[0], abs=0.03)


@pytest.mark.parametrize("face", TEXT_FACES)
@pytest.mark.parametrize("mark", "“”‘’·《》（）【】，。、：；")
def test_mark_stands_within_its_half_box(face: str, mark: str) -> None:
    text = {"“": "国“国”", "”": "“国”国"}.get(mark, f"国{mark}国")
    box = next(box for box in cut(text, face) if text[box.start] == mark)
    (ink,) = inks(box)
    assert box.width == 0.5
    assert ink.left >= -0.01
    assert ink.right <= 0.51


@pytest.mark.parametrize("face", TEXT_FACES)
def test_quotes_hang_at_the_height_of_the_face_and_against_their_words(face: str) -> None:
    _, opening, _, closing = cut("国“国”", face)
    (left,), (right,) = inks(opening), inks(closing)
    assert 0.5 - left.right <= 0.1
    assert right.left <= 0.1
    assert 0.84 <= left.top <= 0.9
    assert left.top == pytest.approx(right.top, abs=0.01)


@pytest.mark.parametrize("face", TEXT_FACES)
def test_figures_and_letters_are_the_faces_own_and_stand_on_the_baseline(face: str) -> None:
    boxes = cut("国2026年GDP国", face)
    assert {box.face for box in boxes} == {face}
    bottoms = [ink.bottom for box in boxes[1:-1] if box.width < 1.0 for ink in inks(box)]
    assert len(bottoms) >= 6
    assert bottoms == pytest.approx([0.0] * len(bottoms), abs=0.02)


def test_word_from_a_latin_face_is_as_large_as_the_letters_of_song() -> None:
    (own,), (fallen,) = inks(cut("xx", "song")[0]), inks(cut("xӷ", "song")[0])
    assert cut("xӷ", "song")[0].face != "song"
    assert fallen.top == pytest.approx(own.top, abs=0.01)


def tucked(text: str, face: str) -> dict[str, Ink]:
    """Return where the ink of each character of a head lies on its line."""
    (run,) = display_line(text, face, BOOK).glyphs
    path = BOOK.faces[run.face].path
    found = {}
    for glyph, offset, cluster in zip(run.glyphs, run.offsets, run.clusters, strict=True):
        left, bottom, right, top = (side * run.scale for side in box_of(path, glyph))
        found[run.text[cluster]] = Ink(run.x + offset + left, bottom, run.x + offset + right, top)
    return found


@pytest.mark.parametrize("face", TEXT_FACES)
@pytest.mark.parametrize("mark", "，、；：。！？）》】」")
def test_mark_of_a_head_stands_nearer_to_its_word_than_to_the_next(face: str, mark: str) -> None:
    box = tucked(f"国{mark}国", face)[mark]
    assert -0.01 <= box.left - 1.0 <= 0.08  # the first 国 takes one em …
    assert mark in "？》" or 1.5 - box.right >= box.left - 1.0 - 0.03  # … and the mark a half, which these two fill


@pytest.mark.parametrize("face", TEXT_FACES)
@pytest.mark.parametrize("mark", "（《【「")
def test_opening_mark_of_a_head_stands_nearer_to_its_word_than_to_the_last(face: str, mark: str) -> None:
    box = tucked(f"国{mark}中", face)[mark]
    assert -0.01 <= 1.5 - box.right <= 0.08


def test_comma_of_a_bold_phrase_moves_only_as_far_as_its_white_is_taken() -> None:
    box = next(box for box in cut("醒，了", "hei-bold") if box.tuck)
    where = [
        placed("醒，了", cut("醒，了", "hei-bold"), [0.0, 1.0, 1.5 + white])[0].offsets[1] - 1.0 for white in (0.5, 0.25, 0.0)
    ]
    assert where == pytest.approx([0.0, box.tuck / 2, box.tuck])
    assert box.tuck == pytest.approx(-0.09, abs=0.01)


def test_mark_at_a_line_end_stays_where_its_face_has_it() -> None:
    boxes = cut("醒，", "hei-bold")
    assert placed("醒，", boxes, [0.0, 1.0])[0].offsets == (0.0, 1.0)
