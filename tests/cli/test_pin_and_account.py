"""`epaper layout --pin` and `--unpin` on a copy of the shipped issue, and what `epaper check` says of each page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from epaper.__main__ import main

SEED = Path(__file__).parents[2] / "issues" / "hengyang-daily" / "2026-05-21"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEED, tmp_path / "issue"))


def test_pinning_writes_its_lines_only_and_unpinning_takes_them_off(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (issue / "issue.md").read_bytes()
    assert main(["layout", str(issue), "--pin"]) == 0
    assert "已写入 7 篇稿件的" in capsys.readouterr().out
    lines = (issue / "issue.md").read_text(encoding="utf-8").splitlines(keepends=True)
    written = [line for line in lines if line.startswith(("版位：", "版样: "))]
    assert "".join(line for line in lines if line not in written).encode() == before
    assert sum(line.startswith("版样: ") for line in written) == 1
    assert main(["layout", str(issue), "--pin"]) == 0  # again: what stands is what is written
    assert (issue / "issue.md").read_text(encoding="utf-8") == "".join(lines)
    assert main(["layout", str(issue), "--unpin"]) == 0
    assert (issue / "issue.md").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["layout", "{raw}", "--pin"], "请先用“epaper import”整理成一期，再固定版面。", 2),
        (["layout", "{issue}", "--unpin"], "里面没有写版位，不必取消。", 2),
        (["layout", "{issue}", "--pin", "--unpin"], "不能同时写", 2),
        (["layout", "{issue}", "--style", "没有这种版式"], "没有这种版式", 3),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    issue: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str, code: int
) -> None:
    assert main([word.format(issue=issue, raw=issue / "source.txt") for word in words]) == code
    errors = capsys.readouterr().err
    assert said in errors
    assert errors.count("\n") == 1


def test_check_says_how_full_each_page_is(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(issue)])
    text = capsys.readouterr().out
    assert text.split("版面余缺")[1].splitlines()[1].split() == ["版", "版面", "已排", "余缺", "约合"]
    main(["check", str(issue), "--full"])
    text = capsys.readouterr().out
    table = text.split("版面余缺")[1].split("\n\n")[0].splitlines()
    assert table[1].split() == ["版", "版面", "已排", "余缺", "约合", "得分", "与最优"]
    assert [row.split()[0] for row in table[2:6]] == ["1", "2", "3", "4"]
    assert all("满" in row or "余" in row or "缺" in row for row in table[2:6])
    main(["check", str(issue), "--json"])
    pages = json.loads(capsys.readouterr().out)["pages"]
    for page in pages:
        assert page["used"] + page["left"] == page["room"]
        assert sum(page["terms"].values()) == pytest.approx(page["cost"], abs=0.01)
        assert page["least"] <= page["cost"]
