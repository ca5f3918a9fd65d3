"""From a path to a window and back to an exit code."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel

from epaper.app import assets, main, scheme
from epaper.app.window import Window
from epaper.errors import UsageError


@pytest.fixture
def own_settings(monkeypatch, store, load):
    """Keep the program's hands off the person's own settings."""
    interval = sys.getswitchinterval()
    monkeypatch.setattr(main, "QSettings", lambda *_names: store)
    monkeypatch.setattr(main, "Loader", lambda: load)
    monkeypatch.setattr(main, "install", lambda *_args: None)
    yield
    sys.setswitchinterval(interval)


def test_the_window_opens_the_issue_named_and_ends_when_closed(qapp, own_settings, tmp_path):
    shown = []

    def look():
        window = next(widget for widget in qapp.topLevelWidgets() if isinstance(widget, Window) and widget.isVisible())
        if window.session.current is None:
            QTimer.singleShot(5, look)
        else:
            shown.append((window.session.current.path, window.windowTitle()))
            window.close()

    QTimer.singleShot(0, look)
    assert main.run_window(tmp_path / "one.epaper") == 0
    assert shown == [(tmp_path / "one.epaper", "江城周报 2026年5月21日 — 电子报")]


def test_without_a_screen_a_sentence_instead_of_an_abort(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(UsageError, match="epaper export"):
        main.require_display()


def test_the_shipped_issue_opens_by_default():
    assert main.shipped().is_dir()


def test_a_dark_interface_is_dark_whatever_the_platform_can_do(window):
    before = QPalette(QGuiApplication.palette())
    try:
        window.commands.scheme_dark.trigger()
        assert QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 100
        window.commands.scheme_light.trigger()
        assert QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() > 150
    finally:
        scheme.use("")
        QGuiApplication.setPalette(before)


def test_icons_pale_where_their_action_is_off(qapp):
    found = assets.icon("next", qapp.palette())
    on = found.pixmap(20, 20, found.Mode.Normal).toImage()
    off = found.pixmap(20, 20, found.Mode.Disabled).toImage()
    assert any(on.pixelColor(x, y).alpha() > 200 for x in range(20) for y in range(20))
    assert on != off


def test_a_chosen_file_is_opened_and_its_folder_remembered(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_args: (str(tmp_path / "x" / "two.md"), "")))
    with qtbot.waitSignal(window.session.opened):
        window.commands.open.trigger()
    assert window.session.current.path.name == "two.md"
    assert window.settings.text("open-folder") == str(tmp_path / "x")


@pytest.mark.parametrize(("name", "words"), [("keys", "Ctrl+0"), ("about", "Apache-2.0")])
def test_help_is_said_in_a_box(window, name, words):
    getattr(window.commands, name).trigger()
    (box,) = [box for box in window.findChildren(QDialog) if box.isVisible()]
    assert any(words in label.text() for label in box.findChildren(QLabel))
    box.reject()
    QApplication.processEvents()
