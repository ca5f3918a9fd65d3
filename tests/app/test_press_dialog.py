"""The dialog for a file to the press: what it asks, that it remembers, and the file that comes of it."""

import shutil
from io import BytesIO

import pikepdf
import pytest
from dialogs import save_to
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog

from epaper.app.presscheck import told
from epaper.app.pressdialog import PressDialog
from epaper.geometry import Rect, mm
from epaper.paint.sheets import Wanted, sheets
from epaper.preflight.check import Complaint, Verdict
from epaper.preflight.model import Fault
from epaper.resources import icc_folder


def test_the_file_for_the_press_is_as_the_dialog_says(qtbot, window, tmp_path, monkeypatch):
    def fill(dialog):
        dialog.marks.setChecked(True)
        dialog.bleed.setValue(3)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PressDialog, "exec", fill)
    save_to(monkeypatch, tmp_path / "press.pdf")
    with qtbot.waitSignal(window.outputs.checked):
        window.commands.export_press.trigger()
    assert "press.pdf" in window.stage.notice.label.text()
    with pikepdf.open(BytesIO((tmp_path / "press.pdf").read_bytes())) as pdf:
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX"
        page = pdf.pages[0]
        assert float(page.TrimBox[0]) - float(page.BleedBox[0]) == pytest.approx(mm(3), abs=0.01)


def test_it_offers_what_was_chosen_last(qtbot, window, tmp_path, monkeypatch):
    own = tmp_path / "ours.icc"
    shutil.copy(icc_folder() / "newsprint.icc", own)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_args: (str(own), "")))
    first = PressDialog(window.settings, 4, window)
    qtbot.addWidget(first)
    assert not first.creep.isEnabled()
    first.profile.setCurrentIndex(first.profile.count() - 1)
    first.profile.activated.emit(first.profile.count() - 1)
    assert first.ink.text() == "依印刷条件"
    first.ink.setValue(200)
    first.imposed.setChecked(True)
    first.creep.setValue(0.5)
    asked = first.asked()
    assert asked.profile == str(own)
    assert asked.ink == 200
    assert asked.wanted.imposed
    assert asked.wanted.creep == pytest.approx(mm(0.5))
    again = PressDialog(window.settings, 4, window)
    qtbot.addWidget(again)
    assert again.asked() == asked
    single = PressDialog(window.settings, 1, window)
    qtbot.addWidget(single)
    assert not single.imposed.isEnabled()
    assert not single.asked().wanted.imposed


def test_a_profile_given_up_leaves_the_choice(qtbot, window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_args: ("", "")))
    dialog = PressDialog(window.settings, 4, window)
    qtbot.addWidget(dialog)
    dialog.profile.setCurrentIndex(dialog.profile.count() - 1)
    dialog.profile.activated.emit(dialog.profile.count() - 1)
    assert (dialog.asked().profile, dialog.asked().ink) == ("", None)


def test_it_can_be_left_by_either_button(qtbot, window):
    dialog = PressDialog(window.settings, 4, window)
    qtbot.addWidget(dialog)
    box = dialog.findChild(QDialogButtonBox)
    roles = {box.buttonRole(button): button for button in box.buttons()}
    roles[QDialogButtonBox.ButtonRole.RejectRole].click()
    assert dialog.result() == QDialog.DialogCode.Rejected
    roles[QDialogButtonBox.ButtonRole.AcceptRole].click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_complaint_is_listed_and_shown_where_it_is_on_the_page(qtbot, window, tmp_path):
    pages = window.session.pages
    laid = sheets(pages, Wanted(mm(3), marks=True, imposed=True))
    spot = next(spot for spot in laid[0].spots if spot.page == 0)
    place = Rect(spot.x + 50, spot.y + 60, 20, 10)
    fault = Fault("GWG R0031", "warning", "太粗。", 1, place)
    of_file = Fault("X4 id", "error", "没有 ID。")
    found = told(tmp_path / "x.pdf", Verdict(2, (Complaint(of_file, (), 1), Complaint(fault, (place,), 1))), laid)
    assert [finding.where for finding in found.findings] == ["PDF", "第1版"]
    before = window.findings.topLevelItemCount()
    window.outputs.checked.emit(found)
    assert window.findings.topLevelItemCount() == before + 2
    assert "2" in window.stage.notice.label.text()
    window.session.turn_to(1)
    row = window.findings.topLevelItem(before + 1)
    with qtbot.waitSignal(window.session.spotted) as spotted:
        window.findings.itemActivated.emit(row, 0)
    assert spotted.args == [0, Rect(50, 60, 20, 10)]
    assert window.session.page == 0
    assert [mark.rect for mark in window.session.hits] == [Rect(50, 60, 20, 10)]
