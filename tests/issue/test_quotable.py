"""Words to be shown large 引语: those that are named, or a whole statement from the middle of the copy, never any others."""

from __future__ import annotations

import pytest

from epaper.issue.model import Article, Paragraph
from epaper.issue.pins import Pins
from epaper.issue.quotable import quotable

LONG = "河水涨了又落，渡口的石阶磨得发亮。" * 6
SAID = "“往年要半个月的活，现在三天就能干完。”"
ENGLISH = "The room was never quiet, and nobody in it could have said when it had been. " * 4


def chosen(*copy: str, wanted: str = "auto", kind: str = "body") -> str:
    paragraphs = tuple(Paragraph(text, kind) for text in copy)  # type: ignore[arg-type]
    return quotable(Article("a1", ("题",), paragraphs, pins=Pins(pull_quote=wanted)))


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (f"合作社负责人说。{SAID}", SAID),
        ("他说：“往年要半个月的活，现在三天就能干完”。", "“往年要半个月的活，现在三天就能干完”"),
        ("他说：“往年要半个月的活，现在三天就能干完，”又说。", ""),
        ("叫作“往年要半个月的活现在三天就能干完”的办法。", ""),
        ("他说：“三天就能干完。”", ""),
        (f"他说：“{'往年要半个月的活，' * 5}现在三天就能干完。”", ""),
        ("她问：“往年要半个月的活，现在几天能干完？”", "“往年要半个月的活，现在几天能干完？”"),
        ("He said, “Nobody who worked there ever forgot the smell of hot metal.”",
            "“Nobody who worked there ever forgot the smell of hot metal.”"),
        ('He said, "Nobody who worked there ever forgot the smell of hot metal."',
            '"Nobody who worked there ever forgot the smell of hot metal."'),
        ("“Nobody who worked there ever forgot the smell of hot metal,” he said.", ""),
        ("the rule that “nobody who worked there ever forgets the smell of metal.”", ""),
        ("He said, “Nobody forgot.”", ""),
    ],
)  # fmt: skip
def test_a_statement_is_whole_and_of_a_good_length(copy: str, said: str) -> None:
    around = ENGLISH if copy.isascii() or said.isascii() or "Nobody" in copy else LONG
    assert chosen(around, copy, around) == said


def test_of_several_statements_the_one_nearest_the_middle_is_shown() -> None:
    first, last = "“先有渡口，后有这条街，再后有这座城。”", "“桥通了，船也还是要开的，总有人要坐。”"
    assert chosen(LONG, first, LONG, SAID, LONG, last, LONG) == SAID
    assert chosen(LONG, first, LONG, LONG, LONG, last) == first
    assert chosen(first, LONG, LONG, last) == "", "neither at the beginning nor at the end"


@pytest.mark.parametrize("kind", ["quote", "note", "item"])
def test_a_statement_is_running_copy(kind: str) -> None:
    assert chosen(LONG, SAID, LONG, kind=kind) == ""


def test_words_that_are_named_stand_in_the_copy_as_they_are() -> None:
    assert chosen(LONG, SAID, wanted="三天就能干完") == "三天就能干完"
    assert chosen(LONG, SAID, wanted="三天可以干完") == ""
    assert chosen(LONG, SAID, wanted="发亮。“往年") == "", "nor across two paragraphs"
    assert chosen(LONG, SAID, wanted="") == ""
