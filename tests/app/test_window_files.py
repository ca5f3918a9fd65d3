"""Opening, exporting, printing, remembering: what happens with good files, bad files and slow ones."""

from __future__ import annotations

import threading

import pikepdf
import pytest
from dialogs import save_to
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from epaper.app.window import Window


def test_a_bad_file_is_named_in_one_sentence_and_the_old_issue_stays(qtbot, window, tmp_path):
    window.session.turn_to(1)
    with qtbot.waitSignal(window.session.failed):
        window.open(tmp_path / "bad.txt")
    assert window.stage.notice.isVisible()
    assert window.stage.notice.label.text() == "bad.txt 第 3 行：缺少报头，请补上报名。"
    assert not window.stage.notice.busy
    assert window.session.current.path.name == "good.epaper"
    assert window.session.page == 1


def test_a_slip_of_the_program_is_a_sentence_too(qtbot, window, tmp_path, capfd):
    with qtbot.waitSignal(window.session.failed):
        window.open(tmp_path / "bug.txt")
    text = window.stage.notice.label.text()
    assert "ZeroDivisionError" in text
    assert "\n" not in text
    assert "Traceback" not in capfd.readouterr().err


def test_the_window_answers_while_an_issue_is_composed(qtbot, opened, store, tmp_path):
    enough = threading.Event()
    worked = [1]

    def slow(path, report):
        report("正在排版…")
        while not enough.is_set():  # pure Python, as composing is: it gives the lock away only when told to
            worked[0] = worked[0] * worked[0] % 7 + 1
        return opened

    window = Window(slow, store)
    qtbot.addWidget(window)
    window.show()
    window.open(tmp_path / "slow.epaper")
    ticks = []
    clock = QTimer(interval=0)
    clock.timeout.connect(lambda: ticks.append(1))
    clock.start()
    qtbot.waitUntil(lambda: len(ticks) > 50)
    assert window.stage.notice.busy
    assert window.stage.notice.label.text() == "正在排版…"
    assert not enough.is_set()
    assert window.session.current is None
    with qtbot.waitSignal(window.session.opened):
        enough.set()
    qtbot.waitUntil(lambda: not window.stage.notice.isVisible())
    window.close()


def test_closing_does_not_wait_for_an_issue_nobody_will_see(qtbot, opened, store, tmp_path):
    gate, began, reports = threading.Event(), threading.Event(), []

    def slow(path, report):
        began.set()
        gate.wait(60)
        report("正在排版…")
        reports.append("went on")
        return opened

    window = Window(slow, store)
    qtbot.addWidget(window)
    window.show()
    window.open(tmp_path / "slow.epaper")
    assert began.wait(60)
    window.close()
    assert window.session.still_reading
    gate.set()
    window.session.drain()
    assert reports == []


def test_opening_can_be_given_up(qtbot, window, opened, tmp_path, monkeypatch):
    gate = threading.Event()

    def slow(path, report):
        gate.wait(60)
        return opened._replace(path=path)

    monkeypatch.setattr(window.session, "_load", slow)
    window.open(tmp_path / "slow.epaper")
    window.stage.notice.button.click()
    assert not window.stage.notice.isVisible()
    gate.set()
    window.session.drain()
    QApplication.processEvents()
    assert window.session.current.path.name == "good.epaper"


def test_only_the_issue_asked_for_last_opens(qtbot, window, opened, tmp_path, monkeypatch):
    gate = threading.Event()

    def load(path, report):
        if path.name == "first":
            gate.wait(60)
        return opened._replace(path=path)

    monkeypatch.setattr(window.session, "_load", load)
    window.open(tmp_path / "first")
    with qtbot.waitSignal(window.session.opened):
        window.open(tmp_path / "second")
    gate.set()
    window.session.drain()
    QApplication.processEvents()
    assert window.session.current.path.name == "second"


@pytest.mark.parametrize(("name", "millimetres"), [("phone", 80), ("a5", 148)])
def test_the_articles_in_full_stand_behind_the_pages_if_asked_for(qtbot, window, tmp_path, monkeypatch, name, millimetres):
    path = tmp_path / "full.pdf"
    save_to(monkeypatch, path)
    with qtbot.waitSignal(window.outputs.wrote):
        getattr(window.commands, f"export_{name}").trigger()
    with pikepdf.open(path) as pdf:
        widths = [round(float(page.MediaBox[2]) / 72 * 25.4) for page in pdf.pages]
    pages = len(window.session.pages)
    assert widths[:pages] != widths[pages:]
    assert set(widths[pages:]) == {millimetres}


