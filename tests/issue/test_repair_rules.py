"""Text repair rule by rule (rulebook A8), on copy of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.issue.raw.heads import split_heading
from epaper.issue.raw.repair import read_raw
from epaper.issue.reading import Reading

FRONT = "# 湘江晚报\n2026年5月21日\n\n"
LONG = "会议指出，要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，推动经济社会高质量发展取得新成效。"


def repaired(body: str, front: str = FRONT) -> Reading:
    return read_raw(front + body, "t.txt", Path("t.txt"))


def copy(reading: Reading, article: int = 0) -> list[str]:
    return [paragraph.text for paragraph in reading.issue.articles[article].paragraphs]


def role(reading: Reading, text: str) -> str:
    return next(entry.role for entry in reading.ledger if entry.text.startswith(text[:10]))


@pytest.mark.parametrize("end", ["。", "！", "？", "…", "；", "：", "。”", "！’", "？）", "。》"])
def test_finished_paragraphs_stay_apart(end: str) -> None:
    assert copy(repaired(f"## 题\n甲{end}\n乙。")) == [f"甲{end}", "乙。"]


@pytest.mark.parametrize("end", ["，", "、", "”", "》", "加", "5"])
def test_broken_paragraphs_are_joined(end: str) -> None:
    assert copy(repaired(f"## 题\n{LONG}甲{end}\n乙。")) == [f"{LONG}甲{end}乙。"]


def test_a_paragraph_in_three_pieces_becomes_one() -> None:
    reading = repaired("## 题\n甲，\n\n乙，\n\n丙。\n丁。")
    assert copy(reading) == ["甲，乙，丙。", "丁。"]
    assert [(entry.line, entry.other) for entry in reading.ledger if entry.role == "joined"] == [(7, 5), (9, 7)]


def test_nothing_is_joined_across_a_heading_or_into_a_dateline() -> None:
    reading = repaired("## 题一\n甲，\n## 题二\n乙，\n新华社北京5月20日电 丙。")
    assert [copy(reading, 0), copy(reading, 1)] == [["甲，"], ["乙，", "新华社北京5月20日电 丙。"]]


def test_latin_words_keep_their_gap_at_a_seam() -> None:
    assert copy(repaired("## 题\n他说：Hello\nworld。")) == ["他说：Hello world。"]


def test_a_run_of_two_lines_is_dropped_a_single_line_never() -> None:
    assert copy(repaired("## 题\n甲。\n乙。\n丙。\n甲。\n乙。\n丁。")) == ["甲。", "乙。", "丙。", "丁。"]
    assert copy(repaired("## 题\n甲。\n乙。\n甲。\n丙。")) == ["甲。", "乙。", "甲。", "丙。"]


def test_a_run_repeated_in_another_story_stays() -> None:
    reading = repaired("## 题一\n甲。\n乙。\n## 题二\n甲。\n乙。")
    assert [copy(reading, 0), copy(reading, 1)] == [["甲。", "乙。"]] * 2


def test_a_run_pasted_three_times_is_kept_once() -> None:
    reading = repaired("## 题\n" + "甲。\n乙。\n" * 3)
    assert copy(reading) == ["甲。", "乙。"]
    assert [(e.line, e.other) for e in reading.ledger if e.role == "dropped"] == [(7, 5), (8, 6), (9, 5), (10, 6)]


def test_half_width_colon_between_han_only() -> None:
    assert copy(repaired("## 题\n他说:比分3:2，见http://a.cn。")) == ["他说：比分3:2，见http://a.cn。"]


@pytest.mark.parametrize(
    ("text", "headline", "deck"),
    [
        ("锚定目标不动摇 奋力交出答卷", ("锚定目标不动摇", "奋力交出答卷"), ()),
        ("锚定目标 奋力前行 全市讲评会召开 张三出席并讲话", ("锚定目标", "奋力前行"), ("全市讲评会召开 张三出席并讲话",)),
        ("参观“传承友好 树立典范”图片展", ("参观“传承友好 树立典范”图片展",), ()),
        ("全市 5G 网络覆盖", ("全市 5G 网络覆盖",), ()),
        ("市委全会召开 张三讲话", ("市委全会召开", "张三讲话"), ()),
        ("会见记者", ("会见记者",), ()),
        ("Hello World Again", ("Hello World Again",), ()),
        ("引号“没有合上 还是要分开的", ("引号“没有合上", "还是要分开的"), ()),
    ],
)
def test_head_split(text: str, headline: tuple[str, ...], deck: tuple[str, ...]) -> None:
    assert split_heading(text) == (headline, deck)


def test_slogan_between_stories_goes_to_the_masthead() -> None:
    reading = repaired("## 题一\n甲。\n建设副中心 争当排头兵\n## 题二\n乙。")
    assert reading.issue.masthead.slogan == "建设副中心 争当排头兵"
    assert copy(reading) == ["甲。"]


def test_a_second_slogan_is_kept_as_copy() -> None:
    reading = repaired("## 题一\n甲。\n建设副中心 争当排头兵\n## 题二\n乙。\n今天真高兴 明天更高兴\n## 题三\n丙。")
    assert "今天真高兴 明天更高兴" in copy(reading, 1)


def test_head_lines_round_a_heading() -> None:
    reading = repaired("## 题一\n甲。\n省委召开全面深化改革会议强调\n## 奋力谱写新篇章\n张三主持 李四出席\n本报讯 乙。")
    second = reading.issue.articles[1]
    assert (second.kicker, second.headline, second.deck) == (
        ("省委召开全面深化改革会议强调",),
        ("奋力谱写新篇章",),
        ("张三主持 李四出席",),
    )


def test_without_marks_a_head_line_before_a_dateline_is_a_heading() -> None:
    body = f"全市经济工作会议召开\n本报讯（记者 张三）{LONG}\n{LONG}\n春耕生产全面展开\n新华社长沙5月20日电 {LONG}\n"
    reading = repaired(body, "湘江晚报\n2026年5月21日 星期四\n")
    assert [article.headline for article in reading.issue.articles] == [("全市经济工作会议召开",), ("春耕生产全面展开",)]
    assert [len(article.paragraphs) for article in reading.issue.articles] == [2, 1]


def test_signature_lines_are_the_byline() -> None:
    reading = repaired(f"## 题一\n本报记者 张三 李四\n{LONG}\n## 题二\n{LONG}\n通讯员 王五")
    assert [article.byline for article in reading.issue.articles] == ["本报记者 张三 李四", "通讯员 王五"]


def test_sub_headings() -> None:
    marked = repaired(f"## 题\n{LONG}\n一、加强领导\n{LONG}\n### 狠抓落实\n{LONG}")
    assert [p.text for p in marked.issue.articles[0].paragraphs if p.kind == "subheading"] == ["一、加强领导", "狠抓落实"]
    series = repaired(f"## 题\n{LONG}\n产业兴起来\n{LONG}\n乡村美起来\n{LONG}")
    assert [p.text for p in series.issue.articles[0].paragraphs if p.kind == "subheading"] == ["产业兴起来", "乡村美起来"]


def test_every_line_is_accounted_for_in_any_mess() -> None:
    mess = "----\n##\n无标题的一段话没有完\n# 又一个\n### 小\n\u200b\n甲\n甲\n甲\n甲\n（完）\n2026\n"
    text = FRONT + mess
    reading = repaired(mess)
    assert [entry.line for entry in reading.ledger] == [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
