"""Laws of repair on any text at all: it is read or refused with a sentence, and no line and no word goes missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.errors import UnreadableInput
from epaper.issue.raw.lines import split_lines
from epaper.issue.raw.repair import read_raw
from epaper.issue.reading import Reading
from epaper.issue.tidy import tidy_issue

LINES = (
    *("# 衡阳日报", "## 题一 题二分句", "## 全市大会召开", "### 小题", "一、加强领导", "产业兴起来"),
    *("甲，", "乙。", "丙", "（完）", "##", "---", "", "  ", "\u200b", "今天没有句号的一行字", "A line of English"),
    *("本报讯 今天的新闻。", "新华社北京5月20日电 国家", "本报记者 张三", "建设副中心 争当排头兵", "蔡奇、王毅参加"),
    *("●甲", "●乙", "1、甲", "2、乙。", "白日依山尽，", "黄河入海流。", "编者按", "编者按：开栏。", "甲\t乙", "1\t2\t", "\t"),
    *("张三 李四 王五 赵六 钱七 孙八", "周九、吴十、郑一、王二", "张　三 李四 王五、赵六"),
    *(
        "第2版 综合",
        "责任编辑：李小满",
        "【社论】",
        "图：大桥。周明 摄",
        "图片说明：大桥 (a.jpg)",
        "□ 罗青",
        "　　雾从柳树湾起身",
    ),
    *("　　把渡口还给渡口", "　　一条船空着。", "　　像一句没有说完的话，今天", "石门镇：小水电站"),
    *("2026年5月21日 星期四", "地址：衡阳市 电话：0734", "CN 43-0004", "衡阳日报社出版", "“引号”"),
)
texts = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=12)), max_size=25).map("\n".join)


def repaired(text: str) -> Reading | None:
    try:
        return read_raw(text, "t.txt", Path("t.txt"))
    except UnreadableInput:
        return None


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_line_has_one_entry_and_the_issue_is_tidy(text: str) -> None:
    reading = repaired("# 衡阳日报\n" + text)
    if reading is None:
        return
    visible = [number for number, line in enumerate(("# 衡阳日报\n" + text).split("\n"), 1) if line.strip()]
    assert [entry.line for entry in reading.ledger] == visible
    assert tidy_issue(reading.issue) == reading.issue


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_character_of_a_kept_line_is_in_its_article(text: str) -> None:
    reading = repaired("# 衡阳日报\n## 题\n" + text)
    if reading is None:
        return
    lines = {line.number: line.text for line in split_lines("# 衡阳日报\n## 题\n" + text)[0]}
    for article in reading.issue.articles:
        own = [entry for entry in reading.ledger if entry.article == article.id and entry.role != "dropped"]
        kept = [lines[entry.line].strip("【】") if entry.role == "field" else lines[entry.line] for entry in own]
        parts = [
            article.label,
            *article.kicker,
            *article.headline,
            *article.deck,
            article.byline,
            *(p.text for p in article.paragraphs),
        ]
        assert _letters(parts) == _letters(kept)


def _letters(parts: list[str]) -> Counter[str]:
    """Count characters; blanks do not count, nor the marks between names, which a list of names does without."""
    return Counter(char for part in parts for char in part if not char.isspace() and char not in "、，,；;。")