def test_pdf_is_written_where_the_dialog_says(qtbot, window, tmp_path, monkeypatch):
    pytest.importorskip("epaper.paint.pdf")
    save_to(monkeypatch, tmp_path / "江城")
    with qtbot.waitSignal(window.outputs.wrote) as written:
        window.commands.export_pdf.trigger()
    assert written.args == [tmp_path / "江城.pdf"]
    assert (tmp_path / "江城.pdf").read_bytes().startswith(b"%PDF")
    assert "江城.pdf" in window.stage.notice.label.text()
    assert window.stage.notice.button.isVisible()


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(qtbot, window, tmp_path, monkeypatch):
    pytest.importorskip("epaper.paint.pdf")
    save_to(monkeypatch, tmp_path / "no such folder" / "x.pdf")
    with qtbot.waitSignal(window.session.failed):
        window.commands.export_pdf.trigger()
    assert "x.pdf" in window.stage.notice.label.text()


def test_a_dialog_given_up_does_nothing(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_args: ("", "")))
    window.commands.export_pdf.trigger()
    window.commands.export_picture.trigger()
    window.commands.export_pictures.trigger()
    window.commands.export_contact.trigger()
    assert not window.stage.notice.isVisible()


def test_a_file_dropped_on_the_window_opens(qtbot, window, tmp_path):
    (tmp_path / "dropped.epaper").touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "dropped.epaper"))])
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.session.opened):
        window.dropEvent(drop)
    assert window.session.current.path.name == "dropped.epaper"


def test_recent_issues_are_offered_newest_first(qtbot, window, tmp_path):
    for name in ("one.epaper", "two.epaper", "one.epaper"):
        (tmp_path / name).touch()
        with qtbot.waitSignal(window.session.opened):
            window.open(tmp_path / name)
    assert [path.name for path in window.settings.recents] == ["one.epaper", "two.epaper"]
    window.commands.recent.aboutToShow.emit()
    assert window.commands.recent.actions()[0].text().endswith("one.epaper")


def test_findings_are_listed_gravest_first_and_lead_to_their_place(window):
    window.commands.findings.trigger()
    assert window.findings.isVisible()
    first = window.findings.topLevelItem(0)
    said = [first.text(column) for column in range(4)]
    assert said == ["错误", "issue.md 第 31 行", "《明日天气晴》第1段", "有一个字没有字形。"]
    window.findings.itemActivated.emit(first, 0)
    assert window.session.page == 2


def test_find_counts_marks_and_walks(qtbot, window):
    window.commands.find.trigger()
    finder = window.stage.finder
    finder.needle.insert("稻谷")
    assert finder.counter.text() == "1/6"
    assert len(window.session.hits) >= 6
    qtbot.keyClick(finder.needle, Qt.Key.Key_Return)
    assert finder.counter.text() == "2/6"
    qtbot.keyClick(finder.needle, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(finder.needle, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.counter.text() == "6/6"
    finder.needle.clear()
    finder.needle.insert("天气")
    assert window.session.page == 2
    finder.needle.insert("没有这个词")
    assert finder.counter.text() == "没有找到"
    qtbot.keyClick(finder.needle, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert window.session.hits == ()


def test_sizes_and_panes_are_remembered(qtbot, load, store):
    first = Window(load, store)
    qtbot.addWidget(first)
    first.show()
    first.commands.thumbnails.setChecked(False)
    first.resize(760, 600)
    first.close()
    second = Window(load, store)
    qtbot.addWidget(second)
    second.show()
    assert (second.width(), second.height()) == (760, 600)
    assert not second.pages.isVisible()
    second.close()


def test_full_screen_shows_the_page_alone_and_escape_leaves_it(qtbot, window):
    window.commands.full_screen.trigger()
    assert not window.menuBar().isVisible()
    assert not window.tools.isVisible()
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.menuBar().isVisible()
    assert not window.isFullScreen()


def test_everything_can_be_named_to_those_who_cannot_see_it(window):
    assert window.view.accessibleName() == "版面"
    assert "第1版 要闻" in window.view.accessibleDescription()
    assert "渡口恢复通航" in window.view.accessibleDescription()
    for action in window.commands.children():
        assert action.objectName() is not None
    for widget in (
        window.pages,
        window.findings,
        window.reading.text,
        window.reading.slider,
        window.tools.page,
        window.tools.zoom,
    ):
        assert widget.accessibleName()


def test_without_an_issue_nothing_is_offered_that_needs_one(qtbot, load, store):
    window = Window(load, store)
    qtbot.addWidget(window)
    window.show()
    assert not any(action.isEnabled() for action in window.commands.needing_issue())
    qtbot.keyClick(window.view, Qt.Key.Key_Space)
    qtbot.keyClick(window.view, Qt.Key.Key_End)
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton)
    window.close()
