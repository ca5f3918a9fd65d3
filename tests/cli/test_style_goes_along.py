"""An issue handed on, as an `.epaper` file or a folder, takes the style file it names along, and the artwork of that."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from epaper import __main__ as cli
from epaper.issue.model import Masthead
from epaper.style.files import choose_house

TEXT = "---\n报名: 江城周报\n日期: 2026-05-21\n版式: {style}\n---\n\n## 渡口恢复通航\n\n昨日清晨，渡口恢复通航。\n"
OWN = 'extends = "{below}"\nbody_sizes = [11.0, 10.0]\n\n[masthead]\nartwork = "art/name.svg"\n'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0H40V10H0Z"/></svg>'


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """An issue with a style of its own, which builds on another of its own, and has artwork."""
    folder = tmp_path / "paper"
    (folder / "looks" / "art").mkdir(parents=True)
    (folder / "issue.md").write_text(TEXT.format(style="looks/ours.toml"), encoding="utf-8")
    (folder / "looks" / "ours.toml").write_text(OWN.format(below="base.toml"), encoding="utf-8")
    (folder / "looks" / "base.toml").write_text('extends = "school-paper"\n', encoding="utf-8")
    (folder / "looks" / "art" / "name.svg").write_text(DRAWING, encoding="utf-8")
    (folder / "notes.txt").write_text("不属于这一期。", encoding="utf-8")
    return folder


def handed_on(capsys: pytest.CaptureFixture[str], source: Path, target: Path) -> tuple[int, str]:
    code = cli.main(["import", str(source), "-o", str(target)])
    return code, capsys.readouterr().err


@pytest.mark.parametrize("target", ["one.epaper", "copy"])
def test_style_and_artwork_go_along(capsys: pytest.CaptureFixture[str], paper: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "far-off").mkdir()
    assert handed_on(capsys, paper, tmp_path / "far-off" / target)[0] == 0
    for name in ("issue.md", "looks"):
        paper.joinpath(name).rename(paper / f"gone-{name}")
    house = choose_house(Masthead("报"), tmp_path / "far-off" / target, wanted="looks/ours.toml")
    assert house.body_sizes == (11.0, 10.0)
    assert house.masthead.artwork is not None
    again = tmp_path / "again.epaper"
    assert handed_on(capsys, tmp_path / "far-off" / target, again)[0] == 0
    with zipfile.ZipFile(again) as packed:
        assert packed.namelist() == ["issue.md", "looks/art/name.svg", "looks/base.toml", "looks/ours.toml"]


def test_a_shipped_style_stays_at_home(capsys: pytest.CaptureFixture[str], paper: Path, tmp_path: Path) -> None:
    (paper / "issue.md").write_text(TEXT.format(style="school-paper"), encoding="utf-8")
    assert handed_on(capsys, paper, tmp_path / "one.epaper")[0] == 0
    with zipfile.ZipFile(tmp_path / "one.epaper") as packed:
        assert packed.namelist() == ["issue.md"]


@pytest.mark.parametrize(("gone", "said"), [("looks/base.toml", "“base.toml”找不到"), ("looks/art/name.svg", "找不到")])
def test_what_is_missing_is_said_and_nothing_written(
    capsys: pytest.CaptureFixture[str], paper: Path, tmp_path: Path, gone: str, said: str
) -> None:
    (paper / gone).unlink()
    code, err = handed_on(capsys, paper, tmp_path / "one.epaper")
    assert code == 3
    assert said in err
    assert not (tmp_path / "one.epaper").exists()


def test_a_style_outside_the_issue_cannot_go_along(capsys: pytest.CaptureFixture[str], paper: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('extends = "chinese"\n', encoding="utf-8")
    (paper / "issue.md").write_text(TEXT.format(style="../ours.toml"), encoding="utf-8")
    code, err = handed_on(capsys, paper, tmp_path / "one.epaper")
    assert code == 4
    assert "不在这一期的文件夹里" in err
    assert not (tmp_path / "one.epaper").exists()
