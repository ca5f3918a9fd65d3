"""What is found on the pages names the line of the source it is about, as what is found in the source does."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.errors import Finding
from epaper.issue.reader import read_issue
from epaper.issue.whereabouts import Place, place_of

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
        ("报头", 2),
        ("全报", 0),
        ("a3", 0),
    ],
)
def test_a_finding_about_an_article_gets_its_line(where: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    reading = read_issue(tmp_path)
    *own, found = reading.and_found([Finding("warning", "page-pin", where, "排不进去。")])
    assert tuple(own) == reading.findings
    assert found.where == (f"issue.md 第 {line} 行 {where}" if line else where)


@pytest.mark.parametrize(
    ("where", "cause", "line"),
    [
        ("a1《春耕生产全面展开》", "page", 6),
        ("a1《春耕生产全面展开》", "rank", 5),  # which has no line of its own
        ("全报", "name", 2),
        ("第1版", "index", 0),
    ],
)
def test_the_line_of_the_field_that_is_the_cause_is_named(where: str, cause: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    (found,) = read_issue(tmp_path).and_found([Finding("warning", "x", where, "不行。", cause)])[-1:]
    assert found.where == (f"issue.md 第 {line} 行 {where}" if line else where)


def test_what_the_reader_finds_names_line_and_article(tmp_path: Path) -> None:
    wrong = ISSUE.replace("---\n\n", "日期: 2026-05-21\n星期: 星期五\n---\n\n", 1) + "\n![书](没有.jpg)\n"
    (tmp_path / "issue.md").write_text(wrong, encoding="utf-8")
    found = {finding.code: finding.where for finding in read_issue(tmp_path).findings}
    assert found["weekday-mismatch"] == "issue.md 第 4 行 报头"
    assert found["form-price"] == "issue.md 第 2 行 报头"  # it has no line yet: the head's first field
    assert found["picture-unreadable"] == "issue.md 第 19 行 a2《市图书馆延长开放时间》"
    assert found["picture-credit"] == "issue.md 第 19 行 a2《市图书馆延长开放时间》"


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("issue.md 第 12 行 第3版 a4《天《下》》第2段", Place("issue.md 第 12 行", "第3版 a4《天《下》》第2段", 12, 3, "a4", 2)),
        ("a 第 1 行", Place("a 第 1 行", "", 1, 0, "", 0)),
        ("第3版《关于 第 5 行 的说明》", Place("", "第3版《关于 第 5 行 的说明》", 0, 3, "", 0)),
        ("a4《关于 第 5 行 的说明》", Place("", "a4《关于 第 5 行 的说明》", 0, 0, "a4", 0)),
        ("第3版 a4 图片“x.jpg”", Place("", "第3版 a4 图片“x.jpg”", 0, 3, "a4", 0)),
        ("全报", Place("", "全报", 0, 0, "", 0)),
        ("", Place("", "", 0, 0, "", 0)),
    ],
)
def test_a_place_is_read_part_by_part(where: str, place: Place) -> None:
    assert place_of(where) == place


def test_a_headline_as_long_as_a_story_is_told_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, encoding="utf-8")
    title = "春耕" * 500
    (found,) = read_issue(tmp_path).and_found([Finding("warning", "page-pin", f"a1《{title}》", f"《{title}》排不进去。")])[-1:]
    assert found.where == f"issue.md 第 5 行 a1《{title[:59]}…》"
    assert found.message == f"《{title[:59]}…》排不进去。"


def test_a_finding_about_material_in_raw_text_gets_its_line(tmp_path: Path) -> None:
    raw = tmp_path / "source.txt"
    names = "张三　李四　王五　赵六　钱七　孙八　周九　吴十\n郑一　王二　冯三　陈四　褚五　卫六　蒋七　沈八\n"
    raw.write_text(f"湘江晚报\n2026年5月21日\n\n## 好邻居名单公布\n名单如下：\n{names}", encoding="utf-8")
    reading = read_issue(raw)
    assert reading.issue.articles[0].paragraphs[1].kind == "names"
    (found,) = reading.and_found([Finding("warning", "x", "a1《好邻居名单公布》第2段", "不行。")])[-1:]
    assert found.where == "source.txt 第 6 行 a1《好邻居名单公布》第2段"


def test_a_finding_about_raw_text_gets_its_line(tmp_path: Path) -> None:
    raw = tmp_path / "source.txt"
    raw.write_text("湘江晚报\n2026年5月21日\n\n## 春耕生产全面展开\n全市早稻播种面积稳中有增，插秧已近尾声。\n", encoding="utf-8")
    (found,) = read_issue(raw).and_found([Finding("warning", "page-pin", "a1", "排不进去。")])[-1:]
    assert found.where == "source.txt 第 4 行 a1"
