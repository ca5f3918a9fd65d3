"""What is no story: every corner is filled exactly, stands on its page, and holds what it has to hold."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, ArticleKind, Paragraph
from epaper.issue.pins import Pins, Spot
from epaper.plan.furniture.index import IndexSize
from epaper.plan.furniture.sheets import Ground, Sheet
from epaper.plan.furniture.slotcopy import ART_DEEPEST, ART_LEAST, SlotWriter
from epaper.plan.furniture.slots import Slots, corner_blocks
from epaper.plan.model import Corner, PagePlan
from tests.plan.slot_material import artwork, forecast, grid_on, notice, writer_on

STOCKS = ("a4", "tabloid", "broadsheet", "120x180")


@cache
def desk(stock: str) -> SlotWriter:
    return writer_on(grid_on(stock), FontBook.shipped())


def slots(stock: str, *items: Article, index: IndexSize | None = None) -> Slots:
    return Slots(items, grid_on(stock), desk(stock), index)


def rooms(stock: str, pages: int) -> list[int]:
    return [grid_on(stock).rows - 4] * pages


def cells(corner: Corner) -> list[tuple[int, int]]:
    """Return every column and line the boxes of a corner take, as often as one takes it."""
    return [
        (box.column + column, box.row + row) for box in corner.boxes for column in range(box.columns) for row in range(box.rows)
    ]


@st.composite
def items(draw: st.DrawFn) -> list[Article]:
    made = []
    for number in range(draw(st.integers(1, 7))):
        pins = Pins(columns=draw(st.sampled_from((0, 0, 1, 2, 9))), rows=draw(st.sampled_from((0, 0, 6, 30))))
        page = draw(st.sampled_from((None, None, 1, 2, 7)))
        if draw(st.booleans()):
            made.append(notice(f"n{number}", draw(st.integers(1, 9)), page=page, pins=pins))
        else:
            made.append(artwork(f"a{number}", draw(st.integers(100, 3000)), draw(st.integers(100, 3000)), page=page, pins=pins))
    return made


@settings(deadline=None, max_examples=60)
@given(items(), st.sampled_from(STOCKS), st.integers(1, 4), st.booleans())
def test_every_corner_is_filled_exactly_and_holds_every_item_once(
    made: list[Article], stock: str, pages: int, indexed: bool
) -> None:
    index = IndexSize(1, 9, 5) if indexed else None
    corners = slots(stock, *made, index=index).corners(rooms(stock, pages))
    for corner, room in zip(corners, rooms(stock, pages), strict=True):
        if corner:
            every = [(column, row) for column in range(corner.columns) for row in range(corner.rows)]
            assert sorted(cells(corner)) == every
            assert corner.columns <= grid_on(stock).columns
            assert corner.rows <= room
    standing = [box.article for corner in corners if corner for box in corner.boxes]
    wanted = [article.id for article in made] + ([""] if indexed and pages > 1 else [])
    assert sorted(standing) == sorted(wanted)


@pytest.mark.parametrize("items_there", [(), (notice("n", 2, page=1),), (artwork("art", 800, 600, page=1),)])
def test_with_an_index_across_the_whole_foot_of_page_1_is_a_strip(items_there: tuple[Article, ...]) -> None:
    """An advertisement there stands beside the box: in a strip of its own it would have to be as wide as the page."""
    index = IndexSize(2, 9, 5)
    first, second = slots("a4", *items_there, index=index).corners(rooms("a4", 2), across=True)
    assert first is not None
    assert second is None
    assert first.columns == grid_on("a4").columns
    assert first.rows < rooms("a4", 2)[0] / 2
    assert len({box.row for box in first.boxes}) == 1
    beside, _ = slots("a4", *items_there, index=index).corners(rooms("a4", 2))
    assert beside is not None
    assert items_there or beside.columns < first.columns


def pages_of(corners: tuple[Corner | None, ...]) -> dict[str, int]:
    return {box.article: page for page, corner in enumerate(corners, 1) if corner for box in corner.boxes}


def test_items_stand_on_their_page_and_never_on_page_1_by_themselves() -> None:
    made = [
        notice("free", 2),
        notice("other", 2),
        artwork("art", 800, 400),
        notice("first", 1, page=1),
        notice("third", 1, page=3),
    ]
    stands = pages_of(slots("a4", *made).corners(rooms("a4", 4)))
    assert stands["first"] == 1
    assert stands["third"] == 3
    assert {stands["free"], stands["other"], stands["art"]} <= {2, 3, 4}
    assert len({stands["free"], stands["other"], stands["art"]}) > 1  # spread over the pages


def test_a_page_that_is_not_there_is_the_last_and_one_page_takes_all() -> None:
    made = [notice("far", 2, page=9), notice("free", 1)]
    assert pages_of(slots("a4", *made).corners(rooms("a4", 2))) == {"far": 2, "free": 2}
    assert set(pages_of(slots("a4", *made).corners(rooms("a4", 1))).values()) == {1}


@pytest.mark.parametrize(("columns", "rows"), [(2, 14), (1, 30), (4, 12)])
def test_an_item_alone_has_the_size_its_editor_wants(columns: int, rows: int) -> None:
    (corner,) = slots("a4", artwork("art", 800, 600, pins=Pins(columns=columns, rows=rows))).corners(rooms("a4", 1))
    assert corner is not None
    assert (corner.columns, corner.rows) == (columns, rows)


def test_artwork_is_as_wide_as_its_shape_asks() -> None:
    def width(wide: int, high: int) -> int:
        (corner,) = slots("broadsheet", artwork("art", wide, high)).corners(rooms("broadsheet", 1))
        assert corner is not None
        return corner.columns

    assert [width(4000, 500), width(800, 600), width(300, 1200)] == [6, 3, 1]


@pytest.mark.parametrize("stock", ["tabloid", "broadsheet"])
@pytest.mark.parametrize(("wide", "high"), [(800, 600), (600, 600), (600, 800)])
def test_artwork_above_copy_is_about_as_wide_as_its_box(wide: int, high: int, stock: str) -> None:
    ad = replace(artwork("art", wide, high), headline=("粮油铺开张",), paragraphs=(Paragraph("新米上市。"),))
    (corner,) = slots(stock, ad).corners(rooms(stock, 1))
    assert corner is not None
    copy = desk(stock).copy(ad, grid_on(stock).span(corner.columns), corner.rows)
    assert copy.art_rows * grid_on(stock).pitch >= 0.8 * sum(copy.art)
    assert corner.rows == copy.rows <= ART_DEEPEST * grid_on(stock).rows
    assert corner.columns <= (grid_on(stock).columns + 1) // 2


def test_artwork_above_copy_is_as_large_as_its_box_allows() -> None:
    ad = replace(artwork("art", 600, 800), headline=("粮油铺开张",), paragraphs=(Paragraph("新米上市。"),))
    rows = [desk("a4").copy(ad, grid_on("a4").span(2), room).art_rows for room in (1, 10, 16, 20, 90)]
    assert rows[0] == ART_LEAST
    assert rows == sorted(set(rows))
    assert desk("a4").copy(ad, grid_on("a4").span(2), 90).whole


@pytest.mark.parametrize(("kind", "severity"), [("notice", "info"), ("ad", "warning")])
def test_copy_is_never_pressed_but_told(kind: ArticleKind, severity: str) -> None:
    article = notice("long", 12, kind=kind, pins=Pins(columns=2, rows=4))
    maker = slots("a4", article)
    (corner,) = maker.corners(rooms("a4", 1))
    assert corner is not None
    need = desk("a4").copy(article, grid_on("a4").span(2)).rows
    assert corner.rows == need > 4
    page = PagePlan(1, "", 4, 0, tuple(corner_blocks(corner, grid_on("a4"), grid_on("a4").rows)), 0, 0)
    (finding,) = maker.findings([page])
    assert (finding.severity, finding.code) == (severity, "slot-size")
    assert "4 行" in finding.message
    assert f"{need} 行" in finding.message


def test_a_box_lower_than_its_editor_wants_is_not_overset_while_it_holds_all_its_copy() -> None:
    maker = slots("a4", notice("full", 3, kind="ad", pins=Pins(columns=4, rows=900)))
    (corner,) = maker.corners(rooms("a4", 1))
    assert corner is not None
    page = PagePlan(1, "", 4, 0, tuple(corner_blocks(corner, grid_on("a4"), grid_on("a4").rows)), 0, 0)
    assert [finding.code for finding in maker.findings([page])] == ["slot-size"]


@pytest.mark.parametrize(
    ("page", "pins", "code", "said"),
    [
        (9, Pins(), "page-pin", "指定第 9 版，但全报只有 2 版，现在第 2 版"),
        (2, Pins(spot=Spot(1, 5)), "pin-shape", "写了“位置”，"),
        (2, Pins(tier="lead", dress="box"), "pin-shape", "写了“题级”、“编排”，"),
        (2, Pins(), None, ""),
    ],
)
def test_a_place_no_box_can_have_is_told(page: int, pins: Pins, code: str | None, said: str) -> None:
    maker = slots("a4", notice("here", 3, page=page, pins=pins))
    foot = grid_on("a4").rows
    pages = [
        PagePlan(number, "", 4, 0, tuple(corner_blocks(corner, grid_on("a4"), foot)) if corner else (), 0, 0)
        for number, corner in enumerate(maker.corners(rooms("a4", 2)), 1)
    ]
    found = list(maker.findings(pages))
    assert [finding.code for finding in found] == ([code] if code else [])
    assert all(said in finding.message for finding in found)


def overset(stock: str, *items: Article) -> list[str]:
    maker, foot = slots(stock, *items), grid_on(stock).rows
    (corner,) = maker.corners(rooms(stock, 1))
    assert corner is not None
    return list(maker.overset([PagePlan(1, "", 4, 0, tuple(corner_blocks(corner, grid_on(stock), foot)), 0, 0)]))


def test_copy_too_long_for_a_page_is_overset() -> None:
    assert overset("120x180", notice("giant", 90)) == ["giant"]
    assert overset("120x180", notice("short", 1)) == []


def test_of_a_crowded_page_the_largest_boxes_are_overset_as_many_as_must_go() -> None:
    small = [notice(f"n{number}", 3) for number in range(3)]
    assert overset("120x180", notice("large", 16), *small) == ["large"]


def test_blocks_stand_at_the_right_and_above_the_foot() -> None:
    grid = grid_on("a4")
    (corner,) = slots("a4", notice("one", 2)).corners(rooms("a4", 1))
    assert corner is not None
    (block,) = corner_blocks(corner, grid, grid.rows - 2)
    assert block.column + block.columns == grid.columns
    assert block.row + block.rows == grid.rows - 2
    assert (block.dress, block.legs, block.head.rows) == ("slot", (), 0)


def test_a_forecast_is_set_in_cells_and_one_with_sentences_is_not() -> None:
    grid = grid_on("a4")
    assert desk("a4").copy(forecast(), grid.span(1)).manner == "cells"
    assert desk("a4").copy(notice("told", 2, kind="weather"), grid.span(1)).manner == "legs"
    assert desk("a4").copy(notice("narrow", 2), 60.0).manner == "lines"


def test_rows_of_a_forecast_too_broad_for_their_box_are_broken_between_cells() -> None:
    rows = ("今天 多云转阴 6至13℃ 北风2级", "明天 小雨 5至9℃ 北风3级", "后天 阴转多云 4至11℃")
    weather = replace(forecast(), paragraphs=tuple(Paragraph(row) for row in rows))
    made = desk("a4").copy(weather, 10 * grid_on("a4").size)
    assert made.manner == "lines"
    assert len(made.ragged) > len(rows)
    cells = {cell for row in rows for cell in row.split()}
    assert all(set(line.text.split()) <= cells for line in made.ragged), "no cell is parted"


def test_more_boxes_than_fit_take_the_lines_there_are() -> None:
    """A line each at the least, and no more in all than the page has."""
    notices = [notice(f"n{number}", 1) for number in range(3)]
    (corner,) = slots("120x180", artwork("a", 1000, 2800), *notices).corners(rooms("120x180", 1))
    assert corner is not None
    assert corner.rows <= rooms("120x180", 1)[0]
    assert min(box.rows for box in corner.boxes) >= 1


def test_a_corner_as_wide_as_the_page_lies_across_its_foot() -> None:
    corner = Corner(2, 8, ())
    assert Sheet(10, 0, 50, corner, 4).ground == Ground(10, strip=False)
    assert Sheet(10, 0, 50, corner._replace(columns=4), 4).ground == Ground(10, strip=True)


@pytest.mark.parametrize("columns", [1, 2])
def test_a_tower_keeps_the_width_that_is_paid_for(columns: int) -> None:
    """Copy stands over it and beside it: it is as high as that lets it be."""
    room = grid_on("a4").rows - 4
    tower = artwork("tower", 400, 1600, page=1, pins=Pins(columns=columns, rows=room))
    (corner,) = slots("a4", tower).corners([room])
    assert corner is not None
    assert corner.columns == columns
    assert 0.8 * room < corner.rows < room


def test_artwork_without_a_size_is_not_blown_up_to_the_height_of_a_tower() -> None:
    room = grid_on("a4").rows - 4
    tower, square = artwork("tower", 300, 1600, page=1, pins=Pins(columns=1, rows=room - 10)), artwork("square", 400, 300, page=1)
    (corner,) = slots("a4", tower, square).corners([room])
    assert corner is not None
    (box,) = (box for box in corner.boxes if box.article == "square")
    assert box.rows < room / 3
