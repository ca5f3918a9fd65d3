"""The arithmetic of the page view, by table and by law."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.app import viewport
from epaper.app.viewport import GAP, MARGIN, Push, Sheet
from epaper.geometry import Point, Rect, Size

A4 = Size(595.0, 842.0)
ACTUAL = 96 / 72
ONE = viewport.sheet_of([A4], (0,))
TWO = viewport.sheet_of([A4, A4, A4], (1, 2))


@pytest.mark.parametrize(
    ("count", "index", "facing", "shown"),
    [
        (4, 0, False, (0,)),
        (4, 2, False, (2,)),
        (4, 0, True, (0,)),
        (4, 1, True, (1, 2)),
        (4, 2, True, (1, 2)),
        (4, 3, True, (3,)),
        (1, 0, True, (0,)),
        (0, 0, True, ()),
        (0, 0, False, ()),
    ],
)
def test_opening(count, index, facing, shown):
    assert viewport.opening(count, index, facing=facing) == shown


@pytest.mark.parametrize(
    ("index", "by", "facing", "target"),
    [
        (0, 1, False, 1),
        (3, 1, False, 3),
        (0, -1, False, 0),
        (0, 1, True, 1),
        (1, 1, True, 3),
        (2, 1, True, 3),
        (3, -1, True, 2),
        (0, 9, False, 3),
    ],
)
def test_turned(index, by, facing, target):
    assert viewport.turned(4, index, by, facing=facing) == target


def test_turning_in_an_empty_issue_goes_nowhere():
    assert viewport.turned(0, 0, 1, facing=False) == 0


def test_two_pages_lie_side_by_side():
    assert TWO.size == Size(2 * 595 + GAP, 842)
    assert [placed.rect.x for placed in TWO.pages] == [0, 595 + GAP]


@pytest.mark.parametrize(
    ("fit", "window", "zoom"),
    [
        ("page", Size(595 + 2 * MARGIN, 2000), 1.0),
        ("page", Size(4000, 842 + 2 * MARGIN), 1.0),
        ("width", Size(595 * 2 + 2 * MARGIN, 300), 2.0),
        ("page", Size(40, 40), 0.25 * ACTUAL),
        ("width", Size(90000, 300), 8 * ACTUAL),
    ],
)
def test_fit(fit, window, zoom):
    assert viewport.fit_zoom(fit, ONE, window, ACTUAL) == pytest.approx(zoom)


def test_a_fitted_page_needs_no_scrolling():
    window = Size(811, 633)
    zoom = viewport.fit_zoom("page", ONE, window, ACTUAL)
    assert viewport.scroll_range(viewport.desk_size(ONE, zoom), window) == (0, 0)


@pytest.mark.parametrize(
    ("share", "by", "after"),
    [(1.0, 1, 1.1), (1.0, -1, 0.9), (0.74, 1, 0.75), (0.74, -1, 0.67), (8.0, 1, 8.0), (0.25, -1, 0.25), (6.1, 1, 8.0)],
)
def test_ladder(share, by, after):
    assert viewport.step_zoom(share * ACTUAL, ACTUAL, by) == pytest.approx(after * ACTUAL)


def test_a_notch_and_back_is_where_it_was():
    assert viewport.wheel_zoom(viewport.wheel_zoom(1.0, ACTUAL, 120), ACTUAL, -120) == pytest.approx(1.0)


def test_a_small_sheet_is_centred_and_a_large_one_scrolled():
    assert viewport.origin(ONE, 1.0, Size(1000, 1000), Point(0, 0)) == Point(202, 79)
    assert viewport.origin(ONE, 4.0, Size(1000, 1000), Point(300, 500)) == Point(MARGIN - 300, MARGIN - 500)


@given(
    st.floats(0.4, 8),
    st.floats(0, 595),
    st.floats(0, 842),
    st.integers(100, 900),
    st.integers(100, 700),
)
def test_what_is_kept_stands_where_it_stood(zoom, x, y, at_x, at_y):
    window, spot, at = Size(1000, 800), Point(x, y), Point(at_x, at_y)
    wanted = viewport.scroll_keeping(spot, at, zoom)
    across, down = viewport.scroll_range(viewport.desk_size(ONE, zoom), window)
    if 0 <= wanted.x <= across and 0 <= wanted.y <= down and across and down:
        corner = viewport.origin(ONE, zoom, window, wanted)
        now = viewport.to_window(spot, corner, zoom)
        assert now.x == pytest.approx(at.x, abs=1)
        assert now.y == pytest.approx(at.y, abs=1)


@given(st.floats(0.3, 8), st.floats(-500, 500), st.floats(-500, 500), st.floats(-900, 900), st.floats(-900, 900))
def test_to_the_sheet_and_back(zoom, left, top, x, y):
    corner = Point(left, top)
    back = viewport.to_window(viewport.to_sheet(Point(x, y), corner, zoom), corner, zoom)
    assert back.x == pytest.approx(x, abs=1e-6)
    assert back.y == pytest.approx(y, abs=1e-6)


@pytest.mark.parametrize(
    ("spot", "found"),
    [
        (Point(10, 20), (1, Point(10, 20))),
        (Point(595 + GAP + 5, 841), (2, Point(5, 841))),
        (Point(595 + GAP / 2, 100), None),
        (Point(-1, 5), None),
        (Point(10, 842), None),
    ],
)
def test_page_at(spot, found):
    assert viewport.page_at(TWO, spot) == found


def test_no_page_is_found_on_an_empty_sheet():
    assert viewport.page_at(Sheet((), Size(1, 1)), Point(0, 0)) is None


@pytest.mark.parametrize(
    ("rect", "scroll", "y"),
    [
        (Rect(0, 300, 50, 50), Point(0, 100), 100),  # in view: nothing moves
        (Rect(0, 10, 50, 50), Point(0, 300), 10 + MARGIN / 2),  # above: its head comes in
        (Rect(0, 700, 50, 50), Point(0, 0), round(750 + 1.5 * MARGIN - 400)),  # below: its foot comes in
        (Rect(0, 100, 50, 700), Point(0, 0), 100 + MARGIN / 2),  # larger than the window: its head
    ],
)
def test_reveal(rect, scroll, y):
    assert viewport.scroll_revealing(rect, 1.0, Size(800, 400), scroll).y == y


@pytest.mark.parametrize(
    ("delta", "gathered", "value", "push"),
    [
        (-120, 0, 50, Push(7, 0, 0)),  # in the middle: scroll
        (-120, 0, 100, Push(0, 1, 0)),  # a notch against the foot: turn
        (120, 0, 0, Push(0, -1, 0)),  # and against the head: back
        (-40, 0, 100, Push(0, 0, -40)),  # a touchpad's nudge is gathered
        (-40, -80, 100, Push(0, 1, 0)),
        (40, -80, 100, Push(7, 0, 0)),  # turning round forgets it
        (-40, 80, 100, Push(0, 0, -40)),
        (120, 0, 100, Push(7, 0, 0)),
    ],
)
def test_push_at_edge(delta, gathered, value, push):
    assert viewport.push_at_edge(delta, gathered, value, 100, 7) == push


@pytest.mark.parametrize(
    ("value", "by", "after"), [(0, 1, 90), (90, 1, 150), (150, 1, None), (150, -1, 60), (60, -1, 0), (0, -1, None)]
)
def test_page_step(value, by, after):
    assert viewport.page_step(value, 150, 100, by) == after
