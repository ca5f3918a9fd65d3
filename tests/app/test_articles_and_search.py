"""Look-ups in the scene: article at a point, jumps, columns; finds with their places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from epaper.app.articles import article_at, column_at, jump_at, neighbour, places_of
from epaper.app.outputs import chosen, file_stem, paper_of
from epaper.app.search import find, fold, strands, stretch
from epaper.fonts.book import FontBook
from epaper.geometry import Point, Rect
from epaper.scene.model import Region, TextLine
from epaper.typeset.display import display_line


@pytest.mark.parametrize(
    ("point", "article"), [(Point(100, 200), "a1"), (Point(400, 200), "a2"), (Point(290, 200), ""), (Point(100, 700), "")]
)
def test_article_at(facsimile, point, article):
    assert article_at(facsimile.pages[0], point) == article


def test_of_nested_regions_the_smallest_wins(facsimile):
    page = facsimile.pages[0]
    box = Region("a9", "article", (Rect(80, 200, 50, 50),))
    page = replace(page, regions=(*page.regions, box))
    assert article_at(page, Point(100, 220)) == "a9"
    assert article_at(page, Point(150, 220)) == "a1"


def test_an_article_is_found_on_all_its_pages(facsimile):
    assert [place.page for place in places_of(facsimile, "a1")] == [0, 1]
    assert places_of(facsimile, "nobody") == ()
    assert places_of(facsimile, "") == ()


def test_a_column_is_the_lines_under_the_point(facsimile):
    column = column_at(facsimile.pages[0], Point(100, 250))
    assert column is not None
    assert column.x == pytest.approx(60)
    assert column.width == pytest.approx(200, abs=1)
    assert column_at(facsimile.pages[0], Point(290, 700)) is None


def test_jump_lines_lead_to_their_pages(facsimile):
    first, second, _ = facsimile.pages
    assert jump_at(facsimile, first, Point(200, 327)) == 1
    assert jump_at(facsimile, second, Point(80, 77)) == 0
    assert jump_at(facsimile, first, Point(100, 200)) is None


@pytest.mark.parametrize(("leads", "index"), [(2, 1), (3, 2), (9, None), (0, None)])
def test_a_jump_line_leads_where_it_says_in_the_words_of_any_paper(facsimile, leads, index):
    first = facsimile.pages[0]
    lines = tuple(replace(line, text="▶见后", leads=leads) if line.role == "jump" else line for line in first.lines)
    assert jump_at(facsimile, replace(first, lines=lines), Point(200, 327)) == index


@pytest.mark.parametrize(
    ("current", "by", "after"), [("a1", 1, "a2"), ("a1", -1, ""), ("a3", 1, ""), ("", 1, "a1"), ("", -1, "a3"), ("gone", 1, "a1")]
)
def test_neighbour(issue, current, by, after):
    assert neighbour(issue.articles, current, by) == after


def test_neighbour_in_an_empty_issue():
    assert neighbour((), "", 1) == ""


def test_a_find_over_a_line_break_has_a_place_on_each_line(facsimile):
    hits = find(strands(facsimile), "稻谷堆满了晒场，孩子们")
    assert len(hits[0].places) == 2
    first, second = (place.rect for place in hits[0].places)
    assert second.y > first.y
    assert first.right == pytest.approx(260, abs=0.1)
    assert second.x == pytest.approx(60, abs=0.1)


def test_a_headline_in_two_lines_is_found_as_one(facsimile):
    hits = find(strands(facsimile), "丰收晒场")
    assert [hit.article for hit in hits] == ["a1"]


def test_marks_stand_on_the_glyphs(facsimile):
    (hit,) = find(strands(facsimile), "最高")
    rect = hit.places[0].rect
    assert (rect.x, rect.width) == (pytest.approx(60 + 4 * 10, abs=0.1), pytest.approx(20, abs=0.1))


def test_marks_stand_on_right_to_left_words_too():
    book = FontBook.shipped()
    text = "维文ئۇيغۇر تىلى一行"
    runs = tuple(run.run(10.0, 50.0, 100.0, "black") for run in display_line(text, "song", book).glyphs)
    width = display_line(text, "song", book).width * 10.0
    line = TextLine("a1", "body", 0, 0, len(text), 50.0, 100.0, width, 10.0, text, runs)
    first, second, phrase, after = (stretch(line, text.index(part), text.index(part) + len(part)) for part in PARTS)
    assert second.x >= 70.0
    assert second.right <= first.x + 0.01
    assert first.right <= after.x + 0.01
    assert (phrase.x, phrase.right) == (pytest.approx(second.x), pytest.approx(first.right))
    assert after.right == pytest.approx(50.0 + width)
    letters = [stretch(line, 2 + index, 3 + index) for index in range(6)]
    assert all(later.right == pytest.approx(earlier.x, abs=0.5) for earlier, later in pairwise(letters))


PARTS = ("ئۇيغۇر", "تىلى", "ئۇيغۇر تىلى", "一行")


def test_nothing_is_found_across_the_cells_of_a_table(facsimile):
    line = facsimile.pages[0].lines[2]
    cells = tuple(replace(line, role="table", text=text) for text in ("早稻\t", "四百\n", "油", "菜\t"))
    table = replace(facsimile, pages=(replace(facsimile.pages[0], lines=cells),))
    assert [len(find(strands(table), needle)) for needle in ("早稻", "稻四", "百油", "油菜", "\x1f", "稻\x1f四")] == [
        1,
        0,
        0,
        1,
        0,
        0,
    ]


@pytest.mark.parametrize(("needle", "count"), [("", 0), ("  ", 0), ("２６℃", 1), ("26°c", 1), ("丰 收", 7), ("下转", 0)])
def test_what_counts_as_equal(facsimile, needle, count):
    assert len(find(strands(facsimile), needle)) == count


def test_folding_ignores_width_case_and_space():
    assert fold("ＡＢ c　d") == "abcd"


@pytest.mark.parametrize(
    ("title", "stem"), [("江城周报 2026", "江城周报 2026"), ('a/b\\c:"d"', "a-b-c--d-"), ("..", "epaper"), ("", "epaper")]
)
def test_file_names_made_of_titles(title, stem):
    assert file_stem(title) == stem


@pytest.mark.parametrize(
    ("first", "last", "only", "numbers"),
    [(0, 0, False, (1, 2, 3)), (2, 3, False, (2, 3)), (0, 0, True, (2,)), (1, 1, False, (1,))],
)
def test_pages_a_print_dialog_asks_for(first, last, only, numbers):
    assert chosen((1, 2, 3), 1, first, last, only_current=only) == numbers


def test_paper_is_known_by_its_size(facsimile):
    page = facsimile.pages[0]
    assert paper_of(replace(page, width=595.28, height=841.89)).name() == "A4"
    assert paper_of(replace(page, width=1105.5, height=1559.1)) is None
