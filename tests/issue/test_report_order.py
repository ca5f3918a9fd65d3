"""The order in which people are told of findings: the worst first, and those of the whole issue before those of its pages."""

from __future__ import annotations

from pathlib import Path

from epaper.errors import Finding
from epaper.issue.reader import read_issue
from epaper.issue.report import ledger_text, report_text

TEXT = "---\n报名: 江城周报\n日期: 2026-05-21\n---\n\n## 渡口恢复通航\n\n昨日清晨，渡口恢复通航。\n"


def found(severity: str, where: str) -> Finding:
    return Finding(severity, "x", where, "。")  # type: ignore[arg-type]


def test_the_worst_first_then_as_the_pages_come(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(TEXT, encoding="utf-8")
    reading = read_issue(tmp_path)
    given = [
        found("info", "第1版"),
        found("warning", "第10版"),
        found("warning", "第2版《甲》"),
        found("error", "第3版"),
        found("warning", "报头"),
    ]
    told = report_text(reading, given).split("检查结果：")[1].splitlines()
    assert told[0] == "错误 1，警告 3，提示 1"
    assert [line.split()[:2] for line in told[1:]] == [
        ["错误", "第3版"],
        ["警告", "报头"],
        ["警告", "第2版《甲》"],
        ["警告", "第10版"],
        ["提示", "第1版"],
    ]


def test_the_ledger_tells_of_every_line_if_asked(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(TEXT, encoding="utf-8")
    reading = read_issue(tmp_path)
    assert ledger_text(reading, full=False).count("\n") == 1
    assert ledger_text(reading, full=True).count("\n") == 1 + len([line for line in TEXT.split("\n") if line])
