"""A page with a strip of what is no story at its foot, whose copy ends early → the strip takes what is left blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.plan.furniture.sheets import GROWTH, Sheet, filled
from epaper.plan.model import Corner, SlotBox

STRIP = Corner(4, 12, (SlotBox("", 0, 0, 2, 12), SlotBox("ad", 2, 0, 2, 7), SlotBox("notice", 2, 7, 2, 5)))
PAGE = Sheet(11, 0, 42, STRIP, 4)


@given(st.integers(1, int(GROWTH * STRIP.rows)))
def test_it_grows_by_what_is_missing_and_its_boxes_fill_it_still(missing: int) -> None:
    page = filled(PAGE, PAGE.rows - missing, ())
    assert page.rows == PAGE.rows - missing
    assert page.corner is not None
    cells = [
        (box.column + column, box.row + row)
        for box in page.corner.boxes
        for column in range(box.columns)
        for row in range(box.rows)
    ]
    assert sorted(cells) == [(column, row) for column in range(4) for row in range(STRIP.rows + missing)]
    grown = zip(page.corner.boxes, STRIP.boxes, strict=True)
    assert all(box.rows >= before.rows for box, before in grown)


@pytest.mark.parametrize(
    ("page", "missing", "measured"),
    [
        (PAGE, 0, ()),
        (PAGE, int(GROWTH * STRIP.rows) + 1, ()),
        (PAGE, 3, ("ad",)),
        (PAGE._replace(columns=5), 3, ()),
        (PAGE._replace(corner=None), 3, ()),
    ],
    ids=["nothing missing", "too much", "measured by an editor", "no strip but a corner", "nothing there"],
)
def test_it_stays_as_it_is(page: Sheet, missing: int, measured: tuple[str, ...]) -> None:
    assert filled(page, page.rows - missing, measured) == page
