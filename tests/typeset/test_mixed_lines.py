"""Golden lines of mixed text in the faces of the house, each with the rule it shows; `|` parts lines, `-|` with our hyphen."""

from __future__ import annotations

import re

import pytest
from linerules import edge_faults, split_units

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.typeset.classes import ADDRESS, ADDRESS_JOINTS
from epaper.typeset.galley import Setter
from epaper.typeset.prepare import prepare

BOOK = FontBook.shipped()
SETTER = Setter(BOOK)

GOLDEN = [
    (
        "a number keeps its unit, also a Latin one with / (L7)",
        13,
        "限速由60km/h提高|到80km/h，绿地面积达|1.25×10⁴m²，最高气温20℃，|湿度65%～70%。",
    ),
    (
        "per cent signs of both widths, decimals and thousands (L7)",
        13,
        "全年增长5.8%，其中一|季度5.2％、二季度6.1％，|同比提高0.3个百分点，总额|1,234.56亿元。",
    ),
    (
        "fractions in one sign and with /, Greek letters, relations",
        13,
        "约½的受访者、3/4的家|庭表示满意；α粒子与β射线，|Ω＝5，ΔT≤2K。",
    ),
    (
        "an address parts after its joints, where it must",
        11,
        "更多内容请见|https://www.example.|com/news/2026/05/21/|page.html或发邮件至|editor@example.org。",
    ),
    ("Cyrillic and Greek words stay whole", 17, "诗人Александр Пушкин的作|品《Евгений Онегин》，希腊语作|Ευγένιος Ονέγκιν。"),
    (
        "nested quotes and titles: marks side by side share their white (L5)",
        13,
        "他说：“我最喜欢《红楼|梦》（曹雪芹著）里的‘好了|歌’。”众人大笑。",
    ),
    (
        "· never begins a line, and ends one at half width",
        13,
        "卡尔·马克思、弗里德里|希·恩格斯和列夫·尼古拉耶维|奇·托尔斯泰的著作。",
    ),
    ("traditional characters and corner quotes; —— may end a line", 11, "繁體字「臺灣鐵路」與|『國語』：書籍、報紙——|皆用之……"),
    (
        "scores, ranges, currency and № before figures",
        17,
        "比赛以3:2（25:23、21:25、15-13）|获胜，第1—3名奖金￥5000，编号№12、|A4纸80g/m2。",
    ),
    (
        "— between years and places begins no line",
        17,
        "2024—2026年，京津冀—长三角、|东北—远东地区；10:30至11:45；“十四|五”期间。",
    ),
    ("formulas with figures above and below the line", 17, "H₂O与CO₂含量为10⁻³mol/L，x²|＋y²＝r²。"),
    ("telephone and door numbers", 13, "电话：0734-8888888，地|址：解放路1号院3-2-501室（邮|编421001）。"),
    (
        "① stays with what it numbers; 歼-20, 4K/8K and Wi-Fi are names",
        11,
        "①稻谷；②小麦；|③玉米。C919、歼-20、|5G、4K/8K、Wi-Fi、AI+、|B2B、Type-C接口。",
    ),
    ("a reference ① stays with its word", 9, "据新华社报|道①，全年降水偏多|于常年②。"),
    (
        "a long Latin word may part, a name may not",
        17,
        "微软公司发布Windows 11操|作系统和Office 365软件，Copilot |is now available worldwide, said |Microsoft，用户可升级。",
    ),
    (
        "a long Latin word parts with a hyphen (13 cells)",
        13,
        "The artificial |intelligence international-|ization programme人工智|能国际化项目启动。",
    ),
    ("money and counted things: 20万元, 3亿人 (L7)", 11, "投资1.2万元，带动|3亿人次出行，均价约每|平方米8000元。"),
    ("a straight quote keeps to what it quotes", 9, '他写道"人民万|岁"，随后署名。'),
]


@pytest.mark.parametrize(("rule", "cells", "golden"), GOLDEN, ids=[rule for rule, _, _ in GOLDEN])
def test_golden_lines(rule: str, cells: int, golden: str) -> None:
    text = golden.replace("-|", "|").replace("|", "") if "hyphen" in rule else golden.replace("|", "")
    lines = SETTER.galley(Article("a1", ("题",), (Paragraph("天地。"), Paragraph(text))), cells).lines[1:]
    assert "|".join(line.text + "-" * line.hyphen for line in lines) == golden, rule
    assert edge_faults(lines) == [] or "://" in text  # an address has to part somewhere
    assert split_units(text, [line for line in lines if not line.hyphen]) == []


ADDRESSED = [
    "详情可登录www.chengxi-weekly.example查询，或拨打0000-45011218咨询。记者从县气象台获悉，改造项目已经完成。",
    "工作坊的全部讲义已上传至www.mushi-press.example/2026，可以免费下载。",
    "来自海外的约翰在石埠镇住了3年。详情可登录www.chengxi-weekly.example查询，或拨打0000-46183162咨询。",
]
NARROW = 13  # cells: in no more a word of an address of 26 letters may have to part
SHORT = 3.5  # em that a line of letters may lack rather than part a word


@pytest.mark.parametrize("cells", range(11, 22))
@pytest.mark.parametrize("text", ADDRESSED)
def test_an_address_parts_behind_its_marks_and_leaves_no_scraps(text: str, cells: int) -> None:
    lines = SETTER.galley(Article("a1", ("题",), (Paragraph("天地。"), Paragraph(text))), cells).lines[1:]
    inside = {at for found in ADDRESS.finditer(text) for at in range(found.start() + 1, found.end())}
    for line in lines[:-1]:
        full = line.width == pytest.approx(cells, abs=0.01)
        assert full or (cells - line.width < SHORT and text[line.end - 1] in ADDRESS_JOINTS | set("e，"))
        if line.end in inside:
            assert text[line.end] not in ADDRESS_JOINTS
            joint = text[line.end - 1] in ADDRESS_JOINTS
            narrow = cells <= NARROW and re.search("[a-z]{3}$", text[: line.end]) and re.match("[a-z]{3}", text[line.end :])
            assert joint or narrow


@pytest.mark.parametrize("cells", range(9, 22))
@pytest.mark.parametrize("text", ADDRESSED)
def test_the_letters_of_an_address_are_never_spaced(text: str, cells: int) -> None:
    ready = prepare(Paragraph(text), BOOK)
    widths = {box.start: box.width for box in ready.boxes}
    inside = {at for found in ADDRESS.finditer(text) for at in range(found.start(), found.end() - 1)}
    for line in SETTER.galley(Article("a1", ("题",), (Paragraph("天地。"), Paragraph(text))), cells).lines[1:]:
        places = {
            line.start + at: run.x + x
            for run in line.glyphs
            for at, x in zip(
                (run.text and line.text.index(run.text) + cluster for cluster in run.clusters), run.offsets, strict=True
            )
        }
        for at in places.keys() & inside:
            if at + 1 in places:
                assert places[at + 1] - places[at] == pytest.approx(widths[at], abs=0.005)


@pytest.mark.parametrize("cells", range(11, 22))
def test_a_telephone_number_stays_together_where_no_address_crowds_it(cells: int) -> None:
    text = "来自海外的约翰在石埠镇住了3年，她说学会的第一句方言是什么？读者可以拨打0000-46183162咨询，也可以到现场办理。"
    lines = SETTER.galley(Article("a1", ("题",), (Paragraph("天地。"), Paragraph(text))), cells).lines
    assert not any(line.text.endswith("-") for line in lines)
