"""The rulebook's line and paragraph rules as laws over random newspaper copy at 7 to 40 cells, read off the places of the glyphs.

The square face makes widths round: Han and full-width marks advance one em, so what exceeds it between two origins is white.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linerules import CLOSING, OPENING, edge_faults, origins, split_units
from squareface import HALF_WIDTH, square_book

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.typeset.galley import Setter

if TYPE_CHECKING:
    from epaper.typeset.model import SetLine

SETTER = Setter(square_book())
HALF_OPEN, HALF_CLOSE = "“‘（《〈【「『", "”’）》〉】」』，、；：。？！"  # marks whose white is left of them, right of them
PAUSES, STOPS = "，、；：", "。？！"
DOUBLE = "—…"  # drawn in two cells as the face has them, not at their edges
STRETCHED = 0.5 + 1e-6  # the most a gap opens where something unbreakable forces it
HAIR = 0.02 + 1e-6  # the most it closes up, where all white has given way: good in the words of L12

HAN = st.text("天地人口山水日月国中上下大小华", min_size=1, max_size=10)
PIECE = st.one_of(
    HAN,
    HAN,
    st.builds("“{}”".format, HAN),
    st.builds("《{}》（{}）".format, HAN, HAN),
    st.builds("“{}《{}》。”".format, HAN, HAN),
    st.builds("{}·{}".format, HAN, HAN),
    st.builds("{}——{}……".format, HAN, HAN),
    st.builds("{}{}".format, st.integers(0, 99999), st.sampled_from(["年", "日", "%", "万元", "号", "％"])),
    st.sampled_from(["GDP", "iPhone 15", "3.14", "C919", "Ωμέγα", "A—B"]),
)
SENTENCE = st.builds(
    lambda parts, joints, stop: "".join(a + b for a, b in zip(parts, joints, strict=False)) + parts[-1] + stop,
    st.lists(PIECE, min_size=1, max_size=6),
    st.lists(st.sampled_from(["，", "、", "；", "：", ""]), min_size=5, max_size=5),
    st.sampled_from(["。", "？", "！", "。”", "？！"]),
)
COPY = st.lists(SENTENCE, min_size=1, max_size=8).map("".join)
CELLS = st.integers(7, 40).map(float)


class Step(NamedTuple):
    """Two neighbouring characters of a line and the white between their boxes, in em."""

    left: str
    right: str
    white: float


def set_copy(text: str, cells: float) -> tuple[SetLine, ...]:
    return SETTER.galley(Article("a1", ("题",), (Paragraph("天地。"), Paragraph(text))), cells).lines[1:]


def box_edges(char: str, origin: float) -> tuple[float, float]:
    """Return where the box of a character begins and ends: a mark has half of its drawing."""
    if char in HALF_OPEN:
        return origin + 0.5, origin + 1.0
    if char in HALF_CLOSE:
        return origin, origin + 0.5
    if char == "·":
        return origin, origin + 0.5
    return origin, origin + (0.5 if char in HALF_WIDTH else 1.0)


def steps(line: SetLine) -> list[Step]:
    placed = [(char, *box_edges(char, origin)) for char, origin in origins(line) if char != " "]
    return [Step(a[0], b[0], b[1] - a[2]) for a, b in pairwise(placed)]


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l1_l3_l7_edges_and_unbreakables(text: str, cells: float) -> None:
    lines = set_copy(text, cells)
    assert edge_faults(lines) == []
    assert split_units(text, lines) == []
    for line in lines:
        last, origin = [place for place in origins(line) if place[0] != " "][-1]
        if last not in DOUBLE:
            assert box_edges(last, origin)[1] == pytest.approx(line.width)  # L3: half a box ends the line, no white after it
        assert line.width <= cells + 1e-6  # L6: nothing hangs


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l4_p1_starts_of_lines(text: str, cells: float) -> None:
    for number, line in enumerate(set_copy(text, cells)):
        char, origin = next(origins(line))
        indent = 2.0 if number == 0 else 0.0
        if char not in DOUBLE:
            assert box_edges(char, origin)[0] == pytest.approx(indent)  # L4: an opening mark is flush, also after the indent


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l5_two_marks_share_their_white_alike_everywhere(text: str, cells: float) -> None:
    for line in set_copy(text, cells):
        for left, right, white in steps(line):
            own = white - line.stretch
            if left in HALF_CLOSE and right in HALF_OPEN:
                assert own == pytest.approx(0.5)  # 》《 ，“: one em and a half
            elif (left in HALF_CLOSE and right in HALF_CLOSE) or (left in HALF_OPEN and right in HALF_OPEN):
                assert own == pytest.approx(0.0)  # 。” “《: the second against the first


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l8_l10_white_stays_in_its_range(text: str, cells: float) -> None:
    for line in set_copy(text, cells):
        for left, right, white in steps(line):
            if left in OPENING or right in CLOSING:
                assert white - line.stretch == pytest.approx(0.0, abs=1e-6)  # none inside brackets and before marks
            elif left > "\u2e80" and right > "\u2e80" and left not in CLOSING and right not in OPENING:
                assert white in (pytest.approx(line.stretch), pytest.approx(0.0, abs=1e-6))  # Han is set solid
            elif is_mixed(left, right):
                assert -1e-6 <= white - line.stretch <= 0.25 + 1e-6  # a Han-Latin gap
        assert -HAIR <= line.stretch <= STRETCHED


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l10_lines_close_up_only_for_figures_and_letters_and_after_all_white(text: str, cells: float) -> None:
    for line in set_copy(text, cells):
        if line.stretch < 0:
            assert any(char.isascii() or "Α" <= char <= "ω" for char in line.text)
            assert line.squeeze == pytest.approx(1.0) or not any(map(any, whites_by_kind(line)))
            assert all(white - line.stretch == pytest.approx(0.0, abs=1e-6) for white in mixed_whites(line))


def test_l10_a_line_that_lacks_a_hair_is_closed_up_not_torn_open() -> None:
    shipped = Setter(FontBook.shipped())
    article = Article("a1", ("题",), (Paragraph("天地。"), Paragraph("四年级学生曲小满是“2号线”的副队长，负责数人。")))
    line = shipped.galley(article, 13).lines[1]
    assert line.text == "四年级学生曲小满是“2号"
    assert line.width == pytest.approx(13)
    assert -HAIR <= line.stretch < 0


def whites_by_kind(line: SetLine) -> list[list[float]]:
    """Return what is left of each white that gives, 0-1, by kind in clreq's order: brackets, pauses, Han-Latin gaps, stops."""
    kinds: list[list[float]] = [[], [], [], []]
    before = ""
    for left, right, white in steps(line):
        share, shouting, before = white - line.stretch, left in "？！" and before in tuple("？！"), left
        if shouting or right in HALF_CLOSE or (left in HALF_CLOSE and right in HALF_OPEN):
            continue  # ？！ share two cells, neighbouring marks their white
        if left in PAUSES:
            kinds[1].append(share / 0.5)
        elif left in STOPS:
            kinds[3].append(share / 0.5)
        elif left in HALF_CLOSE or (right in HALF_OPEN and left not in HALF_OPEN):
            kinds[0].append(share / 0.5)
        elif is_mixed(left, right):
            kinds[2].append(share / 0.125)
    return kinds


