"""The canonical form as people write it: fields, emphasis, wrapped lines, pictures, and constructs no page can show yet."""

from __future__ import annotations

import pytest

from epaper.errors import UnreadableInput
from epaper.issue.markdown.document import is_canonical, read_document
from epaper.issue.model import Article, Span

FRONT = "---\n报名: 衡阳日报\n---\n\n"


def article(body: str) -> Article:
    return read_document(FRONT + body, "issue.md").issue.articles[0]


def copy(body: str) -> list[str]:
    return [paragraph.text for paragraph in article("## 题\n\n" + body).paragraphs]


def test_fields_touch_the_heading() -> None:
    fields = ("引题：引", "Deck: 副一", "副题：副二<br>副三", "署名：记者 张三", "版: 2", "位次：3", "group: 组")
    found = article("\n".join(["## 主题一<br>主题二", *fields, "", "正文：不是项目。"]))
    assert (found.headline, found.kicker, found.deck) == (("主题一", "主题二"), ("引",), ("副一", "副二", "副三"))
    assert (found.byline, found.page, found.rank, found.group) == ("记者 张三", 2, 3, "组")
    assert [paragraph.text for paragraph in found.paragraphs] == ["正文：不是项目。"]


def test_copy_that_touches_the_heading_is_copy() -> None:
    found = article("## 题\n副题：副\n新华社北京5月20日电 国家主席表示：要合作。\n第二行。")
    assert found.deck == ("副",)
    assert [paragraph.text for paragraph in found.paragraphs] == ["新华社北京5月20日电 国家主席表示：要合作。第二行。"]


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("中**强**中", "中强中", (Span(1, 2, "strong"),)),
        ("中**“强”**中", "中“强”中", (Span(1, 4, "strong"),)),
        ("*楷***强**", "楷强", (Span(0, 1, "kai"), Span(1, 2, "strong"))),
        ("**强***楷*", "强楷", (Span(0, 1, "strong"), Span(1, 2, "kai"))),
        ("*楷**强**楷*", "楷强楷", (Span(0, 1, "kai"), Span(1, 2, "strong"), Span(2, 3, "kai"))),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24", ()),
        ("注释*没有合上", "注释*没有合上", ()),
        (r"\*原样\*", "*原样*", ()),
        ("snake_case_名 `码` &amp; [字](网址)", "snake_case_名 `码` &amp; [字](网址)", ()),
    ],
)
def test_emphasis(source: str, text: str, spans: tuple[Span, ...]) -> None:
    (paragraph,) = article(f"## 题\n\n{source}").paragraphs
    assert (paragraph.text, paragraph.spans) == (text, spans)


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("第一行\n第二行", ["第一行第二行"]),
        ("one\ntwo", ["one two"]),
        ("行<br>行", ["行行"]),
        ("    缩进不是代码", ["缩进不是代码"]),
        ("上一行\n---\n下一行", ["上一行", "下一行"]),
        ("1. 一是加强\n2. 二是改进", ["1. 一是加强", "2. 二是改进"]),
        ("- 甲\n- 乙", ["• 甲", "• 乙"]),
        ("> 引文", ["引文"]),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", ["甲\t乙\n1\t2"]),
        ("<div>标签</div>", ["<div>标签</div>"]),
    ],
)
def test_no_word_of_the_copy_is_lost(source: str, paragraphs: list[str]) -> None:
    assert copy(source) == paragraphs


def test_pictures() -> None:
    document = read_document(FRONT + '## 题\n\n![会场](<图 1.jpg#focus=0.5,0.25> "张三 摄")\n\n文字![](b.png)文字\n', "issue.md")
    first, second = document.issue.articles[0].pictures
    assert (first.file, first.caption, first.credit, first.focus) == ("图 1.jpg", "会场", "张三 摄", (0.5, 0.25))
    assert (second.file, second.caption) == ("b.png", "")
    assert [paragraph.text for paragraph in document.issue.articles[0].paragraphs] == ["文字文字"]
    assert document.picture_lines == {"图 1.jpg": 7, "b.png": 9}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\n报名: 甲\n报纸: 乙\n---\n## 题\n", "issue.md 第 3 行：不认得报头项目“报纸”；可用的有：报名/name"),
        ("---\n报名: 甲\n报名: 乙\n---\n## 题\n", "issue.md 第 3 行：“报名”写了两次"),
        ("---\n报名: 甲\n日期: 昨天\n---\n## 题\n", "issue.md 第 3 行：“昨天”不是日期"),
        ("---\n报名: 甲\n版数: 若干\n---\n## 题\n", "issue.md 第 3 行：“若干”不是版数"),
        ("---\n报名: 甲\n没有冒号\n---\n## 题\n", "issue.md 第 3 行：“没有冒号”不是“项目: 内容”"),
        ("---\n日期: 2026-05-21\n---\n## 题\n", "issue.md 第 1 行：头部没有报名"),
        ("---\n报名: 甲\n## 题\n", "issue.md 第 1 行：头部没有结束"),
        ("---\n报名: 甲\n---\n", "没有稿件"),
        (FRONT + "## 题\n副体：错字\n", "issue.md 第 6 行：不认得稿件项目“副体”；可用的有：引题/kicker、副题/deck"),
        (FRONT + "## 题\n版：头版\n", "issue.md 第 6 行：“版”应是一个正整数"),
        (FRONT + "## 题\n版：1\n副题：甲\n副题：乙\npage：2\n", "issue.md 第 9 行：“page”写了两次；请只留一行。"),
        (FRONT + "## 题\n署名：甲\n署名：乙\n", "issue.md 第 7 行：“署名”写了两次；请只留一行。"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(text: str, message: str) -> None:
    assert is_canonical(text)
    with pytest.raises(UnreadableInput) as caught:
        read_document(text, "issue.md")
    assert str(caught.value).startswith(message) or message in str(caught.value)


def test_raw_text_is_not_the_canonical_form() -> None:
    assert not is_canonical("# 衡阳日报\n\n## 题\n")
    assert not is_canonical("---\n\n衡阳日报\n")


def test_a_flood_of_marks_is_read_in_reasonable_time() -> None:
    assert copy("*a " * 20_000) == [("*a " * 20_000).strip()]
