"""Lists, verse, names, tables and editors' notes in raw text: told where it is safe, left as copy where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.issue.model import Paragraph, Span
from epaper.issue.raw.repair import read_raw
from epaper.issue.reading import Reading

FRONT = "# 湘江晚报\n2026年5月21日\n\n## 题\n"
NAMES = "张三 李四 王五 赵六 钱七 孙二八 周九九 吴十"


def read(copy: str) -> Reading:
    return read_raw(FRONT + copy, "t.txt", Path("t.txt"))


def kinds(copy: str) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in read(copy).issue.articles[0].paragraphs]


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        ("●稻谷入仓\n● 油菜开镰\n正文。", [("item", "● 稻谷入仓"), ("item", "● 油菜开镰"), ("body", "正文。")]),
        ("1、稻谷入仓\n2、油菜开镰\n正文。", [("item", "1、稻谷入仓"), ("item", "2、油菜开镰"), ("body", "正文。")]),
        ("1. 稻谷\n2. 油菜。\n3. 小麦", [("item", "1. 稻谷"), ("item", "2. 油菜。"), ("item", "3. 小麦")]),
        (
            "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。",
            [("verse", "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。")],
        ),
        (NAMES, [("names", NAMES)]),
        ("张　三 李四、王五\n赵六 钱七 孙二八\n周九九 吴十", [("names", NAMES)]),
        (
            "作物\t面积\n早稻\t420万亩\n\n油菜\t310\n正文。",
            [("table", "作物\t面积\n早稻\t420万亩\n油菜\t310"), ("body", "正文。")],
        ),
        ("编者按：本报今起开栏。\n正文。", [("note", "编者按：本报今起开栏。"), ("body", "正文。")]),
        ("编者按\n本报今起开栏，\n敬请关注。", [("note", "编者按 本报今起开栏，敬请关注。")]),
        ("【编者的话】本报今起开栏。", [("note", "【编者的话】本报今起开栏。")]),
    ],
)
def test_what_is_told(copy: str, told: list[tuple[str, str]]) -> None:
    assert kinds(copy) == told


@pytest.mark.parametrize(
    "copy",
    [
        "1. 一是加强领导。",  # one alone is no list
        "2、油菜开镰。\n3、小麦灌浆。",  # nor one that does not begin at the beginning
        "1.5万人参加。\n2.5万人观看。",
        "白日依山尽，\n黄河入海流。\n欲穷千里目。",
        "张三、李四、王五、赵六、钱七、孙二八、周九九、吴十等参加。",
        "张三、李四、王五、赵六、钱七、孙二八、周九九、吴十出席",
        "张三 李四 王五 赵六 钱七 孙二八 周九九",  # seven
        "文化 体育 旅游 教育 卫生 科技 民政 公安",  # no surnames
        "早稻\t420",  # one row is no table
        "\t段首有跳格的一段。\n\t又一段。",
        "编者按下葫芦浮起瓢。",
    ],
)
def test_what_stays_copy(copy: str) -> None:
    assert {kind for kind, _ in kinds(copy)} == {"body"}


def test_a_single_bullet_over_copy_is_a_sub_heading_as_before() -> None:
    assert kinds("开头一段。\n●强化责任\n第二段。")[1] == ("subheading", "●强化责任")


def test_a_table_stands_its_numbers_right_and_a_note_its_label_in_hei() -> None:
    table, note = read("作物\t面积\n早稻\t420\n\n编者按：开栏。").issue.articles[0].paragraphs
    assert table.align == "lr"
    assert note == Paragraph("编者按：开栏。", "note", (Span(0, 3, "strong"),))


def test_ledger_and_findings_say_what_was_told() -> None:
    reading = read(f"●甲\n●乙\n{NAMES[:14]}\n{NAMES[15:]}\n正文。")
    assert [(entry.role, entry.fate) for entry in reading.ledger if entry.line > 4] == [
        ("item", "作 a1 第 1 段，认作列表的一条"),
        ("item", "作 a1 第 2 段，认作列表的一条"),
        ("names", "作 a1 第 3 段，认作名单"),
        ("joined", "接在第 7 行之后，并入 a1 第 3 段"),
        ("body", "作 a1 第 4 段"),
    ]
    told = [finding for finding in reading.findings if finding.code == "recognised-material"]
    assert [(finding.where, finding.message) for finding in told] == [
        ("t.txt 第 7 行", "第 7 至 8 行看来是名单，已照此收入；请核对。")
    ]
