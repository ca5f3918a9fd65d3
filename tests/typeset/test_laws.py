"""Laws that hold for any text at any measure, tried on texts drawn from the character classes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from linerules import edge_faults, split_units
from squareface import square_book

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph, Span
from epaper.scene.order import visual_order
from epaper.typeset import costs
from epaper.typeset.galley import Setter
from epaper.typeset.justify import ORDER, justify
from epaper.typeset.paragraph import break_paragraph
from epaper.typeset.prepare import prepare
from epaper.typeset.spacing import BRACKET, DATELINE, FIXED, MIXED, PAIR, PAUSE, SEAM, SEMANTIC, SOLID, STOP, WORD, Squeeze

if TYPE_CHECKING:
    from epaper.typeset.model import SetLine

SQUARE = Setter(square_book())
SHIPPED = Setter(FontBook.shipped())

HAN = st.text("天地人口山水日月国中上下大小华", min_size=1, max_size=12)
CLAUSE = st.one_of(
    HAN,
    st.builds("“{}”".format, HAN),
    st.builds("《{}》（{}）".format, HAN, HAN),
    st.builds("{}·{}".format, HAN, HAN),
    st.builds("{}——{}……".format, HAN, HAN),
    st.builds("{}{}".format, st.integers(0, 99999), st.sampled_from(["年", "日", "%", "万元", "号", "％", "."])),
    st.sampled_from(["GDP", "iPhone 15", "e-mail", "3.14", "CN 43-0004", "２０", "Ωμέγα"]),
)
SENTENCE = st.builds(
    lambda parts, stop: "，".join(parts) + stop, st.lists(CLAUSE, min_size=1, max_size=6), st.sampled_from("。？！；")
)
COPY = st.lists(SENTENCE, min_size=1, max_size=6).map("".join)
ANYTHING = st.text(st.characters() | st.sampled_from("国，。“”（）—…·/5a %\u0301\u200d 　ئۇש١\u200f\u2067\u2069"), max_size=80)
CELLS = st.integers(10, 24).map(float) | st.sampled_from([11.5, 13.5])


def set_text(setter: Setter, text: str, cells: float, lines: int | None = None) -> tuple[SetLine, ...]:
    galley = setter.galley(Article("a1", ("题",), (Paragraph("天地。"), Paragraph(text))), cells, lines)
    return tuple(line for line in galley.lines if line.paragraph == 1)


@given(ANYTHING, st.integers(1, 15).map(float))
@example("https://www.example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 11.0)
@settings(deadline=None)
def test_every_character_stands_once_in_order_in_lines_and_in_glyph_runs(text: str, cells: float) -> None:
    lines = set_text(SHIPPED, text, cells)
    assert "".join(line.text for line in lines) == text
    for line in lines:
        assert line.text == text[line.start : line.end]
        assert "".join(line.glyphs[index].text for index in visual_order([run.level for run in line.glyphs])) == line.text
        for run in line.glyphs:
            assert len(run.glyphs) == len(run.offsets) == len(run.clusters)
            assert len(run.rises) in (0, len(run.glyphs))
            assert list(run.clusters) == sorted(run.clusters, reverse=run.level % 2 == 1)
            assert 0 == min(run.clusters) <= max(run.clusters) < len(run.text)
    assert all(line.end == following.start for line, following in pairwise(lines))


@given(COPY, CELLS)
@example("1000%iPhone 15，iPhone 15。", 7.0)
@settings(deadline=None)
def test_lines_obey_the_prohibitions_and_keep_units_whole(text: str, cells: float) -> None:
    lines = set_text(SQUARE, text, cells)
    assert edge_faults(lines) == []
    assert split_units(text, lines) == []


@given(COPY, CELLS)
@settings(deadline=None)
def test_no_line_leaves_its_measure_and_justified_ones_end_flush(text: str, cells: float) -> None:
    lines = set_text(SQUARE, text, cells)
    assert all(line.width <= cells + 1e-6 for line in lines)
    assert all(0 <= line.squeeze <= 1 and line.stretch >= -costs.HAIR for line in lines)
    ragged = [line for line in lines if not line.last and line.width < cells - 0.01]
    # What stays short is a lone word, or would open by more than half an em at every gap.
    assert all(line.stretch == 0 and len(line.text) < cells * 2 for line in ragged)
    assert [(line.first, line.last) for line in lines] == [(i == 0, i == len(lines) - 1) for i in range(len(lines))]


@given(st.lists(HAN, min_size=8, max_size=20).map("，".join), CELLS)
@settings(deadline=None)
def test_common_copy_is_always_flush_and_never_ends_in_one_character(text: str, cells: float) -> None:
    lines = set_text(SQUARE, text + "。", cells)
    assert all(line.width == pytest.approx(cells, abs=0.01) for line in lines[:-1])
    assert len(lines) == 1 or len(lines[-1].text.strip("，。")) >= 2


GAP = st.sampled_from([SOLID, FIXED, PAIR, BRACKET, PAUSE, STOP, MIXED, WORD, SEMANTIC, DATELINE, SEAM])


@given(st.lists(GAP, min_size=1, max_size=20), st.floats(0, 1))
def test_squeezing_goes_class_by_class_and_equally_inside_a_class(gaps: list, share: float) -> None:
    excess = share * sum(gap.shrink for gap in gaps)
    whites = justify(gaps, -excess, opened=True).whites
    taken = [gap.natural - white for gap, white in zip(gaps, whites, strict=True)]
    assert sum(taken) == pytest.approx(excess, abs=1e-9)
    touched = [kind for kind in ORDER if any(t > 1e-9 and gap.squeeze is kind for t, gap in zip(taken, gaps, strict=True))]
    for kind in ORDER:
        if touched and kind < touched[-1]:
            assert all(t == pytest.approx(gap.shrink) for t, gap in zip(taken, gaps, strict=True) if gap.squeeze is kind)
        alike = {round(t / gap.shrink, 9) for t, gap in zip(taken, gaps, strict=True) if gap.squeeze is kind}
        assert len(alike) <= 1
    assert all(t == pytest.approx(0) for t, gap in zip(taken, gaps, strict=True) if gap.squeeze is Squeeze.NONE)


@given(st.lists(GAP, min_size=2, max_size=20), st.floats(0, 3))
def test_opening_fills_elastic_white_first_and_then_all_gaps_evenly(gaps: list, extra: float) -> None:
    result = justify(gaps, extra, opened=True)
    added = [white - gap.natural for gap, white in zip(gaps, result.whites, strict=True)]
    assert sum(added) <= extra + 1e-9
    if result.stretch and any(gap.even for gap in gaps):
        assert sum(added) == pytest.approx(extra)
        assert all(a == pytest.approx(gap.grow + result.stretch * gap.even) for a, gap in zip(added, gaps, strict=True))


@given(COPY, CELLS)
@settings(deadline=None, max_examples=40)
def test_a_wished_length_is_met_exactly_where_the_interval_offers_it(text: str, cells: float) -> None:
    article = Article("a1", ("题",), (Paragraph(text), Paragraph("小标题", "subheading"), Paragraph(text + text)))
    interval = SQUARE.interval(article, cells)
    natural = SQUARE.galley(article, cells)
    assert min(cost for _, cost in interval) == 0
    assert len(natural.lines) in dict(interval)
    for count, extra in interval:
        galley = SQUARE.galley(article, cells, count)
        assert len(galley.slots) == count
        assert galley.cost == pytest.approx(natural.cost + extra)
        assert "".join(line.text for line in galley.lines) == text + "小标题" + text + text


@given(COPY, CELLS)
@settings(deadline=None, max_examples=30)
def test_the_same_copy_is_always_set_the_same(text: str, cells: float) -> None:
    paragraph = Paragraph(text, spans=(Span(0, 3, "strong"),))
    once, again = (break_paragraph(prepare(paragraph, square_book()), cells) for _ in range(2))
    assert once == again


def test_twenty_thousand_characters_in_one_paragraph_are_set() -> None:
    text = "天地人口，山水日月国中上下大小华。2026年5月，“天地”——人口。" * 560
    lines = set_text(SQUARE, text, 11)
    assert "".join(line.text for line in lines) == text
    assert edge_faults(lines) == []
