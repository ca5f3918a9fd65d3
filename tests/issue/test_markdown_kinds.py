"""Every kind of paragraph from the Markdown a person would write for it, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.errors import UnreadableInput
from epaper.issue.markdown.document import Document, read_document
from epaper.issue.model import Article, Paragraph, Span
from epaper.issue.namelist import split_names, tidy_names
from epaper.issue.names import ARTICLE_FIELDS, MASTHEAD_FIELDS
from epaper.issue.values import read_date

FRONT = "---\n报名: 衡阳日报\n---\n\n"
ENGLISH = "---\nname: The Composing Room\nlanguage: en\n---\n\n"


def document(copy: str, front: str = FRONT) -> Document:
    return read_document(f"{front}## 题\n\n{copy}", "issue.md")


def paragraphs(copy: str, front: str = FRONT) -> tuple[Paragraph, ...]:
    return document(copy, front).issue.articles[0].paragraphs


def kinds(copy: str, front: str = FRONT) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in paragraphs(copy, front)]


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("- 甲\n* 乙\n+ 丙", ["• 甲", "• 乙", "• 丙"]),
        ("1. 甲\n2) 乙\n7. 丙", ["1. 甲", "2) 乙", "7. 丙"]),
        ("- 甲\n  - 乙\n    - 丙\n- 丁", ["• 甲", "– 乙", "– 丙", "• 丁"]),
        ("1. 甲\n   - 乙", ["1. 甲", "– 乙"]),
        ("- 一行\n  接着", ["• 一行接着"]),
        ("2026. 5. 21", ["2026. 5. 21"]),
        ("12.", ["12."]),
        ("::: 列表\n（一）甲\n\n（二）乙\n:::", ["（一）甲", "（二）乙"]),
        ("::: list\n• 甲\n:::", ["• 甲"]),
    ],
)
def test_lists(source: str, items: list[str]) -> None:
    assert kinds(source) == [("item", item) for item in items]


@pytest.mark.parametrize("kind", ["天气", "广告", "公益广告", "启事"])
def test_in_a_box_of_its_own_lines_are_lines(kind: str) -> None:
    forecast = "今天 多云转阴 6至13℃\n明天 **小雨** 5至9℃<br>后天 阴\n"
    told = [("body", "今天 多云转阴 6至13℃"), ("body", "明天 小雨 5至9℃"), ("body", "后天 阴")]
    for gap in ("", "\n"):  # whether or not a blank line parts it from the fields
        document = read_document(f"{FRONT}## 题\n类别：{kind}\n{gap}{forecast}", "issue.md")
        assert [(each.kind, each.text) for each in document.issue.articles[0].paragraphs] == told
        lines = [(entry.line, entry.paragraph) for entry in document.ledger if entry.role == "body"]
        assert lines == [(7 + len(gap), 1), (8 + len(gap), 2)]


def test_in_a_box_of_its_own_a_long_line_goes_on() -> None:
    long = "因文庙街主管道改造，定于11月23日8时至20时对城关镇文庙街、学前巷、"
    (story,) = read_document(f"{FRONT}## 题\n类别：启事\n\n{long}\n东门口一带停水。\n县自来水公司", "issue.md").issue.articles
    assert [paragraph.text for paragraph in story.paragraphs] == [f"{long}东门口一带停水。", "县自来水公司"]


def test_what_follows_in_an_item_is_copy() -> None:
    assert kinds("- 甲\n\n  乙\n\n丙") == [("item", "• 甲"), ("body", "乙"), ("body", "丙")]


def test_quotations_keep_their_paragraphs_and_emphasis() -> None:
    first, second = paragraphs("> 引文**黑**\n接着\n>\n> - 乙")
    assert first == Paragraph("引文黑接着", "quote", (Span(2, 3, "strong"),))
    assert second == Paragraph("• 乙", "item")


@pytest.mark.parametrize(
    "source",
    [
        "| 白日依山尽，\n| 黄河入海流。\n|\n| 欲穷千里目，\n| 更上一层楼。",
        "| 白日依山尽，\n| 黄河入海流。\n\n|欲穷千里目，\n|  更上一层楼。",
        "::: 诗\n白日依山尽，\n黄河入海流。\n\n欲穷千里目，\n更上一层楼。\n:::",
        "::: verse\n\n白日依山尽，\n黄河入海流。\n\n\n欲穷千里目，\n更上一层楼。\n\n:::",
    ],
)
def test_verse(source: str) -> None:
    assert kinds(source) == [("verse", "白日依山尽，\n黄河入海流。"), ("verse", "欲穷千里目，\n更上一层楼。")]


def test_verse_holds_whatever_its_lines_begin_with() -> None:
    assert kinds("::: 诗\n- 甲\n# 乙\n*一\n丙*\n:::") == [("verse", "- 甲\n# 乙\n一\n丙")]
    assert kinds("| a long line\n  goes on\n| 乙") == [("verse", "a long line goes on\n乙")]
    assert paragraphs("| *一\n| 二*")[0].spans == (Span(0, 3, "kai"),)


@pytest.mark.parametrize(
    ("source", "text", "align"),
    [
        ("| 作物 | 面积 |\n|---|---|\n| 早稻 | 420 |\n| 油菜 | 31.5万亩 |", "作物\t面积\n早稻\t420\n油菜\t31.5万亩", "lr"),
        ("甲 | 乙 | 丙\n:-:|--:|:--\n1 | 二 |", "甲\t乙\t丙\n1\t二\t", "crl"),
        ("| 甲 |\n|---|\n| a\\|b |", "甲\na|b", "l"),
        ("|  | 男 |\n|---|---|\n|  |  |\n| 人 | 3% |", "\t男\n人\t3%", "lr"),
        ("> | 甲 | 乙 |\n> |---|---|\n> | **1** | 2 |", "甲\t乙\n1\t2", "rr"),
    ],
)
def test_tables(source: str, text: str, align: str) -> None:
    (table,) = paragraphs(source)
    assert (table.kind, table.text, table.align) == ("table", text, align)


def test_emphasis_in_a_cell_is_kept() -> None:
    assert paragraphs("| 甲 | 乙 |\n|---|---|\n| **1** | 2 |")[0].spans == (Span(4, 5, "strong"),)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("张三 李四　王五、赵六\n钱七", ["张三", "李四", "王五", "赵六", "钱七"]),
        ("张　三　欧阳小明、李　四。", ["张三", "欧阳小明", "李四"]),
        ("张三（女，土家族） 艾力·买买提 （回族）", ["张三（女，土家族）", "艾力·买买提（回族）"]),
        ("Source Serif, Caslon; Times New Roman", ["Source\u00a0Serif", "Caslon", "Times\u00a0New\u00a0Roman"]),
        ("Caslon Bodoni", ["Caslon", "Bodoni"]),
        ("- 张三\n- 李四", ["张三", "李四"]),
    ],
)
def test_names(source: str, names: list[str]) -> None:
    for name in ("名单", "names"):
        assert kinds(f"::: {name}\n{source}\n:::") == [("names", " ".join(names))]


@settings(max_examples=200)
@given(st.lists(st.sampled_from("张 三　,、\n（）(). \u00a0aB。·;\u200b\u037e"), max_size=14).map("".join))
def test_names_are_tidied_once_and_for_all(text: str) -> None:
    tidy = tidy_names(text)
    assert tidy_names(tidy) == tidy
    assert tuple(tidy.split(" ")) == (split_names(tidy) or ("",))


def test_an_editors_note_has_its_label_in_front() -> None:
    first, second = paragraphs("::: 编者按\n本报今起开栏。\n\n敬请关注。\n:::")
    assert first == Paragraph("编者按 本报今起开栏。", "note", (Span(0, 3, "strong"),))
    assert second == Paragraph("敬请关注。", "note")
    (plain,) = paragraphs("::: note\n*Ours.*\n:::", ENGLISH)
    assert plain == Paragraph("Ours.", "note", (Span(0, 5, "kai"),))
    (labelled,) = paragraphs("::: note Editor’s note\nOurs.\n:::", ENGLISH)
    assert labelled == Paragraph("Editor’s note Ours.", "note", (Span(0, 13, "strong"),))


def test_boxes_hold_any_copy() -> None:
    title, body, inner, names, after = paragraphs("::: 方框 怎样领\n甲\n\n### 小节\n::: 名单\n张三 李四\n:::\n:::\n\n乙")
    assert title == Paragraph("怎样领", "subheading", boxed=True)
    assert body == Paragraph("甲", boxed=True)
    assert inner == Paragraph("小节", "body", (Span(0, 2, "strong"),), boxed=True)
    assert names == Paragraph("张三 李四", "names", boxed=True)
    assert after == Paragraph("乙")
    assert kinds("::: box\n### 题\n甲\n:::") == [("subheading", "题"), ("body", "甲")]


def test_sources() -> None:
    assert kinds("::: 资料来源\n《梦溪笔谈》\n\n1. 甲\n2. 乙\n:::") == [
        ("source", "《梦溪笔谈》"), ("source", "1. 甲"), ("source", "2. 乙"),
    ]  # fmt: skip


def test_footnotes_are_counted_as_they_are_called_and_stand_at_the_end() -> None:
    copy = "甲[^b]乙[^一]丙[^b]\n\n[^一]: 先\n[^b]: *后*\n接着[^c]\n\n丁\n\n[^c]: 注中注"
    assert kinds(copy) == [
        ("body", "甲①乙②丙①"), ("body", "丁"), ("source", "① 后接着③"), ("source", "② 先"), ("source", "③ 注中注"),
    ]  # fmt: skip
    assert kinds("One.[^1]\n\n[^1]: Two.", ENGLISH) == [("body", "One.¹"), ("source", "¹ Two.")]


def test_each_story_counts_its_footnotes_and_may_have_them_at_the_foot_of_the_file() -> None:
    found = read_document(f"{FRONT}## 题\n\n甲[^1]\n\n## 题\n\n乙[^2][^1]\n\n[^1]: 一\n[^2]: 二", "issue.md")
    assert [[p.text for p in article.paragraphs] for article in found.issue.articles] == [
        ["甲①", "① 一"], ["乙①②", "① 二", "② 一"],
    ]  # fmt: skip
    assert not found.findings


def test_footnotes_without_a_note_or_a_call_are_kept_and_named() -> None:
    found = document("甲[^x]\n\n[^y]: 乙")
    assert [p.text for p in found.issue.articles[0].paragraphs] == ["甲[^x]", "乙"]
    assert [finding.code for finding in found.findings] == ["footnote-missing", "footnote-unused"]


@pytest.mark.parametrize(
    ("copy", "message"),
    [
        ("甲\n::: 边栏\n乙\n:::", "issue.md 第 8 行：不认得“::: 边栏”；请写“::: 名称”，可用的名称有：方框/box、名单/names"),
        ("::: 名单\n张三", "issue.md 第 7 行：“::: 名单”没有结束；请在它的末尾加一行“:::”。"),
        ("> ::: 名单\n> 张三\n\n:::", "issue.md 第 7 行：“::: 名单”没有结束"),
        ("甲\n\n:::", "issue.md 第 9 行：“:::”没有开头"),
        ("| 甲 |\n|---|\n| 一 | 二 |", "issue.md 第 9 行：这一行有 2 格，表头只有 1 格"),
        ("[^1]: 甲\n[^1]: 乙", "issue.md 第 8 行：脚注“[^1]”在这一篇里写了两次"),
        (">" * 30 + "太深", "issue.md 第 7 行：列表、引文或容器一层套一层，太深了"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(copy: str, message: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        document(copy)
    assert message in str(caught.value)
    assert "；请" in str(caught.value)


def test_fields_of_setting() -> None:
    def article(fields: str) -> Article:
        return read_document(f"{FRONT}## 题\n{fields}\n\n甲", "issue.md").issue.articles[0]

    assert (article("题式：竖题").head_style, article("Head style: horizontal").head_style) == ("vertical", "horizontal")
    assert (article("领句：黑体").bold_leads, article("leads: bold").bold_leads, article("领句：常体").bold_leads) == (
        True, True, False,
    )  # fmt: skip
    with pytest.raises(UnreadableInput, match="第 6 行：“题式”不能是“斜题”；请写横题/horizontal、竖题/vertical中的一个"):
        article("题式：斜题")


def test_an_english_issue_is_written_in_english_throughout() -> None:
    fields = {"name": "The Room", "language": "English", "Issue number": "No. 1", "latin-name": "ROOM", "pages": "4"}
    front = "".join(
        f"{name}: {value}\n" for name, value in {**fields, "date": "May 21, 2026", "sections": "News, Arts, \\, etc"}.items()
    )
    copy = "## A Head\nKicker: Above\ndeck: Below<br>Further\nbyline: By A. Writer\npage: 1\nrank: 2\ngroup: g\n"
    copy += "head style: vertical\n"
    issue = read_document(f"---\n{front}---\n\n{copy}\nCopy", "issue.md").issue
    assert (issue.masthead.language, issue.masthead.issue_number, issue.masthead.pages_today) == ("en", "No. 1", 4)
    assert issue.masthead.sections == ("News", "Arts", ", etc")
    assert issue.masthead.date == read_date("2026-05-21") == read_date("Thursday, 21 May 2026")
    (article,) = issue.articles
    assert (article.kicker, article.deck, article.byline) == (("Above",), ("Below", "Further"), "By A. Writer")
    assert (article.page, article.rank, article.group, article.head_style) == (1, 2, "g", "vertical")


def test_every_field_has_an_english_name() -> None:
    assert all(field.names[1].isascii() for field in (*MASTHEAD_FIELDS, *ARTICLE_FIELDS))


@pytest.mark.parametrize("line", ["Paris: the city of light.", "The rule: none.", "He said: go.", "Note: see below."])
def test_english_copy_with_a_colon_is_no_field(line: str) -> None:
    (article,) = read_document(f"{ENGLISH}## A Head\nkicker: Above\n{line}\n", "issue.md").issue.articles
    assert ([p.text for p in article.paragraphs], article.kicker) == ([line], ("Above",))


def test_a_misspelt_english_field_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="不认得稿件项目“Kickr”"):
        read_document(f"{ENGLISH}## A Head\nKickr: Above\n", "issue.md")


@pytest.mark.parametrize(
    ("fields", "stray", "meant"),
    [
        ("kind: ad\ncolumns: 2\nlines: 18", 9, "行数/rows"),
        ("kind: ad\nhight: 18\ncolumns: 2", 8, "行数/rows"),
        ("size: 2x18\nkind: ad\ncolumns: 2", 7, "栏数/columns"),
        ("kind: ad\nnonsense: 18\ncolumns: 2", 8, ""),
    ],
)
def test_a_line_among_fields_that_is_none_is_copy_and_told(fields: str, stray: int, meant: str) -> None:
    source = f"{ENGLISH}## A Head\n{fields}\n\nFine shoes."
    made = read_document(source, "issue.md")
    (article,) = made.issue.articles
    assert article.kind == "ad"
    assert article.pins.columns == 2
    assert [paragraph.text for paragraph in article.paragraphs] == [source.split("\n")[stray - 1], "Fine shoes."]
    (finding,) = [each for each in made.findings if each.code == "field-unknown"]
    assert f"issue.md 第 {stray} 行" in finding.where
    assert "可用的有：引题/kicker" in finding.message
    assert (f"要写的也许是“{meant}”" in finding.message) == bool(meant)


@pytest.mark.parametrize("copy", ["Tel: 0734-8866000", "Hours: 9–5\nTel: 0734-8866000", "\n电话: 0734-8866000", "\nlines: 18"])
def test_copy_of_an_advertisement_with_a_colon_is_not_told(copy: str) -> None:
    made = read_document(f"{ENGLISH}## A Head\nkind: ad\n{copy}\n", "issue.md")
    assert [paragraph.text for paragraph in made.issue.articles[0].paragraphs] == copy.strip().split("\n")
    assert made.findings == ()


@pytest.mark.parametrize(("kind", "silent"), [("广告", True), ("启事", False)])
def test_the_account_says_what_becomes_of_captions(kind: str, silent: bool) -> None:
    made = read_document(f'{FRONT}## 题\n类别：{kind}\n\n![一角](a.png "供图")\n\n![](b.png)\n', "issue.md")
    with_words, without = [entry.fate for entry in made.ledger if entry.role == "picture"]
    assert ("不印出" in with_words) == silent
    assert without == "a1 的图片"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("He said\n“Go.”\nShe went.", "He said “Go.” She went."),
        ("one—\ntwo", "one—two"),
        ("Bi Sheng\n（毕昇）\nprinted", "Bi Sheng （毕昇） printed"),
        ("毕\n昇", "毕昇"),
    ],
)
def test_lines_of_english_copy_are_put_together_by_words(source: str, text: str) -> None:
    assert [p.text for p in paragraphs(source, ENGLISH)] == [text]