def mixed_whites(line: SetLine) -> list[float]:
    """Return the white where Han meets a letter or a figure."""
    return [white for left, right, white in steps(line) if is_mixed(left, right)]


def is_mixed(left: str, right: str) -> bool:
    """Say whether Han meets a letter or a figure."""
    return left.isalnum() and right.isalnum() and (left > "\u2e80") is not (right > "\u2e80")


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l9_squeezing_takes_one_kind_after_the_other(text: str, cells: float) -> None:
    for line in set_copy(text, cells):
        kinds = whites_by_kind(line)
        for kind in kinds:
            assert max(kind, default=0) - min(kind, default=0) < 0.005  # equal treatment
        if line.squeeze > 0:
            taken = [kind for kind in kinds if kind]
            touched = [index for index, kind in enumerate(taken) if min(kind) < 1 - 1e-6]
            for earlier in range(touched[-1] if touched else 0):
                assert max(taken[earlier]) == pytest.approx(0.0, abs=1e-6)


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_l2_l9_a_line_is_opened_only_when_its_elastic_white_is_full(text: str, cells: float) -> None:
    for line in set_copy(text, cells):
        if line.stretch > 1e-6:
            assert all(white - line.stretch == pytest.approx(0.25) for white in mixed_whites(line))
            assert not line.last


@given(COPY, st.integers(10, 40).map(float))
@settings(deadline=None, max_examples=40)
def test_p3_no_paragraph_ends_in_one_character(text: str, cells: float) -> None:
    lines = set_copy(text, cells)
    visible = [char for char in lines[-1].text if char not in HALF_CLOSE + HALF_OPEN + " "]
    few = sum(char.isalnum() for char in text) < 5  # “上”，“上”，“上”。 parts only so, or with a hole of half a line
    assert len(lines) == 1 or len(visible) >= 2 or few or all(char in "—…" for char in visible)


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_p1_p2_a_continuation_has_no_indent_and_lines_run_on(text: str, cells: float) -> None:
    lines = set_copy(text, cells)
    assert "".join(line.text for line in lines) == text
    assert all(a.end == b.start for a, b in pairwise(lines))
    assert all(next(origins(line))[1] <= 0.0 or line.text[0] in DOUBLE for line in lines[1:])
