"""Pages exported from the window as pictures: the one in view, each, and all on one sheet."""

from __future__ import annotations

import pytest
from dialogs import save_to
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox


def test_the_page_in_view_is_exported_as_a_picture(qtbot, window, tmp_path, monkeypatch):
    window.session.turn_to(1)
    save_to(monkeypatch, tmp_path / "page.png")
    with qtbot.waitSignal(window.outputs.wrote):
        window.commands.export_picture.trigger()
    assert QImage(str(tmp_path / "page.png")).width() == pytest.approx(595 / 72 * 200, abs=2)


def test_pages_are_written_as_the_kind_of_picture_that_was_chosen(qtbot, window, tmp_path, monkeypatch):
    def chosen(_parent, _title, _proposed, kinds):
        return str(tmp_path / "page"), kinds.split(";;")[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(chosen))
    with qtbot.waitSignal(window.outputs.wrote) as written:
        window.commands.export_picture.trigger()
    assert written.args == [tmp_path / "page.tif"]
    assert (tmp_path / "page.tif").read_bytes()[:2] in (b"II", b"MM")
    save_to(monkeypatch, tmp_path / "page.SVG")
    with qtbot.waitSignal(window.outputs.wrote):
        window.commands.export_picture.trigger()
    assert b"<svg" in (tmp_path / "page.SVG").read_bytes()[:400]


def test_all_pages_are_written_beside_the_name_and_older_ones_only_replaced_when_told(qtbot, window, tmp_path, monkeypatch):
    save_to(monkeypatch, tmp_path / "江城.svg")
    with qtbot.waitSignal(window.outputs.wrote) as written:
        window.commands.export_pictures.trigger()
    made = [tmp_path / f"江城-{page.number}.svg" for page in window.session.pages]
    assert len(made) > 1
    assert sorted(tmp_path.glob("江城*")) == made
    assert written.args == [made[0]]
    made[1].write_text("old")
    asked = []

    def answer(box, button):
        asked.append(box.text())
        box.buttons()[button].click()

    monkeypatch.setattr(QMessageBox, "exec", lambda box: answer(box, 1))
    window.commands.export_pictures.trigger()
    assert asked == [f"江城-1.svg 等 {len(made)} 个文件已经存在，要替换吗？"]
    assert made[1].read_text() == "old"
    monkeypatch.setattr(QMessageBox, "exec", lambda box: answer(box, 0))
    with qtbot.waitSignal(window.outputs.wrote):
        window.commands.export_pictures.trigger()
    assert "<svg" in made[1].read_text()[:400]


def test_all_pages_are_exported_small_on_one_sheet(qtbot, window, tmp_path, monkeypatch):
    save_to(monkeypatch, tmp_path / "总览")
    with qtbot.waitSignal(window.outputs.wrote) as written:
        window.commands.export_contact.trigger()
    assert written.args == [tmp_path / "总览.png"]
    sheet = QImage(str(tmp_path / "总览.png"))
    assert sheet.width() > 480
    assert sheet.height() > 480
    assert "总览.png" in window.stage.notice.label.text()
