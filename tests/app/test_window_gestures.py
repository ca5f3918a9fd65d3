"""What a reader's hands do in the window, and what follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from epaper.app.window import Window
from epaper.geometry import Point

A1, A2, WHITE = Point(100, 250), Point(400, 150), Point(30, 800)
JUMP_LINE = Point(200, 327)


def place(window: Window, spot: Point, page: int = 0) -> QPoint:
    """Return where a spot of a page stands in the viewport."""
    view = window.view
    placed = next(placed for placed in view.sheet.pages if placed.page == page)
    corner = view.corner
    return QPoint(round(corner.x + (placed.rect.x + spot.x) * view.zoom), round(corner.y + (placed.rect.y + spot.y) * view.zoom))


def wheel(window: Window, at: QPoint, delta: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel by `delta` eighths of a degree."""
    port = window.view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(port.mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def click(qtbot, window: Window, spot: Point) -> None:
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place(window, spot))


def test_opening_fits_the_first_page(window):
    view = window.view
    assert view.session.page == 0
    assert view.verticalScrollBar().maximum() == 0
    frame = view.window_rect(0, view.sheet.pages[0].rect)
    assert frame.y >= 0
    assert frame.bottom <= view.viewport().height()


@pytest.mark.parametrize("delta", [120, 360, -120])
def test_ctrl_wheel_keeps_the_point_under_the_cursor(window, delta):
    window.view.zoom_to(3.0)
    at = QPoint(300, 200)
    before = window.view.spot(Point(at.x(), at.y()))
    wheel(window, at, delta, Qt.KeyboardModifier.ControlModifier)
    after = window.view.spot(Point(at.x(), at.y()))
    assert window.view.zoom != 3.0
    assert after.x == pytest.approx(before.x, abs=1 / window.view.zoom)
    assert after.y == pytest.approx(before.y, abs=1 / window.view.zoom)


def test_pinching_zooms_about_the_fingers(window):
    window.view.zoom_to(3.0)
    at = QPointF(320, 240)
    before = window.view.spot(Point(at.x(), at.y()))
    port = window.view.viewport()
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(port.mapToGlobal(at.toPoint())),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(port, pinch)
    after = window.view.spot(Point(at.x(), at.y()))
    assert window.view.zoom == pytest.approx(3.75)
    assert after == (pytest.approx(before.x, abs=0.5), pytest.approx(before.y, abs=0.5))


def test_scrolling_moves_the_painted_pixels_by_whole_pixels(qtbot, window):
    window.view.zoom_to(2.0)
    window.view.scroll_to(Point(60, 80))
    port = window.view.viewport()
    QApplication.processEvents()
    before = port.grab().toImage()
    window.view.scroll_to(Point(60, 117))
    QApplication.processEvents()
    moved = port.grab().toImage()
    width, height = before.width(), before.height() - 37
    assert moved.copy(0, 0, width, height) == before.copy(0, 37, width, height)


def test_the_frame_shown_while_zooming_gives_way_to_a_sharp_one(qtbot, window):
    wheel(window, QPoint(300, 300), 240, Qt.KeyboardModifier.ControlModifier)
    assert window.view.is_blurred
    qtbot.waitUntil(lambda: not window.view.is_blurred)
    sharp = window.view.viewport().grab().toImage()
    window.view.viewport().update()
    assert window.view.viewport().grab().toImage() == sharp


def test_click_opens_the_whole_article_joined_over_its_jump(qtbot, window, issue):
    with qtbot.waitSignal(window.session.article_changed):
        click(qtbot, window, A1)
    assert window.reading.isVisible()
    shown = window.reading.text.toPlainText()
    for paragraph in issue.articles[0].paragraphs:
        assert paragraph.text in shown
    assert "下转" not in shown


def test_drag_moves_the_page_and_opens_nothing(qtbot, window):
    window.view.zoom_to(3.0)
    window.view.scroll_to(Point(100, 100))
    port = window.view.viewport()
    start = QPoint(300, 300)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, start + QPoint(-20, -30))
    qtbot.mouseMove(port, start + QPoint(-40, -60))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(-40, -60))
    assert window.view.scroll_position == Point(140, 160)
    assert not window.view.awaits_double_click
    assert window.session.article == ""


def test_double_click_zooms_to_the_column_and_back_without_reading(qtbot, window):
    port = window.view.viewport()
    before = window.view.zoom
    at = place(window, A1)
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert window.view.zoom > 2 * before
    assert not window.view.awaits_double_click
    assert window.session.article == ""
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert window.view.zoom == pytest.approx(before)
    assert window.view.fit == "page"


