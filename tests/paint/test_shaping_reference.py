"""Marks, clusters and joined letters stand where Qt's own text engine puts them."""

from __future__ import annotations

import pytest
from handset import BOOK
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from epaper.paint.raster import ensure_application
from epaper.typeset.boxes import Role, boxes_of
from epaper.typeset.setline import placed

EM = 200.0  # pixels: Qt places to 1/64 of one

TEXTS = {
    "latin": ("x̄́", "Tiê̌ng", "q̣̂"),
    "serif": ("ə̃́ŋ̊", "Ѱ̑а̂"),
    "devanagari": ("क्षेत्रीय", "हिन्दी", "र्कि", "श्री"),
    "thai": ("ที่นี่", "น้ำใจ", "ปู่ญู่"),
    "tibetan": ("བོད་སྐད", "རྒྱལ"),
    "hebrew": ("שָׁלוֹם", "עִבְרִית"),
    "arabic": ("شىنجاڭ", "ئۇيغۇرلار", "السَّلامُ", "قازاق"),
}
CASES = [(key, text) for key, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("key", "text"), CASES)
def test_glyphs_stand_where_qt_puts_them(key: str, text: str) -> None:
    boxes = boxes_of(text, (Role(0, len(text), key),), BOOK)
    assert {box.face for box in boxes} == {key}
    xs = [sum(box.width for box in boxes[:index]) for index in range(len(boxes))]
    ours = sorted(
        (run.x + offset, rise, glyph)
        for run in placed(text, boxes, xs)
        for glyph, offset, rise in zip(run.glyphs, run.offsets, run.rises or [0.0] * len(run.glyphs), strict=True)
    )
    scale = boxes[0].optics.scale
    theirs = by_qt(key, text)
    assert [glyph for *_, glyph in ours] == [glyph for *_, glyph in theirs]
    for (x, rise, _), (qt_x, qt_rise, _) in zip(ours, theirs, strict=True):
        assert x == pytest.approx(qt_x * scale, abs=0.003)
        assert rise == pytest.approx(qt_rise * scale, abs=0.003)


def by_qt(key: str, text: str) -> list[tuple[float, float, int]]:
    """Return each glyph Qt sets: its place in em, rightwards and upwards, and its id."""
    ensure_application()
    number = QFontDatabase.addApplicationFont(str(BOOK.faces[key].path))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(int(EM))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100 * EM)
    layout.endLayout()
    base = line.ascent()
    found = [
        (place.x() / EM, (base - place.y()) / EM, glyph)
        for run in layout.glyphRuns()
        for place, glyph in zip(run.positions(), run.glyphIndexes(), strict=True)
    ]
    QFontDatabase.removeApplicationFont(number)
    return sorted(found)
