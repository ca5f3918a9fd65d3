"""The hardest line of a paper: 新华社北京5月20日电 at newspaper measures, whole where it can be, never torn before 电."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from linerules import origins

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.typeset.dateline import seams
from epaper.typeset.galley import Setter

if TYPE_CHECKING:
    from epaper.typeset.model import SetLine

SETTER = Setter(FontBook.shipped())
XINHUA = "新华社北京5月20日电 5月20日上午，国家主席习近平在北京人民大会堂同俄罗斯总统普京举行会谈。"
EXHIBITION = (
    "新华社北京5月20日电 5月20日晚，国家主席习近平同俄罗斯总统普京在北京人民大会堂共同参观"
    "“传承中俄世代友好 树立大国关系典范”图片展。"
)
DATELINES = (
    XINHUA,
    "新华社莫斯科5月20日电 俄罗斯总统普京二十日在这里说，两国关系已经达到了新的高度。",
    "据新华社华盛顿2025年12月20日电 美国总统二十日在这里说，两国关系已经达到了新的高度。",
    "中新社香港12月9日电 香港特区政府九日公布新的措施，从下月一日起在全港施行。",
    "（新华社北京12月28日专电）全国人大常委会会议二十八日上午在北京人民大会堂闭幕。",
)


def set_story(text: str, cells: float) -> tuple[SetLine, ...]:
    return SETTER.galley(Article("a1", ("题",), (Paragraph(text),)), cells).lines


@pytest.mark.parametrize("cells", [11, 13, 14, 17, 21])
def test_the_xinhua_opening_has_no_hole(cells: float) -> None:
    first, second, *_ = set_story(XINHUA, cells)
    assert "新华社北京5月20日电" in first.text
    assert first.width == pytest.approx(cells, abs=0.01) or (first.text.endswith("电 ") and not first.measure)
    assert max(first.stretch, second.stretch) <= 0.065


@pytest.mark.parametrize("text", DATELINES, ids=lambda text: text[:12])
@pytest.mark.parametrize("cells", [9, 10, 11, 12, 13, 14, 15, 17, 21, 26])
def test_no_line_begins_with_the_word_that_ends_a_dateline(text: str, cells: float) -> None:
    for line in set_story(text, cells):
        assert not line.text.startswith(("电", "讯", "专电"))


@pytest.mark.parametrize(
    ("text", "cells", "first"),
    [
        # Whole, and on a line of its own: its blank ends the line.
        (XINHUA, 11, "新华社北京5月20日电 "),
        (XINHUA, 13, "新华社北京5月20日电 "),
        (XINHUA, 17, "新华社北京5月20日电 5月20日"),
        # Too long even for that: parted after 月 …
        (DATELINES[1], 11, "新华社莫斯科5月"),
        (DATELINES[4], 11, "（新华社北京12月"),
        # … or 年, or between place and date.
        (DATELINES[2], 13, "据新华社华盛顿2025年"),
        (DATELINES[2], 9, "据新华社华盛顿"),
    ],
)
def test_where_datelines_part(text: str, cells: float, first: str) -> None:
    assert set_story(text, cells)[0].text == first


@pytest.mark.parametrize("cells", [12, 13, 14, 17, 21, 26])
@pytest.mark.parametrize("text", [XINHUA, "本报讯（记者 方砚）数据显示，上周六全镇平均降雨2445.2毫米，最大一小时降雨67.2毫米。"])
def test_nothing_opens_between_the_characters_of_a_dateline(text: str, cells: float) -> None:
    (dateline, *_) = set_story(text, cells)[0].glyphs
    assert dateline.face == "hei-bold"
    places = [x for char, x in zip(dateline.text, dateline.offsets, strict=False) if "一" <= char <= "龥"]
    steps = {round(right - left, 2) for left, right in pairwise(places) if right - left < 1.2}
    assert steps == {1.0}
    assert len(dateline.text) < 12 or dateline.offsets[10] == pytest.approx(8.77, abs=0.01)  # 电, by the widths of its figures


def test_the_blank_behind_a_dateline_takes_the_slack() -> None:
    line = set_story(XINHUA, 17)[0]
    places = dict(origins(line))
    assert line.stretch == 0.0
    assert places["日"] == pytest.approx(16.0, abs=0.01)  # of the second date: flush
    assert 1.0 < line.glyphs[1].x - places["电"] - 1.0 < 1.5


@pytest.mark.parametrize("cells", [15, 17, 18, 21, 22, 23, 26])
@pytest.mark.parametrize("text", [XINHUA, EXHIBITION, DATELINES[1]], ids=lambda text: text[:14])
def test_the_blank_behind_a_dateline_is_no_hole(text: str, cells: float) -> None:
    """A line that could take another word is not left with three ems of white in it."""
    line = set_story(text, cells)[0]
    places = dict(origins(line))
    assert len(line.glyphs) == 1 or line.glyphs[1].x - places["电"] - 1.0 < 1.75


def test_a_parted_dateline_shows_its_seams() -> None:
    places = dict(origins(set_story(DATELINES[1], 11)[0]))
    inside, at_agency, at_place = places["华"] - places["新"], places["莫"] - places["社"], places["5"] - places["科"]
    assert inside == pytest.approx(1.0, abs=0.01)
    assert at_agency - 1 == pytest.approx(at_place - 1, abs=0.01)
    assert 0.4 < at_agency - 1 <= 1.0


def test_a_dateline_is_set_a_little_smaller_rather_than_parted() -> None:
    run = set_story(XINHUA, 11)[0].glyphs[0]
    assert run.face == "hei-bold"
    assert 0.92 <= run.scale < 1.0
    assert {run.scale for line in set_story(XINHUA, 13) for run in line.glyphs} == {1.0}


@pytest.mark.parametrize(
    ("dateline", "parts"),
    [
        ("新华社北京5月20日电", ["新华社", "北京", "5月", "20日电"]),
        ("据新华社华盛顿2025年12月20日电", ["据新华社", "华盛顿", "2025年", "12月", "20日电"]),
        ("（新华社北京5月20日电）", ["（新华社", "北京", "5月", "20日电）"]),
        ("衡阳日报讯", ["衡阳日报讯"]),
        ("本报长沙5月9日讯", ["本报", "长沙", "5月", "9日讯"]),
    ],
)
def test_parts_of_a_dateline(dateline: str, parts: list[str]) -> None:
    ends = (*seams(dateline), len(dateline))
    assert [dateline[a:b] for a, b in zip((0, *ends), ends, strict=False)] == parts


def test_white_follows_a_dateline_also_where_the_source_has_no_blank() -> None:
    spaced, solid = (set_story(f"新华社北京5月20日电{blank}国家主席二十日上午。", 30)[0] for blank in (" ", ""))
    assert spaced.width == pytest.approx(solid.width)
