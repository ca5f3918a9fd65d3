"""What stands in the place of a paragraph, in the reading pane: marks hang, tables are tables, and all of it copies as text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument, QTextTable

from epaper.app.blocks import Look
from epaper.app.document import ArticleWriter
from epaper.app.plaintext import plain_text
from epaper.app.readingpane import cuts_of, rare_files
from epaper.compose import compose
from epaper.issue.model import Article, Issue, Masthead, Paragraph, Picture, Span

WIDTH = 560
KINDS = (
    Paragraph("湘江晚报讯（记者 张三）首段。"),
    Paragraph("编者按 开栏。", "note", (Span(0, 3, "strong"),)),
    Paragraph("• 稻谷入仓", "item"),
    Paragraph("– 早稻", "item"),
    Paragraph("引文。", "quote"),
    Paragraph("白日依山尽，\n黄河入海流。", "verse"),
    Paragraph("更上一层楼。", "verse"),
    Paragraph("张三 欧阳小明 艾力·买买提 李四", "names"),
    Paragraph("作物\t面积\n早稻\t420\n油菜\t", "table", (Span(6, 8, "kai"),), "lr"),
    Paragraph("怎样领", "subheading", boxed=True),
    Paragraph("领的方法。", boxed=True),
    Paragraph("去哪里", "subheading", boxed=True),
    Paragraph("张三", "names", boxed=True),
    Paragraph("末段。"),
    Paragraph("① 注。", "source"),
)


@pytest.fixture
def document(qapp: object) -> QTextDocument:
    return written(Article("a1", ("题",), KINDS))


def written(article: Article) -> QTextDocument:
    document = QTextDocument()
    look = Look(*cuts_of("zh"), (cuts_of("zh")[0].family,), 14.0, QColor("black"), QColor("grey"))
    ArticleWriter(document, look, {}, WIDTH).write(article)
    document.setTextWidth(WIDTH)
    assert document.size().width() <= WIDTH  # asking for it lays the lines out
    return document


def block(document: QTextDocument, start: str) -> QTextBlock:
    found = document.begin()
    while not found.text().startswith(start):
        found = found.next()
    return found


def whole(document: QTextDocument) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor


def test_every_character_is_there_once_and_in_order(document):
    copied = "".join(plain_text(whole(document)).split())
    assert copied == "题" + "".join("".join(paragraph.text.split()) for paragraph in KINDS)


def test_it_copies_with_tabs_between_cells_and_lines_where_lines_end(document):
    assert plain_text(whole(document)).split("\n") == [
        "题", "湘江晚报讯（记者 张三）首段。", "编者按 开栏。", "• 稻谷入仓", "– 早稻", "引文。",
        "白日依山尽，", "黄河入海流。", "更上一层楼。", "张三 欧阳小明 艾力·买买提 李四",
        "作物\t面积", "早稻\t420", "油菜\t", "怎样领", "领的方法。", "去哪里", "张三", "末段。", "① 注。",
    ]  # fmt: skip


def test_a_part_copies_as_the_part_it_is(document):
    cursor = QTextCursor(block(document, "白日"))
    cursor.setPosition(cursor.block().position() + 4)
    cursor.setPosition(block(document, "更上").position() + 2, QTextCursor.MoveMode.KeepAnchor)
    assert plain_text(cursor) == "尽，\n黄河入海流。\n更上"


def test_marks_hang_before_the_lines(document):
    for start in ("• 稻谷", "– 早稻", "① 注"):
        shape = block(document, start).blockFormat()
        assert shape.textIndent() < 0 < shape.leftMargin() + shape.textIndent()
    assert block(document, "– 早稻").blockFormat().leftMargin() > block(document, "• 稻谷").blockFormat().leftMargin()


def test_stanzas_of_a_poem_begin_below_each_other_in_the_middle(document):
    first, second = (block(document, start).blockFormat().leftMargin() for start in ("白日", "更上"))
    assert first == second == pytest.approx((WIDTH - 6 * 14 * 96 / 72) / 2, abs=2)


def test_names_stand_in_columns_and_two_characters_are_as_wide_as_three(document):
    names = block(document, "张三 欧阳")
    line = names.layout().lineAt(0)
    em = 14 * 96 / 72
    xs = [line.cursorToX(names.text().index(name))[0] for name in ("张三", "欧阳", "艾力", "李四")]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1], abs=1)
    assert (xs[3] - xs[2]) / (xs[1] - xs[0]) == pytest.approx(round((xs[3] - xs[2]) / (xs[1] - xs[0])), abs=0.05)
    assert line.cursorToX(1)[0] - line.cursorToX(0)[0] == pytest.approx(2 * em, abs=1)


def test_a_table_is_one_with_its_head_in_hei_and_numbers_at_the_right(document):
    table = next(frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert (table.rows(), table.columns()) == (3, 2)
    head = table.cellAt(0, 0).firstCursorPosition()
    head.movePosition(QTextCursor.MoveOperation.Right)
    assert "Sans" in head.charFormat().font().families()[0]
    number = table.cellAt(1, 1).firstCursorPosition()
    assert number.blockFormat().alignment() == Qt.AlignmentFlag.AlignRight


def test_notes_and_boxes_stand_in_frames_of_their_own(document):
    frames = [frame for frame in document.rootFrame().childFrames() if not isinstance(frame, QTextTable)]
    texts = []
    for frame in frames:
        cursor = frame.firstCursorPosition()
        cursor.setPosition(frame.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        texts.append(plain_text(cursor))
        assert frame.frameFormat().border() > 0
    assert texts == ["编者按 开栏。", "怎样领\n领的方法。", "去哪里\n张三"]


def test_dateline_lead_and_signature_are_set_apart_also_below_a_note(qapp):
    copy = (
        Paragraph("编者按 开栏。", "note"),
        Paragraph("新华社北京5月20日电 会谈举行。"),
        Paragraph("一是加强协作。双方同意。（记者 张三）"),
    )
    document = written(Article("a1", ("题",), copy, bold_leads=True))
    apart = []
    for start, place in (("新华社", 3), ("新华社", 14), ("一是", 3), ("一是", 9), ("一是", 14)):
        cursor = QTextCursor(document)
        cursor.setPosition(block(document, start).position() + place)
        apart.append(cursor.charFormat().font().families()[0].split()[-3:][:2])
    hei, song, _, _, kai = apart
    assert apart == [hei, song, hei, song, kai]
    assert len({tuple(hei), tuple(song), tuple(kai)}) == 3


def test_english_copy_is_indented_but_for_its_first_paragraph_and_emphasis_is_italic(qapp):
    document = QTextDocument()
    look = Look(*cuts_of("en"), cuts_of("zh")[0].family, 14.0, QColor("black"), QColor("grey"))
    copy = (Paragraph("First words here."), Paragraph("Second (毕昇).", spans=(Span(0, 11, "kai"),)))
    ArticleWriter(document, look, {}, WIDTH, "en").write(Article("a1", ("Head",), copy))
    assert block(document, "First").blockFormat().textIndent() == 0 < block(document, "Second").blockFormat().textIndent()
    cursor = QTextCursor(block(document, "Second"))
    slopes = []
    for place in (3, 9):
        cursor.setPosition(cursor.block().position() + place)
        slopes.append(cursor.charFormat().font().italic())
    assert slopes == [True, False]
    assert plain_text(whole(document)) == "Head\nFirst words here.\nSecond (毕昇)."


def test_characters_beyond_the_pane_s_faces_come_from_those_of_the_page():
    stories = (Article("a1", ("笑",), (Paragraph("今天很好👍🏽。"),)), Article("a2", ("静",), (Paragraph("今天很好。"),)))
    facsimile = compose(Issue(Masthead("江城周报"), stories))
    assert rare_files(facsimile, "a1") == ("NotoEmoji-Medium.ttf",)
    assert rare_files(facsimile, "a2") == ()


def test_a_picture_that_cannot_be_shown_is_named_in_its_place(qapp):
    article = Article("a1", ("题",), (Paragraph("正文。"),), pictures=(Picture("没有.jpg", "渡口"),))
    lines = written(article).toPlainText().split("\n")
    assert lines.index("［没有.jpg］") + 1 == lines.index("渡口")