def test_hover_names_the_article_and_white_names_none(qtbot, window):
    port = window.view.viewport()
    qtbot.mouseMove(port, place(window, A2))
    assert window.session.hover == "a2"
    assert window.status_text == "渡口恢复通航"
    qtbot.mouseMove(port, place(window, WHITE))
    assert window.session.hover == ""
    assert window.status_text == ""


def test_a_click_on_the_jump_line_turns_to_the_page(qtbot, window):
    click(qtbot, window, JUMP_LINE)
    assert window.session.page == 1
    assert not window.view.awaits_double_click


def test_keys_turn_pages_and_stop_at_the_ends(qtbot, window):
    view = window.view
    view.setFocus()
    steps = [
        (Qt.Key.Key_Space, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_End, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, 1),
    ]
    for key, page in steps:
        qtbot.keyClick(view, key)
        assert window.session.page == page, key


def test_space_walks_down_a_tall_page_before_it_turns(qtbot, window):
    window.view.set_fit("width")
    bar = window.view.verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(window.view, Qt.Key.Key_Space)
    assert window.session.page == 0
    assert bar.value() > 0
    while bar.value() < bar.maximum():
        qtbot.keyClick(window.view, Qt.Key.Key_Space)
    qtbot.keyClick(window.view, Qt.Key.Key_Space)
    assert (window.session.page, bar.value()) == (1, 0)
    qtbot.keyClick(window.view, Qt.Key.Key_PageUp)
    assert (window.session.page, bar.value()) == (0, bar.maximum())


def test_wheel_turns_only_when_pushed_against_the_edge(window):
    at = QPoint(200, 200)
    wheel(window, at, -60)
    assert window.session.page == 0
    wheel(window, at, -60)
    assert window.session.page == 1
    window.view.set_fit("width")
    wheel(window, at, -120)
    assert window.session.page == 1
    assert window.view.verticalScrollBar().value() > 0


def test_fits_and_sizes_by_the_menu_keys(qtbot, window):
    view = window.view
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(view.actual)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert view.fit == "width"
    assert view.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.fit == "page"
    for _ in range(30):
        window.commands.zoom_in.trigger()
    assert view.zoom == pytest.approx(8 * view.actual)
    for _ in range(40):
        window.commands.zoom_out.trigger()
    assert view.zoom == pytest.approx(0.25 * view.actual)


def test_thumbnails_choose_and_follow(qtbot, window):
    rows = [window.pages.item(row).text() for row in range(window.pages.count())]
    assert rows == ["第1版 要闻", "第2版 综合", "第3版 生活"]
    qtbot.mouseClick(
        window.pages.viewport(), Qt.MouseButton.LeftButton, pos=window.pages.visualItemRect(window.pages.item(2)).center()
    )
    assert window.session.page == 2
    window.commands.previous_page.trigger()
    assert window.pages.currentRow() == 1
    qtbot.keyClick(window.pages, Qt.Key.Key_Up)
    assert window.session.page == 0


def test_go_to_page_by_number(qtbot, window):
    window.commands.go_to_page.trigger()
    qtbot.keyClicks(window.tools.page, "3")
    qtbot.keyClick(window.tools.page, Qt.Key.Key_Return)
    assert window.session.page == 2
    window.tools.page.selectAll()
    qtbot.keyClicks(window.tools.page, "9")
    qtbot.keyClick(window.tools.page, Qt.Key.Key_Return)
    assert window.session.page == 2
    assert window.tools.page.text() == "3"


def test_facing_pages_are_laid_side_by_side(window):
    window.commands.facing.trigger()
    assert [placed.page for placed in window.view.sheet.pages] == [0]
    window.commands.next_page.trigger()
    assert [placed.page for placed in window.view.sheet.pages] == [1, 2]
    assert not window.commands.next_page.isEnabled()
    window.commands.previous_page.trigger()
    assert window.session.page == 0
    window.commands.single.trigger()
    assert len(window.view.sheet.pages) == 1


def test_escape_returns_to_the_page_and_lights_up_the_article(qtbot, window):
    window.session.read("a1")
    window.session.turn_to(2)
    qtbot.keyClick(window.reading.text, Qt.Key.Key_Escape)
    assert not window.reading.isVisible()
    assert window.session.page == 0
    assert window.view.flash[0] == "a1"
    assert window.view.flash[1] > 0
    assert window.view.hasFocus()


def test_articles_follow_each_other_by_key(qtbot, window):
    window.session.read("a1")
    qtbot.keyClick(window.reading.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window.reading.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.session.article == "a3"
    assert window.session.page == 2
    assert not window.commands.next_article.isEnabled()
    qtbot.keyClick(window.reading.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.session.article == "a2"
    assert window.session.page == 0
