"""Which language the interface speaks, and that the English one is complete and compiled."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as Tree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from epaper.app.assets import file_in
from epaper.app.languages import speaks_chinese

TOOLS = Path(sys.executable).parent
SOURCES = Path(__file__).resolve().parents[2] / "epaper" / "app"


@pytest.mark.parametrize(
    ("locale", "chinese"), [("zh_CN", True), ("zh_TW", True), ("C", True), ("en_US", False), ("de_DE", False)]
)
def test_language_by_locale(locale, chinese):
    assert speaks_chinese(QLocale(locale)) is chinese


def test_every_text_is_translated():
    messages = list(Tree.parse(file_in("i18n", "epaper_en.ts")).iter("message"))
    assert len(messages) > 80
    assert [message.findtext("source") for message in messages if not message.findtext("translation")] == []


def test_no_text_is_missing_from_the_translation(tmp_path):
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in SOURCES.glob("*.py"))
    subprocess.run([TOOLS / "pyside6-lupdate", "-silent", *sources, "-ts", str(fresh)], check=True, capture_output=True)

    def texts(file):
        return {
            (context.findtext("name"), message.findtext("source"))
            for context in Tree.parse(file).iter("context")
            for message in context.iter("message")
        }

    assert texts(fresh) == texts(file_in("i18n", "epaper_en.ts"))


def test_the_compiled_file_is_made_of_the_written_one(qapp, tmp_path):
    compiled = tmp_path / "epaper_en.qm"
    subprocess.run(
        [TOOLS / "pyside6-lrelease", "-silent", file_in("i18n", "epaper_en.ts"), "-qm", compiled], check=True, capture_output=True
    )
    assert compiled.read_bytes() == file_in("i18n", "epaper_en.qm").read_bytes()
    translator = QTranslator()
    assert translator.load(str(compiled))
    assert translator.translate("Actions", "打印…") == "Print…"
    assert QCoreApplication.translate("Actions", "打印…") == "打印…"
