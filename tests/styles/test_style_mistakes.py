"""What a person may get wrong in a style file, and the one sentence each mistake is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.errors import UnreadableInput
from epaper.resources import styles_folder
from epaper.style import load_style
from epaper.style.reading import read_house
from epaper.style.said import StyleFile, said

MISTAKES = [
    ("[masthead]\nheigt = 0.2", "own.toml：没有“masthead.heigt”这一项；是不是“height”？"),
    ("[colours]\nred = 1", "own.toml：没有“colours”这一项；是不是“inks”？"),
    ("[fonts]\nbody = 'song'", "own.toml：没有“fonts”这一项；是不是“faces”？"),
    ("colour = 1", "own.toml：没有“colour”这一项；"),
    ("[masthead]\nheight = 2", "own.toml：masthead.height 应在 0.03 至 0.4 之间，现在是 2；请改正。"),
    ("[masthead]\nheight = '高'", "own.toml：masthead.height 应是数，现在是 “高”；请改正。"),
    ("[masthead]\nheight = true", "own.toml：masthead.height 应是数，现在是 true；请改正。"),
    ("[masthead]\nmanner = 'big'", "own.toml：masthead.manner 应是 “lettering”、“nameplate” 之一，现在是 “big”；请改正。"),
    ("masthead = 'nameplate'", "own.toml：masthead 应是一节；请写成 [masthead]，下面写 manner、artwork、ink 等各项。"),
    ("[language]\nname = 'zh'", "own.toml：language 不是一节；请写成“language = …”。"),
    ("[faces]\nname = 'heiti'", "own.toml：faces.name 应是随附的字体之一（song、"),
    ("[heads.lead]\nlines = 2.5", "own.toml：heads.lead.lines 应是整数，现在是 2.5；请改正。"),
    ("body_sizes = 10", "own.toml：body_sizes 应是方括号里的 若干 项，用逗号隔开，现在是 10；请改正。"),
    ("body_sizes = []", "own.toml：body_sizes 是空的；请至少写一个字号，如 [10.5, 9.0]。"),
    ("body_sizes = [9.0, 10.0]", "own.toml：body_sizes 应从大到小、各不相同，现在是 [9.0, 10.0]；请改次序。"),
    ("body_sizes = [3.0]", "own.toml：body_sizes 应在 6 至 30 之间，现在是 3.0；请改正。"),
    ("pitch_best = 1.1", "own.toml：pitch_best 1.1 应在 pitch_least 1.26 与 pitch_most 1.42 之间。"),
    ("[wording]\njump_to = '下转'", "own.toml：wording.jump_to 里缺少 {page}，现在是“下转”；请把它写进去。"),
    ("[wording]\njump_to = '下转{pg}'", "own.toml：wording.jump_to 里的 {pg} 无从填起，现在是“下转{pg}”；可以填入的是 {page}。"),
    ("[wording]\njump_to = '下转{page'", "own.toml：wording.jump_to 的花括号不成对，现在是“下转{page”；可以填入的是 {page}。"),
    ("[wording]\njump_to = '{page.x}'", "own.toml：wording.jump_to 里的 {page.x} 无从填起"),
    ("[wording]\nweekdays = ['一']", "own.toml：wording.weekdays 应有七天或一天也不写，从星期一写起，现在是 1 天。"),
    ("[inks]\nred = '#f00'", "own.toml：inks.red 应写屏幕色 rgb 和印刷色 cmyk 两项；"),
    ("[inks.red]\nrgb = 'red'", "own.toml：inks.red.rgb 应是 # 和六位十六进制数，现在是“red”；"),
    ("[inks.red]\ncmyk = [1, 2]", "own.toml：inks.red.cmyk 应是青、品红、黄、黑四个 0 至 100 的数，现在是 [1, 2]；"),
    ("[inks.red]\ncmyk = [90, 90, 90, 90]", "own.toml：inks.red.cmyk 四色共 360%，新闻纸最多吃 240%；请减去一些墨。"),
    ("[folio]\nright = []", 'own.toml：folio 没有版序 "number"，报纸每版都要有；'),
    ("[folio]\nleft = ['number']", "own.toml：folio 里有一项写了两次；请只留一处。"),
    ("[heads]\nleast = 2.0", "own.toml：heads 的 least 2 比 smallest 1.4 还大；请改小。"),
    ("[box]\ninset = 12.0", "own.toml：box.inset 是 12 磅，边线会碰到 9 磅的正文；请改到 7.5 以内，或把 box.frame 改细。"),
    (
        "[box]\ninset = 2.0\nframe = { weights = [6.0, 2.0], apart = 8.0, ink = 'red' }",
        "own.toml：box.inset 是 2 磅，边线会碰到 9 磅的正文；请把 box.frame 的线改细、改近。",
    ),
    ("language = '中文'", "own.toml：language 应是语言的代号，现在是“中文”；请写成 zh-CN、en 这样。"),
    ("auto = ['a3']", "own.toml：auto 里的纸张“a3”没有说明；请加一节 [stocks.a3]，或改成 broadsheet、tabloid、a4 之一。"),
    ("auto = []", "own.toml：auto 是空的；请写出可选的纸张，如 "),
    ("[stocks]\na3 = 5", "own.toml：stocks 下面应是有名字的节；请写成 [stocks.名字]，下面写各项。"),
    ("[stocks.a3]\nwidth = 297.0", "own.toml：缺少“stocks.a3.height”；请补上"),
    ("[stocks.a4]\narea = [300.0, 200.0]", "own.toml：stocks.a4.area 版心300×200 毫米比纸 210×297 大；请改小。"),
    (
        "[masthead]\nartwork = 'name.svg'",
        "own.toml：masthead.artwork 的“name.svg”找不到；请把它放在样式文件旁边，或这一期的文件夹里。",
    ),
    ("x = \n", "own.toml 第 2 行第 5 列：不合 TOML 的写法；"),
    ("[heads", "own.toml末尾：不合 TOML 的写法；"),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES, ids=[text.replace("\n", " ") for text, _ in MISTAKES])
def test_each_mistake_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "own.toml").write_text(f'extends = "chinese"\n{text}', encoding="utf-8")
    with pytest.raises(UnreadableInput) as refusal:
        load_style("own.toml", tmp_path)
    assert str(refusal.value).startswith(sentence)
    assert "？。" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


@settings(max_examples=150, deadline=None)
@given(
    key=st.sampled_from(
        [
            "index",
            "auto",
            "body_sizes",
            "stocks",
            "masthead",
            "heads.lead",
            "heads.white",
            "wording.day",
            "inks.red",
            "folio.left",
        ]
    ),
    value=st.sampled_from(
        ["true", "-1", "1e400", "nan", "''", "'{'", "[]", "[[]]", "[{}]", "{}", "{a = 1}", "1979-05-27", "[1, 'a']"]
    ),
)
def test_nothing_a_file_says_ends_in_anything_but_a_look_or_a_sentence(key: str, value: str) -> None:
    file = StyleFile("own.toml", f'extends = "chinese"\n{key} = {value}\n'.encode(), lambda _: None)
    chinese = StyleFile("chinese.toml", (styles_folder() / "chinese.toml").read_bytes(), lambda _: None)
    sentence = "own.toml："
    try:
        read_house(said(file, lambda *_: chinese), file, lambda _: None)
    except UnreadableInput as refusal:
        sentence = str(refusal)
    assert sentence.startswith(("own.toml：", "chinese.toml："))
    assert "\n" not in sentence


def test_a_file_that_builds_on_nothing_must_say_everything(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('language = "zh-CN"\n', encoding="utf-8")
    with pytest.raises(
        UnreadableInput, match=r'^own.toml：缺少“body_sizes”；请补上，或在文件开头写 extends = "chinese"，没写的都照它。$'
    ):
        load_style("own.toml", tmp_path)


def test_files_that_build_on_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "b.toml"', encoding="utf-8")
    (tmp_path / "b.toml").write_text('extends = "a.toml"', encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"^b.toml：extends 绕了回来（a.toml → b.toml → a.toml）"):
        load_style("a.toml", tmp_path)


def test_a_mistake_is_laid_at_the_door_of_the_file_that_makes_it(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('extends = "chinese"\n[heads]\nacross = 1000\n', encoding="utf-8")
    (tmp_path / "own.toml").write_text('extends = "house.toml"\n[inks.red]\nrgb = "#112233"\n', encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"^house.toml：heads.across 应在"):
        load_style("own.toml", tmp_path)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("chines", "版式“chines”不认识；请写随附的 chinese、"),
        ("gone.toml", "版式文件“gone.toml”找不到；"),
        ("../chinese", "版式“../chinese”不认识；"),
        ("", "版式“”不认识；"),
    ],
)
def test_a_style_that_is_not_there_is_one_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        load_style(name, tmp_path)
    assert str(refusal.value).startswith(sentence)


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes("版".encode("gb18030"))
    with pytest.raises(UnreadableInput, match=r"^own.toml：不是 UTF-8 文本；"):
        load_style("own.toml", tmp_path)
