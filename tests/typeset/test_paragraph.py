"""Whole paragraphs in the square font, where widths are round: breaking, squeezing, opening, and what to do when nothing fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from linerules import origins, split_units
from squareface import square_book

from epaper.issue.model import Paragraph
from epaper.typeset.classes import ADDRESS_JOINTS
from epaper.typeset.opening import Opening
from epaper.typeset.paragraph import break_paragraph, lengths
from epaper.typeset.prepare import prepare
from epaper.typeset.setline import set_lines

if TYPE_CHECKING:
    from epaper.typeset.model import SetLine

BOOK = square_book()


def lines_of(text: str, cells: float, opening: Opening | None = None, *, heading: bool = False) -> tuple[SetLine, ...]:
    paragraph = Paragraph(text, "subheading" if heading else "body")
    ready = prepare(paragraph, BOOK, opening=opening or Opening())
    return set_lines(ready, break_paragraph(ready, cells), cells, 0)


def texts(text: str, cells: float) -> list[str]:
    return [line.text for line in lines_of(text, cells)]


@pytest.mark.parametrize(
    ("rule", "text", "cells", "expected"),
    [
        ("indent of two cells", "天地人口山水日月", 6, ["天地人口", "山水日月"]),
        ("a mark at a line end takes half", "天地人，口山水日月，国中上", 5.5, ["天地人，", "口山水日月，", "国中上"]),
        ("no closing mark at a line start", "天地人口，山水日月中上下大", 6, ["天地人", "口，山水日月", "中上下大"]),
        ("no opening mark at a line end", "天地人“口山水”日月国中上", 6, ["天地人", "“口山水”日月", "国中上"]),
        ("a number and its unit stay together", "天地人2026年中国上下", 6, ["天地人", "2026年中国", "上下"]),
        ("—— stays whole", "天地人——口山水日", 6, ["天地人", "——口山水日"]),
        ("…… stays whole", "天地人……口山水日", 6, ["天地人", "……口山水日"]),
        ("a Latin word stays whole", "天地人口山India中国人民上下大小", 9, ["天地人口山", "India中国人民上下", "大小"]),
        (
            "no single character in the last line",
            "天地人口山水日月国，上下大小中国人",
            8,
            ["天地人口山水", "日月国，上下大小", "中国人"],
        ),
        ("... though the line before stays short", "参见防汛手册（2026年版）。", 12, ["参见防汛手册", "（2026年版）。"]),
        ("a full stop may be squeezed to keep the line", "天地。人口山水日月", 6.5, ["天地。人口", "山水日月"]),
        ("·is half a cell and ends a line", "天地人国国·山水日月中", 7.5, ["天地人国国·", "山水日月中"]),
    ],
)
def test_breaks(rule: str, text: str, cells: float, expected: list[str]) -> None:
    assert texts(text, cells) == expected, rule


def test_last_line_never_holds_one_character() -> None:
    assert len(texts("天" * 17, 10)) == 2
    for count in range(12, 60):
        last = texts("天" * count + "，" + "地" * 7 + "。", 10)[-1]
        assert len(last.strip("。")) >= 2, count


def test_opening_mark_is_flush_at_a_line_start_and_after_the_indent() -> None:
    first, second = lines_of("“天地人口”“山水日月”", 7)
    assert next(origins(first)) == ("“", pytest.approx(1.5))  # ink begins at 2
    assert next(origins(second)) == ("“", pytest.approx(-0.5))


def test_neighbouring_marks_take_one_and_a_half_em() -> None:
    (line,) = lines_of("天”，“地。’人）《口", 20)
    places = dict(origins(line))
    # Full-width drawings of opening marks begin half an em before their box.
    assert places["，"] - places["”"] == pytest.approx(0.5)
    assert places["“"] - places["，"] == pytest.approx(0.5)
    assert places["《"] - places["）"] == pytest.approx(0.5)
    assert places["人"] - places["。"] == pytest.approx(0.5 + 1.0)


@pytest.mark.parametrize(("marks", "cells"), [("？", 1.0), ("？！", 1.0), ("！！！", 2.0)])
def test_marks_of_feeling_share_cells(marks: str, cells: float) -> None:
    (line,) = lines_of(f"天{marks}地", 20)
    places = dict(origins(line))
    assert places["地"] - places["天"] == pytest.approx(1 + cells)


def test_opened_line_spreads_evenly_and_ends_flush() -> None:
    first, *_ = lines_of("天地人口山2026年中国上下大小", 8.5)
    assert first.text == "天地人口山"
    assert first.stretch == pytest.approx(1.5 / 4)
    assert first.width == pytest.approx(8.5)


def test_blank_after_a_dateline_is_elastic_and_ends_its_line() -> None:
    text = "新华社北京电 天地人口山水日月中国上下"
    opening = Opening(dateline=(0, 6))
    (whole,) = lines_of(text, 30, opening)
    places = dict(origins(whole))
    assert places["天"] - places["电"] == pytest.approx(2.0)
    first, *_ = lines_of(text, 8, opening)
    assert first.text == "新华社北京电 "
    assert first.width == pytest.approx(8.0)
    assert {run.face for run in first.glyphs} == {"hei-bold"}


def test_subheading_is_centred_ragged_and_parted_at_its_blank() -> None:
    lines = lines_of("天地人口山水 日月中国上下大", 10, heading=True)
    assert [line.text for line in lines] == ["天地人口山水 ", "日月中国上下大"]
    assert [next(origins(line))[1] for line in lines] == [pytest.approx(2.0), pytest.approx(1.5)]
    assert all(line.role == "subheading" and line.stretch == 0 for line in lines)


@pytest.mark.parametrize("text", ["", " ", "。", "天", "w" * 60, "1" * 60, "。" * 40, "“" * 40, "—" * 41, "…" * 41, "天，" * 9])
@pytest.mark.parametrize("cells", [1, 2.5, 4, 11])
def test_nothing_is_lost_or_overset_however_narrow(text: str, cells: float) -> None:
    lines = lines_of(text, cells)
    assert "".join(line.text for line in lines) == text
    widest_box = 2.0 if text[:1] in tuple("—…") else 1.0
    assert all(line.width <= max(cells, widest_box) + 1e-6 for line in lines)


@pytest.mark.parametrize("cells", [9, 13, 15])
def test_a_web_address_parts_behind_its_joints_only(cells: int) -> None:
    text = "网址https://www.example.com/news/2026/05/21/page.html?number=12345"
    lines = lines_of(text, cells)
    assert len(lines) > 2
    assert all(line.text[-1] in ADDRESS_JOINTS for line in lines[:-1])
    assert all(cells - line.width < 3.0 for line in lines[:-1])  # its letters are not spaced
    assert [pair for pair in split_units(text, lines) if pair.isdigit()] == []


def test_attainable_lengths_run_through_and_cost_no_less_than_the_natural_one() -> None:
    ready = prepare(Paragraph("天地人口，山水日月。" * 20), BOOK)
    ways = lengths(ready, 13)
    natural = break_paragraph(ready, 13)
    assert len(natural.ends) in ways
    assert len(ways) > 1
    assert list(ways) == list(range(min(ways), max(ways) + 1))
    for count, way in ways.items():
        assert len(way.ends) == count
        assert way.cost >= natural.cost - 1e-9
