"""The order in which blocks are read that are known by their places alone, and the blocks lines make."""

from __future__ import annotations

from dataclasses import replace

from handset import BOOK, set_line

from epaper.paint.pdf_fonts import PdfFont
from epaper.paint.reading_blocks import Block, blocks
from epaper.paint.reading_places import Places

FONTS = {
    key: PdfFont(key, {}, {}, {}, None, None, {}, face.metrics.ascent, -face.metrics.descent) for key, face in BOOK.faces.items()
}


def order(*places: tuple[float, float, float, float]) -> list[int]:
    """Read blocks at left, top, right and bottom."""
    found = [Block(*place, place[1] + 8, 10, number) for number, place in enumerate(places)]
    return [block.number for block in Places(found).order]


def test_columns_are_read_from_left_to_right() -> None:
    assert order((0, 10, 80, 100), (100, 10, 180, 100)) == [0, 1]
    assert order((100, 10, 180, 100), (0, 12, 80, 100)) == [1, 0]


def test_what_reaches_over_both_and_begins_between_comes_between() -> None:
    """Of two that stand side by side: the left one begins below it then, and the right one above."""
    assert order((0, 50, 80, 100), (100, 10, 180, 60)) == [0, 1]
    assert order((0, 50, 80, 100), (100, 10, 180, 60), (0, 40, 180, 41)) == [1, 2, 0]


def test_a_block_reaches_over_a_void_as_far_as_what_stands_below_it() -> None:
    """The second does not stand over the void beside the first; what stands below lets it reach there."""
    assert order((0, 50, 80, 90), (100, 10, 180, 30), (0, 100, 180, 120)) == [1, 0, 2]


def test_four_in_line_are_a_table_and_read_as_one() -> None:
    assert order((0, 10, 80, 20), (100, 10, 180, 20), (0, 30, 80, 40), (100, 30, 180, 40)) == [0, 1, 2, 3]


def test_lines_close_below_each_other_are_a_block() -> None:
    lines = [set_line("一二三四", 20, y) for y in (30, 44, 58)]
    far = set_line("五六七八", 20, 100)
    large = set_line("题", 20, 110, size=20, role="headline")
    found = blocks([*lines, far, large], FONTS)
    assert [block.base for block in found] == [30, 100, 110]
    assert [block.number for block in found] == [0, 1, 2]


def test_a_wide_blank_parts_a_line() -> None:
    line = set_line("夜间渡船\u3000开通", 20, 30, role="headline")
    left, right = blocks([line], FONTS)
    assert left.right < right.left


def test_a_paragraph_goes_on_in_the_next_leg() -> None:
    here, there = set_line("一二三四", 20, 130), set_line("五六七八", 120, 30)
    caption = replace(set_line("图", 20, 300), role="caption")
    first, _, second = blocks([here, caption, there], FONTS)
    assert first.goes_on == second.number
    assert second.goes_on < 0
