"""What a printer asks for → how the file for the press shall be: a small dialog that remembers the last answer."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from epaper.app.settings import Settings
from epaper.geometry import mm
from epaper.paint.ink_limit import LEAST_INK, MOST_INK
from epaper.paint.sheets import MOST_MM, Wanted

STEP_MM = 0.5  # of bleed and creep
STEP_INK = 10  # percent
NOTE_WIDE = 400  # pixels: two lines of the note
PARTS = 100  # of a millimetre, as settings keep lengths


class Asked(NamedTuple):
    """A profile by name, or its file; empty is the one that comes with the program; its ink limit; how sheets are wanted."""

    profile: str
    ink: int | None
    wanted: Wanted


class PressDialog(QDialog):
    """Asks how a file for the press shall be."""

    def __init__(self, settings: Settings, pages: int, parent: QWidget) -> None:
        """Offer what was chosen last, for an issue of so many pages."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出印刷 PDF"))
        self._settings = settings
        self.profile = QComboBox(self)
        self.profile.addItem(self.tr("新闻纸（CGATS TR 002，总墨量 220%）"), "")
        kept = settings.text("press/profile")
        if kept and Path(kept).is_file():
            self.profile.addItem(Path(kept).name, kept)
            self.profile.setCurrentIndex(1)
        self.profile.addItem(self.tr("其他 ICC 文件…"), None)
        self._before = self.profile.currentIndex()
        self.profile.activated.connect(self._choose)
        self.ink = QSpinBox(self, minimum=LEAST_INK - STEP_INK, maximum=MOST_INK, singleStep=STEP_INK, suffix=" %")
        self.ink.setSpecialValueText(self.tr("依印刷条件"))
        self.ink.setValue(settings.number("press/ink", 0))
        self.bleed, self.creep = self._length("press/bleed"), self._length("press/creep")
        self.marks = QCheckBox(self.tr("裁切线、套准线、折线和色标"), self)
        self.marks.setChecked(settings.flag("press/marks", False))
        self.imposed = QCheckBox(self.tr("拼成大版，一张两版：外面 4 | 1，里面 2 | 3"), self)
        self.imposed.setChecked(settings.flag("press/imposed", False) and pages > 1)
        self.imposed.setEnabled(pages > 1)
        self.imposed.toggled.connect(self.creep.setEnabled)
        self.creep.setEnabled(self.imposed.isChecked())
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        note = QLabel(self.tr("PDF/X-4，只用青、品红、黄、黑四色墨；报纸一般不要出血和规线，以印刷厂的说法为准。"), self)
        note.setWordWrap(True)
        note.setMinimumWidth(NOTE_WIDE)
        form.addRow(note)
        form.addRow(self.tr("印刷条件"), self.profile)
        form.addRow(self.tr("总墨量"), self.ink)
        form.addRow(self.tr("出血"), self.bleed)
        form.addRow(self.tr("规线"), self.marks)
        form.addRow(self.tr("拼版"), self.imposed)
        form.addRow(self.tr("爬移"), self.creep)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("导出…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _length(self, key: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self, maximum=MOST_MM, singleStep=STEP_MM, decimals=1, suffix=self.tr(" 毫米"))
        box.setValue(self._settings.number(key, 0) / PARTS)
        return box

    def _choose(self, index: int) -> None:
        """Let a person name a profile of their own; given up, the choice is what it was."""
        if self.profile.itemData(index) is not None:
            self._before = index
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择 ICC 文件"), "", self.tr("ICC 文件 (*.icc *.icm)"))
        if name:
            self.profile.insertItem(index, Path(name).name, name)
            self._before = index
        self.profile.setCurrentIndex(self._before)

    def asked(self) -> Asked:
        """Return what was chosen, and remember it."""
        profile = self.profile.currentData() or ""
        wanted = Wanted(mm(self.bleed.value()), self.marks.isChecked(), self.imposed.isChecked(), mm(self.creep.value()))
        keep = self._settings.keep
        ink = self.ink.value() if self.ink.value() >= LEAST_INK else None
        keep("press/profile", profile)
        keep("press/ink", ink or 0)
        keep("press/bleed", round(self.bleed.value() * PARTS))
        keep("press/creep", round(self.creep.value() * PARTS))
        keep("press/marks", int(wanted.marks))
        keep("press/imposed", int(wanted.imposed))
        return Asked(profile, ink, wanted)
