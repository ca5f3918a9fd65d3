"""The list of findings: it names file and line as `epaper check` does, and a click goes to the place."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt

from epaper.__main__ import main
from epaper.app.loading import Loader
from epaper.app.window import Window
from epaper.errors import Finding

HEAD = "---\n报名: 江城周报\n日期: 2026-05-21\n星期: 星期五\n版数: 3\n导读: 有\n口号: 江城\ue000\n---\n"
STORY = "\n## {title}\n{fields}\n\n" + "昨日清晨，渡口恢复通航，首班船载客六十人，江面上又热闹起来。" * 40 + "\n"


def written() -> str:
    stories = [
        ("渡口恢复通航", "版：1\n位次：1"),
        ("早稻插秧过半", "版：2\n位次：2"),
        ("桥上装了路灯", "位次：3\n版：9"),
        ("图书馆开到夜里", "题式：竖题\n位次：4"),
    ]
    copy = "".join(STORY.format(title=title, fields=fields) for title, fields in stories)
    return HEAD + copy + "\n![灯下](没有.jpg)\n"


@pytest.fixture
def window(qtbot, store, tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "issue.md").write_text(written(), encoding="utf-8")
    window = Window(Loader(), store)
    qtbot.addWidget(window)
    window.resize(1200, 860)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.session.opened):
        window.open(tmp_path / "one")
    window.commands.findings.trigger()
    yield window
    window.close()


def rows(window):
    panel = window.findings
    return [panel.topLevelItem(number) for number in range(panel.topLevelItemCount())]


def row_saying(window, words):
    return next(row for row in rows(window) if words in row.text(3))


def click(qtbot, window, row):
    window.findings.scrollToItem(row)
    at = QPoint(40, window.findings.visualItemRect(row).center().y())
    qtbot.mouseClick(window.findings.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_every_finding_is_where_the_command_line_says_it_is(window, tmp_path, capsys):
    main(["check", str(tmp_path / "one"), "--json"])
    told = {(each["where"], each["message"]) for each in json.loads(capsys.readouterr().out)["findings"]}
    ids = {article.reference: f"《{article.title}》" for article in window.session.articles}
    shown = set()
    for where, message in told:
        for reference, title in ids.items():
            where = where.replace(reference, title)  # noqa: PLW2901
        shown.add((where, message))
    assert {(" ".join(filter(None, (row.text(1), row.text(2)))), row.text(3)) for row in rows(window)} == shown


@pytest.mark.parametrize(
    ("words", "line", "place"),
    [
        ("报头印的是“星期五”", 4, "报头"),
        ("没有署名", 34, "《图书馆开到夜里》"),
        ("不排竖题", 29, "《图书馆开到夜里》"),
        ("字体中没有", 7, "报头"),
        ("报头缺定价", 2, "报头"),
        ("指定第 9 版", 24, "《桥上装了路灯》"),
        ("找不到", 34, "《图书馆开到夜里》"),
    ],
)
def test_the_line_that_is_the_cause_is_named(window, words, line, place):
    row = row_saying(window, words)
    assert (row.text(1), row.text(2)) == (f"issue.md 第 {line} 行", place)


def test_a_click_goes_to_the_page_of_the_story_and_marks_it(qtbot, window):
    row = row_saying(window, "指定第 9 版")
    story = next(article.id for article in window.session.articles if article.title == "桥上装了路灯")
    begins = [{region.article for region in page.regions if region.kind == "article"} for page in window.session.pages]
    home = next(number for number, articles in enumerate(begins) if story in articles)
    window.session.turn_to(0 if home else 1)
    with qtbot.waitSignal(window.session.located) as located:
        click(qtbot, window, row)
    assert located.args == [story]
    assert window.session.page == home


def test_a_click_on_what_concerns_the_masthead_goes_to_the_first_page(qtbot, window):
    window.session.turn_to(1)
    click(qtbot, window, row_saying(window, "报头印的是“星期五”"))
    assert window.session.page == 0


def test_a_click_on_what_concerns_the_whole_issue_stays(qtbot, window):
    opened = window.session.current
    window.session.current = opened._replace(findings=(*opened.findings, Finding("warning", "copy-short", "全报", "稿件不足。")))
    window.session.opened.emit()
    window.session.turn_to(1)
    whole = next(row for row in rows(window) if row.text(2) == "全报")
    click(qtbot, window, whole)
    assert window.session.page == 1


def test_the_keyboard_goes_there_too(qtbot, window):
    window.session.turn_to(1)
    row = row_saying(window, "报头印的是“星期五”")
    window.findings.setCurrentItem(row)
    window.findings.setFocus()
    qtbot.keyClick(window.findings, Qt.Key.Key_Return)
    assert window.session.page == 0


def test_messages_keep_most_of_the_width(window):
    header = window.findings.header()
    assert header.sectionSize(3) > window.findings.width() / 3
