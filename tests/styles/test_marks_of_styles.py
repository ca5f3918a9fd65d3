"""What a style draws on the page: rules, boxes, decorative borders, headline bands, and the folio where it wants its parts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Issue
from epaper.place.box import ground
from epaper.place.lines import framed, level, upright
from epaper.place.ornament import MOTIFS, border
from epaper.plan.grid import make_grid
from epaper.plan.heads.ladder import Tier, ladder
from epaper.plan.model import Block, Dress, HeadBlock, HeadPart, Leg, Measure
from epaper.plan.stock import auto_stocks
from epaper.scene.model import ASCENT, Facsimile, Fill, Mark, Page, Rule, Shape, TextLine
from epaper.style import Style, load_style
from epaper.style.boxes import copy_inset, inset_most
from epaper.style.files import shipped_styles
from epaper.style.model import BoxLook, Line, OrnamentLook
from tests.issues.makers import issue_of

if TYPE_CHECKING:
    from epaper.place.desk import Desk

BOOK = FontBook.shipped()
CHINESE = load_style("chinese")
GRID = make_grid(auto_stocks(CHINESE)[-1], 10.5, 53)
assert GRID is not None
THICK_AND_THIN = Line((1.2, 0.4), 2.0, "red")


def made(issue: Issue, folder: Path, text: str) -> Facsimile:
    (folder / "own.toml").write_text(f'extends = "chinese"\n{text}', encoding="utf-8")
    return compose(issue, Style(stock="a4", house=load_style("own.toml", folder)), BOOK)


@pytest.fixture(scope="module")
def staffed() -> Issue:
    issue = issue_of(6, 4300, 3, pages=3)
    masthead = replace(
        issue.masthead, editors=("江一帆",), designers=("田小雨",), proofreaders=("何云",), sections=("要闻", "综合", "副刊")
    )
    return replace(issue, masthead=masthead)


# -- rules --------------------------------------------------------------------------------------------------------------


def test_a_rule_of_two_lines_runs_down_from_its_edge() -> None:
    assert list(level(THICK_AND_THIN, 10, 50, 7)) == [Rule(10, 7, 50, 7, 1.2, "red"), Rule(10, 9, 50, 9, 0.4, "red")]


def test_an_upright_rule_has_its_middle_where_it_is_wanted() -> None:
    assert [rule.x0 for rule in upright(THICK_AND_THIN, 30, 0, 9)] == [29, 31]


def test_a_frame_goes_round_from_outside_in() -> None:
    rules = list(framed(THICK_AND_THIN, Rect(0, 0, 40, 20)))
    assert len(rules) == 8
    assert {rule.weight for rule in rules[:4]} == {1.2}
    assert rules[4] == Rule(2, 2, 38, 2, 0.4, "red")


def test_no_weights_draw_nothing() -> None:
    assert list(framed(Line((), 0.0, "red"), Rect(0, 0, 9, 9))) == []


# -- decorative borders ---------------------------------------------------------------------------------------------------


def points(shape: Shape) -> list[tuple[float, float]]:
    return [point for step in shape.outline for point in step.points]


def test_every_motif_a_style_may_name_is_drawn() -> None:
    assert set(get_args(get_type_hints(OrnamentLook)["motif"])) == set(MOTIFS)


@settings(max_examples=30)
@given(
    motif=st.sampled_from(sorted(MOTIFS)),
    size=st.floats(2, 12),
    width=st.floats(40, 400),
    height=st.floats(40, 400),
)
def test_a_border_keeps_to_the_edges_of_its_box(motif: str, size: float, width: float, height: float) -> None:
    shape = border(OrnamentLook(motif, size, "red", ""), Rect(10, 20, width, height))  # type: ignore[arg-type]
    inwards = [min(x - 10, 10 + width - x, y - 20, 20 + height - y) for x, y in points(shape)]
    assert min(inwards) >= -0.01
    assert max(inwards) <= size + 0.01


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_a_border_is_the_same_seen_from_the_other_side(motif: str) -> None:
    shape = border(OrnamentLook(motif, 5.0, "red", ""), Rect(0, 0, 100, 60))  # type: ignore[arg-type]
    turned = {(round(100 - x, 3), round(60 - y, 3)) for x, y in points(shape)}
    assert {(round(x, 3), round(y, 3)) for x, y in points(shape)} == turned


# -- grounds --------------------------------------------------------------------------------------------------------------


def ground_of(dress: Dress, style: str = "chinese") -> tuple[Mark, ...]:
    """Return what lies under a story of two columns, 20 lines from line 10 on, its head 5 lines."""
    head = HeadBlock((HeadPart("headline", ("题",), 20.0, "song"),), 5, 0.0)
    block = Block("a1", 0, 1, 10, (20, 20), head, dress, Measure(22, 1, 0.5, 1.5), 14, 0, 14, (Leg(5.0, 15, 14),), ())
    desk = SimpleNamespace(grid=GRID, house=load_style(style))
    return ground(cast("Desk", desk), block)


def test_a_plain_story_lies_on_paper() -> None:
    assert ground_of("plain") == ground_of("broken") == ()


def test_a_box_has_the_ground_and_the_frame_of_its_style() -> None:
    tint, *frames = ground_of("box", "hengyang-daily")
    assert isinstance(tint, Fill)
    assert tint.ink == "tint"
    assert [mark.weight for mark in frames if isinstance(mark, Rule)] == [0.6] * 4 + [0.25] * 4
    assert len(ground_of("box", "modern-tabloid")) == 1  # a tint, no frame


def test_a_decorative_border_is_that_of_the_style() -> None:
    (plain,) = ground_of("ornament")
    tint, waves = ground_of("ornament", "school-paper")
    assert isinstance(plain, Shape)
    assert isinstance(waves, Shape)
    assert (plain.ink, waves.ink) == ("red", "accent")
    assert isinstance(tint, Fill)
    assert tint.rect.x == pytest.approx(min(x for x, _ in points(waves)) + 2.5, abs=1.0)


def test_a_band_lies_under_the_head_alone() -> None:
    tint, *edges = ground_of("band")
    assert isinstance(tint, Fill)
    assert GRID.top(10) < tint.rect.y < tint.rect.bottom < GRID.top(15)
    assert (tint.rect.x, tint.rect.width) == (GRID.x(1), GRID.span(2))
    assert [(mark.y0, mark.weight) for mark in edges if isinstance(mark, Rule)] == [(tint.rect.bottom, 0.5)]


@pytest.mark.parametrize(
    ("weights", "inset", "wanted"),
    [((), 9.0, 0.5), ((0.35,), 2.0, 0.5), ((0.35,), 5.0, 0.7675), ((1.5,), 2.0, 0.775), ((1.5, 0.5), 5.0, 1.125)],
)
def test_copy_follows_the_frame_of_its_box_in(weights: tuple[float, ...], inset: float, wanted: float) -> None:
    assert copy_inset(BoxLook("tint", Line(weights, 1.0, "black"), inset), 10.0) == pytest.approx(wanted)


@pytest.mark.parametrize("name", shipped_styles())
def test_no_frame_meets_the_last_line_in_its_box(name: str) -> None:
    house = load_style(name)
    size = min(house.body_sizes)
    assert house.box.inset <= inset_most(house.box, size, house.pitch_least * size)


# -- folios ---------------------------------------------------------------------------------------------------------------


def folio(page: Page) -> list[TextLine]:
    return [line for line in page.lines if line.role == "folio"]


def test_the_folio_of_an_odd_page_reads_as_the_style_has_it_and_an_even_one_mirrors_it(staffed: Issue, tmp_path: Path) -> None:
    pages = made(staffed, tmp_path, '[folio]\nleft = ["section", "number"]\nmiddle = []\nright = ["date", "name"]\n').pages
    assert len(pages) >= 3
    name, date = staffed.masthead.name, "2026年5月22日 星期五"
    assert [line.text for line in folio(pages[1])] == [name, date, "第2版", "综合"]
    assert [line.text for line in folio(pages[2])] == ["副刊", "第3版", date, name]
    for page in pages[1:]:
        assert all(left.x + left.width < right.x for left, right in pairwise(folio(page)))


@pytest.mark.parametrize("number", [1.4, 2.5, 4.0])
@pytest.mark.parametrize("heavy", [False, True])
def test_a_folio_makes_room_for_its_type_between_its_rules(staffed: Issue, tmp_path: Path, number: float, heavy: bool) -> None:
    rules = "[rules]\n" + "".join(
        f'{name} = {{ weights = [6.0, 3.0], apart = 3.0, ink = "black" }}\n' for name in ("folio_above", "folio")
    )
    for page in made(staffed, tmp_path, f"[folio]\nnumber = {number}\n{rules if heavy else ''}").pages[1:]:
        ends = sorted(
            (mark.y0 - mark.weight / 2, mark.y0 + mark.weight / 2)
            for mark in page.marks
            if isinstance(mark, Rule) and mark.y0 == mark.y1 and mark.y0 < min(leg.baseline for leg in page.legs)
        )
        middle = max(line.baseline for line in folio(page)) - 0.38 * max(line.size for line in folio(page))
        above = max(foot for top, foot in ends if (top + foot) / 2 < middle)
        below = min(top for top, foot in ends if (top + foot) / 2 > middle)
        assert all(above < line.baseline - 0.85 * line.size < line.baseline + 0.08 * line.size < below for line in folio(page))
        assert max(foot for _, foot in ends) < min(leg.baseline - ASCENT * 9.0 for leg in page.legs)


def test_a_folio_that_is_not_mirrored_is_the_same_on_all_pages(staffed: Issue, tmp_path: Path) -> None:
    pages = made(staffed, tmp_path, "[folio]\nmirrored = false\n").pages
    assert folio(pages[1])[-1].text == "第2版"
    assert folio(pages[2])[-1].text == "第3版"


def test_the_date_changes_sides_where_the_editors_leave_it_no_room(staffed: Issue, tmp_path: Path) -> None:
    for page in made(staffed, tmp_path, "").pages[1:]:
        date, editors, name = said(page, "2026年", "责任编辑：江一帆", staffed.masthead.name)
        assert (date.x < name.x) == (editors.x > name.x)
        assert date.baseline == editors.baseline
        lines = sorted((line for line in folio(page)), key=lambda line: line.x)
        assert all(left.x + left.width < right.x for left, right in pairwise(lines))


def test_editors_stand_under_the_date_where_no_side_has_room_for_it(staffed: Issue, tmp_path: Path) -> None:
    for page in made(staffed, tmp_path, "[folio]\ndate = 1.7\n").pages[1:]:
        date, editors, name = said(page, "2026年", "责任编辑：江一帆", staffed.masthead.name)
        assert date.baseline < editors.baseline - 0.8 * editors.size
        assert editors.x + editors.width < name.x or name.x + name.width < editors.x


def test_a_folio_stands_between_its_rules(staffed: Issue, tmp_path: Path) -> None:
    for text in ("", "[folio]\ndate = 1.7\n", '[folio]\nleft = ["name", "date", "editors"]\nmiddle = []\n'):
        for page in made(staffed, tmp_path, text).pages[1:]:
            (band,) = [region.rects[0] for region in page.regions if region.kind == "folio"]
            rules = [mark.y0 for mark in page.marks if isinstance(mark, Rule) and mark.x1 - mark.x0 == band.width]
            assert rules[:2] == [band.y, band.bottom]
            for line in folio(page):
                assert band.y < line.baseline - 0.86 * line.size < line.baseline + 0.08 * line.size < band.bottom


def test_a_style_may_have_no_rule_over_the_folio(staffed: Issue, tmp_path: Path) -> None:
    (page, *_) = made(staffed, tmp_path, '[rules]\nfolio_above = { weights = [], apart = 0.0, ink = "black" }\n').pages[1:]
    (band,) = [region.rects[0] for region in page.regions if region.kind == "folio"]
    assert not [mark for mark in page.marks if isinstance(mark, Rule) and mark.y0 == band.y]


def said(page: Page, *beginnings: str) -> tuple[TextLine, ...]:
    return tuple(next(line for line in folio(page) if line.text.startswith(text)) for text in beginnings)


# -- heads ----------------------------------------------------------------------------------------------------------------


def test_heads_are_as_large_as_the_style_wants_them() -> None:
    heads = CHINESE.heads
    steps = ladder(GRID, 40.0, heads._replace(second=heads.second._replace(size=0.7, least=0.5, lines=2), steep=0.0))
    assert (steps.lead.size, steps.second) == (40.0, Tier(28.0, 14.0, 2, 28.0))
    assert ladder(GRID, 80.0, heads).brief.size < 80.0 * heads.brief.size
    assert CHINESE.head_share == 1 / heads.across
