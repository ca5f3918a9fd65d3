"""What is found on the pages names the line of the source it is about, as what is found in the source does."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.errors import Finding
from epaper.issue.reader import read_issue

ISSUE = """\
---
报名: 湘江晚报
---

## 春耕生产全面展开
版：9

全市早稻播种面积稳中有增。

插秧已近尾声，
各地抓紧抢收抢种。

## 市图书馆延长开放时间

即日起开放至21时。
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("a1", 5),
        ("a1《春耕生产全面展开》", 5),
        ("a1《春耕生产全面展开》标题", 5),
        ("a1《春耕生产全面展开》第2段", 10),
        ("a2《市图书馆延长开放时间》", 13),
        ("a2《市图书馆延长开放时间》第7段", 13),
        ("第2版 a1 图片“春耕.jpg”", 5),
        ("第1版", 0),
        ("第1版《春耕生产全面展开》", 0),
        ("报头", 0),
        ("a3", 0),
    ],
)
def test_a_finding_about_an_article_gets_its_line(where: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    reading = read_issue(tmp_path)
    *own, found = reading.and_found([Finding("warning", "page-pin", where, "排不进去。")])
    assert tuple(own) == reading.findings
    assert found.where == (f"issue.md 第 {line} 行 {where}" if line else where)


def test_a_headline_as_long_as_a_story_is_told_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    title = "春耕" * 500
    (found,) = read_issue(tmp_path).and_found([Finding("warning", "page-pin", f"a1《{title}》", f"《{title}》排不进去。")])[-1:]
    assert found.where == f"issue.md 第 5 行 a1《{title[:59]}…》"
    assert found.message == f"《{title[:59]}…》排不进去。"


def test_a_finding_about_raw_text_gets_its_line(tmp_path: Path) -> None:
    raw = tmp_path / "source.txt"
    raw.write_text("湘江晚报\n2026年5月21日\n\n## 春耕生产全面展开\n全市早稻播种面积稳中有增，插秧已近尾声。\n", encoding="utf-8")
    (found,) = read_issue(raw).and_found([Finding("warning", "page-pin", "a1", "排不进去。")])[-1:]
    assert found.where == "source.txt 第 4 行 a1"
