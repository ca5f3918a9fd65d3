"""Where a style comes from: a name, a file beside the issue or above it or in its bundle, its language; and what it inherits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from epaper.errors import UnreadableInput, UsageError
from epaper.geometry import mm
from epaper.issue.model import Masthead
from epaper.plan.stock import auto_stocks, parse_stock
from epaper.style import choose_house, load_style

ENGLISH = Masthead("The Paper", language="en")
OWN = 'extends = "chinese"\nlanguage = "zh-TW"\n[heads]\nacross = 12.0\n[stocks.rhenish]\nwidth = 315.0\nheight = 470.0\n'
OWN += "area = [285.0, 430.0]\ncolumns = 5\n"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "paper" / "2026-05-21"
    folder.mkdir(parents=True)
    (folder / "issue.md").write_text("---\n报名: 报\n---\n", encoding="utf-8")
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "paper" / "house.toml").write_text('extends = "2026-05-21/own.toml"\n[heads]\nwhite = 2.0\n', encoding="utf-8")
    return folder


def test_a_paper_has_the_shipped_style_that_bears_its_latin_name() -> None:
    assert choose_house(Masthead("衡阳日报", "HENGYANG DAILY")) == load_style("hengyang-daily")
    assert choose_house(Masthead("衡阳日报")) == choose_house(Masthead("澄溪周报", "CHENGXI WEEKLY")) == load_style("chinese")


def test_a_file_says_only_what_differs(issue: Path) -> None:
    own, chinese = load_style("own.toml", issue), load_style("chinese")
    assert (own.language, own.heads.across) == ("zh-TW", 12.0)
    assert own.heads.lead == chinese.heads.lead
    assert own.wording == chinese.wording
    assert [stock.name for stock in own.stocks] == ["broadsheet", "tabloid", "a4", "rhenish"]


def test_one_file_serves_many_issues(issue: Path) -> None:
    house = load_style("../house.toml", issue)
    assert (house.heads.white, house.heads.across) == (2.0, 12.0)


def test_a_path_starts_from_the_issue_file_too(issue: Path) -> None:
    assert load_style("own.toml", issue / "issue.md") == load_style("own.toml", issue)


def test_a_bundle_brings_its_style_and_nothing_from_outside(issue: Path) -> None:
    bundle = issue.parent / "issue.epaper"
    with zipfile.ZipFile(bundle, "w") as archive:
        for name in ("issue.md", "own.toml"):
            archive.write(issue / name, name)
    assert load_style("own.toml", bundle) == load_style("own.toml", issue)
    with pytest.raises(UnreadableInput, match="找不到"):
        load_style("../paper/house.toml", bundle)


def test_what_is_asked_for_goes_before_what_the_issue_wants_and_that_before_the_language(
    issue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(issue.parent)
    assert choose_house(ENGLISH, issue) == load_style("english")
    assert choose_house(ENGLISH, issue, wanted="own.toml") == load_style("own.toml", issue)
    assert choose_house(ENGLISH, issue, wanted="own.toml", asked="house.toml").heads.white == 2.0


def test_a_paper_has_stocks_of_its_own(issue: Path) -> None:
    own = load_style("own.toml", issue)
    stock = parse_stock("Rhenish", own)
    assert stock is not None
    assert (stock.width, stock.columns, stock.area.x) == (mm(315), 5, mm(15))
    assert [stock.name for stock in auto_stocks(own)] == ["broadsheet", "tabloid", "a4"]
    with pytest.raises(UsageError, match="rhenish"):
        parse_stock("a9", own)
    with pytest.raises(UsageError):
        parse_stock("rhenish", load_style("chinese"))


@pytest.mark.parametrize("name", ["chinese", "english", "modern-tabloid", "school-paper"])
def test_columns_of_free_sizes_are_as_wide_as_those_of_the_stocks(name: str) -> None:
    house = load_style(name)
    for look in house.stocks:
        stock, free = parse_stock(look.name, house), parse_stock(f"{look.width:g}x{look.height:g}", house)
        assert stock is not None
        assert free is not None
        assert abs(free.columns - stock.columns) <= 1
