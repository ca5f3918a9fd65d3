"""Type and the grounds a style puts it on: what is too faint to be read is told, once for each ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.colours import Rgb, contrast
from epaper.compose import compose
from epaper.style import House, Style, load_style
from epaper.style.contrast import faint_type
from epaper.style.files import shipped_styles
from tests.issues.makers import issue_of


def own(folder: Path, text: str) -> House:
    (folder / "own.toml").write_text(f'extends = "chinese"\n{text}', encoding="utf-8")
    return load_style("own.toml", folder)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (Rgb(0, 0, 0), Rgb(255, 255, 255), 21.0),
        (Rgb(255, 255, 255), Rgb(0, 0, 0), 21.0),
        (Rgb(119, 119, 119), Rgb(255, 255, 255), 4.48),  # the grey that just fails
        (Rgb(255, 0, 0), Rgb(255, 255, 255), 4.0),
        (Rgb(9, 90, 9), Rgb(9, 90, 9), 1.0),
    ],
)
def test_contrast_is_that_of_the_web(one: Rgb, other: Rgb, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("name", shipped_styles())
def test_no_shipped_style_is_faint(name: str) -> None:
    assert list(faint_type(load_style(name))) == []


LIGHT = '[inks.accent]\nrgb = "#F3A020"\ncmyk = [0, 42, 90, 0]\n'
FAINT = [
    ('[box]\nground = "accent"', "box.ground 的“accent”上的字看不清：正文（black）的对比 3.2 不到 4.5，栏目名（red）"),
    ('[ornament]\nground = "black"', "ornament.ground 的“black”上的字看不清：正文（black）的对比 1.0 不到 4.5，主题（black）"),
    ('[band]\nground = "red"\n[label]\nink = "white"\nmanner = "reverse"', "label.ink 的“white”上的字看不清：栏目名（white）"),
    ('[band]\nground = "accent"\n[heads]\nink = "red"', "band.ground 的“accent”上的字看不清：主题（red）的对比 1.0 不到 3"),
    ('[masthead]\nground = "red"', "masthead.ground 的“red”上的字看不清：报名（red）的对比 1.0 不到 3；请换一个墨色，"),
    (f'{LIGHT}[masthead]\nslogan_ink = "accent"', "masthead.slogan_ink 的“accent”上的字看不清：口号（white）的对比 2.1 不到 3"),
    (f'index_ink = "accent"\n{LIGHT}', "index_ink 的“accent”上的字看不清：导读题头（white）的对比 2.1 不到 3"),
    (f'{LIGHT}[folio]\nnumber_ink = "accent"', "白纸上的字看不清：报眉的版序（accent）的对比 2.1 不到 3"),
    ('[heads]\nink = "white"', "白纸上的字看不清：主题（white）的对比 1.0 不到 3"),
]


@pytest.mark.parametrize(("text", "sentence"), FAINT, ids=[text.replace("\n", " ") for text, _ in FAINT])
def test_what_is_faint_is_one_sentence_for_each_ground(tmp_path: Path, text: str, sentence: str) -> None:
    found = [finding.message for finding in faint_type(own(tmp_path, text))]
    assert [message for message in found if message.startswith(sentence)] != [], found
    assert all(message.endswith("；请换一个墨色，或在 [inks] 里把深浅拉开。") for message in found)


def test_a_paper_in_black_alone_is_not_told_of_grounds_that_give_way(tmp_path: Path) -> None:
    assert list(faint_type(own(tmp_path, 'colour_pages = []\n[box]\nground = "accent"'))) == []


def test_the_issue_tells_it(tmp_path: Path) -> None:
    house = own(tmp_path, '[box]\nground = "accent"')
    findings = compose(issue_of(3, 1200, 1, pages=None), Style(stock="a4", house=house)).findings
    assert [(finding.severity, finding.where) for finding in findings if finding.code == "faint-type"] == [("warning", "版式")]
