"""A signature 署名 of its own as the first line of the copy."""

from __future__ import annotations

import pytest
from specimen import NOTE, QUOTE

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.typeset.galley import Setter
from epaper.typeset.habits import CHINESE, ENGLISH, Habits
from epaper.typeset.material.unit import Foot

BOOK = FontBook.shipped()
COPY = Paragraph("渡口的雾还没有散，第一班船已经坐满了人，摆渡的老人把缆绳一圈一圈地解下来。")
SIGNED = Article("a1", ("题",), (COPY, QUOTE), byline="本报记者 张三 通讯员 李四")
SETTER = Setter(BOOK, CHINESE._replace(signed=True))


@pytest.mark.parametrize("cells", [14, 15, 17])
def test_it_stands_in_the_middle_of_the_first_line_and_takes_that_alone(cells: int) -> None:
    made, bare = (SETTER.galley(article, cells) for article in (SIGNED, Article("a1", ("题",), (COPY, QUOTE))))
    (line,) = made.slots[0].pieces
    assert (line.role, line.text, line.paragraph, line.start, line.end) == ("byline", SIGNED.byline, 0, 0, 0)
    assert line.x == pytest.approx((cells - line.width) / 2)
    assert {run.face for run in line.glyphs} == {"kai"}
    assert made.slots[1:] == bare.slots
    assert SETTER.count(SIGNED, cells) == len(bare.slots) + 1
    assert made.lines == (line, *bare.lines)


def test_a_long_one_takes_more_lines_and_loses_no_name() -> None:
    names = " ".join(f"记者{name}" for name in "甲乙丙丁戊己")
    lines = [piece for slot in SETTER.galley(Article("a1", ("题",), (COPY,), byline=names), 9).slots for piece in slot.pieces]
    over = [line for line in lines if line.role == "byline"]
    assert len(over) > 1
    assert "".join(line.text for line in over) == names


def test_no_leg_ends_under_it_or_before_three_lines_of_copy() -> None:
    assert SETTER.feet(SIGNED, 13)[0] is Foot.NEVER
    ends = SETTER.ends(SIGNED, 13, SETTER.count(SIGNED, 13))
    assert all(ends.get(line, 0.0) > max(ends.get(4, 0.0), 10.0) for line in (1, 2, 3))


def test_an_editors_note_stands_above_it() -> None:
    roles = [
        slot.pieces[0].role
        for slot in SETTER.galley(Article("a1", ("题",), (NOTE, COPY), byline="张三"), 13).slots
        if slot.pieces
    ]
    assert roles.index("byline") == roles.count("note")
    assert roles[roles.index("byline") + 1] == "body"


@pytest.mark.parametrize(
    "other",
    [
        Article("a1", ("题",), (COPY,), byline="记者 张三", kind="ad"),
        Article("a1", ("题",), (Paragraph("本报讯（记者 张三）" + COPY.text),), byline="记者 张三"),
        Article("a1", ("题",), (NOTE,), byline="记者 张三"),
    ],
)
def test_what_is_signed_elsewhere_has_none(other: Article) -> None:
    assert all(piece.role != "byline" for slot in SETTER.galley(other, 13).slots for piece in slot.pieces)


@pytest.mark.parametrize("habits", [CHINESE, ENGLISH])
def test_none_stands_in_the_copy_where_the_house_does_not_want_it(habits: Habits) -> None:
    assert all(piece.role != "byline" for slot in Setter(BOOK, habits).galley(SIGNED, 13).slots for piece in slot.pieces)


def test_in_an_english_paper_it_is_flush_left_in_italics() -> None:
    setter = Setter(BOOK, ENGLISH._replace(signed=True))
    copy = Paragraph("The first boat had left before the fog lifted from the landing.")
    (line,) = setter.galley(Article("a1", ("A Head",), (copy,), byline="By Ann Writer"), 20).slots[0].pieces
    assert line.x == 0.0
    assert {run.face for run in line.glyphs} == {"latin-italic"}
