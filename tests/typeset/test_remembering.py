"""What a setter remembers: nothing it says depends on what it was asked before, and an edit costs the edited paragraph alone."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from squareface import SquareFace, square_book

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.typeset import costs
from epaper.typeset.breaking import possible_lines
from epaper.typeset.copyfit import Cut
from epaper.typeset.galley import Setter
from epaper.typeset.habits import CHINESE, habits_of
from epaper.typeset.memory import Memory
from epaper.typeset.prepare import prepare

if TYPE_CHECKING:
    from epaper.fonts.face import ShapedGlyph

BOOK = square_book()
USED = Setter(BOOK)  # asked by all examples, one after the other
COPY = st.text("天地人口山水日月国中上下大小华" * 3 + "，。：“”（）—·2年%a ", min_size=1, max_size=90).map(str.strip).filter(bool)
KINDS = st.sampled_from(("body", "body", "body", "subheading", "quote", "note"))
PARAGRAPHS = st.lists(st.builds(Paragraph, COPY, KINDS), min_size=1, max_size=5).map(tuple)
ARTICLES = st.builds(lambda paragraphs: Article("a1", ("题",), paragraphs), PARAGRAPHS)
CELLS = st.integers(8, 22).map(float)


class CountingFace(SquareFace):
    """A square face that notes what it is asked to shape."""

    def __init__(self, key: str, shaped: list[str]) -> None:
        super().__init__(key, Path())
        self._shaped = shaped

    def shape(
        self, text: str, features: dict[str, bool] | None = None, *, vertical: bool = False, leftwards: bool = False
    ) -> tuple[ShapedGlyph, ...]:
        self._shaped.append(text)
        return super().shape(text, features, vertical=vertical, leftwards=leftwards)


def counting_book() -> tuple[FontBook, list[str]]:
    shaped: list[str] = []
    return FontBook({key: CountingFace(key, shaped) for key in ("song", "hei-bold", "song-bold", "kai", "latin")}), shaped


@given(ARTICLES, CELLS)
@settings(deadline=None)
def test_counting_and_setting_agree(article: Article, cells: float) -> None:
    count = USED.count(article, cells)
    assert len(USED.feet(article, cells)) == count
    assert len(USED.galley(article, cells).slots) == count
    assert min(USED.interval(article, cells), key=lambda way: way[1])[1] == 0
    for lines, _ in USED.interval(article, cells):
        assert len(USED.galley(article, cells, lines).slots) == lines
        assert len(USED.galley(article, cells, lines, (Cut(2), Cut(4, turned=True))).slots) == lines
        assert all(0 < line <= lines + costs.FOLLOWING for line in USED.ends(article, cells, lines))


@given(ARTICLES, CELLS)
@settings(deadline=None)
def test_a_setter_that_was_asked_much_says_what_a_new_one_says(article: Article, cells: float) -> None:
    again, new = replace(article), Setter(BOOK)  # equal, but another value: known again by what it says
    lines = new.count(article, cells) + 1
    assert new.galley(article, cells, lines) == USED.galley(again, cells, lines)
    assert new.interval(article, cells) == USED.interval(again, cells)
    assert new.ends(article, cells, lines) == USED.ends(again, cells, lines)
    assert new.galley(article, cells) == USED.galley(again, cells)


def test_articles_of_one_name_are_told_apart() -> None:
    one, other = (Article("a1", ("题",), (Paragraph(text),)) for text in ("天地人口山水日月。", "天地人口山水日月国中上下。"))
    assert [USED.count(article, 8) for article in (one, other, one)] == [2, 2, 2]
    assert USED.galley(one, 8) != USED.galley(other, 8)
    assert USED.galley(one, 8).article == USED.galley(replace(one, id="a2"), 8).article.replace("2", "1")


def test_copy_is_shaped_once_for_all_measures_and_lengths() -> None:
    book, shaped = counting_book()
    article = Article("a1", ("题",), tuple(Paragraph(f"天地人口，山水日月{n}国中。" * 5) for n in range(100)))
    setter = Setter(book)
    counts = [setter.count(article, cells) for cells in (11.0, 12.0, 16.0)]
    assert len(shaped) == 100
    assert len(setter.galley(article, 12.0, cuts=(Cut(40),)).slots) == counts[1]
    assert setter.interval(article, 12.0)
    assert len(shaped) == 100


def test_an_edit_costs_the_edited_paragraph_alone() -> None:
    book, shaped = counting_book()
    paragraphs = tuple(Paragraph(f"天地人口，山水日月{n}国中。" * 5) for n in range(20))
    setter, article = Setter(book), Article("a1", ("题",), paragraphs)
    setter.galley(article, 12.0)
    shaped.clear()
    edited = replace(article, paragraphs=(*paragraphs[:7], Paragraph("上下大小，" + paragraphs[7].text), *paragraphs[8:]))
    galley = setter.galley(edited, 12.0)
    assert shaped == [edited.paragraphs[7].text]
    assert galley == Setter(book).galley(edited, 12.0)


def test_a_setter_serves_those_who_want_the_same_faces_and_habits() -> None:
    setter = Setter(BOOK)
    assert setter.serves(BOOK, CHINESE)
    assert not setter.serves(square_book(), CHINESE)
    assert not setter.serves(BOOK, habits_of("en"))


def test_the_search_for_lines_is_linear_in_the_copy() -> None:
    text = "天地人口，山水日月国中上下大小华。2026年5月，“天地”——人口。"
    short, long = (prepare(Paragraph(text * times), BOOK) for times in (60, 120))
    found = [sum(map(len, possible_lines(ready, 11.0, costs.PASSES[0]).edges)) for ready in (short, long)]
    assert found[1] < 2.1 * found[0]


class Thing:
    """Something that can be seen to be forgotten."""


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=80), st.integers(1, 20))
@settings(deadline=None)
def test_memory_keeps_what_was_asked_lately_and_never_more_than_twice_its_limit(asked: list[tuple[int, int]], limit: int) -> None:
    memory: Memory[Thing] = Memory(limit)
    alive: weakref.WeakValueDictionary[int, Thing] = weakref.WeakValueDictionary()
    for number, (key, _) in enumerate(asked):
        thing = memory.get(key, Thing)
        alive[id(thing)] = thing
        assert memory.get(key, Thing) is thing
        last = dict.fromkeys(key for key, _ in asked[max(0, number + 1 - limit) : number + 1])
        assert len(last) <= limit
        del thing
        gc.collect(0)
        assert len(alive) <= 2 * limit


def test_memory_weighs() -> None:
    memory: Memory[object] = Memory(10)
    heavy = memory.get("heavy", object, 8)
    assert memory.get("light", object, 1) is memory.get("light", object, 1)
    memory.get("other", object, 8)  # the young are old now
    assert memory.get("heavy", object, 8) is heavy  # asked for: young again
    for key in range(3):
        memory.get(key, object, 8)
    assert memory.get("heavy", object, 8) is not heavy
