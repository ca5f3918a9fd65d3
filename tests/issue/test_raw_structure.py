"""The signs of a mail from a small newsroom: indents, labels of pages and columns, captions, verse, kickers (rulebook A8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.issue.model import Article, Issue
from epaper.issue.raw.repair import read_raw
from epaper.issue.reader import read_issue
from epaper.issue.reading import Reading
from epaper.issue.writer import issue_files

FRONT = "清溪报\n2026年11月20日 星期五 第2317期\n\n"
MARKED = "# 清溪报\n2026年11月20日 星期五\n\n"
ROOT = Path(__file__).resolve().parents[2]
LONG = "　　会议指出，要抓住冬闲的有利时机，把病险水库除险加固、渠道清淤、山塘整修摆在突出位置，做到村村有任务。"


def read(text: str) -> Reading:
    return read_raw(text, "t.txt", Path("t.txt"))


def stories(text: str) -> tuple[Article, ...]:
    return read(text).issue.articles


def copy(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs]


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in reading.findings if not finding.code.startswith("unmarked")]


def test_indented_lines_are_paragraphs_however_the_line_above_ends() -> None:
    ad, slogan = stories(
        MARKED + "## 清溪油茶节\n\n　　清溪山茶油 一口故乡味\n　　11月28日至30日 县体育馆广场\n　　订购热线 0738-7651888\n\n"
        "## 节约用水 从我做起\n\n　　清溪县文明办 宣\n"
    )
    assert [text for _, text in copy(ad)] == ["清溪山茶油 一口故乡味", "11月28日至30日 县体育馆广场", "订购热线 0738-7651888"]
    assert (slogan.kicker, slogan.headline) == ((), ("节约用水", "从我做起"))


def test_a_line_broken_at_the_measure_of_a_mail_is_still_joined() -> None:
    (story,) = stories(MARKED + "## 题\n　　本报讯 站在桥头的老船工田德顺摘\n下帽子，朝江面看了很久。\n　　第二段。")
    assert copy(story) == [("body", "本报讯 站在桥头的老船工田德顺摘下帽子，朝江面看了很久。"), ("body", "第二段。")]


@pytest.mark.parametrize(
    "caption", ["", "图：清溪二桥合龙现场。周明 摄\n", "图片说明:大桥合龙。 本报记者 周明 摄  (bridge.jpg)\n"]
)
def test_a_caption_between_head_and_copy_hides_no_head(caption: str) -> None:
    reading = read(
        FRONT + "总投资2.3亿元的城区过江通道迎来节点\n清溪二桥合龙 两岸百姓盼了三十年\n" + caption + "　　本报讯（记者 周明）"
        "11月18日上午，清溪二桥主跨顺利合龙。\n　　一座桥的念想\n　　县城被清溪一分为二，大桥早晚高峰挤满了车。"
    )
    (story,) = reading.issue.articles
    assert story.kicker == ("总投资2.3亿元的城区过江通道迎来节点",)
    assert story.headline == ("清溪二桥合龙", "两岸百姓盼了三十年")
    assert [kind for kind, _ in copy(story)][:3] == ["body", "subheading", "body"]
    if caption:
        assert copy(story)[3] == ("body", " ".join(caption.replace("明:", "明：").split()))
        assert codes(reading) == [("caption-alone", "t.txt 第 6 行")]


def test_a_caption_with_its_picture_beside_the_text_is_that_picture(tmp_path: Path) -> None:
    shipped = next((ROOT / "issues").rglob("*.png"))
    (tmp_path / "桥 1.png").write_bytes(shipped.read_bytes())
    text = tmp_path / "t.txt"
    text.write_text(MARKED + "## 题\n图片说明：大桥合龙。 本报记者 周明 摄（桥 1.png）\n　　正文。\n", encoding="utf-8")
    reading = read_issue(text)
    (picture,) = reading.issue.articles[0].pictures
    assert (picture.file, picture.caption, picture.credit) == ("桥 1.png", "大桥合龙。", "本报记者 周明 摄")
    assert picture.width > 0
    assert set(issue_files(reading.issue)) == {"issue.md", "桥 1.png"}
    assert [entry.role for entry in reading.ledger] == ["masthead", "masthead", "headline", "picture", "body"]


def test_the_end_of_a_poem_is_no_kicker() -> None:
    poem = "　　　桥在长高\n　　　从两岸伸出手来\n　　　我提着一尾鱼\n　　　走过石阶\n　　　水在身后\n　　　合上了书\n"
    first, second = stories(MARKED + "## 初冬\n" + poem + "## 外婆的灶台\n　　外婆的灶台是黄泥砌的，两口锅。\n")
    assert copy(first) == [("verse", "桥在长高\n从两岸伸出手来\n我提着一尾鱼\n走过石阶\n水在身后\n合上了书")]
    assert second.kicker == ()
    (flush, other) = stories(MARKED + "## 初冬\n" + poem.replace("　", "") + "## 外婆的灶台\n外婆的灶台是黄泥砌的，两口锅。\n")
    assert (other.kicker, sum(len(text) for _, text in copy(flush))) == ((), 29)


@pytest.mark.parametrize(
    ("before", "kicker"),
    [
        ("　　正文完了。\n县委书记主持并讲话\n", ("县委书记主持并讲话",)),
        ("　　正文完了。\n\n县委书记主持并讲话\n", ("县委书记主持并讲话",)),
        ("　　正文完了。\n县委书记主持并讲话\n\n", ()),  # nearer to the story above
        ("　　正文说到这里还没有完所以一定还要接着往下说才行\n县委书记主持并讲话\n", ()),  # which may go on
        ("　　正文完了。\n　　县委书记主持并讲话\n", ()),  # a paragraph
        ("　　正文完了。\n现场榨油\n免费品尝\n满百就减\n", ()),  # too many
        ("　　正文完了。\n订购热线 0738-7651888\n", ()),
    ],
)
def test_a_kicker_stands_close_to_its_headline_and_off_the_copy_above(before: str, kicker: tuple[str, ...]) -> None:
    text = f"{MARKED}## 题一\n{LONG}\n{LONG[:-6]}大事。\n{before}## 县委召开扩大会议\n{LONG}\n\n## 题三\n{LONG}\n{LONG[:-5]}。"
    reading = read(text)
    assert reading.issue.articles[1].kicker == kicker
    lost = before.replace("\n", "").replace("　", "").removesuffix("".join(kicker))
    assert "".join(text for _, text in copy(reading.issue.articles[0])).endswith(lost)


def test_a_kicker_over_the_first_marked_headline_is_no_masthead() -> None:
    (story,) = stories(FRONT + f"总投资2.3亿元的工程迎来节点\n## 清溪二桥合龙\n{LONG}")
    assert story.kicker == ("总投资2.3亿元的工程迎来节点",)


def paged() -> Reading:
    return read(
        FRONT
        + f"第1版  要闻\n责任编辑:陈望  校对:孙校\n\n## 题一\n{LONG}\n———————\n第2版  综合\n责任编辑：李小满\n\n## 题二\n{LONG}\n"
    )


def test_labels_of_pages_name_sections_editors_and_the_pages_of_stories() -> None:
    issue: Issue = paged().issue
    head = issue.masthead
    assert (head.sections, head.editors, head.proofreaders) == (("要闻", "综合"), ("陈望", "李小满"), ("孙校",))
    assert [story.page for story in issue.articles] == [1, 2]
    assert all(len(story.paragraphs) == 1 for story in issue.articles)
    assert codes(paged()) == [("page-label", "t.txt 第 4 行"), ("page-label", "t.txt 第 10 行")]


def test_editors_of_no_page_are_told_and_no_copy() -> None:
    reading = read(MARKED + f"## 题一\n{LONG}\n责任编辑：李小满\n## 题二\n{LONG}\n责任编辑：陈望\n")
    assert reading.issue.masthead.editors == ()
    assert all(len(story.paragraphs) == 1 for story in reading.issue.articles)
    assert codes(reading) == [("page-staff", "t.txt 第 6 行"), ("page-staff", "t.txt 第 9 行")]
    assert [entry.role for entry in reading.ledger].count("unknown") == 2
    one = read(MARKED + f"## 题一\n{LONG}\n责任编辑：李小满\n")
    assert (one.issue.masthead.editors, codes(one)) == (("李小满",), [("page-staff", "t.txt 第 6 行")])


@pytest.mark.parametrize("line", ["第一版印了三千册，很快卖完。", "编辑：这本书有三个版。", "第2版"])
def test_what_is_a_label_of_a_page(line: str) -> None:
    (story,) = stories(MARKED + f"## 题一\n{LONG}\n　　{line}\n")
    assert len(story.paragraphs) == (1 if line == "第2版" else 2)


def test_labels_of_columns_bylines_and_verse() -> None:
    first, second, third = stories(
        MARKED + f"## 全县禁毒宣传进校园\n\n{LONG}\n\n【社论】\n\n## 让每一分水利钱都流进田里\n\n{LONG}\n\n【评】\n\n{LONG}\n\n"
        "## 初冬\n\n　　　□ 罗青\n\n　　雾从柳树湾起身\n　　把渡口还给渡口\n　　一条船空着\n　　像一句没有说完的话\n"
    )
    assert (first.label, second.label, third.label) == ("", "社论", "")
    assert ("subheading", "【评】") in copy(second)
    assert third.byline == "□ 罗青"
    assert copy(third) == [("verse", "雾从柳树湾起身\n把渡口还给渡口\n一条船空着\n像一句没有说完的话")]


def test_without_marks_what_sticks_out_over_indented_copy_is_a_headline() -> None:
    text = FRONT + (
        f"县委书记主持并讲话\n县委召开扩大会议 研究水利建设\n{LONG}\n　　抓实每一渠\n{LONG}\n"
        f"石门镇：小水电站“下岗” 鱼儿回来了\n{LONG}\n\n【社论】\n把钱用好\n{LONG}\n\n"
        f"寻找清溪老手艺（之五）\n老裁缝和她的三尺案板\n{LONG}\n\n　　节约用水\n　　县文明办 宣\n天气预报\n"
        "　　今天 多云转阴 6至13℃\n　　明天 小雨 5至9℃\n"
    )
    heads = [(story.kicker, story.headline, story.label) for story in stories(text)]
    assert heads == [
        (("县委书记主持并讲话",), ("县委召开扩大会议", "研究水利建设"), ""),
        ((), ("石门镇：小水电站“下岗”", "鱼儿回来了"), ""),
        ((), ("把钱用好",), "社论"),
        (("寻找清溪老手艺（之五）",), ("老裁缝和她的三尺案板",), ""),
        ((), ("天气预报",), ""),
    ]


def test_a_long_story_with_short_lines_between_blank_ones_is_suspected() -> None:
    flush = LONG.strip("　")
    others = "".join(f"油茶进入采摘尾声\n第{n}，{flush}\n又{n}，{flush}\n再{n}，{flush}\n末{n}，{flush}\n\n" for n in range(4))
    text = FRONT + f"题在这里\n本报讯 {flush}\n{flush}\n\n" + others
    suspected = [finding for finding in read(text).findings if finding.code == "possible-headline"]
    assert [finding.where for finding in suspected] == ["t.txt 第 8 行", "t.txt 第 14 行", "t.txt 第 20 行", "t.txt 第 26 行"]
    assert suspected[0].severity == "warning"
    assert "“油茶进入采摘尾声”可能是另一篇稿件的标题" in suspected[0].message


@pytest.mark.parametrize("front", ["　　清溪报\n　　2026年11月20日 星期五\n", "清溪报\n2026年11月20日 星期五\n"])
def test_indents_before_every_line_say_nothing_of_heads(front: str) -> None:
    text = front + f"　　县委召开扩大会议\n　　本报讯 {LONG[2:]}\n{LONG}\n　　油茶进入采摘尾声\n　　本报讯 {LONG[2:]}\n"
    assert [(story.headline, len(story.paragraphs)) for story in stories(text)] == [
        (("县委召开扩大会议",), 2),
        (("油茶进入采摘尾声",), 1),
    ]
