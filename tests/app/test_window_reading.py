"""The reading pane: what stands in it, its size, and what copying takes along."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QTextBlock, QTextCursor


def blocks(window) -> list[QTextBlock]:
    block, found = window.reading.text.document().begin(), []
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_every_part_of_the_article_is_there_in_order(window):
    window.session.read("a1")
    text = window.reading.text.toPlainText()
    parts = [
        "秋收时节走基层",
        "江城喜获丰收",
        "晒场金黄一片",
        "粮食总产创下新高",
        "记者 江小舟",
        "晒场上的稻谷。",
        "江边的小城",
        "书声琅琅",
        "第二段说的是",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_paragraphs_are_indented_by_measure_and_not_by_spaces(window):
    window.session.read("a1")
    body = next(block for block in blocks(window) if block.text().startswith("江边"))
    assert body.blockFormat().textIndent() > 0
    assert "\u3000" not in body.text()


def test_the_emphasised_words_are_set_in_hei(window):
    window.session.read("a1")
    body = next(block for block in blocks(window) if block.text().startswith("江边"))
    cursor = QTextCursor(body)
    cursor.setPosition(body.position() + 2)
    assert "Sans" in cursor.charFormat().font().families()[0]
    cursor.setPosition(body.position() + 6)
    assert "Serif" in cursor.charFormat().font().families()[0]


def test_the_picture_is_shown_as_large_as_it_is_or_as_the_pane(window):
    window.session.read("a1")
    sizes = [
        fragment.charFormat().toImageFormat().width()
        for block in blocks(window)
        for fragment in (part.fragment() for part in block)
        if fragment.charFormat().isImageFormat()
    ]
    assert len(sizes) == 1
    assert 100 < sizes[0] <= 320


def test_size_changes_the_type_and_is_remembered(window, store):
    window.session.read("a1")
    before = window.reading.text.document().defaultFont().pixelSize()
    window.commands.larger_text.trigger()
    window.commands.larger_text.trigger()
    assert window.reading.text.document().defaultFont().pixelSize() > before
    assert window.settings.number("text-size", 0) == window.reading.slider.value()


def test_copying_adds_nothing_and_takes_no_picture_sign_along(window):
    window.session.read("a1")
    window.reading.text.selectAll()
    window.commands.copy.trigger()
    copied = QGuiApplication.clipboard().text()
    assert "\ufffc" not in copied
    assert "\u3000\u3000" not in copied
    assert copied.startswith("秋收时节走基层")
    assert copied.endswith("天花板。")


def test_lines_keep_to_a_comfortable_measure(window):
    window.session.read("a1")
    window.panes.setSizes([100, 300, 1400])
    narrow = window.reading.text.viewport().width()
    assert narrow <= window.reading.text.document().defaultFont().pixelSize() * 37
