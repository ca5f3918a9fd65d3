"""Laws of all material over random copy and measures: nothing lost, nothing outside, every length that is offered is kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from squareface import square_book

from epaper.issue.model import Article, Paragraph
from epaper.scene.model import COPY
from epaper.typeset.copyfit import Cut
from epaper.typeset.galley import Setter
from epaper.typeset.material.unit import Foot

if TYPE_CHECKING:
    from epaper.issue.model import ParagraphKind
    from epaper.typeset.model import Galley

SETTER = Setter(square_book())
HAN = "天地人口山水日月国中上下大小"
TEXT = st.text(HAN + "，。：；、“”（）《》—…·•–12.%aB①-", min_size=1, max_size=40)
CELL = st.text(HAN + "12.%-—", max_size=9)
NAME = st.text(HAN + "·", min_size=1, max_size=14)
PLAIN: tuple[ParagraphKind, ...] = ("body", "subheading", "quote", "note", "source")


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    kind = draw(st.sampled_from(("plain", "item", "verse", "names", "table")))
    boxed = draw(st.sampled_from((False, False, True)))
    if kind == "item":
        return Paragraph(draw(st.sampled_from(("• ", "– ", "1. ", "12. ", "（一）"))) + draw(TEXT), "item", boxed=boxed)
    if kind == "verse":
        return Paragraph("\n".join(draw(st.lists(TEXT, min_size=1, max_size=5))), "verse", boxed=boxed)
    if kind == "names":
        return Paragraph(" ".join(draw(st.lists(NAME, min_size=1, max_size=12))), "names", boxed=boxed)
    if kind == "table":
        columns = draw(st.integers(1, 6))
        rows = draw(st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=1, max_size=5))
        align = draw(st.text("lcr", max_size=columns))
        return Paragraph("\n".join("\t".join(row) for row in rows), "table", align=align, boxed=boxed)
    return Paragraph(draw(TEXT), draw(st.sampled_from(PLAIN)), boxed=boxed)


ARTICLES = st.lists(paragraphs(), min_size=1, max_size=6).map(lambda copy: Article("a1", ("题",), tuple(copy), bold_leads=True))
MEASURES = st.sampled_from((9, 10, 11, 13, 14, 17, 21, 26, 40))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ARTICLES, MEASURES)
def test_every_character_stands_once_and_inside_the_measure(article: Article, cells: int) -> None:
    made = SETTER.galley(article, cells)
    whole(article, made)
    assert SETTER.count(article, cells) == len(made.slots) == len(SETTER.feet(article, cells))
    for slot, foot in zip(made.slots, SETTER.feet(article, cells), strict=True):
        assert slot.parts == (foot is not Foot.NEVER)


def whole(article: Article, made: Galley) -> None:
    pieces = [piece for piece in made.lines if piece.role in COPY]
    for number, paragraph in enumerate(article.paragraphs):
        own = [piece for piece in pieces if piece.paragraph == number]
        assert "".join(piece.text for piece in own) == paragraph.text
        assert all(paragraph.text[piece.start : piece.end] == piece.text for piece in own)
        assert {piece.role for piece in own} <= {paragraph.kind}
    for piece in made.lines:
        assert "".join(run.text for run in piece.glyphs) == piece.text
    for slot in made.slots:
        assert all(piece.x >= -1e-6 and piece.x + piece.width * piece.scale <= made.cells + 1e-6 for piece in slot.pieces)
        assert all(one.x + one.width * one.scale <= two.x + 1e-6 for one, two in pairwise(slot.pieces))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ARTICLES, MEASURES, st.data())
def test_every_length_that_is_offered_is_kept_wherever_legs_end(article: Article, cells: int, data: st.DataObject) -> None:
    natural = SETTER.galley(article, cells)
    for count, extra in SETTER.interval(article, cells):
        assert SETTER.galley(article, cells, count).cost == pytest.approx(natural.cost + extra)
        cut = data.draw(st.integers(1, max(1, count)))
        made = SETTER.galley(article, cells, count, (Cut(cut, turned=True),))
        assert len(made.slots) == count
        whole(article, made)
