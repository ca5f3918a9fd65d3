"""Every kind of paragraph at four measures: a picture of each in tests/output, and where the parts of it stand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from specimen import BROAD, STORY, YIELDS

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph, Span
from epaper.paint.raster import save_png
from epaper.scene.model import COPY, Facsimile, Page, Rule, TextLine
from epaper.typeset.galley import Setter

if TYPE_CHECKING:
    from epaper.typeset.model import Galley, SetLine, Slot

BOOK = FontBook.shipped()
SETTER = Setter(BOOK)
OUTPUT = Path(__file__).parents[1] / "output"
SIZE, PITCH, LEGS, MARGIN, GUTTER = 10.5, 14.0, 3, 30.0, 1.6


def galley(*paragraphs: Paragraph, cells: float, bold_leads: bool = False) -> Galley:
    return SETTER.galley(Article("a1", ("题",), paragraphs, bold_leads=bold_leads), cells)


def rows(*paragraphs: Paragraph, cells: float) -> list[str]:
    """Give the text of every slot that has some, its pieces parted by bars."""
    slots = galley(*paragraphs, cells=cells).slots
    return ["|".join(piece.text.strip() for piece in slot.pieces) for slot in slots if slot.pieces]


def page_of(made: Galley) -> Page:
    """Lay a galley out in legs, as make-up would."""
    deep = -(-len(made.slots) // LEGS)
    lines, rules = list[TextLine](), list[Rule]()
    for number, slot in enumerate(made.slots):
        x = MARGIN + number // deep * (made.cells + GUTTER) * SIZE
        top = MARGIN + number % deep * PITCH
        lines += [scene_line(piece, x, top + PITCH / 2 + 0.38 * SIZE) for piece in slot.pieces]
        for rule in slot.rules:
            ends = x + rule.x0 * SIZE, top + rule.y0 * PITCH, x + rule.x1 * SIZE, top + rule.y1 * PITCH
            rules.append(Rule(*ends, rule.weight, "black"))
    width = 2 * MARGIN + LEGS * (made.cells + GUTTER) * SIZE
    return Page(1, width, 2 * MARGIN + deep * PITCH, tuple(rules), tuple(lines), ())


def scene_line(piece: SetLine, x: float, baseline: float) -> TextLine:
    left, size = x + piece.x * SIZE, SIZE * piece.scale
    runs = tuple(run.run(size, left, baseline, "black") for run in piece.glyphs)
    return TextLine(
        "a1", piece.role, piece.paragraph, piece.start, piece.end, left, baseline, piece.width * size, size, piece.text, runs
    )


@pytest.mark.parametrize("cells", [11, 13, 17, 21])
def test_the_specimen_is_set_whole_and_inside_its_measure(cells: int) -> None:
    made = SETTER.galley(STORY, cells)
    OUTPUT.mkdir(exist_ok=True)
    save_png(
        Facsimile("样张", "specimen", SIZE, (page_of(made),), faces=dict(BOOK.faces)), 1, OUTPUT / f"material-{cells}.png", 150
    )
    for number, paragraph in enumerate(STORY.paragraphs):
        pieces = [piece for piece in made.lines if piece.paragraph == number and piece.role in COPY]
        assert "".join(piece.text for piece in pieces) == paragraph.text
        assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
        assert {piece.role for piece in pieces} == {paragraph.kind}
    for slot in made.slots:
        inside(slot, cells)


def inside(slot: Slot, cells: float) -> None:
    """Pieces stand one after the other inside the measure, rules inside their line of the grid."""
    edges = [(piece.x, piece.x + piece.width * piece.scale) for piece in slot.pieces]
    assert all(-1e-6 <= left <= right <= cells + 1e-6 for left, right in edges), slot
    assert all(one[1] <= two[0] + 1e-6 for one, two in pairwise(edges)), slot
    for rule in slot.rules:
        assert 0 <= rule.x0 <= rule.x1 <= cells
        assert 0 <= rule.y0 <= rule.y1 <= 1


def test_marks_of_a_list_hang_where_there_is_room_and_stand_in_the_indent_where_not() -> None:
    item = Paragraph("• 天地人口山水日月中国上下大小东西南北", "item")
    wide, narrow = galley(item, cells=17), galley(item, cells=11)
    assert [piece.x for slot in wide.slots for piece in slot.pieces] == [1.0, 2.0, 2.0]
    assert [piece.x for slot in narrow.slots for piece in slot.pieces] == [1.0, 2.0, 0.0]


def test_numbers_of_a_list_share_the_room_of_the_widest() -> None:
    made = galley(Paragraph("1. 天地人", "item"), Paragraph("10. 山水日", "item"), cells=13)
    assert [[piece.x for piece in slot.pieces] for slot in made.slots] == [[0.0, 2.0], [0.0, 2.0]]


def test_a_quotation_is_in_kai_and_goes_in_by_one_cell_or_two() -> None:
    quote = Paragraph("天地人口山水日月中国上下大小东西南北", "quote")
    for cells, left in ((11, 1.0), (17, 2.0)):
        made = galley(quote, cells=cells)
        assert {piece.x for piece in made.lines} == {left}
        assert {run.face for piece in made.lines for run in piece.glyphs} == {"kai"}


def test_verse_keeps_its_lines_stands_in_the_middle_and_is_turned_over_at_a_mark() -> None:
    made = galley(Paragraph("白日依山尽，\n黄河入海流。", "verse"), cells=13)
    assert [piece.text for piece in made.lines] == ["白日依山尽，\n", "黄河入海流。"]
    assert {piece.x for piece in made.lines} == {3.5}
    assert len(made.slots) == 2
    copy = Paragraph("天地人。")
    airy = galley(copy, Paragraph("白日依山尽，\n黄河入海流。", "verse"), copy, cells=13)
    assert [bool(slot.pieces) for slot in airy.slots] == [True, False, True, True, False, True]
    long = galley(Paragraph("大江东去，浪淘尽，千古风流人物。", "verse"), cells=11)
    assert [(piece.text, piece.x) for piece in long.lines] == [("大江东去，浪淘尽，", 1.0), ("千古风流人物。", 2.0)]


def test_a_line_of_verse_that_is_turned_over_ends_within_the_measure() -> None:
    made = galley(Paragraph("这是一行故意写得非常非常长的诗行它有六十个字那么长从来没有一栏能够容得下，", "verse"), cells=10)
    assert len(made.lines) > 2
    assert max(piece.x + piece.width for piece in made.lines) <= 10


def test_names_stand_on_a_grid_and_two_characters_are_spread() -> None:
    made = galley(Paragraph("张三 李四 王小明 买买提·艾力 赵六", "names"), cells=13)
    assert rows(Paragraph("张三 李四 王小明 买买提·艾力 赵六", "names"), cells=13) == ["张三|李四|王小明", "买买提·艾力|赵六"]
    assert [piece.x for slot in made.slots for piece in slot.pieces] == [0.0, 5.0, 10.0, 0.0, 10.0]
    zhang, san = made.slots[0].pieces[0].glyphs[0].offsets[:2]
    assert san - zhang == pytest.approx(2.0, abs=0.05)


def test_names_are_in_one_face_however_long() -> None:
    made = galley(Paragraph("Knuth Johann\u00a0Jacob\u00a0Philipp\u00a0of\u00a0Augsburg Plass", "names"), cells=11)
    assert len(made.lines) > 3
    assert {run.face for piece in made.lines for run in piece.glyphs} == {"kai"}


def test_names_of_four_characters_make_the_columns_broader() -> None:
    names = Paragraph("欧阳小明 司马相如 诸葛孔明 上官婉儿 张三 李四 王五 赵六", "names")
    assert rows(names, cells=17) == ["欧阳小明|司马相如|诸葛孔明", "上官婉儿|张三|李四", "王五|赵六"]


def test_figures_stand_under_their_point_and_rules_above_between_and_below() -> None:
    made = galley(YIELDS, Paragraph("天地人。"), cells=17)
    whole = [
        next(piece for piece in slot.pieces if piece.text.strip() == text)
        for slot, text in zip(made.slots[2:5], ("12.5", "9.75", "103"), strict=True)
    ]
    points = [piece.x + whole_width(piece) for piece in whole]
    assert points == [pytest.approx(points[0])] * 3
    assert [len(slot.rules) for slot in made.slots] == [1, 0, 1, 0, 0, 1, 0]
    assert [slot.parts for slot in made.slots] == [False] * 5 + [True, True]
    assert len(galley(YIELDS, cells=17).slots) == 5, "at a story's end the last rule needs no line of white"


def whole_width(piece: SetLine) -> float:
    """Measure the digits before the point."""
    (run,) = piece.glyphs
    at = run.text.find(".")
    return run.offsets[at] if at >= 0 else piece.width


def test_a_cell_is_read_whole_before_the_next_one() -> None:
    made = galley(Paragraph("指标\t数\n规模以上工业增加值同比\t7\n", "table", align="lr"), cells=8)
    assert [piece.text for piece in made.lines][2:5] == ["规模以上工业", "增加值同比\t", "7\n"]


def test_a_table_too_broad_for_its_measure_becomes_records_with_the_heads_repeated() -> None:
    assert SETTER.broad_tables(STORY, 13) == (STORY.paragraphs.index(BROAD),)
    assert SETTER.broad_tables(STORY, 30) == ()
    shown = rows(BROAD, cells=13)
    assert shown[0] == "乡镇|：|河东乡"
    assert "机插比例|：|61.5%" in shown
    made = galley(BROAD, cells=13)
    assert "".join(piece.text for piece in made.lines if piece.role == "table") == BROAD.text
    assert {piece.role for piece in made.lines} == {"table", "furniture"}


def test_a_box_has_a_frame_an_inset_and_a_title_in_the_middle() -> None:
    made = galley(Paragraph("题目", "subheading", boxed=True), Paragraph("天地人口山水日月中国上下", boxed=True), cells=13)
    assert [len(slot.rules) for slot in made.slots] == [3, 2, 2, 2, 3]
    assert [[piece.text for piece in slot.pieces] for slot in made.slots] == [
        [],
        ["题目"],
        ["天地人口山水日月中国"],
        ["上下"],
        [],
    ]
    assert {piece.x for piece in made.lines} == {0.5}
    assert made.slots[1].pieces[0].glyphs[0].x == pytest.approx(5.0)


def test_two_boxes_in_a_row_are_two() -> None:
    one = Paragraph("题目", "subheading", boxed=True), Paragraph("天地人。", boxed=True)
    assert len(galley(*one, *one, cells=13).slots) == 2 * len(galley(*one, cells=13).slots)


@pytest.mark.parametrize(
    ("text", "cells", "last"),
    [
        ("天地人口山水。（本报记者 张三）", 17, ["天地人口山水。|（本报记者 张三）"]),
        ("天地人口山水日月。（本报记者 张三）", 13, ["天地人口山水日月。", "（本报记者 张三）"]),
        ("天地人。（本报记者 张三 通讯员 李四）", 11, ["天地人。", "（本报记者 张三", "通讯员 李四）"]),
    ],
)
def test_a_signature_stands_flush_right(text: str, cells: int, last: list[str]) -> None:
    assert rows(Paragraph(text), cells=cells) == last
    signed = galley(Paragraph(text), cells=cells).slots[-1].pieces[-1]
    assert signed.x + signed.width == pytest.approx(cells)
    assert {run.face for run in signed.glyphs} == {"kai"}


def test_lead_clauses_are_in_hei_only_where_they_are_wanted() -> None:
    point = Paragraph("一是筑牢防线。要压实责任。")
    for wanted in (True, False):
        made = galley(point, cells=21, bold_leads=wanted)
        bold = "".join(run.text for run in made.lines[0].glyphs if run.face == "hei-bold")
        assert bold == ("一是筑牢防线。" if wanted else "")


def test_a_run_in_head_is_followed_by_an_em() -> None:
    head, text = galley(Paragraph("要求 天地人口山", spans=(Span(0, 2, "strong"),)), cells=21).lines[0].glyphs
    assert (head.face, text.face) == ("hei-bold", "song")
    assert text.x - (head.x + 2.0) == pytest.approx(1.0)


def test_a_sub_heading_of_two_lines_is_broken_at_sense() -> None:
    first, second = rows(Paragraph("强化目标导向推动县域经济高质量发展", "subheading"), cells=11)
    assert first.endswith(("目标", "导向", "推动"))
    assert second.startswith(("导向", "推动", "县域"))


def test_sources_are_small_with_hanging_numbers_under_a_short_line() -> None:
    made = galley(Paragraph("① 数据来自县统计局月报，增速按可比价格计算。", "source"), cells=13)
    assert made.slots[0].pieces == ()
    assert made.slots[0].rules[0].x1 < 13 / 2
    assert {piece.scale for piece in made.lines} == {13 / 14}
    mark, *lines = made.lines
    assert (mark.text, mark.x) == ("① ", 0.0)
    assert {line.x for line in lines} == {lines[0].x}
    assert lines[0].measure == pytest.approx(12)
    assert lines[0].x + lines[0].measure * 13 / 14 == pytest.approx(13)
