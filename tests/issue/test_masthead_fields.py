"""Masthead and imprint lines of several papers: any order, several fields on a line, nothing lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.errors import UnreadableInput
from epaper.issue.raw.fields import find_fields
from epaper.issue.raw.lines import split_lines
from epaper.issue.raw.masthead import read_masthead
from epaper.issue.raw.repair import read_raw
from epaper.issue.values import read_number


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("2026年5月21日 星期四", {"date": "2026年5月21日", "weekday": "星期四"}),
        ("二〇二六年五月二十一日 周四", {"date": "二〇二六年五月二十一日", "weekday": "周四"}),
        ("2026-05-21|星期四|丙午年四月初五", {"date": "2026-05-21", "weekday": "星期四", "lunar_date": "丙午年四月初五"}),
        ("星期四农历丙午年四月初五今日8版", {"weekday": "星期四", "lunar_date": "农历丙午年四月初五", "pages_today": "今日8版"}),
        ("农历闰六月廿三 今日十二版", {"lunar_date": "农历闰六月廿三", "pages_today": "今日十二版"}),
        ("国内统一刊号：CN43-0018 总第12345期", {"cn_number": "CN43-0018", "issue_number": "总第12345期"}),
        ("邮发代号：41-22 国外代号 D123", {"distribution": "国外代号 D123"}),
        (
            "中共长沙市委主管主办 长沙晚报社出版",
            {"supervisor": "中共长沙市委", "sponsor": "中共长沙市委", "publisher": "长沙晚报社"},
        ),
        ("主管：中共长沙市委 主办：长沙晚报社", {"supervisor": "中共长沙市委", "sponsor": "长沙晚报社"}),
        ("地址：长沙市晚报大道 267 号 邮编：410016 电话：0731-82205000", {"address": "电话：0731-82205000"}),
        ("印刷：长沙晚报印务公司 零售价：1.50元", {"printer": "长沙晚报印务公司", "price": "零售价：1.50元"}),
        ("发行单位：邮政公司 每份2元", {"distribution": "邮政公司", "price": "每份2元"}),
        ("网址：www.icswb.com", {"website": "网址：www.icswb.com"}),
        ("http://www.hyqss.cn", {"website": "http://www.hyqss.cn"}),
    ],
)
def test_fields_of_a_line(line: str, fields: dict[str, str]) -> None:
    found = find_fields(line)
    assert dict(found.fields) == fields
    assert found.rest == ()


def test_a_paper_with_no_name_but_a_latin_one() -> None:
    masthead = read_masthead(split_lines("# The River Times\n2026年5月21日")[0], "t.txt").masthead
    assert (masthead.name, masthead.latin_name) == ("The River Times", "")


@pytest.mark.parametrize(
    ("text", "number"), [("今日四版", 4), ("12", 12), ("-1", None), ("-12", None), ("0", None), ("1000", None)]
)
def test_a_number_of_pages(text: str, number: int | None) -> None:
    assert read_number(text) == number


def test_a_masthead_in_another_order() -> None:
    text = (
        "总第8888期 今日8版\nCHANGSHA EVENING NEWS\n长沙晚报\n星期四 2026年5月21日\n"
        "长沙晚报社出版 中共长沙市委主管主办\nCN43-0018 责任编辑：张三"
    )
    read = read_masthead(split_lines(text)[0], "t.txt")
    masthead = read.masthead
    assert (masthead.name, masthead.latin_name, masthead.issue_number) == ("长沙晚报", "CHANGSHA EVENING NEWS", "总第8888期")
    assert (masthead.pages_today, masthead.cn_number) == (8, "CN 43-0018")
    assert [(finding.code, finding.where) for finding in read.findings] == [("masthead-unknown", "t.txt 第 6 行")]


def test_imprint_at_the_foot() -> None:
    body = "# 长沙晚报\n## 题\n甲。\n地址：长沙市晚报大道267号 邮编：410016\n印刷：长沙晚报印务公司 零售价1.50元"
    reading = read_raw(body, "t.txt", Path("t.txt"))
    assert [p.text for p in reading.issue.articles[0].paragraphs] == ["甲。"]
    masthead = reading.issue.masthead
    assert (masthead.address, masthead.printer, masthead.price) == (
        "长沙市晚报大道267号 邮编：410016",
        "长沙晚报印务公司",
        "零售价1.50元",
    )


def test_a_name_can_come_from_the_publisher() -> None:
    assert read_masthead(split_lines("长沙晚报社出版\n2026年5月21日")[0], "t.txt").masthead.name == "长沙晚报"


def test_without_a_name_there_is_no_masthead() -> None:
    with pytest.raises(UnreadableInput, match="找不到报名"):
        read_masthead(split_lines("2026年5月21日")[0], "t.txt")


def test_an_impossible_date_is_a_finding() -> None:
    read = read_masthead(split_lines("长沙晚报\n2026年2月30日")[0], "t.txt")
    assert read.masthead.date is None
    assert [finding.code for finding in read.findings] == ["date-impossible"]
